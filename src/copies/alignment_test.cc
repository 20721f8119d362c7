// Tests of alignment.h.
#include "copies/alignment.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dateline::copies {
namespace {

TEST(Align, ARewordedSentenceIsFoundWhereverItStands) {
  const FoldedStory old = Fold("The bridge fell at dawn. Divers searched the cold river for two trucks. Nobody slept.");
  const FoldedStory now = Fold("Divers on Sunday searched the icy river for two lorries. Rain is forecast.");
  const auto aligned = Align(now, old);
  ASSERT_EQ(aligned.size(), 2u);
  EXPECT_EQ(aligned[0].other, 1);
  EXPECT_EQ(aligned[0].common, 6u);
  EXPECT_EQ(aligned[1].other, -1);
}

TEST(Align, AShortenedSentenceIsAligned) {
  const FoldedStory old =
      Fold("The minister, who flew in from the coast on Friday night, closed the harbour for a week.");
  EXPECT_EQ(Align(Fold("The minister closed the harbour for a week."), old)[0].other, 0);
}

TEST(Align, NamesAloneAlignNothing) {
  const FoldedStory old = Fold("Governor Ada Lindqvist opened the summer fair in Tarn with a speech on wool.");
  EXPECT_EQ(
      Align(Fold("Critics accuse Governor Ada Lindqvist of hiding three reports from the council."), old)[0].other, -1);
}

TEST(Align, ARepeatedSentenceCostsNoMoreThanAFew) {
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "The same words come again and again. ";
  const FoldedStory story = Fold(many);
  const auto aligned = Align(story, story);
  EXPECT_EQ(aligned.size(), 20000u);
  EXPECT_TRUE(std::all_of(aligned.begin(), aligned.end(), [](const Aligned& a) { return a.other >= 0; }));
}

TEST(KeptWords, AreThoseOfRunsThatBothHave) {
  const FoldedStory now = Fold("Later the old mill burned down again");
  const auto kept = KeptWords(now, Fold("They say the old mill burned down"));
  EXPECT_EQ(kept, (std::vector<bool>{false, true, true, true, true, true, false}));
}

}  // namespace
}  // namespace dateline::copies
