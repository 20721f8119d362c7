// Tests of the act head: agreement with PyTorch.
#include "annotate/act_head.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

TEST(ActHead, ReadsTheActAndTheDenialThatPyTorchReads) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto hidden = static_cast<uint32_t>(model.Find("heads.act.weight")->shape[1]);
  const auto head = ActHead::Load(model, samples::kSmallWidth, hidden, Compute{});
  ASSERT_TRUE(head.ok()) << head.error().message;
  FoundStatement statement;
  statement.anchor = statement.cue = {10, 12};
  statement.content = {{13, 17}, {20, 22}};
  std::vector<FoundStatement> statements = {statement};
  head->Fill(MakeWordVectors(samples::ValuesOf<float>(answers, "words"), samples::kSmallWidth), &statements);
  const std::vector<float> acts = samples::ValuesOf<float>(answers, "act");
  EXPECT_EQ(static_cast<size_t>(statements[0].act), std::max_element(acts.begin(), acts.end()) - acts.begin());
  EXPECT_EQ(statements[0].denied, samples::ValuesOf<float>(answers, "denied")[0] >= 0);
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
