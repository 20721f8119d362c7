// Days of a date in the exchange form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace dateline::across {

// YYYY, YYYY-MM, YYYY-MM-DD or A/B of these: the first and last day, counted from 1970-01-01.
std::optional<std::pair<int32_t, int32_t>> DaysOf(std::string_view date);

}  // namespace dateline::across
