// StoryWords: the words and sentences of a ledger's text, in lower case, for looking around an entry.
#pragma once

#include <string>
#include <vector>

#include "dateline/span.h"
#include "segment/segments.h"

namespace dateline {

class StoryWords {
 public:
  // REQUIRES: text outlives this.
  explicit StoryWords(std::string_view text);

  // The sentence in which the span begins; empty when the text has none there.
  Span SentenceOf(Span span) const;

  // The words that lie in the span, as AnyOf() wants them.
  std::string In(Span span) const;
  // Those of the span and up to so many before and behind it, within the sentence where it begins.
  std::string Around(Span span, uint32_t before, uint32_t after) const;

 private:
  uint32_t FirstWord(uint32_t at) const;  // the first one that ends behind `at`
  std::string Joined(uint32_t first, uint32_t end) const;
  const Sentence* SentenceAt(uint32_t at) const;

  Segments segments_;
  std::vector<std::string> words_;
};

}  // namespace dateline
