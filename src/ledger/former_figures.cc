// Looks at a few words of the sentence on both sides; the tables hold all that it knows.
#include "ledger/former_figures.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

constexpr size_t kMostWords = 14;      // on each side
constexpr size_t kMostFillers = 6;     // "from an earlier count of at least 14"
constexpr size_t kMostBetween = 4;     // from the number to its "to" or "from": "23 people on Friday from 14"
constexpr size_t kMostQualifiers = 3;  // "to at least 23"
constexpr size_t kMostToVerb = 6;      // "rose again late on Friday to"

constexpr std::string_view kEarlier[] = {"earlier", "previous", "previously", "prior", "initial", "provisional"};
constexpr std::string_view kFillers[] = {"a",      "an",    "the",   "its",    "toll", "death", "count", "figure",
                                         "number", "tally", "total", "of",     "at",   "least", "about", "around",
                                         "only",   "just",  "some",  "nearly", "more", "than",  "over",  "estimate"};
constexpr std::string_view kMoves[] = {
    "rise",      "rises",     "rose",    "risen",   "rising",   "climb",     "climbs", "climbed",   "climbing",
    "jump",      "jumps",     "jumped",  "jumping", "increase", "increases", "grew",   "increased", "increasing",
    "grown",     "growing",   "soared",  "surged",  "raised",   "raises",    "raise",  "raising",   "revised",
    "decreased", "decreases", "lowered", "reduced", "declined", "updated",   "cut",    "decrease"};
constexpr std::string_view kFalls[] = {"fell", "fall", "falls", "fallen", "falling", "drop", "drops", "dropped"};
constexpr std::string_view kUpOrDown[] = {"up", "down"};
// "Pulled up from 14 wells" tells no change.
constexpr std::string_view kOtherVerbs[] = {"picked", "pulled", "rounded", "taken", "brought", "dug", "came", "set"};
constexpr std::string_view kNumbers[] = {
    "one",    "two",     "three",     "four",     "five",     "six",    "seven",  "eight",  "nine",
    "ten",    "eleven",  "twelve",    "thirteen", "fifteen",  "forty",  "twenty", "fifty",  "fourteen",
    "dozens", "sixteen", "seventeen", "eighteen", "nineteen", "thirty", "sixty",  "eighty", "ninety"};

bool IsNumber(std::string_view word) { return (word[0] >= '0' && word[0] <= '9') || IsOneOf(word, kNumbers); }
bool IsMove(std::string_view word) { return IsOneOf(word, kMoves) || IsOneOf(word, kUpOrDown); }
bool IsMark(char c) { return std::string_view(",;:()[]\"'.!?-").find(c) != std::string_view::npos; }
bool EndsSentence(char c) { return c == '.' || c == '!' || c == '?'; }

// The words of the sentence up to the end of `text`, the last one first.
Words Backwards(std::string_view text) {
  Words words;
  size_t end = text.size();
  while (end > 0 && words.size() < kMostWords) {
    if (text[end - 1] == ' ' || text[end - 1] == '\n') {
      if (end > 1 && text[end - 1] == '\n' && text[end - 2] == '\n') break;
      --end;
      continue;
    }
    if (EndsSentence(text[end - 1]) && end < text.size()) break;
    size_t begin = end, stop = end;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
    end = begin;
    while (begin < stop && IsMark(text[begin])) ++begin;
    while (stop > begin && IsMark(text[stop - 1])) --stop;
    if (begin < stop) words.push_back(Lowered(text.substr(begin, stop - begin)));
  }
  return words;
}

Words Forwards(std::string_view text) {
  Words words;
  for (size_t begin = 0, end = 0; begin < text.size() && words.size() < kMostWords; begin = end) {
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
    if (begin == text.size()) break;
    end = std::min(text.find_first_of(" \n", begin), text.size());
    size_t first = begin, stop = end;
    while (first < stop && IsMark(text[first])) ++first;
    while (stop > first && IsMark(text[stop - 1])) --stop;
    if (first < stop) words.push_back(Lowered(text.substr(first, stop - first)));
    if (EndsSentence(text[end - 1])) break;
  }
  return words;
}

// Is there a verb of change among the words from `at` on?
bool AnyMove(const Words& words, size_t at, size_t most) {
  for (size_t i = at; i < std::min(words.size(), at + most); ++i)
    if (IsMove(words[i]) || IsOneOf(words[i], kFalls)) return true;
  return false;
}

// "rose to 23 from": the words before "from", the last one first.
bool NamesNew(const Words& before, size_t at) {
  for (size_t number = at; number < std::min(before.size(), at + kMostBetween); ++number) {
    if (!IsNumber(before[number])) continue;
    for (size_t to = number + 1; to < std::min(before.size(), number + 1 + kMostQualifiers); ++to)
      if (before[to] == "to") return AnyMove(before, to + 1, kMostToVerb);
    return number + 1 < before.size() && IsMove(before[number + 1]);  // "up nine from 14"
  }
  return false;
}

// "from 14 to 23": the words behind 14.
bool LeadsToNew(const Words& after) {
  for (size_t to = 0; to < std::min(after.size(), kMostBetween); ++to)
    if (after[to] == "to")
      return std::any_of(after.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                         after.begin() + static_cast<std::ptrdiff_t>(std::min(after.size(), to + kMostQualifiers)),
                         [](const std::string& word) { return IsNumber(word); });
  return false;
}

}  // namespace

bool IsFormerNumber(std::string_view before, std::string_view after) {
  before = before.substr(before.size() - std::min(before.size(), kFormerContext));
  const Words words = Backwards(before);
  size_t at = 0;
  bool earlier = false;
  for (; at < std::min(words.size(), kMostFillers); ++at) {
    const bool tells = IsOneOf(words[at], kEarlier);
    if (!tells && !IsOneOf(words[at], kFillers)) break;
    earlier = earlier || tells;
  }
  if (at + 1 >= words.size()) return false;
  const std::string& next = words[at + 1];
  if (words[at] == "with" || words[at] == "to") return next == "compared";
  if (words[at] != "from") return false;
  const bool other = at + 2 < words.size() && IsOneOf(words[at + 2], kOtherVerbs);
  if (earlier || (IsMove(next) && !other) || NamesNew(words, at + 1)) return true;
  return AnyMove(words, at + 1, kMostWords) && LeadsToNew(Forwards(after.substr(0, kFormerContext)));
}

}  // namespace dateline
