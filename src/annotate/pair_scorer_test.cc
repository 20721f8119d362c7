// Tests of the pair scorer: agreement with PyTorch for each relation that it scores.
#include "annotate/pair_scorer.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "annotate/annotate_samples.h"
#include "annotate/role_features.h"

namespace dateline {
namespace {

constexpr std::array<int, 3> kSaid = {kDistanceFeatures, kPlaceFeatures, kQuoteFeatures};
constexpr std::array<int, 11> kLink = {12, 11, 7, 8, 6, 9, 9, 7, 3, 4, 5};  // as the resolve room has them

class PairScorerTest : public testing::TestWithParam<Compute> {
 protected:
  PairScorerTest() : model_(samples::SmallModel()), answers_(samples::HeadAnswers()) {}

  Result<PairScorer> Load(const std::string& name, uint32_t x, uint32_t y, std::span<const int> sizes,
                          uint32_t classes) const {
    const auto hidden = static_cast<uint32_t>(model_.Find(name + ".out.weight")->shape[1]);
    return PairScorer::Load(model_, name, x, y, hidden, sizes, classes, GetParam());
  }

  std::vector<float> Floats(std::string_view name) const { return samples::ValuesOf<float>(answers_, name); }

  // pairs: for each the row of xs and that of ys.
  void ExpectAnswer(const PairScorer& scorer, const std::vector<float>& xs, const std::vector<float>& ys,
                    uint32_t x_rows, uint32_t y_rows, const std::vector<std::array<uint32_t, 2>>& pairs,
                    const std::string& name) const {
    const size_t projected = 2 * size_t{scorer.hidden()};
    const std::vector<float> x = scorer.ProjectX(xs.data(), x_rows), y = scorer.ProjectY(ys.data(), y_rows);
    const std::vector<uint8_t> features = samples::ValuesOf<uint8_t>(answers_, name + "_features");
    const size_t fields = features.size() / pairs.size();
    std::vector<float> hidden(pairs.size() * scorer.hidden());
    for (size_t i = 0; i < pairs.size(); ++i) {
      scorer.Mix(&x[pairs[i][0] * projected], &y[pairs[i][1] * projected],
                 std::span(features).subspan(i * fields, fields), &hidden[i * scorer.hidden()]);
    }
    const std::vector<float> got = scorer.Score(&hidden), wanted = Floats(name);
    ASSERT_FALSE(wanted.empty());
    ASSERT_EQ(got.size(), wanted.size());
    for (size_t i = 0; i < got.size(); ++i) ASSERT_NEAR(got[i], wanted[i], 1e-4f) << i;
  }

  // The mean vector of the cue's words.
  std::vector<float> Cue() const {
    const std::vector<int32_t> range = samples::ValuesOf<int32_t>(answers_, "cue_range");
    std::vector<float> mean(samples::kSmallWidth);
    MakeWordVectors(Floats("words"), samples::kSmallWidth)
        .Mean({static_cast<uint32_t>(range[0]), static_cast<uint32_t>(range[1])}, mean.data());
    return mean;
  }

  uint32_t mention_width() const { return static_cast<uint32_t>(model_.Find("heads.mention.bias")->shape[0]); }
  static uint32_t Rows(const std::vector<float>& values, uint32_t width) {
    return static_cast<uint32_t>(values.size()) / width;
  }
  static std::vector<std::array<uint32_t, 2>> EachWithTheFirst(uint32_t rows) {
    std::vector<std::array<uint32_t, 2>> pairs;
    pairs.reserve(rows);
    for (uint32_t i = 0; i < rows; ++i) pairs.push_back({i, 0});
    return pairs;
  }

  ModelFile model_, answers_;
};

TEST_P(PairScorerTest, WordsToACueAgreeWithPyTorch) {
  const auto scorer = Load("heads.said", samples::kSmallWidth, samples::kSmallWidth, kSaid, kSaidTags);
  ASSERT_TRUE(scorer.ok()) << scorer.error().message;
  const std::vector<float> words = Floats("words");
  const uint32_t n = Rows(words, samples::kSmallWidth);
  ExpectAnswer(*scorer, words, Cue(), n, 1, EachWithTheFirst(n), "said");
}

TEST_P(PairScorerTest, MentionsToACueAgreeWithPyTorch) {
  const auto scorer = Load("heads.role", mention_width(), samples::kSmallWidth, kRoleFieldSizes, kRoles);
  ASSERT_TRUE(scorer.ok()) << scorer.error().message;
  const std::vector<float> mentions = Floats("mentions");
  const uint32_t n = Rows(mentions, mention_width());
  ExpectAnswer(*scorer, mentions, Cue(), n, 1, EachWithTheFirst(n), "role");
}

TEST_P(PairScorerTest, MentionsToEachOtherAgreeWithPyTorch) {
  const auto scorer = Load("heads.link", mention_width(), mention_width(), kLink, 1);
  ASSERT_TRUE(scorer.ok()) << scorer.error().message;
  const std::vector<float> mentions = Floats("mentions");
  const uint32_t n = Rows(mentions, mention_width());
  const std::vector<int32_t> rows = samples::ValuesOf<int32_t>(answers_, "pairs");
  std::vector<std::array<uint32_t, 2>> pairs;
  for (size_t i = 0; i < rows.size(); i += 2)
    pairs.push_back({static_cast<uint32_t>(rows[i]), static_cast<uint32_t>(rows[i + 1])});
  ExpectAnswer(*scorer, mentions, mentions, n, n, pairs, "link");
}

TEST_P(PairScorerTest, WordsToAStatementThatTakesAPositionAgreeWithPyTorch) {
  const std::array<int, 4> sizes = {kDistanceFeatures, kPlaceFeatures, kQuoteFeatures, 4};
  const auto scorer = Load("heads.stand", samples::kSmallWidth, samples::kSmallWidth, sizes, kStandTags);
  ASSERT_TRUE(scorer.ok()) << scorer.error().message;
  const std::vector<float> words = Floats("words");
  const uint32_t n = Rows(words, samples::kSmallWidth);
  ExpectAnswer(*scorer, words, Cue(), n, 1, EachWithTheFirst(n), "stand");
}

TEST_P(PairScorerTest, SizesThatDifferAreRefused) {
  const std::array<int, 3> other = {kDistanceFeatures, kPlaceFeatures, kQuoteFeatures + 1};
  const uint32_t width = samples::kSmallWidth;
  const auto refused = [](const Result<PairScorer>& scorer) {
    return !scorer.ok() && scorer.error().code == ErrorCode::kModel;
  };
  EXPECT_TRUE(refused(Load("heads.said", width, width, other, kSaidTags)));
  EXPECT_TRUE(refused(Load("heads.said", width, width, kSaid, kSaidTags + 1)));
  EXPECT_TRUE(refused(Load("heads.said", width + 1, width, kSaid, kSaidTags)));
  EXPECT_TRUE(refused(PairScorer::Load(model_, "heads.said", width, width, 0, kSaid, kSaidTags, GetParam())));
  EXPECT_TRUE(refused(PairScorer::Load(model_, "heads.nothing", width, width, 8, kSaid, kSaidTags, GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Kernels, PairScorerTest, testing::Values(kPlainCompute, Compute{}),
                         [](const auto& kind) { return kind.param == kPlainCompute ? "Plain" : "Vector"; });

TEST(PairScorer, NoPairsGiveNoLogits) {
  const ModelFile model = samples::SmallModel();
  const auto hidden = static_cast<uint32_t>(model.Find("heads.said.out.weight")->shape[1]);
  const auto scorer = PairScorer::Load(model, "heads.said", samples::kSmallWidth, samples::kSmallWidth, hidden, kSaid,
                                       kSaidTags, Compute{});
  ASSERT_TRUE(scorer.ok());
  std::vector<float> none;
  EXPECT_TRUE(scorer->Score(&none).empty());
  EXPECT_TRUE(scorer->ProjectX(nullptr, 0).empty());
}

}  // namespace
}  // namespace dateline
