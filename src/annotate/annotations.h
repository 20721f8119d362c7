// Annotations: what the heads and the exact rules find in one document, as ranges of its words. What the annotate room
// hands on.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "annotate/pair_features.h"
#include "annotate/quotations.h"
#include "dateline/ledger.h"
#include "segment/segments.h"

namespace dateline {

struct FoundMention {
  WordRange words;  // the noun phrase, no possessive ending
  WordRange name;   // the bare proper name inside; empty when there is none
  MentionLevel level = MentionLevel::kName;
  std::array<float, 5> kinds{};  // probability of each ActorKind
  float confidence = 0;
  float name_confidence = 0;  // of the bare name; low for demonyms

  ActorKind kind() const {  // the likeliest
    return static_cast<ActorKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
  }
};

// By first word, longer ones first.
inline bool InTextOrder(const FoundMention& a, const FoundMention& b) {
  return a.words.begin != b.words.begin ? a.words.begin < b.words.begin : a.words.end > b.words.end;
}

struct FoundStatement {
  WordRange cue;                   // empty for a quotation without any cue
  WordRange anchor;                // the cue, or the first word said
  WordRange source;                // may be empty
  std::vector<WordRange> content;  // in order, at least one
  WordRange venue;                 // may be empty
  StatementAct act = StatementAct::kAssert;
  StatementMode mode = StatementMode::kIndirect;
  bool denied = false;
  std::vector<uint32_t> to, via;  // mentions
  float confidence = 0;
};

struct FoundTitle {
  WordRange words;  // "Secretary of State"
  float confidence = 0;
};

struct Annotations {
  Quotations quotations;
  std::vector<FoundMention> mentions;      // InTextOrder, distinct
  std::vector<FoundStatement> statements;  // sorted by anchor
  std::vector<FoundTitle> titles;          // sorted
};

}  // namespace dateline
