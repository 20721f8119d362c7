// Verb words: what stands around the verb of a cue: auxiliaries and adverbs, by tables.
#pragma once

#include <string_view>

namespace dateline {

// All in lower case.
bool IsToBe(std::string_view word);       // "was", "been"
bool IsAuxiliary(std::string_view word);  // those, "has", "would" and the like
bool IsAdverb(std::string_view word);     // "not", "also", "repeatedly"; not "reportedly", which is a cue by itself

}  // namespace dateline
