// Event statuses: what the model says of each event, weighed by its type and date.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger.h"
#include "ledger/moved_days.h"
#include "ledger/story.h"

namespace dateline {

// The status of each found event; an event without probabilities of statuses keeps its own. `dates`: one for each.
// `moves`: MovedDays of the story.
std::vector<EventStatus> EventStatuses(const Story& story, const Ledger& ledger, const std::vector<std::string>& dates,
                                       const std::vector<DayMove>& moves);

}  // namespace dateline
