// Tests of authors: who speaks where a paper does.
#include "resolve/authors.h"

#include <gtest/gtest.h>

#include "resolve/resolve_samples.h"

namespace dateline {
namespace {

// The mention whose actor speaks in the first one, when each is an actor of its own, or the actors given; -1 nobody.
int Author(std::string_view marked, std::vector<int> actors = {}) {
  const MarkedStory story(marked);
  Resolved resolved;
  const auto n = static_cast<uint32_t>(story.annotations().mentions.size());
  for (uint32_t m = 0; m < n; ++m) {
    const int actor = actors.empty() ? static_cast<int>(m) : actors[m];
    resolved.actor_of_mention.push_back(actor);
    if (static_cast<size_t>(actor) >= resolved.actors.size()) resolved.actors.resize(static_cast<size_t>(actor) + 1);
    resolved.actors[static_cast<size_t>(actor)].mentions.push_back(m);
  }
  return AuthorOf(0, story.Link().forms, story.annotations(), resolved);
}

TEST(AuthorOf, IsNobodyForAPaperOfNobodyNamed) {
  EXPECT_EQ(Author("{O:Reports} said it rained"), -1);
  EXPECT_EQ(Author("{O:The video of {P:[Ann Hall]}} shows rain"), -1);
}

TEST(AuthorOf, IsWhoIsNamedBeforeThePaperOrBehindBy) {
  EXPECT_EQ(Author("{O:{O:The [Tarn Guild]}'s report} said it rained"), 1);
  EXPECT_EQ(Author("{O:A poll by {O:the [Tarn Guild]}} shows rain"), 1);
}

TEST(AuthorOf, IsTheActorItselfWhenItIsNoPaper) {
  EXPECT_EQ(Author("{P:A clerk of {O:the [Tarn Guild]}} said it rained"), 0);
  EXPECT_EQ(Author("{O:The report} of {O:the [Tarn Guild]}", {0, 0}), 0);
}

}  // namespace
}  // namespace dateline
