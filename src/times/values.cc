// TIMEX3 values of days and durations.
#include "times/values.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dateline::timex {
namespace {

constexpr std::array<std::string_view, kGrains> kNames = {
    "second",  "minute", "hour", "part", "day",    "weekend", "week",       "fortnight", "month",
    "quarter", "season", "half", "year", "decade", "century", "millennium", "reference"};

// The letter of a duration, how many of it make the unit, and whether it counts hours.
struct Code {
  std::string_view letter, vague;
  int32_t times = 1;
  bool of_day = false;
};
constexpr std::array<Code, kGrains> kCodes = {{{"S", "S", 1, true},
                                               {"M", "M", 1, true},
                                               {"H", "H", 1, true},
                                               {"NI", "NI"},
                                               {"D", "D"},
                                               {"WE", "WE"},
                                               {"W", "W"},
                                               {"W", "W", 2},
                                               {"M", "M"},
                                               {"Q", "Q"},
                                               {"S", "S"},
                                               {"H", "H"},
                                               {"Y", "Y"},
                                               {"Y", "E", 10},
                                               {"Y", "CE", 100},
                                               {"Y", "ML", 1000},
                                               {"X", "X"}}};

// Half a unit is written in smaller ones.
struct Half {
  Grain unit;
  std::string_view value;
};
constexpr int32_t kHalfTenths = 5;
constexpr Half kHalves[] = {
    {Grain::kMinute, "PT30S"}, {Grain::kHour, "PT30M"}, {Grain::kDay, "PT12H"}, {Grain::kYear, "P6M"}};

constexpr std::array<std::string_view, 6> kParts = {"", "TMO", "TAF", "TEV", "TNI", "TDT"};
constexpr std::array<Hours, 6> kHours = {{{0, 24}, {6, 12}, {12, 18}, {18, 22}, {18, 30}, {8, 18}}};
constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
constexpr int32_t kMonths = 12, kQuarterMonths = 3, kHalfMonths = 6, kThursday = 3, kWeek = 7;

std::string Padded(int32_t value, size_t width) {
  std::string digits = std::to_string(std::max(value, 0));
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// Over the zeros that end before `end`.
void PutDigits(int32_t value, size_t end, std::string* out) {
  for (; value > 0; value /= 10) (*out)[--end] = static_cast<char>('0' + value % 10);
}

int32_t MonthsOf(Grain grain) {
  switch (grain) {
    case Grain::kMonth:
      return 1;
    case Grain::kQuarter:
    case Grain::kSeason:
      return kQuarterMonths;
    case Grain::kHalf:
      return kHalfMonths;
    case Grain::kYear:
      return kMonths;
    case Grain::kDecade:
      return 10 * kMonths;
    case Grain::kCentury:
      return 100 * kMonths;
    case Grain::kMillennium:
      return 1000 * kMonths;
    default:
      return 0;
  }
}

// Daylight saving time in the United States, since some year, from and to a Sunday of a month.
struct Summer {
  int32_t year, month, nth, end_month, end_nth;
};
constexpr int32_t kLastSunday = 5;
constexpr Summer kSummers[] = {
    {2007, 3, 2, 11, 1}, {1987, 4, 1, 10, kLastSunday}, {1, 4, kLastSunday, 10, kLastSunday}};

int32_t SundayOf(int32_t year, int32_t month, int32_t nth) {
  const int32_t first = DayOf({year, month, 1});
  const int32_t day = first + (kWeek - 1 - WeekdayOf(first)) + (nth - 1) * kWeek;
  return day - first < DaysIn(year, month) ? day : day - kWeek;
}

bool IsAmericanSummer(int32_t day) {
  const int32_t year = DateOf(day).year;
  for (const Summer& s : kSummers)
    if (year >= s.year) return day >= SundayOf(year, s.month, s.nth) && day < SundayOf(year, s.end_month, s.end_nth);
  return false;
}

}  // namespace

std::string_view NameOf(Grain grain) { return kNames[static_cast<size_t>(grain)]; }

Grain GrainOf(std::string_view name) {
  return static_cast<Grain>(std::find(kNames.begin(), kNames.end() - 1, name) - kNames.begin());
}
std::string_view PartValue(DayPart part) { return kParts[static_cast<size_t>(part)]; }
Hours HoursOf(DayPart part) { return kHours[static_cast<size_t>(part)]; }

std::string DayValue(int32_t day) {
  const CivilDate date = DateOf(day);
  if (date.year < 0 || date.year > kLastYear)
    return Padded(date.year, 4) + "-" + Padded(date.month, 2) + "-" + Padded(date.day, 2);
  std::string value = "0000-00-00";
  PutDigits(date.year, 4, &value);
  PutDigits(date.month, 7, &value);
  PutDigits(date.day, 10, &value);
  return value;
}

std::string SeasonValue(int32_t year, int32_t first_month) {
  return Padded(year, 4) + "-" + std::string(kSeasons[static_cast<size_t>(first_month / kQuarterMonths - 1)]);
}

std::string DateValue(DayRange days, Grain grain) {
  const CivilDate date = DateOf(days.begin);
  std::string year = Padded(date.year, 4);
  switch (grain) {
    case Grain::kWeek:
    case Grain::kWeekend:
    case Grain::kFortnight: {
      const int32_t thursday = days.begin - WeekdayOf(days.begin) + kThursday;
      const int32_t of_year = DateOf(thursday).year;
      const int32_t week = (thursday - DayOf({of_year, 1, 1})) / kWeek + 1;
      return Padded(of_year, 4) + "-W" + Padded(week, 2) + (grain == Grain::kWeekend ? "-WE" : "");
    }
    case Grain::kMonth:
      return year + "-" + Padded(date.month, 2);
    case Grain::kQuarter:
      return year + "-Q" + std::to_string((date.month - 1) / kQuarterMonths + 1);
    case Grain::kSeason:
      return SeasonValue(date.year, date.month);
    case Grain::kHalf:
      return year + "-H" + std::to_string((date.month - 1) / kHalfMonths + 1);
    case Grain::kYear:
      return year;
    case Grain::kDecade:
      return year.substr(0, 3);
    case Grain::kCentury:
      return year.substr(0, 2);
    case Grain::kMillennium:
      return year.substr(0, 1);
    default:
      return DayValue(days.begin);
  }
}

std::string ClockValue(int32_t minutes) {
  if (minutes < 0 || minutes >= 100 * 60) return "T" + Padded(minutes / 60, 2) + ":" + Padded(minutes % 60, 2);
  std::string value = "T00:00";
  PutDigits(minutes / 60, 3, &value);
  PutDigits(minutes % 60, 6, &value);
  return value;
}

std::string ZoneValue(int32_t zone, int32_t day) {
  constexpr int32_t kHour = 60, kMost = kByDate / 2;
  if (zone == kNoZone) return {};
  const int32_t minutes = zone > kMost ? zone - kByDate + (IsAmericanSummer(day) ? kHour : 0) : zone;
  if (minutes == 0) return "Z";
  return (minutes < 0 ? "-" : "+") + ClockValue(std::abs(minutes)).substr(1);
}

std::string DurationValue(Grain unit, int32_t tenths, bool vague) {
  const Code& code = kCodes[static_cast<size_t>(unit)];
  std::string value = code.of_day ? "PT" : "P";
  if (vague) return value + "X" + std::string(code.vague);
  for (const Half& half : kHalves)
    if (tenths == kHalfTenths && half.unit == unit) return std::string(half.value);
  const int64_t all = int64_t{tenths} * code.times;
  value += std::to_string(all / 10);
  if (all % 10 != 0) value += "." + std::to_string(all % 10);
  return value + std::string(code.letter);
}

DayRange AroundGrain(Grain grain, int32_t day) {
  switch (grain) {
    case Grain::kWeek:
    case Grain::kFortnight:
      return Around(TimeUnit::kWeek, day);
    case Grain::kWeekend:
      return Around(TimeUnit::kWeekend, day);
    case Grain::kSeason:
      return Around(TimeUnit::kSeason, day);
    default:
      break;
  }
  const int32_t months = MonthsOf(grain);
  if (months == 0) return {day, day + 1};
  const CivilDate date = DateOf(day);
  const int32_t month = date.year * kMonths + date.month - 1;
  const int32_t first = month - (month % months + months) % months;
  const auto day_of = [](int32_t m) {
    const int32_t rest = (m % kMonths + kMonths) % kMonths;
    return DayOf({(m - rest) / kMonths, rest + 1, 1});
  };
  return {day_of(first), day_of(first + months)};
}

DayRange MovedBy(DayRange days, Grain unit, int32_t count) {
  const int32_t months = MonthsOf(unit);
  if (months != 0) return Shifted(days, TimeUnit::kMonth, months * count);
  const int32_t step = unit == Grain::kWeek || unit == Grain::kWeekend ? kWeek
                       : unit == Grain::kFortnight                     ? 2 * kWeek
                                                                       : 1;
  return {days.begin + step * count, days.end + step * count};
}

}  // namespace dateline::timex
