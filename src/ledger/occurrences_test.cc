// Mentions of one event taken together.
#include "ledger/occurrences.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

TEST(OccurrencesOf, TakesMentionsOfOneEventTogether) {
  const std::vector<Occurrence> all = OccurrencesOf(samples::Dam());
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].mentions, (std::vector<int>{0, 1}));
  EXPECT_EQ(all[0].date, "2024-03-18");
  EXPECT_EQ(all[0].reports, (std::vector<int>{0}));
  EXPECT_TRUE(all[0].own_voice);
  EXPECT_FALSE(all[2].own_voice);
}

TEST(OccurrencesOf, FollowsChainsAndJoinsWhatTheMentionsSay) {
  Ledger ledger;
  ledger.events = {
      {.status = EventStatus::kPlanned, .actors = {1}},
      {.status = EventStatus::kHappened, .actors = {2, 1}, .date = "2024", .same_as = 0},
      {.status = EventStatus::kHappened, .recipients = {3}, .date = "2023", .same_as = 1, .confidence = 0.7f}};
  const std::vector<Occurrence> all = OccurrencesOf(ledger);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].actors, (std::vector<int>{1, 2}));
  EXPECT_EQ(all[0].recipients, (std::vector<int>{3}));
  EXPECT_EQ(all[0].status, EventStatus::kHappened);  // two of three
  EXPECT_EQ(all[0].date, "2024");
  EXPECT_EQ(all[0].confidence, 0.7f);
}

TEST(OccurrencesOf, OfTwoStatesTakesThatOfTheEarlierMention) {
  Ledger ledger;
  ledger.events = {{.status = EventStatus::kPlanned}, {.status = EventStatus::kHappened, .same_as = 0}};
  EXPECT_EQ(OccurrencesOf(ledger)[0].status, EventStatus::kPlanned);
}

TEST(OccurrencesOf, OfManyPartiesKeepsThoseThatSeveralMentionsName) {
  Ledger ledger;
  ledger.events = {{.actors = {1, 2}, .places = {7}},
                   {.actors = {3}, .places = {8}, .same_as = 0},
                   {.actors = {4, 2}, .same_as = 0}};
  const std::vector<Occurrence> all = OccurrencesOf(ledger);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].actors, (std::vector<int>{2}));
  EXPECT_EQ(all[0].places, (std::vector<int>{7, 8}));
}

TEST(OccurrencesOf, BearsReferencesToNothing) {
  Ledger ledger;
  ledger.events = {{.within = 9, .same_as = 0}, {.same_as = 77}, {.within = -5, .same_as = -3}};
  const std::vector<Occurrence> all = OccurrencesOf(ledger);
  EXPECT_EQ(all.size(), 3u);
  EXPECT_TRUE(all[0].own_voice);
}

}  // namespace
}  // namespace dateline
