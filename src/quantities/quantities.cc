// FindQuantities: reads a qualifier, amounts and their units along each sentence and tells what is no quantity.
#include "quantities/quantities.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "quantities/changes.h"
#include "quantities/lexemes.h"
#include "quantities/numbers.h"
#include "quantities/passed_times.h"

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
constexpr size_t kYearDigits = 4, kTwoDigits = 2;
constexpr double kFirstYearSeen = 1500, kLastYearSeen = 2100;  // of "the 2020 election"
constexpr uint32_t kWeighSteps = 4;                            // from "weighed" to its number
constexpr uint32_t kHarmSteps = 4;                             // from "nobody" to "hurt"
constexpr double kPercents = 100;

// A number with what stands around it that says what it is of.
struct Amount {
  Number number;
  std::string_view currency, measure;
  bool percent = false;
  std::string_view points;  // "percentage points"
  bool minus = false;
  uint32_t first = 0, end = 0;  // lexemes
};

class SentenceReader {
 public:
  using Kind = Quantity::Kind;

  SentenceReader(std::string_view text, const Segments& segments, const std::vector<Lexeme>& lexemes,
                 const QuantityOptions& options, bool votes)
      : text_(text), segments_(segments), lexemes_(lexemes), options_(options), votes_(votes) {}

  // Reads the quantity that begins at a lexeme into an empty one; false, and it is of no use: there is none. `end` is
  // where to read on.
  bool ReadAt(uint32_t at, uint32_t* end, Quantity* quantity) const {
    const uint32_t first = at;
    if (options_.ordinals && OrdinalAt(at, end, quantity)) return true;
    const Lexeme *bound = nullptr, *about = nullptr;
    bool between = false;
    for (int i = 0; i < kMostQualifiers && Is(at, quantities::kBefore | quantities::kBetween); ++i, ++at) {
      between = between || Is(at, quantities::kBetween);
      if (bound == nullptr && Is(at, quantities::kLow | quantities::kHigh)) bound = &lexemes_[at];
      if (about == nullptr && Is(at, quantities::kAbout)) about = &lexemes_[at];
    }
    const std::optional<Amount> amount = AmountAt(at);
    if (!amount) return false;
    *end = amount->end;
    if (InYears(*amount)) return false;
    Quantity& q = *quantity;
    q.qualifier = bound != nullptr ? bound->text : about != nullptr ? about->text : kExactly;
    q.near = about != nullptr || (bound != nullptr && bound->mantissa != 0);
    q.number_word = lexemes_[amount->first].first_word;
    Amount last = *amount;
    const bool ranged = Range(*amount, first, between, &q, &last);
    *end = last.end;
    if (!ranged) Bound(last, bound, &q, end);
    const std::optional<Kind> kind = KindOf(*amount, last, first, at);
    if (!kind || !IsWanted(*kind)) return false;
    q.kind = *kind;
    Unit(last, &q, end);
    if (options_.alone && IsDoubtful(*amount, q, first, *end)) return false;
    if (options_.alone && Is(amount->first, quantities::kAlone) && Is(amount->first, quantities::kHarm)) {
      bool plural = false;  // "no aid workers"
      if (const uint32_t stop = CountedEnd(*end, &plural); plural) *end = stop;
    }
    q.first_word = lexemes_[first].first_word;
    q.end_word = lexemes_[*end - 1].end_word;
    return true;
  }

 private:
  static constexpr std::string_view kExactly = "exact", kRange = "between", kPercentUnit = "percent";

  bool Is(uint32_t at, uint64_t classes) const { return at < lexemes_.size() && lexemes_[at].Is(classes); }
  uint32_t Skip(uint32_t at, uint64_t classes) const { return Is(at, classes) ? at + 1 : at; }
  bool Glued(uint32_t at) const { return at < lexemes_.size() && lexemes_[at].glued; }
  bool GluedDash(uint32_t at) const { return Is(at, quantities::kDash) && Glued(at) && Glued(at + 1); }

  std::string Words(uint32_t first, uint32_t end) const {
    const uint32_t begin = segments_.words[lexemes_[first].first_word].span.begin;
    std::string words(text_.substr(begin, segments_.words[lexemes_[end - 1].end_word - 1].span.end - begin));
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return words;
  }

  bool IsWanted(Kind kind) const {
    switch (kind) {
      case Kind::kDuration:
        return options_.durations;
      case Kind::kAge:
        return options_.ages;
      case Kind::kOrdinal:
        return options_.ordinals;
      case Kind::kScore:
        return options_.scores || !options_.alone;
      default:
        return true;
    }
  }

  // "third", "21st", "twenty-first".
  bool OrdinalAt(uint32_t at, uint32_t* end, Quantity* quantity) const {
    const bool tens = Is(at, quantities::kTens);
    const uint32_t word = tens ? Skip(at + 1, quantities::kDash) : at;
    Quantity& q = *quantity;
    if (Is(at, quantities::kFigure) && Is(at + 1, quantities::kEnding)) {
      q.value = lexemes_[at].mantissa;
      *end = at + 2;
    } else if (Is(word, quantities::kOrdinal)) {
      q.value = lexemes_[word].mantissa + (tens ? lexemes_[at].mantissa : 0);
      *end = word + 1;
    } else {
      return false;
    }
    q.kind = Kind::kOrdinal;
    q.qualifier = kExactly;
    q.first_word = q.number_word = lexemes_[at].first_word;
    q.end_word = lexemes_[*end - 1].end_word;
    return true;
  }

  std::optional<Amount> AmountAt(uint32_t at) const {
    Amount a;
    if (options_.alone && IsMinus(at)) {
      a.minus = true;
      ++at;
    }
    if (Is(at, quantities::kSign)) a.currency = lexemes_[at++].text;
    a.first = at;
    if (!Is(at, quantities::kBeginsNumber) && !(Is(at, quantities::kAn) && Is(at + 1, kAfterAn))) return std::nullopt;
    const std::optional<Number> number = ReadNumber(lexemes_, at);
    if (!number) return std::nullopt;
    a.number = *number;
    a.end = number->end;
    const bool glued = GluedDash(a.end);
    const uint32_t after = glued ? a.end + 1 : a.end;
    const bool hundredths = number->kind != Number::Kind::kShare;
    if (hundredths && Is(after, quantities::kPercent)) {
      a.percent = true;
      a.points = lexemes_[after].text;
      a.end = after + 1;
    } else if (hundredths && a.currency.empty() && IsWeight(a.first, after, *number)) {
      a.measure = kWeightUnit;
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

  static constexpr std::string_view kWeightUnit = "pounds";
  static constexpr uint64_t kAfterAn = quantities::kBeginsNumber | quantities::kDash;

  // "-5", "minus 5"; not the dash of "2-5".
  bool IsMinus(uint32_t at) const {
    if (!Is(at + 1, quantities::kPlainNumber)) return false;
    return Is(at, quantities::kMinus) || (Is(at, quantities::kDash) && !Glued(at) && Glued(at + 1));
  }

  // "minus 5", "temperatures of -5"; not the mark of a list.
  bool IsSaidMinus(uint32_t at) const {
    return Is(at, quantities::kMinus) || (at > 0 && lexemes_[at - 1].letters && Is(at - 1, quantities::kStop));
  }

  // "weighed 82 pounds", "200 pounds of explosives", "a 500-pound bomb".
  bool IsWeight(uint32_t first, uint32_t at, const Number& number) const {
    if (!Is(at, quantities::kWeight) || number.scaled) return false;
    if (GluedDash(at - 1) || (Is(at + 1, quantities::kOf) && IsNoun(at + 2))) return true;
    for (uint32_t steps = 0; first > 0 && steps < kWeighSteps; ++steps)
      if (Is(--first, quantities::kWeigh)) return true;
    return false;
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
    if (dash && !between && IsResult(begin)) return false;
    const bool amount = HasUnit(first) || (begin > 0 && Is(begin - 1, quantities::kBy));
    if (to && amount && quantities::CueBefore(lexemes_, begin) != nullptr) return false;  // "rose $2 to $5"
    if (alternative && most > least * kMostAlternative) return false;
    *last = *second;
    if (last->currency.empty()) last->currency = first.currency;
    q->low = least;
    q->high = most;
    if (q->qualifier == kExactly) q->qualifier = kRange;
    return true;
  }

  // "failed 209-221", "voted by 44-46".
  bool IsResult(uint32_t begin) const {
    uint32_t at = begin;
    while (at > 0 && at + 2 > begin && Is(at - 1, quantities::kComma | quantities::kBy | quantities::kOf)) --at;
    return at > 0 && Is(at - 1, quantities::kResult);
  }

  static bool HasUnit(const Amount& a) { return a.percent || !a.currency.empty() || !a.measure.empty(); }

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
      q->qualifier = Lowered(Words(amount.first, amount.number.end));
      q->near = true;
      return;
    }
    double value = amount.number.value();
    if (amount.minus && value != 0 && (HasUnit(amount) || IsSaidMinus(amount.first - 1))) value = -value;
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

  // Nothing for times of day, names and ordinals; `first` is where the qualifier begins, `at` the number.
  std::optional<Kind> KindOf(const Amount& amount, const Amount& last, uint32_t first, uint32_t at) const {
    if (amount.currency.empty() && InName(amount.first, amount)) return std::nullopt;
    const uint32_t after = last.end;
    const bool dashed = GluedDash(after);
    const uint32_t next = dashed ? after + 1 : Skip(after, quantities::kOf);
    if (amount.number.figure && Is(next, quantities::kClock)) return std::nullopt;
    if (Is(next, quantities::kEnding) || (dashed && Is(next, quantities::kOrdinal))) return std::nullopt;
    if (const uint32_t stretch = StretchAt(last)) {
      if (Is(stretch, quantities::kOld)) return Kind::kAge;
      const bool moment = Is(stretch + 1, quantities::kAgo) && lexemes_[stretch + 1].mantissa == 0;
      return moment ? std::nullopt : std::optional(Kind::kDuration);
    }
    if (HasUnit(last)) {
      if (LoosePart(last) || IsHalfMore(last)) return std::nullopt;
      return !last.currency.empty() ? Kind::kMoney : last.percent ? Kind::kPercent : Kind::kMeasure;
    }
    if (dashed && (Is(next, quantities::kStop) || lexemes_[next].capital) &&
        !(Is(next, quantities::kTo) && GluedDash(next + 1)))
      return std::nullopt;
    if (IsAge(amount, first, first == at)) return Kind::kAge;
    return !votes_ && BesideResult(amount, after) ? Kind::kScore : Kind::kCount;
  }

  // One side of "3-1".
  bool BesideResult(const Amount& amount, uint32_t after) const {
    const uint32_t at = amount.first;
    if (!amount.number.figure || amount.number.scaled) return false;
    return (GluedDash(after) && Is(after + 1, quantities::kFigure)) ||
           (at >= 2 && GluedDash(at - 1) && Is(at - 2, quantities::kFigure));
  }

  // The "years" of "five years", "5-year", "two more years", "half an hour"; 0 for what counts no time.
  uint32_t StretchAt(const Amount& last) const {
    const bool dashed = GluedDash(last.end);
    const uint32_t next = dashed ? last.end + 1 : Skip(last.end, quantities::kOf);
    const bool part = last.number.kind == Number::Kind::kShare;
    if (part && Is(next, quantities::kAn) && Is(next + 1, quantities::kDuration)) return next + 1;
    if (HasUnit(last)) return 0;
    if (Is(next, quantities::kDuration)) return next;
    return IsAdjective(next) && Is(next + 1, quantities::kDuration) ? next + 1 : 0;
  }

  // "a year and a half"
  bool IsHalfMore(const Amount& a) const {
    return a.number.kind == Number::Kind::kShare && a.first > 1 && Is(a.first - 1, quantities::kAnd) &&
           Is(a.first - 2, quantities::kDuration | quantities::kMeasure);
  }

  // "a third man": an ordinal.
  bool LoosePart(const Amount& a) const {
    if (a.number.kind != Number::Kind::kShare || a.number.end == a.first + 1 ||
        !Is(a.number.end - 1, quantities::kOrdinal))
      return false;
    return IsNoun(a.end);
  }

  bool IsAdjective(uint32_t at) const {
    constexpr uint64_t kPlain = quantities::kAgo | quantities::kRate | quantities::kDaily | quantities::kVote |
                                quantities::kResult | quantities::kUp | quantities::kDown | quantities::kUpAfter |
                                quantities::kDownAfter | quantities::kFurther | quantities::kWeigh;
    if (at >= lexemes_.size() || (lexemes_[at].classes & ~kPlain) != 0 || !lexemes_[at].letters) return false;
    return !IsPlural(at);
  }

  bool IsPlural(uint32_t at) const {
    const Lexeme& lexeme = lexemes_[at];
    const std::string_view word = segments_.words[lexeme.end_word - 1].span.In(text_);
    return lexeme.Is(quantities::kPeople) || (lexeme.letters && word.size() > 2 && word.back() == 's');
  }

  // Either side of "2012-13".
  bool InYears(const Amount& a) const {
    const uint32_t at = a.first;
    if (GluedDash(a.end) && IsYears(at, a.end + 1)) return true;
    return at >= 2 && GluedDash(at - 1) && (lexemes_[at - 2].time || IsYears(at - 2, at));
  }

  bool IsYears(uint32_t first, uint32_t second) const {
    if (!Is(first, quantities::kFigure) || !Is(second, quantities::kFigure)) return false;
    const Lexeme& a = lexemes_[first];
    return IsYear(a) && !lexemes_[second].grouped && lexemes_[second].digits == kTwoDigits;
  }

  static bool IsYear(const Lexeme& figure) {
    return figure.digits == kYearDigits && !figure.grouped && figure.mantissa >= kFirstYearSeen &&
           figure.mantissa < kLastYearSeen;
  }

  // "Article 5", "F-16", "the Six Nations".
  bool InName(uint32_t at, const Amount& a) const {
    if (at == 0) return false;
    if (Is(at - 1, quantities::kNumbered) &&
        Is(at, quantities::kPlainNumber)) {  // "Game 4", unlike "this season six players"
      bool plural = false;
      return lexemes_[at - 1].mantissa == 0 || CountedEnd(a.end, &plural) == a.end || !plural;
    }
    if (at >= 2 && GluedDash(at - 1) && lexemes_[at - 2].letters && !Is(at - 2, quantities::kTo)) return true;
    const Lexeme& word = lexemes_[at];
    const bool words = word.capital && word.letters && a.number.kind == Number::Kind::kCount;
    return words && (lexemes_[at - 1].capital || (lexemes_[at - 1].classes != 0 && a.end < lexemes_.size() &&
                                                  lexemes_[a.end].capital && lexemes_[at - 1].letters));
  }

  // "aged 34", "he was 34"; "Jan Lind, 34," and the same at the end of a sentence or of one in a list.
  bool IsAge(const Amount& a, uint32_t at, bool bare) const {
    if (at == 0 || a.number.value() > kMostAge) return false;
    const bool ends = bare && a.number.figure && EndsPhrase(a.end);
    if (Is(at - 1, quantities::kAge)) return ends || !Is(at - 1, quantities::kStop);
    if (!ends || at < 2 || !Is(at - 1, quantities::kComma)) return false;
    return lexemes_[at - 2].capital || (options_.alone && Is(a.end, quantities::kComma) && IsNoun(at - 2) &&
                                        lexemes_[at].digits == kTwoDigits);  // "the colonel, 51, said"
  }

  // Does somebody come to harm right behind: "was slightly injured"; or, for one who is counted, before: "killed one"?
  bool HarmBeside(uint32_t first, uint32_t end, bool before) const {
    if (before && first > 0 && Is(first - 1, quantities::kHarm)) return true;
    for (uint32_t at = end; at < end + kHarmSteps && at < lexemes_.size() && !EndsPhrase(at); ++at)
      if (Is(at, quantities::kHarm)) return true;
    return false;
  }

  // Alone, these are mostly no quantities.
  bool IsDoubtful(const Amount& a, const Quantity& q, uint32_t first, uint32_t end) const {
    const Lexeme& number = lexemes_[a.first];
    const bool one_word = a.number.end == a.first + 1;
    if (number.Is(quantities::kAlone) && number.Is(quantities::kHarm))
      return !Is(end, quantities::kHarm | quantities::kPeople) && !HarmBeside(first, end, false);
    if (q.kind != Kind::kCount || !one_word || !q.per.empty()) return false;
    if (number.Is(quantities::kOnes) && number.mantissa == 1) {
      const bool qualified = Is(first, quantities::kExact | quantities::kLow);
      if ((first < a.first && qualified) || HarmBeside(a.first, end, true)) return false;
      return (Is(end, quantities::kOf) || q.unit.empty()) && !(a.first > 0 && Is(a.first - 1, quantities::kAnd));
    }
    if (!number.Is(quantities::kFigure) || number.grouped) return false;
    if (a.first == 0 && (end + 1 >= lexemes_.size() || IsMark(end))) return true;  // "3." of a list
    if (number.digits > 1 && segments_.words[number.first_word].span.In(text_).front() == '0') return true;  // "005930"
    const bool round = std::fmod(number.mantissa, kPercents) == 0;
    if (IsYear(number) && q.unit.empty() && q.low && !round) return true;  // "since at least 2006"
    if (q.low || q.high) return false;
    const bool counted = IsNoun(end) && IsPlural(end);
    if (IsYear(number)) return !q.near && !counted;                     // "the 2020 election"
    const bool begins = a.first < 2 || !lexemes_[a.first - 2].letters;  // "Expelled 6."
    const bool to = Is(end, quantities::kTo) && Is(end + 1, quantities::kFigure);
    const bool name = !begins && !to && lexemes_[a.first - 1].capital && lexemes_[a.first - 1].classes == 0;
    return name && q.unit.empty() && q.qualifier == kExactly;  // "the Area 51 affair"
  }

  bool EndsPhrase(uint32_t at) const { return at >= lexemes_.size() || Is(at, quantities::kComma) || IsMark(at); }

  bool IsMark(uint32_t at) const {
    if (at >= lexemes_.size()) return false;
    const std::string_view word = segments_.words[lexemes_[at].first_word].span.In(text_);
    return word == "." || word == ";" || word == ")";
  }

  void Unit(const Amount& last, Quantity* q, uint32_t* end) const {
    uint32_t after = *end;
    if (q->kind == Kind::kMoney) {
      q->unit = last.currency;
    } else if (q->kind == Kind::kPercent) {
      q->unit = last.points.empty() ? kPercentUnit : last.points;
    } else if (q->kind == Kind::kMeasure) {
      q->unit = last.measure;
    } else if (q->kind == Kind::kDuration || (q->kind == Kind::kAge && StretchAt(last) > 0)) {
      const uint32_t stretch = StretchAt(last);
      q->unit = lexemes_[stretch].text;
      if (last.number.kind == Number::Kind::kShare && q->value) *q->value /= kPercents;  // "half an hour"
      after = *end = stretch + 1;
    } else if (GluedDash(*end) && *end + 1 < lexemes_.size() && IsNoun(*end + 1)) {
      q->unit = Lowered(Words(*end + 1, *end + 2));  // "20-room"
      after = *end += 2;
    } else {
      const uint32_t first = Skip(*end, quantities::kOf);
      bool plural = false;
      const uint32_t stop = CountedEnd(first, &plural);
      if (stop > first) after = stop;
      const bool one = q->value == 1;
      if (stop > first && (plural || one || !options_.alone))
        q->unit = Words(first, options_.alone && !plural ? first + 1 : stop);
    }
    Rate(after, q, end);
  }

  // "a barrel", "each day", "annually", "per 100,000 people", "-a-month". A number in it belongs to the quantity.
  void Rate(uint32_t at, Quantity* q, uint32_t* end) const {
    if (q->kind == Kind::kAge) return;
    if (GluedDash(at) && Is(at + 1, quantities::kAn) && GluedDash(at + 2)) {
      if (Is(at + 3, quantities::kDuration | quantities::kRate)) q->per = Lowered(Words(at + 3, at + 4));
      return;
    }
    const uint32_t by = at + 1;
    if (Is(at, quantities::kDaily)) {
      q->per = lexemes_[at].text;
    } else if (Is(at, quantities::kPer)) {
      const std::optional<Number> many = ReadNumber(lexemes_, by);
      bool plural = false;
      if (many && many->kind == Number::Kind::kCount) {
        const uint32_t stop = CountedEnd(many->end, &plural);
        q->per = Words(by, plural ? stop : many->end);
        *end = many->end;
      } else if (IsNoun(by)) {
        q->per = Lowered(Words(by, by + 1));
      }
    } else if (Is(at, quantities::kAn | quantities::kEach) && Is(by, quantities::kDuration)) {
      if (!Is(by + 1, quantities::kAgo)) q->per = Lowered(Words(by, by + 1));
    } else if (Is(at, quantities::kAn) && q->kind == Kind::kMoney &&
               Is(by, quantities::kRate | quantities::kMeasure | quantities::kWeight)) {
      q->per = Lowered(Words(by, by + 1));
    }
  }

  // The end of the noun phrase: its first plural, else where a word cannot be in it.
  uint32_t CountedEnd(uint32_t at, bool* plural) const {
    const auto most = static_cast<uint32_t>(std::min<size_t>(lexemes_.size(), size_t{at} + kMostUnitWords));
    for (; at < most && IsNoun(at); at += GluedDash(at + 1) && IsNoun(at + 2) ? 2 : 1) {
      *plural = IsPlural(at) && !GluedDash(at + 1);
      if (*plural) return at + 1;
    }
    return std::min(at, static_cast<uint32_t>(lexemes_.size()));
  }

  bool IsNoun(uint32_t at) const {
    return at < lexemes_.size() && lexemes_[at].letters &&
           !Is(at, quantities::kStop | quantities::kAn | quantities::kBefore | quantities::kClock);
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<Lexeme>& lexemes_;
  const QuantityOptions& options_;
  bool votes_;  // are counted in the sentence
};

// From the first lexeme of a quantity to one that begins its number: qualifiers, minus, money, "a" and a dash.
constexpr uint32_t kMostBeforeNumber = 8;
constexpr size_t kUsualQuantities = 16;  // of a sentence

// A quantity begins with one of these.
constexpr uint64_t kBegins = quantities::kBeginsNumber | quantities::kBefore | quantities::kBetween |
                             quantities::kSign | quantities::kAn | quantities::kMinus | quantities::kDash;

}  // namespace

std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments,
                                     const std::vector<TimeExpression>& times, const QuantityOptions& options) {
  std::vector<Quantity> found;
  size_t next_time = 0;
  std::vector<Lexeme> lexemes;
  std::vector<quantities::ReadQuantity> in_sentence;
  found.reserve(2 * segments.sentences.size());
  in_sentence.reserve(kUsualQuantities);
  for (const Sentence& sentence : segments.sentences) {
    const uint64_t classes = quantities::ReadLexemes(text, segments, sentence, &lexemes);
    if ((classes & quantities::kBeginsNumber) == 0) continue;
    while (next_time < times.size() && times[next_time].end_word <= sentence.first_word) ++next_time;
    quantities::PassOverTimes(times, sentence.end_word, options.durations, &next_time, &lexemes);
    const SentenceReader reader(text, segments, lexemes, options, (classes & quantities::kVote) != 0);
    in_sentence.clear();
    uint32_t end_word = 0, number = 0;  // the next lexeme that begins a number
    for (uint32_t at = 0; at < lexemes.size();) {
      number = std::max(number, at);
      while (number < lexemes.size() && !lexemes[number].Is(quantities::kBeginsNumber)) ++number;
      if (number == lexemes.size()) break;
      if (number - at > kMostBeforeNumber) at = number - kMostBeforeNumber;
      if (!lexemes[at].Is(kBegins)) {
        ++at;
        continue;
      }
      uint32_t end = at + 1;
      Quantity& q = found.emplace_back();
      const bool is_one = reader.ReadAt(at, &end, &q) && end_word <= q.first_word;
      if (is_one) {
        end_word = q.end_word;
        in_sentence.push_back({.first = at, .end = end});
      } else {
        found.pop_back();
      }
      at = end;
    }
    if (!options.alone) continue;
    for (size_t i = 0; i < in_sentence.size(); ++i)
      in_sentence[i].quantity = &found[found.size() - in_sentence.size() + i];
    quantities::FindChanges(lexemes, in_sentence);
  }
  return found;
}

std::vector<Quantity> FindQuantities(std::string_view text, const Segments& segments) {
  return FindQuantities(text, segments, FindTimes(text, segments, {}), {});
}

}  // namespace dateline
