// Columns: inked text measured, wrapped and set in terminal columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class Ink : uint8_t { kPlain, kBold, kDim, kAct, kWarn };

struct InkRun {
  std::string text;
  Ink ink = Ink::kPlain;
};
using InkLine = std::vector<InkRun>;

// Terminal columns: East Asian wide characters take two, combining ones none.
int ColumnsOf(std::string_view text);
int ColumnsOf(const InkLine& line);

// Safe to show: blanks and line ends become single spaces; controls, which could steer the terminal, and bidirectional
// overrides become U+FFFD; so does what is no UTF-8.
std::string Printable(std::string_view text);

// Breaks at blanks and between wide characters, inside a word only when it is wider than a line. Texts are made
// printable. At least one line. REQUIRES: width >= 2.
std::vector<InkLine> Wrapped(const InkLine& text, int width);

// Appends the line, followed by blanks up to `width` columns if it is narrower.
void AppendLine(const InkLine& line, bool colour, int width, std::string* out);

}  // namespace dateline
