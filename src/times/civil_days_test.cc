// The calendar and the algebra of day ranges.
#include "times/civil_days.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

int32_t Day(std::string_view iso) { return DayOf(ParseCivilDate(iso).value_or(CivilDate{})); }

TEST(CivilDays, CountEveryDayOfTheCalendarOnce) {
  int32_t day = DayOf({kFirstYear, 1, 1});
  for (int32_t year = kFirstYear; year <= 2401; ++year)
    for (int32_t month = 1; month <= 12; ++month)
      for (int32_t d = 1; d <= DaysIn(year, month); ++d, ++day) {
        const CivilDate date = {year, month, d};
        ASSERT_EQ(DayOf(date), day);
        ASSERT_EQ(DateOf(day), date);
      }
  EXPECT_EQ(DayOf({1970, 1, 1}), 0);
}

TEST(CivilDays, WeekdaysBeginWithMonday) {
  EXPECT_EQ(WeekdayOf(Day("2024-03-18")), 0);
  EXPECT_EQ(WeekdayOf(Day("1969-12-28")), 6);
}

TEST(CivilDays, ParseTakesOnlyDaysThatTheCalendarHas) {
  for (std::string_view bad : {"", "2024", "2024-3-1", "2024-02-30", "2023-02-29", "0000-01-01", "2024-13-01",
                               "2024-00-10", "2024/03/01", "2024-03-01T", "2024-03-0x"})
    EXPECT_FALSE(ParseCivilDate(bad)) << bad;
  EXPECT_EQ(ParseCivilDate("2024-02-29"), (CivilDate{2024, 2, 29}));
}

TEST(CivilDays, AroundAndShiftedKeepWholeUnits) {
  const struct {
    TimeUnit unit;
    std::string_view day;
    int32_t count;
    std::string_view written;
  } cases[] = {{TimeUnit::kDay, "2024-02-28", 1, "2024-02-29"},
               {TimeUnit::kWeek, "2024-01-03", -1, "2023-12-25/2023-12-31"},
               {TimeUnit::kMonth, "2024-03-31", -1, "2024-02"},
               {TimeUnit::kSeason, "2024-01-15", 0, "2023-12/2024-02"},
               {TimeUnit::kSeason, "2024-05-31", 1, "2024-06/2024-08"},
               {TimeUnit::kYear, "2024-12-31", -4, "2020"},
               {TimeUnit::kDecade, "1999-05-05", 0, "1990/1999"},
               {TimeUnit::kCentury, "1914-06-28", 0, "1900/1999"}};
  for (const auto& c : cases) EXPECT_EQ(Written(Shifted(Around(c.unit, Day(c.day)), c.unit, c.count)), c.written);
}

TEST(CivilDays, ShiftedDayKeepsToTheMonth) {
  EXPECT_EQ(Written(Shifted(Around(TimeUnit::kDay, Day("2024-03-31")), TimeUnit::kMonth, -1)), "2024-02-29");
  EXPECT_EQ(Written(Shifted(Around(TimeUnit::kDay, Day("2024-02-29")), TimeUnit::kYear, 1)), "2025-02-28");
}

TEST(CivilDays, WrittenInTheLargestUnitThatFits) {
  const auto from_to = [](std::string_view a, std::string_view b) { return DayRange{Day(a), Day(b) + 1}; };
  EXPECT_EQ(Written(from_to("2014-01-01", "2016-12-31")), "2014/2016");
  EXPECT_EQ(Written(from_to("2014-02-01", "2016-12-31")), "2014-02/2016-12");
  EXPECT_EQ(Written(from_to("2014-02-02", "2014-02-03")), "2014-02-02/2014-02-03");
}

TEST(CivilDays, OnlyYearsOfFourDigitsAreWritable) {
  EXPECT_TRUE(IsWritable(Around(TimeUnit::kYear, DayOf({kLastYear, 1, 1}))));
  EXPECT_FALSE(IsWritable(Around(TimeUnit::kYear, DayOf({kLastYear + 1, 1, 1}))));
  EXPECT_FALSE(IsWritable(Around(TimeUnit::kYear, DayOf({kFirstYear - 1, 1, 1}))));
  EXPECT_FALSE(IsWritable({}));
}

}  // namespace
}  // namespace dateline
