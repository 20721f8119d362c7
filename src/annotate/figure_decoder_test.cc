// Tests of the figure decoder: agreement with PyTorch, and what becomes of quantities.
#include "annotate/figure_decoder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "annotate/annotate_samples.h"
#include "annotate/labels.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

Result<FigureDecoder> LoadSmall(const ModelFile& model) {
  return FigureDecoder::Load(model, samples::kSmallWidth, Compute{});
}

// One word after another as a quantity each, over the word vectors that PyTorch had.
struct Words {
  WordVectors vectors =
      MakeWordVectors(samples::ValuesOf<float>(samples::HeadAnswers(), "words"), samples::kSmallWidth);
  std::string text;
  Segments segments;
  std::vector<Quantity> quantities;

  Words() {
    for (uint32_t w = 0; w < vectors.words; ++w) {
      text += "w ";
      quantities.push_back({.first_word = w, .end_word = w + 1, .number_word = w});
    }
    segments = Segment(text);
    EXPECT_EQ(segments.words.size(), vectors.words);
  }
};

TEST(FigureDecoder, QuantitiesThatTheTagsAgreeWithAreFigures) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok()) << decoder.error().message;
  const Words words;
  const std::vector<float> tags = samples::ValuesOf<float>(samples::HeadAnswers(), "figure");
  ASSERT_EQ(tags.size(), words.vectors.words * size_t{kSpanTags});
  const std::vector<FoundFigure> figures =
      decoder->Decode(words.text, words.segments, words.vectors, words.quantities, {});
  size_t next = 0;
  for (uint32_t w = 0; w < words.vectors.words; ++w) {
    const float probability = 1 - std::exp(tags[size_t{w} * kSpanTags]);
    if (probability < kFigureThreshold) continue;
    ASSERT_LT(next, figures.size());
    EXPECT_EQ(figures[next].quantity, w);
    EXPECT_NEAR(figures[next].confidence, probability, 1e-4F);
    ++next;
  }
  EXPECT_EQ(next, figures.size());
  EXPECT_GT(next, 0U);
}

TEST(FigureDecoder, CountsWhatPyTorchCounts) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok());
  const std::vector<int32_t> range = samples::ValuesOf<int32_t>(samples::HeadAnswers(), "trigger_range");
  const WordRange words = {static_cast<uint32_t>(range[0]), static_cast<uint32_t>(range[1])};
  const std::vector<float> got = decoder->CountedLogits(Words().vectors, {&words, 1});
  const std::vector<float> wanted = samples::ValuesOf<float>(samples::HeadAnswers(), "counted");
  ASSERT_EQ(got.size(), wanted.size());
  for (size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-4F) << i;
}

TEST(FigureDecoder, MoneyAndSharesAreSaidByTheirWords) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok());
  Words words;
  for (Quantity& q : words.quantities)
    q.kind = q.first_word % 2 == 0 ? Quantity::Kind::kMoney : Quantity::Kind::kPercent;
  for (const FoundFigure& f : decoder->Decode(words.text, words.segments, words.vectors, words.quantities, {}))
    EXPECT_EQ(f.counted, f.quantity % 2 == 0 ? Counted::kMoney : Counted::kPercent);
}

TEST(FigureDecoder, NoCountIsAShareUnlessItIsZero) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok());
  Words words;
  for (Quantity& q : words.quantities) q.value = 5;
  for (const FoundFigure& f : decoder->Decode(words.text, words.segments, words.vectors, words.quantities, {}))
    EXPECT_NE(f.counted, Counted::kPercent);
}

TEST(FigureDecoder, AFigureLiesInTheSmallestStatementAroundIt) {
  const ModelFile model = samples::SmallModel();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok());
  const Words words;
  const uint32_t n = words.vectors.words;
  std::vector<FoundStatement> statements(2);
  statements[0].content = {{n / 2, n}};
  statements[1].content = {{n / 4, n}};
  for (const FoundFigure& f : decoder->Decode(words.text, words.segments, words.vectors, words.quantities, statements))
    EXPECT_EQ(f.statement, f.quantity >= n / 2 ? 0 : f.quantity >= n / 4 ? 1 : -1) << f.quantity;
}

TEST(FigureDecoder, AFileWithoutFiguresGivesADecoderThatFindsNothing) {
  TensorWriter writer("model");
  writer.Add("other", std::vector<float>{1});
  const auto path = std::filesystem::temp_directory_path() / ("dateline-figures-" + std::to_string(getpid()) + ".dlm");
  ASSERT_TRUE(writer.Write(path, "{}").ok());
  const ModelFile bare = ModelFile::Open(path).value();
  std::filesystem::remove(path);
  const auto decoder = FigureDecoder::Load(bare, samples::kSmallWidth, Compute{});
  ASSERT_TRUE(decoder.ok());
  const Words words;
  EXPECT_TRUE(decoder->Decode(words.text, words.segments, words.vectors, words.quantities, {}).empty());
}

TEST(FigureDecoder, WidthsThatDifferAreRefused) {
  const ModelFile model = samples::SmallModel();
  const auto wide = FigureDecoder::Load(model, samples::kSmallWidth + 1, Compute{});
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().code, ErrorCode::kModel);
}

}  // namespace
}  // namespace dateline
