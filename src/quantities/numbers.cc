// ReadNumber: a small grammar over lexemes. Every part of it takes a place and gives back the place after it.
#include "quantities/numbers.h"

#include <algorithm>
#include <cmath>

namespace dateline::quantities {
namespace {

constexpr int kMostScales = 2;  // "lakh crore"
constexpr int kMostTerms = 4;   // of "two million three hundred thousand and five"
constexpr double kPercents = 100;
constexpr double kMostOf = 1000;  // of "one in a thousand"
constexpr int kHundredExponent = 2;
constexpr int kMostDecimals = 6;  // in words

double PowerOfTen(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// Exact as long as both are whole numbers below 2^53 at the smaller exponent.
Number Sum(Number a, const Number& b) {
  const int exponent = std::min(a.exponent, b.exponent);
  a.mantissa = a.mantissa * PowerOfTen(a.exponent - exponent) + b.mantissa * PowerOfTen(b.exponent - exponent);
  a.exponent = exponent;
  a.end = b.end;
  a.scaled = a.scaled || b.scaled;
  return a;
}

class Grammar {
 public:
  explicit Grammar(std::span<const Lexeme> lexemes) : lexemes_(lexemes) {}

  std::optional<Number> Read(uint32_t at) const {
    if (Is(at, kAlone)) return Of(at);
    if (Is(at, kShare)) return As(Number::Kind::kShare, Of(at));
    if (const auto vague = Vague(at)) return vague;
    if (const auto share = Share(at)) return share;
    if (const auto ratio = Ratio(at)) return ratio;
    if (const auto couple = Couple(at)) return couple;
    return Whole(at);
  }

 private:
  bool Is(uint32_t at, uint64_t classes) const { return at < lexemes_.size() && lexemes_[at].Is(classes); }
  uint32_t Skip(uint32_t at, uint64_t classes) const { return Is(at, classes) ? at + 1 : at; }

  Number Of(uint32_t at) const {
    Number n;
    n.mantissa = lexemes_[at].mantissa;
    n.exponent = lexemes_[at].exponent;
    n.figure = Is(at, kFigure);
    n.end = at + 1;
    return n;
  }

  static Number As(Number::Kind kind, Number n) {
    n.kind = kind;
    return n;
  }

  // "dozens", "tens of thousands"; "several hundred", "a few thousand", "several".
  std::optional<Number> Vague(uint32_t at) const {
    const uint32_t few = Skip(at, kAn);
    if (Is(few, kFew)) {
      if (Is(few + 1, kHundred | kScale | kDozen)) return VagueTo(few + 2);
      if (Is(few + 1, kVague)) return Vague(few + 1);
    }
    if (!Is(at, kVague)) return std::nullopt;  // "a few" counts nothing
    uint32_t end = at + 1;
    while (Is(end, kOf) && Is(end + 1, kVague)) end += 2;
    return VagueTo(end);
  }

  static Number VagueTo(uint32_t end) {
    Number n;
    n.kind = Number::Kind::kVague;
    n.end = end;
    return n;
  }

  // "half", "a quarter", "two-thirds", of a whole or of "a million".
  std::optional<Number> Share(uint32_t at) const {
    if (IsFraction(at) && Is(at + 1, kOf) && !Is(Skip(at + 2, kAn), kHundred | kScale | kDozen)) {
      Number n = As(Number::Kind::kShare, Of(at));  // "1/4 of voters"
      n.mantissa = std::round(kPercents * 10 * n.mantissa);
      n.exponent = -1;
      return n;
    }
    double count = 1;
    uint32_t part = at;
    if (Is(at, kAn | kOnes) && Is(Skip(at + 1, kDash), kPart)) {
      count = lexemes_[at].mantissa;
      part = Skip(at + 1, kDash);
    } else if (!Is(at, kHalf)) {
      return std::nullopt;
    }
    const double whole = lexemes_[part].mantissa;
    if (count > whole || IsFourthOfSome(at, part)) return std::nullopt;
    uint32_t of = Skip(part + 1, kOf | kDash);
    of = Skip(of, kAn);
    if (Is(of, kHundred | kScale | kDozen)) {
      Number n = Of(of);
      n.mantissa *= count / whole;
      n.scaled = true;
      if (n.mantissa != std::floor(n.mantissa)) {
        n.mantissa *= PowerOfTen(n.exponent);
        n.exponent = 0;
      }
      return n;
    }
    Number n;
    n.end = part + 1;
    n.kind = Number::Kind::kShare;
    if (Is(of, kPointer) || (of > part + 1 && Is(of, kPercent))) {  // "a quarter of a point", "half a percent"
      n.mantissa = count / whole;
      n.end = Is(of, kPointer) ? of + 1 : of;
      if (Is(of, kPercent)) n.kind = Number::Kind::kCount;
      return n;
    }
    n.mantissa = std::round(kPercents * 10 * count / whole);
    n.exponent = -1;
    return n;
  }

  // "a fourth", "a seventh" are mostly one more of a row; a share only before "of" or behind a word of amounts.
  bool IsFourthOfSome(uint32_t at, uint32_t part) const {
    constexpr double kThird = 3;
    if (!Is(part, kOrdinal) || !Is(at, kAn) || lexemes_[part].mantissa <= kThird || Is(part + 1, kOf)) return false;
    return at == 0 || !Is(at - 1, kBefore | kBy | kUp | kDown);
  }

  // "one in five", "three-in-five", "ninety-two in a hundred".
  std::optional<Number> Ratio(uint32_t at) const {
    if (!Is(at, kFigure | kOnes | kTeens | kTens)) return std::nullopt;
    const std::optional<Number> count = Below(at);
    if (!count) return std::nullopt;
    const uint32_t in = Skip(count->end, kDash);
    if (!Is(in, kIn) || (count->figure && !Is(in, kOutOf))) return std::nullopt;
    const uint32_t of = Skip(in + 1, kDash);
    const bool every = Is(of, kHundred | kScale) && !lexemes_[of].glued;  // "one out of every thousand"
    if (!every && !Is(of, kFigure | kOnes | kTeens | kTens | kAn)) return std::nullopt;
    const std::optional<Number> whole = Whole(of);
    if (!whole || (count->figure && !whole->figure)) return std::nullopt;
    const double size = whole->value();
    if (count->figure) {  // "29 out of 30" is 29
      if (count->value() >= size || Is(whole->end, kDuration)) return std::nullopt;
      Number n = *count;
      n.end = whole->end;
      return n;
    }
    const bool round = size <= 10 || std::fmod(size, 10) == 0;
    if (size > kMostOf || !round || count->value() >= size || Is(Skip(whole->end, kDash), kDuration | kPercent))
      return std::nullopt;
    Number n = As(Number::Kind::kShare, *whole);
    n.mantissa = std::round(kPercents * 10 * count->value() / size);
    n.exponent = -1;
    n.scaled = false;
    return n;
  }

  std::optional<Number> Couple(uint32_t at) const {
    const uint32_t couple = Skip(at, kAn);
    if (!Is(couple, kCouple) || couple == at) return std::nullopt;
    Number n = Of(couple);
    n.loose = true;
    if (Is(n.end, kOf)) {
      const std::optional<Number> of = Is(n.end + 1, kHundred | kScale | kDozen) ? Whole(n.end + 1) : std::nullopt;
      if (of) n.end = of->end;
    }
    return n;
  }

  // A figure, or words below a hundred: "twenty-one".
  std::optional<Number> Below(uint32_t at) const {
    if (const uint32_t part = Skip(at + 1, kDash); Is(at, kFigure) && !IsFraction(at) && IsFraction(part))
      return Sum(Of(at), Of(part));  // "2 1/2", "2-1/2"
    if (Is(at + 1, kPointer) && Is(at + 2, kOnes) && lexemes_[at].letters) return Spoken(at);
    if (Is(at, kFigure | kOnes | kTeens)) return Of(at);
    if (!Is(at, kTens)) return std::nullopt;
    const Number tens = Of(at);
    const uint32_t ones = Skip(at + 1, kDash);
    return Is(ones, kOnes) ? Sum(tens, Of(ones)) : tens;
  }

  // "one point two five".
  std::optional<Number> Spoken(uint32_t at) const {
    if (!Is(at, kFigure | kOnes | kTeens | kTens)) return std::nullopt;
    Number n = Of(at);
    n.figure = false;
    n.end = at + 2;
    for (int digits = 0; digits < kMostDecimals && Is(n.end, kOnes); ++digits, ++n.end) {
      n.mantissa = n.mantissa * 10 + lexemes_[n.end].mantissa;
      --n.exponent;
    }
    return n;
  }

  // A figure below one: "1/2".
  bool IsFraction(uint32_t at) const {
    return Is(at, kFigure) && lexemes_[at].exponent == 0 && lexemes_[at].mantissa > 0 && lexemes_[at].mantissa < 1;
  }

  // "and a half", "and three-quarters" after a number in units of 10^exponent.
  std::optional<Number> AndHalf(uint32_t at, int exponent) const {
    at = Skip(at, kDash);
    if (!Is(at, kAnd)) return std::nullopt;
    at = Skip(at + 1, kDash);
    if (!Is(at, kAn | kOnes)) return std::nullopt;
    const double count = lexemes_[at].mantissa;
    at = Skip(at + 1, kDash);
    if (!Is(at, kPart)) return std::nullopt;
    constexpr double kHundredths = 100;
    const double part = count * kHundredths / lexemes_[at].mantissa;
    if (part != std::floor(part)) return std::nullopt;
    Number n;
    n.mantissa = part;
    n.exponent = exponent - kHundredExponent;
    n.end = at + 1;
    return n;
  }

  // One term: "a hundred and five", "2.5", "two dozen", "three-and-a-half", and its scale: "million".
  std::optional<Number> Term(uint32_t at) const {
    std::optional<Number> n;
    if (Is(at, kAn)) {
      if (!Is(at + 1, kHundred | kScale | kDozen)) return std::nullopt;
      n = Of(at);
    } else if (Is(at, kHundred | kScale | kDozen)) {
      if (Is(at, kScale) && lexemes_[at].glued) return std::nullopt;
      n = Number{.mantissa = 1, .end = at};
    } else {
      n = Below(at);
    }
    if (!n) return n;
    if (const auto half = AndHalf(n->end, n->exponent)) n = Sum(*n, *half);
    if (const uint32_t dozen = Skip(n->end, kDash); Is(dozen, kDozen)) {
      n->mantissa *= lexemes_[dozen].mantissa;
      n->end = dozen + 1;
      n->scaled = true;
      return n;
    }
    if (const uint32_t hundred = Skip(n->end, kDash); Is(hundred, kHundred)) n = Hundreds(*n, hundred, at);
    return Scales(*n);
  }

  // "a hundred and two thousand" is one number, but not behind "between".
  Number Hundreds(Number n, uint32_t at, uint32_t first) const {
    n.exponent += lexemes_[at].exponent;
    n.end = at + 1;
    n.scaled = true;
    const uint32_t rest = Skip(Skip(n.end, kAnd), kDash);
    if (!Is(rest, kOnes | kTeens | kTens)) return n;
    const bool linked = Is(n.end, kAnd);
    const std::optional<Number> below = Below(rest);
    const bool between = first > 0 && Is(first - 1, kBetween);
    if (!below || (linked && Is(Skip(below->end, kDash), between ? kHundred | kScale : kHundred))) return n;
    return Sum(n, *below);
  }

  Number Scales(Number n) const {
    for (int i = 0; i < kMostScales; ++i) {
      const uint32_t scale = Skip(n.end, kDash);
      if (!Is(scale, kScale)) break;
      n.exponent += lexemes_[scale].exponent;
      n.end = scale + 1;
      n.scaled = true;
      if (const auto half = AndHalf(n.end, n.exponent)) n = Sum(n, *half);
    }
    return n;
  }

  // Terms whose scales fall: "two million three hundred thousand and five". One in figures stands alone.
  std::optional<Number> Whole(uint32_t at) const {
    std::optional<Number> sum = Term(at);
    if (!sum || sum->figure || !sum->scaled || Is(at, kFigure)) return sum;
    double least = PowerOfTen(std::max(sum->exponent, 0));
    for (int terms = 1; terms < kMostTerms; ++terms) {
      const uint32_t next = Skip(sum->end, kAnd);
      if (!Is(next, kOnes | kTeens | kTens | kAn)) break;
      const std::optional<Number> term = Term(next);
      if (!term || term->value() >= least) break;
      if (next != sum->end && term->scaled) break;  // "a thousand and a million"
      least = PowerOfTen(std::max(term->exponent, 0));
      sum = Sum(*sum, *term);
      if (!term->scaled) break;
    }
    return sum;
  }

  std::span<const Lexeme> lexemes_;
};

}  // namespace

double Number::value() const {
  return exponent >= 0 ? mantissa * PowerOfTen(exponent) : mantissa / PowerOfTen(-exponent);
}

std::optional<Number> ReadNumber(std::span<const Lexeme> lexemes, uint32_t at) { return Grammar(lexemes).Read(at); }

}  // namespace dateline::quantities
