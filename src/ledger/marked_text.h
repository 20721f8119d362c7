// Marked text: a story's characters as HTML paragraphs with marked spans, which may nest and cross.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline {

// Appends text with the characters that mean something in HTML, in content and in quoted attributes alike, made
// harmless. Controls other than line ends and tabs become U+FFFD.
void AppendEscaped(std::string_view text, std::string* out);

struct TextMark {
  Span span;
  std::string attributes;  // of each <span> that stands for it: class="c" data-q="3"
  std::string id;          // of the first; may be empty
  int rank = 0;            // of marks over the same span the lowest is outermost
};

struct TextInsert {
  uint32_t at = 0;
  std::string html;  // stands before the character at `at`, after the marks that end there
};

// The paragraphs of a story as spans without the blanks around them. A blank line parts paragraphs; so does every line
// end, unless the text has blank lines and no line longer than 100 bytes, as hard-wrapped copy has.
std::vector<Span> ParagraphsOf(std::string_view text);

// One <p> a paragraph. Elements nest properly: where marks cross, or reach over paragraphs, they are closed and opened
// again. At most 24 marks are open at once, further ones are left out. Empty marks are left out.
std::string MarkedParagraphs(std::string_view text, std::vector<TextMark> marks, std::vector<TextInsert> inserts);

}  // namespace dateline
