// WordHeads: the heads that need only a document's word vectors: flat tags, mention spans and mention vectors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "annotate/labels.h"
#include "annotate/pair_features.h"
#include "dateline/result.h"
#include "encode/linear.h"
#include "encode/model_file.h"

namespace dateline {

// Vectors of a document's words, row by row, and their running sums (one row more), from which means of ranges come.
struct WordVectors {
  uint32_t words = 0, width = 0;
  std::vector<float> rows;
  std::vector<double> sums;

  const float* Row(uint32_t word) const { return rows.data() + size_t{word} * width; }
  // The mean vector of a range, into out[width]. REQUIRES: not empty.
  void Mean(WordRange range, float* out) const;
};

WordVectors MakeWordVectors(std::vector<float> rows, uint32_t width);

// Log-probabilities of the flat tags of each word, and what spans are scored from.
struct WordScores {
  std::vector<float> cue, name, title;  // words x tags
  std::vector<float> starts, ends;      // words x span width, after GELU
  std::vector<float> span;              // words x 3: start, end, inner
};

class WordHeads {
 public:
  static Result<WordHeads> Load(const ModelFile& file, uint32_t width, Compute compute);

  WordScores Score(const WordVectors& vectors) const;
  // Probability of each span that begins at a word and is 1..kMaxMentionWords long: words x kMaxMentionWords; 0 past
  // `ends[word]`, the word after the last one that a span beginning there may take.
  std::vector<float> SpanProbabilities(const WordScores& scores, std::span<const uint32_t> ends) const;
  // Mention vectors: ranges x mention_width().
  std::vector<float> MentionVectors(const WordVectors& vectors, std::span<const WordRange> ranges) const;
  // Probabilities of kinds (5) and levels (3) of each mention, side by side: rows of 8.
  std::vector<float> KindsAndLevels(const std::vector<float>& mentions) const;
  uint32_t mention_width() const { return mention_.out(); }

 private:
  Linear tags_, spans_, mention_, kinds_;
  std::vector<float> span_width_;
  uint32_t span_ = 0;
};

}  // namespace dateline
