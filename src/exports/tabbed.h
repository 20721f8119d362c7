// Tabbed rows: cells between tabs, which no cell may hold.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

// With the line's end. REQUIRES: cells of one line, as OneLine() makes them.
template <class Cells>
void AppendTabbed(const Cells& cells, std::string* out) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) out->push_back('\t');
    first = false;
    out->append(cell);
  }
  out->push_back('\n');
}

}  // namespace dateline
