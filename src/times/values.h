// Values: TIMEX3 values and ISO bounds of what was placed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "times/civil_days.h"
#include "times/lexicon.h"

namespace dateline::timex {

std::string_view NameOf(Grain grain);               // "day"
Grain GrainOf(std::string_view name);               // REQUIRES: one of NameOf
std::string DayValue(int32_t day);                  // "2024-03-21"
std::string DateValue(DayRange days, Grain grain);  // "2024-W12", "2024-Q1", "199"
std::string_view PartValue(DayPart part);           // "TMO"
std::string ClockValue(int32_t minutes);            // "T15:00"
// "Z", "+05:30" of a zone on that day; empty: of none.
std::string ZoneValue(int32_t zone, int32_t day);
// "P3D", "PT2H", "P2.5Y"; `vague`: "PXD".
std::string DurationValue(Grain unit, int32_t tenths, bool vague);
std::string SeasonValue(int32_t year, int32_t first_month);  // "2024-SU"

// Hours of a part of the day.
struct Hours {
  int32_t begin = 0, end = 24;
};
Hours HoursOf(DayPart part);

// The span of time of that grain which holds the day. Quarters and halves are those of the civil year.
DayRange AroundGrain(Grain grain, int32_t day);
// Moved by a count of units; whole ones keep whole.
DayRange MovedBy(DayRange days, Grain unit, int32_t count);

}  // namespace dateline::timex
