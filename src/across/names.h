// Names of actors as they are compared over stories.
#pragma once

#include <string>
#include <string_view>

namespace dateline::across {

// Case, accents, marks and titles of address set aside. Something of every name is left.
std::string FoldedName(std::string_view name);

}  // namespace dateline::across
