#include "across/actors.h"

#include <algorithm>

#include "across/names.h"

namespace dateline::across {

ActorTraits TraitsOf(const Ledger& ledger, int actor) {
  const Actor& from = ledger.actors[static_cast<size_t>(actor)];
  ActorTraits traits;
  traits.kind = from.kind;
  traits.named = std::any_of(from.mentions.begin(), from.mentions.end(),
                             [](const Mention& mention) { return mention.level == MentionLevel::kName; });
  traits.name = from.name;
  traits.folded = FoldedName(from.name);
  traits.published = ledger.published;
  return traits;
}

ActorAlike Compare(const ActorTraits& a, const ActorTraits& b) {
  if (a.folded.empty() || a.folded != b.folded) return {};
  if (!a.named || !b.named) return {0.4, "described alike"};
  if (a.kind != b.kind) return {0.7, "same name"};
  return {0.95, "same name"};
}

}  // namespace dateline::across
