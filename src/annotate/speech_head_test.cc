// SpeechHead: the tag of most weight, for the word that holds the byte.
#include "annotate/speech_head.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

TEST(SpeechHead, TellsTheFormOfTheTagThatWeighsMost) {
  const ModelFile model = samples::SmallModel();
  const SpeechHead head = SpeechHead::Load(model, samples::kSmallWidth, {}).value();
  const auto weight = LoadFloats(model, "heads.speech.weight", {kSpeechTags, samples::kSmallWidth}).value();
  const auto bias = LoadFloats(model, "heads.speech.bias", {kSpeechTags}).value();
  std::string text;
  for (int i = 0; i < 400; ++i) text += "word ";
  const Segments segments = Segment(text);
  std::mt19937 random(5);
  std::normal_distribution<float> normal;
  std::vector<float> rows(segments.words.size() * samples::kSmallWidth);
  for (float& value : rows) value = normal(random);
  const WordVectors vectors = MakeWordVectors(std::move(rows), samples::kSmallWidth);
  const WordFormAt forms = head.Forms(segments, vectors);
  std::set<WordForm> seen;
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    std::vector<float> tags = bias;
    for (size_t t = 0; t < tags.size(); ++t)
      for (uint32_t k = 0; k < samples::kSmallWidth; ++k)
        tags[t] += weight[t * samples::kSmallWidth + k] * vectors.Row(w)[k];
    const auto tag = static_cast<SpeechTag>(std::max_element(tags.begin(), tags.end()) - tags.begin());
    const WordForm form = forms(segments.words[w].span.begin);
    seen.insert(form);
    EXPECT_EQ(form == WordForm::kPast, tag == SpeechTag::kVerbPast);
    EXPECT_EQ(form == WordForm::kParticiple, tag == SpeechTag::kVerbParticiple);
    EXPECT_EQ(form == WordForm::kPresent, tag == SpeechTag::kVerbPresent || tag == SpeechTag::kVerbThird);
    EXPECT_EQ(form == WordForm::kBase, tag == SpeechTag::kVerbBase);
    EXPECT_EQ(form == WordForm::kModal, tag == SpeechTag::kModal);
    EXPECT_EQ(form == WordForm::kNoun, tag >= SpeechTag::kNoun && tag <= SpeechTag::kNames);
  }
  EXPECT_GT(seen.size(), 4u);
}

TEST(SpeechHead, KnowsNothingOfBytesThatNoWordHolds) {
  const SpeechHead head = SpeechHead::Load(samples::SmallModel(), samples::kSmallWidth, {}).value();
  const Segments segments = Segment("one  two");
  const WordVectors vectors = MakeWordVectors(std::vector<float>(2 * samples::kSmallWidth), samples::kSmallWidth);
  const WordFormAt forms = head.Forms(segments, vectors);
  EXPECT_EQ(forms(4), WordForm::kUnknown);
  EXPECT_EQ(forms(8), WordForm::kUnknown);
  EXPECT_NE(forms(7), WordForm::kUnknown);
}

}  // namespace
}  // namespace dateline
