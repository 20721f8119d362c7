// Annotations: what the heads and the exact rules find in one document, as ranges of its words. What the annotate room
// hands on.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "annotate/pair_features.h"
#include "annotate/quotations.h"
#include "dateline/ledger.h"
#include "quantities/quantities.h"
#include "segment/segments.h"
#include "times/times.h"

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

// What a statement says of where its speaker stands.
struct FoundStand {
  uint32_t statement = 0;
  Stance stance = Stance::kSupport;
  bool former = false;
  WordRange issue, condition;  // condition may be empty
  float confidence = 0;
};

struct FoundEvent {
  WordRange trigger;
  EventType type = EventType::kOther;
  EventStatus status = EventStatus::kHappened;
  std::array<float, kEventStatusNames.size()> statuses{};  // log-probabilities; all 0 if not known
  int statement = -1;                                      // the smallest one whose content holds the trigger
  int same_as = -1;  // an earlier event that is the same, itself perhaps the same as another
  float confidence = 0;
  // Log-odds of each mention nearby as actor, recipient and place; an actor's are those of its mentions together.
  struct Argument {
    uint32_t mention = 0;
    std::array<float, 3> roles{};
  };
  std::vector<Argument> arguments;
};

struct FoundFigure {
  uint32_t quantity = 0;  // of Annotations::quantities
  Counted counted = Counted::kOther;
  int statement = -1;  // the smallest one whose content holds it
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
  std::vector<TimeExpression> times;       // all of the text, sorted
  std::vector<Quantity> quantities;        // all of the text, sorted
  std::vector<FoundEvent> events;          // sorted by trigger
  std::vector<FoundFigure> figures;        // sorted
  std::vector<FoundStand> stands;          // sorted by statement
};

}  // namespace dateline
