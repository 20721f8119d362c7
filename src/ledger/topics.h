// Topics: a few words that name an issue, the same for the same issue throughout a story.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/pair_features.h"
#include "segment/segments.h"

namespace dateline {

// Gives each issue a topic. Issues that share most of their content words have one topic, that of the first of them.
class Topics {
 public:
  // All must outlive it. Mentions InTextOrder.
  Topics(std::string_view text, const Segments& segments, std::span<const FoundMention> mentions = {})
      : text_(text), segments_(segments), mentions_(mentions) {}

  // The number of the issue's topic, from 0 in order of first use. Bounded: only the kTopicReach latest are looked at.
  uint32_t Of(WordRange issue);
  // One to six words in small letters, of an issue that is a clause those before its verb, or behind it where an actor
  // is its subject. REQUIRES: a number from Of().
  const std::string& Name(uint32_t topic) const { return names_[topic]; }
  // Whether the words share most of what the topic's first issue is made of.
  bool Tells(WordRange words, uint32_t topic) const;

 private:
  using Stems = std::vector<std::string>;  // sorted, distinct
  Stems StemsOf(WordRange words) const;
  std::string NameOf(WordRange issue) const;
  std::string WordAt(uint32_t word) const;
  bool IsEmpty(uint32_t word) const;  // a function word, a stop or a mark
  // The issue without its finite verb and the actor who is its subject, or up to that verb.
  WordRange WithoutVerb(WordRange issue) const;
  bool IsActor(WordRange words) const;

  std::string_view text_;
  const Segments& segments_;
  std::span<const FoundMention> mentions_;
  std::vector<Stems> stems_;
  std::deque<std::string> names_;
};

inline constexpr uint32_t kTopicReach = 100;

}  // namespace dateline
