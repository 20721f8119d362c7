// Words of time: what each may stand for in a rule, and its number.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace dateline::timex {

// How fine a time is named, or the unit of a duration. The order is that of length.
enum class Grain : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kPart,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
  kReference
};
inline constexpr size_t kGrains = 17;

// Sets of these are Lexeme::classes; rule_rows.h gives each its name in rules. The comment says what Lexeme::number
// holds.
enum Class : uint64_t {
  kMonth = 1ull << 0,       // 1..12
  kWeekday = 1ull << 1,     // 0 Monday .. 6
  kUnit = 1ull << 2,        // "day": a Grain
  kUnits = 1ull << 3,       // "days"
  kPart = 1ull << 4,        // "morning": a DayPart
  kPoint = 1ull << 5,       // "noon", "midnight": the hour
  kNear = 1ull << 6,        // "yesterday": days from now
  kTonight = 1ull << 7,     // of kNear
  kSeason = 1ull << 8,      // its first month
  kMod = 1ull << 9,         // "early" -1, "mid" 0, "late" 1
  kEdge = 1ull << 10,       // "beginning" -1, "middle" 0, "end" 1
  kToward = 1ull << 11,     // "last" -1, "this" 0, "next" 1
  kNumber = 1ull << 12,     // "three", "12"; Lexeme::tenths
  kVague = 1ull << 13,      // "few", "several"
  kOrdinal = 1ull << 14,    // "first", "21st"
  kDay = 1ull << 15,        // 1..31 in figures
  kYear = 1ull << 16,       // 1000..2199
  kTwoDigits = 1ull << 17,  // "96"
  kDecade = 1ull << 18,     // "1990s": 1990
  kClock = 1ull << 19,      // "10:30": minutes
  kAmPm = 1ull << 20,       // 0, 12
  kZone = 1ull << 21,       // "GMT": minutes east of Greenwich
  kAgo = 1ull << 22,
  kBeside = 1ull << 23,  // "earlier" -1, "later" 1: beside the time spoken of
  kBefore = 1ull << 24,  // "before" -1, "after" 1
  kNextTo = 1ull << 25,  // "previous" -1, "following" 1
  kThe = 1ull << 26,
  kA = 1ull << 27,
  kOf = 1ull << 28,
  kIn = 1ull << 29,    // what may stand before a year, a month, a season
  kOn = 1ull << 30,    // also "at"
  kFall = 1ull << 31,  // "fall": a season only beside others
  kComma = 1ull << 32,
  kDash = 1ull << 33,
  kTo = 1ull << 34,
  kAnd = 1ull << 35,
  kPossessive = 1ull << 36,
  kEvery = 1ull << 37,  // "each", "every"
  kPer = 1ull << 38,
  kReference = 1ull << 39,  // "now", "recently": a Reference
  kVagueAge = 1ull << 40,   // "recent", "coming": a Reference, beside a plural unit vague
  kFiscal = 1ull << 41,
  kFeast = 1ull << 42,  // the place in the table of feasts
  kOften = 1ull << 43,  // "daily": a Grain
  kEra = 1ull << 44,    // "BC" -1, "AD" 1
  kThat = 1ull << 45,   // "that", "same"
  kOld = 1ull << 46,    // "old", "long", "term"
  kIso = 1ull << 47,    // the day
  kHalf = 1ull << 48,
  kApprox = 1ull << 49,    // "nearly" -1, "about" 0, "over" 1
  kMore = 1ull << 50,      // "more", "another", "additional"
  kLatest = 1ull << 51,    // "latest", "corresponding"
  kPeriod = 1ull << 52,    // "period": what stands for a quarter
  kSpan = 1ull << 53,      // "over", "within", "for": before a duration
  kYearUnit = 1ull << 54,  // of kUnit
  kDayUnit = 1ull << 55,
  kQuarterUnit = 1ull << 56,
  kStop = 1ull << 57,     // ends a clause
  kFuture = 1ull << 58,   // "will", "expected"
  kPast = 1ull << 59,     // "said", "was"
  kGlue = 1ull << 60,     // small words of phrases: the number says which (Glue)
  kSum = 1ull << 61,      // "hundred": the factor; a number by itself
  kPastOne = 1ull << 62,  // "past" of kToward: "the past year" is a stretch
  kCentury = 1ull << 63,  // "century" of kUnit
};

enum class DayPart : uint8_t { kNone, kMorning, kAfternoon, kEvening, kNight, kDaytime };
enum class Reference : uint8_t { kPast, kPresent, kFuture };
// Words that mean something to a rule only beside others.
enum Glue : int32_t {
  kNoGlue,
  kThan,
  kAtLeast,
  kAtMost,
  kUp,
  kAs,
  kManyAs,
  kNo,
  kClose,
  kRight,
  kDozen,
  kHundredOf,
  kOne,
  kNearFuture,
  kDecadeWord,
  kTimeWord,
  kOclock,
  kSo,
  kLocal,
  kWhile,
  kAged,
  kBe,
  kIs,
  kCould,
  kEnded,
  kOnce,
  kAllOf  // in a slot: all its classes
};

// Where a word of kFuture tells of what is to come: anywhere, before "to" or "for", as a verb ("talks resume", not
// "to resume"), behind "is" or not before "to" ("due"), anywhere but of no day with "'s" ("Monday's ruling may ...").
enum Ahead : int32_t { kAnywhere, kBeforeTo, kAsVerb, kDue, kMaybe };
// Numbers of some words of kPast, and of kIn. kAlike: another form or word looks the same ("cut", "left").
enum PastForm : int32_t { kOther, kToBe, kToDo, kToHave, kWont, kParticiple, kAlike };
inline constexpr int32_t kUntil = 9, kFor = 7;
// Added to the minutes east of Greenwich of a zone that has daylight saving time by the American calendar.
inline constexpr int32_t kByDate = 10000, kNoZone = 20000;

struct Lexeme {
  uint64_t classes = 0;
  int32_t number = 0;
  int32_t tenths = 0;           // of a kNumber: 25 for "two and a half"
  uint32_t begin = 0, end = 0;  // bytes of the text
  bool Is(uint64_t any) const { return (classes & any) != 0; }
  bool IsGlue(Glue g) const { return Is(kGlue) && number == g; }
};

// How a word is written.
struct Spelling {
  bool capital = false;     // begins with one
  bool stopped = false;     // a stop behind it is part of it
  bool ends_in_ed = false;  // and has other letters
};

// What a word says however it is written.
struct Meaning {
  uint64_t classes = 0;
  int32_t number = 0, tenths = 0;
  bool by_spelling = false;  // ask LexemeOf: it must be written in some way
};
extern const WordIndex kWords;
extern const Meaning* const kMeaningOf;  // of each row of kWords; of 0, which is no row, nothing

// Of a word of letters as it is written; classes 0: it says nothing of time. Constant time.
Lexeme LexemeOf(std::string_view word);
Lexeme LexemeOf(const PackedWord& word, Spelling spelling);
// A figure of 1 to 4 digits.
Lexeme FigureOf(int32_t value, size_t digits);

}  // namespace dateline::timex
