// Named relays: through whom a statement reached the writer and whom it was addressed to, where fixed phrases say so.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Adds to FoundStatement::via, when the words stand in the anchor's sentence and outside of cue and content:
// the mention behind "according to"; the one before "quoted" or "cited" that stands before the source; the one
// behind "by" of a source that "was quoted" or "cited"; and who was shown a paper that speaks, read it out, carried it
// or spoke for another ("a draft seen by Radio Nord", "said through his lawyer"). Adds to FoundStatement::to, and takes
// from `via`, whom remarks, a letter or an interview went to. Linear in the sentence of each statement.
// REQUIRES: mentions InTextOrder, their kinds set.
void AddNamedRelays(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
                    std::vector<FoundStatement>* statements);

}  // namespace dateline
