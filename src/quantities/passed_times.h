// Numbers inside expressions of time are no quantities.
#pragma once

#include <cstdint>
#include <vector>

#include "quantities/lexemes.h"
#include "times/times.h"

namespace dateline::quantities {

// Takes the meaning of numbers from lexemes inside expressions of time, as far as `times` from `next` on lie in the
// sentence. A number before "a year ago" or "five years ago" is none of them.
void PassOverTimes(const std::vector<TimeExpression>& times, uint32_t end_word, bool stretches, size_t* next,
                   std::vector<Lexeme>* lexemes);

}  // namespace dateline::quantities
