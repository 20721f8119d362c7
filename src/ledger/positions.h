// Positions of a ledger, read off its statements.
#pragma once

#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

// Positions sorted by issue; those of one holder on one issue with one stance are one, which rests on all of their
// statements. REQUIRES: actors and statements of the ledger are made. Linear.
void AddPositions(const Story& story, Ledger* ledger);

// Those for whom the speakers stand: themselves, the state or body that a spokesperson only speaks for, and beside a
// minister, an envoy, officials or the head of a body the state or body whose they are. When what a single speaker says
// begins with a body or state that he speaks for (`subject`, an actor, or -1), that one and himself: "he said the bank
// would not lend".
std::vector<int> HoldersOf(const Ledger& ledger, const std::vector<int>& speakers, int subject);

}  // namespace dateline
