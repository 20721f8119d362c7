#include "annotate/event_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kTypes = kEventTypeNames.size();
constexpr size_t kShortest = 3, kStem = 5;  // bytes, as in training/event_words.py
constexpr float kWeight = 0.6F;             // of the words beside the model
constexpr float kSeenBefore = 4;            // triggers of average types, as if seen with each word

struct Row {
  std::string_view stem;
  std::array<uint16_t, kTypes> triggers;
};
constexpr Row kRows[] = {
#include "annotate/event_words.inc"
};

const Row* RowOf(std::string_view word) {
  if (word.size() < kShortest) return nullptr;
  const std::string_view stem = word.substr(0, kStem);
  const auto at = std::lower_bound(std::next(std::begin(kRows)), std::end(kRows), stem,
                                   [](const Row& row, std::string_view wanted) { return row.stem < wanted; });
  return at != std::end(kRows) && at->stem == stem ? &*at : nullptr;
}

float Sum(const Row& row) { return static_cast<float>(std::accumulate(row.triggers.begin(), row.triggers.end(), 0)); }

}  // namespace

std::array<float, kTypes> EventWordPoints(std::string_view text, const Segments& segments, WordRange trigger) {
  static const float all = Sum(kRows[0]);
  std::array<float, kTypes> points{};
  for (uint32_t w = trigger.begin; w < trigger.end; ++w) {
    const std::string word = Lowered(segments.words[w].span.In(text));
    const Row* row = RowOf(word);
    if (row == nullptr) continue;
    const float seen = Sum(*row);
    for (size_t t = 0; t < kTypes; ++t) {
      const float usual = static_cast<float>(kRows[0].triggers[t]) / all;
      const float here = (static_cast<float>(row->triggers[t]) + kSeenBefore * usual) / (seen + kSeenBefore);
      points[t] += kWeight * std::log(here / usual);
    }
  }
  return points;
}

}  // namespace dateline
