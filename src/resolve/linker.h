// Linker: which mentions of a document name the same actor.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_scorer.h"
#include "resolve/link_features.h"

namespace dateline {

struct Clusters {
  std::vector<int> of_mention;    // numbered in order of first mention
  std::vector<float> confidence;  // of each mention's link, 0..1
  int count = 0;
};

// Immutable; shared by all workers.
class Linker {
 public:
  static Result<Linker> Load(const ModelFile& file, uint32_t mention_width, KernelKind kernels);

  // Each mention takes the best of its candidates or none, in text order; the same name of the same kind is one actor;
  // "I" inside a quotation with a known speaker is that speaker. Persons whose names share no word stay apart, and
  // mentions of which one holds the other are never the same actor. forms: FormOf each mention; mention_vectors: a row
  // for each.
  Clusters Link(std::string_view text, const Segments& segments, const Annotations& annotations,
                const std::vector<MentionForm>& forms, const std::vector<float>& mention_vectors) const;

 private:
  PairScorer link_;
  Linear first_;
};

}  // namespace dateline
