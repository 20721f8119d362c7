// Charts: a quantity as step lines, in SVG that needs no script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/timeline.h"

namespace dateline {

// Days that a chart reaches over.
struct DaySpan {
  int64_t first = 0, last = 0;
};
DaySpan DaysOfIssues(const std::vector<TimelineIssue>& issues);

// Claimants of a quantity in the order of their first claims; each has a colour and a mark; of 36 no
// two have both.
std::vector<std::string> ClaimantsOf(const TimelineQuantity& quantity);

// The mark of a claimant in a legend.
void AppendMark(size_t claimant, double x, double y, std::string* out);

// A step line for each claimant, a mark for each claim: its words as title, a link to its place in the story.
void AppendQuantity(const Timeline& timeline, const TimelineQuantity& quantity, std::string* out);

// Days at which an axis has a tick, and their names: "5 Mar".
std::vector<int64_t> TicksOf(DaySpan days);
std::string ShortDay(int64_t day);

// "16 March 2019 · Nordpress: At least 11 people ..." of the first telling.
std::string TitleOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings);

// "1,204", "50.8".
std::string NumberWords(double number);

}  // namespace dateline
