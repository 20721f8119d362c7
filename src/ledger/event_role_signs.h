// EventRoleSigns: what tells for and against an actor's part in an event, as numbers that points weigh.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "annotate/labels.h"
#include "dateline/ledger.h"
#include "ledger/event_patterns.h"
#include "ledger/story.h"

namespace dateline {

// Where the numbers of each kind of sign begin. Those before kRivalSigns are seen at a first look at one event and
// actor; the others are made of the chances, 0 to 1, that this first look gives all actors in all events of the story.
enum RoleSign : size_t {
  kAlwaysSign,  // 1
  kHereSigns,   // the model's log-odds of each role, of its mentions near this mention of the event
  kThereSign = kHereSigns + kArgumentRoles,             // is it near other mentions of the event?
  kThereSigns,                                          // the best log-odds there
  kOftenSign = kThereSigns + kArgumentRoles,            // logarithm of 1 and the number of its mentions
  kPatternSigns,                                        // which EventPatterns its mentions have
  kTypeSigns = kPatternSigns + kEventPatterns,          // the event's type
  kKindSigns = kTypeSigns + kEventTypeNames.size(),     // the actor's kind
  kRivalSigns = kKindSigns + kActorKindNames.size(),    // the best other actor's chance of each role
  kElsewhereSigns = kRivalSigns + kArgumentRoles,       // its own best chance in the story's other events of this type
  kPlaceBeforeSign = kElsewhereSigns + kArgumentRoles,  // "Paris, *Texas*": is a place named just before it?
  kPlaceBeforeChance,                                   // that this one is the event's
  kPlaceBehindSign,                                     // "*Paris*, Texas"
  kPlaceBehindChance,
  kRoleSigns,
};

struct RoleSigns {
  int actor = -1;
  std::array<float, kRoleSigns> values{};
};

using RolePoints = std::array<int16_t, kArgumentRoles>;  // in hundredths, of doer, recipient, place

// The log-odds of each role: the sum of the points of the first signs.
template <size_t N>
std::array<float, kArgumentRoles> Weighed(const RoleSigns& signs, const RolePoints (&points)[N]) {
  static_assert(N <= kRoleSigns);
  std::array<float, kArgumentRoles> sums{};
  for (size_t n = 0; n < N; ++n)
    for (size_t r = 0; r < kArgumentRoles; ++r) sums[r] += signs.values[n] * static_cast<float>(points[n][r]);
  for (float& sum : sums) sum /= 100;
  return sums;
}

// For each found event the signs of the actors near it, each actor once, sorted. `first`: of each event the first
// mention of what it is. Of the ledger, text and actors are read.
// REQUIRES: first[i] <= i. Linear in the text but for places side by side, which are looked at for the events near
// them.
std::vector<std::vector<RoleSigns>> EventRoleSigns(const Story& story, const Ledger& ledger,
                                                   const std::vector<int>& first);

// "here recipient", "type ASSAULT": for those who fit points.
std::vector<std::string> RoleSignNames();

}  // namespace dateline
