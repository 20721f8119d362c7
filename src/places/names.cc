// Words are cut and folded in one pass over the bytes.
#include "places/names.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace dateline {
namespace {

#include "places/latin.inc"

// Shortened words of names, as they are written and as they are compared.
constexpr std::pair<std::string_view, std::string_view> kShort[] = {
    {"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"},      {"n", "north"},
    {"s", "south"},  {"e", "east"},     {"w", "west"},   {"mtn", "mountain"},
};
constexpr size_t kLongestShort = 3;    // bytes of the longest in kShort
constexpr size_t kLongestJoining = 4;  // words in small letters that are hashed: "of", "the", "upon"

constexpr uint64_t kSeed = 0xCBF29CE484222325U, kPrime = 0x100000001B3U;

enum Class : uint8_t { kGap, kSmall, kLarge, kDigit, kHigh };

constexpr std::array<Class, 256> Classes() {
  std::array<Class, 256> classes{};
  for (size_t c = 0; c < classes.size(); ++c)
    classes[c] = c >= 'a' && c <= 'z'   ? kSmall
                 : c >= 'A' && c <= 'Z' ? kLarge
                 : c >= '0' && c <= '9' ? kDigit
                 : c >= 0x80            ? kHigh
                                        : kGap;
  return classes;
}
constexpr std::array<Class, 256> kClasses = Classes();

Class ClassOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }

// A letter of Latin script with a mark: what it is without; null for other characters.
const char* Plain(char32_t c) {
  const char* plain = c >= 0xC0 && c <= 0x24F      ? kLatin[c - 0xC0]
                      : c >= 0x1E00 && c <= 0x1EFF ? kLatinAdditional[c - 0x1E00]
                                                   : nullptr;
  return plain != nullptr && *plain != '\0' ? plain : nullptr;
}

bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BB || c == 0x2BC || c == '`';
}

// Reads one word and what stands before it.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool Next(NameWord* word) {
    *word = {};
    word->gap = Gap();
    if (at_ == text_.size()) return false;
    word->begin = static_cast<uint32_t>(at_);
    letters_ = large_ = digits_ = points_ = 0;
    Word(word);
    const size_t size = at_ - word->begin;
    word->shape = letters_ == 0                        ? WordShape::kNumber
                  : !first_large_                      ? WordShape::kLower
                  : large_ == letters_ && letters_ > 1 ? WordShape::kCapitals
                                                       : WordShape::kCapital;
    if (word->shape != WordShape::kLower || size <= kLongestJoining) word->hash = Hash(word->begin, at_);
    word->end = static_cast<uint32_t>(at_);
    After(word);
    return true;
  }

  uint64_t Hash(size_t begin, size_t end) const {
    uint64_t hash = kSeed;
    size_t size = 0;
    char folded[kLongestShort];
    const auto add = [&](char c) {
      if (size < kLongestShort) folded[size] = c;
      ++size;
      hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    };
    for (size_t i = begin; i < end;) {
      const Class c = ClassOf(text_[i]);
      if (c == kHigh) {
        const Utf8Char high = DecodeUtf8(text_, i);
        if (const char* plain = Plain(high.code))
          for (; *plain != '\0'; ++plain) add(*plain);
        i += high.size;
        continue;
      }
      if (c != kGap) add(c == kLarge ? static_cast<char>(text_[i] | 0x20) : text_[i]);
      ++i;
    }
    if (size > 0 && size <= kLongestShort)
      for (const auto& [written, meant] : kShort)
        if (written == std::string_view(folded, size)) {
          hash = kSeed;
          for (const char c : meant) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
        }
    return hash ^ (hash >> 32);
  }

 private:
  // The character at `at`: how many bytes it takes when it belongs to a word, else 0.
  size_t Letter(size_t at) {
    const Class c = ClassOf(text_[at]);
    if (c == kGap) return 0;
    if (c != kHigh) {
      ++(c == kDigit ? digits_ : letters_);
      if (c == kLarge) ++large_;
      return 1;
    }
    const Utf8Char high = DecodeUtf8(text_, at);
    if (!high.valid || Plain(high.code) == nullptr) return 0;
    ++letters_;
    if (IsUpper(high.code)) ++large_;
    return high.size;
  }

  bool LetterAt(size_t at) const {
    if (at >= text_.size()) return false;
    const Class c = ClassOf(text_[at]);
    return c == kSmall || c == kLarge || (c == kHigh && Plain(DecodeUtf8(text_, at).code) != nullptr);
  }

  size_t ApostropheAt(size_t at) const {
    if (at >= text_.size()) return 0;
    if (ClassOf(text_[at]) == kGap) return IsApostrophe(static_cast<unsigned char>(text_[at])) ? 1 : 0;
    if (ClassOf(text_[at]) != kHigh) return 0;
    const Utf8Char high = DecodeUtf8(text_, at);
    return IsApostrophe(high.code) ? high.size : 0;
  }

  // "'s" and no letter behind it.
  bool PossessiveAt(size_t at) const {
    const size_t mark = ApostropheAt(at);
    return mark > 0 && at + mark < text_.size() && (text_[at + mark] | 0x20) == 's' && !LetterAt(at + mark + 1);
  }

  // Letters, digits; apostrophes between letters but for "'s"; points within initials: "U.S.", "W.Va.".
  void Word(NameWord* word) {
    size_t since_point = 0;
    first_large_ = false;
    while (at_ < text_.size()) {
      if (const size_t size = Letter(at_)) {
        if (letters_ == 1 && large_ == 1) first_large_ = true;
        at_ += size;
        ++since_point;
        continue;
      }
      const bool letter_before = letters_ > 0 && digits_ == 0;
      if (text_[at_] == '.' && letter_before && since_point <= 2 && LetterAt(at_ + 1) && large_ > 0 &&
          (since_point == 1 || points_ > 0) && ClassOf(text_[at_ + 1]) != kSmall) {
        ++at_;
        ++points_;
        since_point = 0;
        continue;
      }
      const size_t mark = ApostropheAt(at_);
      if (mark == 0 || !letter_before || !LetterAt(at_ + mark) || PossessiveAt(at_)) break;
      at_ += mark;
    }
    word->points = points_ > 0;
  }

  // The possessive, and a point that belongs to the word: "U.S." has one.
  void After(NameWord* word) {
    if (word->points && at_ < text_.size() && text_[at_] == '.') word->end = static_cast<uint32_t>(++at_);
    if (!word->points && at_ < text_.size() && text_[at_] == '.') word->points = true;
    if (PossessiveAt(at_)) {
      word->possessive = true;
      at_ += ApostropheAt(at_) + 1;
    } else if (const size_t mark = ApostropheAt(at_); mark > 0 && text_[at_ - 1] == 's') {
      word->possessive = true;
    }
    shortens_ = word->points && first_large_ && word->end - word->begin <= kLongestShort;
  }

  WordGap Gap() {
    const size_t from = at_;
    bool blanks = true, comma = false, open = false, dash = false, end = from == 0, other = false;
    size_t lines = 0, hyphens = 0, points = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const Class of = ClassOf(c);
      if (of == kSmall || of == kLarge || of == kDigit) break;
      if (of == kHigh) {
        const Utf8Char high = DecodeUtf8(text_, at_);
        if (high.valid && Plain(high.code) != nullptr) break;
        if (high.code == 0x2013 || high.code == 0x2014)
          dash = true;
        else if (high.code != 0xA0)
          other = true;
        at_ += high.size - 1;
        blanks = blanks && high.code == 0xA0;
        continue;
      }
      if (c == ' ' || c == '\t' || c == '\r') continue;
      blanks = false;
      if (c == '\n')
        ++lines;
      else if (c == ',')
        comma = true;
      else if (c == '(' || c == '[')
        open = true;
      else if (c == '-')
        ++hyphens;
      else if (c == '.')
        ++points;
      else if (c == '!' || c == '?' || c == ':' || c == ';')
        end = true;
      else
        other = true;
    }
    const size_t size = at_ - from;
    if (end || lines > 1 || (points > 0 && !(shortens_ && points == 1 && !other && !comma && !open && lines == 0)))
      return dash || hyphens > 1 ? WordGap::kDash : WordGap::kEnd;
    if (points == 1 && size > 1) return hyphens > 0 || dash ? WordGap::kDash : WordGap::kPoint;
    if (dash || hyphens > 1 || (hyphens == 1 && size > 1)) return WordGap::kDash;
    if (hyphens == 1) return WordGap::kHyphen;
    if (open) return WordGap::kOpen;
    if (comma) return other ? WordGap::kOther : WordGap::kComma;
    if (other) return WordGap::kOther;
    return blanks || lines == 1 ? WordGap::kBlank : WordGap::kOther;
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t letters_ = 0, large_ = 0, digits_ = 0, points_ = 0;
  bool first_large_ = false, shortens_ = false;
};

}  // namespace

std::vector<NameWord> NameWordsIn(std::string_view text) {
  std::vector<NameWord> words;
  words.reserve(text.size() / 5);
  Reader reader(text);
  for (NameWord word; reader.Next(&word);) words.push_back(word);
  return words;
}

uint64_t WordHash(std::string_view word) { return Reader(word).Hash(0, word.size()); }

uint64_t NameHash(std::string_view name) {
  static const uint64_t the = WordHash("the");
  uint64_t hash = 0;
  for (const NameWord& word : NameWordsIn(name)) {
    const uint64_t one = WordHash(name.substr(word.begin, word.end - word.begin));
    if (hash != 0 || one != the) hash = Chained(hash, one);
  }
  return hash;
}

}  // namespace dateline
