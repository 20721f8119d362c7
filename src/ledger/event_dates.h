// EventDates: which of a story's times says when each event was, is or shall be.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger.h"
#include "ledger/moved_days.h"
#include "ledger/story.h"

namespace dateline {

// A date (or an empty string) for each found event, as in Event::date: of the times in its sentence, the day that the
// story opens with, the day of publication, the date of the event that it is the same as (`first`, itself where it is
// the first) and none, the one with the most points. Of the ledger, text, title and day of publication are read.
// `moves`: MovedDays of the story.
// REQUIRES: first[i] <= i. Linear in the text.
std::vector<std::string> EventDates(const Story& story, const Ledger& ledger, const std::vector<int>& first,
                                    const std::vector<DayMove>& moves);

}  // namespace dateline
