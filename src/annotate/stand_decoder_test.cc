// Tests of the stand decoder: agreement with PyTorch on stances, the best span, and what holds of any copy.
#include "annotate/stand_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "annotate/annotate_samples.h"
#include "annotate/labels.h"
#include "annotate/numbers.h"
#include "annotate/stances_of_acts.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

constexpr auto kIssue = static_cast<uint32_t>(StandTag::kBeginIssue);
constexpr auto kCondition = static_cast<uint32_t>(StandTag::kBeginCondition);

uint32_t DescribedWidth(const ModelFile& model) {
  return static_cast<uint32_t>(model.Find("heads.stance.weight")->shape[1]);
}

TEST(StandDecoder, TakesTheStanceThatPyTorchReads) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto decoder = StandDecoder::Load(model, samples::kSmallWidth, DescribedWidth(model), Compute{});
  ASSERT_TRUE(decoder.ok()) << decoder.error().message;
  std::string text;
  for (int i = 0; i < 24; ++i) text += "word ";
  FoundStatement statement;
  statement.anchor = statement.cue = {10, 12};
  statement.content = {{13, 17}, {20, 22}};
  statement.act = StatementAct::kDemand;
  statement.confidence = 0.9F;
  const Segments segments = Segment(text);
  const std::vector<FoundStand> stands =
      decoder->Decode(text, segments, MatchQuotations(text, segments, nullptr),
                      MakeWordVectors(samples::ValuesOf<float>(answers, "words"), samples::kSmallWidth),
                      samples::ValuesOf<float>(answers, "described"), {statement});
  std::vector<float> stances = samples::ValuesOf<float>(answers, "stance");
  const std::array<float, 8>& tells = TellsOf(statement.act).stances;
  for (size_t k = 0; k < tells.size(); ++k) stances[k + 1] += tells[k];
  ASSERT_EQ(stands.size(), 1U);
  EXPECT_EQ(static_cast<size_t>(stands[0].stance),
            std::max_element(stances.begin() + 1, stances.end()) - stances.begin() - 1);
  EXPECT_EQ(stands[0].former, Sigmoid(samples::ValuesOf<float>(answers, "former")[0]) >= kFormerThreshold);
  EXPECT_GE(stands[0].confidence, kStandThreshold);
}

TEST(StandDecoder, RefusesRowsOfAnotherWidth) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = StandDecoder::Load(model, samples::kSmallWidth, DescribedWidth(model) + 1, Compute{});
  ASSERT_FALSE(decoder.ok());
  EXPECT_EQ(decoder.error().code, ErrorCode::kModel);
}

TEST(StandDecoder, OfAModelWithoutItsTensorsFindsNothing) {
  const auto decoder = StandDecoder::Load(samples::HeadAnswers(), samples::kSmallWidth, 8, Compute{});
  ASSERT_TRUE(decoder.ok());
  const std::string text = "Lind said so.";
  const Segments segments = Segment(text);
  EXPECT_TRUE(decoder->Decode(text, segments, MatchQuotations(text, segments, nullptr), {}, {}, {{}}).empty());
}

TEST(StandDecoder, OfAnyCopyHasAnIssueForEachStandApartFromItsCondition) {
  size_t found = 0;
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    uint32_t next = 0;
    for (const FoundStand& stand : copy.annotations.stands) {
      ++found;
      ASSERT_GE(stand.statement, next);
      next = stand.statement + 1;
      ASSERT_LT(stand.statement, copy.annotations.statements.size());
      ASSERT_GT(stand.issue.size(), 0U);
      ASSERT_LE(stand.issue.end, copy.segments.words.size());
      ASSERT_LE(stand.condition.end, copy.segments.words.size());
      EXPECT_TRUE(stand.condition.size() == 0 || stand.condition.end <= stand.issue.begin ||
                  stand.issue.end <= stand.condition.begin);
      EXPECT_GE(stand.confidence, 0.0F);
      EXPECT_LE(stand.confidence, 1.0F);
    }
  }
  EXPECT_GT(found, 10U);
}

TEST(WidenedIssue, IsTheShortPieceAroundAnUnsureOne) {
  FoundStatement s;
  s.content = {{2, 8}, {20, 40}};
  EXPECT_EQ(WidenedIssue(s, kSureIssueOdds, {3, 5}), (WordRange{3, 5}));
  EXPECT_EQ(WidenedIssue(s, kSureIssueOdds - 1, {3, 5}), (WordRange{2, 8}));
  EXPECT_EQ(WidenedIssue(s, kSureIssueOdds - 1, {22, 25}), (WordRange{22, 25}));  // in a long piece
  EXPECT_EQ(WidenedIssue(s, kSureIssueOdds - 1, {10, 12}), (WordRange{10, 12}));  // in none
  EXPECT_EQ(WidenedIssue(s, kIssueOdds - 1, {22, 25}), (WordRange{2, 8}));
}

// Rows of log-probabilities in which the words of `tags` are surely what they say: 'o', 'i' an issue's first word, 'I'
// its others, 'c' and 'C' likewise a condition's.
std::vector<float> Tagged(std::string_view tags) {
  std::vector<float> rows;
  for (const char c : tags)
    for (const char tag : std::string_view("oiIcC")) rows.push_back(std::log(tag == c ? 0.8F : 0.05F));
  return rows;
}

TEST(BestStandSpan, IsTheLikeliestRun) {
  constexpr std::string_view kText = "k b c d e f g h";
  const Segments segments = Segment(kText);
  float odds = 0;
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("ooiIIooo"), {0, 8}, kIssue, {}, &odds), (WordRange{2, 5}));
  EXPECT_GT(odds, 0);
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("iooiIIIo"), {0, 8}, kIssue, {}, &odds), (WordRange{3, 7}));
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("cCCCiIIo"), {0, 8}, kCondition, {}, &odds), (WordRange{0, 4}));
}

TEST(BestStandSpan, StaysInOneSentenceAndOffTheBarredWords) {
  constexpr std::string_view kText = "K b c d. E f g h.";
  const Segments segments = Segment(kText);
  ASSERT_EQ(segments.sentences.size(), 2U);
  float odds = 0;
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("ooiIIIIIII"), {0, 10}, kIssue, {}, &odds), (WordRange{5, 10}));
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("iIIoooooo"), {0, 9}, kIssue, {0, 2}, &odds), (WordRange{2, 3}));
}

TEST(BestStandSpan, EndsAtNoFunctionWord) {
  constexpr std::string_view kText = "backed the new law of";
  const Segments segments = Segment(kText);
  float odds = 0;
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("oiooo"), {0, 5}, kIssue, {}, &odds), (WordRange{1, 3}));
  EXPECT_EQ(BestStandSpan(kText, segments, Tagged("oiIII"), {0, 5}, kIssue, {}, &odds), (WordRange{1, 4}));
}

TEST(BestStandSpan, OfUnlikelyWordsHasOddsBelowZero) {
  float odds = 0;
  EXPECT_EQ(BestStandSpan("k b c", Segment("k b c"), Tagged("ooo"), {0, 3}, kIssue, {}, &odds).size(), 1U);
  EXPECT_LT(odds, 0);
  EXPECT_EQ(BestStandSpan("k b c", Segment("k b c"), Tagged("ooo"), {0, 3}, kIssue, {0, 3}, &odds).size(), 0U);
  EXPECT_LT(odds, -1e6F);
}

}  // namespace
}  // namespace dateline
