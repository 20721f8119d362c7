// Tests of sources and mentions.
#include "annotate/source_mentions.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

FoundMention At(uint32_t begin, uint32_t end) {
  FoundMention m;
  m.words = {begin, end};
  return m;
}

FoundStatement SaidBy(WordRange source, uint32_t cue) {
  FoundStatement s;
  s.source = source;
  s.anchor = s.cue = {cue, cue + 1};
  s.confidence = 0.8F;
  return s;
}

WordRange Fitted(WordRange source, uint32_t cue, const std::vector<FoundMention>& mentions) {
  std::vector<FoundStatement> statements = {SaidBy(source, cue)};
  FitSources(mentions, &statements);
  return statements[0].source;
}

TEST(FitSources, ABeginningOfAMentionBecomesTheMention) {
  EXPECT_EQ(Fitted({2, 3}, 9, {At(2, 7), At(5, 7)}), (WordRange{2, 7}));
}

TEST(FitSources, AMentionStaysAsItIs) { EXPECT_EQ(Fitted({2, 4}, 9, {At(2, 7), At(2, 4)}), (WordRange{2, 4})); }

TEST(FitSources, NeverTakesTheCue) { EXPECT_EQ(Fitted({2, 3}, 4, {At(2, 7)}), (WordRange{2, 3})); }

TEST(FitSources, NoSourceStaysNone) { EXPECT_EQ(Fitted({0, 0}, 4, {At(0, 7)}).size(), 0U); }

class AddSourceMentionsTest : public testing::Test {
 protected:
  bool Add(const std::vector<FoundStatement>& statements, std::vector<FoundMention>* mentions) const {
    return AddSourceMentions(text_, segments_, statements, mentions);
  }
  std::string text_ = "The vote was close: some 67 percent said it was right. \"Two 's are\" one.";
  Segments segments_ = Segment(text_);
};

TEST_F(AddSourceMentionsTest, ASourceWithoutAnyMentionBecomesOne) {
  std::vector<FoundMention> mentions = {At(0, 2)};
  EXPECT_TRUE(Add({SaidBy({5, 7}, 8)}, &mentions));
  ASSERT_EQ(mentions.size(), 2U);
  EXPECT_EQ(mentions[1].words, (WordRange{5, 7}));
  EXPECT_FLOAT_EQ(mentions[1].confidence, 0.4F);
}

TEST_F(AddSourceMentionsTest, ASourceThatMeetsAMentionIsNone) {
  std::vector<FoundMention> mentions = {At(4, 6)};
  EXPECT_FALSE(Add({SaidBy({5, 7}, 8), SaidBy({0, 0}, 9)}, &mentions));
}

TEST_F(AddSourceMentionsTest, TheSameSourceTwiceIsAddedOnce) {
  std::vector<FoundMention> mentions;
  EXPECT_TRUE(Add({SaidBy({5, 7}, 8), SaidBy({5, 7}, 12), SaidBy({6, 8}, 13)}, &mentions));
  EXPECT_EQ(mentions.size(), 1U);
}

TEST_F(AddSourceMentionsTest, ASourceOverTwoSentencesIsNone) {
  std::vector<FoundMention> mentions;
  EXPECT_FALSE(Add({SaidBy({10, 16}, 8)}, &mentions));
}

TEST_F(AddSourceMentionsTest, MarksAndPossessivesAtItsEndsAreLeftOut) {
  std::vector<FoundMention> mentions;
  EXPECT_TRUE(Add({SaidBy({13, 16}, 8)}, &mentions));
  EXPECT_EQ(mentions[0].words, (WordRange{14, 15}));
}

}  // namespace
}  // namespace dateline
