// Tests of what the grammar of a sentence tells of a pronoun: each rule by a sentence that it reads and some that it
// leaves.
#include "resolve/pronoun_rules.h"

#include <gtest/gtest.h>

#include "resolve/resolve_samples.h"

namespace dateline {
namespace {

int Meant(const std::string& marked, uint32_t mention) { return PersonMeant(MarkedStory(marked).Link(), mention); }

TEST(PersonMeant, IsTheSubjectOfTheMainClauseBehind) {
  EXPECT_EQ(Meant("In {P:his} report, {P:[Ames]} wrote of rain.", 0), 1);
  EXPECT_EQ(Meant("When {P:she} was minister, {P:Dame [Ann Poe]} built a dam.", 0), 1);
  EXPECT_EQ(Meant("Announcing {P:his} retreat, {P:the colonel [Ames]} wept.", 0), 1);
}

TEST(PersonMeant, IsTheSubjectBehindSeveralClauses) {
  EXPECT_EQ(Meant("In {P:his} report, in a note on rain, {P:[Ames]} wept.", 0), 1);
  EXPECT_EQ(Meant("A week later, with {P:his} seat lost, {P:[Ames]} wept.", 0), 1);
  EXPECT_EQ(Meant("When {P:his} son came, {P:[Ames]} and {P:his} wife wept.", 0), 1);
  EXPECT_EQ(Meant("In {P:his} report, the bank spoke of rain, {P:[Ames]} said.", 0), -1);
}

TEST(PersonMeant, IsNoSubjectBehindAnotherPerson) {
  EXPECT_EQ(Meant("When {P:[Roe]} lost {P:his} seat, {P:[Ames]} wept.", 1), -1);
}

TEST(PersonMeant, IsNoNameThatBeginsAListOrAnApposition) {
  EXPECT_EQ(Meant("In {P:his} report, {P:[Ames]} and {P:[Roe]} were named.", 0), -1);
  EXPECT_EQ(Meant("In {P:his} report, {P:[Ames]}, {P:[Roe]} and others were named.", 0), -1);
}

TEST(PersonMeant, NeedsAClauseThatComesFirst) {
  EXPECT_EQ(Meant("The clerk lost {P:his} seat, {P:[Ames]} said.", 0), -1);
  EXPECT_EQ(Meant("In {P:his} report there is rain. {P:[Ames]} wrote it.", 0), -1);
}

TEST(PersonMeant, IsTheOwnerNamedBeside) {
  EXPECT_EQ(Meant("{P:[Roe]} saw {P:[Ames]} and {P:his} wife.", 2), 1);
  EXPECT_EQ(Meant("{P:[Roe]} saw {P:[Ames]} and {P:he} left.", 2), -1);
}

TEST(PersonMeant, IsTheSubjectOfARelativeClause) {
  EXPECT_EQ(Meant("{P:[Roe]} met {P:[Ames]}, who sold {P:his} house.", 2), 1);
  EXPECT_EQ(Meant("{P:[Roe]} met {P:[Ames]}, who told {P:him} of it.", 2), -1);
  EXPECT_EQ(Meant("{P:[Ann]} met {P:[Eve]}, who told {P:her} of it.", 2), -1);
}

TEST(PersonMeant, IsNobodyForOtherPronouns) { EXPECT_EQ(Meant("In {O:its} report, {P:[Ames]} wrote of rain.", 0), -1); }

TEST(IsObject, KnowsHerByTheNextWord) {
  const auto object = [](const std::string& marked) {
    const MarkedStory story(marked);
    const LinkStory link = story.Link();
    return IsObject(link, link.forms[0]);
  };
  EXPECT_TRUE(object("They told {P:her} that it rained."));
  EXPECT_TRUE(object("They saw {P:her}."));
  EXPECT_FALSE(object("They saw {P:her} house."));
  EXPECT_TRUE(object("They saw {P:him} go."));
}

}  // namespace
}  // namespace dateline
