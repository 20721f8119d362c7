// Linker: which mentions of a document name the same actor.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_scorer.h"
#include "resolve/link_features.h"
#include "resolve/link_rules.h"

namespace dateline {

struct Clusters {
  std::vector<int> of_mention;    // numbered in order of first mention
  std::vector<float> confidence;  // of each mention's link, 0..1
  int count = 0;
};

// Immutable; shared by all workers.
class Linker {
 public:
  static Result<Linker> Load(const ModelFile& file, uint32_t mention_width, Compute compute);

  // First what is sure by rule (link_rules.h); then each other mention, in text order, takes the likeliest of the
  // actors that its candidates are in so far, or none, and never against a rule. forms: FormOf each mention;
  // mention_vectors: a row for each.
  Clusters Link(std::string_view text, const Segments& segments, const Annotations& annotations,
                const std::vector<MentionForm>& forms, const std::vector<float>& mention_vectors) const;

 private:
  // Of each mention with each of its candidates.
  std::vector<std::vector<float>> Scores(const LinkStory& story, const std::vector<std::vector<uint32_t>>& candidates,
                                         const std::vector<float>& mention_vectors) const;

  PairScorer link_;
  Linear first_;
};

}  // namespace dateline
