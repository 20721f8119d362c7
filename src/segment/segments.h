// Segments: the paragraphs, sentences and words of a text, as exact byte spans.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/packed_word.h"
#include "dateline/span.h"

namespace dateline {

struct Word {
  Span span;
  uint32_t sentence = 0;
  uint32_t paragraph = 0;
  PackedWord small = {};  // empty for one longer than kMostPacked
};

// Words [first_word, end_word) lie inside.
struct Sentence {
  Span span;
  uint32_t first_word = 0;
  uint32_t end_word = 0;
};

struct Paragraph {
  Span span;
  uint32_t first_sentence = 0, end_sentence = 0;
  uint32_t first_word = 0, end_word = 0;
};

// Every word lies in one sentence, every sentence in one paragraph; all three are sorted and do not overlap. White
// space belongs to no word. Empty paragraphs are left out.
struct Segments {
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Word> words;
};

// REQUIRES: text is valid UTF-8, shorter than 4 GiB. Linear time. A sentence never holds more than kMaxSentenceWords
// words, a word never more than kMaxWordBytes bytes: longer ones are cut.
Segments Segment(std::string_view text);

// Of what Segment gives only the sentences that hold one of these bytes, with their words and perhaps some more words;
// Word::sentence tells no more than whether two words are of one sentence. No paragraphs. Faster, as most of the text
// is passed over. REQUIRES: places are sorted.
Segments SegmentAround(std::string_view text, std::span<const uint32_t> places);

// The sentence that holds the byte, else the first one behind it; nullptr: none. Logarithmic.
const Sentence* SentenceAt(const Segments& segments, uint32_t byte);

inline constexpr uint32_t kMaxSentenceWords = 300;
inline constexpr uint32_t kMaxWordBytes = 200;

}  // namespace dateline
