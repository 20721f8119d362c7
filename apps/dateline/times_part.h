// dateline times.
#pragma once

#include "exact_part.h"

namespace dateline {

ExactPart TimesPart();

}  // namespace dateline
