// Shifts of a ledger: changes of position that the text tells, and those that follow from its positions.
#pragma once

#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

// Told ones first. REQUIRES: positions of the ledger are made.
void AddShifts(const Story& story, Ledger* ledger);

}  // namespace dateline
