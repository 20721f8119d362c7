// Events of a ledger: who takes part, when, and which mentions are one event.
#pragma once

#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

// REQUIRES: actors and statements of the ledger are made. Appends an Event for each found one, in its order, so that
// entry i of `annotations.events` is event i.
void AddEvents(const Story& story, Ledger* ledger);

}  // namespace dateline
