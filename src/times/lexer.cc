// One pass over the bytes: runs of letters, figures, signs. Most words are read in ReadBlock, without a branch that
// depends on them; what needs a closer look is read by itself.
#include "times/lexer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "base/byte_block.h"
#include "times/civil_days.h"
#include "times/feasts.h"

namespace dateline::timex {
namespace {

constexpr size_t kMostDigits = 9;
constexpr uint8_t kPastAscii = 0x80, kCaseBit = 0x20;
constexpr int32_t kHourMinutes = 60, kDayHours = 24, kTenth = 10;
constexpr std::string_view kOrdinalEndings[] = {"st", "nd", "rd", "th"};
constexpr std::string_view kEraLetters[] = {"bce", "bc", "ad", "ce"};

enum class Kind : uint8_t { kOther, kLetter, kDigit, kSpace };

constexpr auto kKinds = [] {
  std::array<Kind, 256> kinds = {};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    kinds[c] = letter                                            ? Kind::kLetter
               : c >= '0' && c <= '9'                            ? Kind::kDigit
               : c == ' ' || c == '\t' || c == '\r' || c == '\n' ? Kind::kSpace
                                                                 : Kind::kOther;
  }
  return kinds;
}();

struct Sign {
  std::string_view bytes;
  uint64_t classes;
};
constexpr Sign kSigns[] = {
    {",", kComma},
    {"-", kDash},
    {"/", kDash},
    {".", kStop},
    {";", kStop},
    {"?", kStop},
    {"!", kStop},
    {"(", kStop},
    {"\u2013", kDash},
    {"\u2014", kDash | kStop},
    {"\u2019s", kPossessive},
    {"'s", kPossessive},
};

// Of signs of one byte.
constexpr auto kSignClasses = [] {
  std::array<uint64_t, 256> classes = {};
  for (const Sign& sign : kSigns)
    if (sign.bytes.size() == 1) classes[static_cast<uint8_t>(sign.bytes[0])] = sign.classes;
  return classes;
}();

// Signs that mean the same wherever they stand.
constexpr auto kPlainSigns = [] {
  std::array<bool, 256> plain = {};
  for (size_t c = 0; c < 256; ++c) plain[c] = kKinds[c] == Kind::kOther && c != '\'' && c != '`';
  return plain;
}();

constexpr WordFilter kNoWords = {};
constexpr size_t kMostOfBlock = 2 * kBlockBytes;  // lexemes that begin in one
// Fractions and letters whose small ones are of ASCII: a word with one of them may be one that is watched for.
constexpr std::string_view kWatchedLetters[] = {"\u00bc", "\u00bd", "\u00be", "\u0130", "\u212a"};

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

class Lexer {
 public:
  Lexer(std::string_view text, Lexemes* out, Watch* watch)
      : text_(text), out_(*out), watch_(watch), watched_(watch != nullptr ? *watch->words : kNoWords) {}

  uint32_t Run(uint32_t at) {
    const auto end = static_cast<uint32_t>(text_.size());
    while (at < end && out_.size < kMostLexemes && !ended_) {
      if (out_.room.size() < out_.size + kMostOfBlock) out_.room.resize(2 * (out_.size + kMostOfBlock));
      block_ = at;
      seen_ = 0;
      at = out_.size + kMostOfBlock <= kMostLexemes ? ReadBlock(at) : ReadOne(at);
      if (seen_ != 0 && watch_ != nullptr) Report();
    }
    return at;
  }

 private:
  Kind KindAt(size_t at) const { return at < text_.size() ? kKinds[static_cast<uint8_t>(text_[at])] : Kind::kSpace; }
  char At(size_t at) const { return at < text_.size() ? text_[at] : ' '; }

  void See(uint32_t at) { seen_ |= uint64_t{1} << (at - block_); }
  // "twenty" of "twentyn't", whose apostrophe stands at `at`.
  void SeeNegated(uint32_t at) {
    if (at < 2 || Small(text_[at - 1]) != 'n') return;
    uint32_t begin = at - 1;
    while (begin > 0 && at - begin <= kMostPacked && kKinds[static_cast<uint8_t>(text_[begin - 1])] == Kind::kLetter)
      --begin;
    if (at - 1 - begin <= kMostPacked && watched_.MayHave(Pack(text_, begin, at - 1 - begin)))
      See(std::max(begin, block_));
  }
  void Report() {
    for (; seen_ != 0; seen_ &= seen_ - 1)
      watch_->places.push_back(block_ + static_cast<uint32_t>(std::countr_zero(seen_)));
  }

  // Reads what begins in the block at `at`, as far as its words end there, at least one; gives where to read on.
  uint32_t ReadBlock(uint32_t at) {
    const PaddedBlock padded(text_, at);
    const char* const bytes = padded.bytes;
    const ByteBlock block = BlockOf(bytes);
    const WordIndex words = kWords;
    const Meaning* const meanings = kMeaningOf;
    Lexeme* out = out_.room.data() + out_.size;
    uint64_t starts = (block.letters & ~(block.letters << 1)) | block.others;
    uint64_t seen = 0, classes = 0;
    auto next = static_cast<uint32_t>(std::min(text_.size(), at + kBlockBytes));
    while (starts != 0) {
      const auto place = static_cast<uint32_t>(std::countr_zero(starts));
      const auto size = static_cast<uint32_t>(std::countr_one(block.letters >> place));
      const uint32_t begin = at + place, end = begin + size;
      const PackedWord word = PackLetters(bytes + place, std::min<size_t>(size, kMostPacked));
      const auto sign = static_cast<uint8_t>(bytes[place + size]);
      const bool capital = (static_cast<uint8_t>(bytes[place]) & kCaseBit) == 0;
      // One branch for all that is rare is cheaper than one for each.
      const bool stopped = (sign == '.') & (capital | (size == 1));
      const bool plain = kPlainSigns[sign];
      const bool odd = ((size == 0) & !plain) | (size > kMostPacked) | (place + size >= kBlockBytes) |
                       (sign >= kPastAscii) | ((stopped | (capital & kFeastWords.MayHave(word))) & (size != 0));
      if (odd) {
        if (place > 0 && place + size == kBlockBytes) {
          next = begin;
          break;
        }
        out_.size = static_cast<size_t>(out - out_.room.data());
        next = ReadOne(begin);
        out = out_.room.data() + out_.size;
        if (ended_ || next >= at + kBlockBytes) break;
        const uint64_t behind = ~uint64_t{0} << (next - at);
        starts = (starts & behind) | (block.letters & behind & ~(behind << 1));
        next = static_cast<uint32_t>(std::min(text_.size(), at + kBlockBytes));
        continue;
      }
      seen |= uint64_t{watched_.MayHave(word) && size != 0} << place;
      const size_t row = words.Find(word);
      const Meaning& meaning = meanings[row];
      const bool past = EndsInEd(bytes, place + size) & (size > 3);
      classes |= meaning.classes;
      out[0] = {meaning.classes | (row == 0 && past ? uint64_t{kPast} : 0), meaning.number, meaning.tenths, begin, end};
      if (meaning.by_spelling) [[unlikely]] {
        out[0] = LexemeOf(word, {.capital = capital, .ends_in_ed = past});
        out[0].begin = begin;
        out[0].end = end;
        classes |= out[0].classes;
      }
      // A sign right behind it, or the sign alone, is written in any case, and counted if there is one.
      out += size == 0 ? 0 : 1;
      *out = {.classes = kSignClasses[sign], .begin = end, .end = end + 1};
      out += plain ? 1 : 0;
      starts &= (starts - 1) & ~(uint64_t{plain} << (place + size));
    }
    out_.size = static_cast<size_t>(out - out_.room.data());
    out_.classes |= classes;
    seen_ |= seen;
    return next;
  }

  // The two bytes before `end`; two branches less than a look at the size.
  static bool EndsInEd(const char* bytes, uint32_t end) {
    const char* last = bytes + std::max(static_cast<int32_t>(end) - 2, 0);
    return (last[0] == 'e') & (last[1] == 'd');
  }

  // Reads the lexeme or the white space at `at`; gives the place behind.
  uint32_t ReadOne(uint32_t at) {
    PackedWord word;
    if (const auto size = static_cast<uint32_t>(LettersAt(text_, at, &word)); size != 0) return Letters(at, size, word);
    switch (KindAt(at)) {
      case Kind::kSpace:
        ended_ = text_[at] == '\n' && out_.size > 0 && EndsParagraph(at);
        return at + 1;
      case Kind::kLetter:
        return AnyLetters(at);
      case Kind::kDigit:
        return Digits(at);
      case Kind::kOther:
        break;
    }
    return Other(at);
  }

  // A line break behind which another stands, with nothing but white space between.
  bool EndsParagraph(uint32_t at) const {
    constexpr uint32_t kLook = 16;
    for (uint32_t next = at + 1; next < std::min<size_t>(text_.size(), at + kLook); ++next) {
      if (text_[next] == '\n') return true;
      if (KindAt(next) != Kind::kSpace) return false;
    }
    return false;
  }

  uint32_t Emit(Lexeme lexeme, size_t begin, size_t end) {
    lexeme.begin = static_cast<uint32_t>(begin);
    lexeme.end = static_cast<uint32_t>(end);
    out_.classes |= lexeme.classes;
    out_.room[out_.size++] = lexeme;
    return lexeme.end;
  }

  // The word of `size` letters of ASCII at `at`. What reaches beyond them is read by AnyLetters.
  uint32_t Letters(uint32_t at, uint32_t size, const PackedWord& word) {
    const uint32_t end = at + size;
    const char next = At(end);
    const bool capital = text_[at] <= 'Z';
    if (watched_.MayHave(word)) See(at);
    if (static_cast<uint8_t>(next) >= kPastAscii) SeeNegated(end);
    const bool goes_on = static_cast<uint8_t>(next) >= kPastAscii && !IsSignAt(end);
    if (goes_on || size > kMostPacked || (next == '.' && (capital || size == 1))) return AnyLetters(at);
    const Lexeme lexeme = LexemeOf(word, {.capital = capital, .ends_in_ed = size > 3 && EndsInEd(&text_.front(), end)});
    if (capital && kFeastWords.MayHave(word))
      if (const std::optional<FoundFeast> feast = FeastAt(text_, at, word))
        return Emit({.classes = kFeast, .number = feast->index}, at, feast->end);
    return Emit(lexeme, at, end);
  }

  uint32_t AnyLetters(uint32_t at) {
    for (const Sign& sign : kSigns)  // dashes and apostrophes of several bytes
      if (static_cast<uint8_t>(text_[at]) >= 0xE2 && text_.substr(at).starts_with(sign.bytes))
        return Emit({.classes = sign.classes}, at, at + sign.bytes.size());
    if (IsSignAt(at)) return Emit({}, at, at + 3);
    uint32_t end = at + 1;
    while (KindAt(end) == Kind::kLetter && !IsSignAt(end)) ++end;
    const std::string_view word = text_.substr(at, end - at);
    for (const std::string_view letter : kWatchedLetters)
      if (word.find(letter) != word.npos) See(at);
    if (const uint32_t stop = DottedEnd(at, end); stop > end) return stop;
    if (At(end) == '.') {
      const Lexeme stopped = LexemeOf(text_.substr(at, end - at + 1));
      if (stopped.Is(kMonth | kWeekday)) return Emit(stopped, at, end + 1);
    }
    const Lexeme lexeme = LexemeOf(word);
    if (word[0] >= 'A' && word[0] <= 'Z')
      if (const std::optional<FoundFeast> feast = FeastAt(text_, at))
        return Emit({.classes = kFeast, .number = feast->index}, at, feast->end);
    return Emit(lexeme, at, end);
  }

  bool IsSignAt(size_t at) const {
    return At(at) == '\xE2' && At(at + 1) == '\x80' && (static_cast<uint8_t>(At(at + 2)) & 0xF0) == 0x90;
  }

  // "a.m.", "p.m", "B.C.": one lexeme; else 0.
  uint32_t DottedEnd(uint32_t at, uint32_t end) {
    if (end - at != 1 || At(end) != '.' || KindAt(end + 1) != Kind::kLetter || KindAt(end + 2) == Kind::kLetter)
      return 0;
    const char pair[] = {Small(At(at)), Small(At(end + 1))};
    const std::string_view letters(pair, 2);
    uint32_t stop = end + 2;
    if (At(stop) == '.') ++stop;
    for (std::string_view known : kEraLetters)
      if (letters == known && At(at) != pair[0]) {
        if (letters == kEraLetters[1] && KindAt(stop) == Kind::kLetter && At(stop + 1) == '.') stop += 2;
        return Emit({.classes = kEra, .number = letters == kEraLetters[1] ? -1 : 1}, at, stop);
      }
    if (pair[1] != 'm' || (pair[0] != 'a' && pair[0] != 'p')) return 0;
    return Emit({.classes = kAmPm, .number = pair[0] == 'a' ? 0 : 12}, at, stop);
  }

  struct Figure {
    int32_t value = 0;
    uint32_t end = 0;
    size_t digits = 0;
  };

  // Of the digits at `at`; a value of more than kMostDigits is none (-1).
  Figure FigureAt(uint32_t at) const {
    Figure figure{0, at, 0};
    for (; KindAt(figure.end) == Kind::kDigit; ++figure.end, ++figure.digits)
      if (figure.digits < kMostDigits) figure.value = figure.value * 10 + (text_[figure.end] - '0');
    if (figure.digits > kMostDigits) figure.value = -1;
    return figure;
  }

  uint32_t Digits(uint32_t at) {
    See(at);
    const Figure first = FigureAt(at);
    if (const uint32_t end = Date(at, first); end != 0) return end;
    if (const uint32_t end = Clock(at, first); end != 0) return end;
    uint32_t end = first.end;
    // "1,500", "2.5": read over; a decimal is a number of tenths.
    bool grouped = false;
    while (At(end) == ',' && KindAt(end + 1) == Kind::kDigit && FigureAt(end + 1).digits == 3) {
      end += 4;
      grouped = true;
    }
    if (At(end) == '.' && KindAt(end + 1) == Kind::kDigit) {
      const Figure rest = FigureAt(end + 1);
      const bool small = !grouped && rest.digits == 1 && first.value >= 0 && first.digits <= 4;
      if (small) return Emit({.classes = kNumber, .tenths = first.value * kTenth + rest.value}, at, rest.end);
      return Emit({}, at, rest.end);
    }
    if (grouped) {
      int64_t value = 0;
      for (char c : text_.substr(at, std::min<size_t>(end - at, 12)))
        if (c != ',') value = value * 10 + (c - '0');
      const bool fits = end - at <= 9;
      return Emit({.classes = fits ? uint64_t{kNumber} : 0, .tenths = fits ? static_cast<int32_t>(value * kTenth) : 0},
                  at, end);
    }
    if (KindAt(end) == Kind::kLetter && !IsSignAt(end)) return WithLetters(at, first);
    if (first.digits > 4 || first.value < 0) return Emit({}, at, end);
    return Emit(FigureOf(first.value, first.digits), at, end);
  }

  // "3rd", "1990s", "5pm", "240BC"; anything else means nothing.
  uint32_t WithLetters(uint32_t at, const Figure& first) {
    uint32_t end = first.end;
    while (KindAt(end) == Kind::kLetter && !IsSignAt(end)) ++end;
    const std::string_view ending = text_.substr(first.end, end - first.end);
    if (first.digits > 4) return Emit({}, at, end);
    if (ending == "s" && first.value % 10 == 0 &&
        (first.digits == 4 ? first.value >= 1000 && first.value < 2200 : false))
      return Emit({.classes = kDecade, .number = first.value}, at, end);
    if (std::find(std::begin(kOrdinalEndings), std::end(kOrdinalEndings), ending) != std::end(kOrdinalEndings))
      return Emit(
          {.classes = kOrdinal | (first.value >= 1 && first.value <= 31 ? kDay : uint64_t{0}), .number = first.value},
          at, end);
    const Lexeme unit = LexemeOf(ending);
    if (unit.Is(kAmPm | kEra | kZone) || DottedMeridian(first.end)) {
      Emit(FigureOf(first.value, first.digits), at, first.end);
      return first.end;
    }
    return Emit({}, at, end);
  }

  bool DottedMeridian(uint32_t at) const {
    const char c = Small(At(at));
    return (c == 'a' || c == 'p') && At(at + 1) == '.' && Small(At(at + 2)) == 'm';
  }

  // "2024-03-20", "2024-03-20T15:00", "3/20/2024"; 0 when it is none.
  uint32_t Date(uint32_t at, const Figure& first) {
    const char sign = At(first.end);
    if ((sign != '-' && sign != '/') || KindAt(first.end + 1) != Kind::kDigit || first.digits > 4) return 0;
    const Figure second = FigureAt(first.end + 1);
    if (At(second.end) != sign || KindAt(second.end + 1) != Kind::kDigit || second.digits > 2) return 0;
    const Figure third = FigureAt(second.end + 1);
    if (KindAt(third.end) == Kind::kLetter && At(third.end) != 'T') return 0;
    CivilDate date;
    if (first.digits == 4 && third.digits <= 2) {
      date = {first.value, second.value, third.value};
    } else if (first.digits <= 2 && (third.digits == 4 || third.digits == 2)) {
      constexpr int32_t kCentury = 1900, kTurn = 40;
      const int32_t year =
          third.digits == 4 ? third.value : third.value + (third.value < kTurn ? kCentury + 100 : kCentury);
      date = first.value > 12 ? CivilDate{year, second.value, first.value} : CivilDate{year, first.value, second.value};
    } else {
      return 0;
    }
    if (date.year < kFirstYear || date.year > kLastYear || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > DaysIn(date.year, date.month))
      return 0;
    return Emit({.classes = kIso, .number = DayOf(date)}, at, third.end);
  }

  // "10:30", "10.30 p.m."; 0 when it is none.
  uint32_t Clock(uint32_t at, const Figure& hour) {
    const char sign = At(hour.end);
    if ((sign != ':' && sign != '.') || hour.digits > 2 || hour.value >= kDayHours + 1) return 0;
    if (KindAt(hour.end + 1) != Kind::kDigit) return 0;
    Figure minute = FigureAt(hour.end + 1);
    if (minute.digits != 2 || minute.value >= kHourMinutes) return 0;
    if (sign == '.') {
      const uint32_t next = minute.end + (minute.end < text_.size() && text_[minute.end] == ' ' ? 1 : 0);
      if (!DottedMeridian(next) && !LexemeOf(text_.substr(next, 2)).Is(kAmPm)) return 0;
    }
    uint32_t end = minute.end;
    if (At(end) == ':' && KindAt(end + 1) == Kind::kDigit && FigureAt(end + 1).digits == 2) end += 3;
    return Emit({.classes = kClock, .number = hour.value * kHourMinutes + minute.value}, at, end);
  }

  uint32_t Other(uint32_t at) {
    // "'90s", "'98"; not "5'11".
    if (text_[at] == '\'' || text_[at] == '`') SeeNegated(at);
    const bool inside = at > 0 && KindAt(at - 1) == Kind::kDigit;
    if (text_[at] == '\'' && KindAt(at + 1) == Kind::kDigit && !inside) {
      const Figure figure = FigureAt(at + 1);
      if (figure.digits == 2) {
        See(at);
        constexpr int32_t kTurn = 30, kOld = 1900, kNew = 2000;
        const int32_t year = figure.value + (figure.value < kTurn ? kNew : kOld);
        if (At(figure.end) == 's' && figure.value % 10 == 0)
          return Emit({.classes = kDecade, .number = year}, at, figure.end + 1);
        return Emit({.classes = kYear, .number = year}, at, figure.end);
      }
    }
    if (text_[at] == '\'' && At(at + 1) == 's') return Emit({.classes = kPossessive}, at, at + 2);
    return Emit({.classes = kSignClasses[static_cast<uint8_t>(text_[at])]}, at, at + 1);
  }

  std::string_view text_;
  Lexemes& out_;
  Watch* watch_;
  const WordFilter& watched_;
  uint32_t block_ = 0;  // where what is read in one go begins
  uint64_t seen_ = 0;   // of the watched, by their places from block_ on
  bool ended_ = false;  // behind a blank line
};

constexpr int32_t kMostTenths = 2000000000;  // of a number; a larger one is vague

// Reads the number that begins at a lexeme.
class NumberJoiner {
 public:
  // REQUIRES: there is a maker among them.
  explicit NumberJoiner(Lexemes* lexemes) : all_(lexemes->room.data(), lexemes->size), size_(lexemes->size) {}

  static constexpr uint64_t kMakers = kNumber | kSum;  // a number has one of them, perhaps behind "a"

  void Run() {
    size_t to = 0;
    while (to < all_.size() && !all_[to].Is(kMakers)) ++to;
    if (to > 0) --to;
    for (size_t at = to; at < all_.size();) {
      if (!all_[at].Is(kNumber | kSum | kHalf | kA | kOrdinal)) {
        if (to != at) all_[to] = all_[at];
        ++to;
        ++at;
        continue;
      }
      Lexeme lexeme = all_[at];
      at = Join(at, &lexeme);
      all_[to++] = lexeme;
    }
    size_ = to;
  }

 private:
  const Lexeme& At(size_t i) const { return i < all_.size() ? all_[i] : kNothing; }
  bool IsOnes(size_t i) const {
    return At(i).Is(kNumber) && !At(i).Is(kDay | kTwoDigits) && At(i).tenths > 0 && At(i).tenths < 100;
  }

  size_t Join(size_t at, Lexeme* out) const {
    size_t next = at;
    int32_t tenths = 0;
    if (At(at).Is(kA) && At(at + 1).Is(kSum)) {
      tenths = 10;
      next = at + 1;
    } else if (At(at).Is(kSum)) {
      tenths = 10;
    } else if (At(at).Is(kNumber)) {
      tenths = At(at).tenths;
      next = at + 1;
      if (!At(at).Is(kDay | kTwoDigits | kYear)) {
        if (const size_t year = Year(at, out); year != 0) return year;
        const size_t ones = next + (At(next).Is(kDash) ? 1 : 0);
        if (tenths >= 200 && tenths % 100 == 0 && tenths < 1000) {
          if (IsOnes(ones)) {
            tenths += At(ones).tenths;
            next = ones + 1;
          } else if (At(ones).Is(kOrdinal) && At(ones).number < 10) {
            *out = At(ones);
            out->number += tenths / 10;
            if (out->number <= 31) out->classes |= kDay;
            out->begin = At(at).begin;
            return ones + 1;
          }
        }
      }
    } else {
      return at + 1;
    }
    bool summed = false;
    for (; At(next).Is(kSum); ++next) {
      summed = true;
      tenths = static_cast<int32_t>(std::min<int64_t>(int64_t{tenths} * At(next).number, kMostTenths));
    }
    if (summed && At(next).Is(kAnd) && At(next + 1).Is(kNumber)) {
      tenths = static_cast<int32_t>(std::min<int64_t>(int64_t{tenths} + At(next + 1).tenths, kMostTenths));
      next += 2;
    }
    if (summed && At(next).Is(kOf)) ++next;  // "a couple of"
    if (const size_t half = AndAHalf(next); half != 0) {
      tenths = std::min(tenths, kMostTenths - 5) + 5;
      next = half;
    }
    if (next == at + 1 && !summed) return next;
    constexpr int32_t kTwoThousand = 20000;
    if (tenths == kTwoThousand && at > 0 && all_[at - 1].Is(kYearUnit)) {
      *out = {.classes = kYear, .number = tenths / 10, .begin = At(at).begin, .end = At(next - 1).end};
      return next;
    }
    if (tenths >= kMostTenths) {
      *out = {.classes = kVague, .begin = At(at).begin, .end = At(next - 1).end};
      return next;
    }
    *out = {
        .classes = kNumber, .tenths = std::min(tenths, kMostTenths), .begin = At(at).begin, .end = At(next - 1).end};
    return next;
  }

  // Behind "and a half" or "-and-a-half"; 0 when it is none.
  size_t AndAHalf(size_t at) const {
    for (const uint64_t word : {kAnd, kA, kHalf}) {
      if (At(at).classes == kDash) ++at;
      if (!At(at++).Is(word)) return 0;
    }
    return at;
  }

  // "nineteen ninety-six", "two thousand", 0 when it is none.
  size_t Year(size_t at, Lexeme* out) const {
    const int32_t century = At(at).tenths / 10;
    if (century < 13 || century > 20) return 0;
    size_t next = at + 1 + (At(at + 1).Is(kDash) ? 1 : 0);
    const int32_t tens = At(next).tenths / 10;
    if (!At(next).Is(kNumber) || At(next).Is(kDay | kTwoDigits) || tens < 10 || tens > 90) return 0;
    int32_t year = century * 100 + tens;
    ++next;
    const size_t ones = next + (At(next).Is(kDash) ? 1 : 0);
    if (tens % 10 == 0 && tens >= 20 && IsOnes(ones)) {
      year += At(ones).tenths / 10;
      next = ones + 1;
    }
    *out = {.classes = kYear, .number = year, .begin = At(at).begin, .end = At(next - 1).end};
    return next;
  }

  static constexpr Lexeme kNothing = {};
  std::span<Lexeme> all_;  // as they were read, behind what is joined
  size_t& size_;
};

}  // namespace

uint32_t ReadParagraph(std::string_view text, uint32_t at, Lexemes* lexemes, Watch* watch) {
  lexemes->size = 0;
  lexemes->classes = 0;
  return Lexer(text, lexemes, watch).Run(at);
}

void JoinNumbers(Lexemes* lexemes) {
  if ((lexemes->classes & NumberJoiner::kMakers) == 0) return;
  NumberJoiner(lexemes).Run();
}

}  // namespace dateline::timex
