// Threads: the tellings of one event, quantity or stand over all stories, as ties make them, and what follows from
// their order: turns of an actor, fates of a plan.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "store/database.h"

namespace dateline {

// Each entry comes after the earlier one that it has the strongest tie with; those that hang together so are a thread.
// Makes that hold again where ties of these entries came or went. Touches the entries that move alone, and the turns
// and fates beside them.
void RenewThreads(const std::set<int64_t>& touched, Database* database);

// Makes turns and fates beside the entries of stories hold again, when they are shown or hidden.
void RenewWhatFollows(const std::vector<int64_t>& stories, Database* database);

}  // namespace dateline
