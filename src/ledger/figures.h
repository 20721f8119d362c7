// Figures of a ledger: bounds and unit, who claims them, of which event, and which are rivals.
#pragma once

#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

// A figure for each found one, in text order. Its sources are the speakers of the statement that holds it; its event is
// the nearest of the sentence or the one before whose type fits what is counted; its rival is the last figure before it
// on the same thing that somebody else claims or that has another value.
// REQUIRES: actors, statements and events of the ledger are made, event i for annotations.events[i]. Linear in the
// text.
void AddFigures(const Story& story, Ledger* ledger);

}  // namespace dateline
