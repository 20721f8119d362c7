// Tests of events: who takes part, what a later mention takes from the first, in which statement they stand, over
// annotations made by hand.
#include "ledger/events.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/word_samples.h"
#include "quantities/quantities.h"

namespace dateline {
namespace {

constexpr float kYes = 4, kNo = -6;

// A text with actors and events, everything named by its words.
class Copy {
 public:
  explicit Copy(std::string text) : segments(Segment(text)) { ledger.text = std::move(text); }

  WordRange Words(std::string_view phrase) const { return samples::WordsOf(ledger.text, segments, phrase); }

  uint32_t AddMention(std::string_view phrase, int actor, ActorKind kind) {
    FoundMention m;
    m.words = Words(phrase);
    annotations.mentions.push_back(m);
    resolved.actor_of_mention.push_back(actor);
    while (static_cast<int>(ledger.actors.size()) <= actor) ledger.actors.push_back({.kind = kind});
    return static_cast<uint32_t>(annotations.mentions.size() - 1);
  }

  FoundEvent& AddEvent(std::string_view trigger, EventType type = EventType::kAssault) {
    FoundEvent e;
    e.trigger = Words(trigger);
    e.type = type;
    e.confidence = 0.5F;
    annotations.events.push_back(e);
    return annotations.events.back();
  }

  std::vector<Event> Events() {
    const Story story = {segments, annotations, resolved, statement_of};
    AddEvents(story, &ledger);
    return ledger.events;
  }

  Ledger ledger;
  Segments segments;
  Annotations annotations;
  Resolved resolved;
  std::vector<int> statement_of;
};

TEST(Events, TakeTriggerTypeStatusAndConfidenceFromWhatWasFound) {
  Copy copy("Rebels will attack Baku.");
  FoundEvent& e = copy.AddEvent("attack");
  e.status = EventStatus::kPlanned;
  const std::vector<Event> events = copy.Events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].trigger.In(copy.ledger.text), "attack");
  EXPECT_EQ(events[0].type, EventType::kAssault);
  EXPECT_EQ(events[0].status, EventStatus::kPlanned);
  EXPECT_EQ(events[0].evidence.In(copy.ledger.text), "will");
  EXPECT_EQ(events[0].confidence, 0.5F);
  EXPECT_EQ(events[0].within, -1);
  EXPECT_EQ(events[0].same_as, -1);
}

TEST(Events, ActorsTakePartByTheLogOddsOfTheirMentionsTogether) {
  Copy copy("Rebels, the rebels, attacked troops near Baku.");
  const uint32_t a = copy.AddMention("Rebels", 0, ActorKind::kGroup), b = copy.AddMention("the rebels", 0, {}),
                 c = copy.AddMention("troops", 1, ActorKind::kGroup), d = copy.AddMention("Baku", 2, ActorKind::kPlace);
  FoundEvent& e = copy.AddEvent("attacked");
  const float near = 0.7F;  // two of that are enough
  e.arguments = {{a, {near, kNo, kNo}}, {b, {near, kNo, kNo}}, {c, {near, kYes, kNo}}, {d, {kNo, kNo, kYes}}};
  const std::vector<Event> events = copy.Events();
  EXPECT_EQ(events[0].actors, std::vector<int>{0});
  EXPECT_EQ(events[0].recipients, std::vector<int>{1});
  EXPECT_EQ(events[0].places, std::vector<int>{2});
  copy.ledger.events.clear();
  copy.annotations.events[0].arguments.erase(copy.annotations.events[0].arguments.begin() + 1);
  EXPECT_TRUE(copy.Events()[0].actors.empty());
}

TEST(Events, OfADoubtfulEventOnlyTheSurerActorsTakePart) {
  Copy copy("Rebels attacked troops.");
  const uint32_t a = copy.AddMention("Rebels", 0, ActorKind::kGroup);
  FoundEvent& e = copy.AddEvent("attacked");
  e.arguments = {{a, {-0.5F, kNo, kNo}}};
  e.confidence = 0.95F;
  EXPECT_EQ(copy.Events()[0].actors, std::vector<int>{0});
  copy.ledger.events.clear();
  copy.annotations.events[0].confidence = 0.2F;
  EXPECT_TRUE(copy.Events()[0].actors.empty());
}

TEST(Events, AnActorIsEitherWhoDoesItOrToWhomItIsDone) {
  Copy copy("They attacked rebels.");
  const uint32_t a = copy.AddMention("rebels", 0, ActorKind::kGroup);
  copy.AddEvent("attacked").arguments = {{a, {kYes, kYes + 1, kNo}}};
  const std::vector<Event> events = copy.Events();
  EXPECT_TRUE(events[0].actors.empty());
  EXPECT_EQ(events[0].recipients, std::vector<int>{0});
}

TEST(Events, OnlyPlacesAndStatesArePlaces) {
  Copy copy("Rebels met Kenya.");
  const uint32_t a = copy.AddMention("Rebels", 0, ActorKind::kGroup),
                 b = copy.AddMention("Kenya", 1, ActorKind::kState);
  copy.AddEvent("met").arguments = {{a, {kNo, kNo, kYes}}, {b, {kNo, kNo, kYes}}};
  EXPECT_EQ(copy.Events()[0].places, std::vector<int>{1});
}

TEST(Events, AllWhoConsultAreParties) {
  Copy copy("Ames met Bell.");
  const uint32_t a = copy.AddMention("Ames", 0, ActorKind::kPerson), b = copy.AddMention("Bell", 1, ActorKind::kPerson);
  copy.AddEvent("met", EventType::kConsult).arguments = {{a, {kYes, kNo, kNo}}, {b, {kNo, kYes, kNo}}};
  const std::vector<Event> events = copy.Events();
  EXPECT_EQ(events[0].actors, (std::vector<int>{0, 1}));
  EXPECT_TRUE(events[0].recipients.empty());
}

TEST(Events, LaterMentionsNameTheFirstAndTakeWhatTheyLeaveOut) {
  Copy copy("Rebels attacked troops. The raid was bloody. Rebels ended the assault.");
  const uint32_t a = copy.AddMention("Rebels", 0, ActorKind::kGroup),
                 b = copy.AddMention("troops", 1, ActorKind::kGroup);
  copy.AddEvent("attacked").arguments = {{a, {kYes, kNo, kNo}}, {b, {kNo, kYes, kNo}}};
  copy.AddEvent("raid").same_as = 0;
  FoundEvent& third = copy.AddEvent("assault");
  third.same_as = 1;
  third.arguments = {{b, {kYes + 3, kNo, kNo}}};
  const std::vector<Event> events = copy.Events();
  EXPECT_EQ(events[1].same_as, 0);
  EXPECT_EQ(events[1].actors, std::vector<int>{0});
  EXPECT_EQ(events[1].recipients, std::vector<int>{1});
  EXPECT_EQ(events[2].same_as, 0);
  EXPECT_EQ(events[2].actors, std::vector<int>{1});  // its own
}

TEST(Events, StandInTheStatementThatWasKept) {
  Copy copy("Ames said rebels attacked. Bell said they fled.");
  copy.annotations.statements.resize(2);
  copy.annotations.statements[0].content = {copy.Words("rebels attacked")};
  copy.annotations.statements[1].content = {copy.Words("they fled")};
  copy.statement_of = {3, -1};
  copy.AddEvent("attacked").statement = 0;
  copy.AddEvent("fled", EventType::kMove).statement = 1;
  const std::vector<Event> events = copy.Events();
  EXPECT_EQ(events[0].within, 3);
  EXPECT_EQ(events[1].within, -1);
}

}  // namespace
}  // namespace dateline
