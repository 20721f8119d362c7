// ActorSets: mentions joined into actors step by step, never against a rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/link_rules.h"

namespace dateline {

// Union-find over the mentions of a document; each set knows what its mentions tell of the actor.
class ActorSets {
 public:
  // `story` must outlive the sets.
  explicit ActorSets(const LinkStory& story);

  uint32_t Find(uint32_t mention) const;
  // Whether no rule keeps the two sets apart. Cost: rivals and members of the smaller set.
  bool MayJoin(uint32_t a, uint32_t b) const;
  void Join(uint32_t a, uint32_t b);
  bool TryJoin(uint32_t a, uint32_t b) {
    if (!MayJoin(a, b)) return false;
    Join(a, b);
    return true;
  }

  const ActorTraits& TraitsOf(uint32_t mention) const { return traits_[Find(mention)]; }
  // Of the set, in no order.
  const std::vector<uint32_t>& MembersOf(uint32_t mention) const { return members_[Find(mention)]; }

 private:
  mutable std::vector<uint32_t> parent_;
  std::vector<ActorTraits> traits_;             // of the roots
  std::vector<std::vector<uint32_t>> members_;  // of the roots
  std::vector<std::vector<uint32_t>> rivals_;   // of each mention, both ways
};

}  // namespace dateline
