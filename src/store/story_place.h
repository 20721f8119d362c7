// Where a story stands among all.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.h"

namespace dateline {

// By day of publication, stories without one first, then by id. Two of one day and the same first ten digits share a
// place.
int64_t PlaceOfStory(std::string_view published, std::string_view id);
int64_t PlaceOfStory(int64_t story, Database* database);  // 0 for a row that is not there

// Whether two places are of days that are known and at most so far apart.
bool WithinDays(int64_t place, int64_t other, int32_t days);

}  // namespace dateline
