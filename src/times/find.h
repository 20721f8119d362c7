// The matches of the rules in a text, before they are placed.
#pragma once

#include <string_view>
#include <vector>

#include "times/place.h"

namespace dateline::timex {

// In order of text, not overlapping. Any bytes. Linear.
std::vector<Found> FindIn(std::string_view text);

// The day, or the middle of the month; neither: unknown.
Published PublishedOn(std::string_view date);

}  // namespace dateline::timex
