// LinkCopies: which stories of the file are copies or updates of which. Keeps what src/copies needs in the file.
#pragma once

#include <cstdint>

#include "store/database.h"

namespace dateline {

// Compares a story that came new with those that are likely to be like it, and renews the links of all that hang
// together with it: copy_of, copy_kind, and which entries are shown. Links are a function of the stories alone.
void LinkCopies(int64_t story, Database* database);

// Sets `shown` of a story's entries by its kind of copy and the rulings.
void RenewShown(int64_t story, Database* database);

}  // namespace dateline
