// Any bytes as valid UTF-8, for targets that require it; and what holds of a text's segments.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "check_document.h"
#include "segment/segments.h"

namespace dateline {

inline std::string ValidText(std::string_view bytes) {
  std::string text;
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Char c = DecodeUtf8(bytes, at);
    AppendUtf8(c.code, &text);
    at += c.size;
  }
  return text;
}

// The ranges of words, sentences and paragraphs tile the text, but for white space.
inline void CheckSegments(const Segments& s, std::string_view text) {
  const auto only_space = [&](uint32_t at, size_t end) {
    for (; at < end; at += DecodeUtf8(text, at).size) Require(IsSpace(DecodeUtf8(text, at).code));
  };
  uint32_t word = 0, sentence = 0, at = 0;
  for (uint32_t p = 0; p < s.paragraphs.size(); ++p) {
    const Paragraph& paragraph = s.paragraphs[p];
    Require(paragraph.first_sentence == sentence && paragraph.first_word == word &&
            paragraph.first_word < paragraph.end_word);
    Require(p == 0 || s.paragraphs[p - 1].span.end <= paragraph.span.begin);
    for (; sentence < paragraph.end_sentence; ++sentence) {
      const Sentence& x = s.sentences[sentence];
      Require(paragraph.span.Contains(x.span) && x.first_word == word && x.first_word < x.end_word);
      Require(x.end_word - x.first_word <= kMaxSentenceWords);
      for (; word < x.end_word; ++word) {
        const Word& w = s.words[word];
        Require(w.sentence == sentence && w.paragraph == p && x.span.Contains(w.span));
        Require(!w.span.empty() && w.span.size() <= kMaxWordBytes && w.span.begin >= at);
        only_space(at, w.span.begin);
        at = w.span.end;
      }
    }
    Require(sentence == paragraph.end_sentence && word == paragraph.end_word);
  }
  Require(word == s.words.size() && sentence == s.sentences.size());
  only_space(at, text.size());
}

}  // namespace dateline
