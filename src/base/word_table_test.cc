// WordTable and WordFilter: each row is found, rows of one key in their order, other words are not.
#include "base/word_table.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>

namespace dateline {
namespace {

constexpr std::string_view kKeys[] = {"may", "march", "second", "may", "responsibilities", ",", "may", "a"};
constexpr WordTable<std::size(kKeys), 32> kTable([](size_t i) { return kKeys[i]; });

constexpr WordFilter kFilter = [] {
  WordFilter words;
  for (const std::string_view key : kKeys) words.Add(PackKey(key));
  return words;
}();

TEST(WordTable, FindsTheRowOfEachKeyCountedFromOne) {
  for (size_t i = 0; i < std::size(kKeys); ++i) {
    bool found = false;
    for (size_t row = kTable.Find(PackKey(kKeys[i])); row != 0; row = kTable.Next(row)) found = found || row == i + 1;
    EXPECT_TRUE(found) << kKeys[i];
  }
}

TEST(WordTable, RowsOfOneKeyComeInTheirOrder) {
  const size_t first = kTable.Find(PackKey("may"));
  EXPECT_EQ(first, 1u);
  EXPECT_EQ(kTable.Next(first), 4u);
  EXPECT_EQ(kTable.Next(4), 7u);
  EXPECT_EQ(kTable.Next(7), 0u);
}

TEST(WordTable, OtherWordsAreInNoRow) {
  EXPECT_EQ(kTable.Find(PackedWord{}), 0u);
  EXPECT_EQ(kTable.Find(PackedWord{UINT64_MAX, UINT64_MAX}), 0u);
  for (int i = 0; i < 10000; ++i) EXPECT_EQ(kTable.Find(PackKey("w" + std::to_string(i))), 0u);
}

TEST(WordFilter, LetsItsWordsThroughAndFewOthers) {
  for (const std::string_view key : kKeys) EXPECT_TRUE(kFilter.MayHave(PackKey(key))) << key;
  int others = 0;
  for (int i = 0; i < 10000; ++i) others += kFilter.MayHave(PackKey("w" + std::to_string(i))) ? 1 : 0;
  EXPECT_LT(others, 100);
}

}  // namespace
}  // namespace dateline
