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

// The time of a decision that is made now: "2024-03-22T08:00:00.123Z", and in any case after all that are in the log,
// so that those of one thousandth of a second, or made by a clock that was put back, keep their order wherever they go.
std::string TimeOfNext(Database* database);

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
