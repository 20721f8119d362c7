// Tests of the weighing of acts.
#include "annotate/act_weights.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr size_t kActs = kStatementActNames.size();

// Words 0 to 1 say words 2 to the last but the stop, with these logits.
StatementAct ActOf(std::string_view text, const std::vector<float>& logits) {
  const Segments segments = Segment(text);
  FoundStatement s;
  s.source = {0, 1};
  s.cue = s.anchor = {1, 2};
  s.content = {{2, static_cast<uint32_t>(segments.words.size()) - 1}};
  std::vector<FoundStatement> statements = {s};
  WeighActs(text, segments, {}, logits, &statements);
  return statements[0].act;
}

std::vector<float> Unsure() { return std::vector<float>(kActs); }

std::vector<float> For(StatementAct act, float logit) {
  std::vector<float> logits(kActs);
  logits[static_cast<size_t>(act)] = logit;
  return logits;
}

TEST(WeighActs, WhereTheModelIsUnsureTheCueDecides) {
  EXPECT_EQ(ActOf("Roe accused Poe of theft.", Unsure()), StatementAct::kAccuse);
  EXPECT_EQ(ActOf("Roe demanded a new vote.", Unsure()), StatementAct::kDemand);
  EXPECT_EQ(ActOf("Roe announced a new road.", Unsure()), StatementAct::kAnnounce);
  EXPECT_EQ(ActOf("Roe praised the new road.", Unsure()), StatementAct::kPraise);
}

TEST(WeighActs, ASureModelIsBelieved) {
  EXPECT_EQ(ActOf("Roe demanded a new vote.", For(StatementAct::kReject, 9)), StatementAct::kReject);
}

TEST(WeighActs, ACueThatOnlySaysLeavesItToTheModel) {
  EXPECT_EQ(ActOf("Roe said it rained.", Unsure()), StatementAct::kAssert);
  EXPECT_EQ(ActOf("Roe said it rained.", For(StatementAct::kDeny, 5)), StatementAct::kDeny);
}

TEST(WeighActs, AskingWhetherAsksAndAskingToRequests) {
  EXPECT_EQ(ActOf("Roe asked whether the road would open.", Unsure()), StatementAct::kAsk);
  EXPECT_EQ(ActOf("Roe asked to open the road.", Unsure()), StatementAct::kRequest);
}

TEST(WeighActs, NoStatementsAreLeftAlone) {
  std::vector<FoundStatement> none;
  WeighActs("", Segment(""), {}, {}, &none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace dateline
