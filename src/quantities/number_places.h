// NumberPlaces: where in a text a number may stand, told from its bytes before words are cut.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::quantities {

// Figures and words that may begin a number, sorted: a sentence that none of them stands in has no quantity. Linear.
void FindNumberPlaces(std::string_view text, std::vector<uint32_t>* places);

}  // namespace dateline::quantities
