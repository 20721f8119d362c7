// The look of the timeline page, on that of every page (ledger/html_style.h).
#pragma once

#include <string_view>

namespace dateline {

std::string_view TimelineStyle();

}  // namespace dateline
