#include "across/days.h"

#include "ledger/schedule.h"
#include "times/civil_days.h"

namespace dateline::across {

std::optional<std::pair<int32_t, int32_t>> DaysOf(std::string_view date) {
  const Days days = dateline::DaysOf(date);
  const auto first = ParseCivilDate(days.first), last = ParseCivilDate(days.last);
  if (!first || !last) return std::nullopt;
  return std::pair(DayOf(*first), DayOf(*last));
}

}  // namespace dateline::across
