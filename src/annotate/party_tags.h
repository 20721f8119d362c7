// Party tags: a legislator's party and state behind the name, as in "Ann Roe, R-Tenn.," and "Bob Poe (D-York)".
#pragma once

#include <string_view>
#include <vector>

#include "annotate/pair_features.h"
#include "segment/segments.h"

namespace dateline {

// The words of the party tag that begins at a word: its comma or opening bracket, the party, and the closing bracket
// where there is one. Empty when none begins there.
WordRange PartyTagAt(std::string_view text, const std::vector<Word>& words, uint32_t word);

// Of each word, whether it belongs to a party tag. Linear.
std::vector<bool> PartyTagWords(std::string_view text, const std::vector<Word>& words);

// The range without a party tag at its end; empty when it begins in one.
WordRange WithoutPartyTag(WordRange range, const std::vector<bool>& tagged);

}  // namespace dateline
