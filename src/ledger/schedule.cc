// What comes next, in the order of days.
#include "ledger/schedule.h"

#include <algorithm>
#include <string>
#include <utility>

#include "times/civil_days.h"

namespace dateline {
namespace {

// Filled up to a day; empty for what is no date.
std::string DayOf(std::string_view date, std::string_view fill) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return "";
  for (size_t i = 0; i < date.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (kShape[i] == 'd' ? !digit : date[i] != '-') return "";
  }
  return std::string(date).append(fill.substr(date.size()));
}

bool MayCome(EventStatus status) {
  return status == EventStatus::kPossible || status == EventStatus::kThreatened || status == EventStatus::kCalledFor;
}

}  // namespace

Days DaysOf(std::string_view date) {
  const size_t slash = date.find('/');
  const std::string_view from = date.substr(0, slash);
  const std::string_view to = slash == std::string_view::npos ? date : date.substr(slash + 1);
  Days days = {DayOf(from, "0000-01-01"), DayOf(to, "0000-12-31")};
  if (days.first.empty() || days.last.empty() || days.last < days.first) return {};
  if (to.size() == 7)
    if (const auto month = ParseCivilDate(std::string(to) + "-01"))
      days.last.replace(8, 2, std::to_string(DaysIn(month->year, month->month)));
  return days;
}

std::vector<int> Schedule(const Ledger& ledger, const std::vector<Occurrence>& occurrences) {
  struct Entry {
    Days days;
    int occurrence = 0;
  };
  const std::string today = DaysOf(ledger.published).first;
  std::vector<Entry> entries;
  for (size_t i = 0; i < occurrences.size(); ++i) {
    const EventStatus status = occurrences[i].status;
    Days days = DaysOf(occurrences[i].date);
    const bool dated = !days.first.empty();
    if (status == EventStatus::kPlanned ? dated && days.last < today
                                        : !MayCome(status) || !dated || today.empty() || days.first <= today)
      continue;
    if (dated) days.first = std::max(days.first, today);
    entries.push_back({std::move(days), static_cast<int>(i)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.days.first.empty() != b.days.first.empty()) return b.days.first.empty();
    return std::pair(a.days.first, a.days.last) < std::pair(b.days.first, b.days.last);
  });
  std::vector<int> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(entry.occurrence);
  return order;
}

}  // namespace dateline
