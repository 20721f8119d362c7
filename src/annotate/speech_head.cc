// SpeechHead: the Penn tags of heads.speech, folded into the forms that the tense needs.
#include "annotate/speech_head.h"

#include <algorithm>
#include <array>

#include "annotate/labels.h"

namespace dateline {
namespace {

// Of each tag, in the order of SpeechTag.
constexpr std::array<WordForm, kSpeechTags> kForms = [] {
  std::array<WordForm, kSpeechTags> forms;
  forms.fill(WordForm::kOther);
  const auto set = [&](SpeechTag tag, WordForm form) { forms[static_cast<size_t>(tag)] = form; };
  set(SpeechTag::kModal, WordForm::kModal);
  set(SpeechTag::kNoun, WordForm::kNoun);
  set(SpeechTag::kNouns, WordForm::kNoun);
  set(SpeechTag::kName, WordForm::kNoun);
  set(SpeechTag::kNames, WordForm::kNoun);
  set(SpeechTag::kVerbBase, WordForm::kBase);
  set(SpeechTag::kVerbPast, WordForm::kPast);
  set(SpeechTag::kVerbIng, WordForm::kIng);
  set(SpeechTag::kVerbParticiple, WordForm::kParticiple);
  set(SpeechTag::kVerbPresent, WordForm::kPresent);
  set(SpeechTag::kVerbThird, WordForm::kPresent);
  return forms;
}();

}  // namespace

Result<SpeechHead> SpeechHead::Load(const ModelFile& file, uint32_t width, Compute compute) {
  SpeechHead head;
  if (file.Find("heads.speech.weight") == nullptr) return head;
  auto speech = Linear::Load(file, "heads.speech", width, kSpeechTags, compute);
  if (!speech.ok()) return speech.error();
  head.speech_ = std::move(speech).value();
  head.known_ = true;
  return head;
}

WordForm SpeechHead::FormOf(const float* row) const {
  std::array<float, kSpeechTags> tags;
  speech_.Run(row, 1, tags.data());
  return kForms[static_cast<size_t>(std::max_element(tags.begin(), tags.end()) - tags.begin())];
}

WordFormAt SpeechHead::Forms(const Segments& segments, const WordVectors& vectors) const {
  if (!known_) return {};
  return [this, &segments, &vectors](uint32_t byte) {
    const auto& words = segments.words;
    const auto word =
        std::upper_bound(words.begin(), words.end(), byte, [](uint32_t at, const Word& w) { return at < w.span.end; });
    if (word == words.end() || byte < word->span.begin) return WordForm::kUnknown;
    return FormOf(vectors.Row(static_cast<uint32_t>(word - words.begin())));
  };
}

}  // namespace dateline
