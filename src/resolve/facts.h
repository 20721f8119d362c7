// Facts: what linking looks up: which gender a given name has, which state a name, demonym or capital stands for.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class Gender : uint8_t { kUnknown, kMale, kFemale };

// Of a given name, or of a word that tells it ("mr.", "spokeswoman", "king"). In lower case; kUnknown for all others.
Gender GenderOfName(std::string_view name);
Gender GenderOfWord(std::string_view word);

struct StateName {
  uint16_t state = 0;    // a number of its own; 0 when the wording is none of a state
  bool capital = false;  // named by its capital, which may also be just the city
  bool demonym = false;  // "egyptian", "britons": an adjective or its people
};

// `wording` in lower case, single blanks, without article: "egyptian", "south korea", "u.s.", "tehran".
StateName StateOfWording(std::string_view wording);

// "Egypt"; empty for 0 and numbers that no state has.
std::string_view NameOfState(uint16_t state);

}  // namespace dateline
