// Offices: which title is held by which person, of which body or state, read off the words around the title.
#pragma once

#include <string_view>

#include "resolve/resolved.h"

namespace dateline {

// Adds offices and memberships to the actors. A title's holder is the smallest person mention around it, else the one
// right beside it ("Jane Doe, the foreign minister"); its body or state is a mention inside the holder's words
// ("Egyptian Foreign Minister", "president of Kenya"), else the one right after the title. A person is a member of the
// body of an office. Each title of an actor is kept once.
void AddOffices(std::string_view text, const Segments& segments, const Annotations& annotations, Resolved* resolved);

}  // namespace dateline
