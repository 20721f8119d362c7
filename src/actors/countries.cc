// Countries: binary search in a table.
#include "actors/countries.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr Country kCountries[] = {
#include "actors/countries.inc"
};

}  // namespace

const Country* CountryOf(std::string_view iso3) {
  const Country* at = std::lower_bound(std::begin(kCountries), std::end(kCountries), iso3,
                                       [](const Country& country, std::string_view key) { return country.iso3 < key; });
  return at != std::end(kCountries) && at->iso3 == iso3 ? at : nullptr;
}

const Country* CountryOfTwo(std::string_view iso2) {
  const Country* at = std::find_if(std::begin(kCountries), std::end(kCountries),
                                   [iso2](const Country& country) { return country.iso2 == iso2; });
  return iso2.empty() || at == std::end(kCountries) ? nullptr : at;
}

}  // namespace dateline
