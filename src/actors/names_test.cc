#include "actors/names.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string Folded(std::string_view text) { return KeyOf(WordsOfPhrase(text), false); }

TEST(Names, SpellingsOfOneNameHaveOneKey) {
  EXPECT_EQ(Folded("Côte d'Ivoire"), "cote divoire");
  EXPECT_EQ(Folded("Ukhnaagiin Khürelsükh"), "ukhnaagiin khurelsukh");
  EXPECT_EQ(Folded("al-Shabaab"), Folded("Al Shabaab"));
  EXPECT_EQ(Folded("U.S."), "us");
  EXPECT_EQ(Folded("Reşat Ağaoğlu"), "resat agaoglu");
  EXPECT_EQ(Folded("ØRSTED & Søn"), "orsted & son");
}

TEST(Names, APossessiveEndingIsToldApart) {
  const auto words = WordsOfPhrase("Chile’s rebels' base");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_TRUE(words[0].possessive);
  EXPECT_EQ(words[0].bare, "chile");
  EXPECT_TRUE(words[1].possessive);
  EXPECT_EQ(words[1].bare, "rebels");
  EXPECT_FALSE(words[2].possessive);
}

TEST(Names, TellsCapitalsHyphensAndCommas) {
  const auto words = WordsOfPhrase("US-led force, NATO");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_TRUE(words[0].all_upper);
  EXPECT_TRUE(words[1].joined);
  EXPECT_FALSE(words[2].upper);
  EXPECT_TRUE(words[3].after_comma);
  EXPECT_EQ(words[3].begin, 14u);
}

TEST(Names, OneOfficeHasOneKey) {
  const auto key = [](std::string_view text) { return OfficeKey(WordsOfPhrase(text)); };
  EXPECT_EQ(key("Minister of Foreign Affairs"), key("foreign minister"));
  EXPECT_EQ(key("Minister of Defence"), key("defense minister"));
  EXPECT_NE(key("Prime Minister"), key("Deputy Prime Minister"));
}

TEST(Names, ReadsNoMoreThanALimit) {
  EXPECT_EQ(WordsOfPhrase(std::string(100000, 'x')).front().end, kMostPhraseBytes);
  std::string many;
  for (int i = 0; i < 200; ++i) many += "a ";
  EXPECT_EQ(WordsOfPhrase(many).size(), kMostPhraseWords);
  EXPECT_TRUE(WordsOfPhrase("").empty());
  EXPECT_TRUE(WordsOfPhrase("... '' --").empty());
}

}  // namespace
}  // namespace dateline
