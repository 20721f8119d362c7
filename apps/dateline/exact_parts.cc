// The exact parts that the program has; each of them is made in its own file.
#include "exact_part.h"
#include "places_part.h"
#include "quantities_part.h"
#include "times_part.h"

namespace dateline {

const std::vector<ExactPart>& ExactParts() {
  static const std::vector<ExactPart> parts = {TimesPart(), QuantitiesPart(), PlacesPart()};
  return parts;
}

}  // namespace dateline
