// StoryRows: a ledger as rows of the file, and back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/ledger.h"
#include "dateline/result.h"
#include "store/anchors.h"
#include "store/database.h"
#include "store/link_actors.h"

namespace dateline {

// What stands in the file beside the ledger.
struct StoryOrigin {
  std::string file, ledger_hash;
};

// Writes the rows of a story that is not there, or whose entries were erased. Failures are the database's. Returns its
// row.
int64_t WriteStory(const Ledger& ledger, const LedgerIds& ids, const StoryOrigin& origin, Database* database,
                   ActorLinks* links, WordIndex* words);

// Gives the actors of a story that is there the rows and traits that tell who they are over stories; for a file of an
// older schema. Returns them.
std::vector<int64_t> WriteTraits(int64_t story, const Ledger& ledger, Database* database, ActorLinks* links);

// Takes the actors and entries of a story out, whose words are in the index. Returns the rows of `who` that its actors
// were of.
std::vector<int64_t> EraseEntries(int64_t story, Database* database);

// The ledger as it was written. Errors: kFormat for rows that do not hang together, whatever they are.
Result<Ledger> ReadStory(int64_t story, Database* database);

// Confidence as the exchange form has it, to three decimals.
double Rounded(float confidence);

}  // namespace dateline
