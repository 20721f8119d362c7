// Folded: a story's words as they are compared, without case, accents, punctuation, bylines and credits.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline::copies {

enum class WordKind : uint8_t {
  kContent,
  kFunction,  // says little of what a story is about: articles, prepositions, verbs of speech, weekdays
  kNumber,    // in figures, or spelled out up to a hundred: "nine" and "9" are one word
};

enum class Part : uint8_t { kBody, kDateline, kByline, kCredit };

struct FoldedWord {
  uint32_t hash = 0;
  WordKind kind = WordKind::kContent;
  bool capital = false;  // its first letter is one
  Part part = Part::kBody;
  Span span;  // bytes of the text
};

// In text order. "Niger's" is one word, "17,400" too; hyphens part. REQUIRES: text shorter than 4 GiB. Linear.
std::vector<FoldedWord> FoldWords(std::string_view text);

struct FoldedSentence {
  Span span;
  uint32_t first_word = 0, end_word = 0;  // never empty
  uint32_t size() const { return end_word - first_word; }
};

// The words without bylines and credits; every one lies in one sentence.
struct FoldedStory {
  std::vector<FoldedWord> words;
  std::vector<FoldedSentence> sentences;
  // Hashes of all words in order: of those of `words`, and with bylines, with credits, with both. A byline that a
  // reprint has run into its first paragraph is no longer seen as one.
  std::array<uint64_t, 4> whole{};
};

// REQUIRES: text is valid UTF-8, shorter than 4 GiB. Linear.
FoldedStory Fold(std::string_view text);

// Hash of the words in order, with bylines and credits or without. 0: there are none.
uint64_t WholeHash(const std::vector<FoldedWord>& words, bool bylines, bool credits);

// One hash of several, in order.
inline uint64_t Joined(uint64_t a, uint64_t b) {
  uint64_t x = (a ^ 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u + b;
  x ^= x >> 31;
  x *= 0x94D049BB133111EBu;
  return x ^ (x >> 29);
}

}  // namespace dateline::copies
