// Linker: which mentions of a document name the same actor.
#include "resolve/linker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "annotate/labels.h"
#include "base/utf8.h"
#include "resolve/quotation_speakers.h"

namespace dateline {
namespace {

std::vector<SaidWords> SaidBy(const std::vector<FoundStatement>& statements) {
  std::vector<SaidWords> said;
  said.reserve(statements.size());
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

// The earlier mention of the same name and kind, -1 none: within a story a name names one actor. (Of 1,334 such pairs
// in the dev ledgers, 1,300 are one; the rest are mostly a capital for its government, which the kind tells apart.)
int SameNameBefore(uint32_t i, const std::vector<uint32_t>& candidates, const std::vector<MentionForm>& forms,
                   const std::vector<FoundMention>& mentions) {
  if (!forms[i].capital || mentions[i].name.size() == 0) return -1;
  for (size_t c = candidates.size(); c-- > 0;) {
    const uint32_t j = candidates[c];
    if (mentions[j].name.size() > 0 && forms[j].lower == forms[i].lower && mentions[j].kind() == mentions[i].kind())
      return static_cast<int>(j);
  }
  return -1;
}

// Whether two bare names of persons share a word: "Althea Morris" and "Judge Morris" do, "Hastings" does not.
bool ShareAWord(std::string_view text, const Segments& segments, WordRange a, WordRange b) {
  for (uint32_t i = a.begin; i < a.end; ++i) {
    const std::string word = Lowered(segments.words[i].span.In(text));
    for (uint32_t j = b.begin; j < b.end && word.size() > 1; ++j)
      if (Lowered(segments.words[j].span.In(text)) == word) return true;
  }
  return false;
}

// Union-find over mentions; each set knows the fullest name of a person in it, and never takes another person's.
class Sets {
 public:
  explicit Sets(const std::vector<FoundMention>& mentions) : parent_(mentions.size()), names_(mentions.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].kind() == ActorKind::kPerson) names_[i] = mentions[i].name;
  }
  uint32_t Find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(uint32_t a, uint32_t b) {
    const uint32_t root = std::min(Find(a), Find(b)), other = std::max(Find(a), Find(b));
    parent_[other] = root;
    if (names_[other].size() > names_[root].size()) names_[root] = names_[other];
  }
  // False when both sets hold names of persons without a word in common.
  bool MayJoin(uint32_t a, uint32_t b, std::string_view text, const Segments& segments) {
    const WordRange x = names_[Find(a)], y = names_[Find(b)];
    return x.size() == 0 || y.size() == 0 || ShareAWord(text, segments, x, y);
  }

 private:
  std::vector<uint32_t> parent_;
  std::vector<WordRange> names_;
};

// The earlier mentions that hold `i`.
std::vector<uint32_t> HoldersOf(uint32_t i, const std::vector<MentionForm>& forms) {
  std::vector<uint32_t> holders;
  for (uint32_t j = i; j > 0 && forms[j - 1].words.begin + kMaxMentionWords >= forms[i].words.begin; --j)
    if (Holds(forms[j - 1].words, forms[i].words)) holders.push_back(j - 1);
  return holders;
}

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
                      const std::vector<MentionForm>& forms, const std::vector<float>& mention_vectors) const {
  const uint32_t n = static_cast<uint32_t>(annotations.mentions.size());
  const QuotationSpeakers speakers =
      SpeakersOf(segments.words, text, annotations.quotations, SaidBy(annotations.statements), forms);
  const LinkFeatureReader reader(text, segments, annotations.quotations, forms, speakers);
  const auto candidates = LinkCandidates(forms);
  const std::vector<float> x = link_.ProjectX(mention_vectors.data(), n), y = link_.ProjectY(mention_vectors.data(), n);
  std::vector<float> none(n), hidden;
  first_.Run(mention_vectors.data(), n, none.data());

  Clusters clusters;
  clusters.confidence.assign(n, 1.0F);
  Sets sets(annotations.mentions);
  const size_t width = 2 * size_t{link_.hidden()};
  for (uint32_t i = 0; i < n; ++i) {
    int certain = SpeakerOf(i, forms, annotations.quotations, speakers);
    if (certain < 0) certain = SameNameBefore(i, candidates[i], forms, annotations.mentions);
    if (certain >= 0 && certain != static_cast<int>(i)) {
      sets.Join(i, static_cast<uint32_t>(certain));
      continue;
    }
    hidden.resize(candidates[i].size() * link_.hidden());
    for (size_t c = 0; c < candidates[i].size(); ++c) {
      const LinkFeatures f = reader.Of(i, candidates[i][c]);
      link_.Mix(x.data() + i * width, y.data() + candidates[i][c] * width, f, hidden.data() + c * link_.hidden());
    }
    const std::vector<float> scores = link_.Score(&hidden);
    const std::vector<uint32_t> holders = HoldersOf(i, forms);
    float top = none[i], total = 0;
    int best = -1;
    for (size_t c = 0; c < scores.size(); ++c) {
      if (scores[c] <= top) continue;
      const auto holds = [&](uint32_t h) { return sets.Find(h) == sets.Find(candidates[i][c]); };
      if (std::any_of(holders.begin(), holders.end(), holds)) continue;
      if (!sets.MayJoin(i, candidates[i][c], text, segments)) continue;
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
