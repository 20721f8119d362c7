// Schedule: what a story says comes next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "ledger/occurrences.h"

namespace dateline {

// The first and the last day of "2024-03-21", "2024-03", "2024" or "A/B", as YYYY-MM-DD. Empty for what is no
// date.
struct Days {
  std::string first, last;
};
Days DaysOf(std::string_view date);

// Which of the occurrences are still to come, by date, undated ones last: those planned, unless their last day is
// before the day of publication, and those possible, threatened or called for that are dated after it. A wide date
// begins on the day of publication at the earliest and comes after the narrower ones of its first day.
std::vector<int> Schedule(const Ledger& ledger, const std::vector<Occurrence>& occurrences);

}  // namespace dateline
