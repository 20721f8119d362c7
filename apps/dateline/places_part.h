// dateline places.
#pragma once

#include "exact_part.h"

namespace dateline {

ExactPart PlacesPart();

}  // namespace dateline
