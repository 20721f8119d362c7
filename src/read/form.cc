// Form: what a story's outward shape tells, read from its first and last lines alone.
#include "read/form.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

// Without white space at either end; empty when nothing is left.
Span Trimmed(std::string_view text, Span line) {
  while (line.begin < line.end) {
    const Utf8Char c = DecodeUtf8(text.substr(0, line.end), line.begin);
    if (!IsSpace(c.code)) break;
    line.begin += c.size;
  }
  while (line.begin < line.end) {
    uint32_t last = line.end - 1;
    while (last > line.begin && (static_cast<uint8_t>(text[last]) & 0xC0) == 0x80) --last;
    if (!IsSpace(DecodeUtf8(text, last).code)) break;
    line.end = last;
  }
  return line;
}

}  // namespace

std::vector<Span> HeadLines(std::string_view text, size_t max_lines) {
  std::vector<Span> lines;
  const auto limit = static_cast<uint32_t>(std::min<size_t>(text.size(), kHeadBytes));
  for (uint32_t at = 0; at < limit && lines.size() < max_lines;) {
    const auto end = static_cast<uint32_t>(std::min<size_t>(text.find('\n', at), limit));
    if (const Span line = Trimmed(text, {at, end}); !line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::vector<Span> TailLines(std::string_view text, size_t max_lines) {
  std::vector<Span> lines;
  const auto size = static_cast<uint32_t>(text.size());
  uint32_t limit = size > kTailBytes ? size - kTailBytes : 0;
  while (limit < size && (static_cast<uint8_t>(text[limit]) & 0xC0) == 0x80) ++limit;
  for (uint32_t end = size; end > limit && lines.size() < max_lines;) {
    uint32_t begin = end;
    while (begin > limit && text[begin - 1] != '\n') --begin;
    if (const Span line = Trimmed(text, {begin, end}); !line.empty()) lines.push_back(line);
    end = begin > limit ? begin - 1 : limit;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

void ReadForm(Document* document) {
  const std::string_view text = document->text.bytes;
  document->dateline = FindDateline(text);
  if (document->published.empty()) document->published = FindDay(text, document->dateline);
  document->bylines = FindBylines(text, document->dateline);
  document->credits = FindCredits(text);
}

}  // namespace dateline
