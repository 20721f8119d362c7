// Words: how the items of a timeline read, on a terminal and on a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/joined.h"
#include "dateline/timeline.h"

namespace dateline {

// "event", "planned", "statement", "figure", "position", "shift".
std::string_view NameOf(TimelineItem::Kind kind);

// "2024-02-05", "2024-02" for a whole month, "2024" for a year, else "A/B".
std::string DateOf(std::string_view first_day, std::string_view last_day);

// "Monday"; empty for what is no day.
std::string_view WeekdayOf(std::string_view day);
// Days since 1970-01-01; 0 for what is no day.
int64_t DayNumber(std::string_view day);

// The outlets of tellings, each once, in order; and in how many stories they are.
std::vector<std::string> OutletsOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings);
size_t StoriesOf(const std::vector<TimelineTelling>& tellings);
// "Channel Wire", "4 stories: Channel Wire, Coast Post".
std::string SourcesOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings);

// The sentence without the dateline at its head, cut around these words to so many bytes.
std::string Excerpt(std::string_view sentence, std::string_view words, size_t most);

// What happened to a plan, in words: "open", "happened (e12345678)".
std::string FateWords(const TimelineItem& item);

// "warm", "stern", "plain": of a stance.
std::string_view ToneOfStance(std::string_view stance);

}  // namespace dateline
