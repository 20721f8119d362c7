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

TEST_F(CompareUnits, AnEventOfAnotherDayIsOneWhereTheLaterStorySaysThatItWasMoved) {
  const Unit first = At(0, 1);
  Unit later = first;
  later.published += 9;
  later.first_day += 21;
  later.last_day += 21;
  EXPECT_LT(Compare(first, later).score, 0);
  later.moved = true;
  EXPECT_GT(Compare(first, later).score, 0);
  EXPECT_EQ(Compare(first, later).score, Compare(later, first).score);
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

std::string NameOf(const std::vector<Fate>& fates) {
  std::string names;
  for (const Fate& fate : fates) names.append(names.empty() ? "" : ", ").append(fate.fate);
  return names.empty() ? "none" : names;
}

TEST(FatesOf, APlanIsWhatALaterStoryTells) {
  const auto happened = FatesOf({Told(EventStatus::kPlanned, 1), Told(EventStatus::kHappened, 5)});
  EXPECT_EQ(NameOf(happened), "happened");
  EXPECT_EQ(happened.empty() ? 0U : happened[0].by, 1U);
  EXPECT_EQ(NameOf(FatesOf({Told(EventStatus::kPlanned, 1), Told(EventStatus::kFailed, 5)})), "called off");
  EXPECT_EQ(NameOf(FatesOf({Told(EventStatus::kCalledFor, 1), Told(EventStatus::kFailed, 5)})), "passed");
}

TEST(FatesOf, ADemandWhoseDayIsOverHasPassedAndARefusalDecidesNothing) {
  const auto passed = FatesOf({Told(EventStatus::kCalledFor, 1, 3), Told(EventStatus::kCalledFor, 5, 3)});
  EXPECT_EQ(NameOf(passed), "passed");
  EXPECT_TRUE(FatesOf({Told(EventStatus::kCalledFor, 1), Told(EventStatus::kDenied, 5)}).empty());
  EXPECT_TRUE(FatesOf({Told(EventStatus::kHappened, 1), Told(EventStatus::kPlanned, 5)}).empty());
}

TEST(FatesOf, APlanThatWasMovedLivesOnWithItsNewDay) {
  const Telling plan = {EventStatus::kPlanned, 20, 1, 20, false};
  for (const EventStatus status : {EventStatus::kPlanned, EventStatus::kFailed}) {
    const Telling moved = {status, 40, 10, 40, true};
    EXPECT_EQ(NameOf(FatesOf({plan, moved})), "moved");
    EXPECT_EQ(NameOf(FatesOf({plan, moved, Told(EventStatus::kHappened, 41)})), "moved, happened");
    EXPECT_EQ(NameOf(FatesOf({plan, plan, moved, Told(EventStatus::kFailed, 39)})), "moved, called off");
  }
  EXPECT_EQ(NameOf(FatesOf({plan, {EventStatus::kFailed, 20, 10, 20, true}})), "called off");  // no new day
  EXPECT_EQ(NameOf(FatesOf({plan, {EventStatus::kPlanned, 40, 10, 40, false}})), "none");      // perhaps another one
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
