// Actor codes: the country and the sector of an actor, read off its names, descriptions, offices and memberships.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

struct ActorCode {
  std::string country;  // "USA", "IGO", "UNO"; empty: unknown
  std::string sector;   // "GOV"; empty: unknown
};

// Sets Actor::code where anything is known: what the story says, and what the tables of actors tell beside it on the
// day of publication. Looks at a bounded number of mentions, offices and memberships of each; Actor::place is read.
void AddCodes(Ledger* ledger);

// Of every actor of the ledger: those that it has, else those that AddCodes would set.
std::vector<ActorCode> ActorCodes(const Ledger& ledger);

// The code as PLOVER or CAMEO writes it; "UNK" when nothing is known.
std::string PloverCode(const ActorCode& code);
std::string CameoCode(const ActorCode& code);

}  // namespace dateline
