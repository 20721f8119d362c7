// Resolver: mentions -> actors with kind, name, offices and memberships; statements -> their speakers. The whole
// resolve room in one call.
#include "resolve/resolver.h"

#include <algorithm>
#include <array>

#include "resolve/authors.h"
#include "resolve/groups.h"
#include "resolve/offices.h"
#include "resolve/quotation_speakers.h"

namespace dateline {
namespace {

// How much a mention's form says of its actor's kind.
float KindWeight(MentionLevel level) {
  return level == MentionLevel::kName ? 2.0F : level == MentionLevel::kDescription ? 1.0F : 0.3F;
}

// Prefers names to descriptions to pronouns, a state's own name to its capital or people, then more words, then the
// surer name
// ("Canada" to "Canadian").
float NameRank(const FoundMention& m, const MentionForm& form) {
  const bool other = m.kind() == ActorKind::kState && (form.state.capital || form.state.demonym);
  if (m.name.size() > 0)
    return (other ? 1900.0F : 2000.0F) + static_cast<float>(m.name.size()) + 0.9F * m.name_confidence;
  return m.level == MentionLevel::kPronoun ? 0.0F : 1000.0F + static_cast<float>(std::min(m.words.size(), 900U));
}

void Describe(const Annotations& annotations, const std::vector<MentionForm>& forms, const Clusters& clusters,
              ResolvedActor* actor) {
  std::array<float, 5> kinds{};
  float links = 0;
  actor->name_mention = actor->mentions.front();
  for (uint32_t i : actor->mentions) {
    const FoundMention& m = annotations.mentions[i];
    for (size_t k = 0; k < kinds.size(); ++k) kinds[k] += KindWeight(m.level) * m.kinds[k];
    const uint32_t best = actor->name_mention;
    if (NameRank(m, forms[i]) > NameRank(annotations.mentions[best], forms[best])) actor->name_mention = i;
    links += clusters.confidence[i] * m.confidence;
  }
  actor->kind = static_cast<ActorKind>(std::max_element(kinds.begin(), kinds.end()) - kinds.begin());
  actor->confidence = links / static_cast<float>(actor->mentions.size());
}

}  // namespace

Result<Resolver> Resolver::Load(const ModelFile& file, uint32_t mention_width, Compute compute) {
  Resolver resolver;
  auto linker = Linker::Load(file, mention_width, compute);
  if (!linker.ok()) return linker.error();
  resolver.linker_ = std::move(linker).value();
  return resolver;
}

Resolved Resolver::Resolve(std::string_view text, const Segments& segments, const Annotations& annotations,
                           const std::vector<float>& mention_vectors) const {
  Resolved resolved;
  std::vector<MentionForm> forms;
  forms.reserve(annotations.mentions.size());
  for (const FoundMention& m : annotations.mentions) forms.push_back(FormOf(text, segments, m.words));
  const Clusters clusters = linker_.Link(text, segments, annotations, forms, mention_vectors);
  resolved.actor_of_mention = clusters.of_mention;
  resolved.actors.resize(clusters.count);
  for (uint32_t i = 0; i < annotations.mentions.size(); ++i)
    resolved.actors[clusters.of_mention[i]].mentions.push_back(i);
  for (ResolvedActor& actor : resolved.actors) Describe(annotations, forms, clusters, &actor);
  AddMembers(text, segments, annotations, forms, &resolved);
  AddOffices(text, segments, annotations, &resolved);
  for (const FoundStatement& s : annotations.statements) {
    std::vector<int> speakers;
    for (uint32_t m : SourceMentions(segments.words, text, s.source, forms)) {
      const int actor = AuthorOf(m, forms, annotations, resolved);
      if (actor >= 0 && std::find(speakers.begin(), speakers.end(), actor) == speakers.end()) speakers.push_back(actor);
    }
    resolved.speakers.push_back(std::move(speakers));
  }
  return resolved;
}

}  // namespace dateline
