// Tests of figures: who claims them, of which event, where and since when, and which are rivals, over annotations made
// by hand.
#include "ledger/figures.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/build_ledger.h"
#include "ledger/word_samples.h"

namespace dateline {
namespace {

constexpr std::string_view kPublished = "2024-03-22";

// A text with what was found in it, everything named by its words. All of its quantities are figures.
class Copy {
 public:
  explicit Copy(std::string text) : text_(std::move(text)), segments_(Segment(text_)) {
    annotations_.quotations = MatchQuotations(text_, segments_, nullptr);
    annotations_.times = FindTimes(text_, segments_, kPublished);
    annotations_.quantities = FindQuantities(text_, segments_, annotations_.times, {});
  }

  WordRange Words(std::string_view phrase) const { return samples::WordsOf(text_, segments_, phrase); }

  // An actor with one mention. Actors are added in text order, as are statements and events.
  int AddActor(std::string_view phrase, ActorKind kind) {
    const auto mention = static_cast<uint32_t>(annotations_.mentions.size());
    annotations_.mentions.push_back({.words = Words(phrase), .name = Words(phrase)});
    resolved_.actors.push_back({.kind = kind, .mentions = {mention}, .name_mention = mention});
    const int actor = static_cast<int>(resolved_.actors.size()) - 1;
    resolved_.actor_of_mention.push_back(actor);
    return actor;
  }

  int AddStatement(std::string_view cue, std::string_view content, int speaker) {
    FoundStatement s;
    s.cue = s.anchor = Words(cue);
    s.content = {Words(content)};
    annotations_.statements.push_back(s);
    resolved_.speakers.push_back({speaker});
    return static_cast<int>(annotations_.statements.size()) - 1;
  }

  int AddEvent(std::string_view trigger, EventType type, int same_as = -1) {
    FoundEvent e;
    e.trigger = Words(trigger);
    e.type = type;
    e.same_as = same_as;
    annotations_.events.push_back(e);
    return static_cast<int>(annotations_.events.size()) - 1;
  }

  // Each quantity becomes a figure that counts this and lies in this statement.
  std::vector<Figure> Figures(Counted counted, const std::vector<int>& statements = {}) {
    for (uint32_t i = 0; i < annotations_.quantities.size(); ++i)
      annotations_.figures.push_back({.quantity = i,
                                      .counted = counted,
                                      .statement = i < statements.size() ? statements[i] : -1,
                                      .confidence = 0.5F});
    Document document;
    document.text.bytes = text_;
    document.published = kPublished;
    ledger_ = BuildLedger(std::move(document), segments_, annotations_, resolved_);
    return ledger_.figures;
  }

  std::string Text(Span span) const { return std::string(span.In(text_)); }

 private:
  std::string text_;
  Segments segments_;
  Annotations annotations_;
  Resolved resolved_;
  Ledger ledger_;
};

TEST(Figures, HaveWordsBoundsAndUnitOfTheirQuantity) {
  Copy copy("The flood killed at least 12 people.");
  const std::vector<Figure> figures = copy.Figures(Counted::kKilled);
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(copy.Text(figures[0].span), "at least 12");
  EXPECT_EQ(figures[0].low, 12.0);
  EXPECT_FALSE(figures[0].high);
  EXPECT_EQ(figures[0].qualifier, "at least");
  EXPECT_EQ(figures[0].counted, Counted::kKilled);
  EXPECT_EQ(figures[0].unit, "people");
  EXPECT_EQ(figures[0].confidence, 0.5F);
}

TEST(Figures, AreClaimedByTheSpeakerOfTheirStatement) {
  Copy copy("The ministry said 12 men died. The bridge held 40 cars.");
  const int ministry = copy.AddActor("The ministry", ActorKind::kOrg);
  const int said = copy.AddStatement("said", "12 men died", ministry);
  const std::vector<Figure> figures = copy.Figures(Counted::kKilled, {said});
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].sources, std::vector<int>{ministry});
  EXPECT_EQ(figures[0].within, 0);
  EXPECT_TRUE(figures[1].sources.empty());
  EXPECT_EQ(figures[1].within, -1);
}

TEST(Figures, ComeOfTheNearestEventThatFits) {
  Copy copy("After the vote and the shelling 12 men were dead.");
  copy.AddEvent("vote", EventType::kVote);
  const int shelling = copy.AddEvent("shelling", EventType::kAssault);
  EXPECT_EQ(copy.Figures(Counted::kKilled).at(0).of_event, shelling);
}

TEST(Figures, ComeOfAnEventOfTheSentenceBefore) {
  Copy copy("The shelling began at dawn. It left 12 men dead.");
  const int shelling = copy.AddEvent("shelling", EventType::kAssault);
  EXPECT_EQ(copy.Figures(Counted::kKilled).at(0).of_event, shelling);
}

TEST(Figures, NameTheFirstMentionOfTheirEvent) {
  Copy copy("The shelling began at dawn. Nobody spoke. The attack left 12 men dead.");
  const int shelling = copy.AddEvent("shelling", EventType::kAssault);
  copy.AddEvent("attack", EventType::kAssault, shelling);
  EXPECT_EQ(copy.Figures(Counted::kKilled).back().of_event, shelling);
}

TEST(Figures, ComeOfNoEventThatDoesNotFit) {
  Copy copy("At the vote 12 men were dead.");
  copy.AddEvent("vote", EventType::kVote);
  EXPECT_EQ(copy.Figures(Counted::kKilled).at(0).of_event, -1);
}

TEST(Figures, HaveThePlaceBehindAPreposition) {
  Copy copy("Norway told of 12 dead in Bergen.");
  copy.AddActor("Norway", ActorKind::kState);
  const int bergen = copy.AddActor("Bergen", ActorKind::kPlace);
  EXPECT_EQ(copy.Figures(Counted::kKilled).at(0).places, std::vector<int>{bergen});
}

TEST(Figures, HaveThePeriodTheyCover) {
  Copy copy(
      "It has killed 12 men since the strike began, the union wrote. Ships carried 400 tents in February. It has 3 "
      "doors.");
  const std::vector<Figure> figures = copy.Figures(Counted::kKilled);
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(copy.Text(figures[0].period), "since the strike began");
  EXPECT_EQ(copy.Text(figures[1].period), "in February");
  EXPECT_TRUE(figures[2].period.empty());
}

TEST(Figures, TakeNoPeriodOfAnotherClause) {
  Copy copy(
      "The strike killed 12 men, and the mine will close by December. The firm, which fell in 2019, has 40 tents.");
  for (const Figure& f : copy.Figures(Counted::kKilled)) EXPECT_TRUE(f.period.empty()) << copy.Text(f.period);
}

TEST(Figures, OfAnotherClaimantOrValueAreRivals) {
  Copy copy(
      "The ministry said the shelling killed 12 people. Rebels said it killed 40 people. A third count found 40 "
      "people.");
  const int ministry = copy.AddActor("The ministry", ActorKind::kOrg);
  const int rebels = copy.AddActor("Rebels", ActorKind::kGroup);
  const int shelling = copy.AddEvent("shelling", EventType::kAssault);
  const int first = copy.AddStatement("said", "the shelling killed 12 people", ministry);
  const int second = copy.AddStatement("Rebels said", "it killed 40 people", rebels);
  copy.AddEvent("it killed", EventType::kAssault, shelling);
  const std::vector<Figure> figures = copy.Figures(Counted::kKilled, {first, second});
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[0].rival, -1);
  EXPECT_EQ(figures[1].rival, 0);
  EXPECT_EQ(figures[2].rival, 1);
}

TEST(Figures, WhatStoodBeforeTheNumberThatItRoseToIsNoRival) {
  Copy copy("The toll of the shelling rose to 23 from 14. Rebels said the shelling killed 40.");
  copy.AddEvent("shelling", EventType::kAssault);
  const std::vector<Figure> figures = copy.Figures(Counted::kKilled);
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[1].rival, -1);
  EXPECT_EQ(figures[2].rival, 0);
}

TEST(Figures, OfOtherThingsAreNoRivals) {
  Copy copy("The shelling killed 12 soldiers and 40 farmers.");
  copy.AddEvent("shelling", EventType::kAssault);
  for (const Figure& f : copy.Figures(Counted::kKilled)) EXPECT_EQ(f.rival, -1);
}

}  // namespace
}  // namespace dateline
