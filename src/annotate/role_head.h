// RoleHead: to whom a statement was made, and through whom it reached the writer.
#pragma once

#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_scorer.h"
#include "annotate/word_heads.h"

namespace dateline {

class RoleHead {
 public:
  static Result<RoleHead> Load(const ModelFile& file, uint32_t width, uint32_t mention_width, Compute compute);

  // Sets addressees and relays of all statements, whose other fields are known. mention_vectors: a row for each
  // mention. REQUIRES: statements sorted by anchor.
  void Fill(const Segments& segments, const Quotations& quotations, const WordVectors& vectors,
            const std::vector<FoundMention>& mentions, const std::vector<float>& mention_vectors,
            std::vector<FoundStatement>* statements) const;

 private:
  PairScorer role_;
};

}  // namespace dateline
