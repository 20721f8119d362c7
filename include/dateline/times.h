// Times: the dates, times of day, durations and sets that a text names, computed without the model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline {

struct TimeSpan {
  Span span;          // bytes of the text, without a preposition before
  std::string type;   // as TIMEX3 has it: DATE, TIME, DURATION or SET
  std::string value;  // of TIMEX3: "2024-03-21", "2024-W12", "P3D", "XXXX-WXX-4", "PRESENT_REF"; never empty
  // The first day or minute that is meant, "2024-03-21" or "2024-03-21T15:00"; empty: unknown. With a zone that the
  // text names ("1200 GMT", "9 a.m. EST") value, begin and finish end in it: "2024-03-21T12:00Z",
  // "2024-03-21T09:00-05:00".
  std::string begin;
  std::string finish;     // the first one behind it: [begin, finish)
  std::string mod;        // of TIMEX3: "START" (early), "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", ...; or empty
  std::string precision;  // of what is named: minute, hour, part, day, week, month, season, quarter, year, decade, ...
};

// Ends of a range ("March 3-5") are spans of their own. Times of day are those of the place that is spoken of.
// In order of text, not overlapping. `date` is the day or month of publication, YYYY-MM-DD or YYYY-MM; empty or no such
// thing: unknown, then only what carries its year has days. Any bytes; never throws. Linear in the text.
std::vector<TimeSpan> TimesIn(std::string_view text, std::string_view date);

}  // namespace dateline
