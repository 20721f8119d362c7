// Looks words up in lexicon.inc, by a table of hashes that is made when the program is compiled.
#include "times/lexicon.h"

#include <array>

#include "base/word_table.h"

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

constexpr WordTable<kRows.size(), 4096> kTable([](size_t i) { return kRows[i].key; });

constexpr auto kMeanings = [] {
  std::array<Meaning, kRows.size() + 1> meanings = {};
  for (size_t i = 0; i < kRows.size(); ++i)
    meanings[i + 1] = {kRows[i].classes, kRows[i].number, kRows[i].tenths, kRows[i].written != Case::kAny};
  return meanings;
}();

constexpr std::string_view kPastEnding = "ed";

// Of the rows of a word that one which it may be by its spelling.
Lexeme LexemeOfRows(size_t at, Spelling spelling) {
  Lexeme out;
  if (spelling.ends_in_ed) out.classes = kPast;
  for (; at != 0; at = kTable.Next(at)) {
    const Row& row = kRows[at - 1];
    if (row.written != Case::kAny && !spelling.capital) continue;  // the same word may stand below as another
    if (row.written == Case::kStopped && !spelling.stopped) return out;
    if (spelling.stopped && row.written != Case::kShort && row.written != Case::kStopped) return out;
    out.classes = row.classes;
    out.number = row.number;
    out.tenths = row.tenths;
    return out;
  }
  return out;
}

}  // namespace

constexpr WordIndex kWords = kTable.Index();
constexpr const Meaning* kMeaningOf = kMeanings.data();

Lexeme LexemeOf(const PackedWord& word, Spelling spelling) {
  const size_t row = kTable.Find(word);
  const Meaning& meaning = kMeanings[row];
  if (meaning.by_spelling || spelling.stopped) [[unlikely]]
    return LexemeOfRows(row, spelling);
  Lexeme out;
  out.classes = row == 0 && spelling.ends_in_ed ? uint64_t{kPast} : meaning.classes;
  out.number = meaning.number;
  out.tenths = meaning.tenths;
  return out;
}

Lexeme LexemeOf(std::string_view word) {
  Spelling spelling;
  spelling.stopped = word.ends_with('.');
  if (spelling.stopped) word.remove_suffix(1);
  spelling.ends_in_ed = word.size() > kPastEnding.size() + 1 && word.ends_with(kPastEnding);
  if (word.empty() || word.size() > kMostPacked) return LexemeOf(PackedWord{}, spelling);
  spelling.capital = word[0] >= 'A' && word[0] <= 'Z';
  return LexemeOf(Pack(word, 0, word.size()), spelling);
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
