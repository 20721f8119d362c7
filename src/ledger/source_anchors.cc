// A run between each two places that are known.
#include "ledger/source_anchors.h"

#include <utility>

#include "text/text.h"

namespace dateline {

void SourceAnchors::Add(Span clean, uint64_t source_begin, uint64_t source_end) {
  if (clean.empty()) return;
  Place& first = places_[clean.begin];
  if (!std::exchange(first.begins, true)) first.begin = source_begin;
  Place& last = places_[clean.end];
  if (!std::exchange(last.ends, true)) last.end = source_end;
}

std::vector<SourceRun> SourceAnchors::Runs(uint32_t text_size) const {
  SourceMap map;
  uint32_t clean = 0;
  uint64_t source = 0;
  const auto add = [&](uint32_t to, uint64_t source_end) {
    const uint64_t size = source_end - source;
    if (size == to - clean)
      map.Add({{clean, to}, source});
    else
      map.Add({{clean, to}, source, to - clean, static_cast<uint32_t>(size)});
  };
  bool first = true;
  for (const auto& [at, place] : places_) {
    const uint64_t end = place.ends ? place.end : place.begin;
    if (std::exchange(first, false) && end >= at) source = end - at;
    if (end < source || end - source > UINT32_MAX || at > text_size) continue;
    if (at > clean) add(at, end);
    clean = at;
    source = place.begins && place.begin > end ? place.begin : end;
  }
  if (text_size > clean) add(text_size, source + (text_size - clean));
  return std::move(map).Take();
}

}  // namespace dateline
