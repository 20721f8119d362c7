#include "across/units.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "across/across_samples.h"
#include "across/stems.h"

namespace dateline::across {
namespace {

TEST(Stems, OfOneWordInItsFormsAreOne) {
  EXPECT_EQ(StemOf("exploded"), StemOf("explosions"));
  EXPECT_EQ(StemOf("sank"), StemOf("sinking"));
  EXPECT_EQ(Stems("The Ministry's élite and the"), (std::vector<std::string>{StemOf("ministry"), "elit"}));
}

TEST(Stems, OfWordsForOneHappeningShareAGroup) {
  EXPECT_EQ(GroupsOf(StemOf("blast")), GroupsOf(StemOf("explosion")));
  EXPECT_TRUE(GroupsOf("zzz").empty());
}

TEST(Parties, SpelledInTwoWaysAreOneAndNamesakesAreNot) {
  const Party madougou{ActorKind::kPerson, "abdoulkarim madougou", {}};
  EXPECT_GE(Alike(madougou, {ActorKind::kPerson, "abdulkarim madugu", {}}), kSurelySame);
  EXPECT_GE(Alike(madougou, {ActorKind::kPerson, "madougou", {}}), kSurelySame);
  EXPECT_LT(Alike(madougou, {ActorKind::kPerson, "ibrahim madougou", {}}), kSameParty);
}

TEST(Parties, AreWhatAPersonDecided) {
  const Party brito{ActorKind::kPerson, "ana brito", "w1"};
  EXPECT_EQ(Alike(brito, {ActorKind::kPerson, "the minister", "w1"}), 1);
  EXPECT_EQ(Alike(brito, {ActorKind::kPerson, "ana brito", "w2"}), 0);
}

TEST(UnitsOf, AStoryAreItsEventsQuantitiesAndStands) {
  const auto units = UnitsOf(samples::Floods()[0]);
  ASSERT_EQ(units.size(), 4U);
  EXPECT_EQ(units[0].unit.kind, UnitKind::kEvent);
  EXPECT_EQ(units[0].unit.values.size(), 1U);
  EXPECT_EQ(units[2].unit.kind, UnitKind::kFigure);
  ASSERT_EQ(units[2].unit.events.size(), 1U);
  EXPECT_EQ(units[2].unit.events[0].stems, units[0].unit.stems);
  EXPECT_EQ(units[3].unit.kind, UnitKind::kPosition);
}

TEST(UnitsOf, LaterMentionsOfAnEventAreNoUnitsAndWhatWasRejectedIsNone) {
  Ledger ledger = samples::Floods()[1];
  Event again = ledger.events[0];
  again.trigger = samples::SpanOf(ledger.text, "burst", 1);
  again.same_as = 0;
  ledger.events.push_back(again);
  EXPECT_EQ(UnitsOf(ledger)[0].entries, std::vector<int>{0});
  const UnitOptions options{[](UnitKind kind, int i) { return kind == UnitKind::kEvent && i == 0; }, {}};
  EXPECT_EQ(UnitsOf(ledger, options)[0].entries, std::vector<int>{1});
}

TEST(UnitsOf, RivalFiguresOfOneQuantityAreOneUnit) {
  samples::StorySample story("s", "2024-02-05", "Police counted 11 dead in the blast, the hospital 18.");
  story.AddEvent("blast", EventType::kAssault, EventStatus::kHappened);
  story.AddFigure("11 dead", Counted::kKilled, 11, 0, "dead");
  story.AddFigure("18", Counted::kKilled, 18, 0);
  const auto units = UnitsOf(story.ledger());
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[1].entries, (std::vector<int>{0, 1}));
}

TEST(KeysOf, StandsOfABodyMeetUnderAnyWordOfItsName) {
  Unit one, other;
  one.kind = other.kind = UnitKind::kPosition;
  one.actors = {{ActorKind::kOrg, "the reed commission", {}}};
  other.actors = {{ActorKind::kOrg, "reed", {}}};
  one.stems = {"sanct"};
  other.stems = {"freez"};
  const auto a = KeysOf(one), b = KeysOf(other);
  EXPECT_NE(std::find_first_of(a.begin(), a.end(), b.begin(), b.end()), a.end());
}

TEST(UnitsOf, TollsThatAreToldWithOtherWordsAreOneWhereTheStoryTellsOfOneHarm) {
  samples::StorySample story("s", "2024-03-05",
                             "Divers recovered 21 bodies from the Alma, which sank on Monday, killing at least 14. The "
                             "Red Crescent put the dead at 30. Nine officers died.");
  story.AddEvent("recovered", EventType::kAid, EventStatus::kHappened, "2024-03-05");
  story.AddEvent("sank", EventType::kDisaster, EventStatus::kHappened, "2024-03-04");
  story.AddEvent("killing", EventType::kDisaster, EventStatus::kHappened, "2024-03-04");
  story.AddFigure("21 bodies", Counted::kKilled, 21, 0, "bodies");
  story.AddFigure("at least 14", Counted::kKilled, 14, 2, "");
  story.AddFigure("30", Counted::kKilled, 30, 1, "dead");
  story.AddFigure("Nine officers", Counted::kKilled, 9, -1, "officers");
  const auto units = UnitsOf(story.ledger());
  ASSERT_EQ(units.size(), 5U);
  EXPECT_EQ(units[3].entries, (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(units[3].unit.events.size(), 3U);
  EXPECT_EQ(units[4].entries, std::vector<int>{3});
}

TEST(UnitsOf, AHarmIsNotOfTheDayOnWhichItsTollRose) {
  for (const auto& [text, dated] : {std::pair{"The toll of the blast rose to 61 on Tuesday.", false},
                                    {"The number killed by the blast has risen to 61.", false},
                                    {"A blast killed 61 people on Tuesday.", true}}) {
    samples::StorySample story("s", "2024-03-05", text);
    story.AddEvent("blast", EventType::kAssault, EventStatus::kHappened, "2024-03-05");
    EXPECT_EQ(UnitsOf(story.ledger())[0].unit.first_day != kNoDay, dated) << text;
  }
}

TEST(UnitsOf, AnEventThatTheCopySaysWasPutOffIsMarkedAsMoved) {
  for (const char* text : {"The summit was postponed until May 4.", "They put off the summit.",
                           "The summit, originally due in May, will be held in June."}) {
    samples::StorySample story("s", "2024-03-05", text);
    story.AddEvent("summit", EventType::kConsult, EventStatus::kPlanned);
    const Unit unit = UnitsOf(story.ledger())[0].unit;
    EXPECT_TRUE(unit.moved) << text;
    EXPECT_TRUE(Unpacked(Packed(unit))->moved);
  }
  EXPECT_FALSE(UnitsOf(samples::Floods()[0])[1].unit.moved);
}

TEST(Packed, ComesBackAsItWas) {
  for (const Ledger& ledger : samples::Floods())
    for (const UnitOf& of : UnitsOf(ledger)) {
      const auto back = Unpacked(Packed(of.unit));
      EXPECT_TRUE(back && Packed(*back) == Packed(of.unit));
      EXPECT_TRUE(back && KeysOf(*back) == KeysOf(of.unit));
    }
}

TEST(Unpacked, OfWhatIsNoUnitIsNothing) {
  const std::string whole = Packed(UnitsOf(samples::Floods()[0])[2].unit);
  EXPECT_FALSE(Unpacked(""));
  EXPECT_FALSE(Unpacked("9" + whole.substr(1)));
  EXPECT_FALSE(Unpacked(whole + "x"));
  for (size_t cut = 0; cut < whole.size(); ++cut) (void)Unpacked(whole.substr(0, cut));
}

}  // namespace
}  // namespace dateline::across
