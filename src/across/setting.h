// Setting: of what a story is, as far as it tells which stories are of one matter: its day, its states, and whom and
// what it names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline::across {

struct Setting {
  int32_t day = kNoDay;  // of publication, from 1970-01-01
  std::string home;      // ISO code of the state where it plays: that of the dateline, else the one it names most
  std::string other;     // the state that it names most, where the dateline lies in another
  // Hashes of names as they are heard, sorted, each once: persons by the family name, bodies, places. Its weight, from
  // 1 to 10, says how much it tells when two stories have it in common; a state tells little.
  struct Named {
    uint32_t hash = 0;
    uint8_t weight = 0;
  };
  std::vector<Named> named;

  static constexpr int32_t kNoDay = INT32_MIN;
  bool clear() const { return !home.empty() && other.empty(); }
};
inline constexpr size_t kMostNamed = 60;

Setting SettingOf(const Ledger& ledger);

// How much two stories have in common: 1 for each person of theirs, less for bodies and places, hardly anything for
// states. What `without` names does not count: the one who is compared. Two stories of one crisis have 2 or more.
double Common(const Setting& a, const Setting& b, const std::vector<uint32_t>& without = {});

// Days between; -1 when one is not known.
int32_t DaysApart(const Setting& a, const Setting& b);

// As text for a row, and back; what is no such text is an empty setting.
std::string ToText(const Setting& setting);
Setting SettingFrom(std::string_view text);

// What Setting holds of a name.
uint32_t HashOfHeard(std::string_view heard);

// The ISO code of the state that a name or a word for its people means; empty for other names.
std::string StateOf(std::string_view name);
// The name in the tables of the one body that a name means; empty for others.
std::string BodyInTables(std::string_view name);
// The ISO code of a state, its seat or a town that the tables know.
std::string CountryOf(std::string_view name, std::string_view day);

// The name of an actor without "the" and what hangs on behind; empty when it has no proper one in its story.
std::string ProperNameOf(const Ledger& ledger, const Actor& actor);
// The ISO code of a STATE, by most of its mentions.
std::string StateOfActor(const Ledger& ledger, const Actor& actor);

}  // namespace dateline::across
