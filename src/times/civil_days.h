// Days of the civil calendar as numbers, and the algebra of day ranges that all dates are made with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct CivilDate {
  int32_t year = 1970;
  int32_t month = 1;  // 1..12
  int32_t day = 1;    // 1..31
  friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

enum class TimeUnit : uint8_t { kDay, kWeek, kWeekend, kMonth, kSeason, kYear, kDecade, kCentury };
inline constexpr size_t kTimeUnits = 8;

// Days [begin, end), counted from 1970-01-01.
struct DayRange {
  int32_t begin = 0, end = 0;
  constexpr int32_t size() const { return end - begin; }
  constexpr bool Has(int32_t day) const { return begin <= day && day < end; }
  friend constexpr bool operator==(const DayRange&, const DayRange&) = default;
};

inline constexpr int32_t kFirstYear = 1, kLastYear = 9999;

// The proleptic Gregorian calendar. REQUIRES: month 1..12; day may run over the month.
int32_t DayOf(CivilDate date);
CivilDate DateOf(int32_t day);
int32_t WeekdayOf(int32_t day);  // 0 Monday .. 6 Sunday
int32_t DaysIn(int32_t year, int32_t month);

// "2024-03-22"; nothing else is a date.
std::optional<CivilDate> ParseCivilDate(std::string_view iso);

// The unit that holds the day. Weeks begin on Monday; the weekend is the one of that week. Seasons begin in March,
// June, September and December.
DayRange Around(TimeUnit unit, int32_t day);
// The range begun `count` units later. Whole months and longer keep whole; a day of the month is kept where there is
// one.
DayRange Shifted(DayRange range, TimeUnit unit, int32_t count);
DayRange Cover(DayRange a, DayRange b);

// All days have years of four digits.
bool IsWritable(DayRange range);
// YYYY, YYYY-MM or YYYY-MM-DD where the range is one whole unit, else A/B with both ends in the largest unit that fits.
// REQUIRES: IsWritable(range), not empty.
std::string Written(DayRange range);

}  // namespace dateline
