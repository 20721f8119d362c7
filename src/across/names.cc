#include "across/names.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline::across {
namespace {

// Words of address before a name, without stops.
constexpr std::string_view kAddress[] = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "the"};

constexpr size_t kMostNameBytes = 400;

constexpr std::string_view kSmall[] = {
    "of",     "the",    "for",     "and",     "in",    "on",     "at",    "to",   "a",       "an",    "by",
    "with",   "de",     "del",     "della",   "di",    "da",     "do",    "dos",  "des",     "du",    "la",
    "le",     "les",    "el",      "al",      "ul",    "bin",    "ibn",   "van",  "von",     "der",   "den",
    "und",    "et",     "y",       "e",       "i",     "s",      "d",     "off",  "outside", "near",  "from",
    "under",  "over",   "between", "against", "after", "before", "since", "that", "who",     "which", "into",
    "within", "around", "inside",  "as",      "is",    "was"};

// Words behind a name that are written or left out.
constexpr std::string_view kOptional[] = {
    "party",        "movement",     "group",    "company", "line",      "corp",     "inc",    "ltd",
    "plc",          "port",         "city",     "town",    "village",   "province", "region", "district",
    "organization", "organisation", "barracks", "island",  "newspaper", "agency"};

// Parts of Arabic names that are written or left out.
constexpr std::string_view kParticles[] = {"al", "el", "ul", "bin", "ibn", "abu", "as", "ash", "ad"};

struct Sound {
  std::string_view written, heard;
};
// The first that fits is taken.
constexpr Sound kSounds[] = {{"shch", "s"}, {"dzh", "j"}, {"dsch", "j"}, {"tsch", "c"}, {"tch", "c"}, {"sch", "s"},
                             {"sh", "s"},   {"zh", "z"},  {"kh", "h"},   {"gh", "g"},   {"ph", "f"},  {"th", "t"},
                             {"ch", "c"},   {"ck", "k"},  {"cz", "c"},   {"sz", "s"},   {"dj", "j"},  {"ts", "c"},
                             {"tz", "c"},   {"ou", "u"},  {"oe", "u"},   {"oo", "u"},   {"ee", "i"},  {"w", "v"},
                             {"q", "k"},    {"x", "ks"},  {"y", "i"},    {"ø", "o"},    {"ł", "l"},   {"đ", "d"},
                             {"ı", "i"},    {"ß", "s"},   {"æ", "e"},    {"œ", "u"},    {"ə", "a"},   {" ", ""}};

// Letters that stand for each other, and what that costs.
struct Like {
  std::string_view letters;
  double cost;
};
constexpr Like kLikes[] = {{"aeiou", 0.2}, {"ij", 0.2}, {"uv", 0.3}, {"fv", 0.2}, {"gkhc", 0.35}, {"csz", 0.35},
                           {"dt", 0.35},   {"bp", 0.4}, {"zj", 0.3}, {"hf", 0.6}, {"bv", 0.6},    {"jgd", 0.4}};
constexpr double kVowelAlone = 0.3, kHalfVowelAlone = 0.45, kConsonantAlone = 0.9;
constexpr double kAlikeShare = 0.18;

// Case, accents and forms of width folded; marks other than blanks and hyphens left out.
std::string Unaccented(std::string_view name) {
  std::string lowered(name);
  bool plain = true;  // as nearly all are
  for (char& c : lowered) {
    plain = plain && static_cast<unsigned char>(c) < 0x80;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (plain) return lowered;
  utf8proc_uint8_t* mapped = nullptr;
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                           UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                             static_cast<utf8proc_ssize_t>(name.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (size < 0) return Lowered(name);
  return {reinterpret_cast<const char*>(mapped), static_cast<size_t>(size)};
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

double CostAlone(char c) {
  if (IsVowel(c)) return kVowelAlone;
  return c == 'h' || c == 'j' || c == 'v' ? kHalfVowelAlone : kConsonantAlone;
}

double CostOf(char a, char b) {
  if (a == b) return 0;
  double cost = 1;
  for (const Like& like : kLikes)
    if (like.letters.find(a) != std::string_view::npos && like.letters.find(b) != std::string_view::npos)
      cost = std::min(cost, like.cost);
  return cost;
}

// Words that count: without particles, unless there is nothing else.
std::vector<std::string> Bare(const std::string& folded) {
  std::vector<std::string> words = WordsOfName(folded);
  std::erase_if(words, [](const std::string& word) { return IsOneOf(word, kParticles); });
  return words.empty() ? WordsOfName(folded) : words;
}

bool AllWithin(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return std::all_of(few.begin(), few.end(),
                     [&](const std::string& word) { return std::find(many.begin(), many.end(), word) != many.end(); });
}

// One of them a letter that stands for the other.
bool IsInitial(const std::string& a, const std::string& b) {
  return (a.size() == 1 || b.size() == 1) && a[0] == b[0] && a != b;
}

bool AlikeWord(const std::string& a, const std::string& b) { return SpeltAlike(Heard(a), Heard(b), false); }

}  // namespace

std::vector<std::string_view> ViewsOfName(std::string_view folded) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> WordsOfName(std::string_view folded) {
  const std::vector<std::string_view> words = ViewsOfName(folded);
  return {words.begin(), words.end()};
}

bool IsOptionalWord(std::string_view folded) { return IsOneOf(folded, kOptional); }

bool IsSmallWord(std::string_view folded) { return IsOneOf(folded, kSmall); }

std::string Heard(std::string_view folded) {
  std::string out;
  for (size_t at = 0; at < folded.size() && out.size() < kMostHeard;) {
    const std::string_view rest = folded.substr(at);
    const auto* sound = std::find_if(std::begin(kSounds), std::end(kSounds), [rest](const Sound& s) {
      return s.written[0] == rest[0] && rest.starts_with(s.written);
    });
    const bool found = sound != std::end(kSounds);
    for (const char c : found ? sound->heard : rest.substr(0, 1))
      if (out.empty() || out.back() != c) out.push_back(c);
    at += found ? sound->written.size() : 1;
  }
  for (size_t at = 0; at + 1 < out.size(); ++at)  // "lauali" is "lavali"
    if (out[at] == 'u' && IsVowel(out[at + 1]) && (at == 0 || IsVowel(out[at - 1]))) out[at] = 'v';
  return out;
}

std::string Skeleton(std::string_view heard, size_t most) {
  constexpr std::string_view kLetters = "bcdfghjklmnprstvz";
  constexpr std::string_view kKinds = "BKTVKK.KLMNBRSTVS";
  std::string out;
  for (size_t at = 0; at < heard.size() && out.size() < most; ++at) {
    const size_t letter = kLetters.find(heard[at]);
    char kind = letter == std::string_view::npos ? '.' : kKinds[letter];
    if (kind == '.' && at > 0 && (static_cast<unsigned char>(heard[at]) & 0x80) != 0) kind = heard[at];
    if ((heard[at] == 'h' || heard[at] == 'g') && at > 0) kind = '.';  // "Ashgabat", "Ashkhabad"
    if (kind != '.' && (out.empty() || out.back() != kind)) out.push_back(kind);
  }
  return out.empty() ? std::string(heard.substr(0, 2)) : out;
}

Spelling Distance(std::string_view heard, std::string_view other) {
  heard = heard.substr(0, kMostHeard);
  other = other.substr(0, kMostHeard);
  std::array<Spelling, kMostHeard + 1> row{};
  const auto with = [](Spelling s, double cost) { return Spelling{s.cost + cost, s.lost || cost >= kConsonantAlone}; };
  for (size_t j = 0; j < other.size(); ++j) row[j + 1] = with(row[j], CostAlone(other[j]));
  for (size_t i = 0; i < heard.size(); ++i) {
    Spelling corner = row[0];
    row[0] = with(row[0], CostAlone(heard[i]));
    for (size_t j = 0; j < other.size(); ++j) {
      Spelling best = with(corner, CostOf(heard[i], other[j]));
      for (const Spelling& way : {with(row[j], CostAlone(other[j])), with(row[j + 1], CostAlone(heard[i]))})
        if (way.cost < best.cost) best = way;
      corner = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row[other.size()];
}

bool SpeltAlike(std::string_view heard, std::string_view other, bool strict) {
  if (heard == other) return true;
  const size_t shorter = std::min(heard.size(), other.size());
  if (shorter < 3 || std::max(heard.size(), other.size()) > 2 * shorter) return false;
  const Spelling spelling = Distance(heard, other);
  return spelling.cost <= kAlikeShare * static_cast<double>(shorter) && !(strict && spelling.lost);
}

NameRelation RelationOfPersons(const std::string& folded, const std::string& other) {
  if (folded == other) return NameRelation::kSame;
  const std::vector<std::string> a = Bare(folded), b = Bare(other);
  if (a.size() < 2 || b.size() < 2) return NameRelation::kNone;
  if (a.size() != b.size() && (a.size() < b.size() ? AllWithin(a, b) : AllWithin(b, a))) return NameRelation::kWords;
  if (a.size() == b.size() && AllWithin(a, b) && AllWithin(b, a)) return NameRelation::kWords;
  if (Heard(folded) == Heard(other)) return NameRelation::kSpelling;
  if (!SpeltAlike(Heard(a.back()), Heard(b.back()), true)) return NameRelation::kNone;
  if (IsInitial(a.front(), b.front())) return NameRelation::kSpelling;
  if (!AlikeWord(a.front(), b.front())) return NameRelation::kNone;
  if (a.size() > 2 && a.size() == b.size() && !AlikeWord(a[1], b[1])) return NameRelation::kNone;
  return NameRelation::kSpelling;
}

NameRelation RelationOfBodies(const std::string& folded, const std::string& other) {
  if (folded == other) return NameRelation::kSame;
  std::vector<std::string> a = WordsOfName(folded), b = WordsOfName(other);
  for (auto* words : {&a, &b}) {
    std::erase_if(*words, [](const std::string& word) { return IsSmallWord(word); });
    while (words->size() > 1 && IsOptionalWord(words->back())) words->pop_back();
  }
  if (a.empty() || b.empty()) return NameRelation::kNone;
  if (a.size() == b.size() && AllWithin(a, b) && AllWithin(b, a)) return NameRelation::kWords;
  const std::string heard = Heard(folded), heard_other = Heard(other);
  if (heard == heard_other) return NameRelation::kSpelling;
  if (a.size() != b.size()) return NameRelation::kNone;
  if (a.size() == 1) return SpeltAlike(heard, heard_other, true) ? NameRelation::kSpelling : NameRelation::kNone;
  for (size_t i = 0; i < a.size(); ++i)
    if (!SpeltAlike(Heard(a[i]), Heard(b[i]), true)) return NameRelation::kNone;
  return NameRelation::kSpelling;
}

std::string AcronymOf(std::string_view folded) {
  std::string out;
  const std::vector<std::string> words = WordsOfName(folded);
  for (const std::string& word : words)
    if (!IsSmallWord(word) && static_cast<unsigned char>(word[0]) < 0x80) out.push_back(word[0]);
  return out.size() > 1 ? out : std::string();
}

std::string FoldedName(std::string_view name) {
  const std::string plain = Unaccented(name.substr(0, kMostNameBytes));
  std::vector<std::string> words(1);
  for (size_t at = 0; at < plain.size();) {
    const Utf8Char c = DecodeUtf8(plain, at);
    at += c.size;
    if (IsSpace(c.code) || c.code == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else if (IsAlnum(c.code)) {
      AppendUtf8(c.code, &words.back());
    }
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  size_t first = 0;
  while (first + 1 < words.size() && IsOneOf(words[first], kAddress)) ++first;
  std::string out = words[first];
  for (size_t i = first + 1; i < words.size(); ++i) out.append(" ").append(words[i]);
  return out.empty() ? std::string(name.substr(0, kMostNameBytes)) : out;
}

}  // namespace dateline::across
