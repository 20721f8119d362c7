// The computations of feasts against printed calendars.
#include "times/feasts.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline::timex {
namespace {

std::string DaysOf(std::string_view name, int32_t year) {
  const auto feast = FeastAt(name, 0);
  if (!feast || feast->end != name.size()) return "no such feast";
  const auto days = FeastDays(feast->index, year);
  return days ? Written({days->begin, days->begin + 1}) : "none";
}

TEST(Feasts, EasterOfBothChurches) {
  EXPECT_EQ(DaysOf("Easter", 2024), "2024-03-31");
  EXPECT_EQ(DaysOf("Easter", 2025), "2025-04-20");
  EXPECT_EQ(DaysOf("Easter", 1818), "1818-03-22");
  EXPECT_EQ(DaysOf("Good Friday", 2024), "2024-03-29");
  EXPECT_EQ(DaysOf("Ash Wednesday", 2024), "2024-02-14");
  EXPECT_EQ(DaysOf("Orthodox Easter", 2024), "2024-05-05");
  EXPECT_EQ(DaysOf("Orthodox Easter", 2025), "2025-04-20");
}

TEST(Feasts, OfTheHebrewCalendar) {
  EXPECT_EQ(DaysOf("Rosh Hashanah", 2023), "2023-09-16");
  EXPECT_EQ(DaysOf("Yom Kippur", 2023), "2023-09-25");
  EXPECT_EQ(DaysOf("Yom Kippur", 1973), "1973-10-06");
  EXPECT_EQ(DaysOf("Passover", 2024), "2024-04-23");
  EXPECT_EQ(DaysOf("Purim", 2024), "2024-03-24");
  EXPECT_EQ(DaysOf("Hanukkah", 2023), "2023-12-08");
}

TEST(Feasts, OfTheIslamicCalendarWithinADay) {
  EXPECT_EQ(DaysOf("Ramadan", 2024), "2024-03-11");
  EXPECT_EQ(DaysOf("Eid al-Fitr", 2024), "2024-04-10");
  EXPECT_EQ(DaysOf("Eid al-Adha", 2023), "2023-06-29");
}

TEST(Feasts, OfTheCivilCalendar) {
  EXPECT_EQ(DaysOf("Thanksgiving", 1999), "1999-11-25");
  EXPECT_EQ(DaysOf("Memorial Day", 2024), "2024-05-27");
  EXPECT_EQ(DaysOf("Election Day", 1998), "1998-11-03");
  EXPECT_EQ(DaysOf("Labor Day", 2024), "2024-09-02");
}

TEST(Feasts, TheLongestNameIsTaken) {
  const auto eve = FeastAt("Christmas Eve came", 0), day = FeastAt("Christmas came", 0);
  ASSERT_TRUE(eve.has_value() && day.has_value());
  EXPECT_EQ(eve->end, 13u);
  EXPECT_EQ(day->end, 9u);
  EXPECT_FALSE(FeastAt("Easterly winds", 0));
  EXPECT_FALSE(FeastAt("easter", 0));
}

TEST(Feasts, EveryYearHasDaysOfItsOwn) {
  for (std::string_view name : {"Easter", "Rosh Hashanah", "Passover", "Thanksgiving"})
    for (int32_t year = 1; year <= kLastYear; ++year)
      ASSERT_TRUE(DaysOf(name, year).starts_with(Written(Around(TimeUnit::kYear, DayOf({year, 1, 1})))))
          << name << year;
}

}  // namespace
}  // namespace dateline::timex
