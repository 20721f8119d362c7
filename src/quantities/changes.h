// Changes: which quantities of a sentence rose or fell, and from what.
#pragma once

#include <span>

#include "quantities/lexemes.h"
#include "quantities/quantities.h"

namespace dateline::quantities {

struct ReadQuantity {
  Quantity* quantity = nullptr;
  uint32_t first = 0, end = 0;  // lexemes
};

// Does a word right before this lexeme tell that what follows rose or fell? "rose sharply by [5 percent]".
const Lexeme* CueBefore(std::span<const Lexeme> lexemes, uint32_t at);

// Fills `move`, `from` and `further`. Linear in the lexemes.
void FindChanges(std::span<const Lexeme> lexemes, std::span<const ReadQuantity> quantities);

}  // namespace dateline::quantities
