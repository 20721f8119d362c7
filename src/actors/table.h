// ActorTable: the states, bodies, persons and places of actors.bin, looked up by their wordings. Compiled into the
// library.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

// In the order in which a wording that several have is theirs.
enum class EntityKind : uint8_t { kState, kPartly, kBody, kSeat, kPerson, kPlace };

inline constexpr int32_t kOpenEnd = 0x7FFFFFFF;

// Days are counted from 1970-01-01. Views are into the table and live for ever.
struct EntityTerm {
  uint32_t entity = 0;
  int32_t begin = 0, end = 0;  // [begin, end); kOpenEnd: still so when last seen
  int32_t seen = 0;            // the day on which the source was read
  std::string_view country, sectors, office;
  uint8_t source = 0;  // of kTermSources
};

struct Entity {
  EntityKind kind = EntityKind::kState;
  std::string_view name;              // empty for places
  std::string_view country, sectors;  // "EGY", "GOV MIL"; either may be empty
  uint32_t wikidata = 0, place = 0;   // Q-number and GeoNames id; 0: unknown
  uint32_t first_term = 0, terms = 0;
};

struct CountryRow {
  std::string_view iso, factbook, name;
  uint32_t place = 0, population = 0;
};

inline constexpr std::string_view kTermSources[] = {"a list of this project", "Wikidata",
                                                    "the World Factbook",     "REIGN",
                                                    "the Phoenix dictionary", "Wikidata, to a change of government"};

// `key` as names.h folds it; "^" before the letters of an acronym, "~" before a head's family name: numbers of
// entities.
// "#EGY " before the words of an office: numbers of terms, by begin. About 17 comparisons.
std::span<const uint32_t> LookUpActor(std::string_view key);

// Whether a longer key begins with `key` and a blank.
bool ActorKeyGoesOn(std::string_view key);

// Whether it is a body of bodies.tsv, where those that share a wording stand in the order in which it is theirs.
bool IsListedBody(uint32_t number);

// REQUIRES: a number that LookUpActor or an entity gave.
Entity EntityAt(uint32_t number);
EntityTerm TermAt(uint32_t number);

// Of an ISO code; an empty row when there is none.
CountryRow CountryRowOf(std::string_view iso);

}  // namespace dateline
