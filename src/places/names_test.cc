// Tests of the folding of names and of what stands between words.
#include "places/names.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(Names, WithoutAccentsCapitalsAndApostrophesAreOne) {
  EXPECT_EQ(NameHash("Zürich"), NameHash("ZURICH"));
  EXPECT_EQ(NameHash("Gilgit-Baltistan"), NameHash("Gilgit Baltistan"));
  EXPECT_EQ(NameHash("N’Djamena"), NameHash("NDjamena"));
  EXPECT_NE(NameHash("New York"), NameHash("York New"));
}

TEST(Names, ShortenedWordsAreThoseWrittenOut) {
  EXPECT_EQ(NameHash("St. Louis"), NameHash("Saint Louis"));
  EXPECT_EQ(NameHash("Ft. Worth"), NameHash("Fort Worth"));
  EXPECT_EQ(NameHash("W. Columbia"), NameHash("West Columbia"));
  EXPECT_EQ(NameHash("The Hague"), NameHash("Hague"));
}

TEST(Names, WordsEndBeforeAPossessive) {
  const std::string text = "Cairo's mayor and Texas\u2019 police";
  const auto words = NameWordsIn(text);
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(text.substr(words[0].begin, words[0].end - words[0].begin), "Cairo");
  EXPECT_TRUE(words[0].possessive);
  EXPECT_TRUE(words[3].possessive);
  EXPECT_FALSE(words[4].possessive);
}

TEST(Names, InitialsAreOneWordWithTheirLastPoint) {
  const std::string text = "the U.S. and W.Va. said";
  const auto words = NameWordsIn(text);
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "U.S.");
  EXPECT_EQ(text.substr(words[3].begin, words[3].end - words[3].begin), "W.Va.");
  EXPECT_EQ(words[4].gap, WordGap::kBlank);
}

TEST(Names, GapsTellCommasDashesAndEnds) {
  const auto words = NameWordsIn("ATHENS, Ga. -- Two men (both of Ohio) left. They went home\n\nLater they-said");
  const WordGap gaps[] = {WordGap::kEnd,   WordGap::kComma, WordGap::kDash,  WordGap::kBlank, WordGap::kOpen,
                          WordGap::kBlank, WordGap::kBlank, WordGap::kOther, WordGap::kEnd,   WordGap::kBlank,
                          WordGap::kBlank, WordGap::kEnd,   WordGap::kBlank, WordGap::kHyphen};
  ASSERT_EQ(words.size(), std::size(gaps));
  for (size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i].gap, gaps[i]) << i;
}

TEST(Names, AnyBytesAreRead) {
  for (const char* text :
       {"", "'", "\xff\xfe", "A\xc3", "...", "'s", "\xe2\x80\x99s", "\u041c\u043e\u0441\u043a\u0432\u0430"})
    for (const NameWord& word : NameWordsIn(text)) EXPECT_LT(word.begin, word.end);
  EXPECT_EQ(NameHash(""), 0U);
  EXPECT_EQ(NameHash("the"), 0U);
}

}  // namespace
}  // namespace dateline
