// The table of feasts and the computations of the calendars that they follow.
#include "times/feasts.h"

#include <algorithm>
#include <array>

namespace dateline::timex {
namespace {

enum class Rule : uint8_t {
  kFixed,     // month, day
  kNth,       // the nth (negative: the last) weekday of a month: month, n, weekday
  kEaster,    // days from Easter
  kOrthodox,  // days from Orthodox Easter
  kIslamic,   // month, day of the Islamic year
  kHebrew,    // month, day of the Hebrew year
  kElection,  // the Tuesday after the first Monday of November
};

struct Feast {
  std::string_view name;  // small letters
  Rule rule = Rule::kFixed;
  int32_t a = 0, b = 0, c = 0;
  int32_t days = 1;
};

constexpr Feast kFeasts[] = {
    {"christmas", Rule::kFixed, 12, 25},
    {"christmas day", Rule::kFixed, 12, 25},
    {"christmas eve", Rule::kFixed, 12, 24},
    {"boxing day", Rule::kFixed, 12, 26},
    {"new year's day", Rule::kFixed, 1, 1},
    {"new year\u2019s day", Rule::kFixed, 1, 1},
    {"new year's eve", Rule::kFixed, 12, 31},
    {"new year\u2019s eve", Rule::kFixed, 12, 31},
    {"new year's", Rule::kFixed, 1, 1},
    {"epiphany", Rule::kFixed, 1, 6},
    {"orthodox christmas", Rule::kFixed, 1, 7},
    {"all saints' day", Rule::kFixed, 11, 1},
    {"all souls' day", Rule::kFixed, 11, 2},
    {"valentine's day", Rule::kFixed, 2, 14},
    {"valentine\u2019s day", Rule::kFixed, 2, 14},
    {"st. patrick's day", Rule::kFixed, 3, 17},
    {"st. patrick\u2019s day", Rule::kFixed, 3, 17},
    {"groundhog day", Rule::kFixed, 2, 2},
    {"april fools' day", Rule::kFixed, 4, 1},
    {"earth day", Rule::kFixed, 4, 22},
    {"anzac day", Rule::kFixed, 4, 25},
    {"may day", Rule::kFixed, 5, 1},
    {"cinco de mayo", Rule::kFixed, 5, 5},
    {"flag day", Rule::kFixed, 6, 14},
    {"juneteenth", Rule::kFixed, 6, 19},
    {"canada day", Rule::kFixed, 7, 1},
    {"independence day", Rule::kFixed, 7, 4},
    {"bastille day", Rule::kFixed, 7, 14},
    {"halloween", Rule::kFixed, 10, 31},
    {"guy fawkes night", Rule::kFixed, 11, 5},
    {"armistice day", Rule::kFixed, 11, 11},
    {"remembrance day", Rule::kFixed, 11, 11},
    {"veterans day", Rule::kFixed, 11, 11},
    {"veterans' day", Rule::kFixed, 11, 11},
    {"nowruz", Rule::kFixed, 3, 20},
    {"martin luther king day", Rule::kNth, 1, 3, 0},
    {"presidents day", Rule::kNth, 2, 3, 0},
    {"presidents' day", Rule::kNth, 2, 3, 0},
    {"mother's day", Rule::kNth, 5, 2, 6},
    {"mother\u2019s day", Rule::kNth, 5, 2, 6},
    {"memorial day", Rule::kNth, 5, -1, 0},
    {"father's day", Rule::kNth, 6, 3, 6},
    {"father\u2019s day", Rule::kNth, 6, 3, 6},
    {"labor day", Rule::kNth, 9, 1, 0},
    {"columbus day", Rule::kNth, 10, 2, 0},
    {"thanksgiving", Rule::kNth, 11, 4, 3},
    {"thanksgiving day", Rule::kNth, 11, 4, 3},
    {"election day", Rule::kElection},
    {"mardi gras", Rule::kEaster, -47},
    {"shrove tuesday", Rule::kEaster, -47},
    {"ash wednesday", Rule::kEaster, -46},
    {"palm sunday", Rule::kEaster, -7},
    {"holy week", Rule::kEaster, -7, 0, 0, 7},
    {"maundy thursday", Rule::kEaster, -3},
    {"holy thursday", Rule::kEaster, -3},
    {"good friday", Rule::kEaster, -2},
    {"holy saturday", Rule::kEaster, -1},
    {"easter", Rule::kEaster, 0},
    {"easter sunday", Rule::kEaster, 0},
    {"easter monday", Rule::kEaster, 1},
    {"ascension day", Rule::kEaster, 39},
    {"pentecost", Rule::kEaster, 49},
    {"whit monday", Rule::kEaster, 50},
    {"corpus christi", Rule::kEaster, 60},
    {"orthodox good friday", Rule::kOrthodox, -2},
    {"orthodox easter", Rule::kOrthodox, 0},
    {"islamic new year", Rule::kIslamic, 1, 1},
    {"ashura", Rule::kIslamic, 1, 10},
    {"mawlid", Rule::kIslamic, 3, 12},
    {"ramadan", Rule::kIslamic, 9, 1, 0, 30},
    {"eid al-fitr", Rule::kIslamic, 10, 1},
    {"eid al-adha", Rule::kIslamic, 12, 10},
    {"purim", Rule::kHebrew, 12, 14},
    {"passover", Rule::kHebrew, 1, 15, 0, 8},
    {"yom hashoah", Rule::kHebrew, 1, 27},
    {"shavuot", Rule::kHebrew, 3, 6},
    {"tisha b'av", Rule::kHebrew, 5, 9},
    {"rosh hashanah", Rule::kHebrew, 7, 1, 0, 2},
    {"rosh hashana", Rule::kHebrew, 7, 1, 0, 2},
    {"yom kippur", Rule::kHebrew, 7, 10},
    {"sukkot", Rule::kHebrew, 7, 15, 0, 7},
    {"simchat torah", Rule::kHebrew, 7, 23},
    {"hanukkah", Rule::kHebrew, 9, 25, 0, 8},
    {"chanukah", Rule::kHebrew, 9, 25, 0, 8},
};

constexpr size_t kFeastCount = std::size(kFeasts);
constexpr int32_t kWeekDays = 7, kLastHebrewMonth = 12, kAdar = 12, kTishri = 7;

constexpr char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool IsLetter(char c) { return (Small(c) >= 'a' && Small(c) <= 'z') || static_cast<uint8_t>(c) >= 0x80; }

// By the letters that a name begins with.
constexpr std::string_view Beginning(std::string_view name) {
  return name.substr(0, name.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
}
constexpr WordTable<kFeastCount, 512> kBeginnings([](size_t i) { return Beginning(kFeasts[i].name); });

// "Shrove  Tuesday" with white space of any kind for a space.
uint32_t NameEnd(std::string_view text, uint32_t at, std::string_view name) {
  for (char c : name) {
    if (at >= text.size()) return 0;
    const char given = text[at] == '\n' || text[at] == '-' ? ' ' : Small(text[at]);
    if (given != (c == '-' ? ' ' : c)) return 0;
    ++at;
  }
  return at < text.size() && IsLetter(text[at]) ? 0 : at;
}

int32_t Floor(int32_t value, int32_t step) {
  const int32_t rest = value % step;
  return (value - (rest < 0 ? rest + step : rest)) / step;
}

bool IsHebrewLeap(int32_t year) { return (7 * year + 1) % 19 < 7; }

// Days from the epoch of the Hebrew calendar to the first of Tishri.
int32_t HebrewElapsed(int32_t year) {
  const int64_t months = Floor(235 * year - 234, 19);
  const int64_t parts = 12084 + 13753 * months;
  const auto day = static_cast<int32_t>(29 * months + parts / 25920);
  return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

int32_t HebrewNewYear(int32_t year) {
  constexpr int32_t kEpoch = -2092590;  // from 1970-01-01
  const int32_t before = HebrewElapsed(year - 1), now = HebrewElapsed(year), next = HebrewElapsed(year + 1);
  return kEpoch + now + (next - now == 356 ? 2 : now - before == 382 ? 1 : 0);
}

int32_t HebrewMonthDays(int32_t year, int32_t month) {
  const int32_t length = HebrewNewYear(year + 1) - HebrewNewYear(year);
  if (month == 2 || month == 4 || month == 6 || month == 10 || month == 13) return 29;
  if (month == 12 && !IsHebrewLeap(year)) return 29;
  if (month == 8 && length % 10 != 5) return 29;  // Heshvan has 30 days in a full year alone
  if (month == 9 && length % 10 == 3) return 29;  // Kislev 29 in a defective one
  return 30;
}

int32_t NthWeekday(int32_t year, int32_t month, int32_t n, int32_t weekday) {
  if (n < 0) {
    const int32_t last = DayOf({year, month, DaysIn(year, month)});
    return last - (WeekdayOf(last) - weekday + kWeekDays) % kWeekDays;
  }
  const int32_t first = DayOf({year, month, 1});
  return first + (weekday - WeekdayOf(first) + kWeekDays) % kWeekDays + (n - 1) * kWeekDays;
}

// The first such day in the civil year: lunar years are tried about it.
std::optional<int32_t> IslamicIn(int32_t year, const Feast& feast) {
  const int32_t about = static_cast<int32_t>((int64_t{year} - 622) * 33 / 32);
  for (int32_t y = about - 1; y <= about + 2; ++y)
    if (y >= 1 && DateOf(IslamicDay(y, feast.a, feast.b)).year == year) return IslamicDay(y, feast.a, feast.b);
  return std::nullopt;
}

std::optional<int32_t> HebrewIn(int32_t year, const Feast& feast) {
  for (int32_t y = year + 3760; y <= year + 3762; ++y) {
    const int32_t month = feast.a == kAdar && IsHebrewLeap(y) ? kAdar + 1 : feast.a;
    if (DateOf(HebrewDay(y, month, feast.b)).year == year) return HebrewDay(y, month, feast.b);
  }
  return std::nullopt;
}

}  // namespace

int32_t EasterDay(int32_t year) {  // after Meeus, Jones and Butcher
  const int32_t a = year % 19, b = year / 100, c = year % 100;
  const int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return DayOf({year, f / 31, f % 31 + 1});
}

int32_t OrthodoxEasterDay(int32_t year) {  // after Meeus; then from the Julian calendar
  const int32_t d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int32_t month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
  return DayOf({year, month, day}) + year / 100 - year / 400 - 2;
}

int32_t IslamicDay(int32_t year, int32_t month, int32_t day) {
  constexpr int32_t kEpoch = -492148;  // the first of Muharram of the year 1, from 1970-01-01
  return kEpoch + (year - 1) * 354 + Floor(3 + 11 * year, 30) + 29 * (month - 1) + month / 2 + day - 1;
}

int32_t HebrewDay(int32_t year, int32_t month, int32_t day) {
  int32_t days = HebrewNewYear(year) + day - 1;
  const int32_t last = IsHebrewLeap(year) ? kLastHebrewMonth + 1 : kLastHebrewMonth;
  if (month < kTishri) {
    for (int32_t m = kTishri; m <= last; ++m) days += HebrewMonthDays(year, m);
    for (int32_t m = 1; m < month; ++m) days += HebrewMonthDays(year, m);
  } else {
    for (int32_t m = kTishri; m < month; ++m) days += HebrewMonthDays(year, m);
  }
  return days;
}

constexpr WordFilter kFeastWords = [] {
  WordFilter words;
  for (const Feast& feast : kFeasts) words.Add(PackKey(Beginning(feast.name)));
  return words;
}();

std::optional<FoundFeast> FeastAt(std::string_view text, uint32_t at) {
  if (text[at] < 'A' || text[at] > 'Z') return std::nullopt;
  PackedWord letters;
  LettersAt(text, at, &letters);
  return FeastAt(text, at, letters);
}

std::optional<FoundFeast> FeastAt(std::string_view text, uint32_t at, const PackedWord& letters) {
  FoundFeast best;
  for (size_t row = kBeginnings.Find(letters); row != 0; row = kBeginnings.Next(row))
    if (const uint32_t end = NameEnd(text, at, kFeasts[row - 1].name); end > best.end)
      best = {static_cast<int32_t>(row - 1), end};
  return best.end == 0 ? std::nullopt : std::optional(best);
}

std::optional<DayRange> FeastDays(int32_t index, int32_t year) {
  const Feast& feast = kFeasts[static_cast<size_t>(index)];
  std::optional<int32_t> day;
  switch (feast.rule) {
    case Rule::kFixed:
      day = DayOf({year, feast.a, feast.b});
      break;
    case Rule::kNth:
      day = NthWeekday(year, feast.a, feast.b, feast.c);
      break;
    case Rule::kEaster:
      day = EasterDay(year) + feast.a;
      break;
    case Rule::kOrthodox:
      day = OrthodoxEasterDay(year) + feast.a;
      break;
    case Rule::kIslamic:
      day = IslamicIn(year, feast);
      break;
    case Rule::kHebrew:
      day = HebrewIn(year, feast);
      break;
    case Rule::kElection:
      day = NthWeekday(year, 11, 1, 0) + 1;
      break;
  }
  if (!day) return std::nullopt;
  return DayRange{*day, *day + feast.days};
}

}  // namespace dateline::timex
