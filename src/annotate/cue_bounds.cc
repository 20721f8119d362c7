// Cue bounds: where a cue that was found holds no verb, or another one's, and which words it is instead.
#include "annotate/cue_bounds.h"

#include <algorithm>
#include <string>

#include "annotate/function_words.h"
#include "annotate/verb_words.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kQuotedWords = 24;  // of the speaker's phrase between "quoted" and "as saying"
constexpr uint32_t kAdverbs = 3;       // between an auxiliary and its verb

constexpr std::string_view kQuotes[] = {"quoted", "quotes", "quoting", "cited", "cites", "citing"};
constexpr std::string_view kSaying[] = {"saying", "telling", "stating", "adding", "warning"};
constexpr std::string_view kArticles[] = {"a", "an", "the", "his", "her", "its", "their", "our", "my"};

class CueReader {
 public:
  CueReader(std::string_view text, const Segments& segments, WordRange cue)
      : text_(text), segments_(segments), cue_(cue) {}

  std::string Word(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }
  uint32_t SentenceEnd() const { return Whole().end_word; }
  uint32_t SentenceBegin() const { return Whole().first_word; }

  bool IsBesideVerb(uint32_t w) const { return IsAdverb(Word(w)) || IsAuxiliary(Word(w)); }

  bool HoldsNoVerb() const {
    for (uint32_t w = cue_.begin; w < cue_.end; ++w)
      if (!IsBesideVerb(w)) return false;
    return true;
  }

  // The verb behind the cue, adverbs and auxiliaries skipped; the sentence's end when the next word is none.
  uint32_t Verb() const {
    const uint32_t end = std::min(SentenceEnd(), cue_.end + kAdverbs + 1);
    uint32_t w = cue_.end;
    while (w < end && IsBesideVerb(w)) ++w;
    if (w >= end || IsFunctionWord(Word(w))) return SentenceEnd();
    const char32_t letter = DecodeUtf8(segments_.words[w].span.In(text_), 0).code;
    return IsAlnum(letter) && letter >= U'a' && !IsUpper(letter) ? w : SentenceEnd();
  }

  // "Fars [quoted] the minister", not "was quoted on Monday" nor "quoted by".
  bool Quotes(uint32_t w) const {
    if (!IsOneOf(Word(w), kQuotes) || w + 1 >= SentenceEnd() || Word(w + 1) == "by") return false;
    return w == SentenceBegin() || !IsToBe(Word(w - 1));
  }

 private:
  const Sentence& Whole() const { return segments_.sentences[segments_.words[cue_.begin].sentence]; }

  std::string_view text_;
  const Segments& segments_;
  WordRange cue_;
};

}  // namespace

WordRange CueMeant(std::string_view text, const Segments& segments, WordRange cue) {
  const CueReader reader(text, segments, cue);
  const uint32_t end = std::min(reader.SentenceEnd(), cue.end + kQuotedWords);
  if (cue.size() == 1 && reader.Quotes(cue.begin))
    for (uint32_t w = cue.end + 1; w + 1 < end; ++w)
      if (reader.Word(w) == "as" && IsOneOf(reader.Word(w + 1), kSaying)) return {w + 1, w + 2};
  if (reader.HoldsNoVerb()) {
    if (const uint32_t verb = reader.Verb(); verb < reader.SentenceEnd()) return {cue.begin, verb + 1};
    return cue;
  }
  while (cue.size() > 1 && IsOneOf(reader.Word(cue.end - 1), kArticles)) --cue.end;
  return cue;
}

WordRange QuotedSpeaker(std::string_view text, const Segments& segments, WordRange cue) {
  const CueReader reader(text, segments, cue);
  if (cue.size() != 1 || !IsOneOf(reader.Word(cue.begin), kSaying)) return {};
  const uint32_t begin = reader.SentenceBegin();
  if (cue.begin < begin + 3 || reader.Word(cue.begin - 1) != "as") return {};
  const uint32_t as = cue.begin - 1, from = as > begin + kQuotedWords ? as - kQuotedWords : begin;
  for (uint32_t w = as - 1; w > from; --w) {
    if (!reader.Quotes(w - 1)) continue;
    return segments.words[as - 1].span.In(text) == "," ? WordRange{w, as - 1} : WordRange{w, as};
  }
  return {};
}

}  // namespace dateline
