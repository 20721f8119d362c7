// Bylined quotations: who speaks a quotation that only a line beside it tells: "“...” —Jane Roe", "And from Jane Roe:".
#include "annotate/bylined_quotations.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kBylineWords = 14;
constexpr float kBylineConfidence = 0.8F;

class BylineReader {
 public:
  BylineReader(std::string_view text, const Segments& segments, const Quotations& quotations)
      : text_(text), segments_(segments), quotations_(quotations) {}

  WordRange SourceOf(const FoundStatement& s) const {
    const int first = Outermost(s.content.front().begin), last = Outermost(s.content.back().end - 1);
    if (first < 0 || last < 0) return {};
    if (const WordRange after = After(quotations_.all[last]); after.size() > 0) return after;
    return Before(quotations_.all[first]);
  }

 private:
  std::string_view Word(uint32_t word) const { return segments_.words[word].span.In(text_); }
  bool AnyOf(uint32_t word, const std::array<std::string_view, 4>& words) const {
    return std::find(words.begin(), words.end(), Word(word)) != words.end();
  }
  bool Dash(uint32_t word) const { return AnyOf(word, {"\u2014", "\u2013", "--", "-"}); }

  int Outermost(uint32_t word) const {
    int q = quotations_.of_word[word];
    while (q >= 0 && quotations_.all[q].parent >= 0) q = quotations_.all[q].parent;
    return q;
  }

  // Capitalised words, and small ones that join them, from first to last: no sentence.
  bool NamePhrase(WordRange words) const {
    if (words.size() == 0 || words.size() > kBylineWords) return false;
    for (uint32_t w = words.begin; w < words.end; ++w) {
      const std::string_view word = Word(w);
      const char32_t c = DecodeUtf8(word, 0).code;
      const bool joins =
          word == "of" || word == "the" || word == "for" || word == "and" || word == "de" || word == "al";
      if (!IsUpper(c) && (IsAlnum(c) ? !joins || w == words.begin : w == words.begin)) return false;
      if (word == ":" || word == "?" || word == "!" || quotations_.of_word[w] >= 0) return false;
    }
    return true;
  }

  // Without what follows a comma, and without marks at the end.
  WordRange Name(WordRange words) const {
    for (uint32_t w = words.begin; w < words.end; ++w)
      if (Word(w) == ",") words.end = w;
    while (words.size() > 0 && !IsAlnum(DecodeUtf8(Word(words.end - 1), 0).code)) --words.end;
    return words;
  }

  // "—Jane Roe" up to the end of its paragraph, after the quotation, be it on the next line.
  WordRange After(const Quotation& q) const {
    uint32_t w = q.end_word;
    while (w < segments_.words.size() && quotations_.of_word[w] >= 0 && quotations_.IsMark(w)) ++w;
    if (w + 1 >= segments_.words.size() || !Dash(w)) return {};
    if (segments_.words[w].paragraph > segments_.words[q.end_word - 1].paragraph + 1) return {};
    const WordRange rest = {w + 1, segments_.paragraphs[segments_.words[w].paragraph].end_word};
    return NamePhrase(rest) ? Name(rest) : WordRange{};
  }

  // "And from Jane Roe:", all of the paragraph before.
  WordRange Before(const Quotation& q) const {
    const uint32_t paragraph = segments_.words[q.first_word].paragraph;
    if (paragraph == 0) return {};
    const Paragraph& line = segments_.paragraphs[paragraph - 1];
    WordRange words = {line.first_word, line.end_word};
    if (words.size() < 3 || words.size() > kBylineWords || Word(words.end - 1) != ":") return {};
    --words.end;
    if (AnyOf(words.begin, {"And", "and", "Also", "Now"})) ++words.begin;
    if (!AnyOf(words.begin, {"From", "from", "FROM", "By"})) return {};
    ++words.begin;
    return NamePhrase(words) ? Name(words) : WordRange{};
  }

  std::string_view text_;
  const Segments& segments_;
  const Quotations& quotations_;
};

}  // namespace

void AddBylines(std::string_view text, const Segments& segments, const Quotations& quotations,
                std::vector<FoundStatement>* statements) {
  const BylineReader reader(text, segments, quotations);
  for (FoundStatement& s : *statements) {
    if (s.cue.size() > 0 || s.source.size() > 0 || s.content.empty()) continue;
    s.source = reader.SourceOf(s);
    if (s.source.size() > 0) s.confidence = std::max(s.confidence, kBylineConfidence);
  }
}

}  // namespace dateline
