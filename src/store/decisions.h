// Decisions: the log of what people decided, and what follows from it.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger_file.h"
#include "store/database.h"

namespace dateline {

// The log in order of time, with what of it holds.
std::vector<Decision> ReadDecisions(Database* database);

// With its id made. Nothing happens when it is there.
void WriteDecision(const Decision& decision, Database* database);

// Makes everything that follows from the log as it would be if the stories came after it. Touches only what changes.
void ReplayDecisions(Database* database);

// Its id from the rest of it.
std::string DecisionId(const Decision& decision);

}  // namespace dateline
