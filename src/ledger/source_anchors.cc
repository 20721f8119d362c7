// A run between each two places that are known.
#include "ledger/source_anchors.h"

#include "text/text.h"

namespace dateline {

void SourceAnchors::Add(Span clean, uint64_t source_begin, uint64_t source_end) {
  if (clean.empty()) return;
  Place& first = places_[clean.begin];
  sound_ = sound_ && (!first.begins || first.begin == source_begin);
  first.begins = true;
  first.begin = source_begin;
  Place& last = places_[clean.end];
  sound_ = sound_ && (!last.ends || last.end == source_end);
  last.ends = true;
  last.end = source_end;
}

bool SourceAnchors::Runs(uint32_t text_size, std::vector<SourceRun>* runs) const {
  if (!sound_) return false;
  SourceMap map;
  const auto add = [&](Span clean, uint64_t begin, uint64_t end) {
    const uint64_t size = end - begin;
    if (size == clean.size())
      map.Add({clean, begin});
    else
      map.Add({clean, begin, clean.size(), static_cast<uint32_t>(size)});
    return end >= begin && size <= UINT32_MAX;
  };
  uint32_t clean = 0;
  uint64_t source = 0;
  for (const auto& [at, place] : places_) {
    const uint64_t end = place.ends ? place.end : place.begin;
    const bool first = &place == &places_.begin()->second;
    if (first && end >= at) source = end - at;
    if (at > clean && !add({clean, at}, source, end)) return false;
    if (place.begins && place.begin < end) return false;
    clean = at;
    source = place.begins ? place.begin : end;
  }
  if (text_size > clean) add({clean, text_size}, source, source + (text_size - clean));
  *runs = std::move(map).Take();
  return true;
}

}  // namespace dateline
