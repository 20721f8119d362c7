// Quantities: the numbers of people, money, things and shares that a text names, computed without the model.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"
#include "dateline/times.h"

namespace dateline {

struct QuantitySpan {
  Span span;         // bytes of the text: qualifier, number, scale, currency, measure; not the counted noun
  std::string kind;  // count, money, percent, measure, duration; age, ordinal and score where they are asked for
  // A range has low and high and no value, "more than 50" value and low, "dozens" none of them. A share is in percent.
  // Low and high are the numbers as they are named: behind "at least", "up to" and "between" they are among what is
  // meant, behind "more than", "less than" and "nearly" they are not. `bound` is > or < for both, `qualifier` tells.
  std::optional<double> value, low, high;
  std::string unit;       // a measure, "percent", "percentage points", what is counted, an ISO code; empty: not said
  std::string currency;   // by ISO 4217; empty also for a word that several states use ("pesos": the unit)
  std::string per;        // "day", "barrel", "100,000 people"
  std::string bound;      // one of = ~ < > up down; up and down only where the number itself is plain
  std::string qualifier;  // "exact", "at least", "nearly", "between", "tens of thousands" ...
  std::string move;       // "up", "down" where it rose or fell, or came to be by that; else empty
  std::optional<double> from;    // 29 of "to 34 from 29", where 29 is a span of its own
  std::optional<double> change;  // by how much it moved: 5
  bool further = false;          // "another 12": on top of others
};

struct QuantitiesAlso {
  bool ages = false, ordinals = false, scores = false;
};

// In order of text, not overlapping. Not dates, times of day and numbers in names. Any bytes; never throws. Linear in
// the text.
std::vector<QuantitySpan> QuantitiesIn(std::string_view text, const QuantitiesAlso& also = {});

// What TimesIn and QuantitiesIn give; faster than both, as the text is read for times once.
struct TimesAndQuantities {
  std::vector<TimeSpan> times;
  std::vector<QuantitySpan> quantities;
};
TimesAndQuantities TimesAndQuantitiesIn(std::string_view text, std::string_view date, const QuantitiesAlso& also = {});

}  // namespace dateline
