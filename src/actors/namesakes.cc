// What only a state within another has: its governor, its members of that other's Congress.
#include "actors/namesakes.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace dateline {
namespace {

struct Namesake {
  std::string_view name, country;
};
constexpr Namesake kNamesakes[] = {{"georgia", "USA"}};

constexpr std::string_view kOfStatesWithin[] = {"governor",
                                                "gov",
                                                "governors",
                                                "lieutenant governor",
                                                "senator",
                                                "senators",
                                                "sen",
                                                "congressman",
                                                "congresswoman",
                                                "congressional",
                                                "legislature",
                                                "statehouse",
                                                "sheriff",
                                                "sheriffs",
                                                "county",
                                                "secretary of state",
                                                "state senator",
                                                "state representative",
                                                "state lawmaker",
                                                "state house",
                                                "state senate",
                                                "republicans",
                                                "democrats"};

}  // namespace

std::string_view CountryOfNamesake(std::string_view name, std::string_view phrase) {
  const auto* row = std::find_if(std::begin(kNamesakes), std::end(kNamesakes),
                                 [name](const Namesake& namesake) { return namesake.name == name; });
  if (row == std::end(kNamesakes)) return {};
  const std::string padded = " " + std::string(phrase) + " ";
  const bool within = std::any_of(std::begin(kOfStatesWithin), std::end(kOfStatesWithin), [&](std::string_view word) {
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
  return within ? row->country : std::string_view();
}

std::string_view CountryOfNamesake(std::span<const PhraseWord> phrase, size_t begin, size_t end) {
  std::string all;
  for (const PhraseWord& word : phrase) all.append(all.empty() ? "" : " ").append(word.bare);
  return CountryOfNamesake(KeyOf(phrase.subspan(begin, end - begin), true), all);
}

}  // namespace dateline
