// The small model of tests/data, random copy and random word vectors, for the tests of annotate and the rooms after it.
#pragma once

#include <array>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotator.h"
#include "annotate/word_heads.h"
#include "encode/model_file.h"

namespace dateline::samples {

inline constexpr uint32_t kSmallWidth = 64;
inline constexpr char kSmallModelPath[] = DATELINE_SOURCE_DIR "/tests/data/model_small.dlm";

inline ModelFile SmallModel() { return ModelFile::Open(kSmallModelPath).value(); }
// What PyTorch makes of some word vectors with that model.
inline ModelFile HeadAnswers() { return ModelFile::Open(DATELINE_SOURCE_DIR "/tests/data/heads_small.dlm").value(); }

// The values of a tensor; none when it is missing. REQUIRES: T is its type.
template <class T>
std::vector<T> ValuesOf(const ModelFile& file, std::string_view name) {
  const TensorView* tensor = file.Find(name);
  if (tensor == nullptr || tensor->elements() == 0) return {};
  std::vector<T> values(tensor->elements());
  std::memcpy(values.data(), tensor->bytes.data(), tensor->bytes.size());
  return values;
}

// Nonsense in the shape of news: sentences, quotations of every kind (some open, some in others, some over several
// paragraphs), lone marks, hyphens, possessives.
inline std::string RandomCopy(std::mt19937& random, int pieces) {
  static constexpr std::array<std::string_view, 48> kPieces = {"the",
                                                               "minister",
                                                               "said",
                                                               "Jane Doe",
                                                               "of",
                                                               "Kenya",
                                                               "told",
                                                               "reporters",
                                                               "that",
                                                               "talks",
                                                               "would",
                                                               "go on",
                                                               "Baku",
                                                               "and",
                                                               "its",
                                                               "army's",
                                                               "\u201c",
                                                               "\u201d",
                                                               "\"",
                                                               "\"",
                                                               "\u2018",
                                                               "\u2019",
                                                               "''",
                                                               "``",
                                                               "'",
                                                               ", ",
                                                               ". ",
                                                               ".\" ",
                                                               ",\u201d ",
                                                               ".\n\n\u201c",
                                                               ".\n\n",
                                                               "\n",
                                                               "U.N.",
                                                               "he",
                                                               "we",
                                                               "I",
                                                               "denied",
                                                               "was quoted as saying",
                                                               "\u2014",
                                                               "\u00ab",
                                                               "\u00bb",
                                                               "$5",
                                                               "1,200",
                                                               "(",
                                                               ")",
                                                               "\xF0\x9F\x9A\xA2",
                                                               "Secretary of State",
                                                               "Ms. Lind"};
  std::string text;
  for (int i = 0; i < pieces; ++i) {
    text += kPieces[random() % kPieces.size()];
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

// Values roughly like a layer norm's, the same on every platform.
inline WordVectors RandomVectors(std::mt19937& random, size_t words) {
  std::vector<float> rows(words * kSmallWidth);
  for (float& value : rows) {
    float sum = 0;
    for (int i = 0; i < 4; ++i) sum += static_cast<float>(random() % 65536) / 65536.0f - 0.5f;
    value = 1.7f * sum;
  }
  return MakeWordVectors(std::move(rows), kSmallWidth);
}

// Random copy, and all that the annotate room makes of it with random word vectors.
struct AnnotatedCopy {
  std::string text;
  Segments segments;
  std::vector<float> mention_vectors;
  Annotations annotations;
};

inline AnnotatedCopy AnnotatedNonsense(uint32_t seed) {
  static const Annotator annotator = Annotator::Load(SmallModel(), kSmallWidth, Compute{}).value();
  std::mt19937 random(seed);
  AnnotatedCopy copy;
  copy.text = RandomCopy(random, 1 + static_cast<int>(random() % 400));
  copy.segments = Segment(copy.text);
  const WordVectors vectors = RandomVectors(random, copy.segments.words.size());
  std::vector<Notice> notices;
  copy.annotations = annotator.Annotate(copy.text, copy.segments, FindTimes(copy.text, copy.segments, {}), vectors,
                                        &copy.mention_vectors, &notices);
  return copy;
}

// Enough of it for tests of what holds of any copy; made once.
inline const std::vector<AnnotatedCopy>& ManyAnnotated() {
  static const std::vector<AnnotatedCopy> copies = [] {
    std::vector<AnnotatedCopy> made;
    made.reserve(80);
    for (uint32_t seed = 0; seed < 80; ++seed) made.push_back(AnnotatedNonsense(seed));
    return made;
  }();
  return copies;
}

}  // namespace dateline::samples
