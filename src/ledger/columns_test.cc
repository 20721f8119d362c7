// Width, wrapping, and safety of terminal text.
#include "ledger/columns.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<std::string> Lines(const InkLine& text, int width) {
  std::vector<std::string> out;
  for (const InkLine& line : Wrapped(text, width)) {
    out.emplace_back();
    AppendLine(line, false, 0, &out.back());
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(ColumnsOf, CountsWideCharactersTwiceAndCombiningOnesNever) {
  EXPECT_EQ(ColumnsOf("abc"), 3);
  EXPECT_EQ(ColumnsOf("漢字"), 4);
  EXPECT_EQ(ColumnsOf("e\u0301"), 1);
  EXPECT_EQ(ColumnsOf("Å—"), 2);
}

TEST(Printable, LetsNoControlReachTheTerminal) {
  EXPECT_EQ(Printable("a\x1b[31mb\x07"), "a\uFFFD[31mb\uFFFD");
  EXPECT_EQ(Printable("a\u009bb\u202Ec\u2066"), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(Printable("  a \n\t b\r\n"), "a b");
  EXPECT_EQ(Printable("a\xFF"), "a\uFFFD");
}

TEST(Wrapped, BreaksAtBlanksWithinTheWidth) {
  EXPECT_EQ(Lines({{"one two three four"}}, 9), (Strings{"one two", "three", "four"}));
  EXPECT_EQ(Lines({{"one two"}}, 7), (Strings{"one two"}));
  EXPECT_EQ(Lines({{""}}, 7), (Strings{""}));
}

TEST(Wrapped, CutsAWordWiderThanALine) {
  EXPECT_EQ(Lines({{"ab abcdefghij x"}}, 4), (Strings{"ab", "abcd", "efgh", "ij x"}));
}

TEST(Wrapped, BreaksBetweenWideCharacters) { EXPECT_EQ(Lines({{"漢字漢字漢"}}, 5), (Strings{"漢字", "漢字", "漢"})); }

TEST(Wrapped, KeepsInksOfOneWordTogether) {
  EXPECT_EQ(Lines({{"one two", Ink::kBold}, {"?", Ink::kWarn}, {" three"}}, 7), (Strings{"one", "two?", "three"}));
}

TEST(Wrapped, NoLineIsWiderThanAsked) {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text.append(std::string(static_cast<size_t>(i * 7 % 23), 'x')).append(i % 3 ? " " : "漢e\u0301");
  for (int width = 2; width < 40; ++width)
    for (const InkLine& line : Wrapped({{text}, {text, Ink::kDim}}, width)) ASSERT_LE(ColumnsOf(line), width);
}

TEST(AppendLine, ColoursOnlyWhenAskedAndPadsByColumns) {
  std::string plain, inked;
  AppendLine({{"漢", Ink::kBold}}, false, 4, &plain);
  AppendLine({{"漢", Ink::kBold}}, true, 4, &inked);
  EXPECT_EQ(plain, "漢  ");
  EXPECT_EQ(inked, "\x1b[1m漢\x1b[0m  ");
}

}  // namespace
}  // namespace dateline
