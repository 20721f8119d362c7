// Countries: one country in the codes of several data sets.
#pragma once

#include <string_view>

namespace dateline {

struct Country {
  std::string_view iso3, iso2;
  std::string_view fips;  // FIPS 10-4, which GDELT uses for places
  int cow = 0;            // Correlates of War number; 0: none
};

// nullptr for what is no country of ISO 3166, nor XKX.
const Country* CountryOf(std::string_view iso3);
// Likewise, of two letters.
const Country* CountryOfTwo(std::string_view iso2);

}  // namespace dateline
