// Words of a text as names are compared: without capitals, accents and points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

// How a word is written. A word of one letter is kCapital.
enum class WordShape : uint8_t { kLower, kCapital, kCapitals, kNumber };

// What stands between a word and the one before it.
enum class WordGap : uint8_t {
  kBlank,   // blanks, and at most one end of line
  kPoint,   // a point that shortens the word before, and blanks: "St. Louis"
  kHyphen,  // "Gilgit-Baltistan"
  kComma,
  kOpen,   // a bracket
  kDash,   // as behind a dateline
  kEnd,    // the end of a sentence, a line or a paragraph; the first word has it too
  kOther,  // quotation marks and the rest
};

struct NameWord {
  uint32_t begin = 0, end = 0;  // bytes; without "'s"
  uint64_t hash = 0;  // of the folded word; 0 for words in small letters that are longer than a connecting one
  WordShape shape = WordShape::kLower;
  WordGap gap = WordGap::kEnd;
  bool points = false;      // written with points: "U.S.", or one behind it: "Conn."
  bool possessive = false;  // "'s" or "'" behind it
};

// The words of well-formed or other bytes, in order. Letters are those of Latin script. Linear time.
std::vector<NameWord> NameWordsIn(std::string_view text);

// The hash of a word: "St." and "Saint" have one, "é" is "e". Any bytes.
uint64_t WordHash(std::string_view word);

// A name is the chain of its words: start from 0.
constexpr uint64_t Chained(uint64_t name, uint64_t word) {
  uint64_t h = name * 0x9E3779B97F4A7C15U + word;
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93U;
  return h ^ (h >> 29);
}

// Of all words of a name, without "the" before; 0: it has none.
uint64_t NameHash(std::string_view name);

}  // namespace dateline
