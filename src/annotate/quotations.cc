// Quotations: quotation marks matched by exact rules. They bind the decoder: a quotation is never cut.
#include "annotate/quotations.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kMaxNotices = 20;
constexpr uint32_t kSingleReach = 4000;  // bytes within which a single quotation must close
constexpr uint32_t kSingleTries = 64;    // single marks looked at for the closing one

enum class MarkKind : uint8_t { kDouble, kTex, kSingle, kGuillemet, kLow };

struct Mark {
  Span span;
  MarkKind kind = MarkKind::kDouble;
  bool may_open = false, may_close = false;
  bool follows_stop = false;  // a single mark after . , ! ? closes for certain
  bool inch = false;          // stands like the inch mark of 12"
};

struct Neighbours {
  char32_t before = U'\n', after = U'\n';
};

bool Gap(char32_t c) { return IsSpace(c); }
bool OpensAfter(char32_t c) {
  return Gap(c) || c == U'(' || c == U'[' || c == U'-' || c == 0x2014 || c == 0x2013 || c == U'/' || c == U':' ||
         c == U'"' || c == 0x201C || c == 0x2018 || c == U'\'' || c == U'`' || c == 0xAB || c == 0x201E;
}
bool Stop(char32_t c) { return c == U'.' || c == U',' || c == U'!' || c == U'?' || c == 0x2026; }
// May begin what a single mark quotes: "'$5 is too much,' he said".
bool Begins(char32_t c) {
  return IsAlnum(c) || OpensAfter(c) || c == U'$' || c == 0xA3 || c == 0x20AC || c == 0x2026 || c == U'#' || c == U'@';
}

// "'em", "'til", "'90s" and the like, after an apostrophe that stands where an opening mark could.
bool Elision(std::string_view rest) {
  static constexpr std::array<std::string_view, 8> kWords = {"em", "til", "tis", "twas", "cause", "round", "bout", "n"};
  size_t n = 0;
  while (n < rest.size() && rest[n] >= '0' && rest[n] <= '9') ++n;
  if (n == 2 && rest.size() > 3 && (rest[2] == ',' || rest[2] == '.') && IsDigit(static_cast<uint8_t>(rest[3])))
    return false;
  if (n > 0) return n == 2;  // '90s, but '200 people
  while (n < rest.size() && IsLetter(static_cast<uint8_t>(rest[n])) && static_cast<uint8_t>(rest[n]) < 0x80) ++n;
  const std::string word = Lowered(rest.substr(0, n));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

class MarkReader {
 public:
  MarkReader(std::string_view text, Span paragraph) : text_(text.substr(0, paragraph.end)), paragraph_(paragraph) {}

  std::vector<Mark> Read() {
    char32_t before = U'\n';
    for (uint32_t at = paragraph_.begin; at < paragraph_.end;) {
      const Utf8Char c = DecodeUtf8(text_, at);
      const uint32_t size = Take(c, at, before);
      before = c.code;
      at += size;
    }
    return std::move(marks_);
  }

 private:
  char32_t CharAt(uint32_t at) const { return at < paragraph_.end ? DecodeUtf8(text_, at).code : U'\n'; }

  // Handles the character at `at` and returns the bytes taken.
  uint32_t Take(Utf8Char c, uint32_t at, char32_t before) {
    if (!MayBeMark(c.code)) return c.size;
    Span span = {at, at + c.size};
    const bool twice = (c.code == U'`' || c.code == U'\'') && CharAt(span.end) == c.code;
    if (twice) ++span.end;
    const Neighbours n = {before, CharAt(span.end)};
    if (twice) {
      const bool opens = c.code == U'`' || OpensAfter(before);
      marks_.push_back({span, MarkKind::kTex, opens, c.code == U'\''});
    } else if (c.code == 0x2018 || c.code == 0x2019 || c.code == U'\'') {
      AddSingle(span, n, c.code != 0x2019, c.code != 0x2018);
    } else {
      AddOther(c.code, span, n);
    }
    return span.size();
  }

  static bool MayBeMark(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'`' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201E) ||
           c == 0xFF02;
  }

  // What each mark is made for, and the other way round where its neighbours leave no other reading: German „ “ and
  // » «, Swedish ” ”.
  void AddOther(char32_t c, Span span, Neighbours n) {
    const bool like_opening = OpensAfter(n.before) && IsAlnum(n.after);
    const bool like_closing = !OpensAfter(n.before) && !IsAlnum(n.after);
    switch (c) {
      case U'"':
      case 0xFF02:
        return AddStraight(span, n);
      case 0x201C:
        marks_.push_back({span, MarkKind::kDouble, true, like_closing});
        break;
      case 0x201D:
        marks_.push_back({span, MarkKind::kDouble, like_opening, true});
        break;
      case 0x201E:
        marks_.push_back({span, MarkKind::kLow, true, false});
        break;
      case 0xAB:
        marks_.push_back({span, MarkKind::kGuillemet, true, like_closing});
        break;
      case 0xBB:
        marks_.push_back({span, MarkKind::kGuillemet, like_opening, true});
        break;
      default:
        break;
    }
  }

  void AddStraight(Span span, Neighbours n) {
    if (IsDigit(n.before) && (!IsAlnum(n.after) || n.after == U'x')) {
      marks_.push_back({span, MarkKind::kDouble, false, true, false, true});
      return;
    }
    const bool opens = OpensAfter(n.before) && !Gap(n.after);
    const bool closes = !Gap(n.before) && (!IsAlnum(n.after) || !OpensAfter(n.before));
    const bool unspaced = n.before == U',' && IsAlnum(n.after);  // said,"We lost."
    marks_.push_back({span, MarkKind::kDouble, opens || !closes || unspaced, closes || !opens});
  }

  void AddSingle(Span span, Neighbours n, bool opens, bool closes) {
    opens = opens && OpensAfter(n.before) && !Gap(n.after) && Begins(n.after) && !Elision(text_.substr(span.end, 8));
    closes = closes && !opens && !Gap(n.before) && !IsAlnum(n.after);
    if (opens || closes) marks_.push_back({span, MarkKind::kSingle, opens, closes, Stop(n.before)});
  }

  std::string_view text_;
  Span paragraph_;
  std::vector<Mark> marks_;
};

// Pairs the marks of one paragraph: all but the single ones first, for those are certain; then single ones among those
// that lie inside the same pair, so that all pairs nest.
class Pairs {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;      // opens nothing
  static constexpr uint32_t kOpen = UINT32_MAX - 1;  // open at the paragraph's end

  // `taken_up`: the first mark opens whatever it looks like.
  Pairs(const std::vector<Mark>& marks, bool taken_up) : marks_(marks), closer_(marks.size(), kNone) {
    const std::vector<bool> is_inch = InchMarks();
    for (uint32_t i = 0; i < marks.size(); ++i) {
      if (marks[i].kind != MarkKind::kSingle) TakeDouble(i, is_inch[i], taken_up && i == 0);
    }
    while (stack_.size() > 1) DropTop();  // only an outermost one may be taken up by the next paragraph
    if (!stack_.empty()) closer_[stack_[0]] = kOpen;
    PairSingles();
  }

  uint32_t CloserOf(uint32_t mark) const { return closer_[mark]; }
  const std::vector<uint32_t>& lone() const { return lone_; }

 private:
  // A mark that stands like an inch mark is one when the next mark of its kind can only close: the quotation goes on
  // till there.
  std::vector<bool> InchMarks() const {
    std::vector<bool> is_inch(marks_.size(), false);
    bool next_closes = false;
    for (size_t i = marks_.size(); i-- > 0;) {
      const Mark& m = marks_[i];
      if (m.inch) {
        is_inch[i] = next_closes;
      } else if (m.kind == MarkKind::kDouble || m.kind == MarkKind::kTex) {
        next_closes = m.may_close && !m.may_open;
      }
    }
    return is_inch;
  }

  static bool Closes(MarkKind open, MarkKind close) {
    if (open == close || (open == MarkKind::kDouble && close == MarkKind::kTex)) return true;
    return (open == MarkKind::kLow || open == MarkKind::kTex) && close == MarkKind::kDouble;
  }

  // How many marks on the stack lie above the innermost of which `fits` holds; all when none.
  template <typename F>
  size_t Above(F fits) const {
    return std::find_if(stack_.rbegin(), stack_.rend(), [&](uint32_t o) { return fits(marks_[o].kind); }) -
           stack_.rbegin();
  }

  // The stack holds each kind once at most.
  void TakeDouble(uint32_t index, bool is_inch, bool must_open) {
    const Mark& mark = marks_[index];
    if (mark.may_close && !must_open && !is_inch) {
      size_t above = Above([&](MarkKind k) { return k == mark.kind; });
      if (above == stack_.size()) above = Above([&](MarkKind k) { return Closes(k, mark.kind); });
      if (above < stack_.size()) {
        for (; above > 0; --above) DropTop();
        closer_[stack_.back()] = index;
        stack_.pop_back();
        return;
      }
    }
    if (mark.may_open || must_open) {
      const size_t above = Above([&](MarkKind k) { return k == mark.kind; });
      if (above < stack_.size()) {  // opened twice: the first had lost its partner
        for (size_t n = 0; n <= above; ++n) DropTop();
      }
      stack_.push_back(index);
    } else if (!mark.inch) {
      lone_.push_back(index);
    }
  }

  void DropTop() {
    lone_.push_back(stack_.back());
    stack_.pop_back();
  }

  // An apostrophe can look like a closing mark, so an opening one takes the first mark after a stop before the next
  // opening one and within reach, else the first that can close.
  void PairSingles() {
    struct Single {
      uint32_t mark, inside;  // the mark that opens the innermost pair around it, or marks_.size()
    };
    std::vector<Single> singles;
    std::vector<uint32_t> around;
    for (uint32_t i = 0; i < marks_.size(); ++i) {
      while (!around.empty() && closer_[around.back()] < i + 1) around.pop_back();
      if (marks_[i].kind == MarkKind::kSingle) {
        singles.push_back({i, around.empty() ? static_cast<uint32_t>(marks_.size()) : around.back()});
      } else if (closer_[i] != kNone) {
        around.push_back(i);
      }
    }
    std::vector<uint32_t> done_to(marks_.size() + 1, 0);  // of each pair: single marks before this are used
    for (size_t k = 0; k < singles.size(); ++k) {
      const auto [opening, inside] = singles[k];
      if (!marks_[opening].may_open || opening < done_to[inside]) continue;
      uint32_t best = kNone;
      for (size_t n = k + 1; n < singles.size() && n < k + kSingleTries; ++n) {
        const Mark& close = marks_[singles[n].mark];
        if (close.span.begin - marks_[opening].span.end > kSingleReach) break;
        if (singles[n].inside != inside) continue;
        if (close.may_open) break;
        if (best == kNone || close.follows_stop) best = singles[n].mark;
        if (close.follows_stop) break;
      }
      if (best == kNone) continue;
      closer_[opening] = best;
      done_to[inside] = best + 1;
    }
  }

  const std::vector<Mark>& marks_;
  std::vector<uint32_t> closer_;
  std::vector<uint32_t> stack_, lone_;
};

class Matcher {
 public:
  void Paragraph(std::string_view text, Span paragraph) {
    const std::vector<Mark> marks = MarkReader(text, paragraph).Read();
    const bool taken_up =
        open_ >= 0 && !marks.empty() && marks[0].span.begin == paragraph.begin && marks[0].kind != MarkKind::kSingle;
    if (!taken_up) DropOpen();
    const int continued = open_;
    open_ = -1;
    const Pairs pairs(marks, taken_up);
    for (uint32_t i = 0; i < marks.size(); ++i) {
      const uint32_t closer = pairs.CloserOf(i);
      if (closer == Pairs::kNone) continue;
      const bool closed = closer != Pairs::kOpen;
      Quotation q;
      q.span = {marks[i].span.begin, closed ? marks[closer].span.end : paragraph.end};
      q.inside = {marks[i].span.end, closed ? marks[closer].span.begin : paragraph.end};
      q.continues = i == 0 ? continued : -1;
      q.closed = closed;
      if (!closed) {
        open_ = static_cast<int>(all_.size());
        open_mark_ = marks[i].span;
      }
      all_.push_back(q);
    }
    for (uint32_t i : pairs.lone()) lone_.push_back(marks[i].span);
  }

  // What found its partner, sorted; what did not goes to `notices`.
  std::vector<Quotation> Finish(std::vector<Notice>* notices) {
    DropOpen();
    std::vector<int> to(all_.size(), -1);
    std::vector<Quotation> kept;
    for (size_t i = 0; i < all_.size(); ++i) {
      Quotation& q = all_[i];
      if (q.inside.empty()) continue;
      to[i] = static_cast<int>(kept.size());
      if (q.continues >= 0) q.continues = to[q.continues];
      kept.push_back(q);
    }
    std::sort(lone_.begin(), lone_.end());
    if (lone_.size() > kMaxNotices) lone_.resize(kMaxNotices);
    for (size_t i = 0; notices != nullptr && i < lone_.size(); ++i)
      notices->push_back({NoticeCode::kLoneQuote, lone_[i], ""});
    return kept;
  }

 private:
  // The quotation left open was not taken up: its mark is a lone one.
  void DropOpen() {
    if (open_ < 0) return;
    lone_.push_back(open_mark_);
    all_[open_].inside.end = all_[open_].inside.begin;
    open_ = -1;
  }

  std::vector<Quotation> all_;
  std::vector<Span> lone_;
  int open_ = -1;  // the quotation open at the last paragraph's end
  Span open_mark_;
};

// Parents, depths, chains and the words of each quotation, from spans that are sorted by begin and nested.
void Link(const std::vector<Word>& words, Quotations* quotations) {
  auto& all = quotations->all;
  std::vector<int> open;
  for (size_t i = 0; i < all.size(); ++i) {
    while (!open.empty() && all[open.back()].span.end <= all[i].span.begin) open.pop_back();
    all[i].parent = open.empty() ? -1 : open.back();
    all[i].depth = static_cast<uint8_t>(open.size() + 1);
    all[i].chain = all[i].continues >= 0 ? all[all[i].continues].chain : static_cast<uint32_t>(i);
    open.push_back(static_cast<int>(i));
  }
  quotations->of_word.assign(words.size(), -1);
  const auto starts_at = [](const Word& word, uint32_t at) { return word.span.begin < at; };
  for (size_t i = 0; i < all.size(); ++i) {  // inner ones come later and overwrite
    Quotation& q = all[i];
    const auto first = std::lower_bound(words.begin(), words.end(), q.span.begin, starts_at);
    const auto last = std::lower_bound(first, words.end(), q.span.end, starts_at);
    for (auto w = first; w != last; ++w) quotations->of_word[w - words.begin()] = static_cast<int>(i);
    q.first_word = static_cast<uint32_t>(std::lower_bound(first, last, q.inside.begin, starts_at) - words.begin());
    q.end_word = static_cast<uint32_t>(std::lower_bound(first, last, q.inside.end, starts_at) - words.begin());
  }
}

}  // namespace

int Quotations::Unit(uint32_t word, uint32_t anchor) const {
  int unit = -1;
  for (int q = of_word[word]; q >= 0; q = all[q].parent) {
    if (anchor >= all[q].first_word && anchor < all[q].end_word) break;
    unit = q;
  }
  return unit;
}

Quotations MatchQuotations(std::string_view text, const Segments& segments, std::vector<Notice>* notices) {
  Quotations quotations;
  Matcher matcher;
  for (const Paragraph& paragraph : segments.paragraphs) matcher.Paragraph(text, paragraph.span);
  quotations.all = matcher.Finish(notices);
  Link(segments.words, &quotations);
  return quotations;
}

}  // namespace dateline
