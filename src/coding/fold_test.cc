#include "coding/fold.h"

#include <gtest/gtest.h>

#include "coding/cameo.h"

namespace dateline {
namespace {

TEST(Fold, WhatHappenedIsTheDeed) {
  EXPECT_EQ(Folded("CONSULT", EventStatus::kHappened, " "), "CONSULT");
  EXPECT_EQ(Folded("RETREAT", EventStatus::kOngoing, " "), "RETREAT");
}

TEST(Fold, FutureCooperationIsAgree) {
  for (const char* deed : {"CONSULT", "SUPPORT", "COOPERATE", "AID"})
    EXPECT_EQ(Folded(deed, EventStatus::kPlanned, " "), "AGREE") << deed;
}

TEST(Fold, FutureRetreatIsConcede) { EXPECT_EQ(Folded("RETREAT", EventStatus::kPlanned, " "), "CONCEDE"); }

TEST(Fold, FutureConflictIsAThreat) { EXPECT_EQ(Folded("SANCTION", EventStatus::kPlanned, " "), "THREATEN"); }

TEST(Fold, ThreatenedIsThreatenWithItsMode) {
  EXPECT_EQ(Folded("COERCE", EventStatus::kThreatened, " "), "THREATEN");
  EXPECT_EQ(ModeOf("THREATEN", " ", "COERCE", "arrest"), "arrest");
  EXPECT_EQ(ModeOf("THREATEN", " ", "COERCE", "curfew"), "restrict");
  EXPECT_EQ(ModeOf("THREATEN", " ", "ASSAULT", ""), "violence");
  EXPECT_EQ(ModeOf("THREATEN", " ", "SANCTION", "expel"), "expel");
}

TEST(Fold, CalledForIsRequestWithItsMode) {
  EXPECT_EQ(Folded("CONSULT", EventStatus::kCalledFor, " "), "REQUEST");
  EXPECT_EQ(ModeOf("REQUEST", " ", "CONSULT", ""), "meet");
  EXPECT_EQ(ModeOf("REQUEST", " ", "RETREAT", "release"), "yield");
  EXPECT_EQ(ModeOf("REQUEST", " ", "RETREAT", "resign"), "change");
  EXPECT_EQ(ModeOf("REQUEST", " ", "AID", ""), "assist");
}

TEST(Fold, RefusedIsRejectWithItsMode) {
  EXPECT_EQ(Folded("CONSULT", EventStatus::kDenied, " refused to "), "REJECT");
  EXPECT_EQ(Folded("AGREE", EventStatus::kFailed, " failed to reach "), "REJECT");
  EXPECT_EQ(ModeOf("REJECT", " ", "CONSULT", ""), "meet");
}

TEST(Fold, WhatWasOnlyDeniedOrPossibleIsNotCoded) {
  EXPECT_EQ(Folded("ASSAULT", EventStatus::kDenied, " did not "), "");
  EXPECT_EQ(Folded("AID", EventStatus::kPossible, " could "), "");
  EXPECT_EQ(Folded("AID", EventStatus::kPossible, " is willing to "), "AGREE");
  EXPECT_EQ(Folded("", EventStatus::kHappened, " "), "");
}

TEST(Fold, WordsChangeTheType) {
  EXPECT_EQ(DeedType(EventType::kAgree, " signed the treaty ", " signed the treaty "), "SUPPORT");
  EXPECT_EQ(DeedType(EventType::kAgree, " a truce ", " a truce "), "CONCEDE");
  EXPECT_EQ(DeedType(EventType::kAgree, " a deal ", " a deal "), "AGREE");
  EXPECT_EQ(DeedType(EventType::kLegal, " was convicted ", " was convicted "), "SANCTION");
  EXPECT_EQ(DeedType(EventType::kLegal, " was charged ", " was charged "), "ACCUSE");
  EXPECT_EQ(DeedType(EventType::kOther, " an inquiry ", " an inquiry "), "ACCUSE");
}

TEST(Fold, SomeWordsCountInTheTriggerOnly) {
  EXPECT_EQ(DeedType(EventType::kRetreat, " suspended ", " suspended aid to "), "SANCTION");
  EXPECT_EQ(DeedType(EventType::kRetreat, " withdrew ", " withdrew from the suspended aid "), "RETREAT");
  EXPECT_EQ(DeedType(EventType::kProtest, " protest ", " lodged a protest with "), "ACCUSE");
}

TEST(Fold, WhatMustBeDoneIsARequest) { EXPECT_EQ(Folded("AID", EventStatus::kPlanned, " must "), "REQUEST"); }

TEST(Fold, TheCueIsHeededBeforeTheAct) {
  EXPECT_EQ(ActType(StatementAct::kCriticise, " has apologised ", "", false), "CONCEDE");
  EXPECT_EQ(ActType(StatementAct::kAssert, " rejected ", "", false), "REJECT");
}

TEST(Fold, PloverHasNoTypeForDisastersMarketsAndTravel) {
  for (const EventType type :
       {EventType::kVote, EventType::kDisaster, EventType::kEconomy, EventType::kMove, EventType::kOther})
    EXPECT_EQ(DeedType(type, " ", " "), "");
}

TEST(Fold, ActsHaveTypes) {
  EXPECT_EQ(ActType(StatementAct::kCriticise, " ", "", false), "ACCUSE");
  EXPECT_EQ(ActType(StatementAct::kPromise, " ", "", false), "AGREE");
  EXPECT_EQ(ActType(StatementAct::kPromise, " ", "RETREAT", false), "CONCEDE");
  EXPECT_EQ(ActType(StatementAct::kPromise, " ", "ASSAULT", false), "THREATEN");
  EXPECT_EQ(ActType(StatementAct::kAssert, " ", "", false), "");
  EXPECT_EQ(ActType(StatementAct::kWarn, " ", "", false), "");
  EXPECT_EQ(ActType(StatementAct::kWarn, " ", "", true), "THREATEN");
}

TEST(Fold, ScoresAreTheCodebooksWithItsKnownMisprintMended) {
  EXPECT_EQ(ScoreOf("ACCUSE", ""), -3.0f);
  EXPECT_EQ(ScoreOf("ASSAULT", "unconventional"), -10.0f);
  EXPECT_EQ(ScoreOf("PROTEST", "vandalize"), -5.0f);  // the mode has none of its own
  EXPECT_FALSE(ScoreOf("FIGHT", "").has_value());
  EXPECT_EQ(QuadOf("SANCTION"), 4);
  EXPECT_EQ(QuadOf("FIGHT"), 0);
}

TEST(Fold, ContextsAreThreeAtMostAndNoneWithoutWords) {
  EXPECT_TRUE(ContextsOf(" they met ").empty());
  EXPECT_EQ(ContextsOf(" the court heard of smuggling "), (std::vector<std::string>{"trafficking", "legal"}));
  EXPECT_EQ(ContextsOf(" asylum nuclear cyber terror court ").size(), 3u);
}

TEST(Cameo, IsAsSpecificAsTheWordsAllow) {
  EXPECT_EQ(CameoOf("CONSULT", "", {}, " met ", false), "040");
  EXPECT_EQ(CameoOf("CONSULT", "", {}, " negotiated ", false), "046");
  EXPECT_EQ(CameoOf("ASSAULT", "suicide-attack", {}, " ", false), "1831");
  EXPECT_EQ(CameoOf("AGREE", "", {"economic"}, " aid ", false), "0331");
}

TEST(Cameo, KeepsAppealsFromDemands) {
  EXPECT_EQ(CameoOf("REQUEST", "meet", {}, " ", false), "106");
  EXPECT_EQ(CameoOf("REQUEST", "meet", {}, " ", true), "026");
}

TEST(Cameo, KnowsStatementsThatPloverLeavesOut) {
  EXPECT_EQ(CameoOfStatement(StatementAct::kAssert, false), "010");
  EXPECT_EQ(CameoOfStatement(StatementAct::kReject, true), "011");
  EXPECT_EQ(CameoOfStatement(StatementAct::kAsk, false), "");
}

}  // namespace
}  // namespace dateline
