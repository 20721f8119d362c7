// SmallestHolders: which of several contents, that may overlap and lie in pieces, holds each word most closely.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "annotate/pair_features.h"

namespace dateline {

// Of each of a document's words: the index of the smallest content (from its first word to its last) that holds it, the
// first of equal ones, -1 none. `content_of(i)` is a sorted std::vector<WordRange>. Linear in all that is held.
template <class ContentOf>
std::vector<int> SmallestHolders(size_t words, size_t contents, ContentOf content_of) {
  std::vector<uint32_t> order(contents), extent(contents);
  for (size_t i = 0; i < contents; ++i) {
    const std::vector<WordRange>& content = content_of(i);
    order[i] = static_cast<uint32_t>(i);
    extent[i] = content.empty() ? 0 : content.back().end - content.front().begin;
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return extent[a] < extent[b]; });
  std::vector<int> holders(words, -1);
  for (auto i = order.rbegin(); i != order.rend(); ++i)  // smaller ones last
    for (const WordRange& piece : content_of(*i))
      std::fill(holders.begin() + piece.begin, holders.begin() + piece.end, static_cast<int>(*i));
  return holders;
}

}  // namespace dateline
