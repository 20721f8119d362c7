// SegmentAround(): cuts the stretches of a text about some places, each from one sure end of a sentence to another.
#include <algorithm>

#include "segment/parts.h"
#include "segment/tables.h"

namespace dateline {
namespace segment {
namespace {

bool IsLetterByte(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Where a sentence begins behind the stop at `dot`, if one ends there whatever stands before and behind: a word of two
// letters or more that is no abbreviation, the stop, perhaps a quotation mark, a blank and a capital. 0: who knows.
uint32_t SureBegin(std::string_view text, Span paragraph, uint32_t dot) {
  constexpr std::string_view kMark = "\u201D";
  uint32_t next = dot + 1;
  if (next < paragraph.end && text[next] == '"')
    ++next;
  else if (text.substr(next, kMark.size()) == kMark)
    next += static_cast<uint32_t>(kMark.size());
  if (next + 1 >= paragraph.end || text[next] != ' ' || text[next + 1] < 'A' || text[next + 1] > 'Z') return 0;
  uint32_t word = dot;
  while (word > paragraph.begin && dot - word <= kMostPacked && IsLetterByte(text[word - 1])) --word;
  const bool whole = word == paragraph.begin || text[word - 1] == ' ' || text[word - 1] == '\n';
  if (!whole || dot - word < 2 || dot - word > kMostPacked) return 0;
  return kAbbreviations.MayHave(Pack(text, word, dot - word)) ? 0 : next + 1;
}

// The last sure begin of a sentence of the paragraph in (from, at]; else `from`.
uint32_t BeginBefore(std::string_view text, Span paragraph, uint32_t from, uint32_t at) {
  for (uint32_t end = at; end > from;) {
    const size_t dot = text.substr(from, end - from).rfind('.');
    if (dot == text.npos) break;
    end = from + static_cast<uint32_t>(dot);
    if (const uint32_t begin = SureBegin(text, paragraph, end); begin != 0 && begin <= at) return begin;
  }
  return from;
}

// The first sure begin of a sentence behind `at`; else the end of the paragraph.
uint32_t BeginBehind(std::string_view text, Span paragraph, uint32_t at) {
  const std::string_view part = text.substr(0, paragraph.end);
  for (size_t dot = part.find('.', at); dot != part.npos; dot = part.find('.', dot + 1))
    if (const uint32_t begin = SureBegin(text, paragraph, static_cast<uint32_t>(dot)); begin != 0) return begin;
  return paragraph.end;
}

// Whether the number of straight quotation marks in [from, to) is odd.
bool OddQuotes(std::string_view text, uint32_t from, uint32_t to) {
  bool odd = false;
  text = text.substr(0, to);
  for (size_t at = text.find('"', from); at != text.npos; at = text.find('"', at + 1)) odd = !odd;
  return odd;
}

}  // namespace
}  // namespace segment

Segments SegmentAround(std::string_view text, std::span<const uint32_t> places) {
  Segments out;
  if (places.empty()) return out;
  const segment::Paragraphs paragraphs = segment::FindParagraphs(text);
  constexpr size_t kUsualOdd = 128;
  out.words.reserve(text.size() / 6);
  out.sentences.reserve(places.size());
  auto place = places.begin();
  uint32_t index = 0;
  std::vector<uint32_t> odd;
  odd.reserve(kUsualOdd);
  for (const Span paragraph : paragraphs.spans) {
    ++index;
    while (place != places.end() && *place < paragraph.begin) ++place;
    segment::SentenceContext context;
    context.hard_wrapped = paragraphs.hard_wrapped;
    for (uint32_t done = paragraph.begin; place != places.end() && *place < paragraph.end;) {
      const uint32_t begin = segment::BeginBefore(text, paragraph, done, *place);
      const uint32_t next = segment::BeginBehind(text, paragraph, *place);
      const auto first = static_cast<uint32_t>(out.words.size());
      const size_t first_sentence = out.sentences.size();
      context.in_quote ^= segment::OddQuotes(text, done, begin);
      odd.clear();
      segment::AppendWords(text, {begin, next == paragraph.end ? next : next - 1}, index, &out.words, &odd);
      context.odd = odd;
      segment::AppendSentences(text, first, static_cast<uint32_t>(out.words.size()), context, &out.words,
                               &out.sentences);
      context.in_quote ^= segment::OddQuotes(text, begin, next);
      const auto is_beside = [&](const Sentence& sentence) {
        while (place != places.end() && *place < sentence.span.begin) ++place;
        return place == places.end() || *place >= sentence.span.end;
      };
      out.sentences.erase(std::remove_if(out.sentences.begin() + static_cast<ptrdiff_t>(first_sentence),
                                         out.sentences.end(), is_beside),
                          out.sentences.end());
      while (place != places.end() && *place < next) ++place;
      done = next;
    }
  }
  return out;
}

}  // namespace dateline
