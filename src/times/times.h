// TimeExpressions: the times that TimesIn finds, laid on the words of segments, as the ledger and the quantities need
// them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "times/civil_days.h"
#include "times/word_forms.h"

namespace dateline {
namespace timex {
struct Found;
}

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
  bool placed = false;  // false: `days` are not known, as nothing to count from is, or the clock alone is named
  DayRange days;
};

// Sorted, not overlapping, none across sentences. The ends of a range ("March 3-5", "between 2014 and 2016") are one
// expression. Left out is what names no stretch of the calendar: durations, sets, rates, "now". `date` as in TimesIn.
// REQUIRES: segments are those of text. Linear time.
std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments, std::string_view date,
                                      const WordFormAt& forms = {});
// The same where it is known what timex::FindIn finds in the text.
std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments, std::string_view date,
                                      const std::vector<timex::Found>& found);
// The same without date, where nothing but the words is asked for: `days`, `unit` and `placed` may be unset. Faster.
std::vector<TimeExpression> WordsOfTimes(std::string_view text, const Segments& segments,
                                         const std::vector<timex::Found>& found);

}  // namespace dateline
