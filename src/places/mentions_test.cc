// Tests of what is taken for a name, and of the signs around it.
#include "places/mentions.h"

#include <gtest/gtest.h>

#include <string>

#include "places/places_samples.h"

namespace dateline {
namespace {

class MentionsTest : public testing::Test {
 protected:
  Mentions Find(const std::string& text) const { return FindMentions(text, *gazetteer_); }
  SampleGazetteer sample_;
  std::shared_ptr<const Gazetteer> gazetteer_ = sample_.Parsed().value();
};

TEST_F(MentionsTest, TheLongestNameIsTaken) {
  const Mentions found = Find("He left the Gaza Strip for Jackson County");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_EQ(found.mentions[0].end_word - found.mentions[0].first_word, 2U);
  EXPECT_EQ(found.mentions[1].end_word - found.mentions[1].first_word, 2U);
}

TEST_F(MentionsTest, WordsInSmallLettersAreNoNames) {
  EXPECT_TRUE(Find("the mobile paris of us all").mentions.empty());
  EXPECT_TRUE(Find("he told us").mentions.empty());
  EXPECT_EQ(Find("he told US officials").mentions.size(), 1U);
}

TEST_F(MentionsTest, AUnitBehindACommaHoldsTheNameBefore) {
  const Mentions found = Find("Athens, Ohio, and Paris, Egypt");
  ASSERT_EQ(found.mentions.size(), 4U);
  EXPECT_EQ(found.mentions[0].within, 1);
  EXPECT_TRUE(found.mentions[1].Has(Sign::kUnitOf));
  EXPECT_EQ(found.mentions[2].within, -1);  // there is no Paris in Egypt
}

TEST_F(MentionsTest, ATitleOrAGivenNameBeforeTellsAgainst) {
  EXPECT_TRUE(Find("Mr. Houston left").mentions[0].Has(Sign::kAfterTitle));
  EXPECT_TRUE(Find("Mary Jackson left").mentions[0].Has(Sign::kAfterGivenName));
  EXPECT_TRUE(Find("J. Houston left").mentions[0].Has(Sign::kAfterInitial));
  const Mentions twice = Find("Mary Jackson left. Jackson came back.");
  ASSERT_EQ(twice.mentions.size(), 2U);
  EXPECT_TRUE(twice.mentions[1].Has(Sign::kPersonElsewhere));
  EXPECT_LT(twice.mentions[1].likelihood, Find("They met in Jackson.").mentions[0].likelihood);
}

TEST_F(MentionsTest, ADemonymByItselfBehindInIsALanguage) {
  EXPECT_TRUE(Find("She spoke in French.").mentions[0].Has(Sign::kLanguage));
  EXPECT_FALSE(Find("They met in French towns").mentions[0].Has(Sign::kLanguage));
}

TEST_F(MentionsTest, WordsBehindTellWhatTheWholeNames) {
  EXPECT_TRUE(Find("the Houston Rockets").mentions[0].Has(Sign::kBeforeTeam));
  EXPECT_TRUE(Find("on Houston Street").mentions[0].Has(Sign::kBeforeRoad));
  EXPECT_TRUE(Find("the Houston Police said").mentions[0].Has(Sign::kBeforeBody));
  EXPECT_TRUE(Find("the Houston Chronicle said").mentions[0].Has(Sign::kBeforePaper));
  EXPECT_TRUE(Find("the Bank of France said").mentions[0].Has(Sign::kOfBody));
  EXPECT_FALSE(Find("the bank of France said").mentions[0].Has(Sign::kOfBody));
  EXPECT_TRUE(Find("Houston Motors said").mentions[0].Has(Sign::kBeforeCompany));
}

}  // namespace
}  // namespace dateline
