// Which place each mention of a text means, found for all of them together.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "places/mentions.h"

namespace dateline {

// What tells for one of the places that have a name. Each has its points (resolve_points.inc).
enum class Trait : uint8_t {
  kPeople,  // ln(1 + people) / 10
  kCountry,
  kFirstLevel,
  kSecondLevel,
  kCapital,
  kSeat,
  kQuarter,
  kContinent,
  kRegion,
  kSecondName,
  kInUnit,        // it lies in the unit that is named with it
  kCounties,      // "Jackson and Barrow counties", and it is one
  kUnitsNamed,    // how much the text names the units of its country that it lies in
  kCountryNamed,  // and the country
  kSameCountry,   // the part of the other places that lie in its country
  kSameFirstLevel,
  kNear,         // how near the nearest of the others is
  kAmongOthers,  // how near they are on the whole
  kListedAlike,  // the part of those listed with it that are of its level: "Georgia and Egypt"
};
constexpr size_t kTraits = static_cast<size_t>(Trait::kListedAlike) + 1;
using Traits = std::array<float, kTraits>;
extern const Traits kResolvePoints;

struct Located {
  uint32_t place = Gazetteer::kNone;
  double certainty = 0;  // of the place, given that one is meant
};

// For tools that fit the points: a mention's places with their traits in the last round.
struct Considered {
  uint32_t mention = 0, place = 0;
  Traits traits;
};

// One for each mention; kNone for those less likely than `least`. Names mean one place in a text, but for those with
// different units behind them. Linear in the mentions: others are weighed by at most kMostAnchors of them.
constexpr size_t kMostAnchors = 24;
std::vector<Located> Locate(const Gazetteer& gazetteer, const Mentions& mentions, double least,
                            std::vector<Considered>* considered = nullptr);

}  // namespace dateline
