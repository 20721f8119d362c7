// Function words: words that name nothing by themselves.
#pragma once

#include <string_view>

namespace dateline {

// Articles, prepositions, pronouns, auxiliaries, conjunctions and the like, in lower case.
bool IsFunctionWord(std::string_view word);

}  // namespace dateline
