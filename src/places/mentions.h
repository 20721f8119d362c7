// Mentions: where a text may name a place, and how likely it is that it does.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"
#include "places/names.h"

namespace dateline {

// What tells for or against a name's being a place's. Each has its points (mention_points.inc).
enum class Sign : uint8_t {
  // the name
  kAlways,
  kCountry,
  kFirstLevel,   // a state or province
  kSecondLevel,  // a county, by its full name
  kMillion,      // a city of more than half a million
  kLarge,        // of more than 50,000
  kTown,         // of more than 5,000
  kVillage,      // smaller, or of no known size
  kRegion,       // a region, sea, river or mountain
  kSecondName,   // only second names of places
  kWord,         // a common word too
  kGiven,
  kFamily,
  kSeveralWords,
  kDemonym,
  kPlural,    // a demonym in the plural
  kLanguage,  // a demonym behind "in" and by itself: "in English"
  kNever,     // of a table of names that are hardly ever meant
  kShort,     // of three or four capitals
  kManyPlaces,
  kSmallName,  // a single word that no country, unit or city of 50,000 has
  // the words around
  kAfterIn,
  kAfterTo,
  kAfterThe,
  kAfterTitle,
  kAfterGivenName,
  kAfterInitial,
  kAfterUnknown,  // another capitalised word of no known class
  kAfterWord,     // a capitalised common word
  kAfterDirection,
  kAfterPlace,  // the name of a place, without a comma
  kBeforeTitle,
  kBeforeUnknown,
  kBeforeWord,
  kBeforeBody,
  kBeforePlace,
  kBeforeTeam,
  kBeforeRoad,
  kBeforeFeature,
  kBeforePaper,
  kBeforeCompany,
  kBeforeGivenName,
  kBeforeSpeech,
  kBeforeNative,
  kBeforeInitial,
  kBeforeNumber,
  kPossessive,
  kInUnit,        // ", Texas" behind it, and it lies there
  kUnitOf,        // the unit behind a comma
  kCommaName,     // a comma and another capitalised name behind
  kCounties,      // of a list with "counties" behind it
  kOfSettlement,  // "town of", "the Gaza town of"
  kOfBody,        // "Bank of", "Bishop of"
  kHyphened,
  kFirstWord,  // of a sentence
  kCapitals,
  kDateline,  // before the dash
  // the text
  kPersonElsewhere,
  kPlaceElsewhere,
  kOften,            // three times or more
  kLongerElsewhere,  // part of a longer name of no place elsewhere
};
constexpr size_t kSigns = static_cast<size_t>(Sign::kLongerElsewhere) + 1;

struct PlaceMention {
  uint32_t first_word = 0, end_word = 0;
  uint64_t name = 0;
  Gazetteer::Found found;
  uint64_t signs = 0;     // a bit for each Sign
  int32_t within = -1;    // the mention that names the unit it lies in: "Texas" of "Paris, Texas"
  bool county = false;    // "Jackson and Barrow counties"
  bool acts = false;      // "Moscow accused": by the word behind it
  bool listed = false;    // with the next mention, by "and" or a comma
  double likelihood = 0;  // that a place is meant
  bool Has(Sign sign) const { return (signs >> static_cast<int>(sign) & 1) != 0; }
};

struct Mentions {
  std::vector<NameWord> words;
  std::vector<PlaceMention> mentions;  // in order, not overlapping, all that are names of places
};

// Linear time.
Mentions FindMentions(std::string_view text, const Gazetteer& gazetteer);

extern const std::array<double, kSigns> kMentionPoints;

}  // namespace dateline
