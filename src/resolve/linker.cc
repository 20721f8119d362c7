// Linker: which mentions of a document name the same actor.
#include "resolve/linker.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "resolve/quotation_speakers.h"

namespace dateline {
namespace {

std::vector<SaidWords> SaidBy(const std::vector<FoundStatement>& statements) {
  std::vector<SaidWords> said;
  for (const FoundStatement& s : statements) said.push_back({s.source, s.content});
  return said;
}

bool Holds(WordRange a, WordRange b) { return a.begin <= b.begin && b.end <= a.end; }

// The mention that must be the antecedent of `i`, -1 when it is free: "I" is whoever speaks.
int SpeakerOf(uint32_t i, const std::vector<MentionForm>& forms, const Quotations& quotations,
              const QuotationSpeakers& speakers) {
  if (forms[i].pronoun != PronounClass::kI) return -1;
  const int q = quotations.of_word[forms[i].words.begin];
  return q < 0 ? -1 : speakers[q];
}

// Union-find over mentions, with the clusters' members, so that a mention never joins one that holds it.
class Sets {
 public:
  explicit Sets(size_t n) : parent_(n), members_(n) {
    for (size_t i = 0; i < n; ++i) {
      parent_[i] = static_cast<uint32_t>(i);
      members_[i] = {static_cast<uint32_t>(i)};
    }
  }
  uint32_t Find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  const std::vector<uint32_t>& Members(uint32_t i) { return members_[Find(i)]; }
  void Join(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    if (a == b) return;
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
  }

 private:
  std::vector<uint32_t> parent_;
  std::vector<std::vector<uint32_t>> members_;
};

}  // namespace

Result<Linker> Linker::Load(const ModelFile& file, uint32_t mention_width, KernelKind kernels) {
  const TensorView* x = file.Find("heads.link.x.weight");
  const uint32_t hidden =
      x == nullptr || x->shape.empty() ? 0 : static_cast<uint32_t>(std::min<uint64_t>(x->shape[0] / 2, 4096));
  Linker linker;
  auto link = PairScorer::Load(file, "heads.link", mention_width, mention_width, hidden, kLinkFieldSizes, 1, kernels);
  if (!link.ok()) return link.error();
  auto first = Linear::Load(file, "heads.first", mention_width, 1, kernels);
  if (!first.ok()) return first.error();
  linker.link_ = std::move(link).value();
  linker.first_ = std::move(first).value();
  return linker;
}

Clusters Linker::Link(std::string_view text, const Segments& segments, const Annotations& annotations,
                      const std::vector<float>& mention_vectors) const {
  const uint32_t n = static_cast<uint32_t>(annotations.mentions.size());
  std::vector<MentionForm> forms;
  for (const FoundMention& m : annotations.mentions) forms.push_back(FormOf(text, segments, m.words));
  const QuotationSpeakers speakers =
      SpeakersOf(segments.words, text, annotations.quotations, SaidBy(annotations.statements), forms);
  const LinkFeatureReader reader(text, segments, annotations.quotations, forms, speakers);
  const auto candidates = LinkCandidates(forms);
  const std::vector<float> x = link_.ProjectX(mention_vectors.data(), n), y = link_.ProjectY(mention_vectors.data(), n);
  std::vector<float> none(n), hidden;
  first_.Run(mention_vectors.data(), n, none.data());

  Clusters clusters;
  clusters.confidence.assign(n, 1.0F);
  Sets sets(n);
  const size_t width = 2 * size_t{link_.hidden()};
  for (uint32_t i = 0; i < n; ++i) {
    const int speaker = SpeakerOf(i, forms, annotations.quotations, speakers);
    if (speaker >= 0 && speaker != static_cast<int>(i)) {
      sets.Join(i, static_cast<uint32_t>(speaker));
      continue;
    }
    hidden.resize(candidates[i].size() * link_.hidden());
    for (size_t c = 0; c < candidates[i].size(); ++c) {
      const LinkFeatures f = reader.Of(i, candidates[i][c]);
      link_.Mix(x.data() + i * width, y.data() + candidates[i][c] * width, f, hidden.data() + c * link_.hidden());
    }
    const std::vector<float> scores = link_.Score(&hidden);
    float top = none[i], total = 0;
    int best = -1;
    for (size_t c = 0; c < scores.size(); ++c) {
      if (scores[c] <= top) continue;
      const auto& members = sets.Members(candidates[i][c]);
      const bool nested = std::any_of(members.begin(), members.end(),
                                      [&](uint32_t m) { return m < i && Holds(forms[m].words, forms[i].words); });
      if (nested) continue;
      top = scores[c];
      best = static_cast<int>(candidates[i][c]);
    }
    for (float s : scores) total += std::exp(s - top);
    clusters.confidence[i] = 1.0F / (total + std::exp(none[i] - top));
    if (best >= 0) sets.Join(i, static_cast<uint32_t>(best));
  }
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
