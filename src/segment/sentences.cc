// Sentences: which stops end one, decided over the words of a paragraph.
#include "segment/parts.h"
#include "segment/tables.h"

namespace dateline::segment {
namespace {

enum class Stop : uint8_t { kNone, kFull, kLoud, kDots, kAbbreviation };  // ".", "!?", "...", "Inc."

// Of the last byte of a word: whether it may be a stop or a quotation mark.
constexpr auto kMayEnd = [] {
  std::array<bool, 256> may_end = {};
  for (const char c : {'.', '!', '?', '"', '\xA6', '\x82'}) may_end[static_cast<uint8_t>(c)] = true;
  return may_end;
}();

class SentenceCutter {
 public:
  SentenceCutter(std::string_view text, uint32_t first, uint32_t end, SentenceContext context,
                 const std::vector<Word>& words)
      : text_(text),
        first_(first),
        end_(end),
        hard_wrapped_(context.hard_wrapped),
        odd_(context.odd),
        in_quote_(context.in_quote),
        words_(words) {}

  // The end of the sentence that begins with word `from`.
  uint32_t EndOf(uint32_t from) {
    const uint32_t limit = std::min(end_, from + kMaxSentenceWords);
    while (!odd_.empty() && odd_.front() < from) odd_ = odd_.subspan(1);
    for (const uint32_t w : odd_) {
      if (w >= limit) break;
      if (IsPlain(w)) continue;
      const Stop stop = StopOf(w);
      uint32_t next = w + 1;
      if (stop != Stop::kNone) {
        while (next < limit && Closes(next)) ++next;
        next = SkipReferences(next, limit);
        if (next >= limit || EndsHere(from, w, next, stop)) {
          CountQuotes(w, next);
          return next;
        }
      } else if (next < end_ && !hard_wrapped_ && LineEndsBefore(next)) {
        CountQuotes(w, next);
        return next;
      }
      CountQuotes(w, w + 1);
    }
    return limit;
  }

 private:
  std::string_view View(uint32_t w) const { return words_[w].span.In(text_); }
  Kind KindOf(uint32_t w) const { return CharAt(text_, words_[w].span.begin, words_[w].span.end).kind; }
  bool Adjacent(uint32_t w) const { return w > first_ && words_[w].span.begin == words_[w - 1].span.end; }

  // No sentence ends with the word, and no quotation mark is it.
  bool IsPlain(uint32_t w) const {
    const uint32_t end = words_[w].span.end;
    if (kMayEnd[static_cast<uint8_t>(text_[end - 1])]) return false;
    if (w + 1 == end_) return true;
    const uint32_t next = words_[w + 1].span.begin;
    return next == end || (next == end + 1 && text_[end] == ' ');
  }

  void CountQuotes(uint32_t from, uint32_t to) {
    for (uint32_t w = from; w < to; ++w) in_quote_ ^= View(w) == "\"";
  }

  Stop StopOf(uint32_t w) const {
    const std::string_view v = View(w);
    const char last = v.back();
    if (last == '.') {
      if (v.size() == 1) return Stop::kFull;
      return v.front() == '.' || v[v.size() - 2] == '.' ? Stop::kDots : Stop::kAbbreviation;
    }
    if (last == '!' || last == '?') return Stop::kLoud;
    if (last == '\xA6' && v.ends_with("\u2026")) return Stop::kDots;
    if (last == '\x82' && v == "\u3002") return Stop::kFull;
    return Stop::kNone;
  }

  // Closing quotes and brackets after a stop belong to its sentence.
  bool Closes(uint32_t w) const {
    const std::string_view v = View(w);
    if (v == "\"") {
      if (Adjacent(w)) return in_quote_ || w + 1 >= end_ || !Adjacent(w + 1);
      return in_quote_ && !(w + 1 < end_ && Adjacent(w + 1));
    }
    if (!Adjacent(w)) return v == ")" || v == "]" || v == "." || v == "?" || v == "!";
    if (v == "'") return w + 1 >= end_ || !Adjacent(w + 1) || !IsWordKind(KindOf(w + 1));
    for (std::string_view close : {")", "]", "}", "\u201D", "\u2019", "''", "\u00BB", "!", "?", "."}) {
      if (v == close) return true;
    }
    return false;
  }

  // "[2] [citation needed]" after a stop is of its sentence.
  uint32_t SkipReferences(uint32_t w, uint32_t limit) const {
    while (w < limit && View(w) == "[") {
      uint32_t end = w + 1;
      while (end < limit && end < w + 5 && View(end) != "]" && KindOf(end) != Kind::kUpper) ++end;
      if (end >= limit || View(end) != "]") break;
      w = end + 1;
    }
    return w;
  }

  bool Opens(uint32_t w) const {
    const std::string_view v = View(w);
    for (std::string_view open :
         {"\"", "'", "(", "[", "{", "\u201C", "\u2018", "``", "`", "''", "\u00AB", "*", "**", "\u2022"}) {
      if (v == open) return true;
    }
    return false;
  }

  bool LineEndsBefore(uint32_t w) const {
    bool newline = false;
    for (uint32_t at = words_[w - 1].span.end; at < words_[w].span.begin; ++at) newline |= text_[at] == '\n';
    return newline && KindOf(w) != Kind::kLower;
  }

  bool EndsHere(uint32_t from, uint32_t stop_word, uint32_t next, Stop stop) const {
    const bool closed = next > stop_word + 1;
    const bool spaced = !Adjacent(next);
    uint32_t head = next;
    while (head < end_ && head < next + 4 && Opens(head)) ++head;
    if (head >= end_) return true;
    const Kind kind = KindOf(head);
    if (!hard_wrapped_ && LineEndsBefore(next)) return true;
    switch (stop) {
      case Stop::kFull:
        if (IsListNumber(from, stop_word)) return false;
        if (!spaced && kind != Kind::kUpper) return false;
        if (kind == Kind::kLower) return !closed && spaced;
        return kind != Kind::kOther || View(head).size() > 1 || spaced;
      case Stop::kLoud:
        if (kind == Kind::kLower) return !closed && spaced && View(stop_word).back() == '?';
        if (kind == Kind::kOther && !StartsAfresh(head)) return false;
        return !(closed && IsAttribution(head));
      case Stop::kDots:
        return kind == Kind::kUpper && spaced;
      case Stop::kAbbreviation:
        return AbbreviationEnds(stop_word, head, kind);
      case Stop::kNone:
        break;
    }
    return false;
  }

  bool StartsAfresh(uint32_t w) const {
    const std::string_view v = View(w);
    return !(v == "," || v == ";" || v == ":" || v == ")" || v == "-" || v == "--" || v == "\u2014" || v == "\u2013");
  }

  // "1. Open the door", "A. Yes": the stop after a number that begins the sentence.
  bool IsListNumber(uint32_t from, uint32_t stop_word) const {
    if (stop_word != from + 1 && !(stop_word > from + 1 && View(stop_word - 2) == ":")) return false;
    const std::string_view v = View(stop_word - 1);
    return v.size() == 1 ||
           (v.size() <= 5 && KindOf(stop_word - 1) == Kind::kDigit && (v.size() <= 2 || v.find('.') != v.npos));
  }

  bool AbbreviationEnds(uint32_t w, uint32_t head, Kind kind) const {
    if (kind != Kind::kUpper) return false;
    std::string_view v = View(w);
    v.remove_suffix(1);
    if (v.size() == 1)
      return w > first_ && KindOf(w - 1) == Kind::kLower && IsSentenceStarter(View(head)) && View(head) != "I";
    const Abbreviation a = AbbreviationOf(v);
    if (a == Abbreviation::kTitle) return false;
    if (a == Abbreviation::kMonth && w > first_ && KindOf(w - 1) == Kind::kDigit) return true;
    if (v == "a.m" || v == "p.m") return IsSentenceStarter(View(head));
    return IsSentenceStarter(View(head));
  }

  // "“Why?” Hugh Hill asked": names, then a verb of speech.
  bool IsAttribution(uint32_t head) const {
    if (IsSentenceStarter(View(head)) && View(head).size() > 2) return false;
    for (uint32_t w = head + 1; w < end_ && w < head + 6; ++w) {
      if (IsSpeechVerb(View(w))) return true;
      if (KindOf(w) != Kind::kUpper) return false;
    }
    return false;
  }

  std::string_view text_;
  uint32_t first_, end_;
  bool hard_wrapped_;
  std::span<const uint32_t> odd_;  // those of the sentence that is read and behind
  bool in_quote_;
  const std::vector<Word>& words_;
};

}  // namespace

void AppendSentences(std::string_view text, uint32_t first, uint32_t end, SentenceContext context,
                     std::vector<Word>* words, std::vector<Sentence>* sentences) {
  SentenceCutter cutter(text, first, end, context, *words);
  for (uint32_t from = first; from < end;) {
    const uint32_t to = cutter.EndOf(from);
    const auto index = static_cast<uint32_t>(sentences->size());
    for (uint32_t w = from; w < to; ++w) (*words)[w].sentence = index;
    sentences->push_back({{(*words)[from].span.begin, (*words)[to - 1].span.end}, from, to});
    from = to;
  }
}

}  // namespace dateline::segment
