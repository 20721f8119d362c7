// Patterns of words that name a time. A new row needs three examples from news.
#include "times/patterns.h"

#include <algorithm>
#include <bit>

namespace dateline::times {
namespace {

// A place in a pattern for one word of any of these classes.
struct Slot {
  uint64_t classes = 0;
  bool optional = false;
  bool outside = false;  // must stand there, but is no part of the expression
};

constexpr size_t kMostSlots = 8;

struct Pattern {
  Form form = Form::kDate;
  std::array<Slot, kMostSlots> slots = {};

  constexpr Slot At(size_t i) const { return i < kMostSlots ? slots[i] : Slot{}; }
};

constexpr Slot One(uint64_t classes) { return {.classes = classes}; }
constexpr Slot May(uint64_t classes) { return {.classes = classes, .optional = true}; }
constexpr Slot Beside(uint64_t classes) { return {.classes = classes, .outside = true}; }

constexpr uint64_t kLink = kDash | kTo | kAnd;
constexpr uint64_t kRun = kDash | kTo;

constexpr Pattern kPatterns[] = {
    // "Thursday, 7 October 2023", "7th of May"; "Thursday, March 20, 2024"; "2024-03-20".
    {Form::kDate, {May(kWeekday), May(kComma), One(kDay), May(kOf), One(kMonth), May(kComma), May(kYear)}},
    {Form::kDate, {May(kWeekday), May(kComma), One(kMonth), One(kDay), May(kComma), May(kYear)}},
    {Form::kDate, {One(kIsoDate)}},
    // "October 2023", "mid-March", "the end of March, 2019"; "late 2019"; "in 1996", "in early 1996".
    {Form::kDate, {May(kThe), One(kEdge), May(kOf | kIn), One(kMonth), May(kOf), May(kComma), May(kYear)}},
    {Form::kDate, {One(kMonth), May(kOf), May(kComma), One(kYear)}},
    {Form::kDate, {Beside(kIn | kBetween | kTo | kUntil), One(kMonth)}},
    {Form::kDate, {One(kSureMonth)}},
    {Form::kDate, {May(kThe), One(kEdge), May(kOf | kIn), One(kYear)}},
    {Form::kDate, {Beside(kIn), One(kYear)}},
    // "March 3-5, 2024"; "3-5 March"; "March 28 to April 2"; "28 March - 2 April".
    {Form::kDates, {One(kMonth), One(kDay), One(kLink), One(kDay), May(kComma), May(kYear)}},
    {Form::kDates, {One(kDay), One(kLink), One(kDay), May(kOf), One(kMonth), May(kComma), May(kYear)}},
    {Form::kDates, {One(kMonth), One(kDay), One(kRun), One(kMonth), One(kDay), May(kComma), May(kYear)}},
    {Form::kDates, {Beside(kBetween), One(kMonth), One(kDay), One(kAnd), One(kMonth), One(kDay), May(kYear)}},
    {Form::kDates, {One(kDay), One(kMonth), One(kRun), One(kDay), One(kMonth), May(kYear)}},
    {Form::kDates, {Beside(kBetween), One(kDay), One(kMonth), One(kAnd), One(kDay), One(kMonth), May(kYear)}},
    // "March to May 2019", "between March and May"; "2014-2016", "between 2014 and 2016".
    {Form::kDates, {One(kMonth), One(kRun), One(kMonth), May(kOf), May(kYear)}},
    {Form::kDates, {Beside(kBetween), One(kMonth), One(kAnd), One(kMonth), May(kOf), May(kYear)}},
    {Form::kDates, {Beside(kIn | kBetween), One(kYear), One(kRun), One(kYear)}},
    {Form::kDates, {Beside(kBetween), One(kYear), One(kAnd), One(kYear)}},
    // "late on Thursday", "last Thursday night"; "Monday to Wednesday"; "Thursday of last week", "3 March last year".
    {Form::kWeekday, {May(kToward), May(kEdge), May(kOn), One(kWeekday), May(kEdge), May(kPart)}},
    {Form::kWeekdays, {One(kWeekday), One(kRun), One(kWeekday)}},
    {Form::kWeekdays, {Beside(kBetween), One(kWeekday), One(kAnd), One(kWeekday)}},
    {Form::kDayOfUnit, {One(kWeekday), May(kPart), May(kOf), One(kToward), One(kUnit)}},
    {Form::kDayOfUnit, {May(kEdge), May(kDay), One(kMonth), May(kDay), May(kOf), One(kToward), One(kUnit)}},
    // "late yesterday evening"; "this morning", "last night".
    {Form::kNear, {May(kEdge), One(kNear), May(kEdge), May(kPart)}},
    {Form::kPart, {May(kEdge), One(kToward), One(kPart)}},
    // "the next day", but "the next week" is counted from now.
    {Form::kBeside, {One(kThe), One(kBeside), One(kDayUnit)}},
    // "last week", "the end of this month"; "last March"; "this spring"; "the weekend".
    {Form::kToward, {May(kThe), May(kEdge), May(kOf | kIn), May(kThe), One(kToward), One(kUnit | kMonth | kSeason)}},
    {Form::kWeekend, {One(kThe), One(kWeekendUnit)}},
    // "three days ago", "a couple of weeks ago"; "the past three weeks"; "earlier in the week".
    {Form::kAgo, {May(kCount), One(kCount), May(kOf), One(kUnit), One(kAgo)}},
    {Form::kStretch, {May(kThe), One(kToward), One(kCount), May(kOf), One(kUnit)}},
    {Form::kWithin, {One(kEdge), One(kIn), One(kThe), One(kUnit)}},
    // "the summer of 2018"; "in the spring"; "the late 1990s".
    {Form::kSeason, {May(kThe), May(kEdge), One(kSeason), May(kOf), One(kYear)}},
    {Form::kSeason, {Beside(kIn), May(kThe), May(kEdge), One(kSeason)}},
    {Form::kDecade, {May(kThe), May(kEdge), One(kDecade)}},
    // "the same day", "that night"; "the next day", "the previous week"; "two weeks later"; "the day before,".
    {Form::kThat, {May(kThe), One(kThat), One(kUnit | kPart)}},
    {Form::kBeside, {One(kThe), One(kBeside), One(kUnit)}},
    {Form::kBeside, {May(kCount), One(kCount), May(kOf), One(kUnit), One(kBeside), Beside(kClose)}},
    {Form::kBeside, {One(kThe), One(kDayUnit), One(kBeside), Beside(kClose)}},
};

// What of a pattern a match must hold: a word of `starts` first, one of `needs` and one of `ends` somewhere.
struct Gate {
  uint64_t starts = 0, needs = 0, ends = 0;
};

constexpr auto kGates = [] {
  std::array<Gate, std::size(kPatterns)> gates = {};
  for (size_t i = 0; i < gates.size(); ++i)
    for (const Slot& slot : kPatterns[i].slots) {
      if (slot.outside || slot.classes == 0) continue;
      if (gates[i].needs == 0) gates[i].starts |= slot.classes;
      if (slot.optional) continue;
      if (gates[i].needs == 0) gates[i].needs = slot.classes;
      gates[i].ends = slot.classes;
    }
  return gates;
}();

// Of each class the patterns that ask for it in this place, as bits.
using PatternsByClass = std::array<uint64_t, 64>;
static_assert(std::size(kPatterns) <= 64);

consteval PatternsByClass Sorted(uint64_t Gate::* classes) {
  PatternsByClass sorted = {};
  for (size_t i = 0; i < kGates.size(); ++i)
    for (size_t c = 0; c < sorted.size(); ++c)
      if ((kGates[i].*classes >> c & 1) != 0) sorted[c] |= uint64_t{1} << i;
  return sorted;
}
constexpr PatternsByClass kStarting = Sorted(&Gate::starts), kNeeding = Sorted(&Gate::needs),
                          kEnding = Sorted(&Gate::ends);

uint64_t OfAny(const PatternsByClass& sorted, uint64_t classes) {
  uint64_t patterns = 0;
  for (; classes != 0; classes &= classes - 1) patterns |= sorted[static_cast<size_t>(std::countr_zero(classes))];
  return patterns;
}

constexpr uint64_t kStarters = [] {
  uint64_t starters = 0;
  for (const Gate& gate : kGates) starters |= gate.starts;
  return starters & ~(kComma | kDash | kOf | kIn | kOn);
}();

// Tries one pattern, optional slots filled first.
class Match {
 public:
  explicit Match(std::span<const Lexeme> lexemes) : lexemes_(lexemes) {}

  std::optional<Bound> Of(const Pattern& pattern, uint32_t at) const {
    size_t slot = 0;
    if (pattern.slots[0].outside) {
      if (at == 0 || !lexemes_[at - 1].Is(pattern.slots[0].classes)) return std::nullopt;
      slot = 1;
    }
    Bound bound;
    bound.form = pattern.form;
    bound.first = at;
    return Rest(pattern, slot, at, bound);
  }

 private:
  std::optional<Bound> Rest(const Pattern& pattern, size_t i, uint32_t at, const Bound& bound) const {
    const Slot slot = pattern.At(i);
    if (slot.classes == 0) return Ended(at, bound);
    const bool fits = at < lexemes_.size() && lexemes_[at].Is(slot.classes);
    if (slot.outside) return fits ? Ended(at, bound) : std::nullopt;
    if (fits) {
      Bound with = bound;
      Bind(slot.classes, lexemes_[at], &with);
      if (const auto whole = Rest(pattern, i + 1, at + 1, with)) return whole;
    }
    if (slot.optional) return Rest(pattern, i + 1, at, bound);
    return std::nullopt;
  }

  // An expression never ends with a comma.
  std::optional<Bound> Ended(uint32_t at, Bound bound) const {
    if (at == bound.first || lexemes_[at - 1].Is(kComma)) return std::nullopt;
    bound.end = at;
    return bound;
  }

  static void Bind(uint64_t slot, Lexeme word, Bound* bound) {
    const auto second = [&](std::array<int32_t, 2>& pair, int32_t unset) {
      (pair[0] == unset ? pair[0] : pair[1]) = word.number;
    };
    switch (slot & word.classes) {
      case kDay:
        second(bound->day, 0);
        break;
      case kMonth:
      case kSureMonth:
        second(bound->month, 0);
        break;
      case kYear:
        second(bound->year, 0);
        break;
      case kWeekday:
        second(bound->weekday, -1);
        break;
      case kUnit:
      case kDayUnit:
      case kWeekendUnit:
        bound->unit = static_cast<TimeUnit>(word.number);
        break;
      case kToward:
        bound->toward = word.number;
        bound->has_toward = true;
        break;
      case kBeside:
        bound->beside = word.number;
        bound->has_toward = word.Is(kToward);
        break;
      case kIsoDate:
        bound->iso_day = word.number;
        break;
      case kNear:
        bound->near = word.number;
        break;
      case kCount:
        bound->count = word.number;
        break;
      case kSeason:
        bound->season = word.number;
        break;
      case kDecade:
        bound->decade = word.number;
        break;
      case kEdge:
        bound->edge = word.number;
        break;
      case kPart:
        bound->night = word.Is(kNight);
        break;
      default:
        break;
    }
  }

  std::span<const Lexeme> lexemes_;
};

}  // namespace

uint64_t PatternsFor(uint64_t classes) { return OfAny(kNeeding, classes) & OfAny(kEnding, classes); }

std::optional<Bound> MatchAt(std::span<const Lexeme> lexemes, uint32_t at, uint64_t patterns) {
  if (!lexemes[at].Is(kStarters)) return std::nullopt;
  patterns &= OfAny(kStarting, lexemes[at].classes);
  if (patterns == 0) return std::nullopt;
  uint64_t near = 0;
  for (size_t i = at; i < std::min<size_t>(lexemes.size(), at + kMostSlots); ++i) near |= lexemes[i].classes;
  patterns &= PatternsFor(near);
  const Match match(lexemes);
  std::optional<Bound> longest;
  for (; patterns != 0; patterns &= patterns - 1) {
    const std::optional<Bound> found = match.Of(kPatterns[std::countr_zero(patterns)], at);
    if (found && (!longest || found->size() > longest->size())) longest = found;
  }
  return longest;
}

}  // namespace dateline::times
