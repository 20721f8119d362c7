// EventRoles: the log-odds of each actor to be a doer of an event, the one to whom it is done, and its place.
#pragma once

#include <array>
#include <vector>

#include "annotate/labels.h"
#include "dateline/ledger.h"
#include "ledger/story.h"

namespace dateline {

inline constexpr size_t kDoerRole = 0, kRecipientRole = 1, kPlaceRole = 2;

struct ActorRoles {
  int actor = -1;
  std::array<float, kArgumentRoles> odds{};
};

// For each found event those of the actors near it, each once, sorted by actor. Weighed are the model's log-odds of the
// actor's mentions near this mention of the event and near the others of it (`first` as for EventDates), the event's
// type, how often the story mentions the actor, and EventPatterns. Of the ledger, text and actors are read.
// REQUIRES: first[i] <= i. Linear in the text.
std::vector<std::vector<ActorRoles>> EventRoles(const Story& story, const Ledger& ledger,
                                                const std::vector<int>& first);

}  // namespace dateline
