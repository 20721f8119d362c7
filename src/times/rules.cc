// Matching by the rows of rule_rows.h.
#include "times/rules.h"

#include <algorithm>
#include <array>
#include <bit>

#include "times/rule_rows.h"

namespace dateline::timex {
namespace {

// Of each class the rules that may begin with it, and those whose first or last needed word may be of it.
using RulesByClass = std::array<RuleSet, 64>;
static_assert(std::size(kRules) <= kMostRules);

consteval RulesByClass Sorted(uint64_t Rule::* classes) {
  RulesByClass sorted = {};
  for (size_t i = 0; i < std::size(kRules); ++i)
    for (size_t c = 0; c < sorted.size(); ++c)
      if ((kRules[i].*classes >> c & 1) != 0) sorted[c].rows[i / 64] |= uint64_t{1} << (i % 64);
  return sorted;
}
constexpr RulesByClass kStarting = Sorted(&Rule::starts), kNeeding = Sorted(&Rule::needs),
                       kEnding = Sorted(&Rule::ends);

// Those that may match where so many words are left.
constexpr auto kFitting = [] {
  std::array<RuleSet, kMostSlots + 1> fitting = {};
  for (size_t words = 0; words <= kMostSlots; ++words)
    for (size_t i = 0; i < std::size(kRules); ++i)
      if (kRules[i].least <= words) fitting[words].rows[i / 64] |= uint64_t{1} << (i % 64);
  return fitting;
}();

RuleSet OfAny(const RulesByClass& sorted, uint64_t classes) {
  RuleSet all;
  for (; classes != 0; classes &= classes - 1) all.Add(sorted[static_cast<size_t>(std::countr_zero(classes))]);
  return all;
}

struct Prefix {
  Rule row;
  Mod mod = Mod::kNone;  // unless a word of it says another
};

// Words before an expression that belong to it.
constexpr Prefix kModPrefixes[] = {
    {R(Form::kNone, "mod")},         {R(Form::kNone, "mod -")},           {R(Form::kNone, "the mod")},
    {R(Form::kNone, "mod in")},      {R(Form::kNone, "mod on")},          {R(Form::kNone, "mod in the")},
    {R(Form::kNone, "the edge of")}, {R(Form::kNone, "the edge of the")}, {R(Form::kNone, "the mod part of")},
    {R(Form::kNone, "the part of")}, {R(Form::kNone, "the part of the")},
};
constexpr Prefix kApproxPrefixes[] = {
    {R(Form::kNone, "approx"), Mod::kApprox},
    {R(Form::kNone, "approx on least"), Mod::kEqualOrMore},
    {R(Form::kNone, "more than"), Mod::kMoreThan},
    {R(Form::kNone, "long than"), Mod::kMoreThan},
    {R(Form::kNone, "not more than"), Mod::kEqualOrLess},
    {R(Form::kNone, "on least"), Mod::kEqualOrMore},
    {R(Form::kNone, "on most"), Mod::kEqualOrLess},
    {R(Form::kNone, "up to"), Mod::kEqualOrLess},
    {R(Form::kNone, "as long as"), Mod::kEqualOrMore},
};

Mod EdgeMod(int32_t edge) { return edge < 0 ? Mod::kStart : edge > 0 ? Mod::kEnd : Mod::kMid; }

// "nearly", "about", "over".
Mod ApproxMod(int32_t way) { return way < 0 ? Mod::kLessThan : way > 0 ? Mod::kMoreThan : Mod::kApprox; }

// "less than", "no less than".
Mod Opposite(Mod mod) {
  return mod == Mod::kMoreThan ? Mod::kLessThan : mod == Mod::kEqualOrLess ? Mod::kEqualOrMore : mod;
}

void Bind(const Slot& slot, const Lexeme& word, bool inside, Bound* b) {
  const uint64_t both = slot.classes & word.classes;
  const auto set = [&](int32_t* field, int32_t unset) {
    if (inside || *field == unset) *field = word.number;
  };
  if (both & kDay) return set(&b->day, 0);
  if (both & kMonth) set(&b->month, 0);
  if (both & kYear) return set(&b->year, 0);
  if (both & kWeekday) set(&b->weekday, -1);
  if (both & kEra) set(&b->era, 0);
  if (both & kTwoDigits && b->year != 0) {
    b->year = b->year / 100 * 100 + word.number;
    return;
  }
  if (!inside) {
    if (both & kNumber && slot.classes & kYear && b->tenths < 0) set(&b->year, 0);
    return;
  }
  if (both & kOrdinal) b->ordinal = word.number;
  if (both & kNumber) b->tenths = word.tenths;
  if (both & kA && b->tenths < 0) b->tenths = 10;
  if (both & kVague) b->vague = true;
  if (both & kHalf) b->tenths = b->has_unit ? std::max(b->tenths, 0) + 5 : 5;
  if (both & (kUnit | kUnits | kYearUnit | kDayUnit | kQuarterUnit | kCentury | kOften)) {
    b->unit = static_cast<Grain>(word.number);
    b->has_unit = true;
    b->plural = word.Is(kUnits);
  }
  if (both & kPart) b->part = word.Is(kNear) ? DayPart::kNight : static_cast<DayPart>(word.number);
  if (both & kEdge) b->mod = EdgeMod(word.number);
  if (both & kPoint && !word.Is(kPart)) b->minutes = word.number;
  if (both & (kToward | kPastOne)) {
    b->toward = word.number;
    b->has_toward = true;
    b->past_one = word.Is(kPastOne);
  }
  if (both & (kNextTo | kBefore | kBeside)) b->beside = word.number;
  if (both & kMod) b->mod = EdgeMod(word.number);
  if (both & kNear) {
    b->near = word.number;
    if (word.Is(kTonight)) b->part = DayPart::kNight;
  }
  if (both & (kSeason | kFall)) b->season = word.number;
  if (both & kDecade) b->decade = word.number;
  if (both & kFeast) b->feast = word.number;
  if (both & kClock) b->minutes = word.number;
  if (both & kAmPm) b->meridian = word.number;
  if (both & kZone) b->zone = word.number;
  if (both & kIso) b->iso_day = word.number;
  if (both & kFiscal) b->fiscal = true;
  if (both & (kReference | kVagueAge)) b->reference = static_cast<Reference>(word.number);
}

bool Fits(const Slot& slot, const Lexeme& word) {
  if (slot.glue == kNoGlue) return word.Is(slot.classes);
  if (slot.glue == kAllOf) return (word.classes & slot.classes) == slot.classes;
  return word.Is(slot.classes & ~uint64_t{kGlue}) || word.IsGlue(slot.glue);
}

class Match {
 public:
  Match(std::span<const Lexeme> lexemes, const Rule& rule, uint32_t at) : lexemes_(lexemes), rule_(rule), at_(at) {}

  // Where the expression ends, 0: it is none.
  uint32_t End() {
    // The slots before the expression are all there or there is no match.
    uint32_t back = at_;
    for (size_t i = rule_.before; i-- > 0; --back) {
      const Slot& slot = rule_.slots[i];
      const bool fits = back > 0 && Fits(slot, lexemes_[back - 1]);
      if (fits == slot.negated) return 0;
      if (back == 0) break;
    }
    return Rest(rule_.before, at_, at_);
  }

  // What the words of a match say. REQUIRES: End() was asked and gave `end`.
  Bound Bind(uint32_t end) const {
    Bound bound;
    bound.form = rule_.form;
    bound.first = at_;
    bound.end = end;
    uint32_t back = at_;
    for (size_t i = rule_.before; i-- > 0 && back > 0; --back)
      if (!rule_.slots[i].negated) timex::Bind(rule_.slots[i], lexemes_[back - 1], false, &bound);
    uint32_t at = at_;
    for (size_t i = rule_.before; i < rule_.size; ++i)
      if ((filled_ >> i & 1) != 0) timex::Bind(rule_.slots[i], lexemes_[at++], !rule_.slots[i].outside, &bound);
    return bound;
  }

 private:
  // The slots from i on, filled from `at` on, of an expression that ends at `end` so far.
  uint32_t Rest(size_t i, uint32_t at, uint32_t end) {
    if (i == rule_.size) return end > at_ ? end : 0;
    const Slot& slot = rule_.slots[i];
    const bool fits = at < lexemes_.size() && Fits(slot, lexemes_[at]);
    if (slot.negated) return fits ? 0 : Rest(i + 1, at, end);
    if (fits) {
      if (const uint32_t whole = Rest(i + 1, at + 1, slot.outside ? end : at + 1); whole != 0) {
        const Lexeme& last = lexemes_[whole - 1];
        if (!last.Is(kComma) && last.classes != (kOf | kIn)) {
          filled_ |= 1u << i;
          return whole;
        }
        filled_ = 0;
      }
    }
    return slot.optional ? Rest(i + 1, at, end) : 0;
  }

  std::span<const Lexeme> lexemes_;
  const Rule& rule_;
  uint32_t at_;
  uint32_t filled_ = 0;  // the slots from the expression on that took a word, as bits
};

// Whether the words just before `at` are those of the row; how many.
uint32_t PrefixBefore(std::span<const Lexeme> lexemes, uint32_t from, uint32_t at, const Prefix& prefix, Bound* bound) {
  const Rule& row = prefix.row;
  if (at < from + row.size) return 0;
  for (size_t i = 0; i < row.size; ++i)
    if (!Fits(row.slots[i], lexemes[at - row.size + i])) return 0;
  if (prefix.mod != Mod::kNone) bound->mod = prefix.mod;
  for (size_t i = 0; i < row.size; ++i) {
    const Lexeme& word = lexemes[at - row.size + i];
    const uint64_t classes = row.slots[i].classes;
    if (classes & (kMod | kEdge)) bound->mod = EdgeMod(word.number);
    if (classes & kApprox && row.size == 1) bound->mod = ApproxMod(word.number);
    if (classes & kMore && word.IsGlue(kManyAs)) bound->mod = Opposite(bound->mod);
    if (classes & kPart) bound->part = static_cast<DayPart>(word.number);
  }
  return static_cast<uint32_t>(row.size);
}

template <size_t n>
void Longest(std::span<const Lexeme> lexemes, uint32_t from, const Prefix (&prefixes)[n], Bound* bound) {
  uint32_t most = 0;
  Bound best = *bound;
  for (const Prefix& prefix : prefixes) {
    Bound with = *bound;
    if (const uint32_t size = PrefixBefore(lexemes, from, bound->first, prefix, &with); size > most) {
      most = size;
      best = with;
    }
  }
  best.first -= most;
  *bound = best;
}

bool TakesMod(Form form) {
  switch (form) {
    case Form::kCalendar:
    case Form::kThatYear:
    case Form::kTowardYear:
    case Form::kDecade:
    case Form::kCentury:
    case Form::kSeason:
    case Form::kQuarter:
    case Form::kWeekday:
    case Form::kNear:
    case Form::kPart:
    case Form::kThat:
    case Form::kToward:
    case Form::kUnit:
    case Form::kBeside:
    case Form::kTimeOfDay:
      return true;
    default:
      return false;
  }
}

// "$4 billion over 10 years", unlike "for over 10 years" and "lasted over 10 years".
bool IsThroughout(std::span<const Lexeme> lexemes, const Bound& b) {
  if (b.first == 0 || !lexemes[b.first - 1].Is(kApprox) || !lexemes[b.first - 1].Is(kSpan)) return false;
  return b.first == 1 || !lexemes[b.first - 2].Is(kIn | kOf | kOn | kSpan | kPast);
}

bool TakesApprox(Form form) {
  return form == Form::kDuration || form == Form::kAgo || form == Form::kBeside || form == Form::kCalendar;
}

}  // namespace

RuleSet RulesFor(uint64_t run) {
  RuleSet rules = OfAny(kNeeding, run);
  rules.Keep(OfAny(kEnding, run));
  return rules;
}

std::optional<Bound> MatchAt(std::span<const Lexeme> lexemes, uint32_t at, uint32_t end, const RuleSet& rules) {
  const Lexeme& first = lexemes[at];
  if (first.Is(kComma) || first.classes == kDash) return std::nullopt;
  RuleSet may = OfAny(kStarting, first.classes);
  may.Keep(rules);
  may.Keep(kFitting[std::min<size_t>(end - at, kMostSlots)]);
  uint32_t longest = at;
  std::optional<Match> best;
  for (size_t word = 0; word < may.rows.size(); ++word)
    for (uint64_t rows = may.rows[word]; rows != 0; rows &= rows - 1) {
      Match match(lexemes, kRules[word * 64 + static_cast<size_t>(std::countr_zero(rows))], at);
      if (const uint32_t past = match.End(); past > longest) {
        longest = past;
        best.emplace(match);
      }
    }
  return best ? std::optional(best->Bind(longest)) : std::nullopt;
}

void Extend(std::span<const Lexeme> lexemes, uint32_t from, Bound* bound) {
  if (TakesMod(bound->form)) Longest(lexemes, from, kModPrefixes, bound);
  if (TakesApprox(bound->form) && !bound->vague && !lexemes[bound->first].Is(kThe) && !IsThroughout(lexemes, *bound))
    Longest(lexemes, from, kApproxPrefixes, bound);
}

}  // namespace dateline::timex
