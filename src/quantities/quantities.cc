// FindQuantities: reads a qualifier, amounts and their units along each sentence and tells what is no quantity.
#include "quantities/quantities.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "quantities/lexemes.h"
#include "quantities/numbers.h"
#include "times/times.h"

namespace dateline {
namespace {

using quantities::Lexeme;
using quantities::Number;
using quantities::ReadNumber;

constexpr int kMostQualifiers = 3;
constexpr uint32_t kMostUnitWords = 4;
constexpr double kMostAge = 120;
constexpr double kPlainlyMoney = 100;   // from which on "won" and "marks" are money
constexpr double kMostAlternative = 2;  // times the first: "three or four"

// A number with what stands around it that says what it is of.
struct Amount {
  Number number;
  std::string_view currency, measure;
  bool percent = false;
  uint32_t first = 0, end = 0;  // lexemes
};

class SentenceReader {
 public:
  SentenceReader(std::string_view text, const Segments& segments, const std::vector<Lexeme>& lexemes)
      : text_(text), segments_(segments), lexemes_(lexemes) {}

  // The quantity that begins at a lexeme; `end` is where to read on.
  std::optional<Quantity> ReadAt(uint32_t at, uint32_t* end) const {
    const uint32_t first = at;
    const Lexeme *bound = nullptr, *about = nullptr;
    bool between = false;
    for (int i = 0; i < kMostQualifiers && Is(at, quantities::kBefore | quantities::kBetween); ++i, ++at) {
      between = between || Is(at, quantities::kBetween);
      if (bound == nullptr && Is(at, quantities::kLow | quantities::kHigh)) bound = &lexemes_[at];
      if (about == nullptr && Is(at, quantities::kAbout)) about = &lexemes_[at];
    }
    const std::optional<Amount> amount = AmountAt(at);
    if (!amount) return std::nullopt;
    *end = amount->end;
    Quantity q;
    q.qualifier = bound != nullptr ? bound->text : about != nullptr ? about->text : kExactly;
    q.number_word = lexemes_[amount->first].first_word;
    Amount last = *amount;
    const bool ranged = Range(*amount, first, between, &q, &last);
    *end = last.end;
    if (!ranged) Bound(last, bound, &q, end);
    if (!IsQuantity(*amount, last, first == at)) return std::nullopt;
    Unit(last, &q, end);
    q.first_word = lexemes_[first].first_word;
    q.end_word = lexemes_[*end - 1].end_word;
    return q;
  }

 private:
  static constexpr std::string_view kExactly = "exact", kRange = "between", kPercentUnit = "percent";

  bool Is(uint32_t at, uint64_t classes) const { return at < lexemes_.size() && lexemes_[at].Is(classes); }
  uint32_t Skip(uint32_t at, uint64_t classes) const { return Is(at, classes) ? at + 1 : at; }
  bool Glued(uint32_t at) const { return at < lexemes_.size() && lexemes_[at].glued; }
  bool GluedDash(uint32_t at) const { return Is(at, quantities::kDash) && Glued(at) && Glued(at + 1); }
  std::string Words(uint32_t first, uint32_t end) const {
    const uint32_t begin = segments_.words[lexemes_[first].first_word].span.begin;
    std::string words = Lowered(text_.substr(begin, segments_.words[lexemes_[end - 1].end_word - 1].span.end - begin));
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return words;
  }

  std::optional<Amount> AmountAt(uint32_t at) const {
    Amount a;
    if (Is(at, quantities::kSign)) a.currency = lexemes_[at++].text;
    a.first = at;
    const std::optional<Number> number = ReadNumber(lexemes_, at);
    if (!number) return std::nullopt;
    a.number = *number;
    a.end = number->end;
    const bool glued = GluedDash(a.end);
    const uint32_t after = glued ? a.end + 1 : a.end;
    const bool hundredths = number->kind != Number::Kind::kShare;
    if (hundredths && Is(after, quantities::kPercent)) {
      a.percent = true;
      a.end = after + 1;
    } else if (hundredths && a.currency.empty() && IsMoney(after, *number)) {
      a.currency = lexemes_[after].text;
      a.end = after + 1;
    } else if (hundredths && a.currency.empty() && Is(after, quantities::kMeasure)) {
      a.measure = lexemes_[after].text;
      a.end = after + 1;
    }
    a.percent = a.percent || number->kind == Number::Kind::kShare;
    return a;
  }

  bool IsMoney(uint32_t at, const Number& number) const {
    if (Is(at, quantities::kMoney)) return true;
    if (number.end < at && number.scaled && Is(at, quantities::kSign)) return true;
    return Is(at, quantities::kMoneyWord) && (number.scaled || (number.figure && number.value() >= kPlainlyMoney));
  }

  // "40 to 50", "5-6 million", "three or four", "between $5 and $7 billion".
  bool Range(const Amount& first, uint32_t begin, bool between, Quantity* q, Amount* last) const {
    if (first.number.kind == Number::Kind::kVague) return false;
    const uint32_t link = first.end;
    const bool dash = Is(link, quantities::kDash), alternative = Is(link, quantities::kOr);
    const bool to = Is(link, quantities::kTo) && !(begin > 0 && Is(begin - 1, quantities::kFrom));
    if (!dash && !alternative && !to && !(between && Is(link, quantities::kAnd))) return false;
    uint32_t next = link + 1;
    if (dash && Is(next, quantities::kTo)) next = Skip(next + 1, quantities::kDash);  // "one-to-two hundred"
    const std::optional<Amount> second = AmountAt(next);
    if (!second || second->number.kind != first.number.kind || !SameKind(first, *second)) return false;
    Number low = first.number;
    const Number& high = second->number;
    if (!low.scaled && high.scaled && low.mantissa < kPlainMost) {
      const Number raised = Raised(low, high);
      if (raised.value() < high.value()) low = raised;
    }
    const double least = low.value(), most = high.value();
    if (least >= most) return false;  // a result: "46-44"
    if (alternative && most > least * kMostAlternative) return false;
    *last = *second;
    if (last->currency.empty()) last->currency = first.currency;
    q->low = least;
    q->high = most;
    if (q->qualifier == kExactly) q->qualifier = kRange;
    return true;
  }

  static constexpr double kPlainMost = 1000;

  // `low` in the scale of `high`: the 5 of "5 to 6 million".
  Number Raised(Number low, const Number& high) const {
    constexpr uint64_t kScales = quantities::kScale | quantities::kHundred | quantities::kDash;
    for (uint32_t at = high.end; at > 0 && Is(at - 1, kScales); --at) low.exponent += lexemes_[at - 1].exponent;
    return low;
  }

  static bool SameKind(const Amount& a, const Amount& b) {
    if (a.percent && !b.percent) return false;
    if (!a.measure.empty() && a.measure != b.measure) return false;
    return a.currency.empty() || b.currency.empty() || a.currency == b.currency;
  }

  void Bound(const Amount& amount, const Lexeme* bound, Quantity* q, uint32_t* end) const {
    if (amount.number.kind == Number::Kind::kVague) {
      q->qualifier = Words(amount.first, amount.number.end);
      return;
    }
    const double value = amount.number.value();
    q->value = value;
    uint64_t side = bound == nullptr ? 0 : bound->classes;
    if (const uint32_t after = GluedDash(*end) ? *end + 1 : *end;
        Is(after, quantities::kOrMore | quantities::kOrLess)) {
      side = lexemes_[after].Is(quantities::kOrMore) ? quantities::kLow : quantities::kHigh;
      q->qualifier = lexemes_[after].text;
      *end = after + 1;
    }
    if ((side & quantities::kLow) != 0) q->low = value;
    if ((side & quantities::kHigh) != 0) q->high = value;
  }

  // Not ordinals, durations, times of day, ages and numbers in names.
  bool IsQuantity(const Amount& first, const Amount& last, bool bare) const {
    const uint32_t at = first.first;
    if (first.currency.empty() && InName(at, first)) return false;
    const uint32_t after = last.end;
    const bool dashed = GluedDash(after);
    const uint32_t next = dashed ? after + 1 : Skip(after, quantities::kOf);
    if ((first.number.figure && Is(next, quantities::kClock)) || (dashed && Is(next, quantities::kOrdinal)))
      return false;
    if (Is(next, quantities::kAn) && Is(next + 1, quantities::kDuration)) return !last.percent;  // "half an hour"
    if (!last.currency.empty() || last.percent || !last.measure.empty()) return !LoosePart(last);
    if (Is(next, quantities::kDuration)) return false;
    if (IsAdjective(next) && Is(next + 1, quantities::kDuration)) return false;
    if (dashed && (Is(next, quantities::kStop) || lexemes_[next].capital))
      return Is(next, quantities::kTo) && GluedDash(next + 1);
    return !(bare && IsAge(first, at));
  }

  // "a third man": an ordinal.
  bool LoosePart(const Amount& a) const {
    if (a.number.kind != Number::Kind::kShare || a.number.end == a.first + 1 ||
        !Is(a.number.end - 1, quantities::kOrdinal))
      return false;
    return IsNoun(a.end);
  }

  bool IsAdjective(uint32_t at) const {
    if (at >= lexemes_.size() || lexemes_[at].classes != 0 || !lexemes_[at].letters) return false;
    return !IsPlural(at);
  }

  bool IsPlural(uint32_t at) const {
    const Lexeme& lexeme = lexemes_[at];
    const std::string_view word = segments_.words[lexeme.end_word - 1].span.In(text_);
    return lexeme.Is(quantities::kPeople) || (lexeme.letters && word.size() > 2 && word.back() == 's');
  }

  // "Article 5", "F-16", "the Six Nations".
  bool InName(uint32_t at, const Amount& a) const {
    if (at == 0) return false;
    if (Is(at - 1, quantities::kNumbered)) return true;
    if (at >= 2 && GluedDash(at - 1) && lexemes_[at - 2].letters && !Is(at - 2, quantities::kTo)) return true;
    const Lexeme& word = lexemes_[at];
    const bool words = word.capital && word.letters && a.number.kind == Number::Kind::kCount;
    return words && (lexemes_[at - 1].capital || (lexemes_[at - 1].classes != 0 && a.end < lexemes_.size() &&
                                                  lexemes_[a.end].capital && lexemes_[at - 1].letters));
  }

  // "aged 34"; "Jan Lind, 34," and the same at the end of a sentence or of one in a list.
  bool IsAge(const Amount& a, uint32_t at) const {
    if (at == 0 || a.number.value() > kMostAge) return false;
    if (Is(at - 1, quantities::kAge)) return true;
    return at >= 2 && a.number.figure && Is(at - 1, quantities::kComma) && lexemes_[at - 2].capital &&
           EndsPhrase(a.end);
  }

  bool EndsPhrase(uint32_t at) const {
    if (at >= lexemes_.size() || Is(at, quantities::kComma)) return true;
    const Lexeme& lexeme = lexemes_[at];
    const std::string_view word = segments_.words[lexeme.first_word].span.In(text_);
    return word == "." || word == ";" || word == ")";
  }

  void Unit(const Amount& last, Quantity* q, uint32_t* end) const {
    if (!last.currency.empty()) {
      q->kind = Quantity::Kind::kMoney;
      q->unit = last.currency;
    } else if (last.percent) {
      q->kind = Quantity::Kind::kPercent;
      q->unit = kPercentUnit;
    } else if (!last.measure.empty()) {
      q->kind = Quantity::Kind::kMeasure;
      q->unit = last.measure;
    } else if (GluedDash(*end) && *end + 1 < lexemes_.size() && IsNoun(*end + 1)) {
      q->unit = Words(*end + 1, *end + 2);  // "20-room"
      *end += 2;
    } else {
      q->unit = CountedAfter(*end);
    }
  }

  // The noun phrase: up to its first plural, else to a word that cannot be in it.
  std::string CountedAfter(uint32_t at) const {
    at = Skip(at, quantities::kOf);
    const uint32_t first = at;
    const auto most = static_cast<uint32_t>(std::min<size_t>(lexemes_.size(), size_t{at} + kMostUnitWords));
    for (; at < most && IsNoun(at); at += GluedDash(at + 1) && IsNoun(at + 2) ? 2 : 1)
      if (IsPlural(at) && !GluedDash(at + 1)) return UnitWords(first, at + 1);
    return at == first ? std::string() : UnitWords(first, std::min(at, static_cast<uint32_t>(lexemes_.size())));
  }

  bool IsNoun(uint32_t at) const {
    return at < lexemes_.size() && lexemes_[at].letters &&
           !Is(at, quantities::kStop | quantities::kAn | quantities::kBefore | quantities::kClock);
  }

  std::string UnitWords(uint32_t first, uint32_t end) const {
    const uint32_t begin = segments_.words[lexemes_[first].first_word].span.begin;
    std::string words(text_.substr(begin, segments_.words[lexemes_[end - 1].end_word - 1].span.end - begin));
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return words;
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<Lexeme>& lexemes_;
};

// Takes the meaning of numbers from lexemes inside expressions of time, as far as `times` from `next` on lie in the
// sentence. A number before "a year ago" or "five years ago" is none of them.
void PassOverTimes(const std::vector<TimeExpression>& times, uint32_t end_word, size_t* next,
                   std::vector<Lexeme>* lexemes) {
  size_t at = 0;
  for (; *next < times.size() && times[*next].first_word < end_word; ++*next) {
    const TimeExpression& time = times[*next];
    while (at < lexemes->size() && (*lexemes)[at].end_word <= time.first_word) ++at;
    constexpr uint64_t kNumbers = quantities::kFigure | quantities::kOnes | quantities::kTeens | quantities::kTens;
    const bool before = at + 1 < lexemes->size() && (*lexemes)[at].Is(kNumbers) &&
                        (*lexemes)[at + 1].Is(kNumbers | quantities::kAn) &&
                        (*lexemes)[at + 1].first_word < time.end_word;
    if (before) ++at;
    for (; at < lexemes->size() && (*lexemes)[at].first_word < time.end_word; ++at) {
      const bool money = at > 0 && (*lexemes)[at - 1].Is(quantities::kSign);
      if (!money && !(*lexemes)[at].Is(quantities::kDuration)) (*lexemes)[at].classes = quantities::kStop;
    }
  }
}

}  // namespace

std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments) {
  std::vector<Quantity> found;
  const std::vector<TimeExpression> times = FindTimes(text, segments, std::nullopt);
  size_t next_time = 0;
  std::vector<Lexeme> lexemes;
  for (const Sentence& sentence : segments.sentences) {
    quantities::ReadLexemes(text, segments, sentence, &lexemes);
    PassOverTimes(times, sentence.end_word, &next_time, &lexemes);
    const SentenceReader reader(text, segments, lexemes);
    for (uint32_t at = 0; at < lexemes.size();) {
      uint32_t end = at + 1;
      std::optional<Quantity> q = reader.ReadAt(at, &end);
      at = end;
      if (!q) continue;
      if (!found.empty() && found.back().end_word > q->first_word) continue;
      found.push_back(std::move(*q));
    }
  }
  return found;
}

}  // namespace dateline
