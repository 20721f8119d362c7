// Tests of the act head: agreement with PyTorch.
#include "annotate/act_head.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

ActHead SmallHead() {
  const ModelFile model = samples::SmallModel();
  const auto hidden = static_cast<uint32_t>(model.Find("heads.act.weight")->shape[1]);
  return ActHead::Load(model, samples::kSmallWidth, hidden, Compute{}).value();
}

// The statement that the answers are for.
FoundStatement Sample() {
  FoundStatement statement;
  statement.anchor = statement.cue = {10, 12};
  statement.content = {{13, 17}, {20, 22}};
  return statement;
}

TEST(ActHead, ReadsTheActAndTheDenialThatPyTorchReads) {
  const ModelFile answers = samples::HeadAnswers();
  std::vector<FoundStatement> statements = {Sample()};
  std::vector<float> described;
  SmallHead().Fill(MakeWordVectors(samples::ValuesOf<float>(answers, "words"), samples::kSmallWidth), &statements,
                   &described);
  const std::vector<float> acts = samples::ValuesOf<float>(answers, "act");
  EXPECT_EQ(static_cast<size_t>(statements[0].act), std::max_element(acts.begin(), acts.end()) - acts.begin());
  EXPECT_EQ(statements[0].denied, samples::ValuesOf<float>(answers, "denied")[0] >= 0);
}

TEST(ActHead, HandsOutTheRowThatPyTorchDescribesAStatementBy) {
  const ModelFile answers = samples::HeadAnswers();
  std::vector<FoundStatement> statements = {Sample(), Sample()};
  statements[0].content = {{3, 9}};
  std::vector<float> described;
  SmallHead().Fill(MakeWordVectors(samples::ValuesOf<float>(answers, "words"), samples::kSmallWidth), &statements,
                   &described);
  const std::vector<float> wanted = samples::ValuesOf<float>(answers, "described");
  ASSERT_FALSE(wanted.empty());
  ASSERT_EQ(described.size(), 2 * wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) ASSERT_NEAR(described[wanted.size() + i], wanted[i], 1e-4f) << i;
}

TEST(ActHead, OfNoStatementsHandsOutNoRows) {
  std::vector<FoundStatement> none;
  std::vector<float> described = {1, 2};
  SmallHead().Fill(MakeWordVectors({}, samples::kSmallWidth), &none, &described);
  EXPECT_TRUE(described.empty());
}

TEST(MarkDenials, WhatNeitherOfTwoSaidWasNotSaid) {
  const std::string_view text = "Neither Ames nor Bell said so. Cole said so. Nobody said so.";
  const Segments segments = Segment(text);
  std::vector<FoundStatement> statements(3);
  statements[0].source = {0, 4};
  statements[1].source = {7, 8};
  statements[2].source = {11, 12};
  MarkDenials(text, segments, &statements);
  EXPECT_TRUE(statements[0].denied);
  EXPECT_FALSE(statements[1].denied);
  EXPECT_TRUE(statements[2].denied);
}

TEST(ActHead, WidthsThatDifferAreRefused) {
  const auto head = ActHead::Load(samples::SmallModel(), samples::kSmallWidth + 1, 48, Compute{});
  ASSERT_FALSE(head.ok());
  EXPECT_EQ(head.error().code, ErrorCode::kModel);
}

}  // namespace
}  // namespace dateline
