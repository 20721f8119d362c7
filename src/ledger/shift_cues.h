// Shift cues: whether a sentence tells that somebody changed position.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "segment/segments.h"

namespace dateline {

// The word at which the change is told ("dropped the demand", "as late as", "until last week ... had refused"), none in
// most sentences. Time: words of the sentence times the cues.
std::optional<uint32_t> ShiftCueIn(std::string_view text, const Segments& segments, const Sentence& sentence);

}  // namespace dateline
