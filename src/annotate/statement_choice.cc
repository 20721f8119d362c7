// ChooseStatements: which of the statements that were read are kept. Of two readings of the same words the surer
// stands.
#include "annotate/statement_choice.h"

#include <algorithm>
#include <numeric>

#include "annotate/thresholds.h"

namespace dateline {
namespace {

uint32_t Size(const std::vector<WordRange>& content) {
  uint32_t words = 0;
  for (const WordRange& piece : content) words += piece.size();
  return words;
}

// Words that stand in both. REQUIRES: pieces in order.
uint32_t Shared(const std::vector<WordRange>& a, const std::vector<WordRange>& b) {
  uint32_t words = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const uint32_t begin = std::max(a[i].begin, b[j].begin), end = std::min(a[i].end, b[j].end);
    if (begin < end) words += end - begin;
    (a[i].end < b[j].end ? i : j) += 1;
  }
  return words;
}

bool SameWords(const FoundStatement& a, const FoundStatement& b) {
  const auto shared = static_cast<float>(Shared(a.content, b.content));
  return shared >= kSameContent * (static_cast<float>(Size(a.content) + Size(b.content)) - shared);
}

}  // namespace

void ChooseStatements(std::vector<FoundStatement>* statements) {
  std::vector<FoundStatement>& all = *statements;
  std::vector<size_t> order(all.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return all[a].confidence > all[b].confidence; });
  std::vector<bool> kept(all.size(), false);
  for (const size_t i : order) {
    const bool quotation = all[i].cue.size() == 0;  // somebody's words in any case: none of them may be lost
    if (all[i].confidence < kStatementThreshold && !quotation) continue;
    // Contents that share words have anchors near each other: the list is sorted by anchor.
    const size_t begin = i > kReadings ? i - kReadings : 0, end = std::min(all.size(), i + kReadings + 1);
    bool told = false;
    for (size_t j = begin; j < end && !told; ++j) told = kept[j] && SameWords(all[i], all[j]);
    kept[i] = !told;
  }
  size_t n = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (!kept[i]) continue;
    if (n != i) all[n] = std::move(all[i]);
    ++n;
  }
  all.resize(n);
}

}  // namespace dateline
