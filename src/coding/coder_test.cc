#include <gtest/gtest.h>

#include "coding/coding_samples.h"
#include "dateline/coding.h"

namespace dateline {
namespace {

using samples::AddActor;
using samples::AddEvent;
using samples::AddStatement;

TEST(Coder, CodesADeedWithItsActors) {
  Ledger ledger;
  ledger.published = "2024-03-02";
  ledger.text = "Peru sent aid. Rebels in Chad shelled the army on Friday.";
  AddActor(&ledger, ActorKind::kGroup, "Rebels", "rebels");
  ledger.actors[0].mentions[0].span = samples::Find(ledger, "Rebels");
  AddActor(&ledger, ActorKind::kOrg, "the army", "army");
  Event& event = AddEvent(&ledger, EventType::kAssault, EventStatus::kHappened, "shelled");
  event.actors = {0};
  event.recipients = {1};
  event.date = "2024-03-01";
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_FALSE(rows[0].statement);
  EXPECT_EQ(rows[0].type, "ASSAULT");
  EXPECT_EQ(rows[0].modes, std::vector<std::string>{"heavy-weapons"});
  EXPECT_EQ(rows[0].contexts, std::vector<std::string>{"military"});
  EXPECT_EQ(rows[0].quad, 4);
  EXPECT_EQ(rows[0].score, -9.5f);
  EXPECT_EQ(rows[0].cameo, "194");
  EXPECT_EQ(rows[0].date, "2024-03-01");
  EXPECT_EQ(rows[0].sources.at(0).code, "REB");
  EXPECT_EQ(rows[0].targets.at(0).code, "MIL");
  EXPECT_EQ(rows[0].sentence.In(ledger.text), "Rebels in Chad shelled the army on Friday.");
}

Ledger Demand() {
  Ledger ledger;
  ledger.published = "2024-03-02";
  ledger.text = "Peru demanded that Chile release the miners.";
  AddActor(&ledger, ActorKind::kState, "Peru", "Peru");
  AddActor(&ledger, ActorKind::kState, "Chile", "Chile");
  Statement& demand = AddStatement(&ledger, StatementAct::kDemand, "demanded", "that Chile release the miners");
  demand.speakers = {0};
  Event& release = AddEvent(&ledger, EventType::kRetreat, EventStatus::kCalledFor, "release");
  release.actors = {1};
  release.within = 0;
  return ledger;
}

TEST(Coder, AnActAndWhatItAsksForAreOneRow) {
  const std::vector<CodedEvent> rows = CodePlover(Demand());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(rows[0].statement);
  EXPECT_EQ(rows[0].type, "REQUEST");
  EXPECT_EQ(rows[0].modes, std::vector<std::string>{"yield"});
  EXPECT_EQ(rows[0].cameo, "1053");
  EXPECT_EQ(rows[0].sources.at(0).code, "PERGOV");
  EXPECT_EQ(rows[0].targets.at(0).code, "CHLGOV");
  EXPECT_EQ(rows[0].date, "2024-03-02");
}

TEST(Coder, WhatAPlainStatementCallsForIsARequestOfItsSpeaker) {
  Ledger ledger = Demand();
  ledger.statements[0].act = StatementAct::kAssert;
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_FALSE(rows[0].statement);
  EXPECT_EQ(rows[0].type, "REQUEST");
  EXPECT_EQ(rows[0].sources.at(0).code, "PERGOV");
}

TEST(Coder, AnAccusationWithoutAddresseeIsAimedAtWhomItNamesFirst) {
  Ledger ledger = Demand();
  ledger.events.clear();
  ledger.statements[0].act = StatementAct::kCriticise;
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].type, "ACCUSE");
  EXPECT_EQ(rows[0].modes, std::vector<std::string>{"disapprove"});
  EXPECT_EQ(rows[0].score, -2.0f);
  EXPECT_EQ(rows[0].targets.at(0).code, "CHLGOV");
}

TEST(Coder, CameoCodesStatementsThatPloverLeavesOut) {
  Ledger ledger = Demand();
  ledger.events.clear();
  ledger.statements[0].act = StatementAct::kAssert;
  EXPECT_TRUE(CodePlover(ledger).empty());
  ASSERT_EQ(CodeCameo(ledger).size(), 1u);
  EXPECT_EQ(CodeCameo(ledger)[0].cameo, "010");
  ledger.statements[0].denied = true;
  EXPECT_TRUE(CodeCameo(ledger).empty());
}

TEST(Coder, AnEventToldTwiceIsOneRow) {
  Ledger ledger;
  ledger.text = "Envoys met in Lima. The meeting of the envoys of Peru was short.";
  AddActor(&ledger, ActorKind::kGroup, "Envoys", "envoys");
  AddEvent(&ledger, EventType::kConsult, EventStatus::kHappened, "met");
  Event& again = AddEvent(&ledger, EventType::kConsult, EventStatus::kHappened, "meeting");
  again.same_as = 0;
  again.actors = {0};
  again.date = "2024-01-01";
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].sources.size(), 1u);
  EXPECT_EQ(rows[0].date, "2024-01-01");
}

TEST(Coder, PlannedThenHeldAreTwoRows) {
  Ledger ledger;
  ledger.text = "A summit was planned. The meeting took place.";
  AddEvent(&ledger, EventType::kConsult, EventStatus::kPlanned, "summit");
  AddEvent(&ledger, EventType::kConsult, EventStatus::kHappened, "meeting").same_as = 0;
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].type, "AGREE");
  EXPECT_EQ(rows[1].type, "CONSULT");
}

TEST(Coder, WhatAProtestDemandsIsNoRequest) {
  Ledger ledger;
  ledger.text = "Students marched and demanded new elections. Teachers demanded more pay.";
  AddActor(&ledger, ActorKind::kGroup, "Students", "Students");
  AddActor(&ledger, ActorKind::kGroup, "Teachers", "Teachers");
  AddEvent(&ledger, EventType::kProtest, EventStatus::kHappened, "marched").actors = {0};
  AddStatement(&ledger, StatementAct::kDemand, "demanded", "new elections").speakers = {0};
  Statement& teachers = AddStatement(&ledger, StatementAct::kDemand, "Teachers demanded", "more pay");
  teachers.speakers = {1};
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].type, "PROTEST");
  EXPECT_EQ(rows[1].type, "REQUEST");
  EXPECT_EQ(rows[1].entry, 1);
}

TEST(Coder, ForcesMovedForAnAttackArePartOfIt) {
  Ledger ledger;
  ledger.text = "The army deployed tanks and shelled the town.";
  AddActor(&ledger, ActorKind::kOrg, "The army", "army");
  AddEvent(&ledger, EventType::kMobilize, EventStatus::kHappened, "deployed").actors = {0};
  AddEvent(&ledger, EventType::kAssault, EventStatus::kHappened, "shelled").actors = {0};
  const std::vector<CodedEvent> rows = CodePlover(ledger);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].type, "ASSAULT");
}

TEST(Coder, WritesCodePointsAndOneObjectALine) {
  Ledger ledger = Demand();
  ledger.id = "a \"story\"";
  ledger.text = "Ürün: " + ledger.text;
  for (Actor& actor : ledger.actors)
    for (Mention& mention : actor.mentions) mention.span = {mention.span.begin + 8, mention.span.end + 8};
  ledger.statements[0].cue = samples::Find(ledger, "demanded");
  ledger.statements[0].content = {samples::Find(ledger, "that Chile release the miners")};
  ledger.events[0].trigger = samples::Find(ledger, "release");
  const std::string json = ToPloverJson(ledger);
  EXPECT_EQ(json.find('\n'), json.size() - 1);
  EXPECT_NE(json.find("\"story\":\"a \\\"story\\\"\",\"id\":\"Q1\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"trigger\":[11,19]"), std::string::npos) << json;
  EXPECT_NE(json.find("\"score\":-1,"), std::string::npos) << json;
}

TEST(Coder, ReferencesAndSpansThatLeadNowhereAreNotFollowed) {
  Ledger ledger = Demand();
  ledger.statements[0].speakers = {-1, 42};
  ledger.statements[0].content = {{500, 600}};
  ledger.events[0].within = 77;
  ledger.events[0].same_as = 5;
  ledger.events[0].actors = {9};
  ledger.events[0].trigger = {4000000000u, 4000000001u};
  EXPECT_FALSE(ToPloverJson(ledger).empty());
  EXPECT_FALSE(ToCameoJson(ledger).empty());
  EXPECT_EQ(ToPloverJson(Ledger{}), "");
}

}  // namespace
}  // namespace dateline
