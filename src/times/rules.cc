// The table of rules, its reading at compile time, and matching.
//
// A rule is a row of slots. A slot is one word of any of the classes named, parted by |; in [ ] it may be missing; in
// ( ) it must stand there but is no part of the expression; in ([ ]) both; (!X) must not stand there. A new rule needs
// three examples from news.
#include "times/rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

namespace dateline::timex {
namespace {

struct Name {
  std::string_view name;
  uint64_t classes = 0;
  Glue glue = kNoGlue;
};

// The names of slots.
constexpr Name kNames[] = {
    {"month", kMonth},
    {"weekday", kWeekday},
    {"unit", kUnit},
    {"units", kUnits},
    {"part", kPart},
    {"point", kPoint},
    {"near", kNear},
    {"season", kSeason},
    {"fall", kFall},
    {"mod", kMod},
    {"edge", kEdge},
    {"toward", kToward},
    {"number", kNumber},
    {"vague", kVague},
    {"ordinal", kOrdinal},
    {"day", kDay},
    {"year", kYear},
    {"dd", kTwoDigits},
    {"decade", kDecade},
    {"clock", kClock},
    {"ampm", kAmPm},
    {"zone", kZone},
    {"ago", kAgo},
    {"beside", kBeside},
    {"before", kBefore},
    {"nextto", kNextTo},
    {"the", kThe},
    {"a", kA},
    {"of", kOf},
    {"in", kIn | kOf},
    {"on", kOn},
    {",", kComma},
    {"-", kDash},
    {"to", kTo},
    {"and", kAnd},
    {"'s", kPossessive},
    {"every", kEvery},
    {"per", kPer},
    {"ref", kReference},
    {"recent", kVagueAge},
    {"fiscal", kFiscal},
    {"feast", kFeast},
    {"daily", kOften},
    {"era", kEra},
    {"that", kThat},
    {"old", kOld},
    {"iso", kIso},
    {"half", kHalf},
    {"approx", kApprox},
    {"more", kMore},
    {"latest", kLatest},
    {"period", kPeriod},
    {"for", kSpan},
    {"YEAR", kYearUnit},
    {"DAY", kDayUnit},
    {"QUARTER", kQuarterUnit},
    {"CENTURY", kCentury},
    {"past", kPastOne},
    {".", kStop | kComma},
    {"than", kGlue, kThan},
    {"least", kGlue, kAtLeast},
    {"most", kGlue, kAtMost},
    {"up", kGlue, kUp},
    {"as", kGlue, kAs},
    {"long", kGlue, kManyAs},
    {"not", kGlue, kNo},
    {"right", kGlue, kRight},
    {"near-", kGlue, kNearFuture},
    {"one", kGlue, kOne},
    {"time", kGlue, kTimeWord},
    {"oclock", kGlue, kOclock},
    {"so", kGlue, kSo},
    {"local", kGlue, kLocal},
    {"while", kGlue, kWhile},
    {"weekdays", kWeekday | kUnits, kAllOf},
    {"aged", kGlue, kAged},
    {"ended", kGlue, kEnded},
};

struct Slot {
  uint64_t classes = 0;
  Glue glue = kNoGlue;
  bool optional = false, outside = false, negated = false;
};

constexpr size_t kMostSlots = 12;

struct Rule {
  Form form = Form::kNone;
  std::array<Slot, kMostSlots> slots = {};
  size_t size = 0, before = 0;   // all slots, and those before the expression
  uint64_t starts = 0;           // with which it may begin
  uint64_t needs = 0, ends = 0;  // classes of the first and last slot of it that must be filled
};

consteval Name Named(std::string_view name) {
  for (const Name& known : kNames)
    if (known.name == name) return known;
  throw "no such name of a slot";
}

consteval Slot SlotOf(std::string_view written) {
  Slot slot;
  if (written.starts_with('(')) {
    slot.outside = true;
    written = written.substr(1, written.size() - 2);
  }
  if (written.starts_with('[')) {
    slot.optional = true;
    written = written.substr(1, written.size() - 2);
  }
  if (written.starts_with('!')) {
    slot.negated = true;
    written.remove_prefix(1);
  }
  for (size_t end = 0; !written.empty(); written.remove_prefix(std::min(written.size(), end + 1))) {
    end = std::min(written.find('|'), written.size());
    const Name name = Named(written.substr(0, end));
    slot.classes |= name.classes;
    if (name.glue != kNoGlue) slot.glue = name.glue;
  }
  return slot;
}

consteval Rule R(Form form, std::string_view written) {
  Rule rule;
  rule.form = form;
  bool inside = false, begun = false;
  for (size_t end = 0; !written.empty(); written.remove_prefix(std::min(written.size(), end + 1))) {
    end = std::min(written.find(' '), written.size());
    if (rule.size == kMostSlots) throw "too many slots";
    const Slot slot = SlotOf(written.substr(0, end));
    if (!slot.outside && !inside) {
      inside = true;
      rule.before = rule.size;
    }
    if (inside && !begun && !slot.outside) {
      rule.starts |= slot.classes;
      if (!slot.optional) {
        begun = true;
        rule.needs = slot.classes;
      }
    }
    if (!slot.optional && !slot.outside) rule.ends = slot.classes;
    rule.slots[rule.size++] = slot;
  }
  return rule;
}

constexpr Rule kRules[] = {
    // "Thursday, March 20, 2024"; "7th of May"; ends of ranges share what they have in common: "April 24 and [25]".
    R(Form::kCalendar, "[weekday] [,] month [the] day [,] year [era]"),
    R(Form::kCalendar, "month [the] day of year"),
    R(Form::kThatYear, "month [day] of the|that [that] YEAR"),
    R(Form::kTowardYear, "month [day] [of] toward YEAR"),
    R(Form::kTowardYear, "toward YEAR month [day]"),
    R(Form::kCalendar, "[weekday] [,] month [the] day (and|to|-) (day) (,) (year)"),
    R(Form::kCalendar, "[weekday] [,] month [the] day (and|to|-) (month) (day) (,) (year)"),
    R(Form::kCalendar, "[weekday] [,] month [the] day (!era)"),
    R(Form::kCalendar, "[weekday] [,] [the] day [of] month [,] year [era]"),
    R(Form::kCalendar, "[weekday] [,] [the] day [of] month (and|to|-) (day) (month) ([,]) (year)"),
    R(Form::kCalendar, "[weekday] [,] [the] day [of] month"),
    R(Form::kCalendar, "[weekday] [,] [the] ordinal of month [,] [year]"),
    R(Form::kCalendar, "[the] day (and|to|-|,) (day) ([of]) (month) ([,]) (year)"),
    R(Form::kCalendar, "[the] day (and|to|-|,) ([the]) (day) ([of]) (month)"),
    R(Form::kCalendar, "(month) (day) (and|to|-|,) day [,] year"),
    R(Form::kCalendar, "(month) (day) (and|to|-) day (!units|unit|clock|ampm|era|month|-)"),
    R(Form::kDayOnly, "(on|and) the day (!unit|units|-|QUARTER|part|number|month|CENTURY)"),
    R(Form::kIso, "iso"),
    R(Form::kTimeOfDay, "number|year (local) (time)"),  // before the year
    // "October 2023", "March, 2019"; "in May"; "1996", "240 BC"; "1995-[96]"; "the year 2000".
    R(Form::kCalendar, "month [of] [,] year"),
    R(Form::kCalendar, "month [of] [,] year|number era"),
    R(Form::kCalendar, "month (and|to|-) (month) ([of]) ([,]) (year)"),
    R(Form::kCalendar, "month"),
    R(Form::kCalendar, "year|number era"),
    R(Form::kCalendar, "year|number (-|to|and) (year|number) (era)"),
    R(Form::kCalendar, "[the] YEAR [of] year"),
    R(Form::kCalendar, "the year period"),
    R(Form::kCalendar, "year"),
    R(Form::kCalendar, "(year) (-) dd (!-)"),
    R(Form::kCalendar, "fiscal [YEAR] year"),
    R(Form::kDecade, "[the] decade"),
    R(Form::kCentury, "[the] ordinal [-] CENTURY [era]"),
    R(Form::kCentury, "[the] ordinal (and|to|-) (ordinal) (CENTURY)"),
    // Seasons, quarters, halves.
    R(Form::kSeason, "[the] season|fall [of] [,] year"),
    R(Form::kSeason, "[the] season|fall [of] year|number era"),
    R(Form::kSeason, "year season|fall"),
    R(Form::kSeason, "season|fall (and|-|to) (season|fall) ([of]) (year)"),
    R(Form::kSeason, "[the] toward season|fall"),
    R(Form::kSeason, "the season|fall of toward YEAR"),
    R(Form::kSeason, "the season|fall (!of)"),
    R(Form::kSeason, "season"),
    R(Form::kSeason, "(in|mod) fall (!of|in|on)"),
    R(Form::kQuarter, "[the] [fiscal] ordinal QUARTER [of] year"),
    R(Form::kQuarter, "[the] [year] [fiscal] [-] ordinal QUARTER"),
    R(Form::kQuarter, "[fiscal] ordinal - QUARTER"),
    R(Form::kQuarter, "[the] [fiscal] ordinal QUARTER of toward YEAR"),
    R(Form::kQuarter, "[the] toward YEAR 's ordinal [-] QUARTER"),
    R(Form::kHalf, "[the] ordinal half of [the] year|YEAR"),
    R(Form::kHalf, "[the] ordinal half of toward YEAR"),
    R(Form::kQuarter, "[the] ordinal QUARTER of the YEAR"),
    R(Form::kLatest, "[the] latest period|QUARTER"),
    R(Form::kLatest, "the year QUARTER"),
    R(Form::kYearAgo, "[the] YEAR - ago|beside period|QUARTER"),
    R(Form::kYearAgo, "YEAR - ago|beside"),
    R(Form::kYearAgo, "[the] YEAR - ago|beside ordinal [-] QUARTER"),
    R(Form::kYearAgo, "toward YEAR 's QUARTER"),
    R(Form::kYearAgo, "the latest period toward YEAR"),
    // Weekdays and days by their distance.
    R(Form::kEvery, "weekdays"),
    R(Form::kWeekday, "[toward] [mod] weekday [part|point]"),
    R(Form::kWeekday, "[toward] weekday [mod] part"),
    R(Form::kWeekday, "the nextto|before weekday"),
    R(Form::kNthWeekday, "[the] ordinal|toward weekday in month [,] [year]"),
    R(Form::kNthWeekday, "[the] ordinal weekday in month [of] toward YEAR"),
    R(Form::kWeekdayOf, "weekday [part] [of] toward unit"),
    R(Form::kNear, "near [mod] [part|point]"),
    R(Form::kNear, "[the] DAY before near"),
    R(Form::kPart, "[mod] toward part"),
    R(Form::kPart, "the nextto|before part"),
    R(Form::kPart, "the part before toward (!unit|units|weekday|month|season|number|part|feast|fiscal)"),
    R(Form::kThatPart, "[the] that part"),
    R(Form::kSomeNight, "one part"),
    R(Form::kTimeOfDay, "(in|on) the part (!of)"),
    // The clock.
    R(Form::kTimeOfDay, "clock [ampm] [zone]"),
    R(Form::kTimeOfDay, "number ampm [zone]"),
    R(Form::kTimeOfDay, "number|year zone"),
    R(Form::kTimeOfDay, "(in|on|before|for) part|point (!of)"),
    // Units by their direction.
    R(Form::kStretchOf, "[the] toward|ordinal unit of month [,] [year]"),
    R(Form::kStretchOf, "[the] toward|ordinal unit of year"),
    R(Form::kStretchOf, "[the] toward|ordinal number units of month [,] [year]"),
    R(Form::kStretchOf, "[the] toward|ordinal number units of year"),
    R(Form::kEndedOn, "[the] [fiscal] unit (to|ended) ([on]) (month) (day) ([,]) ([year])"),
    R(Form::kEndedOn, "[the] number units (to|ended) ([on]) (month) (day) ([,]) ([year])"),
    R(Form::kStretch, "[the] past unit"),
    R(Form::kBeside, "the nextto DAY"),
    R(Form::kToward, "[the] toward [fiscal] unit"),
    R(Form::kToward, "the [fiscal] unit toward"),
    R(Form::kToward, "[the] unit before toward (!unit|units|weekday|month|season|number|part|feast|fiscal)"),
    R(Form::kCalendar, "[the] toward month (!day)"),
    R(Form::kBeside, "the nextto|before [fiscal] unit"),
    R(Form::kBeside, "the nextto|before month"),
    R(Form::kBeside, "the unit nextto|before (.)"),
    R(Form::kStretch, "[the] toward|nextto|ordinal|latest [approx] number|vague [toward] [more] units"),
    R(Form::kStretch, "[the] toward|nextto [approx] number|vague to|and|- number units"),
    R(Form::kStretch, "[the] recent|toward units"),
    R(Form::kStretch, "the units toward"),
    R(Form::kToward, "[the] toward unit and so"),
    R(Form::kUnit, "the [fiscal] unit (!-|number)"),
    R(Form::kUnit, "YEAR - edge"),
    R(Form::kUnit, "[the] unit 's edge"),
    R(Form::kThat, "[the] that [that] unit"),
    R(Form::kWeekOf, "[the] unit of month day"),
    R(Form::kWeekOf, "[the] unit of [the] day [of] month"),
    // Counted from now or from the time spoken of.
    R(Form::kAgo, "number|a|vague [vague] [of] [more] unit|units ago"),
    R(Form::kAgo, "vague time ago"),
    R(Form::kHence, "number|a|vague [vague] unit|units in ref"),
    R(Form::kBeside, "number|a|vague [vague] [of] unit|units beside"),
    R(Form::kBeside, "number|a|vague [vague] [of] unit|units before (.)"),
    // Durations.
    R(Form::kReference, "one DAY (!-|old|beside|ago|before)"),
    R(Form::kDuration, "number [-] unit [-] [old]"),
    R(Form::kDuration, "[the] number [more] units"),
    R(Form::kDuration, "number to|and|- number [more] units"),
    R(Form::kDuration, "number (to|and|-) (number) (units)"),
    R(Form::kDuration, "a [approx] [vague] [number] [more] units"),
    R(Form::kDuration, "more number|vague units"),
    R(Form::kRate, "a unit (!-)"),
    R(Form::kDuration, "a unit (!-)"),
    R(Form::kDuration, "a unit old"),
    R(Form::kDuration, "a unit and number (!units|unit|-|ampm|month)"),
    R(Form::kDuration, "a unit and so"),
    R(Form::kDuration, "more unit"),
    R(Form::kDuration, "a half unit"),
    R(Form::kDuration, "half a|- unit"),
    R(Form::kDuration, "a unit and a half"),
    R(Form::kDuration, "unit - old"),
    R(Form::kDuration, "vague [more] units"),
    R(Form::kDuration, "vague time"),
    R(Form::kDuration, "a while"),
    R(Form::kDuration, "(for|in|before) units (!of)"),
    R(Form::kDuration, "units (and) (units)"),
    R(Form::kDuration, "the units"),
    R(Form::kBeside, "units beside"),
    R(Form::kAgo, "units ago"),
    // Sets.
    R(Form::kEvery, "every [number|ordinal|more] unit|units|weekday|month|part|season|feast"),
    R(Form::kRate, "per unit"),
    R(Form::kEvery, "daily"),
    // Words that mean a time by themselves.
    R(Form::kReference, "ref (!as)"),
    R(Form::kReference, "recent (!units)"),
    R(Form::kTowardRef, "the past (!number|units|unit|vague)"),
    R(Form::kReference, "the [near-] recent (!units)"),
    R(Form::kReference, "that DAY"),
    R(Form::kTowardRef, "[the] that|toward time|period"),
    R(Form::kFeast, "[toward] feast [part] [,] [year]"),
    R(Form::kFeast, "feast unit"),
};

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

std::optional<Bound> MatchAt(std::span<const Lexeme> lexemes, uint32_t at, const RuleSet& rules) {
  const Lexeme& first = lexemes[at];
  if (first.Is(kComma) || first.classes == kDash) return std::nullopt;
  RuleSet may = OfAny(kStarting, first.classes);
  may.Keep(rules);
  uint32_t longest = at;
  std::optional<Match> best;
  for (size_t word = 0; word < may.rows.size(); ++word)
    for (uint64_t rows = may.rows[word]; rows != 0; rows &= rows - 1) {
      Match match(lexemes, kRules[word * 64 + static_cast<size_t>(std::countr_zero(rows))], at);
      if (const uint32_t end = match.End(); end > longest) {
        longest = end;
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
