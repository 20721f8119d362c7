// RoleHead: to whom a statement was made, and through whom it reached the writer.
#include "annotate/role_head.h"

#include <cmath>

#include "annotate/labels.h"
#include "annotate/numbers.h"
#include "annotate/role_candidates.h"
#include "annotate/role_features.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

std::vector<Reported> ReportedOf(const std::vector<FoundStatement>& statements) {
  std::vector<Reported> reported;
  reported.reserve(statements.size());
  for (const FoundStatement& s : statements)
    reported.push_back({s.anchor, s.source, s.venue, s.content, static_cast<uint8_t>(s.act)});
  return reported;
}

}  // namespace

Result<RoleHead> RoleHead::Load(const ModelFile& file, uint32_t width, uint32_t mention_width, Compute compute) {
  auto role = PairScorer::Load(file, "heads.role", mention_width, width, PairHidden(file, "heads.role"),
                               kRoleFieldSizes, kRoles, compute);
  if (!role.ok()) return role.error();
  RoleHead head;
  head.role_ = std::move(role).value();
  return head;
}

void RoleHead::Fill(const Segments& segments, const Quotations& quotations, const WordVectors& vectors,
                    const std::vector<FoundMention>& mentions, const std::vector<float>& mention_vectors,
                    std::vector<FoundStatement>* statements) const {
  const auto n = static_cast<uint32_t>(statements->size());
  if (n == 0 || mentions.empty()) return;
  std::vector<WordRange> ranges;
  ranges.reserve(mentions.size());
  for (const FoundMention& m : mentions) ranges.push_back(m.words);
  std::vector<float> anchors(size_t{n} * vectors.width);
  for (uint32_t i = 0; i < n; ++i) vectors.Mean((*statements)[i].anchor, anchors.data() + size_t{i} * vectors.width);
  const std::vector<float> x = role_.ProjectX(mention_vectors.data(), static_cast<uint32_t>(mentions.size())),
                           y = role_.ProjectY(anchors.data(), n);
  const std::vector<Reported> reported = ReportedOf(*statements);
  const RoleFeatureReader reader(segments, quotations, reported);
  const size_t row = 2 * size_t{role_.hidden()};
  std::vector<float> hidden;
  for (uint32_t i = 0; i < n; ++i) {
    FoundStatement& s = (*statements)[i];
    const std::vector<uint32_t> candidates = RoleCandidates(segments, s.anchor, ranges);
    hidden.resize(candidates.size() * role_.hidden());
    for (size_t c = 0; c < candidates.size(); ++c)
      role_.Mix(x.data() + candidates[c] * row, y.data() + i * row, reader.Of(i, ranges[candidates[c]]),
                hidden.data() + c * role_.hidden());
    std::vector<float> logits = role_.Score(&hidden);
    for (size_t c = 0; c < candidates.size(); ++c) {
      const std::span<float> scores(logits.data() + c * kRoles, kRoles);
      LogSoftmax(scores);
      if (std::exp(scores[static_cast<size_t>(Role::kTo)]) >= kAddresseeThreshold) s.to.push_back(candidates[c]);
      if (std::exp(scores[static_cast<size_t>(Role::kVia)]) >= kRelayThreshold) s.via.push_back(candidates[c]);
    }
  }
}

}  // namespace dateline
