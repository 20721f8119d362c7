// Rules: rows of words that name a time, written as they are read, and what a match binds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "times/lexicon.h"

namespace dateline::timex {

// How what a rule binds is to be placed.
enum class Form : uint8_t {
  kNone,
  kCalendar,    // any of weekday, day, month, year: "7 October", "October 2023"
  kThatYear,    // a day or month of the year spoken of: "July 25 of that year"
  kTowardYear,  // "March last year"
  kDayOnly,     // "the 20th": of the month spoken of
  kIso,         // "2024-03-20"
  kDecade,      // "the 1990s"
  kCentury,     // "the 20th century"
  kSeason,      // "summer 2018", "this summer"
  kQuarter,     // "the third quarter of 1990"
  kHalf,        // "the first half of 2020"
  kLatest,      // "the latest period": the one spoken of
  kYearAgo,     // "the year-ago period"
  kWeekday,     // "last Thursday night"
  kNthWeekday,  // "the second Sunday of October", "the last Monday of May 2024"
  kWeekdayOf,   // "Thursday of last week"
  kNear,        // "yesterday evening"
  kPart,        // "this morning", "last night", "the next morning"
  kThatPart,    // "that night"
  kSomeNight,   // "one night": of no known day
  kTimeOfDay,   // "10:30 p.m.", "noon"
  kToward,      // "last week"
  kUnit,        // "the quarter": the one spoken of, or now
  kWeekOf,      // "the week of March 4"
  kAgo,         // "three days ago"
  kHence,       // "in three days" to come: "three days from now"
  kBeside,      // "two weeks later", "the next day"
  kThat,        // "that day"
  kStretch,     // "the past three weeks"
  kEndedOn,     // "the year ended March 31"
  kStretchOf,   // "the last four months of 2016", "the first week of March"
  kDuration,    // "three weeks"
  kEvery,       // "each July", "every two weeks"
  kRate,        // "a year" of "$3 a year"
  kReference,   // "now"
  kTowardRef,   // "the past", "the future"
  kFeast,       // "last Christmas"
};

// As TIMEX3 has it.
enum class Mod : uint8_t { kNone, kStart, kMid, kEnd, kApprox, kMoreThan, kLessThan, kEqualOrMore, kEqualOrLess };

// What the words of a match say; unset: 0, or as written.
struct Bound {
  Form form = Form::kNone;
  uint32_t first = 0, end = 0;  // lexemes [first, end) are the expression
  int32_t day = 0, month = 0, year = 0, era = 0;
  int32_t weekday = -1;
  int32_t ordinal = 0;
  int32_t toward = 0;  // -1 last, 1 next
  bool has_toward = false, past_one = false, fiscal = false;
  Grain unit = Grain::kReference;
  bool has_unit = false, plural = false;
  DayPart part = DayPart::kNone;
  Mod mod = Mod::kNone;
  int32_t tenths = -1;  // of a count; -1: none
  bool vague = false;   // "several"
  int32_t beside = 0, near = 0, season = 0, decade = 0, feast = -1;
  int32_t minutes = -1, meridian = -1;  // of the clock
  int32_t zone = kNoZone;
  int32_t iso_day = 0;
  Reference reference = Reference::kPresent;
  uint32_t size() const { return end - first; }
};

// A set of the rules, as bits.
inline constexpr size_t kMostRules = 192;
struct RuleSet {
  std::array<uint64_t, kMostRules / 64> rows = {};
  void Add(const RuleSet& other) {
    for (size_t i = 0; i < rows.size(); ++i) rows[i] |= other.rows[i];
  }
  void Keep(const RuleSet& other) {
    for (size_t i = 0; i < rows.size(); ++i) rows[i] &= other.rows[i];
  }
};

// Those that may match in a run of lexemes of these classes.
RuleSet RulesFor(uint64_t run);

// The longest match that begins at `at`; the earlier rule of those equally long. `rules` are those of the run about,
// which ends at `end`. Constant time.
std::optional<Bound> MatchAt(std::span<const Lexeme> lexemes, uint32_t at, uint32_t end, const RuleSet& rules);

// Takes words before the expression into it: "the end of", "early", "nearly", "more than". Constant time.
void Extend(std::span<const Lexeme> lexemes, uint32_t from, Bound* bound);

inline constexpr uint64_t kCore = kMonth | kWeekday | kUnit | kUnits | kPart | kPoint | kNear | kSeason | kFall |
                                  kYear | kDecade | kClock | kAmPm | kReference | kVagueAge | kFeast | kOften | kIso |
                                  kPastOne | kEra | kLatest | kOrdinal | kPeriod | kZone;

}  // namespace dateline::timex
