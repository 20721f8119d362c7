// Word lists: matching by whole words and stems.
#include "coding/word_lists.h"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

bool Has(std::string_view entry, std::string_view text) {
  const bool stem = entry.ends_with('*');
  std::string wanted = " ";
  wanted.append(stem ? entry.substr(0, entry.size() - 1) : entry);
  std::replace(wanted.begin(), wanted.end(), '_', ' ');
  if (!stem) wanted.push_back(' ');
  return text.find(wanted) != std::string_view::npos;
}

}  // namespace

bool AnyOf(std::string_view list, std::string_view text) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(' '), list.size());
    if (end > 0 && Has(list.substr(0, end), text)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace dateline
