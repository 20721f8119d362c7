// Tests of FindQuantities: which words are a quantity, and how much it is.
#include "quantities/quantities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace dateline {
namespace {

std::string Written(const std::optional<double>& value) {
  if (!value) return "-";
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.15g", *value);
  return digits;
}

// Of each quantity: its words, low, value and high, joined by "; ".
std::string Read(const std::string& text) {
  const Segments segments = Segment(text);
  std::string out;
  for (const Quantity& q : FindQuantities(text, segments)) {
    const uint32_t begin = segments.words[q.first_word].span.begin, end = segments.words[q.end_word - 1].span.end;
    out.append(out.empty() ? "" : "; ").append(text.substr(begin, end - begin)).append("=");
    if (q.low) out += Written(q.low) + "<";
    out += Written(q.value);
    if (q.high) out += "<" + Written(q.high);
  }
  return out;
}

Quantity Only(const std::string& text) {
  const std::vector<Quantity> all = FindQuantities(text, Segment(text));
  EXPECT_EQ(all.size(), 1U) << text << ": " << Read(text);
  return all.empty() ? Quantity() : all[0];
}

std::string UnitOf(const std::string& text) { return Only(text).unit; }
std::string QualifierOf(const std::string& text) { return Only(text).qualifier; }

TEST(Quantities, NothingInNoText) { EXPECT_EQ(Read(""), ""); }

TEST(Quantities, FiguresAreRead) {
  EXPECT_EQ(Read("It took in 1,200 people."), "1,200=1200");
  EXPECT_EQ(Read("It took in 12 people."), "12=12");
  EXPECT_EQ(Read("A quake of 6.25 struck."), "6.25=6.25");
  EXPECT_EQ(Read("It has 3 456 789 books."), "3 456 789=3456789");
  EXPECT_EQ(Read("It has 1,00,000 books."), "1,00,000=100000");
  EXPECT_EQ(Read("It has 0 books."), "0=0");
}

TEST(Quantities, ScalesAreExact) {
  EXPECT_EQ(Only("It counts 2.3 billion users.").value, 2300000000.0);
  EXPECT_EQ(Only("It counts 1.1 million users.").value, 1100000.0);
  EXPECT_EQ(Read("It counts 2.5m users."), "2.5m=2500000");
  EXPECT_EQ(Read("It counts 52 thousand users."), "52 thousand=52000");
  EXPECT_EQ(Read("It counts 3 lakh crore users."), "3 lakh crore=3000000000000");
  EXPECT_EQ(Read("It paid $30m and \u20ac1.2bn."), "$30m=30000000; \u20ac1.2bn=1200000000");
}

TEST(Quantities, NumberWordsAreRead) {
  EXPECT_EQ(Read("We saw twenty-one ships."), "twenty-one=21");
  EXPECT_EQ(Read("We saw a hundred ships."), "a hundred=100");
  EXPECT_EQ(Read("We saw one hundred and twenty ships."), "one hundred and twenty=120");
  EXPECT_EQ(Read("We saw two thousand five hundred ships."), "two thousand five hundred=2500");
  EXPECT_EQ(Read("We saw three hundred thousand ships."), "three hundred thousand=300000");
  EXPECT_EQ(Read("We saw two million three hundred thousand and five ships."),
            "two million three hundred thousand and five=2300005");
  EXPECT_EQ(Read("We saw two and a half million ships."), "two and a half million=2500000");
  EXPECT_EQ(Read("We saw three-and-a-half million ships."), "three-and-a-half million=3500000");
  EXPECT_EQ(Read("We saw a million and a half ships."), "a million and a half=1500000");
  EXPECT_EQ(Read("We saw a dozen ships and two dozen boats."), "a dozen=12; two dozen=24");
  EXPECT_EQ(Read("We saw a couple of ships."), "a couple=2");
}

TEST(Quantities, SharesArePercent) {
  EXPECT_EQ(Read("It lost 12 percent of it."), "12 percent=12");
  EXPECT_EQ(Read("It lost 12.5% of it."), "12.5%=12.5");
  EXPECT_EQ(Read("It lost eight per cent of it."), "eight per cent=8");
  EXPECT_EQ(Read("It lost half of it."), "half=50");
  EXPECT_EQ(Read("It lost a quarter of it."), "a quarter=25");
  EXPECT_EQ(Read("It lost two-thirds of it."), "two-thirds=66.7");
  EXPECT_EQ(Read("It touches one in five children."), "one in five=20");
  EXPECT_EQ(Read("It rose three percentage points."), "three percentage points=3");
  EXPECT_EQ(Read("It halved its staff."), "halved=50");
  EXPECT_EQ(UnitOf("It lost two-thirds of it."), "percent");
}

TEST(Quantities, PartsOfAScaleAreNumbers) {
  EXPECT_EQ(Read("We saw half a million ships."), "half a million=500000");
  EXPECT_EQ(Read("We saw a quarter of a million ships."), "a quarter of a million=250000");
  EXPECT_EQ(Read("We saw half a dozen ships."), "half a dozen=6");
  EXPECT_EQ(Only("We saw half a million ships.").kind, Quantity::Kind::kCount);
}

TEST(Quantities, MoneyHasItsCode) {
  EXPECT_EQ(Read("It cost $1.2 billion."), "$1.2 billion=1200000000");
  EXPECT_EQ(UnitOf("It cost $1.2 billion."), "USD");
  EXPECT_EQ(UnitOf("It cost \u20ac5."), "EUR");
  EXPECT_EQ(UnitOf("It cost 38 million euros."), "EUR");
  EXPECT_EQ(UnitOf("It cost 600 pounds."), "GBP");
  EXPECT_EQ(UnitOf("It cost US$5,000."), "USD");
  EXPECT_EQ(UnitOf("It cost HK$5,000."), "HKD");
  EXPECT_EQ(UnitOf("It cost 70 billion yuan."), "CNY");
  EXPECT_EQ(UnitOf("It cost 900 Swiss francs."), "CHF");
  EXPECT_EQ(UnitOf("It cost 900 CFA francs."), "XOF");
  EXPECT_EQ(UnitOf("It cost 3 trillion won."), "KRW");
  EXPECT_EQ(UnitOf("It cost JD600,000."), "JOD");
  EXPECT_EQ(Read("It cost R12 300 an ounce."), "R12 300=12300");
  EXPECT_EQ(UnitOf("It is a 70-million-euro loan."), "EUR");
  EXPECT_EQ(Only("The home side has five, and they won it.").kind, Quantity::Kind::kCount);
}

TEST(Quantities, NearlySetsOnlyTheHighBound) {
  EXPECT_EQ(Read("It killed nearly 32,000 people."), "nearly 32,000=32000<32000");
  EXPECT_EQ(Read("It killed almost 300 people."), "almost 300=300<300");
  EXPECT_EQ(Read("It killed fewer than ten people."), "fewer than ten=10<10");
  EXPECT_EQ(Read("It can seat up to 40 people."), "up to 40=40<40");
  EXPECT_EQ(Read("It killed as many as 40 people."), "as many as 40=40<40");
}

TEST(Quantities, MoreThanSetsOnlyTheLowBound) {
  EXPECT_EQ(Read("It killed more than a million people."), "more than a million=1000000<1000000");
  EXPECT_EQ(Read("It killed at least 15 people."), "at least 15=15<15");
  EXPECT_EQ(Read("It killed no fewer than 15 people."), "no fewer than 15=15<15");
  EXPECT_EQ(Read("It killed over 200 people."), "over 200=200<200");
  EXPECT_EQ(Read("It killed four or more people."), "four or more=4<4");
  EXPECT_EQ(QualifierOf("It killed four or more people."), "at least");
  EXPECT_EQ(QualifierOf("It killed over 200 people."), "more than");
}

TEST(Quantities, AboutSetsNoBound) {
  EXPECT_EQ(Read("It took in about 60 people."), "about 60=60");
  EXPECT_EQ(Read("It took in an estimated 60 people."), "an estimated 60=60");
  EXPECT_EQ(QualifierOf("It took in some 60 people."), "about");
  EXPECT_EQ(QualifierOf("It took in exactly 60 people."), "exact");
  EXPECT_EQ(QualifierOf("It took in 60 people."), "exact");
}

TEST(Quantities, VerbsWithOverSetNoBound) { EXPECT_EQ(Read("They took over six posts."), "six=6"); }

TEST(Quantities, RangesHaveBoundsAndNoValue) {
  EXPECT_EQ(Read("It needs 40-50 men."), "40-50=40<-<50");
  EXPECT_EQ(Read("It needs 40 to 50 men."), "40 to 50=40<-<50");
  EXPECT_EQ(Read("It needs between 40 and 50 men."), "between 40 and 50=40<-<50");
  EXPECT_EQ(Read("It needs three or four men."), "three or four=3<-<4");
  EXPECT_EQ(Read("It needs five to six million men."), "five to six million=5000000<-<6000000");
  EXPECT_EQ(Read("It needs between $5 and $7 billion."), "between $5 and $7 billion=5000000000<-<7000000000");
  EXPECT_EQ(Read("It needs 10\u201315% of it."), "10\u201315%=10<-<15");
  EXPECT_EQ(QualifierOf("It needs 40-50 men."), "between");
  EXPECT_EQ(QualifierOf("It needs about 40-50 men."), "about");
}

TEST(Quantities, ChangesAndResultsAreTwoQuantities) {
  EXPECT_EQ(Read("It rose from 29 to 34."), "29=29; 34=34");
  EXPECT_EQ(Read("They voted 230 to 198."), "230=230; 198=198");
  EXPECT_EQ(Read("They voted 230-198."), "230=230; 198=198");
  EXPECT_EQ(Read("They voted 230-to-198."), "230=230; 198=198");
}

TEST(Quantities, VagueNumbersHaveTheirWords) {
  EXPECT_EQ(Read("Dozens fled."), "Dozens=-");
  EXPECT_EQ(QualifierOf("Dozens fled."), "dozens");
  EXPECT_EQ(QualifierOf("Hundreds of thousands fled."), "hundreds of thousands");
  EXPECT_EQ(QualifierOf("Several hundred fled."), "several hundred");
  EXPECT_EQ(Read("A few people fled."), "");
}

TEST(Quantities, NoneIsZero) {
  EXPECT_EQ(Read("No civilians were hurt."), "No=0");
  EXPECT_EQ(Read("No one was hurt."), "No one=0");
  EXPECT_EQ(Read("Of the crew none was hurt."), "none=0");
}

TEST(Quantities, MeasuresAndCompoundsBelongToTheQuantity) {
  EXPECT_EQ(Read("It is 60 kilometres long."), "60 kilometres=60");
  EXPECT_EQ(Read("It is 60km long."), "60km=60");
  EXPECT_EQ(Read("A 20-room house."), "20-room=20");
  EXPECT_EQ(UnitOf("It is 60km long."), "kilometres");
}

TEST(Quantities, TheUnitIsTheCountedPhrase) {
  EXPECT_EQ(UnitOf("It displaced 400 Kurdish families in a day."), "Kurdish families");
  EXPECT_EQ(UnitOf("It killed 12 people in a day."), "people");
  EXPECT_EQ(UnitOf("It killed dozens of soldiers."), "soldiers");
  EXPECT_EQ(UnitOf("It killed 12."), "");
}

TEST(Quantities, WhatAQuantityIsCountedByIsItsRate) {
  EXPECT_EQ(Only("Oil is at $80 a barrel.").per, "barrel");
  EXPECT_EQ(Only("It grew 3 percent a year.").per, "year");
  EXPECT_EQ(Only("It had 500 births each month.").per, "month");
  EXPECT_EQ(Only("It pays $5 million annually.").per, "year");
  EXPECT_EQ(Only("A $30-a-month pension.").per, "month");
  EXPECT_EQ(Only("It gave $5 a year ago.").per, "");
}

TEST(Quantities, ANumberAfterPerBelongsToTheRate) {
  EXPECT_EQ(Read("The rate is seven per 100,000 people."), "seven per 100,000=7");
  EXPECT_EQ(Only("The rate is seven per 100,000 people.").per, "100,000 people");
  EXPECT_EQ(Read("It had four early deaths per 1,000."), "four early deaths per 1,000=4");
}

TEST(Quantities, AnAmountAndTheLevelItLedToAreNoRange) {
  EXPECT_EQ(Read("Shares rose 2.7 cents to 58.4 cents."), "2.7 cents=2.7; 58.4 cents=58.4");
  EXPECT_EQ(Read("Staff grew by 12 to 250."), "12=12; 250=250");
  EXPECT_EQ(Read("A surge of three to six feet."), "three to six feet=3<-<6");
}

TEST(Quantities, ResultsThatRiseAreNoRanges) {
  EXPECT_EQ(Read("The bill failed, 209-221."), "209=209; 221=221");
  EXPECT_EQ(Read("They lost the vote, 209-221."), "209=209; 221=221");
}

TEST(Quantities, PoundsThatAreWeighedAreNoMoney) {
  EXPECT_EQ(UnitOf("He weighed 82 pounds."), "pounds");
  EXPECT_EQ(UnitOf("It held 200 pounds of explosives."), "pounds");
  EXPECT_EQ(UnitOf("A 500-pound bomb fell."), "pounds");
  EXPECT_EQ(UnitOf("It spent 2 million pounds of aid."), "GBP");
}

TEST(Quantities, StretchesOfTimeAreQuantitiesWhenAsked) {
  const std::string text = "It took three days and half an hour, five years ago.";
  const Segments segments = Segment(text);
  const auto found = FindQuantities(text, segments, FindTimes(text, segments, {}), {.alone = true, .durations = true});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].value, 3);
  EXPECT_EQ(found[0].unit, "days");
  EXPECT_EQ(found[1].value, 0.5);
  EXPECT_EQ(found[1].unit, "hours");
}

TEST(Quantities, OrdinalsAreNone) {
  EXPECT_EQ(Read("The 21st and the twenty-first and the third man."), "");
  EXPECT_EQ(Read("On a third day he spoke of a third man."), "");
}

TEST(Quantities, TimesAreNone) {
  EXPECT_EQ(Read("On 7 October 2023 and in 1996 and on March 3 he spoke."), "");
  EXPECT_EQ(Read("He came at 5 p.m. and left at 9.30 pm, at 17:45 or at 3am."), "");
  EXPECT_EQ(Read("It took three days, a 45-minute call and two more weeks, half an hour."), "");
  EXPECT_EQ(Read("It was down from 56 five years ago."), "56=56");
}

TEST(Quantities, AgesAreNone) {
  EXPECT_EQ(Read("The boy, aged 14, met a 34-year-old man."), "");
  EXPECT_EQ(Read("Jan Lind, 34, is 50 years old."), "");
  EXPECT_EQ(Read("The dead were Jan Lind, 34; Ida Moe, 41."), "");
}

TEST(Quantities, NumbersInNamesAreNone) {
  EXPECT_EQ(Read("The G7 flew an F-16 and a Boeing 737 under Resolution 1701."), "");
  EXPECT_EQ(Read("It broke Article 5 of Covid-19."), "");
  EXPECT_EQ(Read("Call 555-123-4567 for version 1.2.3."), "");
}

TEST(Quantities, ListsOfDigitsAreSingleNumbers) { EXPECT_EQ(Read("Press 1,2,3."), "1=1; 2=2; 3=3"); }

TEST(Quantities, AnyLengthOfDigitsIsSurvived) {
  EXPECT_EQ(Read("It is " + std::string(400, '9') + " long."), "");
  EXPECT_EQ(Read("It is " + std::string(20, '9') + " long."), std::string(20, '9') + "=1e+20");
  std::string scales = "It is 999999999999 ";
  for (int i = 0; i < 400; ++i) scales += "trillion ";
  for (const Quantity& q : FindQuantities(scales, Segment(scales))) EXPECT_TRUE(!q.value || std::isfinite(*q.value));
}

TEST(Quantities, NoneCrossesASentence) {
  const std::string text = "It killed more than.\n\n50 people came. Two. Hundred.";
  const Segments segments = Segment(text);
  for (const Quantity& q : FindQuantities(text, segments))
    EXPECT_EQ(segments.words[q.first_word].sentence, segments.words[q.end_word - 1].sentence);
}

}  // namespace
}  // namespace dateline
