// dateline quantities.
#pragma once

#include "exact_part.h"

namespace dateline {

ExactPart QuantitiesPart();

}  // namespace dateline
