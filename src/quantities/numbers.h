// Numbers: what figures and number words that stand side by side come to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "quantities/lexemes.h"

namespace dateline::quantities {

// mantissa * 10^exponent; the mantissa of a decimal number is a whole one, so that "2.3 billion" is exact.
struct Number {
  enum class Kind : uint8_t { kCount, kShare, kVague } kind = Kind::kCount;  // a share is in percent
  double mantissa = 0;
  int exponent = 0;
  uint32_t end = 0;     // the lexeme after it
  bool scaled = false;  // "million" or the like was said
  bool figure = false;  // begins with a figure
  bool loose = false;   // "a couple"
  double value() const;
};

// The number that begins at `at`, of one sentence's lexemes. Constant time.
std::optional<Number> ReadNumber(std::span<const Lexeme> lexemes, uint32_t at);

}  // namespace dateline::quantities
