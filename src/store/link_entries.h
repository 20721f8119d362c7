// LinkEntries: which entries of different stories tell of one event, one quantity, or one actor's stand on one issue.
// Keeps what src/across needs in the file.
#pragma once

#include <cstdint>

#include "store/database.h"

namespace dateline {

// Notes that a story's entries wait to be linked: it is new, or what was decided of it or of its actors is.
void MarkStale(int64_t story, Database* database);

// Links the entries of all stories that wait, and makes anew the threads, turns and fates that follow. All of it is a
// function of the stories and decisions alone.
//
// Bounded: units that share a key are pairs only where at most kNeighbours lie between them in the order of stories. So
// a unit is compared with that many for each of its keys at most; what comes between two that were a pair and are no
// more parts them.
void LinkEntries(Database* database);

// Takes the links of a story's entries out, before these are erased. Its reprints wait to be linked from now on.
void ForgetEntryLinks(int64_t story, Database* database);

// All of them, in a file that has none yet.
void RelinkEntries(Database* database);

}  // namespace dateline
