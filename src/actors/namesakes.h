// Namesakes: states of the world of which a state within another has the name.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "actors/names.h"

namespace dateline {

// The country that a state of that name lies in, where words of the phrase tell that it is meant and not the state of
// the world: "USA" for "georgia" in "governor of georgia"; else empty. Both folded: small letters, one blank between
// words, no possessive endings.
std::string_view CountryOfNamesake(std::string_view name, std::string_view phrase);
// The same for the words [begin, end) of a phrase.
std::string_view CountryOfNamesake(std::span<const PhraseWord> phrase, size_t begin, size_t end);

}  // namespace dateline
