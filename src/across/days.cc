#include "across/days.h"

#include <string>

#include "times/civil_days.h"

namespace dateline::across {

std::optional<std::pair<int32_t, int32_t>> DaysOf(std::string_view date) {
  if (const size_t slash = date.find('/'); slash != std::string_view::npos) {
    const auto first = DaysOf(date.substr(0, slash)), last = DaysOf(date.substr(slash + 1));
    if (!first || !last || last->second < first->first) return std::nullopt;
    return std::pair(first->first, last->second);
  }
  if (date.size() == 10) {
    const auto day = ParseCivilDate(date);
    if (!day) return std::nullopt;
    return std::pair(DayOf(*day), DayOf(*day));
  }
  const bool year = date.size() == 4;
  if (!year && date.size() != 7) return std::nullopt;
  const auto first = ParseCivilDate(std::string(date) + (year ? "-01-01" : "-01"));
  if (!first) return std::nullopt;
  const int32_t month = year ? 12 : first->month;
  return std::pair(DayOf(*first), DayOf({first->year, month, DaysIn(first->year, month)}));
}

}  // namespace dateline::across
