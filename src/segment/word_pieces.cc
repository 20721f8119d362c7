// WordPieces: BERT's uncased normalisation and greedy longest match, on stack buffers.
#include "segment/word_pieces.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kReadable = 8;                      // bytes read at once by HashOf
constexpr uint32_t kMaxPieceChars = 100;             // BERT: longer stretches are [UNK]
constexpr size_t kPad = 2;                           // room for "##" before the text
constexpr size_t kBufferBytes = kMaxWordBytes * 12;  // lower-cased NFD at its longest

// REQUIRES: kReadable bytes are readable after the first `size`.
uint32_t HashOf(const char* p, size_t size) {
  uint64_t h = size * 0x9E3779B97F4A7C15u, x;
  for (; size > 8; p += 8, size -= 8) {
    std::memcpy(&x, p, 8);
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
  }
  std::memcpy(&x, p, 8);
  if (size < 8) x &= (uint64_t{1} << (8 * size)) - 1;
  h = (h ^ x) * 0x9E3779B97F4A7C15u;
  return static_cast<uint32_t>((h ^ h >> 32) * 0x9E3779B97F4A7C15u >> 32);
}

bool IsQuote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 ||
         c == 0x203A || (c >= 0x300C && c <= 0x300F);
}

// BERT's blocks of Chinese characters, each a stretch of its own.
bool IsChinese(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B820 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

utf8proc_category_t Category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

bool IsControl(char32_t c) {
  if (c < 0x80) return c < 0x20 || c == 0x7F;
  const auto k = Category(c);
  return c == 0xFFFD || k == UTF8PROC_CATEGORY_CN || k >= UTF8PROC_CATEGORY_CC;
}

// Counts of the kinds of characters behind a piece, and the shape they make.
struct ShapeCount {
  uint32_t upper = 0, lower = 0, digit = 0, punctuation = 0, quote = 0, other = 0;
  bool first_upper = false;

  void Add(char32_t c) {
    if (IsUpper(c)) {
      first_upper |= upper + lower + digit + other == 0;
      ++upper;
    } else if (IsLower(c)) {
      ++lower;
    } else if (IsDigit(c)) {
      ++digit;
    } else if (IsQuote(c)) {
      ++quote;
    } else if (IsPunctuation(c) && !IsSymbol(c)) {
      ++punctuation;
    } else if (!IsMark(c)) {
      ++other;
    }
  }

  PieceShape Shape() const {
    if (quote) return PieceShape::kQuote;
    if (punctuation) return PieceShape::kPunctuation;
    if (other) return PieceShape::kOther;
    if (digit) return upper + lower ? PieceShape::kDigitsLetters : PieceShape::kDigits;
    if (upper == 0) return lower ? PieceShape::kLower : PieceShape::kOther;
    if (lower == 0) return upper == 1 ? PieceShape::kInitial : PieceShape::kUpper;
    return first_upper && upper == 1 ? PieceShape::kTitle : PieceShape::kMixed;
  }

  static bool IsSymbol(char32_t c) {
    return c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' || c == '~';
  }
  static bool IsMark(char32_t c) {
    if (c < 0x300) return false;
    const auto k = Category(c);
    return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
  }
};

}  // namespace

// One word in BERT's lower case without accents, after two bytes of padding. `from` says for each byte where in the
// word its character was. Stretches end where BERT's BasicTokenizer cuts.
struct WordPieces::Normal {
  std::array<char, kPad + kBufferBytes + kReadable> bytes{};
  std::array<uint16_t, kPad + kBufferBytes> from;
  std::array<uint16_t, kBufferBytes + 1> cuts;   // ends of stretches, in `bytes`
  std::array<uint16_t, kBufferBytes + 1> chars;  // characters in each
  uint32_t size = kPad, cut_count = 0, char_count = 0;

  void Put(char c, uint32_t at) {
    bytes[size] = c;
    from[size++] = static_cast<uint16_t>(at);
  }
  void Cut() {
    if (size == (cut_count ? cuts[cut_count - 1] : kPad)) return;
    chars[cut_count] = static_cast<uint16_t>(char_count);
    cuts[cut_count++] = static_cast<uint16_t>(size);
    char_count = 0;
  }
  bool Full() const { return size + 4 > from.size(); }
};

namespace {

using Normal = WordPieces::Normal;

void PutLowered(char32_t c, uint32_t at, Normal* out) {
  utf8proc_int32_t parts[8];
  int boundary = 0;
  const auto lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(c));
  const auto n = utf8proc_decompose_char(lower, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, 8) && !out->Full(); ++i) {
    if (utf8proc_category(parts[i]) == UTF8PROC_CATEGORY_MN) continue;
    const bool alone = IsPunctuation(static_cast<char32_t>(parts[i]));
    if (alone) out->Cut();
    utf8proc_uint8_t utf8[4];
    const auto size = utf8proc_encode_char(parts[i], utf8);
    for (utf8proc_ssize_t b = 0; b < size; ++b) out->Put(static_cast<char>(utf8[b]), at);
    ++out->char_count;
    if (alone) out->Cut();
  }
}

void Normalise(std::string_view word, Normal* out) {
  out->size = kPad;
  out->cut_count = out->char_count = 0;
  for (uint32_t at = 0; at < word.size() && !out->Full();) {
    const Utf8Char c = DecodeUtf8(word, at);
    if (c.code > ' ' && c.code < 0x7F) {
      const bool alone = !IsAlnum(c.code);
      if (alone) out->Cut();
      out->Put(static_cast<char>(ToLower(c.code)), at);
      ++out->char_count;
      if (alone) out->Cut();
    } else if (!IsControl(c.code)) {
      const bool alone = IsChinese(c.code);
      if (alone) out->Cut();
      PutLowered(c.code, at, out);
      if (alone) out->Cut();
    }
    at += c.size;
  }
  out->Cut();
}

PieceShape ShapeOf(std::string_view word, const Normal& n, uint32_t begin, uint32_t end) {
  ShapeCount count;
  uint32_t last = UINT32_MAX;
  for (uint32_t b = begin; b < end; ++b) {
    if (n.from[b] == last) continue;
    last = n.from[b];
    count.Add(DecodeUtf8(word, last).code);
  }
  return count.Shape();
}

}  // namespace

WordPieces::WordPieces(std::string_view vocabulary) {
  const auto lines = static_cast<size_t>(std::ranges::count(vocabulary, '\n')) + 1;
  slots_.resize(std::bit_ceil(lines * 2));
  bytes_.reserve(vocabulary.size() + kReadable);
  int32_t id = 0;
  for (size_t at = 0; at < vocabulary.size(); ++id) {
    const size_t end = std::min(vocabulary.find('\n', at), vocabulary.size());
    std::string_view piece = vocabulary.substr(at, end - at);
    if (piece.ends_with('\r')) piece.remove_suffix(1);
    Insert(piece, id);
    at = end + 1;
  }
  size_ = static_cast<size_t>(id);
  const auto find = [&](std::string_view piece) {
    const std::string padded = std::string(piece) + std::string(kReadable, '\0');
    return Find(padded.data(), piece.size());
  };
  cls_ = find("[CLS]");
  sep_ = find("[SEP]");
  unk_ = find("[UNK]");
  ok_ = cls_ >= 0 && sep_ >= 0 && unk_ >= 0 && find("[PAD]") >= 0;
}

void WordPieces::Insert(std::string_view piece, int32_t id) {
  longest_ = std::max(longest_, piece.size());
  const std::string padded = std::string(piece) + std::string(kReadable, '\0');
  const uint32_t hash = HashOf(padded.data(), piece.size());
  size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id >= 0) {
    const Slot& s = slots_[at];
    if (std::string_view(bytes_).substr(s.begin, s.size) == piece) return;  // the first of equal lines counts
    at = (at + 1) & (slots_.size() - 1);
  }
  slots_[at] = {hash, static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(piece.size()), id};
  bytes_ += piece;
}

int32_t WordPieces::Find(const char* piece, size_t size) const {
  const uint32_t hash = HashOf(piece, size);
  for (size_t at = hash & (slots_.size() - 1); slots_[at].id >= 0; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& s = slots_[at];
    if (s.hash == hash && s.size == size && std::memcmp(bytes_.data() + s.begin, piece, size) == 0) return s.id;
  }
  return -1;
}

// Appends the pieces of a stretch, the greedy longest match; false, and part of them appended, if one is missing. The
// bytes before a piece are used up, so that "##" is written over them.
bool WordPieces::AppendStretch(std::string_view word, uint32_t begin, uint32_t end, uint32_t index, Normal* normal,
                               std::vector<Piece>* pieces) const {
  for (uint32_t at = begin; at < end;) {
    const uint32_t key = at > begin ? at - 2 : at;
    if (at > begin) normal->bytes[key] = normal->bytes[key + 1] = '#';
    auto stop = static_cast<uint32_t>(std::min<size_t>(end, key + longest_));
    int32_t id = -1;
    for (; stop > at; --stop) {
      if (stop < end && (static_cast<uint8_t>(normal->bytes[stop]) & 0xC0) == 0x80) continue;
      if ((id = Find(&normal->bytes[key], stop - key)) >= 0) break;
    }
    if (id < 0) return false;
    pieces->push_back({id, index, ShapeOf(word, *normal, at, stop), false});
    at = stop;
  }
  return true;
}

std::vector<Piece> WordPieces::Encode(std::string_view text, const std::vector<Word>& words) const {
  std::vector<Piece> pieces;
  if (!ok_) return pieces;
  pieces.reserve(words.size() + words.size() / 4);
  Normal normal;
  for (uint32_t w = 0; w < words.size(); ++w) {
    const std::string_view word = words[w].span.In(text).substr(0, kMaxWordBytes);
    const size_t first = pieces.size();
    Normalise(word, &normal);
    uint32_t begin = kPad;
    for (uint32_t s = 0; s < normal.cut_count; ++s) {
      const size_t before = pieces.size();
      if (normal.chars[s] > kMaxPieceChars || !AppendStretch(word, begin, normal.cuts[s], w, &normal, &pieces)) {
        pieces.resize(before);
        pieces.push_back({unk_, w, PieceShape::kSpecial, false});
      }
      begin = normal.cuts[s];
    }
    if (pieces.size() == first) pieces.push_back({unk_, w, PieceShape::kSpecial, false});
    pieces[first].first = true;
  }
  return pieces;
}

}  // namespace dateline
