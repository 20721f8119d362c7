// Cut: the fields of what is kept as text.
#pragma once

#include <algorithm>
#include <string_view>

namespace dateline::across {

// What stands before the first `end`, all of it where there is none; that and the `end` are taken off `left`.
inline std::string_view Cut(std::string_view* left, char end) {
  const std::string_view cut = left->substr(0, left->find(end));
  left->remove_prefix(std::min(cut.size() + 1, left->size()));
  return cut;
}

}  // namespace dateline::across
