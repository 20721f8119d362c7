// Tests of groups: who belongs to them.
#include "resolve/groups.h"

#include <gtest/gtest.h>

#include "resolve/resolve_samples.h"

namespace dateline {
namespace {

// The member_of of each mention of a story where each mention is an actor of its own: "0: 2; 1: 2".
std::string Members(const MarkedStory& story) {
  Resolved resolved;
  const LinkStory link = story.Link();
  for (uint32_t m = 0; m < link.forms.size(); ++m) {
    resolved.actor_of_mention.push_back(static_cast<int>(m));
    resolved.actors.push_back({.kind = link.annotations.mentions[m].kind(), .mentions = {m}, .name_mention = m});
  }
  AddMembers(story.text(), story.segments(), story.annotations(), link.forms, &resolved);
  std::string out;
  for (uint32_t m = 0; m < link.forms.size(); ++m)
    for (int group : resolved.actors[m].member_of)
      out += (out.empty() ? "" : "; ") + std::to_string(m) + ": " + std::to_string(group);
  return out;
}

TEST(Groups, TheTwoInsideAJoinedMention) {
  EXPECT_EQ(Members(MarkedStory("{G:{P:[Ann Hall]} and {P:[Ed Poe]}} left.")), "1: 0; 2: 0");
}

TEST(Groups, TheyAndBothAreTheTwoJustJoined) {
  EXPECT_EQ(Members(MarkedStory("{P:[Ann Hall]} and {P:[Ed Poe]} met. {G:Both leaders} left.")), "0: 2; 1: 2");
  EXPECT_EQ(Members(MarkedStory("{S:[Egypt]} and {S:[Iran]} met. {G:They} agreed.")), "0: 2; 1: 2");
}

TEST(Groups, BothNationsAreTwoStates) {
  EXPECT_EQ(Members(MarkedStory("{P:[Ann Hall]} and {P:[Ed Poe]} met. {G:Both nations} agreed.")), "");
  EXPECT_EQ(Members(MarkedStory("{S:[Egypt]} and {S:[Iran]} met. {G:Two brothers} fled.")), "");
  EXPECT_EQ(Members(MarkedStory("{S:[Egypt]} and {S:[Iran]} met. {G:Both countries} agreed.")), "0: 2; 1: 2");
}

TEST(Groups, PeopleBelongToTheBodyInTheirWords) {
  EXPECT_EQ(Members(MarkedStory("{P:A spokesman for {O:the [Tarn Bank]}} left.")), "0: 1");
  EXPECT_EQ(Members(MarkedStory("{P:{O:[Tarn Bank]} chief [Ann Hall]} left.")), "0: 1");
  EXPECT_EQ(Members(MarkedStory("{G:Members of {O:the [Tarn Bank]}} left.")), "0: 1");
  EXPECT_EQ(Members(MarkedStory("{P:One of {G:the rebels}} left.")), "0: 1");
}

TEST(Groups, NotTheFormerNorTheEnemiesOfABody) {
  EXPECT_EQ(Members(MarkedStory("{P:Former {O:[Tarn Bank]} chief [Ann Hall]} left.")), "");
  EXPECT_EQ(Members(MarkedStory("{P:The envoy to {O:[Tarn Bank]}} left.")), "");
  EXPECT_EQ(Members(MarkedStory("{G:Customers of {O:the [Tarn Bank]}} left.")), "");
}

TEST(Groups, NotAPersonAndABodyNorTheOnesOfLongAgo) {
  EXPECT_EQ(Members(MarkedStory("{P:[Ann Hall]} and {O:[Tarn Bank]} met. {G:They} agreed.")), "");
  EXPECT_EQ(Members(MarkedStory("{S:[Egypt]} and {S:[Iran]} met. It rained. It snowed. It froze. {G:They} left.")), "");
  EXPECT_EQ(Members(MarkedStory("{S:[Egypt]} and {S:[Iran]} met. {G:The voters} left.")), "");
}

}  // namespace
}  // namespace dateline
