// StandDecoder: which statements take a position, and on what.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_scorer.h"
#include "annotate/word_heads.h"

namespace dateline {

// Immutable. Tensors: heads.stance (none and eight) and heads.former over what ActHead read each statement off;
// heads.stand, a PairScorer of words to anchors (tags O, B-issue, I-issue, B-condition, I-condition; features as the
// said head's and the part of the statement that the word lies in: none, source, content, venue). Of a model without
// any of them it finds no stands.
class StandDecoder {
 public:
  static Result<StandDecoder> Load(const ModelFile& file, uint32_t width, uint32_t described_width, Compute compute);
  // `described`: a row of described_width for each statement, from ActHead::Fill.
  std::vector<FoundStand> Decode(std::string_view text, const Segments& segments, const Quotations& quotations,
                                 const WordVectors& vectors, const std::vector<float>& described,
                                 const std::vector<FoundStatement>& statements) const;

 private:
  struct Work;  // one document's projections and readers
  std::vector<FoundStand> Takers(const std::vector<float>& described,
                                 const std::vector<FoundStatement>& statements) const;
  // Log-probabilities of StandTag of each word of the scope.
  std::vector<float> ScoreWords(const Work& work, const FoundStatement& s, WordRange scope) const;

  Linear stance_, former_;
  PairScorer stand_;
};

// The issue to be shown for one found with these log-odds: an unlikely one gives way to the first piece of what is
// said, an unsure one to the short piece that holds it.
WordRange WidenedIssue(const FoundStatement& s, float odds, WordRange issue);

// The range of words, within one sentence, that is likeliest to be what `begin` and the tag after it mark rather than
// anything else; it ends at no function word ("the", "it"). Empty when no words may be it. `tags`: rows of
// log-probabilities of kStandTags for the words of the scope; `barred` words are in none. `odds`: set to the range's
// log-odds. Linear.
WordRange BestStandSpan(std::string_view text, const Segments& segments, const std::vector<float>& tags,
                        WordRange scope, uint32_t begin, WordRange barred, float* odds);

}  // namespace dateline
