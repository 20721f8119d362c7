// ReadLexemes: looks words and phrases up in the tables and reads figures.
#include "quantities/lexemes.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/utf8.h"

namespace dateline::quantities {
namespace {

constexpr unsigned char kPastAscii = 0x80;
constexpr size_t kMostDigits = 24;  // of a figure: longer ones are no quantities
constexpr size_t kGroup = 3;        // digits between two commas or blanks
constexpr double kThousand = 1000;
constexpr size_t kCodeLetters = 3;
constexpr size_t kLongestPrefix = 8;  // bytes of a sign before its figure
constexpr uint32_t kMostSignWords = 2;
constexpr std::string_view kAdverbEnding = "ly";
constexpr size_t kShortestAdverb = 4;
constexpr std::string_view kGap = " ";  // between the groups of "14 300"
constexpr char kPoint = '.';
constexpr std::string_view kApostrophes[] = {"'", "\u2019"};  // between the groups of "12'500"
constexpr std::string_view kHardGap = "\u00a0", kThinGap = "\u202f";

// Without branches, as each word is asked.
bool IsCapital(char c) { return static_cast<uint8_t>(c - 'A') < 26; }
bool IsAsciiLetter(char c) { return static_cast<uint8_t>((c | 0x20) - 'a') < 26; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t DigitsAt(std::string_view word, size_t at) {
  size_t n = 0;
  while (at + n < word.size() && IsDigit(word[at + n])) ++n;
  return n;
}

// Words in small letters with a blank between.
class Key {
 public:
  // False, and the key is of no use any more, when it would be longer than any of the tables.
  bool Add(std::string_view word) {
    if (size_ + word.size() + 1 > kLongestKey + 1) return false;
    if (size_ > 0) words_[size_++] = ' ';
    if (std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= kPastAscii; })) {
      const std::string lowered = Lowered(word);
      if (size_ + lowered.size() > kLongestKey) return false;
      std::copy(lowered.begin(), lowered.end(), words_ + size_);
      size_ += lowered.size();
      return true;
    }
    if (size_ + word.size() > kLongestKey) return false;
    for (const char c : word) words_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return true;
  }
  Found Look() const { return Find({words_, size_}); }

 private:
  char words_[kLongestKey + 1];
  size_t size_ = 0;
};

const Row* RowOf(std::string_view word) {
  Key key;
  return key.Add(word) ? key.Look().row : nullptr;
}

struct Figure {
  double mantissa = 0;
  int exponent = 0;
  size_t length = 0;  // bytes; 0: there is none
  size_t digits = 0;  // before the point
  bool grouped = false;
  bool point = false;  // one or more, no comma
};

// The end of groups behind a first one that ends at `first`, as Germans write them: "1.234.567"; 0 for none. "1.234"
// is a decimal.
size_t PointGroups(std::string_view word, size_t first) {
  size_t groups = 0, at = first;
  for (; at < word.size() && word[at] == kPoint && DigitsAt(word, at + 1) == kGroup; ++groups) at += 1 + kGroup;
  return first <= kGroup && groups > 1 ? at : 0;
}

// The figure that begins `word`: digits, in groups of three or as Indians group them, and a point with digits.
Figure FigureAt(std::string_view word) {
  char digits[kMostDigits];
  size_t n = 0;
  const auto take = [&](size_t at, size_t count) {
    if (n + count > kMostDigits) return false;
    std::copy_n(word.data() + at, count, digits + n);
    n += count;
    return true;
  };
  Figure f;
  size_t at = DigitsAt(word, 0);
  if (at == 0 || !take(0, at)) return {};
  const size_t first = at;
  while (at < word.size() && word[at] == ',') {
    const size_t group = DigitsAt(word, at + 1);
    if (first > kGroup || (group != kGroup && group + 1 != kGroup) || !take(at + 1, group)) return {};
    at += 1 + group;
    f.grouped = true;
  }
  if (const size_t end = f.grouped ? 0 : PointGroups(word, at); end != 0) {
    for (; at < end; at += 1 + kGroup)
      if (!take(at + 1, kGroup)) return {};
    f.grouped = f.point = true;
  }
  f.digits = n;
  if (at + 1 < word.size() && word[at] == kPoint && IsDigit(word[at + 1])) {
    const size_t decimals = DigitsAt(word, at + 1);
    if (!take(at + 1, decimals)) return {};
    f.exponent = -static_cast<int>(decimals);
    f.point = !f.grouped;
    f.grouped = true;
    at += 1 + decimals;
  }
  std::from_chars(digits, digits + n, f.mantissa, std::chars_format::fixed);
  f.length = at;
  return f;
}

constexpr size_t kParts[] = {2, 3, 4, 5, 8};  // of fractions in figures; "9/11" is none

// Reads on at the stroke of "3/4".
void ReadFraction(std::string_view word, Figure* figure) {
  if (figure->grouped || figure->length + 2 != word.size() || word[figure->length] != '/') return;
  const auto whole = static_cast<size_t>(word.back() - '0');
  if (figure->mantissa >= static_cast<double>(whole) || figure->mantissa == 0) return;
  if (std::find(std::begin(kParts), std::end(kParts), whole) == std::end(kParts)) return;
  figure->mantissa /= static_cast<double>(whole);
  figure->length = word.size();
  figure->grouped = true;
}

class Reader {
 public:
  Reader(std::string_view text, const Segments& segments, const Sentence& sentence, std::vector<Lexeme>* lexemes)
      : text_(text), words_(segments.words), end_(sentence.end_word), begin_(sentence.first_word), lexemes_(lexemes) {}

  void Run() {
    lexemes_->reserve(2 * size_t{end_ - begin_});
    for (uint32_t at = begin_; at < end_;) {
      if (figure_ <= at) FindFigure(at + 1);
      const PackedWord& small = words_[at].small;
      const bool far = figure_ > at + kMostSignWords || !kSignWords.MayHave(small);
      at = far && IsPlain(small) ? NextWord(at) : Next(at);
    }
  }

 private:
  std::string_view Word(uint32_t at) const { return words_[at].span.In(text_); }
  bool Glued(uint32_t at) const { return at > begin_ && words_[at - 1].span.end == words_[at].span.begin; }
  std::string_view Join(uint32_t first, uint32_t end) const {
    return text_.substr(words_[first].span.begin, words_[end - 1].span.end - words_[first].span.begin);
  }

  Lexeme& Add(uint32_t first, uint32_t end, bool glued) {
    Lexeme& lexeme = lexemes_->emplace_back();
    lexeme.first_word = first;
    lexeme.end_word = end;
    lexeme.glued = glued;
    return lexeme;
  }

  // The first word from `at` on that begins with a digit is figure_; far behind the end if there is none.
  void FindFigure(uint32_t at) {
    while (at < end_ && !IsDigit(text_[words_[at].span.begin])) ++at;
    figure_ = at < end_ ? at : UINT32_MAX;
  }

  // A word of letters, or one sign.
  static bool IsPlain(const PackedWord& small) {
    const bool sign = (small.head - 1 < kPastAscii - 1) & !IsDigit(static_cast<char>(small.head));
    return sign | small.IsLetters();
  }

  // As Next, of a plain word that is no sign of a figure; most words are. What more than this one word decides is left
  // to Next, by one branch.
  uint32_t NextWord(uint32_t at) {
    const dateline::Word& word = words_[at];
    const Meaning& meaning = kMeaningOf[kWords.Find(word.small)];
    const PackedWord& next = words_[std::min(at + 1, end_ - 1)].small;
    const bool phrase = meaning.begins & (!next.IsAscii() | kBeginnings.MayHave(PairOf(word.small, next)));
    const bool behind = !lexemes_->empty() && lexemes_->back().Is(kFigure | kScale);
    if (phrase | behind | ((meaning.classes & kShort) != 0)) [[unlikely]]
      return Next(at);
    Lexeme& lexeme = lexemes_->emplace_back(Lexeme{.classes = meaning.classes,
                                                   .mantissa = meaning.mantissa,
                                                   .exponent = meaning.exponent,
                                                   .text = meaning.text,
                                                   .first_word = at,
                                                   .end_word = at + 1,
                                                   .glued = Glued(at)});
    Describe(word.span.In(text_), &lexeme);
    return at + 1;
  }

  uint32_t Next(uint32_t at) {
    const std::string_view word = Word(at);
    if (IsDigit(word.front())) return FigureWord(at, at, word, Glued(at));
    const PackedWord& small = words_[at].small;
    const bool packs = word.size() <= kMostPacked;
    if (figure_ <= at + kMostSignWords || (packs ? small.HasDigit() : std::any_of(word.begin(), word.end(), IsDigit)))
      if (const uint32_t end = SignAt(at); end > at) return end;
    if (const uint32_t end = packs && small.IsAscii() ? WordAt(at) : PhraseAt(at); end > at) return end;
    if (const uint32_t end = CodeAt(at); end > at) return end;
    Lexeme& other = Add(at, at + 1, Glued(at));
    Describe(word, &other);
    return at + 1;
  }

  static void Describe(std::string_view word, Lexeme* lexeme) {
    if (static_cast<unsigned char>(word.front()) < kPastAscii) {
      lexeme->capital = IsCapital(word.front());
      lexeme->letters = IsAsciiLetter(word.front());
    } else {
      const char32_t first = DecodeUtf8(word, 0).code;
      lexeme->letters = IsLetter(first);
      lexeme->capital = IsUpper(first);
    }
    const char* last = word.data() + std::max(word.size(), kAdverbEnding.size()) - kAdverbEnding.size();
    const bool ly = (last[0] == kAdverbEnding[0]) & (last[std::min<size_t>(1, word.size() - 1)] == kAdverbEnding[1]);
    lexeme->adverb = (word.size() > kShortestAdverb) & ly;
  }

  // "$", "US$", "S/", "Rs" before a figure; "JD600,000".
  uint32_t SignAt(uint32_t at) {
    uint32_t end = at + 1;
    if (end < end_ && Glued(end) && !IsDigit(Word(end).front()) && !CodeOfSign(Join(at, end + 1)).empty()) ++end;
    const std::string_view sign = Join(at, end);
    if (const std::string_view code = CodeOfSign(sign); !code.empty()) {
      if (end == end_ || !IsDigit(Word(end).front())) return at;
      Lexeme& lexeme = Add(at, end, Glued(at));
      lexeme.classes = kSign;
      lexeme.text = code;
      Describe(sign, &lexeme);
      return end;
    }
    return GluedSignAt(at);
  }

  // "USD" of "15 USD".
  uint32_t CodeAt(uint32_t at) {
    const std::string_view word = Word(at);
    if (word.size() != kCodeLetters || lexemes_->empty() || !lexemes_->back().Is(kFigure | kScale)) return at;
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return at;
    const std::string_view code = CodeOfSign(word);
    if (code.empty()) return at;
    Lexeme& lexeme = Add(at, at + 1, Glued(at));
    lexeme.classes = kMoney;
    lexeme.text = code;
    Describe(word, &lexeme);
    return at + 1;
  }

  uint32_t GluedSignAt(uint32_t at) {
    const std::string_view word = Word(at);
    size_t letters = 0;
    while (letters < word.size() && letters <= kLongestPrefix && !IsDigit(word[letters])) ++letters;
    if (letters == word.size() || letters > kLongestPrefix) return at;
    const std::string_view code = CodeOfSign(word.substr(0, letters));
    const Figure figure = FigureAt(word.substr(letters));
    if (code.empty() || figure.length == 0) return at;
    const bool sure = figure.grouped || figure.digits >= kGroup || letters + figure.length < word.size() ||
                      Scaled(at + 1) || IsGroup(at + 1);
    if (!sure && letters == 1) return at;  // "K2", "G7"
    Lexeme& sign = Add(at, at + 1, Glued(at));
    sign.classes = kSign;
    sign.text = code;
    return FigureWord(at, at, word.substr(letters), true);
  }

  bool Scaled(uint32_t at) const {
    if (at < end_ && Word(at) == "-") ++at;
    if (at >= end_) return false;
    const Row* row = RowOf(Word(at));
    return row != nullptr && (row->classes & kScale) != 0;
  }

  // "1,200", "5m", "60km", "14 300"; `rest` is what of the word is still to be read.
  uint32_t FigureWord(uint32_t first, uint32_t at, std::string_view rest, bool glued) {
    Figure figure = FigureAt(rest);
    ReadFraction(rest, &figure);
    const std::string_view ending = rest.substr(std::min(figure.length, rest.size()));
    const Row* row = ending.empty() ? nullptr : RowOf(ending);
    constexpr uint64_t kEndings = kScale | kMeasure | kClock | kEnding | kFigure;
    const bool fits = ending.empty() || (row != nullptr && (row->classes & kEndings) != 0);
    if (figure.length == 0 || !fits) {
      Add(first, at + 1, glued);
      return at + 1;
    }
    uint32_t end = at + 1;
    if (ending.empty()) end = Groups(end, &figure);
    Lexeme& lexeme = Add(first, end, glued);
    lexeme.classes = kFigure;
    lexeme.mantissa = figure.mantissa;
    lexeme.exponent = figure.exponent;
    lexeme.grouped = figure.grouped;
    lexeme.digits = static_cast<uint8_t>(figure.digits);
    if (row != nullptr) AddRow(*row, first, end, true);
    return end;
  }

  // The decimals of "1.234,5", whose point parts thousands.
  bool IsComma(uint32_t at, const Figure& figure) const {
    const bool thousands = figure.exponent == 0 ? figure.digits > kGroup : figure.exponent == -static_cast<int>(kGroup);
    if (!thousands || at + 1 >= end_ || Word(at) != "," || !Glued(at) || !Glued(at + 1)) return false;
    const size_t decimals = DigitsAt(Word(at + 1), 0);
    return decimals == Word(at + 1).size() && decimals < kGroup;
  }

  // Takes "300" after "14", "500" after "12'", "5" after "1.234,", and "00,000" after "1" and a comma.
  uint32_t Groups(uint32_t at, Figure* figure) const {
    if (figure->point && IsComma(at, *figure)) {
      if (figure->exponent != 0) figure->digits += kGroup;
      const Figure decimals = FigureAt(Word(at + 1));
      figure->exponent = -static_cast<int>(decimals.digits);
      for (size_t i = 0; i < decimals.digits; ++i) figure->mantissa *= 10;
      figure->mantissa += decimals.mantissa;
      return at + 2;
    }
    if (figure->grouped || figure->digits > kGroup) return at;
    const bool marked = IsMarked(at);
    while (marked ? IsMarked(at) : IsGroup(at)) {
      if (figure->digits + kGroup > kMostDigits) break;
      if (marked) ++at;
      figure->mantissa = figure->mantissa * kThousand + FigureAt(Word(at)).mantissa;
      figure->digits += kGroup;
      figure->grouped = true;
      ++at;
    }
    if (!figure->grouped && at + 1 < end_ && Word(at) == "," && Glued(at) && Glued(at + 1)) {
      const std::string_view next = Word(at + 1);
      const Figure rest = FigureAt(next);
      if (rest.length == next.size() && rest.grouped && DigitsAt(next, 0) + 1 == kGroup) {
        const size_t places = rest.digits + static_cast<size_t>(-rest.exponent);
        for (size_t i = 0; i < places; ++i) figure->mantissa *= 10;
        figure->mantissa += rest.mantissa;
        figure->exponent = rest.exponent;
        figure->grouped = true;
        return at + 2;
      }
    }
    return at;
  }

  bool IsThree(uint32_t at) const { return Word(at).size() == kGroup && DigitsAt(Word(at), 0) == kGroup; }
  bool IsGroup(uint32_t at) const { return at < end_ && IsThree(at) && Gap(at); }
  bool IsMarked(uint32_t at) const {
    return at + 1 < end_ && Glued(at) && Glued(at + 1) && IsThree(at + 1) &&
           std::find(std::begin(kApostrophes), std::end(kApostrophes), Word(at)) != std::end(kApostrophes);
  }

  bool Gap(uint32_t at) const {
    const uint32_t from = words_[at - 1].span.end;
    const std::string_view gap = text_.substr(from, words_[at].span.begin - from);
    return gap == kGap || gap == kHardGap || gap == kThinGap;
  }

  void AddRow(const Row& row, uint32_t first, uint32_t end, bool glued) {
    Lexeme& lexeme = Add(first, end, glued);
    lexeme.classes = row.classes;
    lexeme.mantissa = row.mantissa;
    lexeme.exponent = row.exponent;
    lexeme.text = row.text;
    Describe(Word(first), &lexeme);
  }

  // As PhraseAt, where most words by themselves begin none.
  uint32_t WordAt(uint32_t at) { return kWords.Find(words_[at].small) == 0 ? at : PhraseAt(at); }

  // The longest phrase of the table that begins here.
  uint32_t PhraseAt(uint32_t at) {
    Key key;
    if (!key.Add(Word(at))) return at;
    Found found = key.Look();
    const Row* longest = found.row;
    uint32_t end = at + 1, longest_end = end;
    while (found.begins && end < end_ && end - at < kMostWords && key.Add(Word(end))) {
      found = key.Look();
      ++end;
      if (found.row == nullptr) continue;
      longest = found.row;
      longest_end = end;
    }
    return longest == nullptr ? at : AddPhrase(*longest, at, longest_end);
  }

  uint32_t AddPhrase(const Row& row, uint32_t at, uint32_t end) {
    const bool after_figure = Glued(at) && !lexemes_->empty() && lexemes_->back().Is(kFigure);
    if ((row.classes & kShort) != 0 && !after_figure) return at;
    AddRow(row, at, end, Glued(at));
    return end;
  }

  std::string_view text_;
  const std::vector<dateline::Word>& words_;
  uint32_t end_, begin_;
  uint32_t figure_ = 0;
  std::vector<Lexeme>* lexemes_;
};

}  // namespace

uint64_t ReadLexemes(std::string_view text, const Segments& segments, const Sentence& sentence,
                     std::vector<Lexeme>* lexemes) {
  lexemes->clear();
  Reader(text, segments, sentence, lexemes).Run();
  uint64_t classes = 0;
  for (const Lexeme& lexeme : *lexemes) classes |= lexeme.classes;
  return classes;
}

}  // namespace dateline::quantities
