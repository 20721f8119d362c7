// TimeExpressions: where a text names a day, a month, a year or a stretch of them, and which days are meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "times/civil_days.h"

namespace dateline {

// How an expression finds its days; more than one may hold of a phrase, the one that placed it is named.
enum class TimeAnchor : uint8_t {
  kAbsolute,     // "October 2023": by itself
  kPublication,  // "Thursday", "last week": from the day of publication
  kEarlierTime,  // "that day", "the next day": from the expression before it
};

struct TimeExpression {
  uint32_t first_word = 0, end_word = 0;  // words [first_word, end_word), without a preposition before
  TimeUnit unit = TimeUnit::kDay;         // of what is named: kDay for "Thursday", kWeek for "last week"
  TimeAnchor anchor = TimeAnchor::kAbsolute;
  int8_t edge = 0;      // -1 "early", "earlier", 1 "late", "later"; 0 neither
  bool placed = false;  // false: `days` are not known, as nothing to count from is
  DayRange days;
};

// Sorted, not overlapping, none across sentences. A weekday is the nearest on or before publication, a day of a month
// or a month without its year likewise, unless words before it look ahead ("will ... on Thursday", "by Thursday").
// REQUIRES: segments are those of text. Linear time.
std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments,
                                      std::optional<CivilDate> published);

}  // namespace dateline
