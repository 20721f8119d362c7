// Numbers that a text names only as what stood before: 14 of "rose to 23 from 14", "23, up from 14".
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Bytes on each side of a number that are looked at.
constexpr size_t kFormerContext = 160;

// Whether the words right before and after a number tell that it rose or fell to another one. Linear in
// kFormerContext.
bool IsFormerNumber(std::string_view before, std::string_view after);

}  // namespace dateline
