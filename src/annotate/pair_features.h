// PairFeatures: how a word lies to an anchor (a cue): distance, place, quotation. Computed here alone, for training and
// for use.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "annotate/quotations.h"
#include "segment/segments.h"

namespace dateline {

// Each is a row of a learned embedding; the numbering is part of the model format.
struct PairFeatures {
  uint8_t distance = 0;  // signed, in words, bucketed; 0 inside the anchor
  uint8_t place = 0;     // same sentence, earlier or later in the paragraph, other paragraphs
  uint8_t quote = 0;     // relation of the two quotations
};
inline constexpr int kDistanceFeatures = 23;
inline constexpr int kPlaceFeatures = 8;
inline constexpr int kQuoteFeatures = 10;

// Words [begin, end) of the document.
struct WordRange {
  uint32_t begin = 0, end = 0;
  bool Has(uint32_t word) const { return word >= begin && word < end; }
  bool Holds(WordRange o) const { return begin <= o.begin && o.end <= end; }
  uint32_t size() const { return end - begin; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// Whether one of the ranges holds all of `words`.
inline bool AnyHolds(const std::vector<WordRange>& ranges, WordRange words) {
  return std::any_of(ranges.begin(), ranges.end(), [&](WordRange range) { return range.Holds(words); });
}

// The words that may be source, content or venue of what is said at the anchor: those of the paragraph before to the
// second after, not farther than kScopeBefore and kScopeAfter words.
inline constexpr uint32_t kScopeBefore = 160;
inline constexpr uint32_t kScopeAfter = 240;
WordRange ScopeOf(const Segments& segments, WordRange anchor);

class PairFeatureReader {
 public:
  // Both must outlive the reader.
  PairFeatureReader(const Segments& segments, const Quotations& quotations)
      : segments_(segments), quotations_(quotations) {}
  PairFeatures Of(WordRange anchor, uint32_t word) const;

 private:
  uint8_t QuoteRelation(WordRange anchor, uint32_t word) const;

  const Segments& segments_;
  const Quotations& quotations_;
};

// Bucket 0..10 of a distance >= 1: 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-22, 23-35, 36-60, more.
uint8_t DistanceBucket(uint32_t distance);

}  // namespace dateline
