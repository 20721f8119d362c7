// The rows of rules and how they are read when the program is compiled.
//
// A rule is a row of slots. A slot is one word of any of the classes named, parted by |; in [ ] it may be missing; in
// ( ) it must stand there but is no part of the expression; in ([ ]) both; (!X) must not stand there. A new rule needs
// three examples from news.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "times/rules.h"

namespace dateline::timex {

struct Name {
  std::string_view name;
  uint64_t classes = 0;
  Glue glue = kNoGlue;
};

// The names of slots.
inline constexpr Name kNames[] = {
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

inline constexpr size_t kMostSlots = 12;

struct Rule {
  Form form = Form::kNone;
  std::array<Slot, kMostSlots> slots = {};
  size_t size = 0, before = 0;   // all slots, and those before the expression
  size_t least = 0;              // words of the expression
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
    if (!slot.optional && !slot.outside && !slot.negated) ++rule.least;
    rule.slots[rule.size++] = slot;
  }
  return rule;
}

inline constexpr Rule kRules[] = {
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

}  // namespace dateline::timex
