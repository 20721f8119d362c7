// Days of the civil calendar, and the algebra of day ranges.
#include "times/civil_days.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr int32_t kMonths = 12, kWeek = 7, kWeekendBegins = 5, kSeasonMonths = 3, kFirstSeason = 3;
constexpr std::array<int32_t, kMonths> kMonthDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::string_view kIsoForm = "0000-00-00";

bool IsLeap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int32_t FloorTo(int32_t value, int32_t step) { return value - ((value % step) + step) % step; }

// Months are counted from year 0; negative ones are before it.
DayRange MonthsFrom(int32_t month, int32_t count) {
  const auto first = [](int32_t m) {
    const int32_t start = FloorTo(m, kMonths);
    return DayOf({start / kMonths, m - start + 1, 1});
  };
  return {first(month), first(month + count)};
}

int32_t MonthNumber(CivilDate date) { return date.year * kMonths + date.month - 1; }

int32_t MonthsOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMonth:
      return 1;
    case TimeUnit::kSeason:
      return kSeasonMonths;
    case TimeUnit::kYear:
      return kMonths;
    case TimeUnit::kDecade:
      return 10 * kMonths;
    case TimeUnit::kCentury:
      return 100 * kMonths;
    default:
      return 0;
  }
}

std::string Digits(int32_t value, size_t width) {
  std::string digits(width, '0');
  for (size_t i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
  return digits;
}

std::string WrittenIn(TimeUnit unit, int32_t day) {
  const CivilDate date = DateOf(day);
  std::string out = Digits(date.year, 4);
  if (unit != TimeUnit::kYear) out += "-" + Digits(date.month, 2);
  if (unit == TimeUnit::kDay) out += "-" + Digits(date.day, 2);
  return out;
}

}  // namespace

// Days are counted in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
int32_t DayOf(CivilDate date) {
  const int32_t year = date.month <= 2 ? date.year - 1 : date.year;
  const int32_t era = FloorTo(year, 400) / 400;
  const int32_t year_of_era = year - era * 400;
  const int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate DateOf(int32_t day) {
  const int32_t from_march = day + 719468;
  const int32_t era = FloorTo(from_march, 146097) / 146097;
  const int32_t day_of_era = from_march - era * 146097;
  const int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t march_month = (5 * day_of_year + 2) / 153;
  const int32_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * march_month + 2) / 5 + 1};
}

int32_t WeekdayOf(int32_t day) {
  constexpr int32_t kEpoch = 3;  // 1970-01-01 was a Thursday
  return day + kEpoch - FloorTo(day + kEpoch, kWeek);
}

int32_t DaysIn(int32_t year, int32_t month) { return kMonthDays[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0); }

std::optional<CivilDate> ParseCivilDate(std::string_view iso) {
  if (iso.size() != kIsoForm.size()) return std::nullopt;
  for (size_t i = 0; i < iso.size(); ++i) {
    const bool digit = iso[i] >= '0' && iso[i] <= '9';
    if (kIsoForm[i] == '0' ? !digit : iso[i] != kIsoForm[i]) return std::nullopt;
  }
  const auto number = [&](size_t at, size_t size) {
    int32_t value = 0;
    for (char c : iso.substr(at, size)) value = value * 10 + (c - '0');
    return value;
  };
  const CivilDate date = {number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < kFirstYear || date.month < 1 || date.month > kMonths) return std::nullopt;
  if (date.day < 1 || date.day > DaysIn(date.year, date.month)) return std::nullopt;
  return date;
}

DayRange Around(TimeUnit unit, int32_t day) {
  const int32_t monday = day - WeekdayOf(day);
  switch (unit) {
    case TimeUnit::kDay:
      return {day, day + 1};
    case TimeUnit::kWeek:
      return {monday, monday + kWeek};
    case TimeUnit::kWeekend:
      return {monday + kWeekendBegins, monday + kWeek};
    default:
      break;
  }
  const int32_t month = MonthNumber(DateOf(day)), size = MonthsOf(unit);
  if (unit == TimeUnit::kSeason) return MonthsFrom(FloorTo(month - kFirstSeason + 1, size) + kFirstSeason - 1, size);
  return MonthsFrom(FloorTo(month, size), size);
}

DayRange Shifted(DayRange range, TimeUnit unit, int32_t count) {
  const int32_t months = MonthsOf(unit);
  if (months == 0) {
    const int32_t days = unit == TimeUnit::kDay ? count : count * kWeek;
    return {range.begin + days, range.end + days};
  }
  const auto moved = [&](int32_t day) {
    const CivilDate from = DateOf(day);
    const DayRange month = MonthsFrom(MonthNumber(from) + months * count, 1);
    return std::min(month.begin + from.day - 1, month.end - 1);
  };
  const int32_t begin = moved(range.begin);
  if (range.size() == 1) return {begin, begin + 1};
  return {begin, std::max(begin + 1, DateOf(range.end).day == 1 ? moved(range.end) : moved(range.end - 1) + 1)};
}

DayRange Cover(DayRange a, DayRange b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

bool IsWritable(DayRange range) {
  static const int32_t first = DayOf({kFirstYear, 1, 1}), behind = DayOf({kLastYear + 1, 1, 1});
  return range.size() > 0 && range.begin >= first && range.end <= behind;
}

std::string Written(DayRange range) {
  const int32_t last = range.end - 1;
  for (TimeUnit unit : {TimeUnit::kYear, TimeUnit::kMonth, TimeUnit::kDay}) {
    const DayRange first_unit = Around(unit, range.begin), last_unit = Around(unit, last);
    if (first_unit.begin != range.begin || last_unit.end != range.end) continue;
    const std::string from = WrittenIn(unit, range.begin);
    return first_unit == last_unit ? from : from + "/" + WrittenIn(unit, last);
  }
  return {};
}

}  // namespace dateline
