#include "across/actors.h"

#include <gtest/gtest.h>

namespace dateline::across {
namespace {

Ledger WithActor(ActorKind kind, const std::string& name, MentionLevel level) {
  Ledger ledger;
  ledger.text = name;
  Actor actor;
  actor.kind = kind;
  actor.name = name;
  Mention mention;
  mention.span = {0, static_cast<uint32_t>(name.size())};
  if (level == MentionLevel::kName) mention.name = mention.span;
  mention.level = level;
  actor.mentions.push_back(mention);
  ledger.actors.push_back(actor);
  return ledger;
}

TEST(CompareActors, OfOneNameAreOneAndOfOneDescriptionNot) {
  const auto named = TraitsOf(WithActor(ActorKind::kPerson, "Ida Holm", MentionLevel::kName), 0);
  const auto shouted = TraitsOf(WithActor(ActorKind::kPerson, "IDA HOLM", MentionLevel::kName), 0);
  EXPECT_GT(Compare(named, shouted).score, kSameActor);
  const auto described = TraitsOf(WithActor(ActorKind::kGroup, "two soldiers", MentionLevel::kDescription), 0);
  EXPECT_LT(Compare(described, described).score, kSameActor);
  EXPECT_EQ(Compare(named, described).score, 0);
}

}  // namespace
}  // namespace dateline::across
