// CountedWords: what the words beside a number say that it counts ("12 people were wounded", "arrested five").
#pragma once

#include <optional>
#include <string_view>

#include "annotate/annotations.h"

namespace dateline {

// From the nearest telling word of the clause, few words before or behind the quantity, inside `room` (the words up to
// the quantities beside it). Bounded time.
std::optional<Counted> CountedBeside(std::string_view text, const Segments& segments, WordRange quantity,
                                     WordRange room);
// From the counted noun phrase alone ("12 soldiers").
std::optional<Counted> CountedByUnit(std::string_view unit);
// Which of what may be counted the sentence has any word for: bit i for Counted i. Linear in the sentence.
uint32_t ToldIn(std::string_view text, const Segments& segments, const Sentence& sentence);

}  // namespace dateline
