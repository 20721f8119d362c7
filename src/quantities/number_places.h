// The places of a text that a quantity may begin at, so that the rest of it is not read for quantities.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "times/find.h"

namespace dateline::quantities {

// What to watch for while times are found in a text; `ordinals`: these are asked for.
timex::Watch WatchForNumbers(bool ordinals);

// Of the places that were watched those that are indeed of figures and of words of numbers, and of no date among the
// times that were found: a sentence with none of them has no quantity. Sorted. Linear.
std::vector<uint32_t> NumberPlaces(std::string_view text, const std::vector<timex::Found>& times,
                                   std::vector<uint32_t> watched, bool ordinals);

}  // namespace dateline::quantities
