// MovedDays: which times are the day that something was put off or brought forward to, and the day that it was before.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "times/times.h"

namespace dateline {

enum class DayMove : uint8_t { kNone, kFrom, kTo };

// One for each time: "postponed until May 4"; "originally scheduled for March 3, will now be held on May 4". A day
// before is only told beside a new one; "from March 3 to May 4" is one time, and no move. Linear.
std::vector<DayMove> MovedDays(std::string_view text, const Segments& segments,
                               const std::vector<TimeExpression>& times);

}  // namespace dateline
