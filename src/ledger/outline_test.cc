// Order, nesting and wording.
#include "ledger/outline.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

Ledger Nested(const std::vector<int>& within) {
  Ledger ledger;
  for (int parent : within) ledger.statements.push_back({.within = parent});
  return ledger;
}

std::vector<std::pair<int, int>> Shown(const Ledger& ledger) {
  std::vector<std::pair<int, int>> out;
  for (const OutlineEntry& entry : StatementOutline(ledger)) out.emplace_back(entry.statement, entry.depth);
  return out;
}

using Pairs = std::vector<std::pair<int, int>>;

TEST(StatementOutline, SetsAStatementBeneathTheOneItIsWithin) {
  EXPECT_EQ(Shown(Nested({-1, 2, -1, 1, 2})), (Pairs{{0, 0}, {2, 0}, {1, 1}, {3, 2}, {4, 1}}));
}

TEST(StatementOutline, ShowsEachOnceWhenNestingIsBroken) {
  EXPECT_EQ(Shown(Nested({1, 0, 2, 77})), (Pairs{{2, 0}, {3, 0}, {0, 0}, {1, 1}}));
}

TEST(StatementOutline, BearsVeryDeepNesting) {
  std::vector<int> chain;
  chain.reserve(100000);
  for (int i = 0; i < 100000; ++i) chain.push_back(i - 1);
  EXPECT_EQ(StatementOutline(Nested(chain)).back().depth, 99999);
}

TEST(SpelledDate, SpellsDaysMonthsYearsAndRanges) {
  EXPECT_EQ(SpelledDate("2024-03-21"), "21 March 2024");
  EXPECT_EQ(SpelledDate("2024-12"), "December 2024");
  EXPECT_EQ(SpelledDate("2024"), "2024");
  EXPECT_EQ(SpelledDate("2024-03-01/2024-03-09"), "1 March 2024 – 9 March 2024");
  EXPECT_EQ(SpelledDate("2024-13-01"), "2024-13-01");
  EXPECT_EQ(SpelledDate("next week"), "next week");
  EXPECT_EQ(SpelledDate(""), "");
}

TEST(ContentOf, PutsAnEllipsisOnlyWhereOtherWordsStand) {
  Ledger ledger;
  ledger.text = "One two.  Three four, he said, five.";
  ledger.statements.push_back({.content = {{0, 8}, {10, 20}, {31, 35}}});
  EXPECT_EQ(ContentOf(ledger, ledger.statements[0]), "One two. Three four … five");
}

TEST(AliasesOf, LeavesOutPronounsRepetitionsAndTheNameItself) {
  Ledger ledger;
  ledger.text = "Ann Lee, Lee, she, the lee, the mayor, ANN LEE";
  Actor actor{.name = "Ann Lee"};
  for (const char* words : {"the mayor", "Ann Lee", "Lee", "the lee", "ANN LEE"})
    actor.mentions.push_back({.span = samples::SpanOf(ledger.text, words)});
  actor.mentions[0].level = MentionLevel::kDescription;
  actor.mentions.push_back({.span = samples::SpanOf(ledger.text, "she"), .level = MentionLevel::kPronoun});
  EXPECT_EQ(AliasesOf(ledger, actor), (std::vector<std::string>{"Lee", "the mayor"}));
}

TEST(RolesOf, WordsOfficesAndMemberships) {
  Ledger ledger;
  ledger.actors = {{.name = "Ann"}, {.name = "Egypt"}};
  ledger.actors[0].offices = {{"envoy", 1, true, {}, 1}, {"former mayor", -1, true, {}, 1}};
  ledger.actors[0].member_of = {1, 9};
  EXPECT_EQ(RolesOf(ledger, ledger.actors[0]),
            (std::vector<std::string>{"former envoy, Egypt", "former mayor", "in Egypt"}));
}

TEST(RolesOf, SayNothingTwice) {
  Ledger ledger;
  ledger.actors = {{.name = "Ann"}, {.name = "House of Lords"}, {.name = "the governor of Ohio"}, {.name = "Ohio"}};
  ledger.actors[0].offices = {{"Speaker of the House of Lords", 1, false, {}, 1}};
  ledger.actors[2].offices = {{"governor", 3, false, {}, 1}, {"lawyer", -1, false, {}, 1}};
  EXPECT_EQ(RolesOf(ledger, ledger.actors[0]), (std::vector<std::string>{"Speaker of the House of Lords"}));
  EXPECT_EQ(RolesOf(ledger, ledger.actors[2]), (std::vector<std::string>{"lawyer"}));
}

TEST(NamesOf, LeaveOutWhatAnotherOneNamesToo) {
  Ledger ledger;
  for (const char* name :
       {"a hospital in Jakarta", "Jakarta", "the army and the police", "the army", "police", "Sudan", "South Sudan"})
    ledger.actors.push_back({.name = name});
  EXPECT_EQ(NamesOf(ledger, {0, 1}), "a hospital in Jakarta");
  EXPECT_EQ(NamesOf(ledger, {3, 2, 4}), "the army and the police");
  EXPECT_EQ(NamesOf(ledger, {5, 6, 1}), "Sudan, South Sudan and Jakarta");
}

TEST(RolesOf, TellTheCountryOfAPlaceWhereTheStoryDoesNot) {
  Ledger ledger;
  ledger.actors = {{.kind = ActorKind::kPlace, .name = "Rafah"}, {.kind = ActorKind::kState, .name = "Egypt"}};
  ledger.actors[0].place = ActorPlace{1, 31, 34, "EG", "", "city", 1};
  EXPECT_EQ(RolesOf(ledger, ledger.actors[0]), (std::vector<std::string>{"in Egypt"}));
  ledger.actors[1].place = ActorPlace{2, 27, 30, "EG", "", "country", 1};
  EXPECT_TRUE(RolesOf(ledger, ledger.actors[0]).empty());
  EXPECT_TRUE(RolesOf(ledger, ledger.actors[1]).empty());
}

TEST(SpeakerOf, FallsBackOnTheSourceAndThenOnUnnamed) {
  Ledger ledger;
  ledger.text = "Reports  said";
  ledger.statements = {{.source = {0, 7}}, {.speakers = {4}}};
  EXPECT_EQ(SpeakerOf(ledger, ledger.statements[0]), "Reports");
  EXPECT_EQ(SpeakerOf(ledger, ledger.statements[1]), "unnamed");
}

TEST(VenueOf, HasThePrepositionOfTheText) {
  Ledger ledger;
  ledger.text = "in a letter; remarks to; at police headquarters; the summit";
  const auto venue = [&](std::string_view words) {
    return VenueOf(ledger, Statement{.venue = samples::SpanOf(ledger.text, words)});
  };
  EXPECT_EQ(venue("a letter"), "in a letter");
  EXPECT_EQ(venue("remarks to"), "at remarks");
  EXPECT_EQ(venue("at police headquarters"), "at police headquarters");
  EXPECT_EQ(venue("the summit"), "at the summit");
  EXPECT_EQ(VenueOf(ledger, Statement{}), "");
}

}  // namespace
}  // namespace dateline
