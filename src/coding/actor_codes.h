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

// Of every actor of the ledger. Looks at a bounded number of mentions, offices and memberships of each.
std::vector<ActorCode> ActorCodes(const Ledger& ledger);

// The code as PLOVER or CAMEO writes it; "UNK" when nothing is known.
std::string PloverCode(const ActorCode& code);
std::string CameoCode(const ActorCode& code);

}  // namespace dateline
