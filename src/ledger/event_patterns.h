// EventPatterns: how the words of a sentence lead from an event's trigger to a mention beside it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "segment/segments.h"

namespace dateline {

// Examples: the trigger is "raid", the mention "rebels".
enum class EventPattern : uint8_t {
  kElsewhere,     // in another sentence
  kNestedBefore,  // inside another mention, before the trigger
  kNestedAfter,
  kBeside,     // "rebels raid"
  kHelped,     // "rebels have often raided"
  kPassive,    // "rebels were often raided"
  kAfter,      // "raids fell upon us as rebels"
  kAfterWord,  // "raids killed rebels": one word or two between
  kBy,         // "raids by rebels"
  kByFurther,  // "raids on Monday by rebels"
  kFrom,
  kIn,
  kInFurther,
  kOf,
  kOn,  // or "against"
  kTo,
  kToFurther,
  kWith,
  kWithFurther,
  kOther,  // none of these
};
inline constexpr size_t kEventPatterns = static_cast<size_t>(EventPattern::kOther) + 1;
inline constexpr std::array<std::string_view, kEventPatterns> kEventPatternNames = {
    "elsewhere",  "nested before", "nested after", "beside", "helped",     "passive", "after", "after a word",
    "by",         "by further",    "from",         "in",     "in further", "of",      "on",    "to",
    "to further", "with",          "with further", "other"};

class EventPatternReader {
 public:
  // mentions: InTextOrder. Linear in the text.
  EventPatternReader(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions);

  // One for each argument. Mentions that are joined ("rebels, troops and police") share the pattern of the one that is
  // nearest to the trigger. Looks at a bounded number of words for each argument.
  // REQUIRES: arguments are sorted by mention.
  std::vector<EventPattern> PatternsOf(const FoundEvent& event) const;

 private:
  bool AllAre(WordRange words, uint32_t classes) const;
  bool AnyIs(WordRange words, uint32_t classes) const;
  bool AreJoined(WordRange left, WordRange right) const;
  EventPattern Between(WordRange trigger, WordRange mention) const;
  EventPattern Before(WordRange trigger, WordRange way) const;
  EventPattern After(WordRange way) const;

  const Segments& segments_;
  const std::vector<FoundMention>& mentions_;
  std::vector<uint32_t> classes_;  // of each word
  std::vector<bool> nested_;       // of each mention
};

}  // namespace dateline
