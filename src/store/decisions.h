// Decisions: the log of what people decided, and what follows from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/ledger_file.h"
#include "store/database.h"
#include "store/link_actors.h"

namespace dateline {

// The log in order of time, with what of it holds.
std::vector<Decision> ReadDecisions(Database* database);

// With its id made. False: it was there.
bool WriteDecision(const Decision& decision, Database* database);

// The decision of the log that says the same and holds.
std::optional<Decision> Standing(const Decision& wanted, Database* database);

// Finds out what its ids mean in the file.
void NameIds(Decision* decision, Database* database);

// Makes everything that follows from the log as it would be if the stories came after it. Touches only what changes.
// Links of actors are made by `links` later.
void ReplayDecisions(Database* database, ActorLinks* links);

// For a file of an older schema: binds decisions to the rows that its actors have now (KeepDecided).
void RebindDecisions(Database* database);

// Its id from the rest of it.
std::string DecisionId(const Decision& decision);

}  // namespace dateline
