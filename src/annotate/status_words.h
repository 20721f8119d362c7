// StatusWords: the words before a trigger that tell whether the event happened, goes on, is planned, denied and so on.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// For each event the nearest words of its clause before the trigger that speak for the status given ("plans to", "has
// been"), else the cue of the statement that tells it where its act does ("urged"), else none. REQUIRES: events sorted
// by trigger, a status for each.
std::vector<WordRange> StatusEvidence(std::string_view text, const Segments& segments,
                                      const std::vector<FoundStatement>& statements,
                                      const std::vector<FoundEvent>& events, const std::vector<EventStatus>& statuses);

}  // namespace dateline
