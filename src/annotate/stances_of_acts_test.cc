// Tests of what acts tell of stances.
#include "annotate/stances_of_acts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

float Of(StatementAct act, Stance stance) { return TellsOf(act).stances[static_cast<size_t>(stance)]; }

TEST(ActsTell, ThatARejectionStandsSomewhereAndAnAssertionRarely) {
  EXPECT_GT(TellsOf(StatementAct::kReject).stand, 1);
  EXPECT_LT(TellsOf(StatementAct::kAssert).stand, -1);
}

TEST(ActsTell, WhichStanceIsLikely) {
  EXPECT_GT(Of(StatementAct::kReject, Stance::kReject), 1);
  EXPECT_GT(Of(StatementAct::kPromise, Stance::kPledge), 1);
  EXPECT_LT(Of(StatementAct::kOffer, Stance::kOppose), -1);
  EXPECT_LT(Of(StatementAct::kSupport, Stance::kOppose), -1);
}

TEST(ActsTell, LittleWhenTheyAreRare) {
  for (size_t act = 0; act < kStatementActNames.size(); ++act)
    for (const float odds : TellsOf(static_cast<StatementAct>(act)).stances) {
      EXPECT_TRUE(std::isfinite(odds));
      EXPECT_LT(std::abs(odds), 6);
    }
  const auto& rare = TellsOf(StatementAct::kApologise).stances;
  EXPECT_LT(*std::max_element(rare.begin(), rare.end()), 1);
}

}  // namespace
}  // namespace dateline
