// The look and the behaviour of the story page, kept apart from what is on it.
#pragma once

#include <string_view>

namespace dateline {

std::string_view PageStyle();   // CSS
std::string_view PageScript();  // JavaScript; the page is complete and readable without it

}  // namespace dateline
