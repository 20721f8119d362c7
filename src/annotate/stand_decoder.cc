// StandDecoder: which statements take a position, and on what.
#include "annotate/stand_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/function_words.h"
#include "annotate/labels.h"
#include "annotate/numbers.h"
#include "annotate/stances_of_acts.h"
#include "annotate/thresholds.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kStances = 1 + kStanceNames.size();
constexpr std::array<int, 4> kStandFeatures = {kDistanceFeatures, kPlaceFeatures, kQuoteFeatures, 4};

// The part of the statement that a word lies in, as training has it.
uint8_t PartOf(const FoundStatement& s, uint32_t word) {
  if (s.source.Has(word)) return 1;
  for (const WordRange& piece : s.content)
    if (piece.Has(word)) return 2;
  return s.venue.Has(word) ? 3 : 0;
}

// The probability that a statement takes a position, from the head's, its act and the log-odds of the issue found.
float WithEvidence(float confidence, StatementAct act, float issue_odds) {
  constexpr float kEdge = 1e-4F;
  const float p = std::clamp(confidence, kEdge, 1.0F - kEdge);
  const float found = std::clamp(issue_odds, kLeastIssueOdds, kMostIssueOdds) - kUsualIssueOdds;
  return Sigmoid(std::log(p / (1.0F - p)) + kActLift * TellsOf(act).stand + kIssueLift * found);
}

}  // namespace

struct StandDecoder::Work {
  const WordVectors& vectors;
  PairFeatureReader features;
  std::vector<float> words;  // projections for heads.stand
};

Result<StandDecoder> StandDecoder::Load(const ModelFile& file, uint32_t width, uint32_t described_width,
                                        Compute compute) {
  StandDecoder d;
  if (file.Find("heads.stance.weight") == nullptr) return d;
  auto stance = Linear::Load(file, "heads.stance", described_width, kStances, compute);
  if (!stance.ok()) return stance.error();
  auto former = Linear::Load(file, "heads.former", described_width, 1, compute);
  if (!former.ok()) return former.error();
  auto stand = PairScorer::Load(file, "heads.stand", width, width, PairHidden(file, "heads.stand"), kStandFeatures,
                                kStandTags, compute);
  if (!stand.ok()) return stand.error();
  d.stance_ = std::move(stance).value();
  d.former_ = std::move(former).value();
  d.stand_ = std::move(stand).value();
  return d;
}

std::vector<FoundStand> StandDecoder::Takers(const std::vector<float>& described,
                                             const std::vector<FoundStatement>& statements) const {
  std::vector<FoundStand> takers;
  const auto n = static_cast<uint32_t>(statements.size());
  std::vector<float> stances(size_t{n} * kStances), former(n);
  stance_.Run(described.data(), n, stances.data());
  former_.Run(described.data(), n, former.data());
  for (uint32_t i = 0; i < n; ++i) {
    const std::span<float> row(stances.data() + size_t{i} * kStances, kStances);
    LogSoftmax(row);
    const float confidence = (1.0F - std::exp(row[0])) * statements[i].confidence;
    if (confidence < kStandCandidate) continue;
    const ActTells& tells = TellsOf(statements[i].act);
    for (size_t k = 0; k < tells.stances.size(); ++k) row[k + 1] += tells.stances[k];
    FoundStand stand;
    stand.statement = i;
    stand.stance = static_cast<Stance>(std::max_element(row.begin() + 1, row.end()) - row.begin() - 1);
    stand.former = Sigmoid(former[i]) >= kFormerThreshold;
    stand.confidence = confidence;
    takers.push_back(stand);
  }
  return takers;
}

std::vector<float> StandDecoder::ScoreWords(const Work& work, const FoundStatement& s, WordRange scope) const {
  std::vector<float> anchor(work.vectors.width), hidden(size_t{scope.size()} * stand_.hidden());
  work.vectors.Mean(s.anchor, anchor.data());
  const std::vector<float> y = stand_.ProjectY(anchor.data(), 1);
  for (uint32_t w = scope.begin; w < scope.end; ++w) {
    const PairFeatures f = work.features.Of(s.anchor, w);
    const std::array<uint8_t, 4> features = {f.distance, f.place, f.quote, PartOf(s, w)};
    stand_.Mix(work.words.data() + size_t{w} * 2 * stand_.hidden(), y.data(), features,
               hidden.data() + size_t{w - scope.begin} * stand_.hidden());
  }
  std::vector<float> logits = stand_.Score(&hidden);
  for (uint32_t w = 0; w < scope.size(); ++w) LogSoftmax(std::span(logits.data() + size_t{w} * kStandTags, kStandTags));
  return logits;
}

std::vector<FoundStand> StandDecoder::Decode(std::string_view text, const Segments& segments,
                                             const Quotations& quotations, const WordVectors& vectors,
                                             const std::vector<float>& described,
                                             const std::vector<FoundStatement>& statements) const {
  if (stand_.hidden() == 0 || statements.empty()) return {};
  std::vector<FoundStand> stands = Takers(described, statements);
  if (stands.empty()) return stands;
  const Work work = {vectors, PairFeatureReader(segments, quotations),
                     stand_.ProjectX(vectors.rows.data(), vectors.words)};
  for (FoundStand& stand : stands) {
    const FoundStatement& s = statements[stand.statement];
    const WordRange scope = ScopeOf(segments, s.anchor);
    const std::vector<float> tags = ScoreWords(work, s, scope);
    float odds = 0;
    stand.issue = BestStandSpan(text, segments, tags, scope, static_cast<uint32_t>(StandTag::kBeginIssue), {}, &odds);
    stand.confidence = WithEvidence(stand.confidence, s.act, odds);
    stand.issue = WidenedIssue(s, odds, stand.issue);
    const WordRange condition = BestStandSpan(text, segments, tags, scope,
                                              static_cast<uint32_t>(StandTag::kBeginCondition), stand.issue, &odds);
    if (odds >= kConditionOdds) stand.condition = condition;
  }
  std::erase_if(stands, [](const FoundStand& stand) { return stand.confidence < kStandThreshold; });
  return stands;
}

WordRange WidenedIssue(const FoundStatement& s, float odds, WordRange issue) {
  if (odds < kIssueOdds) return s.content.front();
  if (odds >= kSureIssueOdds) return issue;
  for (const WordRange& piece : s.content)
    if (piece.Holds(issue) && piece.size() <= kShortPiece) return piece;
  return issue;
}

WordRange BestStandSpan(std::string_view text, const Segments& segments, const std::vector<float>& tags,
                        WordRange scope, uint32_t begin, WordRange barred, float* odds) {
  constexpr float kNever = -1e9F;
  WordRange best, open;
  float best_odds = kNever, sum = kNever;
  for (uint32_t w = scope.begin; w < scope.end; ++w) {
    if (barred.Has(w)) {
      sum = kNever;
      continue;
    }
    const float* row = tags.data() + size_t{w - scope.begin} * kStandTags;
    const bool fresh = w == scope.begin || segments.words[w].sentence != segments.words[w - 1].sentence;
    const float other = std::log(std::max(1.0F - std::exp(row[begin]) - std::exp(row[begin + 1]), 1e-6F));
    const float inside = row[begin + 1] - other + kStandLift, first = row[begin] - other + kStandLift;
    sum = fresh ? kNever : sum + inside;
    if (first >= sum) {
      sum = first;
      open = {w, w};
    }
    if (sum > best_odds && !IsFunctionWord(Lowered(segments.words[w].span.In(text)))) {
      best_odds = sum;
      best = {open.begin, w + 1};
    }
  }
  *odds = best_odds;
  return best;
}

}  // namespace dateline
