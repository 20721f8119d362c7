// Bylines at the head of a story, credit lines at its end. Tables say how they open.
#include <algorithm>

#include "base/utf8.h"
#include "read/form.h"

namespace dateline {
namespace {

constexpr size_t kMaxBylineBytes = 150, kMaxCreditBytes = 500;

constexpr std::string_view kNotNames[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
    "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
constexpr std::string_view kBylineOpenings[] = {"by our ",
                                                "by a ",
                                                "by an ",
                                                "by staff ",
                                                "by the ",
                                                "from our ",
                                                "from a ",
                                                "our correspondent",
                                                "our special correspondent",
                                                "our staff reporter",
                                                "staff reporter",
                                                "staff correspondent"};
// The last word of a line that says what the writer is: "Associated Press Writer".
constexpr std::string_view kCallings[] = {"writer",    "writers", "correspondent", "correspondents", "reporter",
                                          "reporters", "editor",  "press",         "staff",          "bureau"};

// Lower case. A line, or a parenthesis at a line's end, that opens so is a credit.
constexpr std::string_view kCreditOpenings[] = {"additional reporting",
                                                "all rights reserved",
                                                "associated reporting by",
                                                "author:",
                                                "compiled by ",
                                                "compiled from ",
                                                "edited by ",
                                                "editing by ",
                                                "from our correspondent",
                                                "from our special correspondent",
                                                "information for this article ",
                                                "information for this report ",
                                                "information for this story ",
                                                "reported by ",
                                                "reporting by ",
                                                "reporting: ",
                                                "text by ",
                                                "with a report from ",
                                                "with additional reporting",
                                                "with files from ",
                                                "with reporting ",
                                                "with reports from ",
                                                "writing by ",
                                                "written by ",
                                                "©"};
// Lower case. A line that holds one of these is a credit.
constexpr std::string_view kCreditPhrases[] = {" contributed to this report",
                                               " contributed to this article",
                                               " contributed to this story",
                                               " contributed to this dispatch",
                                               " contributed reporting",
                                               " additional reporting by ",
                                               "; reporting by ",
                                               "; editing by ",
                                               " was used in this report",
                                               " were used in this report"};

template <size_t N>
bool Among(std::string_view word, const std::string_view (&table)[N]) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

template <size_t N>
bool Opens(std::string_view line, const std::string_view (&table)[N]) {
  return std::any_of(std::begin(table), std::end(table), [&](std::string_view row) { return line.starts_with(row); });
}

bool EndsLikeSentence(std::string_view line) {
  return line.empty() || std::string_view(".!?:;,\"").find(line.back()) != std::string_view::npos ||
         line.ends_with("”");
}

bool HasDigit(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view LastWord(std::string_view line) {
  const size_t blank = line.rfind(' ');
  return blank == std::string_view::npos ? line : line.substr(blank + 1);
}

// Every word of four letters or more begins with a capital: "The Harbour Bell".
bool IsTitleCased(std::string_view line) {
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    if (end - at >= 4 && IsLower(DecodeUtf8(line, at).code)) return false;
    at = end + 1;
  }
  return true;
}

bool NamesCalling(std::string_view line) {
  return line.size() <= 70 && IsTitleCased(line) && Among(Lowered(LastWord(line)), kCallings);
}

// Without the dashes, stars and opening brackets before a credit.
std::string_view Bare(std::string_view line) {
  while (!line.empty()) {
    const Utf8Char c = DecodeUtf8(line, 0);
    if (!IsSpace(c.code) && std::u32string_view(U"-–—―*_([•").find(c.code) == std::u32string_view::npos) break;
    line.remove_prefix(c.size);
  }
  return line;
}

bool IsRule(std::string_view line) { return line.size() >= 3 && line.find_first_not_of('_') == std::string_view::npos; }

// "Copyright 2024 ...", "Copyright (c) ...", "(c) 2024 ..."; not "Copyright law ...".
bool IsCopyright(std::string_view low) {
  constexpr std::string_view kWord = "copyright";
  if (low.starts_with("(c) 1") || low.starts_with("(c) 2")) return true;
  if (!low.starts_with(kWord)) return false;
  const std::string_view rest = Bare(low.substr(kWord.size()));
  return !rest.empty() && ((rest[0] >= '0' && rest[0] <= '9') || rest.starts_with("©") || rest.starts_with("c)"));
}

// A verb's opening is a credit only before a name: not "Reported by two clinics, ...".
bool CreditsSomeone(std::string_view bare, std::string_view low) {
  if (!Opens(low, kCreditOpenings)) return false;
  for (std::string_view verb : {"reported by ", "written by ", "compiled by ", "edited by "}) {
    if (!low.starts_with(verb)) continue;
    const std::string_view rest = bare.substr(verb.size());
    return rest.starts_with("the ") || (!rest.empty() && IsUpper(DecodeUtf8(rest, 0).code));
  }
  return true;
}

bool IsCredit(std::string_view line) {
  if (line.size() > kMaxCreditBytes) return false;
  const std::string low = Lowered(line);
  if (IsCopyright(low)) return true;
  for (std::string_view phrase : kCreditPhrases)
    if (low.find(phrase) != std::string::npos) return true;
  const std::string_view bare = Bare(line);
  return CreditsSomeone(bare, Lowered(bare));
}

// The credits in parentheses at a line's end, the last first: "... he said. (Reporting by A) (Editing by B)".
void FindTrailing(std::string_view text, Span line, std::vector<Span>* credits) {
  while (line.In(text).ends_with(")")) {
    const size_t open = line.In(text).rfind('(');
    if (open == std::string_view::npos) return;
    const Span paren{line.begin + static_cast<uint32_t>(open), line.end};
    if (!IsCredit(paren.In(text))) return;
    credits->push_back(paren);
    line.end = paren.begin;
    while (line.end > line.begin && text[line.end - 1] == ' ') --line.end;
  }
}

// The lines that a credit's parenthesis takes until it closes, at most five.
size_t LastLineOf(std::string_view text, const std::vector<Span>& lines, size_t first) {
  if (!lines[first].In(text).starts_with("(")) return first;
  const size_t limit = std::min(lines.size(), first + 5);
  for (size_t i = first; i < limit; ++i)
    if (lines[i].In(text).find(')') != std::string_view::npos) return i;
  return first;
}

bool Adjacent(std::string_view text, Span above, Span below) {
  const std::string_view between = text.substr(above.end, below.begin - above.end);
  return std::count(between.begin(), between.end(), '\n') == 1;
}

}  // namespace

bool IsByline(std::string_view line) {
  if (line.size() > kMaxBylineBytes || EndsLikeSentence(line) || HasDigit(line)) return false;
  const std::string low = Lowered(line);
  if (Opens(low, kBylineOpenings)) return true;
  const bool from = line.starts_with("From ") && line.find(", ") != std::string_view::npos;  // "From Jane Doe, Kano"
  if (!from && !line.starts_with("By ") && !line.starts_with("BY ")) return false;
  const std::string_view name = line.substr(line.find(' ') + 1);
  if (!IsUpper(DecodeUtf8(name, 0).code)) return false;
  const std::string first = Lowered(name.substr(0, name.find_first_of(" ,")));
  return !Among(first, kNotNames);
}

std::vector<Span> FindBylines(std::string_view text, const DatelineLine& dateline) {
  std::vector<Span> bylines;
  const std::vector<Span> head = HeadLines(text);
  bool after_byline = false;
  for (size_t i = 0; i < head.size(); ++i) {
    const std::string_view line = head[i].In(text);
    const bool below = after_byline && !EndsLikeSentence(line) && line.size() <= 70 &&
                       (NamesCalling(line) || (Adjacent(text, head[i - 1], head[i]) && IsTitleCased(line)));
    after_byline = !head[i].Overlaps(dateline.span) && (IsByline(line) || below);
    if (after_byline) bylines.push_back(head[i]);
  }
  const std::vector<Span> tail = TailLines(text, 3);
  for (const Span line : tail) {
    const bool in_head = !head.empty() && line.begin <= head.back().begin;
    if (!in_head && line.In(text).starts_with("By ") && IsByline(line.In(text))) bylines.push_back(line);
  }
  return bylines;
}

std::vector<Span> FindCredits(std::string_view text) {
  std::vector<Span> credits;
  const std::vector<Span> lines = TailLines(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].In(text);
    if (IsRule(line) && i + 1 < lines.size() && IsCredit(lines[i + 1].In(text))) {
      credits.push_back(lines[i]);
      continue;
    }
    const bool own_line = !line.starts_with("(") || line.find(')') >= line.size() - 1;
    const bool prose = line.ends_with(")") && !line.starts_with("(");
    if (own_line && !prose && IsCredit(line)) {
      const size_t last = LastLineOf(text, lines, i);
      credits.push_back({lines[i].begin, lines[last].end});
      i = last;
      continue;
    }
    const size_t before = credits.size();
    FindTrailing(text, lines[i], &credits);
    std::reverse(credits.begin() + static_cast<std::ptrdiff_t>(before), credits.end());
  }
  return credits;
}

}  // namespace dateline
