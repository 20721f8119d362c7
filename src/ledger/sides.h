// Sides: whether a position is for or against the matter that its issue names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dateline/ledger.h"

namespace dateline {

enum class Side : uint8_t { kFor, kAgainst, kBetween };

// Of a stance on an issue in its words. Who demands that a ban be lifted, or that a vote not be held, is against ban
// and vote; who is against lifting it is for it. None for a conditional stance whose condition is not told: of it one
// knows neither. Linear.
std::optional<Side> SideOn(std::string_view issue, Stance stance, bool conditioned);

}  // namespace dateline
