// Looks words up in lexicon.inc, by a table of hashes that is made when the program is compiled.
#include "times/lexicon.h"

#include <algorithm>
#include <array>

namespace dateline::timex {
namespace {

constexpr int32_t kFirstYear = 1000, kLastYear = 2199, kLastDay = 31;

// kShort: with a capital; may bear a stop. kStopped: with a capital and a stop.
enum class Case : uint8_t { kAny, kCapital, kShort, kStopped };

struct Row {
  std::string_view key;
  uint64_t classes = 0;
  int32_t number = 0;
  Case written = Case::kAny;
  int32_t tenths = 0;
};

constexpr int32_t N(Grain grain) { return static_cast<int32_t>(grain); }
constexpr int32_t N(DayPart part) { return static_cast<int32_t>(part); }
constexpr int32_t N(Reference reference) { return static_cast<int32_t>(reference); }

constexpr auto kRows = std::to_array<Row>({
#include "times/lexicon.inc"
});

constexpr char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr size_t kPlaces = 2048;

// The first eight letters, the last one and the length.
constexpr uint64_t PackedOf(std::string_view small) {
  uint64_t packed = 0;
  for (size_t i = 0; i < std::min<size_t>(small.size(), 8); ++i)
    packed |= uint64_t{static_cast<uint8_t>(small[i])} << (8 * i);
  return packed ^ (uint64_t{small.size()} << 59) ^ (uint64_t{static_cast<uint8_t>(small.back())} << 51);
}

constexpr size_t PlaceOf(std::string_view small) {
  constexpr uint64_t kMixer = 0x9E3779B97F4A7C15;
  return static_cast<size_t>((PackedOf(small) * kMixer) >> 53);
}
static_assert(kPlaces == size_t{1} << 11);

// Most words are told from all keys by their first two letters, last letter and length alone.
constexpr size_t kShapes = 8192;
constexpr size_t ShapeOf(char first, char second, char last, size_t size) {
  const auto low = [](char c) { return static_cast<size_t>(static_cast<uint8_t>(c) & 31); };
  return (low(first) + low(second) * 32 + low(last) * 37 + size * 1031) % kShapes;
}
constexpr size_t ShapeOf(std::string_view word) {
  return ShapeOf(word.front(), word.size() > 1 ? word[1] : word.front(), word.back(), word.size());
}
constexpr auto kKnownShapes = [] {
  std::array<bool, kShapes> known = {};
  for (const Row& row : kRows) known[ShapeOf(row.key)] = true;
  return known;
}();

// Open addressing; 0 is free, else a row and one.
constexpr auto kTable = [] {
  std::array<uint16_t, kPlaces> table = {};
  for (size_t i = 0; i < kRows.size(); ++i) {
    size_t at = PlaceOf(kRows[i].key);
    while (table[at] != 0) at = (at + 1) % kPlaces;
    table[at] = static_cast<uint16_t>(i + 1);
  }
  return table;
}();

constexpr bool Fit() {
  for (size_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].key.size() > kLongestWord) return false;
  return kRows.size() < kPlaces / 2;
}
static_assert(Fit(), "a key is too long, or the table too full");

constexpr std::string_view kPastEnding = "ed";

}  // namespace

Lexeme LexemeOf(std::string_view word) {
  const bool stopped = word.ends_with('.');
  if (stopped) word.remove_suffix(1);
  Lexeme out;
  if (word.size() > 3 && word.ends_with(kPastEnding)) out.classes = kPast;
  if (word.empty() || word.size() > kLongestWord) return out;
  if (!kKnownShapes[ShapeOf(word)]) return out;
  char buffer[kLongestWord];
  std::transform(word.begin(), word.end(), buffer, Small);
  const std::string_view key(buffer, word.size());
  for (size_t at = PlaceOf(key); kTable[at] != 0; at = (at + 1) % kPlaces) {
    const Row& row = kRows[kTable[at] - 1];
    if (row.key != key) continue;
    const bool capital = buffer[0] != word[0];
    if (row.written != Case::kAny && !capital) continue;  // the same word may stand below as another
    if (row.written == Case::kStopped && !stopped) return out;
    if (stopped && row.written != Case::kShort && row.written != Case::kStopped) return out;
    out.classes = row.classes;
    out.number = row.number;
    out.tenths = row.tenths;
    return out;
  }
  return out;
}

Lexeme FigureOf(int32_t value, size_t digits) {
  Lexeme out;
  out.classes = kNumber;
  if (value >= 1 && value <= kLastDay && digits <= 2) out.classes |= kDay;
  if (digits == 2) out.classes |= kTwoDigits;
  if (digits == 4 && value >= kFirstYear && value <= kLastYear) out.classes |= kYear;
  out.number = value;
  out.tenths = value * 10;
  return out;
}

}  // namespace dateline::timex
