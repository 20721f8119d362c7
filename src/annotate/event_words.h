// EventWords: what the words of a trigger tell of its type, counted in the annotated training stories.
#pragma once

#include <array>
#include <string_view>

#include "annotate/annotations.h"
#include "dateline/ledger.h"
#include "segment/segments.h"

namespace dateline {

// To be added to the log-odds of each type: of all words of the trigger together, how much likelier they make it; zeros
// where none is known. Words are known by their first letters ("kill", "killed", "killings").
std::array<float, kEventTypeNames.size()> EventWordPoints(std::string_view text, const Segments& segments,
                                                          WordRange trigger);

}  // namespace dateline
