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

constexpr uint32_t Mixed(uint32_t hash, char c) {
  constexpr uint32_t kPrime = 0x01000193;
  return (hash ^ static_cast<uint8_t>(c)) * kPrime;
}

constexpr size_t PlaceOf(std::string_view small) {
  uint32_t hash = 0x811C9DC5;
  for (char c : small) hash = Mixed(hash, c);
  return (hash ^ (hash >> 15)) % kPlaces;
}

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
