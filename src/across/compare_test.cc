#include "across/compare.h"

#include <gtest/gtest.h>

#include "across/across_samples.h"
#include "across/threads.h"

namespace dateline::across {
namespace {

class CompareUnits : public testing::Test {
 protected:
  // The n-th unit of a story.
  Unit At(size_t story, size_t n) { return UnitsOf(samples::Floods()[story])[n].unit; }
};

TEST_F(CompareUnits, TellingsOfOneEventAreOneWithAReason) {
  const Likelihood same = Compare(At(0, 0), At(1, 0));
  EXPECT_GT(same.score, 0);
  EXPECT_NE(same.reason.find("same word"), std::string::npos);
}

TEST_F(CompareUnits, ASecondEventThatLooksLikeTheFirstStaysApart) {
  EXPECT_LT(Compare(At(0, 0), At(2, 0)).score, 0);
  EXPECT_LT(Compare(At(1, 0), At(2, 0)).score, 0);
}

TEST_F(CompareUnits, FiguresOfOneQuantityAreOneWhateverTheirNumbers) {
  EXPECT_GT(Compare(At(0, 2), At(1, 1)).score, 0);
  EXPECT_LT(Compare(At(1, 1), At(2, 2)).score, 0);
}

TEST_F(CompareUnits, AStandOnOneIssueIsOfOneActor) {
  EXPECT_GT(Compare(At(0, 3), At(2, 3)).score, 0);
  Unit other = At(2, 3);
  other.actors = {{ActorKind::kPerson, "rui lopes", {}}};
  EXPECT_LT(Compare(At(0, 3), other).score, 0);
}

TEST_F(CompareUnits, StandsOfTwoPersonsAreTwoWhateverStateTheySpeakFor) {
  const Party state{ActorKind::kState, "mozambique", {}};
  Unit one = At(0, 3), same = At(2, 3), other = At(2, 3);
  one.actors.push_back(state);
  same.actors.push_back(state);
  other.actors = {{ActorKind::kPerson, "rui lopes", {}}, state};
  EXPECT_GT(Compare(one, same).score, Compare(one, other).score);
}

TEST_F(CompareUnits, StandsOfMonthsApartMustHaveMoreInCommon) {
  Unit one = At(0, 3), soon = At(2, 3), late = soon;
  late.published += 200;
  EXPECT_GT(Compare(one, soon).score, Compare(one, late).score);
}

TEST_F(CompareUnits, TheOrderOfTheTwoDoesNotMatter) {
  for (size_t n = 0; n < 3; ++n) EXPECT_EQ(Compare(At(0, n), At(2, n)).score, Compare(At(2, n), At(0, n)).score);
}

TEST(Matched, TakesTheLikeliestPairAndNeverAUnitTwice) {
  const auto pairs = Matched({{0, 0, {1, ""}}, {0, 1, {3, ""}}, {1, 1, {2, ""}}, {1, 2, {-1, ""}}, {2, 0, {0.5, ""}}});
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].b, 1U);
  EXPECT_EQ(pairs[1].a, 2U);
}

TEST(Matched, GivesEachUnitItsLikeliestOneWhereAStoryTellsOften) {
  const auto pairs = Matched({{0, 0, {1, ""}, true}, {0, 1, {3, ""}, true}, {1, 1, {2, ""}, true}});
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(Matched({{0, 0, {3, ""}, true}, {1, 1, {2, ""}, true}, {0, 1, {1, ""}, true}}).size(), 2U);
}

Telling Told(EventStatus status, int32_t published, int32_t last_day = kNoDay) { return {status, last_day, published}; }

std::string NameOf(const std::optional<Fate>& fate) { return fate ? std::string(fate->fate) : "none"; }

TEST(FateOf, APlanIsWhatALaterStoryTells) {
  const auto happened = FateOf({Told(EventStatus::kPlanned, 1), Told(EventStatus::kHappened, 5)});
  EXPECT_EQ(NameOf(happened), "happened");
  EXPECT_EQ(happened ? happened->by : 0U, 1U);
  EXPECT_EQ(NameOf(FateOf({Told(EventStatus::kPlanned, 1), Told(EventStatus::kFailed, 5)})), "called off");
  EXPECT_EQ(NameOf(FateOf({Told(EventStatus::kCalledFor, 1), Told(EventStatus::kFailed, 5)})), "passed");
}

TEST(FateOf, ADemandWhoseDayIsOverHasPassedAndARefusalDecidesNothing) {
  const auto passed = FateOf({Told(EventStatus::kCalledFor, 1, 3), Told(EventStatus::kCalledFor, 5, 3)});
  EXPECT_EQ(NameOf(passed), "passed");
  EXPECT_FALSE(FateOf({Told(EventStatus::kCalledFor, 1), Told(EventStatus::kDenied, 5)}));
  EXPECT_FALSE(FateOf({Told(EventStatus::kHappened, 1), Told(EventStatus::kPlanned, 5)}));
}

TEST(Twins, OfAReprintAreTheEntriesThatItRepeats) {
  const Ledger first = samples::Floods()[0];
  Ledger cut = first;
  cut.events.pop_back();
  const auto twins = Twins(first, cut);
  EXPECT_EQ(twins.size(), 3U);
  for (const Twin& twin : twins) EXPECT_EQ(twin.of, twin.copy);
  EXPECT_TRUE(Twins(first, samples::Floods()[1]).empty());
}

}  // namespace
}  // namespace dateline::across
