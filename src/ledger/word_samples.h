// Words of a sample story, named by what stands there.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "annotate/annotations.h"
#include "segment/segments.h"

namespace dateline::samples {

// The words of the k-th place (0: the first) where `phrase` stands, which must be there; none for an empty phrase.
inline WordRange WordsOf(std::string_view text, const Segments& segments, std::string_view phrase, int k = 0) {
  if (phrase.empty()) return {};
  size_t at = text.find(phrase);
  for (; k > 0; --k) at = text.find(phrase, at + 1);
  EXPECT_NE(at, std::string::npos) << phrase;
  WordRange range = {UINT32_MAX, 0};
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const Span word = segments.words[w].span;
    if (word.begin < at || word.end > at + phrase.size()) continue;
    range.begin = std::min(range.begin, w);
    range.end = w + 1;
  }
  EXPECT_LT(range.begin, range.end) << phrase;
  return range;
}

}  // namespace dateline::samples
