// Tests of event roles: what moves an actor's log-odds, over annotations made by hand.
#include "ledger/event_roles.h"
#include "ledger/word_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace dateline {
namespace {

constexpr float kMaybe = -1, kNo = -6;

class Copy {
 public:
  explicit Copy(std::string text) : segments_(Segment(text)) { ledger_.text = std::move(text); }

  WordRange Words(std::string_view phrase) const { return samples::WordsOf(ledger_.text, segments_, phrase); }

  // In the order of the text.
  uint32_t AddMention(std::string_view phrase, int actor, ActorKind kind = ActorKind::kGroup) {
    FoundMention m;
    m.words = Words(phrase);
    annotations_.mentions.push_back(m);
    resolved_.actor_of_mention.push_back(actor);
    while (static_cast<int>(ledger_.actors.size()) <= actor) ledger_.actors.push_back({.kind = kind});
    return static_cast<uint32_t>(annotations_.mentions.size() - 1);
  }

  FoundEvent& AddEvent(std::string_view trigger, std::vector<FoundEvent::Argument> arguments,
                       EventType type = EventType::kAssault) {
    FoundEvent e;
    e.trigger = Words(trigger);
    e.type = type;
    e.arguments = std::move(arguments);
    annotations_.events.push_back(e);
    return annotations_.events.back();
  }

  std::vector<std::vector<ActorRoles>> Roles(const std::vector<int>& first) const {
    return EventRoles({segments_, annotations_, resolved_, statement_of_}, ledger_, first);
  }

 private:
  Ledger ledger_;
  Segments segments_;
  Annotations annotations_;
  Resolved resolved_;
  std::vector<int> statement_of_;
};

constexpr std::array<float, 3> kUnsure = {kMaybe, kMaybe, kMaybe};

// Of two actors of which the model says the same.
std::vector<ActorRoles> RolesOfTwo(const std::string& text, std::string_view trigger, std::string_view a,
                                   std::string_view b) {
  Copy copy(text);
  const uint32_t one = copy.AddMention(a, 0), two = copy.AddMention(b, 1);
  copy.AddEvent(trigger, {{one, kUnsure}, {two, kUnsure}});
  return copy.Roles({0})[0];
}

TEST(EventRoles, WhoStandsBehindByDidItAndWhoBehindOnSufferedIt) {
  const auto roles = RolesOfTwo("A raid on troops by rebels failed.", "raid", "troops", "rebels");
  ASSERT_EQ(roles.size(), 2U);
  EXPECT_LT(roles[0].odds[kDoerRole], roles[1].odds[kDoerRole]);
  EXPECT_GT(roles[0].odds[kRecipientRole], roles[1].odds[kRecipientRole]);
}

TEST(EventRoles, WhoWasAttackedIsNoDoer) {
  const auto roles = RolesOfTwo("Troops were attacked by rebels.", "attacked", "Troops", "rebels");
  EXPECT_GT(roles[0].odds[kRecipientRole], roles[0].odds[kDoerRole]);
  EXPECT_GT(roles[1].odds[kDoerRole], roles[1].odds[kRecipientRole]);
}

TEST(EventRoles, NobodyDoesADisaster) {
  Copy copy("Troops struck.");
  const uint32_t a = copy.AddMention("Troops", 0);
  FoundEvent& e = copy.AddEvent("struck", {{a, kUnsure}});
  const float assault = copy.Roles({0})[0][0].odds[kDoerRole];
  e.type = EventType::kDisaster;
  EXPECT_LT(copy.Roles({0})[0][0].odds[kDoerRole], assault - 0.3F);
}

TEST(EventRoles, OtherMentionsOfTheEventLiftAnActor) {
  Copy copy("Rebels attacked. The raid by rebels failed.");
  const uint32_t a = copy.AddMention("Rebels", 0);
  copy.AddEvent("attacked", {{a, {4, kNo, kNo}}});
  copy.AddEvent("raid", {{a, {kMaybe, kNo, kNo}}});
  const float apart = copy.Roles({0, 1})[1][0].odds[kDoerRole], together = copy.Roles({0, 0})[1][0].odds[kDoerRole];
  EXPECT_GT(together, apart + 0.5F);
}

TEST(EventRoles, AnEventIsNotLiftedByItself) {
  Copy copy("Rebels attacked.");
  const uint32_t a = copy.AddMention("Rebels", 0);
  copy.AddEvent("attacked", {{a, {4, kNo, kNo}}});
  const float alone = copy.Roles({0})[0][0].odds[kDoerRole];
  copy.AddEvent("attacked", {});  // another mention of it, without actors
  EXPECT_FLOAT_EQ(copy.Roles({0, 0})[0][0].odds[kDoerRole], alone);
}

TEST(EventRoles, APlaceMustBeatTheOtherPlaces) {
  const auto odds = [](float other) {
    Copy copy("Rebels attacked Baku and Chad.");
    const uint32_t a = copy.AddMention("Baku", 0, ActorKind::kPlace), b = copy.AddMention("Chad", 1, ActorKind::kState);
    copy.AddEvent("attacked", {{a, {kNo, kNo, 1}}, {b, {kNo, kNo, other}}});
    return copy.Roles({0})[0][0].odds[kPlaceRole];
  };
  EXPECT_GT(odds(-3), odds(0));
  EXPECT_GT(odds(0), odds(3));
}

TEST(EventRoles, WhoDoesOtherThingsOfTheTypeDoesThisRather) {
  const auto odds = [](EventType other) {
    Copy copy("Rebels attacked. Later that day the rebels shelled the town.");
    const uint32_t a = copy.AddMention("Rebels", 0), b = copy.AddMention("the rebels", 0);
    copy.AddEvent("attacked", {{a, {4, kNo, kNo}}}, other);
    copy.AddEvent("shelled", {{b, kUnsure}});
    return copy.Roles({0, 1})[1][0].odds[kDoerRole];
  };
  EXPECT_GT(odds(EventType::kAssault), odds(EventType::kMove));
}

TEST(EventRoles, ASurerDoerPushesAnotherBack) {
  const auto odds = [](float other) {
    Copy copy("Rebels and troops attacked.");
    const uint32_t a = copy.AddMention("Rebels", 0), b = copy.AddMention("troops", 1);
    copy.AddEvent("attacked", {{a, kUnsure}, {b, {other, kNo, kNo}}});
    return copy.Roles({0})[0][0].odds[kDoerRole];
  };
  EXPECT_GT(odds(kNo), odds(3));
}

TEST(EventRoles, APlaceBesideTheEventsPlaceIsItsPlaceToo) {
  const auto odds = [](const std::string& text) {
    Copy copy(text);
    const uint32_t a = copy.AddMention("Gao", 0, ActorKind::kPlace), b = copy.AddMention("Mali", 1, ActorKind::kState);
    copy.AddEvent("attacked", {{a, {kNo, kNo, 2}}, {b, kUnsure}});
    return copy.Roles({0})[0][1].odds[kPlaceRole];
  };
  EXPECT_GT(odds("Rebels attacked in Gao, Mali."), odds("Rebels attacked in Gao. Then Mali."));
}

TEST(EventRoles, WhoIsNamedOftenTakesPartRather) {
  Copy copy("Rebels attacked. Rebels, the rebels, fled.");
  const uint32_t a = copy.AddMention("Rebels", 0);
  copy.AddEvent("attacked", {{a, kUnsure}});
  const float once = copy.Roles({0})[0][0].odds[kDoerRole];
  copy.AddMention("the rebels", 0);
  EXPECT_GT(copy.Roles({0})[0][0].odds[kDoerRole], once);
}

TEST(EventRoles, MentionsOfNoActorTakeNoPart) {
  Copy copy("Rebels attacked.");
  const uint32_t a = copy.AddMention("Rebels", -1);
  copy.AddEvent("attacked", {{a, kUnsure}});
  EXPECT_TRUE(copy.Roles({0})[0].empty());
}

}  // namespace
}  // namespace dateline
