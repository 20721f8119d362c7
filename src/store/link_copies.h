// LinkCopies: which stories of the file are copies or updates of which. Keeps what src/copies needs in the file.
#pragma once

#include <cstdint>
#include <vector>

#include "store/database.h"

namespace dateline {

// Compares stories that came new with those that are likely to be like them, and renews the links of all that hang
// together with them: copy_of, copy_kind, the version before, and which entries are shown. Links are a function of the
// stories alone.
//
// Bounded: stories that share a key are pairs only where one of the two is among the first kFirstOfKey of that key, by
// day and id. So a story is compared with that many for each of its 65 keys at most, however many are made by one
// template; what comes before the first ones is compared with all, once.
void LinkCopies(std::vector<int64_t> stories, Database* database);

// Makes keys and links of all stories anew, of the pairs that are known to be alike.
void RelinkCopies(Database* database);

// Sets `shown` of a story's entries by its kind of copy and the rulings.
void RenewShown(int64_t story, Database* database);

}  // namespace dateline
