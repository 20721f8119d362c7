// Words of time. A new row needs three examples from news.
#include "times/tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/word_table.h"
#include "times/civil_days.h"

namespace dateline::times {
namespace {

constexpr size_t kLongest = 12;  // of all keys

enum class Case : uint8_t { kAny, kCapital, kStopped };  // kStopped: with a capital and a stop

struct Row {
  std::string_view key;
  uint64_t classes = 0;
  int32_t number = 0;
  Case written = Case::kAny;
};

constexpr int32_t N(TimeUnit unit) { return static_cast<int32_t>(unit); }

constexpr auto kRows = [] {
  std::array rows = {
      // Months and weekdays, short forms without their stop.
      Row{"january", kMonth | kSureMonth, 1, Case::kCapital},
      Row{"jan", kMonth, 1, Case::kCapital},
      Row{"february", kMonth | kSureMonth, 2, Case::kCapital},
      Row{"feb", kMonth, 2, Case::kCapital},
      Row{"march", kMonth, 3, Case::kCapital},
      Row{"mar", kMonth, 3, Case::kCapital},
      Row{"april", kMonth | kSureMonth, 4, Case::kCapital},
      Row{"apr", kMonth, 4, Case::kCapital},
      Row{"may", kMonth, 5, Case::kCapital},
      Row{"june", kMonth | kSureMonth, 6, Case::kCapital},
      Row{"jun", kMonth, 6, Case::kCapital},
      Row{"july", kMonth | kSureMonth, 7, Case::kCapital},
      Row{"jul", kMonth, 7, Case::kCapital},
      Row{"august", kMonth | kSureMonth, 8, Case::kCapital},
      Row{"aug", kMonth, 8, Case::kCapital},
      Row{"september", kMonth | kSureMonth, 9, Case::kCapital},
      Row{"sep", kMonth, 9, Case::kCapital},
      Row{"sept", kMonth, 9, Case::kCapital},
      Row{"october", kMonth | kSureMonth, 10, Case::kCapital},
      Row{"oct", kMonth, 10, Case::kCapital},
      Row{"november", kMonth | kSureMonth, 11, Case::kCapital},
      Row{"nov", kMonth, 11, Case::kCapital},
      Row{"december", kMonth | kSureMonth, 12, Case::kCapital},
      Row{"dec", kMonth, 12, Case::kCapital},
      Row{"monday", kWeekday, 0, Case::kCapital},
      Row{"mon", kWeekday, 0, Case::kStopped},
      Row{"tuesday", kWeekday, 1, Case::kCapital},
      Row{"tue", kWeekday, 1, Case::kStopped},
      Row{"tues", kWeekday, 1, Case::kCapital},
      Row{"wednesday", kWeekday, 2, Case::kCapital},
      Row{"wed", kWeekday, 2, Case::kStopped},
      Row{"thursday", kWeekday, 3, Case::kCapital},
      Row{"thu", kWeekday, 3, Case::kStopped},
      Row{"thurs", kWeekday, 3, Case::kCapital},
      Row{"friday", kWeekday, 4, Case::kCapital},
      Row{"fri", kWeekday, 4, Case::kStopped},
      Row{"saturday", kWeekday, 5, Case::kCapital},
      Row{"sat", kWeekday, 5, Case::kStopped},
      Row{"sunday", kWeekday, 6, Case::kCapital},
      Row{"sun", kWeekday, 6, Case::kStopped},
      // Units.
      Row{"day", kUnit | kDayUnit, N(TimeUnit::kDay)},
      Row{"days", kUnit | kDayUnit, N(TimeUnit::kDay)},
      Row{"week", kUnit, N(TimeUnit::kWeek)},
      Row{"weeks", kUnit, N(TimeUnit::kWeek)},
      Row{"weekend", kUnit | kWeekendUnit, N(TimeUnit::kWeekend)},
      Row{"weekends", kUnit | kWeekendUnit, N(TimeUnit::kWeekend)},
      Row{"month", kUnit, N(TimeUnit::kMonth)},
      Row{"months", kUnit, N(TimeUnit::kMonth)},
      Row{"year", kUnit, N(TimeUnit::kYear)},
      Row{"years", kUnit, N(TimeUnit::kYear)},
      Row{"decade", kUnit, N(TimeUnit::kDecade)},
      Row{"decades", kUnit, N(TimeUnit::kDecade)},
      Row{"century", kUnit, N(TimeUnit::kCentury)},
      Row{"centuries", kUnit, N(TimeUnit::kCentury)},
      // Days by their distance, and parts of the day.
      Row{"today", kNear, 0},
      Row{"tonight", kNear, 0},
      Row{"overnight", kNear, 0},
      Row{"yesterday", kNear, -1},
      Row{"tomorrow", kNear, 1},
      Row{"morning", kPart},
      Row{"afternoon", kPart},
      Row{"evening", kPart},
      Row{"night", kPart | kNight},
      Row{"noon", kPart},
      Row{"midday", kPart},
      Row{"midnight", kPart},
      Row{"dawn", kPart},
      Row{"dusk", kPart},
      Row{"lunchtime", kPart},
      Row{"nightfall", kPart},
      Row{"daybreak", kPart},
      // Seasons, by their first month.
      Row{"spring", kSeason, 3},
      Row{"summer", kSeason, 6},
      Row{"autumn", kSeason, 9},
      Row{"fall", kSeason, 9},
      Row{"winter", kSeason, 12},
      // Edges and directions.
      Row{"early", kEdge, -1},
      Row{"earlier", kEdge | kBeside, -1},
      Row{"beginning", kEdge, -1},
      Row{"start", kEdge, -1},
      Row{"mid", kEdge, 0},
      Row{"middle", kEdge, 0},
      Row{"late", kEdge, 1},
      Row{"later", kEdge | kBeside, 1},
      Row{"end", kEdge, 1},
      Row{"last", kToward, -1},
      Row{"past", kToward, -1},
      Row{"this", kToward, 0},
      Row{"current", kToward, 0},
      Row{"next", kToward | kBeside, 1},
      Row{"coming", kToward, 1},
      Row{"upcoming", kToward | kAhead, 1},
      Row{"previous", kBeside, -1},
      Row{"preceding", kBeside, -1},
      Row{"before", kBeside | kIn, -1},
      Row{"following", kBeside, 1},
      Row{"after", kBeside | kIn, 1},
      Row{"that", kThat},
      Row{"same", kThat},
      Row{"ago", kAgo},
      // Numbers.
      Row{"a", kCount, 1},
      Row{"an", kCount, 1},
      Row{"one", kCount, 1},
      Row{"two", kCount, 2},
      Row{"couple", kCount, 2},
      Row{"three", kCount, 3},
      Row{"four", kCount, 4},
      Row{"five", kCount, 5},
      Row{"six", kCount, 6},
      Row{"seven", kCount, 7},
      Row{"eight", kCount, 8},
      Row{"nine", kCount, 9},
      Row{"ten", kCount, 10},
      Row{"eleven", kCount, 11},
      Row{"twelve", kCount, 12},
      Row{"fifteen", kCount, 15},
      Row{"twenty", kCount, 20},
      Row{"thirty", kCount, 30},
      Row{"forty", kCount, 40},
      Row{"fifty", kCount, 50},
      // Small words.
      Row{"the", kThe},
      Row{"of", kOf | kIn},
      Row{"in", kIn},
      Row{"since", kIn},
      Row{"during", kIn},
      Row{"from", kIn | kBetween},
      Row{"throughout", kIn},
      Row{"around", kIn},
      Row{"circa", kIn},
      Row{"on", kOn},
      Row{"at", kOn},
      Row{"over", kOn},
      Row{",", kComma | kClose},
      Row{"-", kDash},
      Row{"\u2013", kDash},
      Row{"\u2014", kDash},
      Row{"/", kDash},
      Row{"to", kTo},
      Row{"through", kTo},
      Row{"and", kAnd},
      Row{"between", kBetween},
      Row{".", kClose},
      Row{";", kClose},
      Row{":", kClose},
      Row{"\"", kClose},
      Row{"\u201d", kClose},
      Row{")", kClose},
      // Words that look ahead, and those that do not.
      Row{"by", kUntil | kIn},
      Row{"until", kUntil | kIn | kTo},
      Row{"till", kUntil | kIn | kTo},
      Row{"will", kAhead},
      Row{"shall", kAhead},
      Row{"would", kAhead},
      Row{"'ll", kAhead},
      Row{"\u2019ll", kAhead},
      Row{"due", kAhead},
      Row{"scheduled", kAhead},
      Row{"planned", kAhead},
      Row{"expected", kAhead},
      Row{"slated", kAhead},
      Row{"plans", kAhead},
      Row{"intends", kAhead},
      Row{"expires", kAhead},
      Row{"was", kPast},
      Row{"were", kPast},
      Row{"had", kPast},
      Row{"did", kPast},
      Row{"said", kPast},
      Row{"told", kPast},
      Row{"says", kPast},
      Row{"wrote", kPast},
      Row{"met", kPast},
      Row{"held", kPast},
      Row{"took", kPast},
      Row{"came", kPast},
      Row{"began", kPast},
      Row{"went", kPast},
  };
  return rows;
}();

constexpr WordTable<kRows.size(), 1024> kTable([](size_t i) { return kRows[i].key; });

constexpr bool Fit() {
  for (size_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].key.size() > kLongest || kTable.Next(i) != kTable.kNone) return false;
  return true;
}
static_assert(Fit(), "a key is too long or stands twice");

constexpr int32_t kEarliestYear = 1400, kLatestYear = 2199, kLastDay = 31;
constexpr size_t kMostDigits = 4;  // of any number here
constexpr std::string_view kOrdinalEndings[] = {"st", "nd", "rd", "th"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "12", "2024", "3rd", "1990s".
Lexeme NumberOf(std::string_view word) {
  size_t digits = 0;
  int32_t number = 0;
  for (; digits < word.size() && IsDigit(word[digits]); ++digits) {
    if (digits == kMostDigits) return {};
    number = number * 10 + (word[digits] - '0');
  }
  const std::string_view ending = word.substr(digits);
  const bool is_day = number >= 1 && number <= kLastDay;
  const bool is_year = digits == kMostDigits && number >= kEarliestYear && number <= kLatestYear;
  if (ending == "s") return {is_year && number % 10 == 0 ? uint64_t{kDecade} : 0, number};
  if (std::find(std::begin(kOrdinalEndings), std::end(kOrdinalEndings), ending) != std::end(kOrdinalEndings))
    return {is_day ? uint64_t{kDay} : 0, number};
  if (!ending.empty()) return {};
  uint64_t classes = kCount;
  if (is_day && digits <= 2) classes |= kDay;
  if (is_year) classes |= kYear;
  return {classes, number};
}

}  // namespace

Lexeme LexemeOf(std::string_view word, const PackedWord& packed) {
  const bool stopped = word.size() > 1 && word.back() == '.';
  if (stopped) word.remove_suffix(1);
  if (word.empty() || word.size() > kLongest) return {};
  if (IsDigit(word.front())) {
    const std::optional<CivilDate> date = ParseCivilDate(word);
    return date ? Lexeme{kIsoDate, DayOf(*date)} : NumberOf(word);
  }
  const size_t i = kTable.Find(stopped ? Pack(word, 0, word.size()) : packed);
  if (i == kTable.kNone) return {};
  const Row& row = kRows[i];
  const bool capital = word.front() >= 'A' && word.front() <= 'Z';
  if (row.written != Case::kAny && !capital) return {};
  if (row.written == Case::kStopped && !stopped) return {};
  return {row.classes, row.number};
}

Lexeme LexemeOf(std::string_view word) {
  return LexemeOf(word, word.size() > kMostPacked ? PackedWord{} : Pack(word, 0, word.size()));
}

size_t EdgePrefix(std::string_view word) {
  const size_t hyphen = word.substr(0, kLongest).find('-');
  if (hyphen == std::string_view::npos || !LexemeOf(word.substr(0, hyphen)).Is(kEdge)) return 0;
  return hyphen + 1;
}

}  // namespace dateline::times
