// Quantities: where a text names a number of people, money, things or shares, and which number is meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/segments.h"

namespace dateline {

struct Quantity {
  uint32_t first_word = 0, end_word = 0;  // words [first_word, end_word): qualifier, number, scale, percent, currency
  uint32_t number_word = 0;               // the first word of the number itself
  // "nearly": high and value; "more than", "at least": low and value; a range: low and high; "dozens": none.
  std::optional<double> low, high, value;
  std::string qualifier;  // "exact", "nearly", "about", "more than", "at least", "up to", "less than", "between", or
                          // the words of a vague number: "dozens"
  std::string unit;       // ISO 4217 code, "percent", a measure, or the counted noun phrase; may be empty
  enum class Kind : uint8_t { kCount, kMoney, kPercent, kMeasure } kind = Kind::kCount;
};

// Sorted, not overlapping, none across sentences. Not ordinals, dates, times of day, ages, durations or numbers in
// names. REQUIRES: segments are those of text. Linear time.
std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments);

}  // namespace dateline
