// Words of quantities: what each may stand for.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace dateline::quantities {

// Sets of these are Row::classes. The comment says what the row's number holds, if it holds one.
enum Class : uint64_t {
  kFigure = 1ull << 0,      // "1,200", "2.5"
  kOnes = 1ull << 1,        // 1..9
  kTeens = 1ull << 2,       // 10..19
  kTens = 1ull << 3,        // 20..90
  kHundred = 1ull << 4,     // 100
  kScale = 1ull << 5,       // "thousand", "million", "bn": a power of ten
  kAn = 1ull << 6,          // "a"
  kDozen = 1ull << 7,       // 12
  kPart = 1ull << 8,        // "half", "thirds": how many make a whole
  kHalf = 1ull << 9,        // "half"
  kVague = 1ull << 10,      // "dozens", "hundreds"
  kFew = 1ull << 11,        // "several", "few"
  kAlone = 1ull << 12,      // "none" 0, "twice" 2: a number with nothing after it
  kShare = 1ull << 13,      // "halved" 50: percent
  kCouple = 1ull << 14,     // 2
  kPercent = 1ull << 15,    // also "percentage points"
  kSign = 1ull << 16,       // money before its number: "$", "Rs"
  kMoney = 1ull << 17,      // money after its number: "euros"
  kMoneyWord = 1ull << 18,  // the same, if the number is plainly one of money: "won"
  kMeasure = 1ull << 19,    // "kilometres"
  kDuration = 1ull << 20,   // "years"
  kClock = 1ull << 21,      // "p.m."
  kLow = 1ull << 22,        // before a number: it is the least
  kHigh = 1ull << 23,       // it is the most; 1: and near
  kAbout = 1ull << 24,      // it is near
  kExact = 1ull << 25,      // it is just so
  kOrMore = 1ull << 26,     // after a number: it is the least
  kOrLess = 1ull << 27,     // it is the most
  kTo = 1ull << 28,
  kOr = 1ull << 29,
  kAnd = 1ull << 30,
  kDash = 1ull << 31,
  kBetween = 1ull << 32,
  kFrom = 1ull << 33,
  kIn = 1ull << 34,  // "in", "out of": a share, between two numbers
  kOf = 1ull << 35,
  kAge = 1ull << 36,       // "aged": what follows is an age
  kNumbered = 1ull << 37,  // "Article", "No.": what follows is a number in a row
  kComma = 1ull << 38,
  kStop = 1ull << 39,     // ends the noun phrase that is counted
  kPeople = 1ull << 40,   // a plural that does not end in s: the last word of such a phrase
  kPointer = 1ull << 41,  // "point" of "a quarter of a point"
  kOrdinal = 1ull << 42,  // "first" of "twenty-first"
  kShort = 1ull << 43,    // a scale only right after its figure: "m"
  kOutOf = 1ull << 44,    // "out of"
  // Rates: what a quantity is counted by.
  kPer = 1ull << 45,    // "per"; a word or a number follows
  kEach = 1ull << 46,   // "each", "every": before a stretch of time
  kRate = 1ull << 47,   // "share", "head": after "a"
  kDaily = 1ull << 48,  // "daily": the text is "day"
  // What makes a number an age, an ordinal, a result.
  kOld = 1ull << 49,     // "years old", with kDuration
  kAgo = 1ull << 50,     // "ago", "earlier": a stretch before it is a day; 1: only one with "a" ("a day after")
  kEnding = 1ull << 51,  // "st" of "21st"
  kVote = 1ull << 52,    // in a sentence with it "44-0" counts votes
  kResult = 1ull << 53,  // right before "209-221": a result, not a range
  // Changes.
  kUp = 1ull << 54,         // before a number: "rose"; 1: only of money and shares ("lost 12 men" is no change)
  kDown = 1ull << 55,       // "fell"
  kUpAfter = 1ull << 56,    // after a number: a five percent "rise"
  kDownAfter = 1ull << 57,  // a five percent "drop"
  kMinus = 1ull << 58,      // "minus": before a share or a measure
  kBy = 1ull << 59,
  kFurther = 1ull << 60,  // "another", "a further"
  kHarm = 1ull << 61,     // "casualties"; with kAlone: "no" counts only before such
  kWeight = 1ull << 62,   // "pounds", with kMoney
  kWeigh = 1ull << 63,    // "weighed": what follows is no money
};
inline constexpr uint64_t kBefore = kLow | kHigh | kAbout | kExact;
inline constexpr uint64_t kPlainNumber = kFigure | kOnes | kTeens | kTens;
// A sentence with none of these has no quantity.
inline constexpr uint64_t kBeginsNumber =
    kPlainNumber | kHundred | kScale | kDozen | kPart | kHalf | kVague | kFew | kAlone | kShare | kCouple | kOrdinal;

struct Row {
  std::string_view key;  // words in small letters with a blank between
  uint64_t classes = 0;
  double mantissa = 0;
  int exponent = 0;            // the number is mantissa * 10^exponent
  std::string_view text = {};  // an ISO 4217 code, the name of a qualifier or a unit
};

inline constexpr size_t kMostWords = 4;  // of a key
inline constexpr size_t kLongestKey = 26;

struct Found {
  const Row* row = nullptr;
  bool begins = false;  // a longer key begins with these words
};

// What these words are. Constant time.
Found Find(std::string_view key);

// What one word is by itself, if it is something, and whether it may begin a longer key.
struct Meaning {
  uint64_t classes = 0;
  double mantissa = 0;
  int exponent = 0;
  bool begins = false;
  std::string_view text = {};
};
extern const WordIndex kWords;           // the first words of all keys
extern const Meaning* const kMeaningOf;  // of each row of kWords; of 0, which is no row, nothing
// Two words that do not begin a phrase of the tables are mostly not in kBeginnings.
extern const WordFilter kBeginnings;
constexpr PackedWord PairOf(const PackedWord& first, const PackedWord& second) {
  return {HashOf(first), HashOf(second)};
}
// The last words of the phrases that begin a number.
struct NumberWords {
  const WordFilter& filter;  // lets them through and few others
  WordIndex index;           // finds but them
};
// `sure`: of those alone that need no other number beside them: not "first" and "several".
const NumberWords& NumberWordsOf(bool sure);
// The ISO 4217 code of a sign that stands before a number, letter for letter; empty if it is none.
std::string_view CodeOfSign(std::string_view sign);
extern const WordFilter kSignWords;  // what a sign begins with: its letters, or one other byte

}  // namespace dateline::quantities
