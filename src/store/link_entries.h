// LinkEntries: which entries of different stories tell of one event, one quantity, or one actor's stand on one issue.
// Keeps what src/across needs in the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "across/units.h"
#include "dateline/ledger.h"
#include "store/database.h"

namespace dateline {

// Notes that a story's entries wait to be linked: it is new, or what was decided of it or of its actors is.
void MarkStale(int64_t story, Database* database);

// Units of stories that came in this transaction: their ledgers are at hand then, and need not be read again.
class UnitsAtHand {
 public:
  // Makes them of a story whose rows are written. Beyond a bound nothing is kept.
  void Make(int64_t story, const Ledger& ledger, Database* database);
  std::optional<std::vector<across::UnitOf>> Take(int64_t story);
  void Forget();  // also when decisions are replayed, on which they rest

 private:
  std::map<int64_t, std::vector<across::UnitOf>> of_stories_;
  size_t count_ = 0;
};

// Links the entries of all stories that wait, and makes anew the threads, turns and fates that follow. All of it is a
// function of the stories and decisions alone.
//
// Bounded: units that share a key are pairs only where at most kNeighbours lie between them in the order of stories. So
// a unit is compared with that many for each of its keys at most; what comes between two that were a pair and are no
// more parts them.
void LinkEntries(UnitsAtHand* at_hand, Database* database);

// Takes the links of a story's entries out, before these are erased. Its reprints wait to be linked from now on.
void ForgetEntryLinks(int64_t story, Database* database);

// The keys of all entries, for a file whose keys are of an older kind; who is tied with whom stays.
void RenewKeys(Database* database);

// All of them, in a file that has none yet.
void RelinkEntries(Database* database);

}  // namespace dateline
