// Segment(): paragraphs, then the words of each, then sentences over the words.
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

namespace {

// Appends a paragraph with its words and sentences.
void AppendParagraph(std::string_view text, Span span, bool hard_wrapped, Segments* out) {
  Paragraph p{.span = span,
              .first_sentence = static_cast<uint32_t>(out->sentences.size()),
              .first_word = static_cast<uint32_t>(out->words.size())};
  segment::AppendWords(text, span, &out->words);
  p.end_word = static_cast<uint32_t>(out->words.size());
  segment::AppendSentences(text, p.first_word, p.end_word, hard_wrapped, &out->words, &out->sentences);
  p.end_sentence = static_cast<uint32_t>(out->sentences.size());
  for (uint32_t w = p.first_word; w < p.end_word; ++w)
    out->words[w].paragraph = static_cast<uint32_t>(out->paragraphs.size());
  out->paragraphs.push_back(p);
}

// Drops those sentences of the last paragraph that hold none of the places from `next` on.
void KeepSentences(const std::vector<uint32_t>& places, size_t next, Segments* out) {
  Paragraph& p = out->paragraphs.back();
  uint32_t kept = p.first_sentence;
  for (uint32_t i = p.first_sentence; i < p.end_sentence; ++i) {
    const Sentence sentence = out->sentences[i];
    while (next < places.size() && places[next] < sentence.span.begin) ++next;
    if (next == places.size() || places[next] >= sentence.span.end) continue;
    for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) out->words[w].sentence = kept;
    out->sentences[kept++] = sentence;
  }
  p.end_sentence = kept;
  out->sentences.resize(kept);
}

}  // namespace

Segments Segment(std::string_view text) {
  Segments out;
  const segment::Paragraphs paragraphs = segment::FindParagraphs(text);
  out.words.reserve(text.size() / 5);
  out.paragraphs.reserve(paragraphs.spans.size());
  for (const Span span : paragraphs.spans) AppendParagraph(text, span, paragraphs.hard_wrapped, &out);
  return out;
}

Segments SegmentAbout(std::string_view text, const std::vector<uint32_t>& places) {
  Segments out;
  if (places.empty()) return out;
  const segment::Paragraphs paragraphs = segment::FindParagraphs(text);
  out.words.reserve(text.size() / 5);
  size_t next = 0;
  for (const Span span : paragraphs.spans) {
    while (next < places.size() && places[next] < span.begin) ++next;
    if (next == places.size()) break;
    if (places[next] >= span.end) continue;
    AppendParagraph(text, span, paragraphs.hard_wrapped, &out);
    KeepSentences(places, next, &out);
  }
  return out;
}

}  // namespace dateline
