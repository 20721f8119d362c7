// Fold: from the ledger's types, statuses and acts to PLOVER's types and modes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

// Facts of the codebook; 0, nothing and nothing for a type that it lacks.
int QuadOf(std::string_view type);
std::optional<float> ScoreOf(std::string_view type, std::string_view mode);

// The PLOVER type of what an event tells, whether or not it happened, by the words of its trigger and those
// about it, as AnyOf() wants them. Empty: PLOVER leaves it out.
std::string_view DeedType(EventType type, std::string_view trigger, std::string_view about);

// What PLOVER makes of that deed at a status, by the words that the status rests on. Empty: not
// coded.
std::string_view Folded(std::string_view deed, EventStatus status, std::string_view words);

// The PLOVER type of a statement's act, by the words of its cue. `deed` is the type of the deed that it speaks of, or
// empty; `addressed` says whether somebody is spoken to.
std::string_view ActType(StatementAct act, std::string_view cue, std::string_view deed, bool addressed);

// Whether an event of that status is what such a statement says, so that both are one row.
bool IsContent(StatementAct act, EventStatus status);

// The mode of a type by its words; where they say nothing, that of the deed it speaks of. Empty: none.
std::string_view ModeOf(std::string_view type, std::string_view words, std::string_view deed,
                        std::string_view deed_mode);

// The contexts that the words point to, three at most.
std::vector<std::string> ContextsOf(std::string_view words);

}  // namespace dateline
