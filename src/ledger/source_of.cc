// Ledger::SourceOf: from the clean text back to the bytes of the source file.
#include <algorithm>
#include <utility>

#include "dateline/ledger.h"

namespace dateline {
namespace {

bool Copied(const SourceRun& run) { return run.source_end - run.source_begin == run.clean.size(); }

}  // namespace

// A span that cuts a replaced run takes the whole of it; an empty span is an empty range where it stands; what lies
// behind the last run is its end.
std::pair<uint64_t, uint64_t> Ledger::SourceOf(Span span) const {
  if (runs.empty()) return {0, 0};
  const auto ends_after = [](uint32_t at, const SourceRun& run) { return at < run.clean.end; };
  const auto first = std::upper_bound(runs.begin(), runs.end(), span.begin, ends_after);
  if (first == runs.end()) return {runs.back().source_end, runs.back().source_end};
  uint64_t begin = first->source_begin;
  if (Copied(*first) && span.begin > first->clean.begin) begin += span.begin - first->clean.begin;
  if (span.empty()) return {begin, begin};
  const auto last = std::upper_bound(first, runs.end(), span.end - 1, ends_after);
  if (last == runs.end()) return {begin, runs.back().source_end};
  if (!Copied(*last)) return {begin, last->source_end};
  return {begin, last->source_begin + (span.end - std::min(last->clean.begin, span.end))};
}

}  // namespace dateline
