// Marks over text as properly nested HTML.
#include "ledger/marked_text.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

TextMark Mark(uint32_t begin, uint32_t end, const std::string& name, int rank = 0) {
  return {{begin, end}, name, "", rank};
}

TEST(AppendEscaped, LeavesNothingThatMeansSomethingInHtml) {
  std::string out;
  AppendEscaped("<a href=\"x\" id='y'>&\x01\n", &out);
  EXPECT_EQ(out, "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;\uFFFD\n");
}

TEST(ParagraphsOf, PartsAtBlankLinesAndElseAtLineEnds) {
  EXPECT_EQ(ParagraphsOf(" one\ntwo \n\n three\n"), (std::vector<Span>{{1, 8}, {12, 17}}));
  EXPECT_EQ(ParagraphsOf("one\ntwo\n"), (std::vector<Span>{{0, 3}, {4, 7}}));
  const std::string lengthy = std::string(150, 'x');
  EXPECT_EQ(ParagraphsOf(lengthy + "\n" + lengthy + "\n\nx").size(), 3u);
  EXPECT_TRUE(ParagraphsOf(" \n \n").empty());
}

TEST(MarkedParagraphs, NestsMarksAndOrdersEqualOnesByRank) {
  EXPECT_EQ(MarkedParagraphs("abcdef", {Mark(2, 4, "inner"), Mark(0, 6, "second", 2), Mark(0, 6, "first", 1)}, {}),
            "<p><span first><span second>ab<span inner>cd</span>ef</span></span></p>\n");
}

TEST(MarkedParagraphs, ClosesAndOpensAgainWhereMarksCross) {
  EXPECT_EQ(MarkedParagraphs("abcdef", {Mark(0, 4, "x"), Mark(2, 6, "y")}, {}),
            "<p><span x>ab<span y>cd</span></span><span y>ef</span></p>\n");
}

TEST(MarkedParagraphs, CarriesMarksOverParagraphsAndGivesTheIdOnce) {
  EXPECT_EQ(MarkedParagraphs("ab\n\ncd", {{{1, 5}, "x", "here", 0}}, {}),
            "<p>a<span x id=\"here\">b</span></p>\n<p><span x>c</span>d</p>\n");
}

TEST(MarkedParagraphs, PutsInsertsBehindMarksThatEndThere) {
  EXPECT_EQ(MarkedParagraphs("abc", {Mark(0, 2, "x"), Mark(2, 3, "y")}, {{2, "!"}, {9, "."}}),
            "<p><span x>ab</span>!<span y>c</span></p>\n.");
}

// Taking all tags away gives the text; opened elements are closed in order.
TEST(MarkedParagraphs, IsWellFormedAndKeepsTheTextForAnyMarks) {
  std::mt19937 random(7);
  const std::string text = "abcdefghijklmnopqrstuvwxyz";
  for (int round = 0; round < 300; ++round) {
    std::vector<TextMark> marks;
    for (int i = 0; i < 60; ++i) marks.push_back(Mark(random() % 27, random() % 30, "m"));
    const std::string html = MarkedParagraphs(text, marks, {{static_cast<uint32_t>(random() % 27), ""}});
    std::string bare;
    int depth = 0, deepest = 0;
    for (size_t at = 0; at < html.size();) {
      if (html[at] != '<') {
        bare.push_back(html[at++]);
        continue;
      }
      depth += html[at + 1] == '/' ? -1 : 1;
      ASSERT_GE(depth, 0);
      deepest = std::max(deepest, depth);
      at = html.find('>', at) + 1;
    }
    EXPECT_EQ(bare, text + "\n");
    EXPECT_EQ(depth, 0);
    EXPECT_LE(deepest, 25);
  }
}

}  // namespace
}  // namespace dateline
