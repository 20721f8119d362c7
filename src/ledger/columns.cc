// Terminal columns by utf8proc's character widths.
#include "ledger/columns.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

int WidthOf(char32_t c) { return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))); }

bool Steers(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C;
}

bool IsBlank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029 || c == 0x85; }

// What is never parted: a word of narrow characters, or one wide character with its combining marks.
struct Unit {
  std::string text;
  int columns = 0;
  Ink ink = Ink::kPlain;
  bool blank_before = false;
  bool loose = false;  // a line may end before or after it though there is no blank
};

std::vector<Unit> UnitsOf(const InkLine& runs) {
  std::vector<Unit> units;
  bool blank = false;
  for (const InkRun& run : runs) {
    bool fresh = true;
    const std::string text = Printable(run.text);
    if (text.empty() && !run.text.empty()) blank = true;
    if (!run.text.empty() && IsBlank(static_cast<uint8_t>(run.text.front()))) blank = true;
    for (size_t at = 0; at < text.size();) {
      const Utf8Char c = DecodeUtf8(text, at);
      const std::string_view bytes = std::string_view(text).substr(at, c.size);
      at += c.size;
      if (c.code == ' ') {
        blank = true;
        continue;
      }
      const int columns = WidthOf(c.code);
      const bool wide = columns > 1;
      if (blank || fresh || wide || (columns > 0 && units.back().loose)) units.push_back({"", 0, run.ink, blank, wide});
      blank = fresh = false;
      units.back().text.append(bytes);
      units.back().columns += columns;
    }
    if (!run.text.empty() && run.text.back() == ' ') blank = true;
  }
  return units;
}

void AddTo(InkLine* line, const Unit& unit, bool blank) {
  if (blank && !line->empty()) line->back().text.push_back(' ');
  if (line->empty() || line->back().ink != unit.ink) line->push_back({"", unit.ink});
  line->back().text.append(unit.text);
}

// The longest head of `text` that fits, at least one character.
size_t HeadOf(std::string_view text, int width) {
  size_t at = 0;
  for (int columns = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    columns += WidthOf(c.code);
    if (columns > width && at > 0) break;
    at += c.size;
  }
  return at;
}

// No unit wider than a line.
std::vector<Unit> Cut(std::vector<Unit> units, int width) {
  std::vector<Unit> out;
  out.reserve(units.size());
  for (Unit& unit : units) {
    if (unit.columns <= width) {
      out.push_back(std::move(unit));
      continue;
    }
    std::string_view rest = unit.text;
    for (bool blank = unit.blank_before; !rest.empty(); blank = false) {
      const std::string_view head = rest.substr(0, HeadOf(rest, width));
      out.push_back({std::string(head), ColumnsOf(head), unit.ink, blank, true});
      rest.remove_prefix(head.size());
    }
  }
  return out;
}

std::string_view CodeOf(Ink ink) {
  switch (ink) {
    case Ink::kBold:
      return "\x1b[1m";
    case Ink::kDim:
      return "\x1b[2m";
    case Ink::kAct:
      return "\x1b[36m";
    case Ink::kWarn:
      return "\x1b[33m";
    case Ink::kPlain:
      break;
  }
  return "";
}

}  // namespace

int ColumnsOf(std::string_view text) {
  int columns = 0;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    columns += WidthOf(c.code);
    at += c.size;
  }
  return columns;
}

int ColumnsOf(const InkLine& line) {
  int columns = 0;
  for (const InkRun& run : line) columns += ColumnsOf(run.text);
  return columns;
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    at += c.size;
    if (IsBlank(c.code)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    AppendUtf8(Steers(c.code) ? U'\uFFFD' : c.code, &out);
  }
  return out;
}

std::vector<InkLine> Wrapped(const InkLine& text, int width) {
  const std::vector<Unit> units = Cut(UnitsOf(text), width);
  std::vector<InkLine> lines(1);
  int used = 0;
  const auto next_line = [&] {
    lines.emplace_back();
    used = 0;
  };
  for (size_t at = 0; at < units.size();) {
    // Units of several inks with no blank between them stay together: "Q3" and its "?".
    size_t end = at + 1;
    int columns = units[at].columns;
    while (end < units.size() && !units[end].blank_before && !units[end].loose && !units[end - 1].loose)
      columns += units[end++].columns;
    if (used > 0 && used + units[at].blank_before + columns > width) next_line();
    for (; at < end; ++at) {
      bool blank = units[at].blank_before && used > 0;
      if (used > 0 && used + blank + units[at].columns > width) {
        next_line();
        blank = false;
      }
      AddTo(&lines.back(), units[at], blank);
      used += blank + units[at].columns;
    }
  }
  return lines;
}

void AppendLine(const InkLine& line, bool colour, int width, std::string* out) {
  for (const InkRun& run : line) {
    const std::string_view code = colour ? CodeOf(run.ink) : "";
    out->append(code).append(run.text);
    if (!code.empty()) out->append("\x1b[0m");
  }
  const int columns = ColumnsOf(line);
  if (columns < width) out->append(static_cast<size_t>(width - columns), ' ');
}

}  // namespace dateline
