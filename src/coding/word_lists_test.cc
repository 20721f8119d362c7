#include "coding/word_lists.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(WordLists, FindWholeWordsAndStems) {
  EXPECT_TRUE(AnyOf("rally", " a rally in town "));
  EXPECT_FALSE(AnyOf("rally", " they were orally examined "));
  EXPECT_FALSE(AnyOf("rally", " the rallying cry "));
  EXPECT_TRUE(AnyOf("march rall*", " the rallying cry "));
}

TEST(WordLists, FindPhrases) {
  EXPECT_TRUE(AnyOf("tear_gas", " police used tear gas "));
  EXPECT_FALSE(AnyOf("tear_gas", " a tear in the gas pipe "));
  EXPECT_TRUE(AnyOf("air_strike*", " air strikes "));
}

TEST(WordLists, FindNothingInNothing) {
  EXPECT_FALSE(AnyOf("", " word "));
  EXPECT_FALSE(AnyOf("word", ""));
  EXPECT_FALSE(AnyOf("word", " "));
}

}  // namespace
}  // namespace dateline
