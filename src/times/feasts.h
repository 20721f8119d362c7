// Feasts and named days: which day of a year they are, by computation.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/word_table.h"
#include "times/civil_days.h"

namespace dateline::timex {

struct FoundFeast {
  int32_t index = 0;  // into the table
  uint32_t end = 0;   // of its name in the text
};

// The longest name of a feast that begins at `at`, of any case but with a capital first. Bounded time.
std::optional<FoundFeast> FeastAt(std::string_view text, uint32_t at);
// The same where these letters stand there, with a capital first; kFeastWords has those that a name may begin with.
std::optional<FoundFeast> FeastAt(std::string_view text, uint32_t at, const PackedWord& letters);
extern const WordFilter kFeastWords;

// The days of the feast that begin in the year, or nullopt: that year has none. Of the Islamic calendar, where two may
// begin in one year, the first. REQUIRES: an index of FeastAt; year 1..9999.
std::optional<DayRange> FeastDays(int32_t index, int32_t year);

int32_t EasterDay(int32_t year);                               // of the western churches, Gregorian
int32_t OrthodoxEasterDay(int32_t year);                       // by the Julian calendar
int32_t IslamicDay(int32_t year, int32_t month, int32_t day);  // tabular, as printed calendars have it within a day
int32_t HebrewDay(int32_t year, int32_t month, int32_t day);   // months from Nisan, 1; Tishri is 7

}  // namespace dateline::timex
