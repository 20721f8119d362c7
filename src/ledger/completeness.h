// Completeness: what a finished ledger leaves out or says twice in different ways, as notices.
#pragma once

#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

// Appends notices, kMostOfEach of each code at most, in text order:
// - kUnheldQuotation: an outermost quotation of three or more words that no statement holds whole. Titles ("The Old Man
//   and the Sea": all longer words capitalised) are passed over.
// - kContradiction: an event that one statement denies and that happened or goes on in somebody else's or the article's
//   own words; and two figures on the same thing, with one claimant and one day, that differ.
// Changes nothing else. REQUIRES: the ledger's entries are made and in order. Linear but for sorting.
void NoteGaps(const Story& story, Ledger* ledger);

inline constexpr int kMostOfEach = 20;

}  // namespace dateline
