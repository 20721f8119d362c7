// Goldstein scale: what a CAMEO code weighs between conflict and cooperation.
#pragma once

#include <string_view>

namespace dateline {

// -10 to 10, as GDELT publishes it. REQUIRES: a CAMEO code of three or four digits.
double GoldsteinOf(std::string_view cameo);

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by CAMEO's root code as GDELT
// has them. REQUIRES: as above.
int QuadClassOf(std::string_view cameo);

}  // namespace dateline
