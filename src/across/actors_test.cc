#include "across/actors.h"

#include <gtest/gtest.h>

#include "across/told_story.h"

namespace dateline::across {
namespace {

constexpr ActorKind kPerson = ActorKind::kPerson, kState = ActorKind::kState, kOrg = ActorKind::kOrg,
                    kGroup = ActorKind::kGroup, kPlace = ActorKind::kPlace;

struct Traced {
  Setting setting;
  std::vector<ActorTraits> actors;
};
Traced Trace(const Ledger& ledger) {
  Traced out;
  out.setting = SettingOf(ledger);
  out.actors = TraitsOf(ledger, out.setting);
  return out;
}
NodeTraits Node(const Traced& story, size_t actor) { return NodeFrom({{story.actors[actor], story.setting}}); }

TEST(NodeOf, IsOneForAStateByAnyName) {
  const Traced a = Trace(ToldStory("a", "2024-03-01", "", {{kState, "Niger"}}));
  const Traced b = Trace(ToldStory("b", "2024-03-02", "", {{kState, "Nigerien"}, {kState, "Nigeria"}}));
  EXPECT_EQ(NodeOf(a.actors[0]), NodeOf(b.actors[0]));
  EXPECT_NE(NodeOf(a.actors[0]), NodeOf(b.actors[1]));
}

TEST(NodeOf, IsOfTheStateForBodiesThatEachStateHas) {
  const Traced a = Trace(ToldStory("a", "2024-03-01", "", {{kOrg, "Egypt's Health Ministry"}, {kState, "Sudan"}}));
  const Traced b = Trace(ToldStory("b", "2024-03-02", "Cairo", {{kOrg, "the health ministry"}}));
  const Traced c = Trace(ToldStory("c", "2024-03-02", "Khartoum", {{kOrg, "Ministry of Health"}}));
  EXPECT_EQ(NodeOf(a.actors[0]), NodeOf(b.actors[0]));
  EXPECT_NE(NodeOf(a.actors[0]), NodeOf(c.actors[0]));
}

TEST(NodeOf, IsOneForABodyByItsLettersAndItsName) {
  const Traced a =
      Trace(ToldStory("a", "2024-03-01", "", {{kOrg, "ECOWAS"}, {kOrg, "Economic Community of West African States"}}));
  EXPECT_EQ(NodeOf(a.actors[0]), NodeOf(a.actors[1]));
}

TEST(NodeOf, IsNoneForAnOfficeWrittenLarge) {
  const Traced a = Trace(ToldStory("a", "2024-03-01", "", {{kPerson, "Health Minister"}, {kPerson, "Ida Holm"}}));
  EXPECT_EQ(NodeOf(a.actors[0]), "");
  EXPECT_NE(NodeOf(a.actors[1]), "");
}

TEST(NodeOf, IsNoneForDescriptionsAndFamilyNames) {
  const Traced a =
      Trace(ToldStory("a", "2024-03-01", "", {{kGroup, "two soldiers"}, {kPerson, "Holm"}, {kGroup, "Soldiers"}}));
  for (const ActorTraits& traits : a.actors) EXPECT_EQ(NodeOf(traits), "");
}

TEST(CompareRows, AreOneByASpellingAndAnOffice) {
  const Traced a =
      Trace(ToldStory("a", "2024-03-01", "", {{kPerson, "Osman Ouedrago", "interior minister", 1}, {kState, "Niger"}}));
  const Traced b = Trace(
      ToldStory("b", "2024-03-04", "", {{kPerson, "Ousmane Wedrago", "Interior Minister", 1}, {kState, "Niger"}}));
  const ActorAlike alike = Compare(Node(a, 0), Node(b, 0));
  EXPECT_GT(alike.score, 0);
  EXPECT_NE(alike.reason.find("same office (interior minister, NER)"), std::string::npos) << alike.reason;
}

TEST(CompareRows, OfOneNameAndTwoStatesAreNamesakes) {
  const Traced a =
      Trace(ToldStory("a", "2024-03-01", "", {{kPerson, "John Quist", "president", 1}, {kState, "Niger"}}));
  const Traced b =
      Trace(ToldStory("b", "2024-03-04", "", {{kPerson, "John Quist", "finance minister", 1}, {kState, "Norway"}}));
  EXPECT_LE(Compare(Node(a, 0), Node(b, 0)).score, 0);
}

TEST(CompareRows, OfPlacesSpeltAlikeAreOneOnlyInOneMatter) {
  const std::vector<Told> matter = {
      {kPlace, "Salgininkai"}, {kPerson, "Ida Holm"}, {kPerson, "Bo Dahl"}, {kOrg, "Rural Front"}};
  std::vector<Told> same = matter;
  same[0].name = "Shalgynenkai";
  const Traced a = Trace(ToldStory("a", "2024-03-01", "", matter)), b = Trace(ToldStory("b", "2024-03-02", "", same));
  const Traced c = Trace(ToldStory("c", "2024-03-02", "", {same[0]}));
  EXPECT_GT(Compare(Node(a, 0), Node(b, 0)).score, 0);
  EXPECT_LE(Compare(Node(a, 0), Node(c, 0)).score, 0);
}

// Two stories of one crisis, with one more actor each.
ActorAlike InOneMatter(const Told& one, const Told& other, const std::string& day = "2024-03-05") {
  const std::vector<Told> matter = {
      {kState, "Niger"}, {kPerson, "Ida Holm"}, {kPerson, "Bo Dahl"}, {kOrg, "Rural Front"}};
  std::vector<Told> a = matter, b = matter;
  a.push_back(one);
  b.push_back(other);
  const Traced x = Trace(ToldStory("a", "2024-03-01", "", a)), y = Trace(ToldStory("b", day, "", b));
  return Compare(x.actors.back(), x.setting, y.actors.back(), y.setting);
}

TEST(CompareActors, ADescriptionIsTheHolderOfTheOfficeNearThatDay) {
  const Told minister = {kPerson, "the foreign minister", "foreign minister", 0};
  EXPECT_GT(InOneMatter(minister, {kPerson, "Edda Quist", "Foreign Minister", 0}).score, 0);
  EXPECT_LE(InOneMatter(minister, {kPerson, "Edda Quist", "former foreign minister", 0}).score, 0);
  EXPECT_LE(InOneMatter(minister, {kPerson, "Edda Quist", "interior minister", 0}).score, 0);
  EXPECT_LE(InOneMatter(minister, {kPerson, "Edda Quist", "Foreign Minister", 0}, "2024-09-05").score, 0);
}

TEST(CompareActors, AFamilyNameIsThatPersonUnlessOfficeOrSexSpeakAgainstIt) {
  const Told quist = {kPerson, "Quist", "", -1, "she"};
  EXPECT_GT(InOneMatter(quist, {kPerson, "Edda Quist", "mayor", -1, "her"}).score, 0);
  EXPECT_LE(InOneMatter(quist, {kPerson, "Edvard Quist", "mayor", -1, "his"}).score, 0);
}

TEST(CompareActors, PeopleDescribedAlikeAreOneInOneMatterAlone) {
  const Told a = {kGroup, "140 detained supporters"}, b = {kGroup, "the 140 detained opposition supporters"};
  EXPECT_GT(InOneMatter(a, b).score, 0);
  EXPECT_LE(InOneMatter(a, {kGroup, "60 wounded supporters"}).score, 0);
  const Traced x = Trace(ToldStory("a", "2024-03-01", "", {a})), y = Trace(ToldStory("b", "2024-03-02", "", {b}));
  EXPECT_LE(Compare(x.actors[0], x.setting, y.actors[0], y.setting).score, 0);
}

TEST(CompareActors, AnybodyIsNobody) {
  EXPECT_LE(InOneMatter({kGroup, "two soldiers"}, {kGroup, "soldiers"}).score, 0);
  EXPECT_LE(InOneMatter({kPerson, "a police officer"}, {kPerson, "a police officer who was there"}).score, 0);
}

TEST(Traits, ComeBackFromText) {
  const Traced a = Trace(ToldStory("a", "2024-03-01", "Cairo",
                                   {{kPerson, "Ida Holm", "former interior minister", 1, "she"},
                                    {kState, "Egypt"},
                                    {kGroup, "12 people killed in Minya"}}));
  for (const ActorTraits& traits : a.actors) EXPECT_EQ(ToText(TraitsFrom(ToText(traits))), ToText(traits));
  EXPECT_EQ(ToText(SettingFrom(ToText(a.setting))), ToText(a.setting));
  EXPECT_EQ(a.actors[2].counted, "killed");
  EXPECT_EQ(a.actors[2].number, 12);
}

TEST(Traits, AreReadFromAnyText) {
  for (const std::string text : {"", "\t", "9\t9\t\t", "x|y|z|1 2 3", "\x1f\x1f\t\x1f"}) {
    EXPECT_FALSE(ToText(TraitsFrom(text)).empty());
    EXPECT_FALSE(ToText(SettingFrom(text)).empty());
  }
}

}  // namespace
}  // namespace dateline::across
