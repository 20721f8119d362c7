// Named relays: through whom a statement reached the writer, where fixed phrases say so.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Adds to FoundStatement::via, when the words stand in the anchor's sentence and outside of cue and content:
// the mention behind "according to"; the one before "quoted" or "cited" that stands before the source; and the one
// behind "by" of a source that "was quoted" or "cited". Linear in the sentence of each statement.
// REQUIRES: mentions InTextOrder.
void AddNamedRelays(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
                    std::vector<FoundStatement>* statements);

}  // namespace dateline
