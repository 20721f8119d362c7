// ActHead: with which act a statement was made (asserts, denies, warns ...), and whether it was made at all.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/word_heads.h"

namespace dateline {

// Immutable. Reads the anchor, the mean of what is said, and a mean of it in which the words that matter weigh more.
class ActHead {
 public:
  static Result<ActHead> Load(const ModelFile& file, uint32_t width, uint32_t hidden, Compute compute);

  // Sets act and denied of each statement.
  void Fill(const WordVectors& vectors, std::vector<FoundStatement>* statements) const;

 private:
  // Writes the three vectors of a statement side by side. `scores`: how much each word of the document matters.
  static void Describe(const WordVectors& vectors, const std::vector<float>& scores, const FoundStatement& s,
                       float* out);

  Linear attend_, hidden_, act_, denied_;
};

// What "neither ... nor ..." or "nobody" said was not said. A rule, since the head often overlooks it.
void MarkDenials(std::string_view text, const Segments& segments, std::vector<FoundStatement>* statements);

}  // namespace dateline
