// Tables of short words that decide where words and sentences end.
#include "segment/tables.h"

#include <algorithm>
#include <array>
#include <bit>

namespace dateline::segment {
namespace {

constexpr size_t kLongest = 12;  // of all keys

struct Row {
  std::string_view key;
  uint8_t value = 1;
  bool capital = false;  // only when written with a capital
};

// Rows and how they are found.
template <size_t n>
struct Table {
  static constexpr size_t kPlaces = std::bit_ceil(4 * n);
  std::array<Row, n> rows;
  WordTable<n, kPlaces> by_key;

  constexpr explicit Table(const std::array<Row, n>& all)
      : rows(all), by_key([&all](size_t i) { return all[i].key; }) {}

  // Its row's value, else 0.
  uint8_t Find(std::string_view word) const {
    if (word.empty() || word.size() > kLongest) return 0;
    const size_t row = by_key.Find(Pack(word, 0, word.size()));
    if (row == 0 || (rows[row - 1].capital && (word[0] < 'A' || word[0] > 'Z'))) return 0;
    return rows[row - 1].value;
  }
};

template <size_t n>
constexpr auto Set(const std::string_view (&keys)[n]) {
  std::array<Row, n> rows;
  for (size_t i = 0; i < n; ++i) rows[i].key = keys[i];
  return Table<n>(rows);
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
  return Table<(n + ...)>(all);
}

constexpr auto kAbbreviationTable = Joined(
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

constexpr Table<kFused.size()> kFusedTable(kFused);

}  // namespace

template <size_t n>
consteval WordFilter WordsOf(const Table<n>& table) {
  WordFilter words;
  for (const Row& row : table.rows) words.Add(PackKey(row.key));
  return words;
}
constexpr WordFilter kAbbreviations = WordsOf(kAbbreviationTable), kFusedWords = WordsOf(kFusedTable);

Abbreviation AbbreviationOf(std::string_view word) { return static_cast<Abbreviation>(kAbbreviationTable.Find(word)); }
bool IsSentenceStarter(std::string_view word) { return kStarters.Find(word) != 0; }
bool IsSpeechVerb(std::string_view word) { return kSpeechVerbs.Find(word) != 0; }
bool IsKeptPrefix(std::string_view word) { return kPrefixes.Find(word) != 0; }
bool IsKeptSuffix(std::string_view word) { return kSuffixes.Find(word) != 0; }
bool IsUnit(std::string_view word) { return kUnits.Find(word) != 0; }
bool IsDomainOrFile(std::string_view word) { return kDomainsAndFiles.Find(word) != 0; }
bool IsElision(std::string_view word) { return kElisions.Find(word) != 0; }

uint32_t FusedCut(const PackedWord& word) {
  const size_t row = kFusedTable.by_key.Find(word);
  return row == 0 ? 0 : kFused[row - 1].value;
}

uint32_t FusedCut(std::string_view word) { return kFusedTable.Find(word); }

}  // namespace dateline::segment
