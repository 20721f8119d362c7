// The times of a text as its readers see them: TIMEX3 values and intervals.
#include "dateline/times.h"

#include "times/times.h"

namespace dateline {
namespace {

constexpr std::string_view kUnitNames[kTimeUnits] = {"day",    "week", "weekend", "month",
                                                     "season", "year", "decade",  "century"};

std::string IsoDay(int32_t day) { return Written({day, day + 1}); }

}  // namespace

std::vector<TimeSpan> TimesIn(std::string_view text, std::string_view date) {
  const Segments segments = Segment(text);
  std::vector<TimeSpan> spans;
  for (const TimeExpression& t : FindTimes(text, segments, ParseCivilDate(date))) {
    TimeSpan span;
    span.span = {segments.words[t.first_word].span.begin, segments.words[t.end_word - 1].span.end};
    span.type = "DATE";
    span.precision = kUnitNames[static_cast<size_t>(t.unit)];
    span.value = "PAST_REF";
    if (t.placed && IsWritable(t.days)) {
      span.value = Written(t.days);
      span.begin = IsoDay(t.days.begin);
      span.finish = IsoDay(t.days.end);
    }
    spans.push_back(std::move(span));
  }
  return spans;
}

}  // namespace dateline
