// ActSignReader: the signs by which a reader knows with which act something was said: the cue, how what is said opens,
// words of harm or of duty in it, who says it. By tables and exact rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"

namespace dateline {

struct ActSigns {
  std::string_view cue;            // its class: "say", "warn" ...; "none" without a cue, "other" for a word unknown
  std::vector<std::string> signs;  // "says harm", "opens we", "verb will not" ...; each once
};

// Holds references: what it is made of must outlive it.
class ActSignReader {
 public:
  ActSignReader(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions);

  // Linear in the words of the statement and the mentions in it.
  ActSigns SignsOf(const FoundStatement& statement) const;

 private:
  class Collector;

  std::string_view CueClass(WordRange cue) const;
  void AddCue(const FoundStatement& s, Collector* out) const;
  void AddSource(const FoundStatement& s, Collector* out) const;
  void AddSaid(const FoundStatement& s, Collector* out) const;
  void AddOpening(const FoundStatement& s, Collector* out) const;
  void AddNamed(const FoundStatement& s, Collector* out) const;
  const FoundMention* LongestAt(uint32_t word) const;  // the longest mention that begins there; nullptr for none

  const std::vector<FoundMention>& mentions_;
  std::vector<std::string> words_;  // in lower case
};

}  // namespace dateline
