// EventRoles: the log-odds of each actor to be a doer of an event, the one to whom it is done, and its place.
#pragma once

#include <array>
#include <vector>

#include "annotate/labels.h"
#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

inline constexpr size_t kDoerRole = 0, kRecipientRole = 1, kPlaceRole = 2;

// May an actor of the kind be where something happens?
inline bool IsPlace(ActorKind kind) { return kind == ActorKind::kPlace || kind == ActorKind::kState; }

struct ActorRoles {
  int actor = -1;
  std::array<float, kArgumentRoles> odds{};
};

// For each found event those of the actors near it, each once, sorted by actor: a sum of points of EventRoleSigns.
// `first` as for EventDates. Of the ledger, text and actors are read.
// REQUIRES: first[i] <= i. Cost: that of EventRoleSigns.
std::vector<std::vector<ActorRoles>> EventRoles(const Story& story, const Ledger& ledger,
                                                const std::vector<int>& first);

}  // namespace dateline
