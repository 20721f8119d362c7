// Tests of ChooseStatements(): which readings stand.
#include "annotate/statement_choice.h"

#include <gtest/gtest.h>

#include "annotate/thresholds.h"

namespace dateline {
namespace {

FoundStatement Of(uint32_t anchor, std::vector<WordRange> content, float confidence) {
  FoundStatement s;
  s.anchor = s.cue = {anchor, anchor + 1};
  s.content = std::move(content);
  s.confidence = confidence;
  return s;
}

std::vector<uint32_t> AnchorsAfter(std::vector<FoundStatement> statements) {
  ChooseStatements(&statements);
  std::vector<uint32_t> anchors;
  anchors.reserve(statements.size());
  for (const FoundStatement& s : statements) anchors.push_back(s.anchor.begin);
  return anchors;
}

using Anchors = std::vector<uint32_t>;

TEST(ChooseStatements, AnUnsureStatementIsDropped) {
  EXPECT_EQ(AnchorsAfter({Of(1, {{2, 9}}, kStatementThreshold - 0.01F), Of(20, {{21, 30}}, 0.9F)}), Anchors{20});
}

TEST(ChooseStatements, AnUnsureQuotationWithoutACueStays) {
  FoundStatement bare = Of(1, {{1, 9}}, 0.1F);
  bare.cue = {1, 1};
  EXPECT_EQ(AnchorsAfter({bare}), Anchors{1});
}

TEST(ChooseStatements, OfTwoReadingsOfTheSameWordsTheSurerStands) {
  EXPECT_EQ(AnchorsAfter({Of(1, {{3, 9}}, 0.8F), Of(2, {{3, 10}}, 0.9F)}), Anchors{2});
  EXPECT_EQ(AnchorsAfter({Of(1, {{3, 9}}, 0.9F), Of(2, {{3, 10}}, 0.9F)}), Anchors{1});  // the first of equals
}

TEST(ChooseStatements, AStatementInsideALargerOneStays) {
  EXPECT_EQ(AnchorsAfter({Of(1, {{2, 20}}, 0.9F), Of(5, {{6, 12}}, 0.8F)}), (Anchors{1, 5}));
}

TEST(ChooseStatements, ContentInPiecesIsComparedPieceByPiece) {
  EXPECT_EQ(AnchorsAfter({Of(4, {{0, 4}, {6, 10}}, 0.9F), Of(11, {{0, 4}, {7, 10}}, 0.8F)}), Anchors{4});
  EXPECT_EQ(AnchorsAfter({Of(4, {{0, 4}, {6, 10}}, 0.9F), Of(11, {{2, 4}, {12, 30}}, 0.8F)}), (Anchors{4, 11}));
}

TEST(ChooseStatements, NoneGiveNone) { EXPECT_EQ(AnchorsAfter({}), Anchors{}); }

}  // namespace
}  // namespace dateline
