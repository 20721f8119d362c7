// Countries: binary search in a table.
#include "exports/countries.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr Country kCountries[] = {
#include "exports/countries.inc"
};

}  // namespace

const Country* CountryOf(std::string_view iso3) {
  const Country* at = std::lower_bound(std::begin(kCountries), std::end(kCountries), iso3,
                                       [](const Country& country, std::string_view key) { return country.iso3 < key; });
  return at != std::end(kCountries) && at->iso3 == iso3 ? at : nullptr;
}

}  // namespace dateline
