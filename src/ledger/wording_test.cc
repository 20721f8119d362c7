// How entries read.
#include "ledger/wording.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

std::string Shown(const Ledger& ledger, const Event& event) {
  const InContext context = ContextOf(ledger, event);
  return context.before + "[" + context.trigger + "]" + context.after;
}

std::string Shown(const std::string& text, std::string_view trigger) {
  Ledger ledger;
  ledger.text = text;
  return Shown(ledger, {.trigger = samples::SpanOf(text, trigger)});
}

TEST(ContextOf, ShowsAFewWordsOfTheClause) {
  EXPECT_EQ(Shown("Yesterday, rebels attacked the town. Then they left.", "attacked"), "rebels [attacked] the town");
  EXPECT_EQ(Shown("one two three four five attacked a b c d e f g", "attacked"),
            "…three four five [attacked] a b c d e…");
  EXPECT_EQ(Shown("He said \"they attacked us\" twice", "attacked"), "they [attacked] us");
}

TEST(ContextOf, EndsWithTheSentence) {
  EXPECT_EQ(Shown("They attacked. Then they left.", "attacked"), "They [attacked]");
  EXPECT_EQ(Shown("It was calm until 2017. Rebels attacked us", "attacked"), "Rebels [attacked] us");
}

TEST(ContextOf, DoesNotStopAtAbbreviations) {
  EXPECT_EQ(Shown("The U.S. attacked Gen. Ali. Done", "attacked"), "The U.S. [attacked] Gen. Ali. Done");
}

TEST(ContextOf, StaysWithinTheStatementAndTheLine) {
  const Ledger ledger = samples::Dam();
  EXPECT_EQ(Shown(ledger, ledger.events[3]), "it had [blocked] the gates");
  EXPECT_EQ(Shown("one\nattacked\ntwo", "attacked"), "[attacked]");
}

TEST(ContextOf, CutsNoCharacterOfUnbrokenCopy) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "漢";
  const std::string shown = Shown(text + "attacked" + text, "attacked");
  EXPECT_EQ(shown.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_LT(shown.size(), 300u);
  EXPECT_EQ(static_cast<uint8_t>(shown[0]) & 0xC0, 0xC0);
}

TEST(ContextOf, BearsSpansOutsideTheText) {
  Ledger ledger;
  ledger.text = "abc";
  EXPECT_EQ(Shown(ledger, {.trigger = {7, 900}, .within = 12}), "abc[]");
}

TEST(ShortDate, LeavesOutTheYearOfPublication) {
  EXPECT_EQ(ShortDate("2024-03-21", "2024-03-22"), "21 Mar");
  EXPECT_EQ(ShortDate("2023-09-01", "2024-03-22"), "1 Sep 2023");
  EXPECT_EQ(ShortDate("2024-06", "2024-03-22"), "June");
  EXPECT_EQ(ShortDate("2025", "2024-03-22"), "2025");
  EXPECT_EQ(ShortDate("2024-03-21/2024-04-02", "2024-03-22"), "21 Mar – 2 Apr");
  EXPECT_EQ(ShortDate("2024-03-16/2024-03-21", "2024-03-22"), "16–21 Mar");
  EXPECT_EQ(ShortDate("2023-12/2024-03", "2024-03-22"), "Dec 2023 – Mar 2024");
  EXPECT_EQ(ShortDate("soon", "2024-03-22"), "soon");
  EXPECT_EQ(ShortDate("2024-03-21", ""), "21 Mar 2024");
}

TEST(CountedWords, SaysOnceWhatIsCounted) {
  Ledger ledger;
  ledger.text = "40 people, $5 million, 12%, 32,000, 2 million barrels, 66-metre";
  const auto words = [&](std::string_view span, Counted counted, const std::string& unit) {
    return CountedWords(ledger, {.span = samples::SpanOf(ledger.text, span), .counted = counted, .unit = unit});
  };
  EXPECT_EQ(words("40 people", Counted::kKilled, "people"), "killed");
  EXPECT_EQ(words("32,000", Counted::kKilled, "Palestinians"), "Palestinians killed");
  EXPECT_EQ(words("32,000", Counted::kTroops, "soldiers"), "soldiers");
  EXPECT_EQ(words("32,000", Counted::kTroops, ""), "troops");
  EXPECT_EQ(words("32,000", Counted::kOther, ""), "");
  EXPECT_EQ(words("$5 million", Counted::kMoney, "USD"), "");
  EXPECT_EQ(words("$5 million", Counted::kMoney, "AUD"), "AUD");
  EXPECT_EQ(words("12%", Counted::kPercent, "percent"), "");
  EXPECT_EQ(words("2 million barrels", Counted::kGoods, "barrels of oil"), "of oil");
  EXPECT_EQ(words("66-metre", Counted::kOther, "metres"), "");
  EXPECT_EQ(words("32,000", Counted::kKilled, "other civilians"), "civilians killed");
  EXPECT_EQ(words("32,000", Counted::kWounded, "more"), "wounded");
  EXPECT_EQ(words("32,000", Counted::kKilled, "deaths"), "deaths");
}

TEST(ClaimsOf, GroupsFiguresByClaimant) {
  const std::vector<Claims> claims = ClaimsOf(samples::Dam());
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(claims[0].claimant, "the article");
  EXPECT_EQ(claims[1].claimant, "The army");
}

TEST(RivalsOf, AreToldOnBothSides) {
  Ledger ledger = samples::Dam();
  EXPECT_EQ(RivalsOf(ledger), (std::vector<std::vector<int>>{{1}, {0}}));
  ledger.figures[1].rival = 99;
  EXPECT_EQ(RivalsOf(ledger), (std::vector<std::vector<int>>{{}, {}}));
}

TEST(PositionsByTopic, SetsThoseOnOneTopicTogether) {
  Ledger ledger;
  for (const char* topic : {"a", "b", "a", "", ""}) ledger.positions.push_back({.topic = topic});
  EXPECT_EQ(PositionsByTopic(ledger), (std::vector<int>{0, 2, 1, 3, 4}));
}

TEST(ReportersOf, NamesNobodyForTheArticlesOwnWords) {
  const Ledger ledger = samples::Dam();
  const std::vector<Occurrence> all = OccurrencesOf(ledger);
  EXPECT_EQ(ReportersOf(ledger, all[0]).tell, "");
  EXPECT_EQ(ReportersOf(ledger, all[2]).tell, "The union");
  EXPECT_EQ(ReportersOf(ledger, all[2]).differ, "");
}

TEST(ReportersOf, SetsThoseWhoDenyItApart) {
  Ledger ledger = samples::Dam();
  ledger.events[1].status = EventStatus::kDenied;
  const Reporters reporters = ReportersOf(ledger, OccurrencesOf(ledger)[0]);
  EXPECT_EQ(reporters.tell, "");
  EXPECT_EQ(reporters.differ, "denied by The army");
}

TEST(Shortened, CutsAtABlankAndNeverACharacter) {
  EXPECT_EQ(Shortened("one two three", 8), "one two…");
  EXPECT_EQ(Shortened("one", 8), "one");
  EXPECT_EQ(Shortened("漢字", 4), "漢…");
}

}  // namespace
}  // namespace dateline
