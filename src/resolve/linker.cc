// Linker: which mentions of a document name the same actor.
#include "resolve/linker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "resolve/actor_sets.h"
#include "resolve/pronoun_rules.h"
#include "resolve/quotation_speakers.h"

namespace dateline {
namespace {

std::vector<SaidWords> SaidBy(const std::vector<FoundStatement>& statements) {
  std::vector<SaidWords> said;
  said.reserve(statements.size());
  for (const FoundStatement& s : statements) said.push_back({s.source, s.content});
  return said;
}

// Added to the score of "none": descriptions are joined less readily than the head was taught, "he" and "she" more.
// Measured on both halves of the dev ledgers, and on GAP.
float Reluctance(const MentionForm& form) {
  if (form.pronoun == PronounClass::kHe || form.pronoun == PronounClass::kShe) return -0.5F;
  return form.pronoun == PronounClass::kNone && !form.capital ? 0.5F : 0.0F;
}

// The probability mass of each actor that candidates are in so far, not normalised, in order of first candidate.
std::vector<std::pair<uint32_t, float>> MassOfActors(const std::vector<uint32_t>& candidates,
                                                     const std::vector<float>& scores, float top,
                                                     const ActorSets& sets) {
  std::vector<std::pair<uint32_t, float>> masses;
  for (size_t c = 0; c < scores.size(); ++c) {
    const uint32_t actor = sets.Find(candidates[c]);
    auto at = std::find_if(masses.begin(), masses.end(), [&](const auto& m) { return m.first == actor; });
    if (at == masses.end()) at = masses.insert(at, {actor, 0.0F});
    at->second += std::exp(scores[c] - top);
  }
  return masses;
}

// Joins the mention to the likeliest actor that no rule forbids, if that is likelier than none. Returns how likely the
// choice is.
float TakeBest(uint32_t mention, const std::vector<uint32_t>& candidates, const std::vector<float>& scores, float none,
               bool pronoun, ActorSets* sets) {
  float top = none;
  for (float score : scores) top = std::max(top, score);
  const auto masses = MassOfActors(candidates, scores, top, *sets);
  float most = std::exp(none - top), total = most;
  const uint32_t own = sets->Find(mention);
  uint32_t best = own;
  for (const auto& [actor, mass] : masses)
    if (actor == own && !pronoun) most += mass;  // a pronoun before it that means it; two of them name nobody
  for (const auto& [actor, mass] : masses) {
    total += mass;
    if (actor == own) continue;
    if (mass <= most || !sets->MayJoin(mention, actor)) continue;
    most = mass;
    best = actor;
  }
  if (best != own) sets->Join(mention, best);
  return most / total;
}

}  // namespace

Result<Linker> Linker::Load(const ModelFile& file, uint32_t mention_width, Compute compute) {
  Linker linker;
  auto link = PairScorer::Load(file, "heads.link", mention_width, mention_width, PairHidden(file, "heads.link"),
                               kLinkFieldSizes, 1, compute);
  if (!link.ok()) return link.error();
  auto first = Linear::Load(file, "heads.first", mention_width, 1, compute);
  if (!first.ok()) return first.error();
  linker.link_ = std::move(link).value();
  linker.first_ = std::move(first).value();
  return linker;
}

std::vector<std::vector<float>> Linker::Scores(const LinkStory& story,
                                               const std::vector<std::vector<uint32_t>>& candidates,
                                               const std::vector<float>& mention_vectors) const {
  const uint32_t n = static_cast<uint32_t>(story.forms.size());
  const LinkFeatureReader reader(story.text, story.segments, story.annotations.quotations, story.forms, story.speakers);
  const std::vector<float> x = link_.ProjectX(mention_vectors.data(), n), y = link_.ProjectY(mention_vectors.data(), n);
  const size_t width = 2 * size_t{link_.hidden()};
  std::vector<std::vector<float>> scores(n);
  std::vector<float> hidden;
  for (uint32_t i = 0; i < n; ++i) {
    hidden.resize(candidates[i].size() * link_.hidden());
    for (size_t c = 0; c < candidates[i].size(); ++c) {
      const LinkFeatures f = reader.Of(i, candidates[i][c]);
      link_.Mix(x.data() + i * width, y.data() + candidates[i][c] * width, f, hidden.data() + c * link_.hidden());
    }
    scores[i] = link_.Score(&hidden);
  }
  return scores;
}

Clusters Linker::Link(std::string_view text, const Segments& segments, const Annotations& annotations,
                      const std::vector<MentionForm>& forms, const std::vector<float>& mention_vectors) const {
  const uint32_t n = static_cast<uint32_t>(annotations.mentions.size());
  const QuotationSpeakers speakers =
      SpeakersOf(segments.words, text, annotations.quotations, SaidBy(annotations.statements), forms);
  const LinkStory story = {text, segments, annotations, forms, speakers};
  const auto candidates = LinkCandidates(forms);
  std::vector<float> none(n);
  first_.Run(mention_vectors.data(), n, none.data());
  Clusters clusters;
  clusters.confidence.assign(n, 1.0F);
  ActorSets sets(story);
  std::vector<bool> sure(n, false);
  for (uint32_t i = 0; i < n; ++i) {
    const int certain = SureAntecedent(story, i, candidates[i]);
    if (certain >= 0 && certain != static_cast<int>(i)) sure[i] = sets.TryJoin(i, static_cast<uint32_t>(certain));
  }
  for (uint32_t i = 0; i < n; ++i)
    if (const int meant = PersonMeant(story, i); meant >= 0 && !sure[i])
      sure[i] = sets.TryJoin(i, static_cast<uint32_t>(meant));
  const std::vector<std::vector<float>> scores = Scores(story, candidates, mention_vectors);
  for (uint32_t i = 0; i < n; ++i)
    if (!sure[i])
      clusters.confidence[i] = TakeBest(i, candidates[i], scores[i], none[i] + Reluctance(forms[i]),
                                        forms[i].pronoun != PronounClass::kNone, &sets);
  clusters.of_mention.assign(n, -1);
  std::vector<int> number(n, -1);
  for (uint32_t i = 0; i < n; ++i) {
    int& id = number[sets.Find(i)];
    if (id < 0) id = clusters.count++;
    clusters.of_mention[i] = id;
  }
  return clusters;
}

}  // namespace dateline
