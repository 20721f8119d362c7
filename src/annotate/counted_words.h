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

}  // namespace dateline
