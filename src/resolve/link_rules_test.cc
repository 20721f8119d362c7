// Tests of the rules of linking: each by a story that obeys it and one that does not.
#include "resolve/link_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "resolve/actor_sets.h"
#include "resolve/resolve_samples.h"

namespace dateline {
namespace {

// The earlier mention that the last one must be the same as, -1 none.
int SureOfLast(const MarkedStory& story) {
  const auto last = static_cast<uint32_t>(story.annotations().mentions.size() - 1);
  std::vector<uint32_t> earlier(last);
  std::iota(earlier.begin(), earlier.end(), 0U);
  return SureAntecedent(story.Link(), last, earlier);
}

bool MayBeOne(const MarkedStory& story, uint32_t a, uint32_t b) {
  const LinkStory link = story.Link();
  return ActorSets(link).MayJoin(a, b);
}

std::string Clash(const MarkedStory& story, uint32_t a, uint32_t b) {
  const LinkStory link = story.Link();
  const char* rule = BrokenRule(TraitsOfMention(link, a), TraitsOfMention(link, b));
  return rule == nullptr ? "" : rule;
}

TEST(SureAntecedent, TheSameNameOfTheSameKind) {
  EXPECT_EQ(SureOfLast(MarkedStory("{L:[Tarn]} lies north. {O:[Tarn]} met {L:[Tarn]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{L:[Tarn]} lies north of {O:[Tarn]}")), -1);
}

TEST(SureAntecedent, AStateByNameDemonymAndCapital) {
  EXPECT_EQ(SureOfLast(MarkedStory("{S:[Egypt]} spoke and {S:[Cairo]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{S:Egyptian} troops left {S:[Egypt]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{S:[Egypt]} saw {L:[Cairo]}")), -1);  // the city
  EXPECT_EQ(SureOfLast(MarkedStory("{S:[France]} left {S:[Egypt]}")), -1);
}

TEST(SureAntecedent, APersonBySurnameUnlessTwoHaveIt) {
  EXPECT_EQ(SureOfLast(MarkedStory("{P:Judge [Althea Morris]} sat. {P:[Ed Poe]} left {P:[Morris]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{P:[Althea Morris]} met {P:[Brian Morris]}. Then {P:[Morris]}")), -1);
}

TEST(SureAntecedent, AnAcronymOfAFullName) {
  EXPECT_EQ(SureOfLast(MarkedStory("{O:The [Tarn River Board]} ({O:[TRB]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{O:The [Tarn River Board]} and {O:[TFB]}")), -1);
}

TEST(SureAntecedent, ANameInAppositionToADescription) {
  EXPECT_EQ(SureOfLast(MarkedStory("Then {P:the leader of the guild}, {P:[Anne Morin]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{P:A clerk}, {P:[Anne Morin]} and others")), -1);  // a list
}

TEST(SureAntecedent, ANameInsideItsOwnDescription) {
  EXPECT_EQ(SureOfLast(MarkedStory("{P:A police spokesman, {P:Sergeant [Anne Morin]}}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{P:A spokesman for {P:[Anne Morin]}}")), -1);
  EXPECT_EQ(SureOfLast(MarkedStory("{P:[Ann Hall] and {P:[Ed Poe]}}")), -1);
}

TEST(SureAntecedent, AShortFormInTheBracketsOfItsBody) {
  EXPECT_EQ(SureOfLast(MarkedStory("{O:The [River Front (FDR)]} and {O:[FDR]}")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{O:The [River Front (FDR)]} and {O:[TRB]}")), -1);
}

TEST(SureAntecedent, APhraseWithoutAndWithWhatFollowsIt) {
  EXPECT_EQ(SureOfLast(MarkedStory("{L:{L:[Fort Hill]}, Texas} burns")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{G:{G:the monks} who can read} left")), 0);
  EXPECT_EQ(SureOfLast(MarkedStory("{P:{P:[Ann Hall]}, Ed Poe and a clerk} left")), -1);
  EXPECT_EQ(SureOfLast(MarkedStory("{O:{O:The [bank]} (TB) board} met")), -1);
}

TEST(SureAntecedent, ANameByEitherApostrophe) {
  EXPECT_EQ(SureOfLast(MarkedStory("{P:[Joan O\u2019Dell]} met {P:[Ed Poe]} and {P:[O'Dell]}")), 0);
}

TEST(SureAntecedent, IIsWhoeverSpeaks) {
  MarkedStory story("{P:[Ann Hall]} said: \u201c{P:I} won.\u201d");
  EXPECT_EQ(SureOfLast(story), -1);
  story.speakers().of_quotation[0] = 0;
  EXPECT_EQ(SureOfLast(story), 0);
}

TEST(BrokenRule, PersonsOfOtherNames) {
  const MarkedStory story("{P:[Althea Morris]}, {P:Judge [Morris]}, {P:[Brian Morris]}, {P:[Hastings]}");
  EXPECT_EQ(Clash(story, 0, 1), "");
  EXPECT_EQ(Clash(story, 0, 2), "other person's name");
  EXPECT_EQ(Clash(story, 0, 3), "other person's name");
}

TEST(BrokenRule, Gender) {
  const MarkedStory story("{P:[Martha]} saw {P:him}; {P:Mr [Poe]} saw {P:her}; {P:[Peter Hall]}; {P:[Charles]}");
  EXPECT_EQ(Clash(story, 0, 1), "other gender");
  EXPECT_EQ(Clash(story, 2, 3), "other gender");
  EXPECT_EQ(Clash(story, 1, 4), "");
  EXPECT_EQ(Clash(story, 1, 2), "");
}

TEST(BrokenRule, APersonIsNoIt) {
  const MarkedStory story("{P:[Peter Hall]} saw {O:it}; {P:he} saw {O:the bank}");
  EXPECT_EQ(Clash(story, 0, 1), "person and thing");
  EXPECT_EQ(Clash(story, 2, 1), "person and thing");
  EXPECT_EQ(Clash(story, 3, 1), "");
}

TEST(BrokenRule, OtherStatesAndBodies) {
  const MarkedStory story("{S:[Egypt]}, {S:[France]}, {O:[Tarn Bank]}, {O:[River Guild]}, {O:[TB]}");
  EXPECT_EQ(Clash(story, 0, 1), "other state");
  EXPECT_EQ(Clash(story, 2, 3), "other body");
  EXPECT_EQ(Clash(story, 2, 4), "");
}

TEST(BrokenRule, AShortGivenNameTellsTheGender) {
  const MarkedStory story("{P:[Bill Hall]} met {P:Mrs. [Hall]}");
  EXPECT_EQ(Clash(story, 0, 1), "other gender");
}

TEST(RivalsOf, MentionsThatHoldEachOtherAreTwo) {
  EXPECT_FALSE(MayBeOne(MarkedStory("{P:{O:the guild}'s leader} left"), 0, 1));
}

TEST(RivalsOf, JoinedMentionsAreTwo) {
  EXPECT_FALSE(MayBeOne(MarkedStory("{G:voters} and {G:residents} left"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{P:the clerk} and {P:his} wife"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{G:voters} left; {G:residents} too"), 0, 1));
}

TEST(RivalsOf, SubjectAndObjectAreTwo) {
  EXPECT_FALSE(MayBeOne(MarkedStory("{P:The clerk} told {P:him} so"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{P:The clerk} hurt {P:himself}"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{P:The clerk}, and {P:him}"), 0, 1));
}

TEST(RivalsOf, NobodySaysHeOfHimself) {
  MarkedStory story("{P:[Peter Hall]} said: \u201c{P:He} won.\u201d");
  EXPECT_TRUE(MayBeOne(story, 0, 1));
  story.speakers().of_quotation[0] = 0;
  EXPECT_FALSE(MayBeOne(story, 0, 1));
}

TEST(ActorSets, ASetKnowsWhatItsMentionsTell) {
  const MarkedStory story("{P:The envoy} came. {P:She} met {P:[Hall]}. {P:He} left. {P:[Martha Hall]}");
  const LinkStory link = story.Link();
  ActorSets sets(link);
  EXPECT_TRUE(sets.TryJoin(1, 0));
  EXPECT_FALSE(sets.TryJoin(3, 0));  // the envoy is a she
  EXPECT_TRUE(sets.TryJoin(3, 2));
  EXPECT_FALSE(sets.TryJoin(2, 4));  // Hall is a he
  EXPECT_TRUE(sets.TryJoin(4, 1));
  EXPECT_EQ(sets.Find(4), 0U);
  EXPECT_EQ(sets.TraitsOf(4).person_name, (std::vector<std::string>{"martha", "hall"}));
  EXPECT_FALSE(sets.MayJoin(0, 2));
}

TEST(BrokenRule, AMinisterOfOneStateIsNeitherOfAnotherNorInCongress) {
  EXPECT_EQ(Clash(MarkedStory("{P:{S:Malta}'s foreign minister} met {P:the {S:French} president}"), 0, 2),
            "other office");
  EXPECT_EQ(Clash(MarkedStory("{P:{S:Malta}'s foreign minister} met {P:Rep. [Ann Hall]}"), 0, 2), "other office");
  EXPECT_EQ(Clash(MarkedStory("{P:{S:Malta}'s foreign minister} met {P:the minister}"), 0, 2), "");
}

TEST(RivalsOf, WhoIsToldOfAndWhoTells) {
  EXPECT_FALSE(MayBeOne(MarkedStory("According to {P:the aide}, {P:the mayor} said no"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("According to {P:the aide}, {P:[Ann Hall]}, it rained"), 0, 1));
}

TEST(RivalsOf, WhoIsNewAndWhoWasNamed) {
  EXPECT_FALSE(MayBeOne(MarkedStory("{P:[Ann Hall]} left. Then {P:a clerk} said no"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{P:[Ann Hall]}, {P:a clerk}, said no"), 0, 1));
  EXPECT_TRUE(MayBeOne(MarkedStory("{P:[Ann Hall]} was {P:a clerk} then"), 0, 1));
}

TEST(SureAntecedent, ANameWithAndWithoutARank) {
  EXPECT_EQ(SureOfLast(MarkedStory("{P:[Ed Poe]} left. Then {P:[General Poe]}")), 0);
}

}  // namespace
}  // namespace dateline
