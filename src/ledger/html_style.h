// The look and the behaviour of the pages, kept apart from what is on them.
#pragma once

#include <string_view>

namespace dateline {

std::string_view PageBase();    // CSS that every page begins with
std::string_view PageStyle();   // CSS of the story page
std::string_view PageScript();  // JavaScript; the page is complete and readable without it

}  // namespace dateline
