#include "across/stems.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "across/names.h"

namespace dateline::across {
namespace {

constexpr std::string_view kFunctionWords[] = {
    "a",       "an",     "the",    "of",    "in",     "on",      "at",    "to",   "for",  "from",  "by",
    "with",    "and",    "or",     "but",   "as",     "is",      "are",   "was",  "were", "be",    "been",
    "being",   "it",     "its",    "his",   "her",    "their",   "they",  "he",   "she",  "who",   "whom",
    "which",   "that",   "this",   "these", "those",  "not",     "no",    "nor",  "had",  "has",   "have",
    "having",  "will",   "would",  "could", "should", "may",     "might", "must", "can",  "said",  "says",
    "say",     "after",  "before", "over",  "under",  "out",     "up",    "down", "into", "than",  "then",
    "so",      "such",   "more",   "most",  "other",  "another", "new",   "one",  "two",  "about", "against",
    "between", "during", "until",  "since", "all",    "any",     "some",  "each", "both", "also",  "still",
    "just",    "only",   "there",  "when",  "where",  "while",   "what",  "if"};

constexpr std::string_view kEndings[] = {"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er",
                                         "ies",    "ied",   "ed",    "es",   "al",   "ly",  "s",    "e",   "y"};

// Forms that have little in common with their word, and what is cut alike.
constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {
    {"sank", "sink"},   {"sunk", "sink"},    {"quit", "resign"},   {"shot", "shoot"},  {"left", "leave"},
    {"spoke", "speak"}, {"met", "meet"},     {"held", "hold"},     {"rose", "rise"},   {"fell", "fall"},
    {"burned", "burn"}, {"paid", "pay"},     {"sent", "send"},     {"went", "go"},     {"gone", "go"},
    {"died", "die"},    {"dead", "die"},     {"death", "die"},     {"deaths", "die"},  {"chosen", "choose"},
    {"stood", "stand"}, {"fled", "flee"},    {"fought", "fight"},  {"began", "begin"}, {"struck", "strike"},
    {"broke", "break"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"came", "come"},   {"gave", "give"},
    {"took", "take"},   {"chose", "choose"}, {"won", "win"},       {"lost", "lose"},   {"buried", "bury"}};

constexpr std::string_view kPale[] = {"issue",   "plan",   "proposal", "government", "president", "minister",
                                      "country", "party",  "national", "state",      "people",    "international",
                                      "full",    "member", "percent",  "dollar",     "euro"};
constexpr std::string_view kToKill[] = {"kill", "die",  "perish",  "lose",    "wound", "injure",
                                        "hurt", "toll", "missing", "survive", "drown", "board"};
constexpr std::string_view kPeople[] = {"people", "person", "persons", "bodies", "body",  "dead",
                                        "lives",  "life",   "victims", "victim", "names", "casualties"};

constexpr size_t kShortestStem = 3, kLongestStem = 5;

constexpr std::string_view kGroups[] = {
#include "across/trigger_groups.inc"
};

std::unordered_map<std::string, std::vector<uint16_t>> MakeGroups() {
  std::unordered_map<std::string, std::vector<uint16_t>> groups;
  uint16_t group = 0;
  for (const std::string_view line : kGroups) {
    for (size_t at = 0; at < line.size();) {
      const size_t end = std::min(line.find(' ', at), line.size());
      auto& of = groups[StemOf(line.substr(at, end - at))];
      if (of.empty() || of.back() != group) of.push_back(group);
      at = end + 1;
    }
    ++group;
  }
  return groups;
}

bool IsFunctionWord(std::string_view folded) {
  static const std::unordered_set<std::string_view> words(std::begin(kFunctionWords), std::end(kFunctionWords));
  return words.contains(folded);
}

template <size_t N>
std::set<std::string, std::less<>> StemsOfTable(const std::string_view (&words)[N]) {
  std::set<std::string, std::less<>> stems;
  for (const std::string_view word : words) stems.insert(StemOf(word));
  return stems;
}

}  // namespace

std::string StemOf(std::string_view folded) {
  static const std::unordered_map<std::string_view, std::string_view> irregular(std::begin(kIrregular),
                                                                                std::end(kIrregular));
  if (const auto found = irregular.find(folded); found != irregular.end()) folded = found->second;
  for (const std::string_view ending : kEndings) {
    if (!folded.ends_with(ending) || folded.size() - ending.size() < kShortestStem) continue;
    folded.remove_suffix(ending.size());
    break;
  }
  return std::string(folded.substr(0, kLongestStem));
}

std::vector<std::string> Stems(std::string_view text, size_t most) {
  constexpr std::string_view kBlanks = " \t\r\n-/";
  std::vector<std::string> stems;
  for (size_t at = 0; at < text.size() && stems.size() < most;) {
    const size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    if (end > at) {
      std::string_view word = text.substr(at, end - at);
      for (const std::string_view possessive : {"'s", "’s"})
        if (const size_t cut = word.rfind(possessive); cut != std::string_view::npos && cut > 0)
          word = word.substr(0, cut);
      const std::string folded = FoldedName(word);
      const bool printed = std::none_of(folded.begin(), folded.end(), [](char c) { return c >= 0 && c < ' '; });
      if (printed && folded.size() > 1 && !IsFunctionWord(folded)) stems.push_back(StemOf(folded));
    }
    at = end + 1;
  }
  return stems;
}

std::vector<uint16_t> GroupsOf(std::string_view stem) {
  static const auto of_stems = MakeGroups();
  const auto found = of_stems.find(std::string(stem));
  return found == of_stems.end() ? std::vector<uint16_t>{} : found->second;
}

bool InOneGroup(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<uint16_t> groups;
  for (const std::string& stem : a)
    for (const uint16_t group : GroupsOf(stem)) groups.push_back(group);
  for (const std::string& stem : b)
    for (const uint16_t group : GroupsOf(stem))
      if (std::find(groups.begin(), groups.end(), group) != groups.end()) return true;
  return false;
}

bool IsPale(std::string_view stem) {
  static const auto stems = StemsOfTable(kPale);
  return stems.contains(stem);
}
bool IsToKill(std::string_view stem) {
  static const auto stems = StemsOfTable(kToKill);
  return stems.contains(stem);
}
bool IsPeople(std::string_view stem) {
  static const auto stems = StemsOfTable(kPeople);
  return stems.contains(stem);
}

}  // namespace dateline::across
