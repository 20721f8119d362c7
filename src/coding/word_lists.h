// Word lists: which words of a story point to a mode, a context or another type of event.
#pragma once

#include <string_view>

namespace dateline {

// A list is written "drone* uav tear_gas": words or phrases in lower case, `*` stands for any ending of the last word.
// Text is given as words in lower case, each followed by one blank, with one blank before the first: " tear gas ".
// Linear in the text for each entry of the list.
bool AnyOf(std::string_view list, std::string_view text);

// A row of a table of lists: `list` points from `key` to `value`.
struct WordRow {
  std::string_view key, value, list;
};

}  // namespace dateline
