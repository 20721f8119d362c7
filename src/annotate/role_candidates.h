// RoleCandidates: the mentions that may be addressee or relay of what is said at a cue.
#pragma once

#include <vector>

#include "annotate/pair_features.h"

namespace dateline {

inline constexpr uint32_t kMaxRoleCandidates = 24;
inline constexpr uint32_t kRoleReach = 60;  // words to either side of the cue

// Indices of the mentions (sorted by first word) in the anchor's sentence and the ones beside it, nearest kept,
// ascending.
std::vector<uint32_t> RoleCandidates(const Segments& segments, WordRange anchor,
                                     const std::vector<WordRange>& mentions);

}  // namespace dateline
