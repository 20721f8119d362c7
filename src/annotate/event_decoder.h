// EventDecoder: triggers with type and status, who may take part, and which of them are one event.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/event_features.h"
#include "annotate/pair_scorer.h"
#include "annotate/thresholds.h"
#include "annotate/word_heads.h"

namespace dateline {

// Immutable. Tensors: heads.trigger (tags O, B, I of each word); over the trigger's mean vector t:
// event_type(GELU(event_hidden(t))) and EventWordPoints; status(GELU(status_hidden(t) +
// status_features(StatusFeatures))); argument, a PairScorer of mention vectors to triggers (ArgumentFeatures; log-odds
// of actor, recipient, place); same, a PairScorer of triggers to triggers (x the later one, SameFeatures), against
// event_first(t).
class EventDecoder {
 public:
  // A file without heads.trigger gives a decoder that finds nothing. `least`: confidence of an event, to keep it.
  static Result<EventDecoder> Load(const ModelFile& file, uint32_t width, uint32_t mention_width, Compute compute,
                                   float least = kEventThreshold);

  // mention_vectors: a row for each mention; mentions InTextOrder. Linear in the text: each event looks at a bounded
  // number of mentions and earlier events.
  std::vector<FoundEvent> Decode(std::string_view text, const Segments& segments, const Quotations& quotations,
                                 const WordVectors& vectors, const std::vector<FoundMention>& mentions,
                                 const std::vector<float>& mention_vectors,
                                 const std::vector<FoundStatement>& statements) const;

  // Logits of the types and of the statuses, a row for each trigger's mean vector. `features`: one for each.
  std::vector<float> TypeLogits(const std::vector<float>& means) const;
  std::vector<float> StatusLogits(const std::vector<float>& means, std::span<const StatusFeatures> features) const;

 private:
  std::vector<FoundEvent> Triggers(const Segments& segments, const WordVectors& vectors) const;
  void SetTypes(std::string_view text, const Segments& segments, const std::vector<float>& means,
                std::vector<FoundEvent>* events) const;
  // Leaves only those whose trigger and type together are sure enough.
  void DropDoubtful(std::vector<float>* means, std::vector<FoundEvent>* events) const;
  void SetStatuses(const EventFeatureReader& reader, const std::vector<float>& means,
                   std::vector<FoundEvent>* events) const;
  void SetArguments(const EventFeatureReader& reader, const std::vector<float>& means,
                    const std::vector<float>& mention_vectors, std::vector<FoundEvent>* events) const;
  void SetSame(const EventFeatureReader& reader, const std::vector<float>& means,
               std::vector<FoundEvent>* events) const;

  bool loaded_ = false;
  float least_ = 0;
  Linear trigger_, event_hidden_, event_type_, status_hidden_, status_, event_first_;
  std::vector<float> status_features_;  // one row for each value of each field
  PairScorer argument_, same_;
};

// Ranges of words from log-probabilities of O, B and I of each word (words x kSpanTags): words that are rather B or I
// than `threshold`, parted where B is the likelier of the two; none over two sentences or longer than
// kMaxTriggerWords. `confidence` takes the mean probability of each.
inline constexpr uint32_t kMaxTriggerWords = 6;
std::vector<WordRange> TaggedSpans(const Segments& segments, std::span<const float> tags, float threshold,
                                   std::vector<float>* confidence);

}  // namespace dateline
