// ActorSets: mentions joined into actors step by step, never against a rule.
#include "resolve/actor_sets.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline {

ActorSets::ActorSets(const LinkStory& story)
    : parent_(story.forms.size()), members_(story.forms.size()), rivals_(RivalsOf(story)) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  traits_.reserve(parent_.size());
  for (uint32_t i = 0; i < parent_.size(); ++i) {
    traits_.push_back(TraitsOfMention(story, i));
    members_[i] = {i};
  }
}

uint32_t ActorSets::Find(uint32_t mention) const {
  while (parent_[mention] != mention) mention = parent_[mention] = parent_[parent_[mention]];
  return mention;
}

bool ActorSets::MayJoin(uint32_t a, uint32_t b) const {
  uint32_t few = Find(a), many = Find(b);
  if (few == many) return true;
  if (members_[few].size() > members_[many].size()) std::swap(few, many);
  if (BrokenRule(traits_[few], traits_[many]) != nullptr) return false;
  return std::none_of(members_[few].begin(), members_[few].end(), [&](uint32_t m) {
    return std::any_of(rivals_[m].begin(), rivals_[m].end(), [&](uint32_t r) { return Find(r) == many; });
  });
}

void ActorSets::Join(uint32_t a, uint32_t b) {
  const uint32_t root = std::min(Find(a), Find(b)), other = std::max(Find(a), Find(b));
  if (root == other) return;
  parent_[other] = root;
  traits_[root].Take(traits_[other]);
  std::vector<uint32_t>&few = members_[other], &many = members_[root];
  if (few.size() > many.size()) std::swap(few, many);
  many.insert(many.end(), few.begin(), few.end());
  few.clear();
}

}  // namespace dateline
