// Words, cut as the English treebanks of Universal Dependencies cut them.
#include <algorithm>

#include "segment/parts.h"
#include "segment/tables.h"

namespace dateline::segment {
namespace {

constexpr uint32_t kLookAhead = 128;  // bytes: bounds every look ahead, so that the whole is linear

bool IsAscii(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool IsAsciiAlnum(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

class WordCutter {
 public:
  WordCutter(std::string_view text, Span paragraph, uint32_t index, std::vector<Word>* words,
             std::vector<uint32_t>* odd)
      : text_(text), begin_(paragraph.begin), end_(paragraph.end), paragraph_(index), words_(words), odd_(odd) {}

  void Run() {
    for (uint32_t at = begin_; at < end_;) {
      if (at >= chunk_end_) {
        if (const uint32_t next = PlainChunk(at); next > at) {
          at = next;
          continue;
        }
      }
      const auto first = static_cast<uint32_t>(words_->size());
      const Char c = CharAt(text_, at, end_);
      if (c.kind == Kind::kSpace) {
        if (first > 0) MarkOdd(first - 1);  // a line end may stand here
        at += c.size;
        continue;
      }
      if (at >= chunk_end_) FindChunk(at);
      at = Token(at, c);
      MarkOdd(first);
    }
  }

 private:
  // The words from `first` on, and those but once.
  void MarkOdd(uint32_t first) {
    if (!odd_->empty()) first = std::max(first, odd_->back() + 1);
    for (; first < words_->size(); ++first) odd_->push_back(first);
  }

  Char At(uint32_t at) const { return CharAt(text_, at, end_); }
  char Byte(uint32_t at) const { return at < end_ ? text_[at] : ' '; }
  std::string_view View(uint32_t from, uint32_t to) const { return text_.substr(from, to - from); }

  // A word of ASCII letters or digits, perhaps with a comma, a stop or "'s" behind it, as most of a text is: emits it
  // and gives the place behind it. `at` for anything else.
  uint32_t PlainChunk(uint32_t at) {
    PackedWord word;
    auto size = static_cast<uint32_t>(LettersAt(text_, at, &word));
    if (size == 0) return PlainFigure(at);
    if (size > kMostPacked) return at;
    const uint32_t end = at + size;
    uint32_t signs = 0;  // bytes of what stands behind the word
    if (!EndsChunk(end)) {
      const char sign = text_[end];
      signs = sign == '\'' && (Byte(end + 1) | 0x20) == 's' ? 2 : 1;
      const bool stop = sign == '.' && size > 1 && !kAbbreviations.MayHave(word);
      if ((sign != ',' && !stop && signs != 2) || !EndsChunk(end + signs)) return at;
    }
    if (const uint32_t cut = kFusedWords.MayHave(word) ? FusedCut(word) : 0; cut > 0) {
      Push(at, at + cut);
      Push(at + cut, end);
    } else {
      words_->push_back({.span = {at, end}, .paragraph = paragraph_, .small = word});
    }
    return signs == 0 ? Behind(end) : PushSign(end, signs);
  }

  uint32_t PlainFigure(uint32_t at) {
    uint32_t end = at;
    while (end < end_ && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end == at || end - at > kMostPacked) return at;
    const uint32_t signs = EndsChunk(end) ? 0 : 1;
    if (signs != 0 && (text_[end] != ',' || !EndsChunk(end + 1))) return at;
    Push(at, end);
    return signs == 0 ? Behind(end) : PushSign(end, signs);
  }

  bool EndsChunk(uint32_t at) const { return at >= end_ || text_[at] == ' ' || text_[at] == '\n'; }
  uint32_t Behind(uint32_t end) {
    if (end == end_) return end;
    if (text_[end] == '\n') MarkOdd(static_cast<uint32_t>(words_->size()) - 1);
    return end + 1;
  }
  uint32_t PushSign(uint32_t at, uint32_t size) {
    Push(at, at + size);
    if (text_[at] == '.') odd_->push_back(static_cast<uint32_t>(words_->size()) - 1);
    return Behind(at + size);
  }

  // The stretch without white space that begins here, and whether an address may be in it.
  void FindChunk(uint32_t at) {
    has_at_ = has_scheme_ = false;
    chunk_begin_ = at;
    for (Char c = At(at); c.kind != Kind::kSpace; c = At(at)) {
      if (c.kind == Kind::kOther) {
        has_at_ |= c.code == '@';
        has_scheme_ |= c.code == ':' && Byte(at + 1) == '/' && Byte(at + 2) == '/';
      }
      at += c.size;
    }
    chunk_end_ = at;
  }

  void Push(uint32_t from, uint32_t to) {
    const PackedWord small = to - from > kMostPacked ? PackedWord{} : Pack(text_, from, to - from);
    words_->push_back({.span = {from, to}, .paragraph = paragraph_, .small = small});
  }

  void Emit(uint32_t from, uint32_t to) {
    while (to - from > kMaxWordBytes) {
      uint32_t cut = from + kMaxWordBytes;
      while ((static_cast<uint8_t>(text_[cut]) & 0xC0) == 0x80) --cut;
      words_->push_back({.span = {from, cut}, .paragraph = paragraph_});
      from = cut;
    }
    Push(from, to);
  }

  uint32_t EmitTo(uint32_t from, uint32_t to) {
    Emit(from, to);
    return to;
  }

  bool AfterWord(uint32_t at) const {  // is the character before `at` part of a word?
    return !words_->empty() && words_->back().span.end == at && last_was_word_;
  }

  uint32_t Token(uint32_t at, Char c) {
    if (const uint32_t end = Address(at); end > at) {
      last_was_word_ = false;
      return EmitTo(at, end);
    }
    if (IsWordKind(c.kind)) {
      const uint32_t end = WordToken(at);
      last_was_word_ = true;
      return end;
    }
    const uint32_t end = c.kind == Kind::kApostrophe ? Apostrophe(at, c) : Sign(at, c);
    last_was_word_ = false;
    return EmitTo(at, end);
  }

  // --- Addresses ---

  // The end of a URL, an e-mail address, a handle or a hashtag that begins here, or `at`.
  uint32_t Address(uint32_t at) const {
    const char c = text_[at];
    if (has_scheme_ && IsAsciiAlnum(c) && SchemeEnd(at) > at) return TrimmedAddress(at, chunk_end_);
    if ((c == 'w' || c == 'W') &&
        (View(at, std::min(at + 4, end_)) == "www." || View(at, std::min(at + 4, end_)) == "WWW."))
      return TrimmedAddress(at, chunk_end_);
    if ((c == '@' || c == '#') && at == chunk_begin_ && IsCased(At(at + 1).kind)) return RunEnd(at + 1);
    return has_at_ && IsAsciiAlnum(c) ? EmailEnd(at) : at;
  }

  uint32_t SchemeEnd(uint32_t at) const {
    for (std::string_view scheme : {"http://", "https://", "ftp://", "HTTP://", "Http://"}) {
      if (View(at, end_).starts_with(scheme)) return at + static_cast<uint32_t>(scheme.size());
    }
    return at;
  }

  uint32_t TrimmedAddress(uint32_t at, uint32_t end) const {
    const uint32_t limit = std::min(end, at + 2048);
    uint32_t stop = at;
    while (stop < limit && !IsAscii(text_[stop], "<>\"") && static_cast<uint8_t>(text_[stop]) < 0x80) ++stop;
    while (stop > at + 1 && IsAscii(text_[stop - 1], ".,;:!?)]}'")) --stop;
    return stop;
  }

  uint32_t EmailEnd(uint32_t at) const {
    const uint32_t limit = std::min(chunk_end_, at + kLookAhead);
    uint32_t p = at;
    while (p < limit && (IsAsciiAlnum(text_[p]) || IsAscii(text_[p], "._%+-:"))) ++p;
    if (p == limit || text_[p] != '@' || p + 1 >= limit || !IsAsciiAlnum(text_[p + 1])) return at;
    ++p;
    while (p < limit && (IsAsciiAlnum(text_[p]) || IsAscii(text_[p], "._-"))) ++p;
    while (IsAscii(text_[p - 1], "._-")) --p;
    return p;
  }

  // --- Words ---

  uint32_t RunEnd(uint32_t at) const {
    for (Char c = At(at); IsWordKind(c.kind); c = At(at)) at += c.size;
    return at;
  }

  uint32_t WordToken(uint32_t from) {
    uint32_t part = from;  // where the stretch of letters and digits since the last inner sign begins
    uint32_t at = RunEnd(from);
    for (;;) {
      if (at - from > kMaxWordBytes) return EmitTo(from, at);
      const uint32_t next = Inner(from, part, at);
      if (next == at) break;
      part = next;
      at = RunEnd(next);
    }
    if (at < end_ && text_[at] == '.' && StopBelongs(from, at)) return EmitTo(from, at + 1);
    if (at < end_ && text_[at] == '-' && HangingHyphen(from, part, at)) return EmitTo(from, at + 1);
    return Split(from, part, at);
  }

  // The start of the next part if the sign at `at` is inside the word, else `at`.
  uint32_t Inner(uint32_t from, uint32_t part, uint32_t at) const {
    if (at >= end_) return at;
    const Char sign = At(at);
    const uint32_t after = at + sign.size;
    const Char next = At(after);
    if (!IsWordKind(next.kind)) return at;
    const bool digits = next.kind == Kind::kDigit && text_[at - 1] >= '0' && text_[at - 1] <= '9';
    switch (sign.code) {
      case '.':
        return digits || StopInside(from, part, at) ? after : at;
      case ',':
        return digits && ThreeDigits(after) ? after : at;
      case ':':
        return digits ? after : at;
      case '/':
        return digits || SlashInside(from, at) ? after : at;
      case '&':
        return AmpersandInside(part, at) ? after : at;
      case '*':
        return IsCased(next.kind) ? after : at;
      case '-':
        return HyphenInside(part, at, digits) ? after : at;
      case '\'':
      case 0x2019:
      case '`':
        return IsClitic(at) || IsNegation(at) || !IsCased(next.kind) ? at : after;
      default:
        return at;
    }
  }

  bool ThreeDigits(uint32_t at) const {
    uint32_t n = 0;
    while (n < 4 && Byte(at + n) >= '0' && Byte(at + n) <= '9') ++n;
    return n == 3;
  }

  bool IsSingle(uint32_t from, uint32_t to) const {
    return to > from && At(from).size == to - from && IsCased(At(from).kind);
  }

  bool StopInside(uint32_t from, uint32_t part, uint32_t at) const {
    const uint32_t after = at + 1;
    uint32_t end = after;
    while (end < end_ && end - after < 8 && IsAsciiAlnum(text_[end])) ++end;
    if (IsDomainOrFile(View(after, end)) && !(Byte(end) == '.' && part == from && end - after == 1)) {
      return At(after).kind != Kind::kUpper || At(at - 1).kind != Kind::kLower;  // "COM", but not "it.Me"
    }
    if (IsSingle(part, at)) return IsSingle(after, end) || (end - after == 2 && Byte(end) == '.');
    return View(part, at) == "Ph" && Byte(after) == 'D';
  }

  bool SlashInside(uint32_t from, uint32_t at) const {
    const uint32_t end = RunEndBounded(at + 1);
    const std::string_view v = View(from, end);
    for (std::string_view kept : {"w/o", "w/out", "l/c", "L/C", "I/C", "I/S", "b/t", "s/he", "S/he", "n/a", "N/A"}) {
      if (v == kept) return true;
    }
    return false;
  }

  uint32_t RunEndBounded(uint32_t at) const {
    const uint32_t limit = std::min(end_, at + 16);
    while (at < limit && (IsAsciiAlnum(text_[at]) || static_cast<uint8_t>(text_[at]) >= 0x80)) ++at;
    return at;
  }

  bool AmpersandInside(uint32_t part, uint32_t at) const {
    const uint32_t end = RunEndBounded(at + 1);
    if (at - part > 4 || end - at > 5) return false;
    return std::ranges::all_of(View(part, at), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::ranges::all_of(View(at + 1, end), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  bool HyphenInside(uint32_t part, uint32_t at, bool digits) const {
    if (digits) return NumbersJoin(part);
    return IsKeptPrefix(View(part, at)) || IsKeptSuffix(View(at + 1, RunEndBounded(at + 1)));
  }

  // "pre- and post-war", and words that a speaker breaks off.
  bool HangingHyphen(uint32_t from, uint32_t part, uint32_t at) const {
    if (part != from || At(at + 1).kind != Kind::kSpace || at + 1 >= end_ || At(from).kind == Kind::kDigit)
      return false;
    return at - from <= 2 || IsKeptPrefix(View(from, at));
  }

  // Telephone numbers ("713-853-3989") and dates ("2016-09-12"), not ranges ("1914-1918").
  bool NumbersJoin(uint32_t at) const {
    while (at > begin_ && (Byte(at - 1) == '-' || (Byte(at - 1) >= '0' && Byte(at - 1) <= '9')) && !words_->empty() &&
           at - 1 >= words_->back().span.end && chunk_begin_ < at) {
      --at;
      if (chunk_end_ - at > kLookAhead) break;
    }
    uint32_t sizes[6] = {}, n = 0;
    for (; n < 6; ++at) {
      if (Byte(at) >= '0' && Byte(at) <= '9') {
        ++sizes[n];
        if (sizes[n] > 5) return false;
      } else if (Byte(at) == '-' && sizes[n] > 0) {
        ++n;
      } else {
        break;
      }
    }
    if (n == 6 || sizes[n] == 0) return false;
    if (n == 1) return sizes[0] == 3 && sizes[1] == 4;
    if (n == 2) return (sizes[0] == 4 || sizes[0] <= 3) && sizes[1] <= 3;
    return n > 0;
  }

  // Is the apostrophe here the start of "'s", "'re", "'ve", "'ll", "'d" or "'m"?
  bool IsClitic(uint32_t at) const {
    uint32_t p = at + At(at).size;
    const char a = Byte(p) | 0x20, b = Byte(p + 1) | 0x20;
    if (a == 's' || a == 'd' || a == 'm') return !IsWordKind(At(p + 1).kind);
    if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return !IsWordKind(At(p + 2).kind);
    return false;
  }

  bool IsNegation(uint32_t at) const {
    const uint32_t p = at + At(at).size;
    return (Byte(p) | 0x20) == 't' && at > begin_ && (Byte(at - 1) | 0x20) == 'n' && !IsWordKind(At(p + 1).kind);
  }

  // Emits the word [from, at), with what "n't", "cannot" and "5km" are cut into.
  uint32_t Split(uint32_t from, uint32_t part, uint32_t at) {
    const Kind sign = at < end_ ? At(at).kind : Kind::kSpace;
    if ((sign == Kind::kApostrophe || Byte(at) == '`') && IsNegation(at)) {
      if (at - 1 > from) Emit(from, at - 1);
      return EmitTo(std::max(from, at - 1), at + At(at).size + 1);
    }
    if (const uint32_t cut = part == from ? FusedCut(View(from, at)) : 0; cut > 0) {
      Emit(from, from + cut);
      return EmitTo(from + cut, at);
    }
    if (text_[part] >= '0' && text_[part] <= '9') {
      uint32_t digits = part;
      while (digits < at && text_[digits] >= '0' && text_[digits] <= '9') ++digits;
      if (digits < at && CutsUnit(from, digits, at)) {
        Emit(from, digits);
        return EmitTo(digits, at);
      }
    }
    return EmitTo(from, at);
  }

  bool CutsUnit(uint32_t from, uint32_t digits, uint32_t at) const {
    if (IsUnit(View(digits, at))) {
      return Byte(digits) >= 'a' || at - digits > 1 || (from > begin_ && Byte(from - 1) == '$');
    }
    return false;
  }

  // --- Stops ---

  // Does the stop at `dot`, with no letter after it, belong to the word [from, dot)?
  bool StopBelongs(uint32_t from, uint32_t dot) const {
    if (Byte(dot + 1) == '.') return false;
    const std::string_view word = View(from, dot);
    const uint32_t next = NextAfter(dot + 1);
    const Kind next_kind = At(next).kind;
    const bool spaced = next > dot + 1;
    if (IsSingle(from, dot)) return InitialKeepsStop(from, dot, next);
    if (next >= end_) return false;  // the stop that ends a paragraph ends its sentence
    if (const size_t inner = word.rfind('.'); inner != word.npos) {
      return IsSingle(from + static_cast<uint32_t>(inner) + 1, dot) || word == "M.Sc" || word == "B.Sc";
    }
    switch (AbbreviationOf(word)) {
      case Abbreviation::kNone:
        return false;
      case Abbreviation::kTitle:
      case Abbreviation::kName:
      case Abbreviation::kMonth:
      case Abbreviation::kPlain:
        return true;
      case Abbreviation::kDate:
        return (spaced && next_kind == Kind::kDigit) || IsAscii(Byte(next), ",-") || At(next).code == 0x2014;
      case Abbreviation::kNumbered:
        return spaced && next_kind == Kind::kDigit;
    }
    return false;
  }

  uint32_t NextAfter(uint32_t at) const {
    const uint32_t limit = std::min(end_, at + kLookAhead);
    while (at < limit && At(at).kind == Kind::kSpace) at += At(at).size;
    return at;
  }

  // "J. Smith" and "A., B." keep it, "so do I." and "vitamin C." at the end do not.
  bool InitialKeepsStop(uint32_t from, uint32_t dot, uint32_t next) const {
    const Kind next_kind = At(next).kind;
    const char letter = Byte(from);
    if (next >= end_) return false;
    if (At(from).kind != Kind::kUpper) {
      if (letter == 'v') return next_kind == Kind::kUpper;
      if (from > begin_ && Byte(from - 1) == '(' && IsAscii(letter, "bcdm")) return true;  // "(b. March 2009)"
      return IsAscii(letter, "pc") && next_kind == Kind::kDigit;
    }
    if (letter == 'I') {
      const bool first = words_->empty() || words_->back().paragraph != paragraph_;
      const Kind before = first ? Kind::kSpace : At(words_->back().span.begin).kind;
      return next_kind == Kind::kUpper && (before == Kind::kUpper || dot + 1 == next);
    }
    return next_kind != Kind::kDigit;
  }

  // --- Signs ---

  uint32_t SameRun(uint32_t at, Char c) const {
    uint32_t end = at + c.size;
    while (At(end).code == c.code && At(end).size > 0) end += c.size;
    return end;
  }

  uint32_t Apostrophe(uint32_t at, Char c) const {
    const uint32_t after = at + c.size;
    if (At(after).code == c.code) return after + c.size;
    const bool lone = at == chunk_begin_;
    if ((AfterWord(at) || lone) && IsClitic(at)) return after + (IsWordKind(At(after + 1).kind) ? 2 : 1);
    if (!AfterWord(at)) {
      const uint32_t end = RunEndBounded(after);
      if (IsElision(View(after, end))) return end;
      const uint32_t n = end - after;
      if ((n == 2 || (n == 3 && Byte(after + 2) == 's')) && At(after).kind == Kind::kDigit &&
          At(after + 1).kind == Kind::kDigit)
        return end;
    }
    return after;
  }

  uint32_t Emoticon(uint32_t at) const {
    if (at != chunk_begin_ && !IsAscii(Byte(at - 1), ".!?,")) return at;
    uint32_t p = at + 1;
    if (Byte(p) == '-') ++p;
    if (!IsAscii(Byte(p), "()DPp")) return at;
    return p + 1 == chunk_end_ || IsAscii(Byte(p + 1), ".,!?") ? p + 1 : at;
  }

  // "[...]" is one word.
  uint32_t Bracket(uint32_t at) const {
    uint32_t end = at + 1;
    while (end < at + 4 && (Byte(end) == '.' || At(end).code == 0x2026)) end += At(end).size;
    return end > at + 1 && Byte(end) == ']' ? end + 1 : at + 1;
  }

  uint32_t Sign(uint32_t at, Char c) const {
    const uint32_t after = at + c.size;
    switch (c.code) {
      case '.':
      case 0x2026: {
        if (c.code == '.' && At(after).kind == Kind::kDigit && !AfterWord(at)) {
          const uint32_t end = RunEnd(after);
          return end;
        }
        uint32_t end = after;
        while (IsAscii(Byte(end), ".!?") || At(end).code == 0x2026) end += At(end).size;
        return end;
      }
      case '!':
      case '?': {
        uint32_t end = after;
        while (IsAscii(Byte(end), ".!?")) ++end;
        return end;
      }
      case ':':
      case ';':
        return std::max(after, Emoticon(at));
      case '+':
        return At(after).kind == Kind::kDigit && !AfterWord(at) ? RunEnd(after) : SameRun(at, c);
      case '`':
        if (AfterWord(at) && IsClitic(at)) return Apostrophe(at, c);
        return Byte(after) == '`' ? after + 1 : after;
      case '[':
        return Bracket(at);
      case '(':
      case ')':
      case ']':
      case '{':
      case '}':
      case '"':
      case ',':
      case '$':
      case '%':
      case 0x2018:
      case 0x201C:
      case 0x201D:
      case 0xAB:
      case 0xBB:
        return after;
      default: {
        uint32_t end = SameRun(at, c);
        while (c.size > 1 && At(end).kind == Kind::kMark && At(end).code != '_') end += At(end).size;
        return end;
      }
    }
  }

  std::string_view text_;
  uint32_t begin_, end_, paragraph_;
  std::vector<Word>* words_;
  std::vector<uint32_t>* odd_;
  uint32_t chunk_begin_ = 0, chunk_end_ = 0;
  bool has_at_ = false, has_scheme_ = false;
  bool last_was_word_ = false;
};

}  // namespace

void AppendWords(std::string_view text, Span paragraph, uint32_t index, std::vector<Word>* words,
                 std::vector<uint32_t>* odd) {
  WordCutter(text, paragraph, index, words, odd).Run();
}

}  // namespace dateline::segment
