// Quantities: where a text names a number of people, money, things or shares, and which number is meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "times/times.h"

namespace dateline {

struct Quantity {
  uint32_t first_word = 0, end_word = 0;  // words [first_word, end_word): qualifier, number, scale, percent, currency
  uint32_t number_word = 0;               // the first word of the number itself
  // "nearly": high and value; "more than", "at least": low and value; a range: low and high; "dozens": none.
  std::optional<double> low, high, value;
  std::string qualifier;  // "exact", "nearly", "about", "more than", "at least", "up to", "less than", "between", or
                          // the words of a vague number: "dozens"
  bool near = false;      // "nearly", "about", "dozens"
  std::string unit;       // ISO 4217 code, "percent", a measure, or the counted noun phrase; may be empty
  std::string per;        // "barrel" of "$80 a barrel", "100,000 people" of "seven per 100,000 people"
  enum class Kind : uint8_t {
    kCount,
    kMoney,
    kPercent,
    kMeasure,
    kDuration,
    kAge,
    kOrdinal,
    kScore
  } kind = Kind::kCount;
  // The rest is known only when QuantityOptions::alone was asked.
  enum class Move : uint8_t { kNone, kUp, kDown } move = Move::kNone;  // "rose 5 percent", "down to 29"
  std::optional<double> from;                                          // 29 of "to 34 from 29"
  bool further = false;                                                // "another 12"
};

struct QuantityOptions {
  // Nobody chooses among them later: leaves out what is mostly no quantity ("nobody", "one of", "the 2020 election"),
  // finds changes, and counts of a sports result are scores.
  bool alone = false;
  bool durations = false, ages = false, ordinals = false, scores = false;
};

// Sorted, not overlapping, none across sentences. Not dates, times of day and numbers in names; durations, ages and
// ordinals only where they are asked for. REQUIRES: segments are those of text, times of both. Linear time.
std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments,
                                     const std::vector<TimeExpression>& times, const QuantityOptions& options);
// The same, of what FindTimes finds, with no options.
std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments);

}  // namespace dateline
