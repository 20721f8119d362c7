// Groups: who belongs to "Ann Hall and Ed Poe", to "both leaders", to "they".
#pragma once

#include <string_view>
#include <vector>

#include "resolve/link_features.h"
#include "resolve/resolved.h"

namespace dateline {

// Adds memberships: of the actors joined by "and" inside a mention of its own; and, of an actor that is only ever
// called "they", "both ..." or "the two ...", the last two actors that were joined by "and" before it, at most two
// sentences back and both of one kind.
void AddMembers(std::string_view text, const Segments& segments, const Annotations& annotations,
                const std::vector<MentionForm>& forms, Resolved* resolved);

}  // namespace dateline
