// Tests of ReadNumber: where a number ends and what it comes to.
#include "quantities/numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::quantities {
namespace {

std::vector<Lexeme> LexemesOf(const std::string& text) {
  const Segments segments = Segment(text);
  std::vector<Lexeme> lexemes;
  ReadLexemes(text, segments, segments.sentences.at(0), &lexemes);
  return lexemes;
}

double ValueOf(const std::string& text) {
  const std::vector<Lexeme> lexemes = LexemesOf(text);
  const auto number = ReadNumber(lexemes, 0);
  EXPECT_TRUE(number) << text;
  return number ? number->value() : -1;
}

uint32_t LexemesIn(const std::string& text) {
  const auto number = ReadNumber(LexemesOf(text), 0);
  return number ? number->end : 0;
}

TEST(Numbers, FractionsAreRead) {
  EXPECT_EQ(ValueOf("1/2"), 0.5);
  EXPECT_EQ(ValueOf("2 3/4"), 2.75);
  EXPECT_EQ(ValueOf("two and three-quarters"), 2.75);
  EXPECT_EQ(ValueOf("one point two five"), 1.25);
  EXPECT_EQ(ValueOf("half a percent"), 0.5);
}

TEST(Numbers, DecimalsWithAScaleAreExact) {
  EXPECT_EQ(ValueOf("4.35 billion"), 4350000000.0);
  EXPECT_EQ(ValueOf("1.005 trillion"), 1005000000000.0);
  EXPECT_EQ(ValueOf("0.7"), 0.7);
}

TEST(Numbers, EndWhereTheNextNumberBegins) {
  EXPECT_EQ(LexemesIn("five six"), 1U);
  EXPECT_EQ(LexemesIn("two hundred and three people"), 4U);
  EXPECT_EQ(LexemesIn("two hundred and three hundred"), 2U);
  EXPECT_EQ(LexemesIn("a thousand and a million"), 2U);
  EXPECT_EQ(LexemesIn("three hundred million two thousand"), 5U);
}

TEST(Numbers, HundredsBeforeAScaleAreOfOneNumber) {
  EXPECT_EQ(ValueOf("two hundred and three thousand"), 203000);
  EXPECT_EQ(ValueOf("one hundred and twenty-three thousand"), 123000);
  EXPECT_EQ(ValueOf("one hundred and twenty-three thousand four hundred"), 123400);
  EXPECT_EQ(ValueOf("a hundred and five million"), 105000000);
}

TEST(Numbers, AnArticleAloneIsNone) {
  EXPECT_EQ(LexemesIn("a house"), 0U);
  EXPECT_EQ(LexemesIn("the house"), 0U);
}

TEST(Numbers, SharesOfMoreThanAWholeAreNone) { EXPECT_NE(ValueOf("five thirds"), 166.7); }

TEST(Lexemes, PhrasesAreOneAndGluedWordsSeveral) {
  EXPECT_EQ(LexemesOf("more than").size(), 1U);
  EXPECT_EQ(LexemesOf("per cent").size(), 1U);
  EXPECT_EQ(LexemesOf("JD600,000").size(), 2U);
  EXPECT_EQ(LexemesOf("2.5bn").size(), 2U);
}

TEST(Lexemes, FiguresInOtherShapesAreNone) {
  for (const std::string word : {"1.2.3", "9/11", "0x10", "747s"})
    EXPECT_FALSE(LexemesOf(word).at(0).Is(kFigure)) << word;
}

}  // namespace
}  // namespace dateline::quantities
