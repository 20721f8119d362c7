// Words of quantities. A new row needs three examples from news.
#include "quantities/tables.h"

#include <algorithm>
#include <array>

namespace dateline::quantities {
namespace {

constexpr Row kRows[] = {
    // Numbers.
    Row{"zero", kFigure, 0},
    Row{"\u00bc", kFigure, 0.25},
    Row{"\u00bd", kFigure, 0.5},
    Row{"\u00be", kFigure, 0.75},
    Row{"one", kOnes, 1},
    Row{"two", kOnes, 2},
    Row{"three", kOnes, 3},
    Row{"four", kOnes, 4},
    Row{"five", kOnes, 5},
    Row{"six", kOnes, 6},
    Row{"seven", kOnes, 7},
    Row{"eight", kOnes, 8},
    Row{"nine", kOnes, 9},
    Row{"ten", kTeens, 10},
    Row{"eleven", kTeens, 11},
    Row{"twelve", kTeens, 12},
    Row{"thirteen", kTeens, 13},
    Row{"fourteen", kTeens, 14},
    Row{"fifteen", kTeens, 15},
    Row{"sixteen", kTeens, 16},
    Row{"seventeen", kTeens, 17},
    Row{"eighteen", kTeens, 18},
    Row{"nineteen", kTeens, 19},
    Row{"twenty", kTens, 20},
    Row{"thirty", kTens, 30},
    Row{"forty", kTens, 40},
    Row{"fifty", kTens, 50},
    Row{"sixty", kTens, 60},
    Row{"seventy", kTens, 70},
    Row{"eighty", kTens, 80},
    Row{"ninety", kTens, 90},
    Row{"hundred", kHundred, 1, 2},
    Row{"thousand", kScale, 1, 3},
    Row{"million", kScale, 1, 6},
    Row{"billion", kScale, 1, 9},
    Row{"trillion", kScale, 1, 12},
    Row{"lakh", kScale, 1, 5},
    Row{"lakhs", kScale, 1, 5},
    Row{"crore", kScale, 1, 7},
    Row{"crores", kScale, 1, 7},
    Row{"k", kScale | kShort, 1, 3},
    Row{"m", kScale | kShort, 1, 6},
    Row{"mn", kScale, 1, 6},
    Row{"mln", kScale, 1, 6},
    Row{"mil", kScale, 1, 6},
    Row{"b", kScale | kShort, 1, 9},
    Row{"bn", kScale, 1, 9},
    Row{"bln", kScale, 1, 9},
    Row{"tn", kScale, 1, 12},
    Row{"trn", kScale, 1, 12},
    Row{"a", kAn, 1},
    Row{"an", kAn, 1},
    Row{"dozen", kDozen, 12},
    Row{"half", kPart | kHalf, 2},
    Row{"third", kPart | kOrdinal, 3},
    Row{"thirds", kPart, 3},
    Row{"quarter", kPart, 4},
    Row{"quarters", kPart, 4},
    Row{"fifth", kPart | kOrdinal, 5},
    Row{"fifths", kPart, 5},
    Row{"sixth", kPart | kOrdinal, 6},
    Row{"sixths", kPart, 6},
    Row{"eighth", kPart | kOrdinal, 8},
    Row{"eighths", kPart, 8},
    Row{"tenth", kPart | kOrdinal, 10},
    Row{"tenths", kPart, 10},
    Row{"fourth", kPart | kOrdinal, 4},
    Row{"fourths", kPart, 4},
    Row{"seventh", kPart | kOrdinal, 7},
    Row{"sevenths", kPart, 7},
    Row{"ninth", kPart | kOrdinal, 9},
    Row{"ninths", kPart, 9},
    Row{"dozens", kVague},
    Row{"scores", kVague},
    Row{"tens", kVague},
    Row{"hundreds", kVague},
    Row{"thousands", kVague},
    Row{"millions", kVague},
    Row{"billions", kVague},
    Row{"several", kFew | kVague},
    Row{"few", kFew},
    Row{"couple", kCouple, 2},
    Row{"none", kAlone, 0},
    Row{"nobody", kAlone | kHarm, 0},
    Row{"no one", kAlone | kHarm, 0},
    Row{"no-one", kAlone | kHarm, 0},
    Row{"not one", kAlone, 0},
    Row{"not a single", kAlone, 0},
    Row{"no", kAlone | kHarm, 0},
    Row{"no longer", kStop},
    Row{"twice", kAlone, 2},
    Row{"a single", kAlone, 1},
    Row{"halve", kShare | kDown, 50},
    Row{"halved", kShare | kDown, 50},
    Row{"halving", kShare | kDown, 50},
    Row{"doubled", kShare | kUp, 100},
    Row{"doubling", kShare | kUp, 100},
    Row{"tripled", kShare | kUp, 200},
    Row{"trebled", kShare | kUp, 200},
    Row{"tripling", kShare | kUp, 200},
    Row{"quadrupled", kShare | kUp, 300},
    // Shares.
    Row{"%", kPercent},
    Row{"percent", kPercent},
    Row{"per cent", kPercent},
    Row{"pct", kPercent},
    Row{"percentage point", kPercent, 0, 0, "percentage points"},
    Row{"percentage points", kPercent, 0, 0, "percentage points"},
    Row{"percentage - point", kPercent, 0, 0, "percentage points"},
    Row{"basis point", kMeasure, 0, 0, "basis points"},
    Row{"basis points", kMeasure, 0, 0, "basis points"},
    Row{"point", kMeasure | kPointer, 0, 0, "points"},
    Row{"points", kMeasure, 0, 0, "points"},
#include "quantities/measures.inc"
#include "quantities/money.inc"
#include "quantities/not_counts.inc"
    // What stands for a moment, behind a stretch of time.
    Row{"earlier", kAgo},
    Row{"later", kAgo},
    Row{"beforehand", kAgo},
    // Rates.
    Row{"every", kEach | kStop},
    Row{"for every", kPer | kStop},
    Row{"for each", kPer | kStop},
    Row{"apiece", kDaily, 0, 0, "piece"},
    Row{"hourly", kDaily, 0, 0, "hour"},
    Row{"daily", kDaily, 0, 0, "day"},
    Row{"weekly", kDaily, 0, 0, "week"},
    Row{"monthly", kDaily, 0, 0, "month"},
    Row{"annually", kDaily, 0, 0, "year"},
    Row{"yearly", kDaily, 0, 0, "year"},
    Row{"share", kRate},
    Row{"head", kRate},
    Row{"person", kRate},
    Row{"household", kRate},
    Row{"family", kRate},
    Row{"piece", kRate},
    Row{"ticket", kRate},
    Row{"seat", kRate},
    Row{"copy", kRate},
    Row{"bottle", kRate},
    Row{"bag", kRate},
    Row{"sack", kRate},
    Row{"bushel", kRate},
    Row{"troy ounce", kRate},
    Row{"vehicle", kRate},
    Row{"visit", kRate},
    // On top of others.
    Row{"another", kFurther},
    Row{"a further", kFurther},
    Row{"an additional", kFurther},
    Row{"additional", kFurther},
    Row{"an extra", kFurther},
    // None of these is said of them.
    Row{"hurt", kHarm},
    Row{"harmed", kHarm},
    Row{"arrested", kHarm},
    Row{"charged", kHarm},
    Row{"missing", kHarm},
    Row{"hospitalised", kHarm},
    Row{"hospitalized", kHarm},
    Row{"pronounced dead", kHarm},
    Row{"casualties", kHarm},
    Row{"injuries", kHarm},
    Row{"deaths", kHarm},
    Row{"fatalities", kHarm},
    Row{"survivors", kHarm},
    Row{"victims", kHarm},
    Row{"civilians", kHarm},
    Row{"soldiers", kHarm},
    Row{"arrests", kHarm},
    Row{"losses", kHarm},
    // Votes, and what stands before a result.
    Row{"vote", kVote | kResult},
    Row{"votes", kVote},
    Row{"voted", kVote | kResult},
    Row{"voting", kVote | kResult},
    Row{"ballot", kVote},
    Row{"majority", kVote},
    Row{"approved", kVote},
    Row{"passed", kVote},
    Row{"rejected", kVote},
    Row{"ruled", kVote},
    Row{"failed", kVote | kResult},
    Row{"carried", kVote | kResult},
    Row{"split", kVote | kResult},
    Row{"ruling", kVote},
    Row{"poll", kVote},
    Row{"polls", kVote},
    Row{"beat", kResult},
    Row{"trailed", kResult},
    Row{"trailing", kResult},
    Row{"defeated", kResult},
    Row{"win", kResult},
    Row{"won", kMoneyWord | kResult, 0, 0, "KRW"},
    Row{"weigh", kWeigh},
    Row{"weighs", kWeigh},
    Row{"weighed", kWeigh},
    Row{"weighing", kWeigh},
    Row{"weight of", kWeigh},
// Changes.
#include "quantities/changes.inc"
    // Before a number.
    Row{"more than", kLow, 0, 0, "more than"},
    Row{"larger than", kLow, 0, 0, "more than"},
    Row{"greater than", kLow, 0, 0, "more than"},
    Row{"higher than", kLow, 0, 0, "more than"},
    Row{"well over", kLow, 0, 0, "more than"},
    Row{"over", kLow, 0, 0, "more than"},
    Row{"above", kLow, 0, 0, "more than"},
    Row{"exceeding", kLow, 0, 0, "more than"},
    Row{"exceed", kLow, 0, 0, "more than"},
    Row{"exceeded", kLow, 0, 0, "more than"},
    Row{"exceeds", kLow, 0, 0, "more than"},
    Row{"surpassed", kLow, 0, 0, "more than"},
    Row{"surpassing", kLow, 0, 0, "more than"},
    Row{"topped", kLow, 0, 0, "more than"},
    Row{"in excess of", kLow, 0, 0, "more than"},
    Row{"upwards of", kLow, 0, 0, "more than"},
    Row{"upward of", kLow, 0, 0, "more than"},
    Row{"at least", kLow, 0, 0, "at least"},
    Row{"no fewer than", kLow, 0, 0, "at least"},
    Row{"no less than", kLow, 0, 0, "at least"},
    Row{"not fewer than", kLow, 0, 0, "at least"},
    Row{"not less than", kLow, 0, 0, "at least"},
    Row{"not under", kLow, 0, 0, "at least"},
    Row{"not below", kLow, 0, 0, "at least"},
    Row{"a minimum of", kLow, 0, 0, "at least"},
    Row{"nearly", kHigh, 1, 0, "nearly"},
    Row{"barely", kHigh, 1, 0, "nearly"},
    Row{"almost", kHigh, 1, 0, "nearly"},
    Row{"close to", kHigh, 1, 0, "nearly"},
    Row{"just under", kHigh, 1, 0, "nearly"},
    Row{"just short of", kHigh, 1, 0, "nearly"},
    Row{"not quite", kHigh, 1, 0, "nearly"},
    Row{"shy of", kHigh, 1, 0, "nearly"},
    Row{"just shy of", kHigh, 1, 0, "nearly"},
    Row{"less than", kHigh, 0, 0, "less than"},
    Row{"fewer than", kHigh, 0, 0, "less than"},
    Row{"lower than", kHigh, 0, 0, "less than"},
    Row{"under", kHigh, 0, 0, "less than"},
    Row{"below", kHigh, 0, 0, "less than"},
    Row{"up to", kHigh, 0, 0, "up to"},
    Row{"as many as", kHigh, 0, 0, "up to"},
    Row{"as much as", kHigh, 0, 0, "up to"},
    Row{"as high as", kHigh, 0, 0, "up to"},
    Row{"at most", kHigh, 0, 0, "up to"},
    Row{"no more than", kHigh, 0, 0, "up to"},
    Row{"not more than", kHigh, 0, 0, "up to"},
    Row{"a maximum of", kHigh, 0, 0, "up to"},
    Row{"about", kAbout, 0, 0, "about"},
    Row{"around", kAbout, 0, 0, "about"},
    Row{"some", kAbout, 0, 0, "about"},
    Row{"roughly", kAbout, 0, 0, "about"},
    Row{"approximately", kAbout, 0, 0, "about"},
    Row{"approx.", kAbout, 0, 0, "about"},
    Row{"an estimated", kAbout, 0, 0, "about"},
    Row{"in the region of", kAbout, 0, 0, "about"},
    Row{"something like", kAbout, 0, 0, "about"},
    Row{"perhaps", kAbout, 0, 0, "about"},
    Row{"maybe", kAbout, 0, 0, "about"},
    Row{"nearer to", kAbout, 0, 0, "about"},
    Row{"an average of", kAbout, 0, 0, "about"},
    Row{"exactly", kExact, 0, 0, "exact"},
    Row{"precisely", kExact, 0, 0, "exact"},
    Row{"only", kExact, 0, 0, "exact"},
    Row{"just", kExact, 0, 0, "exact"},
    // After a number.
    Row{"or more", kOrMore, 0, 0, "at least"},
    Row{"plus", kOrMore, 0, 0, "at least"},
    Row{"+", kOrMore, 0, 0, "at least"},
    Row{"or fewer", kOrLess, 0, 0, "up to"},
    Row{"or less", kOrLess, 0, 0, "up to"},
    // Links.
    Row{"to", kTo | kStop},
    Row{"or", kOr | kStop},
    Row{"and", kAnd | kStop},
    Row{"-", kDash},
    Row{"minus", kMinus},
    Row{"\u2212", kMinus},
    Row{"\u2010", kDash},
    Row{"\u2011", kDash},
    Row{"\u2013", kDash},
    Row{"ranging from", kStop},
    Row{"between", kBetween | kStop},
    Row{"from", kFrom | kStop},
    Row{"in", kIn | kStop},
    Row{"in every", kIn | kStop},
    Row{"out of", kIn | kOutOf | kStop},
    Row{"out of every", kIn | kStop},
    Row{"of", kOf | kStop},
    Row{",", kComma | kStop},
#include "quantities/stops.inc"
};

// What of a key stands before one of its blanks: words that a longer key begins with.
constexpr size_t Blanks() {
  size_t blanks = 0;
  for (const Row& row : kRows) blanks += static_cast<size_t>(std::count(row.key.begin(), row.key.end(), ' '));
  return blanks;
}

constexpr uint32_t HashOf(std::string_view key) {  // FNV-1a
  uint32_t hash = 2166136261U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15U);
}

struct Entry {
  std::string_view key;
  uint32_t hash = 0;
  Found found;
};

constexpr size_t kSlots = 8192;  // a power of two, few of them filled: most words of a text are in no row
constexpr size_t kEntries = std::size(kRows) + Blanks() + 1;
static_assert(kEntries * 3 < kSlots);

// Entry 0 is none.
struct Lookup {
  std::array<uint16_t, kSlots> slots{};
  std::array<Entry, kEntries> entries{};
  uint16_t used = 1;
  bool twice = false, too_long = false;

  constexpr Entry& At(std::string_view key) {
    const uint32_t hash = HashOf(key);
    size_t slot = hash % kSlots;
    while (slots[slot] != 0 && entries[slots[slot]].key != key) slot = (slot + 1) % kSlots;
    if (slots[slot] == 0) {
      slots[slot] = used;
      entries[used].key = key;
      entries[used++].hash = hash;
    }
    return entries[slots[slot]];
  }
};

constexpr Lookup kLookup = [] {
  Lookup lookup;
  for (const Row& row : kRows) {
    Entry& entry = lookup.At(row.key);
    lookup.twice = lookup.twice || entry.found.row != nullptr;
    lookup.too_long = lookup.too_long || row.key.size() > kLongestKey;
    entry.found.row = &row;
    for (size_t i = 0; i < row.key.size(); ++i)
      if (row.key[i] == ' ') lookup.At(row.key.substr(0, i)).found.begins = true;
  }
  return lookup;
}();
static_assert(!kLookup.twice, "a key stands twice");
static_assert(!kLookup.too_long, "a key is too long");

constexpr std::string_view FirstWord(std::string_view key) { return key.substr(0, key.find(' ')); }

// By the first word of each row's key.
constexpr WordTable<std::size(kRows), kSlots> kFirstWords([](size_t i) { return FirstWord(kRows[i].key); });
constexpr auto kMeanings = [] {
  std::array<Meaning, std::size(kRows) + 1> meanings = {};
  for (const Row& row : kRows) {
    const std::string_view word = FirstWord(row.key);
    Meaning& meaning = meanings[kFirstWords.Find(PackKey(word))];
    if (word.size() == row.key.size())
      meaning = {row.classes, row.mantissa, row.exponent, meaning.begins, row.text};
    else
      meaning.begins = true;
  }
  return meanings;
}();

// The last words of phrases of any of the classes; not of those that stand only behind a figure.
template <uint64_t kClasses>
constexpr bool IsOfThese(const Row& row) {
  return (row.classes & kClasses) != 0 && (row.classes & kShort) == 0;
}
template <uint64_t kClasses>
constexpr auto LastWords() {
  std::array<std::string_view, std::count_if(std::begin(kRows), std::end(kRows), IsOfThese<kClasses>)> words;
  size_t at = 0;
  for (const Row& row : kRows)
    if (IsOfThese<kClasses>(row)) words[at++] = row.key.substr(row.key.rfind(' ') + 1);
  return words;
}

template <uint64_t kClasses>
struct NumberTable {
  static constexpr auto kLastWords = LastWords<kClasses>();
  static constexpr WordTable<kLastWords.size(), 1024> kTable{[](size_t i) { return kLastWords[i]; }};
  static constexpr WordFilter kFilter = [] {
    WordFilter words;
    for (const std::string_view word : kLastWords) words.Add(PackKey(word));
    return words;
  }();
};

struct Sign {
  std::string_view sign, code;
};

constexpr Sign kUnsortedSigns[] = {
#include "quantities/signs.inc"
};

constexpr auto kSigns = [] {
  std::array<Sign, std::size(kUnsortedSigns)> signs;
  std::copy(std::begin(kUnsortedSigns), std::end(kUnsortedSigns), signs.begin());
  std::sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) { return a.sign < b.sign; });
  return signs;
}();

constexpr bool SignsFit() {
  for (size_t i = 1; i < kSigns.size(); ++i)
    if (kSigns[i].sign == kSigns[i - 1].sign) return false;
  return true;
}
static_assert(SignsFit(), "a sign stands twice");

}  // namespace

Found Find(std::string_view key) {
  const uint32_t hash = HashOf(key);
  for (size_t slot = hash % kSlots; kLookup.slots[slot] != 0; slot = (slot + 1) % kSlots)
    if (const Entry& entry = kLookup.entries[kLookup.slots[slot]]; entry.hash == hash && entry.key == key)
      return entry.found;
  return {};
}

constexpr WordFilter kBeginnings = [] {
  WordFilter pairs;
  for (const Row& row : kRows)
    if (const std::string_view first = FirstWord(row.key); first.size() < row.key.size())
      pairs.Add(PairOf(PackKey(first), PackKey(FirstWord(row.key.substr(first.size() + 1)))));
  return pairs;
}();

constexpr WordIndex kWords = kFirstWords.Index();
constexpr const Meaning* kMeaningOf = kMeanings.data();

// Of each sign what stands before its first byte that is no letter; of "$" itself.
constexpr WordFilter kSignWords = [] {
  WordFilter words;
  for (const Sign& sign : kSigns) {
    size_t letters = 0;
    while (letters < sign.sign.size() && PackKey(sign.sign.substr(letters, 1)).IsLetters()) ++letters;
    words.Add(PackKey(sign.sign.substr(0, std::max<size_t>(letters, 1))));
  }
  return words;
}();

const NumberWords& NumberWordsOf(bool sure) {
  using All = NumberTable<kBeginsNumber>;
  using Sure = NumberTable<kBeginsNumber & ~(kOrdinal | kFew)>;
  static constexpr NumberWords kAll = {All::kFilter, All::kTable.Index()};
  static constexpr NumberWords kSure = {Sure::kFilter, Sure::kTable.Index()};
  return sure ? kSure : kAll;
}

std::string_view CodeOfSign(std::string_view sign) {
  const auto at = std::lower_bound(kSigns.begin(), kSigns.end(), sign,
                                   [](const Sign& s, std::string_view key) { return s.sign < key; });
  return at == kSigns.end() || at->sign != sign ? std::string_view() : at->code;
}

}  // namespace dateline::quantities
