// Statement decoding: cues, then for each cue the words of its source, content and venue, never cutting a quotation.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_scorer.h"
#include "annotate/word_heads.h"

namespace dateline {

class StatementDecoder {
 public:
  static Result<StatementDecoder> Load(const ModelFile& file, uint32_t width, Compute compute);

  // Statements sorted by anchor, without act, addressees and relays.
  std::vector<FoundStatement> Decode(std::string_view text, const Segments& segments, const Quotations& quotations,
                                     const WordVectors& vectors, const WordScores& scores) const;

 private:
  struct Work;  // one document's projections and readers
  struct Anchor {
    WordRange words;
    bool cued = true;
    float confidence = 0;
  };
  // How sure the statement is of a quotation that it may hold.
  struct Claim {
    size_t statement = 0;
    float probability = 0;
  };
  // The statements found so far.
  struct Draft {
    std::vector<FoundStatement> statements;
    std::vector<float> anchors;  // confidence of each statement's anchor
    std::vector<bool> said;      // of each word
    std::vector<Claim> claims;   // the surest on each quotation
  };
  bool Add(const Anchor& anchor, const Work& work, Draft* draft) const;
  void KeepQuotedSourcesInside(const Work& work, Draft* draft) const;
  void PlaceLeftQuotations(const Work& work, const WordScores& scores, Draft* draft) const;
  static std::vector<Anchor> FindCues(std::string_view text, const Segments& segments, const Quotations& quotations,
                                      const WordScores& scores);
  // Log-probabilities of SaidTag of each word of the scope.
  std::vector<float> ScoreWords(const Work& work, WordRange anchor, WordRange scope) const;
  static void SetClaims(const Work& work, const std::vector<float>& words, WordRange scope, uint32_t anchor,
                        size_t statement, std::vector<Claim>* claims);
  bool DecodeAt(const Anchor& anchor, const Work& work, size_t index, FoundStatement* s, std::vector<Claim>* claims,
                const std::vector<WordRange>* source_in) const;
  // A quotation of whole sentences that nobody is named for.
  FoundStatement Unattributed(const Work& work, size_t quotation, const std::vector<int>& next, float confidence) const;

  PairScorer said_;
};

// Direct when all words said stand in quotations that do not hold the word `anchor`, indirect when none does.
StatementMode ModeOf(const Quotations& quotations, uint32_t anchor, const std::vector<WordRange>& content);

}  // namespace dateline
