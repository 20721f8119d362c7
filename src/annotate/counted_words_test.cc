// Tests of what the words beside a number say that it counts.
#include "annotate/counted_words.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// What the k-th quantity (0: the first) of a text counts.
std::optional<Counted> CountedIn(const std::string& text, size_t k = 0) {
  const Segments segments = Segment(text);
  const std::vector<Quantity> all = FindQuantities(text, segments);
  if (k >= all.size()) return std::nullopt;
  const WordRange room = {k > 0 ? all[k - 1].end_word : 0,
                          k + 1 < all.size() ? all[k + 1].first_word : static_cast<uint32_t>(segments.words.size())};
  return CountedBeside(text, segments, {all[k].first_word, all[k].end_word}, room);
}

TEST(CountedWords, VerbsOnBothSidesTell) {
  EXPECT_EQ(CountedIn("The blast killed 12 people."), Counted::kKilled);
  EXPECT_EQ(CountedIn("At least 12 miners are still missing."), Counted::kMissing);
  EXPECT_EQ(CountedIn("Police arrested five men."), Counted::kDetained);
  EXPECT_EQ(CountedIn("Some 400 villagers fled."), Counted::kDisplaced);
}

TEST(CountedWords, EachNumberHasItsOwn) {
  const std::string text = "The blast killed 12 people and 30 were injured.";
  EXPECT_EQ(CountedIn(text, 0), Counted::kKilled);
  EXPECT_EQ(CountedIn(text, 1), Counted::kWounded);
}

TEST(CountedWords, TheirHomesTellOfTheDisplaced) {
  EXPECT_EQ(CountedIn("Some 400 villagers lost their homes."), Counted::kDisplaced);
  EXPECT_EQ(CountedIn("They built 400 homes."), std::nullopt);
}

TEST(CountedWords, AUnitTellsByItsLastWord) {
  EXPECT_EQ(CountedByUnit("Norwegian soldiers"), Counted::kTroops);
  EXPECT_EQ(CountedByUnit("Drones"), Counted::kWeapons);
  EXPECT_EQ(CountedByUnit("aboard"), Counted::kPeople);
  EXPECT_EQ(CountedIn("The crash killed all 12 aboard."), Counted::kKilled);
  EXPECT_EQ(CountedByUnit("soldiers' tents"), std::nullopt);
  EXPECT_EQ(CountedByUnit(""), std::nullopt);
}

TEST(CountedWords, ASentenceTellsOfWhatItHasWordsFor) {
  const std::string text = "The toll rose. Nobody moved.";
  const Segments segments = Segment(text);
  ASSERT_EQ(segments.sentences.size(), 2U);
  EXPECT_EQ(ToldIn(text, segments, segments.sentences[0]), 1U << static_cast<unsigned>(Counted::kKilled));
  EXPECT_EQ(ToldIn(text, segments, segments.sentences[1]), 0U);
}

TEST(CountedWords, ThoseAboardAreNoTollUnlessTheyDied) {
  const std::string text = "About 300 people were aboard the ferry, 14 were killed and 40 people were rescued.";
  EXPECT_EQ(CountedIn(text, 0), Counted::kPeople);
  EXPECT_EQ(CountedIn(text, 1), Counted::kKilled);
  EXPECT_EQ(CountedIn(text, 2), Counted::kPeople);
  EXPECT_EQ(CountedIn("The 176 people on board were all killed."), Counted::kKilled);
  EXPECT_EQ(CountedIn("It had 9 people on board and many died."), Counted::kPeople);
}

TEST(CountedWords, OtherClausesAndSentencesTellNothing) {
  EXPECT_EQ(CountedIn("Many died, and 12 ministers met."), std::nullopt);
  EXPECT_EQ(CountedIn("They bought 12 buses. Nobody died."), std::nullopt);
  EXPECT_EQ(CountedIn("They bought 12 buses."), std::nullopt);
}

}  // namespace
}  // namespace dateline
