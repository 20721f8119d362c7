// ActHead: with which act a statement was made (asserts, denies, warns ...), and whether it was made at all.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/word_heads.h"

namespace dateline {

// Immutable. Reads the anchor, the mean of what is said, and some means of it in each of which other words weigh more.
// Their number is the model's.
class ActHead {
 public:
  static Result<ActHead> Load(const ModelFile& file, uint32_t width, uint32_t hidden, Compute compute);

  // Sets act and denied of each statement. `described`: set to the row of each that they were read off, for the heads
  // that read more off it. Returns the logits of each statement's acts.
  std::vector<float> Fill(const WordVectors& vectors, std::vector<FoundStatement>* statements,
                          std::vector<float>* described) const;

 private:
  // Writes the vectors of a statement side by side. `scores`: how much each word of the document matters in each look.
  void Describe(const WordVectors& vectors, const std::vector<float>& scores, const FoundStatement& s,
                float* out) const;

  Linear attend_, hidden_, act_, denied_;
};

// What "neither ... nor ..." or "nobody" said was not said. A rule, since the head often overlooks it.
void MarkDenials(std::string_view text, const Segments& segments, std::vector<FoundStatement>* statements);

}  // namespace dateline
