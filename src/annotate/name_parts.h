// Name parts: where one tagged name holds several, and where marks inside it belong to it.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/labels.h"
#include "annotate/pair_features.h"
#include "segment/segments.h"

namespace dateline {

// The names that a tagged range of words holds, in order:
// - parted by commas, but for what may follow one inside a name ("John Roe, Jr."); a body ("Ministry of Health, Labour
//   and Welfare") only loses those at its ends, and a person in marks ("Roe, Jane") none;
// - a place and the American state right behind it: "Ashford Texas", but "Southern California", "West Virginia".
// tag: the begin tag of its class.
std::vector<WordRange> NamesIn(std::string_view text, const Segments& segments, WordRange range, NameTag tag);

// '"Roe, Jane" wrote': surname and given names as a letter's head has them, all that stands in marks.
bool IsQuotedSurname(std::string_view text, const Segments& segments, WordRange range);

}  // namespace dateline
