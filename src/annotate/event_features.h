// EventFeatures: how an event lies to statements, to mentions and to earlier events. Computed here alone, for training
// and for use.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/pair_features.h"
#include "annotate/role_features.h"

namespace dateline {

// Each field is a row of a learned embedding; the numbering is part of the model format.

// Of the event's status: the act of the smallest statement whose content holds it (20: none), whether that one is
// denied, whether the trigger is quoted, and whether it stands in the first sentence, the second or later.
inline constexpr int kStatusFields = 4;
inline constexpr std::array<int, kStatusFields> kStatusFieldSizes = {21, 2, 2, 3};
using StatusFeatures = std::array<uint8_t, kStatusFields>;

// Of a mention that may take part: distance, place and quotation to the trigger; the event's type; the part of that
// statement which the mention lies in (no statement, source, content, elsewhere); whether it stands in the first
// sentence; how many mentions stand between (0 to 3 before, 4 to 7 after).
inline constexpr int kArgumentFields = 7;
inline constexpr std::array<int, kArgumentFields> kArgumentFieldSizes = {
    kDistanceFeatures, kPlaceFeatures, kQuoteFeatures, 16, 4, 2, 8};
using ArgumentFeatures = std::array<uint8_t, kArgumentFields>;

// Of an earlier event that may be the same: the words (same, same beginning, other), the types (same or not), the
// distance in sentences (0, 1, 2, 3-5, 6-10, more), whether both are quoted alike.
inline constexpr int kSameFields = 4;
inline constexpr std::array<int, kSameFields> kSameFieldSizes = {3, 2, 6, 2};
using SameFeatures = std::array<uint8_t, kSameFields>;

// A statement as far as events ask for it.
struct Telling {
  WordRange source;  // may be empty
  std::vector<WordRange> content;
  uint8_t act = 0;  // StatementAct
  bool denied = false;
};

class EventFeatureReader {
 public:
  // All must outlive the reader.
  EventFeatureReader(std::string_view text, const Segments& segments, const Quotations& quotations,
                     std::span<const Telling> tellings, std::span<const WordRange> mentions);

  // Index of the smallest statement whose content holds the trigger, -1 none. Constant time.
  int TellingOf(WordRange trigger) const;
  StatusFeatures OfStatus(WordRange trigger, int telling) const;
  ArgumentFeatures OfArgument(WordRange trigger, uint8_t type, int telling, uint32_t mention) const;
  SameFeatures OfSame(WordRange later, uint8_t later_type, WordRange earlier, uint8_t earlier_type) const;
  // Indices of the mentions that may take part: those of the sentence, the two before and the one after, nearest
  // kept, and those of the first sentence. Ascending.
  std::vector<uint32_t> Candidates(WordRange trigger) const;

 private:
  std::string_view text_;
  const Segments& segments_;
  const Quotations& quotations_;
  PairFeatureReader pairs_;
  std::span<const Telling> tellings_;
  std::span<const WordRange> mentions_;  // sorted by first word
  std::vector<int> telling_of_word_;     // the smallest statement whose content holds it, -1 none
};

// How many earlier events are looked at.
inline constexpr uint32_t kSameReach = 40;

}  // namespace dateline
