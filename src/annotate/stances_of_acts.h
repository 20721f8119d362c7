// What a statement's act tells of the stance that it takes: an offer rarely opposes, an assertion rarely takes any.
#pragma once

#include <array>

#include "dateline/ledger.h"

namespace dateline {

struct ActTells {
  float stand = 0;                                 // log-odds added to those of any statement to take a position
  std::array<float, kStanceNames.size()> stances;  // and of each stance, if it takes one
};

const ActTells& TellsOf(StatementAct act);

}  // namespace dateline
