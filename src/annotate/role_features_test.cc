// Tests of RoleFeatures: the part of a statement that a mention lies in, and whose source it is besides.
#include "annotate/role_features.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

constexpr size_t kPart = 3, kAct = 4, kOther = 5;

// "Ames told Bell that Cole wants a truce ." with what Cole wants inside what Ames told.
struct Nested {
  std::string text = "Ames told Bell that Cole wants a truce.";
  Segments segments = Segment(text);
  Quotations quotations = MatchQuotations(text, segments, nullptr);
  std::vector<Reported> statements = {{{1, 2}, {0, 1}, {}, {{3, 8}}, 0}, {{5, 6}, {4, 5}, {}, {{6, 8}}, 7}};
  RoleFeatureReader reader{segments, quotations, statements};
};

TEST(RoleFeatures, TellTheStatementsPartThatTheMentionLiesIn) {
  const Nested n;
  EXPECT_EQ(n.reader.Of(0, {0, 1})[kPart], 1);  // source
  EXPECT_EQ(n.reader.Of(0, {2, 3})[kPart], 0);
  EXPECT_EQ(n.reader.Of(0, {4, 5})[kPart], 2);  // content
}

TEST(RoleFeatures, TellTheAct) {
  const Nested n;
  EXPECT_EQ(n.reader.Of(1, {0, 1})[kAct], 7);
}

TEST(RoleFeatures, TheSourceOfTheStatementAroundIsToldFromThatOfAnother) {
  const Nested n;
  EXPECT_EQ(n.reader.Of(1, {0, 1})[kOther], 1);  // Ames, who tells what Cole wants
  EXPECT_EQ(n.reader.Of(0, {4, 5})[kOther], 2);  // Cole, in the same sentence
  EXPECT_EQ(n.reader.Of(1, {2, 3})[kOther], 0);
}

TEST(RoleFeatures, AStatementAloneHasNoOtherSource) {
  const std::string text = "Ames told Bell.";
  const Segments segments = Segment(text);
  const Quotations quotations = MatchQuotations(text, segments, nullptr);
  const std::vector<Reported> one = {{{1, 2}, {0, 1}, {}, {{2, 3}}, 0}};
  EXPECT_EQ(RoleFeatureReader(segments, quotations, one).Of(0, {0, 1})[kOther], 0);
}

}  // namespace
}  // namespace dateline
