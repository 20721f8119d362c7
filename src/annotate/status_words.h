// StatusWords: the words before a trigger that tell whether the event happened, goes on, is planned, denied and so on.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

// Sets the status of what was tried in vain, which the head often overlooks: "failed to", "attempted", or a trigger
// that says so itself ("foiled").
void MarkFailures(std::string_view text, const Segments& segments, std::vector<FoundEvent>* events);

// Sets `evidence` of each event: the nearest words of its clause before the trigger that speak for its status ("plans
// to", "has been"), else the cue of the statement that tells it where its act does ("urged"), else none. REQUIRES:
// events sorted by trigger.
void MarkEvidence(std::string_view text, const Segments& segments, const std::vector<FoundStatement>& statements,
                  std::vector<FoundEvent>* events);

}  // namespace dateline
