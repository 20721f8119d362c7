// The three steps of Segment(), and the character classes they share.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "segment/segments.h"

namespace dateline::segment {

struct Paragraphs {
  std::vector<Span> spans;    // each begins and ends in other than white space
  bool hard_wrapped = false;  // a single line end inside a paragraph is no more than a blank
};

Paragraphs FindParagraphs(std::string_view text);

// Appends the words of a paragraph, or of whole sentences of one, without white space at its ends and counted by
// `index`. Sets all of them but Word::sentence. `odd` gets, in order, at least those behind which a sentence may end or
// a line ends, and quotation marks.
void AppendWords(std::string_view text, Span paragraph, uint32_t index, std::vector<Word>* words,
                 std::vector<uint32_t>* odd);

// What decides where sentences end besides their words.
struct SentenceContext {
  bool hard_wrapped = false;
  std::span<const uint32_t> odd;  // of AppendWords
  bool in_quote = false;          // the first word is behind an odd number of straight quotation marks of its paragraph
};

// Appends the sentences of words [first, end), which are one paragraph or whole sentences of one, and sets their
// Word::sentence.
void AppendSentences(std::string_view text, uint32_t first, uint32_t end, SentenceContext context,
                     std::vector<Word>* words, std::vector<Sentence>* sentences);

enum class Kind : uint8_t { kSpace, kLower, kUpper, kLetter, kDigit, kMark, kStop, kApostrophe, kHyphen, kOther };

struct Char {
  char32_t code = 0;
  uint32_t size = 0;  // 0: past the end
  Kind kind = Kind::kSpace;
};

constexpr Kind AsciiKind(uint8_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return Kind::kSpace;
  if (c >= 'a' && c <= 'z') return Kind::kLower;
  if (c >= 'A' && c <= 'Z') return Kind::kUpper;
  if (c >= '0' && c <= '9') return Kind::kDigit;
  if (c == '_') return Kind::kMark;
  if (c == '.') return Kind::kStop;
  if (c == '\'') return Kind::kApostrophe;
  if (c == '-') return Kind::kHyphen;
  return Kind::kOther;
}

inline constexpr auto kAsciiKinds = [] {
  std::array<Kind, 128> kinds{};
  for (uint8_t c = 0; c < 128; ++c) kinds[c] = AsciiKind(c);
  return kinds;
}();

Char WideCharAt(std::string_view text, uint32_t at, uint32_t end);  // REQUIRES: at < end

// The character at `at` of a text that ends at `end`; past the end, white space of no size.
inline Char CharAt(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end) return {};
  const auto byte = static_cast<uint8_t>(text[at]);
  if (byte < 0x80) return {byte, 1, kAsciiKinds[byte]};
  return WideCharAt(text, at, end);
}

inline bool IsCased(Kind k) { return k == Kind::kLower || k == Kind::kUpper || k == Kind::kLetter; }
inline bool IsWordKind(Kind k) { return k >= Kind::kLower && k <= Kind::kMark; }  // letters, digits, marks, '_'

}  // namespace dateline::segment
