// Alignment: which sentence of one story stands in another, perhaps reworded, and which of its words are kept.
#pragma once

#include <cstdint>
#include <vector>

#include "copies/folded.h"

namespace dateline::copies {

struct Aligned {
  int32_t other = -1;   // the sentence of the other story; -1: none
  uint32_t common = 0;  // words that both have in the same order
};

// For each sentence of `story` the most like one of `other`. Sentences are aligned when they have kMinCommon of the
// shorter one's words in common. Nearly linear: a few sentences are looked at for each.
std::vector<Aligned> Align(const FoldedStory& story, const FoldedStory& other);
inline constexpr double kMinCommon = 0.5;

// For each word of `story`, whether it lies in a run of kRun words that `other` has too.
inline constexpr size_t kRun = 4;
std::vector<bool> KeptWords(const FoldedStory& story, const FoldedStory& other);

}  // namespace dateline::copies
