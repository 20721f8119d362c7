// Tables of short words that decide where words and sentences end.
#include "segment/tables.h"

#include <algorithm>
#include <array>

namespace dateline::segment {
namespace {

constexpr size_t kLongest = 12;      // of all keys
constexpr size_t kLongestFused = 7;  // of those that are two words

struct Row {
  std::string_view key;
  uint8_t value = 1;
  bool capital = false;  // only when written with a capital
};

template <size_t n>
constexpr auto Sorted(std::array<Row, n> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  return rows;
}

template <size_t n>
constexpr auto Set(const std::string_view (&keys)[n]) {
  std::array<Row, n> rows;
  for (size_t i = 0; i < n; ++i) rows[i].key = keys[i];
  return Sorted(rows);
}

template <size_t n>
uint8_t Find(const std::array<Row, n>& rows, std::string_view word) {
  if (word.empty() || word.size() > kLongest) return 0;
  char buffer[kLongest];
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const std::string_view key(buffer, word.size());
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), key, [](const Row& r, std::string_view k) { return r.key < k; });
  if (at == rows.end() || at->key != key) return 0;
  if (at->capital && buffer[0] == word[0]) return 0;
  return at->value;
}

template <size_t n>
constexpr auto Rows(Abbreviation kind, bool capital, const std::string_view (&keys)[n]) {
  std::array<Row, n> rows;
  for (size_t i = 0; i < n; ++i) rows[i] = {keys[i], static_cast<uint8_t>(kind), capital};
  return rows;
}

template <size_t... n>
constexpr auto Joined(const std::array<Row, n>&... parts) {
  std::array<Row, (n + ...)> all;
  size_t at = 0;
  ((std::copy(parts.begin(), parts.end(), all.begin() + at), at += n), ...);
  return Sorted(all);
}

constexpr auto kAbbreviations = Joined(
    Rows(Abbreviation::kTitle, true,
         {"mr",   "mrs",  "ms",   "dr",   "drs", "prof", "gen",    "lt",   "col",  "maj",   "capt", "cpt",
          "cmdr", "cdr",  "adm",  "brig", "sgt", "cpl",  "pfc",    "pvt",  "sen",  "sens",  "rep",  "reps",
          "gov",  "govs", "hon",  "rev",  "fr",  "msgr", "messrs", "mme",  "mlle", "pres",  "supt", "insp",
          "det",  "dept", "asst", "atty", "amb", "sec",  "spc",    "ssgt", "ens",  "comdr", "rt",   "ald",
          "cllr", "mgr",  "ft",   "mt",   "st",  "ste",  "pt",     "attn", "spec", "sr",    "srta", "sra"}),
    Rows(Abbreviation::kName, true,
         {"inc",  "co",   "cos",  "corp", "ltd",  "llc",  "plc",  "jr",  "bros",  "ave",  "blvd", "rd",   "hwy",
          "bldg", "assn", "univ", "inst", "intl", "ala",  "ariz", "ark", "calif", "colo", "conn", "del",  "fla",
          "ga",   "ind",  "kan",  "ky",   "md",   "mich", "minn", "mo",  "mont",  "neb",  "nev",  "okla", "ore",
          "pa",   "tenn", "va",   "vt",   "wis",  "wyo",  "ph",   "esq", "gmbh",  "mfg",  "natl", "sc"}),
    Rows(Abbreviation::kMonth, true,
         {"jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec", "tues", "tue", "thurs", "thur", "thu", "fri"}),
    Rows(Abbreviation::kDate, true,
         {"mar", "sep", "jun", "jul", "mon", "wed", "sat", "sun", "mass", "wash", "tex", "la"}),
    Rows(Abbreviation::kNumbered, false,
         {"no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "art", "ch", "para", "c", "ca", "eq", "ed", "tel",
          "ext", "sect"}),
    Rows(Abbreviation::kPlain, false, {"etc", "vs",  "v",  "al",  "approx", "est",   "incl",  "misc",  "govt",
                                       "eg",  "ie",  "cf", "viz", "esp",    "resp",  "div",   "dist",  "yrs",
                                       "lb",  "lbs", "oz", "arr", "arrv",   "gov't", "int'l", "nat'l", "dep't"}));

constexpr auto kStarters = Set(
    {"the",     "a",       "an",      "in",       "on",      "at",      "it",        "he",        "she",     "they",
     "we",      "i",       "you",     "but",      "and",     "or",      "so",        "if",        "when",    "while",
     "as",      "after",   "before",  "since",    "this",    "that",    "these",     "those",     "there",   "his",
     "her",     "their",   "its",     "our",      "my",      "your",    "for",       "from",      "with",    "by",
     "not",     "no",      "yes",     "what",     "who",     "where",   "why",       "how",       "some",    "many",
     "most",    "also",    "however", "although", "though",  "because", "during",    "under",     "earlier", "both",
     "another", "now",     "then",    "one",      "two",     "three",   "meanwhile", "according", "about",   "all",
     "among",   "any",     "despite", "each",     "even",    "every",   "few",       "here",      "instead", "just",
     "last",    "later",   "more",    "nearly",   "nor",     "of",      "officials", "only",      "other",   "others",
     "over",    "people",  "perhaps", "police",   "several", "still",   "such",      "thanks",    "thus",    "to",
     "today",   "unlike",  "until",   "which",    "whether", "will",    "would",     "yet",       "please",  "let",
     "it's",    "further", "asked",   "could",    "did",     "do",      "does",      "is",        "are",     "was"});

constexpr auto kSpeechVerbs =
    Set({"said",  "says",      "asked",    "asks",     "wrote",    "writes",  "added",    "told",
         "cried", "shouted",   "replied",  "answered", "wondered", "tweeted", "called",   "declared",
         "joked", "exclaimed", "demanded", "quipped",  "yelled",   "thought", "inquired", "recalled"});

constexpr auto kPrefixes =
    Set({"non",     "cross", "co",   "pro",   "re",  "anti",  "mid",   "pre",   "mini",  "sub",   "inter",  "semi",
         "counter", "ex",    "post", "socio", "neo", "multi", "intra", "e",     "trans", "ultra", "pseudo", "psycho",
         "arch",    "bi",    "de",   "un",    "uh",  "mm",    "micro", "macro", "proto", "extra"});

constexpr auto kSuffixes = Set({"esque", "wise", "e", "oh", "huh", "hmm"});

constexpr auto kUnits =
    Set({"km",  "kg",   "mm", "cm",  "ft",  "lb",  "lbs", "m",   "k",   "am",  "pm",  "mi", "hr", "hrs",
         "min", "mins", "mb", "gb",  "tb",  "kb",  "mph", "kph", "kw",  "mw",  "gw",  "bn", "mn", "tn",
         "mg",  "g",    "hz", "khz", "mhz", "ghz", "ml",  "oz",  "yrs", "bbl", "bpd", "ha", "kmh"});

constexpr auto kDomainsAndFiles =
    Set({"com",  "org",  "net", "gov", "edu", "mil", "int", "info", "biz", "io",  "co",  "uk",  "us",  "ca",   "de",
         "fr",   "ru",   "tv",  "eu",  "au",  "nz",  "jp",  "cn",   "kr",  "ch",  "es",  "nl",  "se",  "dk",   "br",
         "mx",   "ie",   "za",  "doc", "xls", "pdf", "txt", "url",  "jpg", "png", "gif", "zip", "htm", "html", "ppt",
         "docx", "xlsx", "exe", "mp3", "mp4", "php", "asp", "xml",  "csv", "js",  "py",  "ly",  "me"});

constexpr auto kElisions = Set({"em", "til", "till", "cause", "bout", "round", "n", "tis", "twas", "cos"});

constexpr auto kFused = std::to_array<Row>({{"cannot", 3}, {"gonna", 3},  {"gotta", 3},   {"wanna", 3},   {"dont", 2},
                                            {"didnt", 3},  {"doesnt", 4}, {"couldnt", 5}, {"wouldnt", 5}, {"isnt", 2},
                                            {"wasnt", 3},  {"havent", 4}, {"hasnt", 3},   {"arent", 3},   {"wont", 2},
                                            {"lemme", 3},  {"gimme", 3},  {"im", 1},      {"ive", 1},     {"thats", 4},
                                            {"kinda", 4},  {"sorta", 4},  {"lotta", 3},   {"aint", 2},    {"cant", 2}});

constexpr WordTable<kFused.size(), 256> kFusedTable([](size_t i) { return kFused[i].key; });

}  // namespace

constexpr WordFilter kFusedWords = [] {
  WordFilter words;
  for (const Row& row : kFused) words.Add(PackKey(row.key));
  return words;
}();

Abbreviation AbbreviationOf(std::string_view word) { return static_cast<Abbreviation>(Find(kAbbreviations, word)); }
bool IsSentenceStarter(std::string_view word) { return Find(kStarters, word) != 0; }
bool IsSpeechVerb(std::string_view word) { return Find(kSpeechVerbs, word) != 0; }
bool IsKeptPrefix(std::string_view word) { return Find(kPrefixes, word) != 0; }
bool IsKeptSuffix(std::string_view word) { return Find(kSuffixes, word) != 0; }
bool IsUnit(std::string_view word) { return Find(kUnits, word) != 0; }
bool IsDomainOrFile(std::string_view word) { return Find(kDomainsAndFiles, word) != 0; }
bool IsElision(std::string_view word) { return Find(kElisions, word) != 0; }

uint32_t FusedCut(const PackedWord& word) {
  const size_t row = kFusedTable.Find(word);
  return row == kFusedTable.kNone ? 0 : kFused[row].value;
}

uint32_t FusedCut(std::string_view word) {
  return word.size() > kLongestFused ? 0 : FusedCut(Pack(word, 0, word.size()));
}

}  // namespace dateline::segment
