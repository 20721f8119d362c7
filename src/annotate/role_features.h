// RoleFeatures: how a mention lies to a statement that it may be addressee or relay of. Computed here alone, for
// training and for use.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "annotate/pair_features.h"

namespace dateline {

// What is known of a statement before its addressee and relay are.
struct Reported {
  WordRange anchor, source, venue;  // source and venue may be empty
  std::vector<WordRange> content;
  uint8_t act = 0;  // StatementAct
};

// Each field is a row of a learned embedding; the numbering is part of the model format: distance, place and quotation
// of the mention's first word to the anchor; the part of the statement that it lies in (none, source, content, venue);
// the statement's act; and whose source it lies in besides (nobody's, that of the statement which holds this one,
// that of another one in the sentence).
inline constexpr int kRoleFields = 6;
inline constexpr std::array<int, kRoleFields> kRoleFieldSizes = {
    kDistanceFeatures, kPlaceFeatures, kQuoteFeatures, 4, 20, 3};
using RoleFeatures = std::array<uint8_t, kRoleFields>;

class RoleFeatureReader {
 public:
  // All must outlive the reader. REQUIRES: `statements` sorted by anchor.begin.
  RoleFeatureReader(const Segments& segments, const Quotations& quotations, std::span<const Reported> statements);

  RoleFeatures Of(size_t statement, WordRange mention) const;

 private:
  uint8_t OtherSource(size_t statement, WordRange mention) const;

  const Segments& segments_;
  PairFeatureReader pairs_;
  std::span<const Reported> statements_;
  std::vector<int> holder_;  // of each statement: the smallest one whose content holds its anchor, -1 none
};

}  // namespace dateline
