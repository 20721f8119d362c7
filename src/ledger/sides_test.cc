#include "ledger/sides.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(SideOn, IsThatOfTheStanceOnAPlainIssue) {
  EXPECT_EQ(SideOn("a ban on fishing at night", Stance::kSupport, false), Side::kFor);
  EXPECT_EQ(SideOn("a ban on fishing at night", Stance::kReject, false), Side::kAgainst);
  EXPECT_EQ(SideOn("talks with the rebels", Stance::kOpen, false), Side::kBetween);
}

TEST(SideOn, IsTheOtherOneWhereTheIssueIsToEndTheMatter) {
  EXPECT_EQ(SideOn("the curfew must be lifted", Stance::kDemand, false), Side::kAgainst);
  EXPECT_EQ(SideOn("stop the sale of the port", Stance::kDemand, false), Side::kAgainst);
  EXPECT_EQ(SideOn("an end to the siege", Stance::kSupport, false), Side::kAgainst);
  EXPECT_EQ(SideOn("End the siege", Stance::kDemand, false), Side::kAgainst);
  EXPECT_EQ(SideOn("lifting the curfew", Stance::kReject, false), Side::kFor);
}

TEST(SideOn, IsTheOtherOneWhereTheIssueDeniesTheMatter) {
  EXPECT_EQ(SideOn("the vote set for May should not be held", Stance::kDemand, false), Side::kAgainst);
  EXPECT_EQ(SideOn("the vote shouldn’t be held", Stance::kDemand, false), Side::kAgainst);
  EXPECT_EQ(SideOn("would oppose any foreign troops", Stance::kPledge, false), Side::kAgainst);
  EXPECT_EQ(SideOn("the curfew must not be lifted", Stance::kDemand, false), Side::kFor);
}

TEST(SideOn, IsNotTurnedByWhatIsNotMeant) {
  EXPECT_EQ(SideOn("an embargo now, and not after the funerals", Stance::kDemand, false), Side::kFor);
  EXPECT_EQ(SideOn("a review, not a sunset", Stance::kSupport, false), Side::kFor);
}

TEST(SideOn, IsAgainstWhereTheCopyTellsARefusalByADenial) {
  EXPECT_EQ(SideOn("the bloc will impose no sanctions", Stance::kReject, false), Side::kAgainst);
  EXPECT_EQ(SideOn("would oppose any foreign troops", Stance::kReject, false), Side::kAgainst);
}

TEST(SideOn, OfAConditionalStanceIsKnownByItsConditionAlone) {
  EXPECT_EQ(SideOn("a truce", Stance::kConditional, true), Side::kBetween);
  EXPECT_FALSE(SideOn("a truce", Stance::kConditional, false));
}

TEST(SideOn, IsNotTurnedByTheEndOfATime) {
  EXPECT_EQ(SideOn("elections by the end of May", Stance::kDemand, false), Side::kFor);
  EXPECT_EQ(SideOn("a no-fly zone", Stance::kSupport, false), Side::kFor);
}

}  // namespace
}  // namespace dateline
