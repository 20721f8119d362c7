// Tests of the tables that linking looks up.
#include "resolve/facts.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(GenderOfName, KnowsGivenNamesOnly) {
  EXPECT_EQ(GenderOfName("martha"), Gender::kFemale);
  EXPECT_EQ(GenderOfName("peter"), Gender::kMale);
  EXPECT_EQ(GenderOfName("hastings"), Gender::kUnknown);
  EXPECT_EQ(GenderOfName(""), Gender::kUnknown);
  EXPECT_EQ(GenderOfName("zzzz"), Gender::kUnknown);
}

TEST(GenderOfWord, KnowsTitlesAndKin) {
  EXPECT_EQ(GenderOfWord("mr."), Gender::kMale);
  EXPECT_EQ(GenderOfWord("spokeswoman"), Gender::kFemale);
  EXPECT_EQ(GenderOfWord("minister"), Gender::kUnknown);
}

TEST(StateOfWording, NamesDemonymsAndCapitalsAreOneState) {
  const uint16_t egypt = StateOfWording("egypt").state;
  EXPECT_NE(egypt, 0);
  EXPECT_EQ(StateOfWording("egyptian").state, egypt);
  EXPECT_FALSE(StateOfWording("egyptian").capital);
  EXPECT_TRUE(StateOfWording("egyptian").demonym);
  EXPECT_TRUE(StateOfWording("americans").demonym);
  EXPECT_FALSE(StateOfWording("egypt").demonym);
  EXPECT_EQ(StateOfWording("cairo").state, egypt);
  EXPECT_TRUE(StateOfWording("cairo").capital);
  EXPECT_EQ(StateOfWording("u.s.").state, StateOfWording("washington").state);
  EXPECT_NE(StateOfWording("north korean").state, StateOfWording("south korea").state);
  EXPECT_EQ(StateOfWording("korean").state, 0);  // whose?
  EXPECT_EQ(StateOfWording("").state, 0);
}

TEST(NameOfState, OfItsNumber) {
  EXPECT_EQ(NameOfState(StateOfWording("egyptian").state), "Egypt");
  EXPECT_EQ(NameOfState(StateOfWording("south korean").state), "South Korea");
  EXPECT_EQ(NameOfState(0), "");
  EXPECT_EQ(NameOfState(60000), "");
}

TEST(StateOfWording, KnowsCapitalsWithAndWithoutTheirAccents) {
  EXPECT_EQ(StateOfWording("brasilia").state, StateOfWording("brazil").state);
  EXPECT_EQ(StateOfWording("bras\u00edlia").state, StateOfWording("brazil").state);
  EXPECT_TRUE(StateOfWording("harare").capital);
}

}  // namespace
}  // namespace dateline
