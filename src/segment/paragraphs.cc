// Paragraphs: blank lines part them; single line ends do where a text uses them so.
#include <cstring>

#include "segment/parts.h"

namespace dateline::segment {
namespace {

struct Line {
  Span span;            // without white space at its ends
  uint32_t indent = 0;  // bytes of white space before it
  bool blank_before = false;
};

constexpr uint32_t kUsualLine = 128;       // bytes
constexpr uint32_t kShortestWrapped = 30;  // bytes; shorter lines are lists or verse, not wrapped copy

// White space at the ends taken off; empty where nothing else is there.
Span Trimmed(std::string_view text, Span s) {
  while (s.begin < s.end) {
    const Char c = CharAt(text, s.begin, s.end);
    if (c.kind != Kind::kSpace) break;
    s.begin += c.size;
  }
  while (s.begin < s.end) {
    uint32_t at = s.end - 1;
    while (at > s.begin && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
    if (CharAt(text, at, s.end).kind != Kind::kSpace) break;
    s.end = at;
  }
  return s;
}

std::vector<Line> Lines(std::string_view text) {
  std::vector<Line> lines;
  const auto size = static_cast<uint32_t>(text.size());
  lines.reserve(size / kUsualLine + 1);
  bool blank = true;
  for (uint32_t at = 0; at < size;) {
    const void* newline = std::memchr(text.data() + at, '\n', size - at);
    const uint32_t end = newline ? static_cast<uint32_t>(static_cast<const char*>(newline) - text.data()) : size;
    const Span span = Trimmed(text, {at, end});
    if (span.empty()) {
      blank = true;
    } else {
      lines.push_back({span, span.begin - at, blank});
      blank = false;
    }
    at = end + 1;
  }
  return lines;
}

bool EndsInStop(std::string_view text, Span line) {
  const char last = text[line.end - 1];
  return last == '.' || last == '!' || last == '?' || last == '"' || last == ':';
}

struct LineEnds {
  uint32_t single = 0, blank = 0, mid_sentence = 0;
};

LineEnds Count(std::string_view text, const std::vector<Line>& lines) {
  LineEnds n;
  for (size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before) {
      ++n.blank;
      continue;
    }
    ++n.single;
    const Span before = lines[i - 1].span;
    n.mid_sentence += before.size() >= kShortestWrapped && !EndsInStop(text, before) &&
                      CharAt(text, lines[i].span.begin, lines[i].span.end).kind == Kind::kLower;
  }
  return n;
}

}  // namespace

Paragraphs FindParagraphs(std::string_view text) {
  const std::vector<Line> lines = Lines(text);
  const LineEnds n = Count(text, lines);
  Paragraphs out;
  // In wrapped copy about three lines of four go on in lower case; in lines that are paragraphs hardly one does.
  out.hard_wrapped = n.mid_sentence > 0 && n.mid_sentence * 4 >= n.single;
  out.spans.reserve(lines.size());
  const bool line_is_paragraph = !out.hard_wrapped && n.blank * 4 <= n.single;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool indented = i > 0 && line.indent > lines[i - 1].indent && out.hard_wrapped;
    if (line.blank_before || line_is_paragraph || indented || out.spans.empty()) {
      out.spans.push_back(line.span);
    } else {
      out.spans.back().end = line.span.end;
    }
  }
  return out;
}

}  // namespace dateline::segment
