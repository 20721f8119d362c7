// RoleFeatures: how a mention lies to a statement that it may be addressee or relay of. Computed here alone, for
// training and for use.
#include "annotate/role_features.h"

#include <algorithm>

namespace dateline {
namespace {

// How many statements on either side are looked at: those whose scope may reach this one, in any real copy.
constexpr size_t kNeighbours = 24;

uint32_t Extent(const Reported& s) { return s.content.back().end - s.content.front().begin; }

std::pair<size_t, size_t> Around(size_t statement, size_t count) {
  return {statement > kNeighbours ? statement - kNeighbours : 0, std::min(count, statement + kNeighbours + 1)};
}

}  // namespace

RoleFeatureReader::RoleFeatureReader(const Segments& segments, const Quotations& quotations,
                                     std::span<const Reported> statements)
    : segments_(segments), pairs_(segments, quotations), statements_(statements), holder_(statements.size(), -1) {
  for (size_t i = 0; i < statements.size(); ++i) {
    const auto [begin, end] = Around(i, statements.size());
    for (size_t j = begin; j < end; ++j) {
      const Reported &inner = statements[i], &outer = statements[j];
      if (i == j || !AnyHolds(outer.content, inner.anchor) || AnyHolds(inner.content, outer.anchor)) continue;
      if (holder_[i] < 0 || Extent(outer) < Extent(statements[holder_[i]])) holder_[i] = static_cast<int>(j);
    }
  }
}

uint8_t RoleFeatureReader::OtherSource(size_t statement, WordRange mention) const {
  if (holder_[statement] >= 0 && statements_[holder_[statement]].source.Holds(mention)) return 1;
  const auto sentence = [&](const Reported& s) { return segments_.words[s.anchor.begin].sentence; };
  const auto [begin, end] = Around(statement, statements_.size());
  for (size_t j = begin; j < end; ++j)
    if (j != statement && sentence(statements_[j]) == sentence(statements_[statement]) &&
        statements_[j].source.Holds(mention))
      return 2;
  return 0;
}

RoleFeatures RoleFeatureReader::Of(size_t statement, WordRange mention) const {
  const Reported& s = statements_[statement];
  const PairFeatures pair = pairs_.Of(s.anchor, mention.begin);
  const WordRange first = {mention.begin, mention.begin + 1};
  const uint8_t part = s.source.Holds(first) ? 1 : AnyHolds(s.content, first) ? 2 : s.venue.Holds(first) ? 3 : 0;
  return {pair.distance, pair.place, pair.quote, part, s.act, OtherSource(statement, mention)};
}

}  // namespace dateline
