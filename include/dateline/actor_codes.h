// Actor codes: which country, which sector and which person or body a noun phrase names, by tables, without the model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Empty and 0: not known. What the phrase itself says is never overridden: the tables link names and fill what it
// leaves open, and `note` says which of it they told.
struct ActorPhraseCode {
  std::string country;  // ISO 3166-1 alpha-3 ("XKX" for Kosovo), or "IGO", "UNO", "EUR", "NGO", "IMG", "MNC"
  std::vector<std::string>
      sectors;            // of PLOVER, the first the main one: {"GOV", "MIL"}; {"UNK"}: somebody of no known sector
  std::string name;       // of the state, body or person: "Angela Merkel"
  uint32_t wikidata = 0;  // of that: 567 for Q567
  uint32_t geonames = 0;  // of a state or a place
  std::string factbook;   // the World Factbook's code of the state: "UP"
  std::string note;       // "office of 2005-11-22 to 2021-12-08 in the World Factbook: Chancellor"
};

// `phrase`: "the French foreign minister", "ex-President Merkel", "gunmen", "Hezbollah"; any bytes, the first 600 are
// read. `date`: the day for which it is asked, YYYY-MM-DD, YYYY-MM or as news writes it; empty or no such thing: then
// an office has no holder, and a person is what the newest table says. Never throws. Thread-safe; linear in the phrase.
ActorPhraseCode CodeOfActor(std::string_view phrase, std::string_view date);

// Whether `date` is one of these ways to name a day, or "today", which is what the newest table says.
bool IsActorDate(std::string_view date);

}  // namespace dateline
