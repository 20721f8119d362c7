// Patterns of words that name a time, and what their words bind.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "times/civil_days.h"
#include "times/tables.h"

namespace dateline::times {

// How the bound words are to be placed.
enum class Form : uint8_t {
  kDate,       // any of day, month, year: "7 October", "early 2023"; a weekday beside a day says nothing more
  kDates,      // from one such to another: "March 3-5", "2014 to 2016"
  kWeekday,    // "late Thursday night", "last Thursday"
  kWeekdays,   // "Monday to Wednesday"
  kDayOfUnit,  // "Thursday last week", "March 3 last year"
  kNear,       // "yesterday evening"
  kToward,     // "last week", "this spring", "next March"
  kPart,       // "this morning", "last night"
  kWeekend,    // "the weekend"
  kAgo,        // "three days ago"
  kStretch,    // "the past three weeks"
  kWithin,     // "earlier in the week"
  kSeason,     // "summer 2018", "in the spring"
  kDecade,     // "the late 1990s"
  kThat,       // "the same day"
  kBeside,     // "the next day", "two weeks later"
};

// What the words of a match say. Of what may stand twice the second is that of the end of a range.
struct Bound {
  Form form = Form::kDate;
  uint32_t first = 0, end = 0;  // lexemes [first, end)
  std::array<int32_t, 2> day = {}, month = {}, year = {};
  std::array<int32_t, 2> weekday = {-1, -1};
  TimeUnit unit = TimeUnit::kDay;
  int32_t toward = 0, beside = 0;
  bool has_toward = false;  // tells "this Thursday" from "Thursday"
  int32_t near = 0, count = 0, season = 0, decade = 0, edge = 0;
  std::optional<int32_t> iso_day;
  bool night = false;
  uint32_t size() const { return end - first; }
};

// The patterns that may match among lexemes of these classes, as bits.
uint64_t PatternsFor(uint64_t classes);

// The longest match that begins at `at`, of one sentence's lexemes; the earlier row of those equally long. `patterns`
// are those of the sentence. Constant time.
std::optional<Bound> MatchAt(std::span<const Lexeme> lexemes, uint32_t at, uint64_t patterns);

}  // namespace dateline::times
