// Tests of the word heads: agreement with PyTorch, whatever the kernels.
#include "annotate/word_heads.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

class WordHeadsTest : public testing::TestWithParam<Compute> {
 protected:
  WordHeadsTest()
      : answers_(samples::HeadAnswers()),
        heads_(WordHeads::Load(samples::SmallModel(), samples::kSmallWidth, GetParam()).value()),
        vectors_(MakeWordVectors(samples::ValuesOf<float>(answers_, "words"), samples::kSmallWidth)) {}

  std::vector<WordRange> Ranges() const {
    std::vector<WordRange> ranges;
    const std::vector<int32_t> ends = samples::ValuesOf<int32_t>(answers_, "ranges");
    for (size_t i = 0; i < ends.size(); i += 2)
      ranges.push_back({static_cast<uint32_t>(ends[i]), static_cast<uint32_t>(ends[i + 1])});
    return ranges;
  }

  void ExpectAnswer(const std::vector<float>& got, const char* name) const {
    const std::vector<float> wanted = samples::ValuesOf<float>(answers_, name);
    ASSERT_FALSE(wanted.empty()) << name;
    ASSERT_EQ(got.size(), wanted.size()) << name;
    for (size_t i = 0; i < got.size(); ++i) ASSERT_NEAR(got[i], wanted[i], 1e-4f) << name << ' ' << i;
  }

  ModelFile answers_;
  WordHeads heads_;
  WordVectors vectors_;
};

TEST_P(WordHeadsTest, FlatTagsAgreeWithPyTorch) {
  const WordScores scores = heads_.Score(vectors_);
  ExpectAnswer(scores.cue, "cue");
  ExpectAnswer(scores.name, "name");
  ExpectAnswer(scores.title, "title");
}

TEST_P(WordHeadsTest, SpansAgreeWithPyTorch) {
  const std::vector<uint32_t> ends(vectors_.words, vectors_.words);
  ExpectAnswer(heads_.SpanProbabilities(heads_.Score(vectors_), ends), "spans");
}

TEST_P(WordHeadsTest, NoSpanGoesPastItsEnd) {
  const WordScores scores = heads_.Score(vectors_);
  const uint32_t n = vectors_.words;
  std::vector<uint32_t> ends(n);
  for (uint32_t w = 0; w < n; ++w) ends[w] = std::min(n, w + w % 5);
  const auto all = heads_.SpanProbabilities(scores, std::vector<uint32_t>(n, n));
  const auto some = heads_.SpanProbabilities(scores, ends);
  for (uint32_t w = 0; w < n; ++w) {
    for (uint32_t d = 0; d < kMaxMentionWords; ++d) {
      const size_t at = size_t{w} * kMaxMentionWords + d;
      EXPECT_EQ(some[at], w + d < ends[w] ? all[at] : 0.0f) << w << '+' << d;
    }
  }
}

TEST_P(WordHeadsTest, MentionsAndTheirKindsAgreeWithPyTorch) {
  const std::vector<float> mentions = heads_.MentionVectors(vectors_, Ranges());
  ExpectAnswer(mentions, "mentions");
  ExpectAnswer(heads_.KindsAndLevels(mentions), "kinds");
}

TEST_P(WordHeadsTest, NoWordsGiveNoScores) {
  const WordVectors none = MakeWordVectors({}, samples::kSmallWidth);
  const WordScores scores = heads_.Score(none);
  EXPECT_TRUE(scores.cue.empty() && scores.starts.empty() && scores.span.empty());
  EXPECT_TRUE(heads_.SpanProbabilities(scores, {}).empty());
  EXPECT_TRUE(heads_.MentionVectors(none, {}).empty());
  EXPECT_TRUE(heads_.KindsAndLevels({}).empty());
}

INSTANTIATE_TEST_SUITE_P(Kernels, WordHeadsTest, testing::Values(kPlainCompute, Compute{}),
                         [](const auto& kind) { return kind.param == kPlainCompute ? "Plain" : "Vector"; });

TEST(WordVectors, MeansAreThoseOfTheRowsHoweverLongTheDocument) {
  std::mt19937 random(3);
  const WordVectors v = samples::RandomVectors(random, 3000);
  for (const WordRange range : {WordRange{0, 1}, WordRange{2990, 3000}, WordRange{100, 2900}}) {
    std::vector<double> sum(v.width, 0);
    for (uint32_t w = range.begin; w < range.end; ++w)
      for (uint32_t k = 0; k < v.width; ++k) sum[k] += double{v.Row(w)[k]};
    std::vector<float> mean(v.width);
    v.Mean(range, mean.data());
    for (uint32_t k = 0; k < v.width; ++k) EXPECT_NEAR(mean[k], sum[k] / range.size(), 1e-6);
  }
}

}  // namespace
}  // namespace dateline
