// Segment(): paragraphs, then the words of each, then sentences over the words.
#include <algorithm>

#include "segment/parts.h"

namespace dateline {
namespace segment {
namespace {

Kind WideKind(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return Kind::kApostrophe;
  if (c == 0x2010 || c == 0x2011) return Kind::kHyphen;
  if (c == 0x00AD) return Kind::kMark;  // soft hyphen
  if (c >= 0x2012 && c <= 0x2027) return Kind::kOther;
  if (IsSpace(c)) return Kind::kSpace;
  if (IsLower(c)) return Kind::kLower;
  if (IsUpper(c)) return Kind::kUpper;
  if (IsDigit(c)) return Kind::kDigit;
  if (IsLetter(c)) return Kind::kLetter;
  return IsAlnum(c) ? Kind::kMark : Kind::kOther;
}

}  // namespace

Char WideCharAt(std::string_view text, uint32_t at, uint32_t end) {
  const Utf8Char c = DecodeUtf8(text.substr(0, end), at);
  return {c.code, c.size, c.valid ? WideKind(c.code) : Kind::kOther};
}

}  // namespace segment

Segments Segment(std::string_view text) {
  Segments out;
  const segment::Paragraphs paragraphs = segment::FindParagraphs(text);
  out.words.reserve(text.size() / 5);
  out.paragraphs.reserve(paragraphs.spans.size());
  std::vector<uint32_t> odd;
  for (const Span span : paragraphs.spans) {
    Paragraph p{.span = span,
                .first_sentence = static_cast<uint32_t>(out.sentences.size()),
                .first_word = static_cast<uint32_t>(out.words.size())};
    odd.clear();
    segment::AppendWords(text, span, static_cast<uint32_t>(out.paragraphs.size()), &out.words, &odd);
    p.end_word = static_cast<uint32_t>(out.words.size());
    segment::AppendSentences(text, p.first_word, p.end_word, {paragraphs.hard_wrapped, odd}, &out.words,
                             &out.sentences);
    p.end_sentence = static_cast<uint32_t>(out.sentences.size());
    out.paragraphs.push_back(p);
  }
  return out;
}

const Sentence* SentenceAt(const Segments& segments, uint32_t byte) {
  const auto ends_before = [](const Sentence& sentence, uint32_t at) { return sentence.span.end <= at; };
  const auto at = std::lower_bound(segments.sentences.begin(), segments.sentences.end(), byte, ends_before);
  return at == segments.sentences.end() ? nullptr : &*at;
}

}  // namespace dateline
