// Tests of the event decoder: agreement with PyTorch, spans from tags, and what holds of any copy.
#include "annotate/event_decoder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <string>

#include "annotate/annotate_samples.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

uint32_t MentionWidth(const ModelFile& model) {
  return static_cast<uint32_t>(model.Find("heads.mention.bias")->shape[0]);
}

Result<EventDecoder> LoadSmall(const ModelFile& model) {
  return EventDecoder::Load(model, samples::kSmallWidth, MentionWidth(model), Compute{},
                            0);  // untrained: unsure of every type
}

// Text of so many words in sentences of ten.
std::string Copy(uint32_t words) {
  std::string text;
  for (uint32_t w = 0; w < words; ++w) text += w % 10 == 9 ? ". " : w % 10 == 0 ? "Ames " : "met ";
  return text;
}

struct Read {
  std::string text;
  Segments segments;
  Quotations quotations;
  WordVectors vectors;
  std::vector<FoundEvent> events;
};

Read Decoded(const EventDecoder& decoder, const ModelFile& answers, const std::vector<FoundMention>& mentions) {
  const std::vector<float> words = samples::ValuesOf<float>(answers, "words");
  Read read;
  read.text = Copy(static_cast<uint32_t>(words.size() / samples::kSmallWidth));
  read.segments = Segment(read.text);
  read.quotations = MatchQuotations(read.text, read.segments, nullptr);
  read.vectors = MakeWordVectors(words, samples::kSmallWidth);
  EXPECT_EQ(read.segments.words.size(), read.vectors.words);
  std::vector<float> vectors = samples::ValuesOf<float>(answers, "mentions");
  vectors.resize(mentions.size() * (vectors.size() / (samples::ValuesOf<int32_t>(answers, "ranges").size() / 2)));
  read.events = decoder.Decode(read.text, read.segments, read.quotations, read.vectors, mentions, vectors, {});
  return read;
}

TEST(EventDecoder, TriggersAreThoseOfPyTorchsTags) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok()) << decoder.error().message;
  const Read read = Decoded(*decoder, answers, {});
  std::vector<float> confidence;
  const std::vector<WordRange> wanted =
      TaggedSpans(read.segments, samples::ValuesOf<float>(answers, "trigger"), kTriggerThreshold, &confidence);
  ASSERT_FALSE(wanted.empty());
  ASSERT_EQ(read.events.size(), wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(read.events[i].trigger, wanted[i]);
}

TEST(EventDecoder, ReadsTheTypesAndStatusesThatPyTorchReads) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok()) << decoder.error().message;
  const WordVectors vectors = MakeWordVectors(samples::ValuesOf<float>(answers, "words"), samples::kSmallWidth);
  std::vector<float> mean(samples::kSmallWidth);
  const std::vector<int32_t> range = samples::ValuesOf<int32_t>(answers, "trigger_range");
  vectors.Mean({static_cast<uint32_t>(range[0]), static_cast<uint32_t>(range[1])}, mean.data());
  const auto expect = [](const std::vector<float>& got, const std::vector<float>& wanted) {
    ASSERT_EQ(got.size(), wanted.size());
    for (size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-4F) << i;
  };
  expect(decoder->TypeLogits(mean), samples::ValuesOf<float>(answers, "event_type"));
  StatusFeatures features;
  const std::vector<uint8_t> rows = samples::ValuesOf<uint8_t>(answers, "status_features");
  ASSERT_EQ(rows.size(), features.size());
  std::copy(rows.begin(), rows.end(), features.begin());
  expect(decoder->StatusLogits(mean, {&features, 1}), samples::ValuesOf<float>(answers, "status"));
}

TEST(EventDecoder, MentionsNearATriggerGetLogOdds) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto decoder = LoadSmall(model);
  ASSERT_TRUE(decoder.ok());
  std::vector<FoundMention> mentions(2);
  mentions[0].words = {0, 1};
  mentions[1].words = {10, 11};
  const Read read = Decoded(*decoder, answers, mentions);
  ASSERT_FALSE(read.events.empty());
  for (const FoundEvent& event : read.events) {
    ASSERT_FALSE(event.arguments.empty());
    EXPECT_EQ(event.arguments[0].mention, 0U);  // of the first sentence
    for (const FoundEvent::Argument& a : event.arguments)
      for (const float odds : a.roles) EXPECT_TRUE(std::isfinite(odds));
  }
}

TEST(EventDecoder, LeavesOutEventsThatItIsUnsureOf) {
  const ModelFile model = samples::SmallModel(), answers = samples::HeadAnswers();
  const auto all = LoadSmall(model);
  ASSERT_TRUE(all.ok());
  std::vector<FoundEvent> wanted = Decoded(*all, answers, {}).events;
  ASSERT_GT(wanted.size(), 1U);
  const float least = wanted.back().confidence;
  std::erase_if(wanted, [&](const FoundEvent& e) { return e.confidence < least; });
  const auto strict = EventDecoder::Load(model, samples::kSmallWidth, MentionWidth(model), Compute{}, least);
  ASSERT_TRUE(strict.ok());
  const Read read = Decoded(*strict, answers, {});
  ASSERT_EQ(read.events.size(), wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(read.events[i].trigger, wanted[i].trigger);
    EXPECT_EQ(read.events[i].type, wanted[i].type);
    EXPECT_EQ(read.events[i].status, wanted[i].status);
  }
}

TEST(EventDecoder, AFileWithoutTriggersGivesADecoderThatFindsNothing) {
  TensorWriter writer("model");
  writer.Add("other", std::vector<float>{1});
  const auto path = std::filesystem::temp_directory_path() / ("dateline-events-" + std::to_string(getpid()) + ".dlm");
  ASSERT_TRUE(writer.Write(path, "{}").ok());
  const ModelFile bare = ModelFile::Open(path).value();
  std::filesystem::remove(path);
  const auto decoder = EventDecoder::Load(bare, samples::kSmallWidth, 8, Compute{});
  ASSERT_TRUE(decoder.ok());
  EXPECT_TRUE(Decoded(*decoder, samples::HeadAnswers(), {}).events.empty());
}

TEST(EventDecoder, WidthsThatDifferAreRefused) {
  const ModelFile model = samples::SmallModel();
  const auto wide = EventDecoder::Load(model, samples::kSmallWidth + 1, MentionWidth(model), Compute{});
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().code, ErrorCode::kModel);
  EXPECT_FALSE(EventDecoder::Load(model, samples::kSmallWidth, MentionWidth(model) + 1, Compute{}).ok());
}

TEST(EventDecoder, WhatItFindsIsInOrderAndRefersBack) {
  const auto decoder = LoadSmall(samples::SmallModel());
  ASSERT_TRUE(decoder.ok());
  std::mt19937 random(1);
  size_t found = 0;
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    const Quotations quotations = MatchQuotations(copy.text, copy.segments, nullptr);
    const std::vector<FoundEvent> events = decoder->Decode(
        copy.text, copy.segments, quotations, samples::RandomVectors(random, copy.segments.words.size()),
        copy.annotations.mentions, copy.mention_vectors, copy.annotations.statements);
    for (size_t i = 0; i < events.size(); ++i) {
      const FoundEvent& e = events[i];
      ++found;
      ASSERT_LT(e.trigger.begin, e.trigger.end);
      ASSERT_LE(e.trigger.size(), kMaxTriggerWords);
      ASSERT_LE(e.trigger.end, copy.segments.words.size());
      EXPECT_EQ(copy.segments.words[e.trigger.begin].sentence, copy.segments.words[e.trigger.end - 1].sentence);
      if (i > 0) EXPECT_LE(events[i - 1].trigger.end, e.trigger.begin);
      EXPECT_LT(e.same_as, static_cast<int>(i));
      EXPECT_LT(e.statement, static_cast<int>(copy.annotations.statements.size()));
      if (e.statement >= 0) EXPECT_TRUE(AnyHolds(copy.annotations.statements[e.statement].content, e.trigger));
      EXPECT_GT(e.confidence, 0);
      EXPECT_LE(e.confidence, 1);
      for (const FoundEvent::Argument& a : e.arguments) EXPECT_LT(a.mention, copy.annotations.mentions.size());
    }
  }
  EXPECT_GT(found, 100U);
}

// Rows of log-probabilities for O, B, I.
std::vector<float> Tags(const std::vector<std::array<float, 3>>& rows) {
  std::vector<float> tags;
  for (const auto& row : rows)
    for (const float p : row) tags.push_back(std::log(p));
  return tags;
}

TEST(TaggedSpans, GoOnWhileTheNextWordIsRatherInsideThanABeginning) {
  const Segments segments = Segment("a cease fire talks held. Now");
  std::vector<float> confidence;
  const auto spans = TaggedSpans(segments,
                                 Tags({{0.9F, 0.05F, 0.05F},
                                       {0.2F, 0.7F, 0.1F},
                                       {0.1F, 0.1F, 0.8F},
                                       {0.1F, 0.8F, 0.1F},
                                       {0.7F, 0.1F, 0.2F},
                                       {0.1F, 0.1F, 0.8F},
                                       {0.1F, 0.1F, 0.8F}}),
                                 0.5F, &confidence);
  EXPECT_EQ(spans, (std::vector<WordRange>{{1, 3}, {3, 4}, {5, 6}, {6, 7}}));  // not over the sentence's end
  ASSERT_EQ(confidence.size(), 4U);
  EXPECT_NEAR(confidence[0], 0.85F, 1e-5F);
}

TEST(TaggedSpans, AreOfBoundedLength) {
  std::string text;
  std::vector<std::array<float, 3>> rows(30, {0.1F, 0.1F, 0.8F});
  for (int i = 0; i < 30; ++i) text += "go ";
  std::vector<float> confidence;
  const auto spans = TaggedSpans(Segment(text), Tags(rows), 0.5F, &confidence);
  ASSERT_EQ(spans.size(), 5U);
  for (const WordRange& span : spans) EXPECT_EQ(span.size(), kMaxTriggerWords);
}

}  // namespace
}  // namespace dateline
