// Tests of QuantitiesIn: the cases of tests/data/quantities, and what no table can hold.
#include "dateline/quantities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "quantities/quantities.h"

namespace dateline {
namespace {

std::string Written(double value) {
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.15g", value);
  return digits;
}

// "rose to 34 from 29" -> "34 -> up 34 from 29 | 29 -> = 29".
std::string Read(std::string_view text, const QuantitiesAlso& also = {}) {
  std::string out;
  for (const QuantitySpan& q : QuantitiesIn(text, also)) {
    out.append(out.empty() ? "" : " | ").append(q.span.In(text)).append(" -> ").append(q.bound).append(" ");
    out += q.value ? Written(*q.value) : q.low && q.high ? Written(*q.low) + ".." + Written(*q.high) : "?";
    if (!q.unit.empty()) out += " " + q.unit;
    if (!q.per.empty()) out += " / " + q.per;
    if (q.from) out += " from " + Written(*q.from);
    if (q.further) out += " further";
  }
  return out;
}

TEST(QuantitiesIn, ReadsEachCaseOfTheTable) {
  std::ifstream table(DATELINE_SOURCE_DIR "/tests/data/quantities/cases.tsv");
  ASSERT_TRUE(table.good());
  int cases = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    EXPECT_EQ(Read(line.substr(0, tab)), line.substr(tab + 1)) << line;
    ++cases;
  }
  EXPECT_GT(cases, 60);
}

// QuantitiesIn passes over sentences in which no word may begin a number.
TEST(QuantitiesIn, SentencesPassedOverHaveNoQuantity) {
  std::ifstream table(DATELINE_SOURCE_DIR "/tests/data/quantities/cases.tsv");
  const QuantityOptions options = {.alone = true, .durations = true, .ages = true, .ordinals = true, .scores = true};
  std::vector<std::string> texts = {
      "They aren't. Twentyn't, onen't. A \u00bd mile. Fi\u0130ve. A 5\u212a run; \u201cno one\u201d came.",
      "It cost Rs 1989 in 1989. On Oct. 7 he left. They met on May 5, 1999. In May\n13 left. In 1999 12 died. $ 1999.",
      "Nineteen ninety-six was wet. From 1990 to 1995 it grew; in 2000 people. Back in Kenya, Afghanistan being there.",
      "It lasted from March 4 and 5 1999 to the 21st and 22 November. The year 2000 came. On'Feb. 18, 1958."};
  for (std::string line; std::getline(table, line);) texts.push_back(line.substr(0, line.find('\t')));
  for (const std::string& text : texts) {
    const Segments segments = Segment(text);
    std::vector<Span> all, found;
    for (const Quantity& q : FindQuantities(text, segments, FindTimes(text, segments, {}), options))
      all.push_back({segments.words[q.first_word].span.begin, segments.words[q.end_word - 1].span.end});
    for (const QuantitySpan& q : QuantitiesIn(text, {.ages = true, .ordinals = true, .scores = true}))
      found.push_back(q.span);
    EXPECT_EQ(found, all) << text;
  }
}

TEST(TimesAndQuantitiesIn, GivesWhatEachFinderGives) {
  std::ifstream table(DATELINE_SOURCE_DIR "/tests/data/quantities/cases.tsv");
  std::vector<std::string> texts = {"", "On Oct. 7 some 40 men\xff left; 12 came back three days later."};
  for (std::string line; std::getline(table, line);) texts.push_back(line.substr(0, line.find('\t')));
  const auto spans = [](const auto& all) {
    std::vector<Span> out;
    for (const auto& one : all) out.push_back(one.span);
    return out;
  };
  for (const std::string& text : texts) {
    const TimesAndQuantities both = TimesAndQuantitiesIn(text, "2024-03-22", {.ages = true});
    const auto times = TimesIn(text, "2024-03-22");
    EXPECT_EQ(spans(both.quantities), spans(QuantitiesIn(text, {.ages = true}))) << text;
    ASSERT_EQ(spans(both.times), spans(times)) << text;
    for (size_t i = 0; i < times.size(); ++i) EXPECT_EQ(both.times[i].value, times[i].value) << text;
  }
}

TEST(QuantitiesIn, AgesOrdinalsAndScoresComeOnlyWhenAsked) {
  const std::string text = "The third man, aged 34, and a 50-year-old saw the 21st side win 3-1.";
  EXPECT_EQ(Read(text), "");
  EXPECT_EQ(Read(text, {.ages = true}), "34 -> = 34 | 50-year-old -> = 50 years");
  EXPECT_EQ(Read(text, {.ordinals = true}), "third -> = 3 | 21st -> = 21");
  EXPECT_EQ(Read(text, {.scores = true}), "3 -> = 3 | 1 -> = 1");
}

TEST(QuantitiesIn, MoneyNamesItsCurrencyOnlyWhereOneStateUsesTheWord) {
  EXPECT_EQ(QuantitiesIn("It cost $5.").at(0).currency, "USD");
  EXPECT_EQ(QuantitiesIn("It cost 500 pesos.").at(0).currency, "");
  EXPECT_EQ(QuantitiesIn("It cost 500 pesos.").at(0).unit, "pesos");
}

TEST(QuantitiesIn, AChangeIsTheDifferenceOfItsTwoNumbers) {
  const auto found = QuantitiesIn("The toll fell to 29 from 34.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].from, 34);
  EXPECT_EQ(found[0].change, -5);
  EXPECT_EQ(found[0].move, "down");
  EXPECT_EQ(found[1].move, "");
}

TEST(QuantitiesIn, ABoundStandsBeforeAMoveInBoundButBothAreTold) {
  const auto found = QuantitiesIn("Prices rose by more than 5 percent.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].bound, ">");
  EXPECT_EQ(found[0].move, "up");
}

TEST(QuantitiesIn, SpansAreBytesOfTheTextEvenWhereItIsIllFormed) {
  const std::string text =
      "\xff\xe2\x82 paid \xe2\x82\xac"
      "5 for 12 men\xf0.";
  const auto found = QuantitiesIn(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].span.In(text),
            "\xe2\x82\xac"
            "5");
  EXPECT_EQ(found[1].span.In(text), "12");
}

TEST(QuantitiesIn, LongInputOfOneKindIsReadInLinearTime) {
  for (const char* piece :
       {"9", "1,", "1-", "a half of ", "million ", "between 1 and ", "rose to 5 from ", "per 5 ", "$"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    for (const QuantitySpan& q : QuantitiesIn(text)) EXPECT_TRUE(!q.value || std::isfinite(*q.value)) << piece;
  }
}

TEST(QuantitiesIn, NothingInNoText) { EXPECT_TRUE(QuantitiesIn("").empty()); }

}  // namespace
}  // namespace dateline
