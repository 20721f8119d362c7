// Shift cues: whether a sentence tells that somebody changed position.
#include "ledger/shift_cues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace dateline {
namespace {

// Words of one class, parted by blanks; named by '@' and a letter in the cues.
constexpr std::string_view kStanceWords =
    "said called told ruled refused opposed promised vowed threatened insisted demanded rejected dismissed argued "
    "urged asked described declined resisted spoken sworn planned pledged held ready willing prepared offered agreed "
    "wanted sided backed supported approved endorsed voted against";
constexpr std::string_view kHeldWords =
    "demand demands objection objections opposition insistence bid plan plans condition conditions promise claim "
    "threat plea motion stance veto refusal resistance position";
constexpr std::string_view kDropWords =
    "drop drops dropped dropping abandon abandons abandoned abandoning withdrew withdrawn reverse reversed reversing "
    "soften softened softening";
constexpr std::string_view kMonths =
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. "
    "nov. dec.";
constexpr std::string_view kThen =
    "now then last this yesterday recently monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december";

struct Cue {
  std::string_view words;  // alternatives parted by '|'; ~N lets up to N words stand between
  std::string_view also;   // must stand in the sentence, too; may be empty
};

constexpr std::string_view kHadSaid = "had ~3 @stance";

constexpr Cue kCues[] = {
    {"as late|lately|recently as", ""},
    {"@drop ~3 @held", ""},
    {"gave|given|giving up ~3 @held", ""},
    {"until|till @then", "had|was|were ~4 @stance"},
    {"until|till a fortnight|week|month ago", ""},
    {"in @month", kHadSaid},
    {"in @year", kHadSaid},
    {"last week|month|year|spring|summer|autumn|winter|fall", kHadSaid},
    {"week|weeks|month|months|year|years|days|fortnight ago|earlier", kHadSaid},
    {"had first|initially|originally|previously|earlier|long ~2 @stance", ""},
    {"initially|originally|previously|first refused|opposed|rejected|supported|reluctant|demanded|insisted|resisted",
     ""},
    {"at first refused|opposed|rejected|supported|reluctant|demanded|insisted|stood", ""},
    {"change|changes|changed|changing his|her|its|their mind|tune|course|position|stance|line", ""},
    {"change of mind|heart|tune|course|position|stance", ""},
    {"what changed", ""},
    {"what had|has changed", ""},
    {"u-turn|about-face|volte-face|backtrack|backtracked|backtracking|reconsidered", ""},
    {"reverse|reversed|reversing course|its|his|her|their|that", ""},
    {"backed|backing away from", ""},
    {"come|came|coming round", ""},
    {"stance|position|line|tone|tune|mood|terms ~1 has|had|have ~1 "
     "changed|shifted|hardened|softened|moved|altered|toughened",
     ""},
    {"has|have|had shifted|softened|hardened|toughened its|his|her|their", ""},
    {"now says|say|supports|support|backs|accepts|agrees|rules|demands|opposes|favors|favours|finds", ""},
    {"now willing|ready|open|prepared", ""},
    {"no longer want|wants|wanted|support|supports|supported|object|objects|objected|oppose|opposes|opposed|"
     "dispute|disputes|disputed|insist|insists|insisted|demand|demands|demanded|back|backs|backed|rule|rules|ruled",
     ""},
};

std::vector<std::string_view> Parts(std::string_view list, char separator) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    if (end > 0) parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

struct Element {
  std::vector<std::string_view> words;  // sorted
  bool year = false;
  uint32_t gap = 0;  // how many words may stand before it

  bool Takes(std::string_view word) const {
    if (year)
      return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
             std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return std::binary_search(words.begin(), words.end(), word);
  }
};
using Pattern = std::vector<Element>;

std::string_view ClassOf(std::string_view name) {
  if (name == "@stance") return kStanceWords;
  if (name == "@held") return kHeldWords;
  if (name == "@drop") return kDropWords;
  if (name == "@month") return kMonths;
  return name == "@then" ? kThen : std::string_view();
}

Pattern Parse(std::string_view text) {
  Pattern pattern;
  uint32_t gap = 0;
  for (const std::string_view part : Parts(text, ' ')) {
    if (part.front() == '~') {
      std::from_chars(part.data() + 1, part.data() + part.size(), gap);
      continue;
    }
    Element e;
    e.gap = gap;
    gap = 0;
    e.year = part == "@year";
    e.words = part.front() == '@' ? Parts(ClassOf(part), ' ') : Parts(part, '|');
    std::sort(e.words.begin(), e.words.end());
    pattern.push_back(std::move(e));
  }
  return pattern;
}

bool MatchesAt(const Pattern& pattern, size_t element, const std::vector<std::string>& words, size_t at) {
  if (element == pattern.size()) return true;
  for (size_t skip = 0; skip <= pattern[element].gap && at + skip < words.size(); ++skip)
    if (pattern[element].Takes(words[at + skip]) && MatchesAt(pattern, element + 1, words, at + skip + 1)) return true;
  return false;
}

// The first place where the pattern stands; words.size() when it does not.
size_t Find(const Pattern& pattern, const std::vector<std::string>& words) {
  for (size_t at = 0; at < words.size(); ++at)
    if (pattern[0].Takes(words[at]) && MatchesAt(pattern, 1, words, at + 1)) return at;
  return words.size();
}

}  // namespace

std::optional<uint32_t> ShiftCueIn(std::string_view text, const Segments& segments, const Sentence& sentence) {
  static const auto patterns = [] {
    std::array<std::array<Pattern, 2>, std::size(kCues)> parsed;
    for (size_t i = 0; i < parsed.size(); ++i) parsed[i] = {Parse(kCues[i].words), Parse(kCues[i].also)};
    return parsed;
  }();
  std::vector<std::string> words;
  for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w)
    words.push_back(Lowered(segments.words[w].span.In(text)));
  for (const auto& [cue, also] : patterns) {
    const size_t at = Find(cue, words);
    if (at == words.size() || (!also.empty() && Find(also, words) == words.size())) continue;
    return sentence.first_word + static_cast<uint32_t>(at);
  }
  return std::nullopt;
}

}  // namespace dateline
