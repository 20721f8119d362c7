// FindTimes, as tables of a text, its day of publication and what is found.
#include "times/times.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

constexpr std::string_view kFriday = "2024-03-22";

// "words=value", joined by "; "; an unplaced expression has no value.
std::string Found(std::string_view text, std::string_view published) {
  const Segments segments = Segment(text);
  std::string found;
  for (const TimeExpression& time : FindTimes(text, segments, published)) {
    const Span span = {segments.words[time.first_word].span.begin, segments.words[time.end_word - 1].span.end};
    if (!found.empty()) found += "; ";
    found.append(span.In(text)).append("=").append(time.placed ? Written(time.days) : "");
  }
  return found;
}

struct Case {
  std::string_view text, found;
};

template <size_t n>
void Check(const Case (&cases)[n], std::string_view published = kFriday) {
  for (const Case& c : cases) EXPECT_EQ(Found(c.text, published), c.found) << c.text;
}

TEST(Times, WeekdayIsTheNearestOnOrBeforePublication) {
  Check({{"He spoke Thursday.", "Thursday=2024-03-21"},
         {"He spoke on Friday night.", "Friday night=2024-03-22"},
         {"He spoke on Saturday.", "Saturday=2024-03-16"},
         {"Late on Tuesday she left.", "Late on Tuesday=2024-03-19"},
         {"It was last Friday.", "last Friday=2024-03-15"},
         {"It was Tuesday last week.", "Tuesday last week=2024-03-12"},
         {"From Monday to Wednesday it rained.", "Monday to Wednesday=2024-03-18/2024-03-20"},
         {"The talks between Tuesday and Thursday failed.", "Tuesday and Thursday=2024-03-19/2024-03-21"}});
}

TEST(Times, WordsBeforeMayLookAhead) {
  Check({{"They will meet again on Monday.", "Monday=2024-03-25"},
         {"A vote is due on Sunday.", "Sunday=2024-03-24"},
         {"They will have until Wednesday.", "Wednesday=2024-03-27"},
         {"They must leave by May 3.", "May 3=2024-05-03"},
         {"Talks begin next Thursday.", "next Thursday=2024-03-28"},
         {"It is scheduled for June.", "June=2024-06"},
         {"It would rain, he said on Monday.", "Monday=2024-03-18"},
         {"She will resign, she told them Tuesday.", "Tuesday=2024-03-19"}});
}

TEST(Times, DaysByTheirDistance) {
  Check({{"Yesterday and today.", "Yesterday=2024-03-21; today=2024-03-22"},
         {"It starts tomorrow morning.", "tomorrow morning=2024-03-23"},
         {"It ended late yesterday evening.", "late yesterday evening=2024-03-21"},
         {"This morning, last night.", "This morning=2024-03-22; last night=2024-03-21"},
         {"three days ago", "three days ago=2024-03-19"},
         {"two weeks ago", "two weeks ago=2024-03-08"},
         {"a couple of months ago", "a couple of months ago=2024-01"},
         {"four years ago", "four years ago=2020"},
         {"in the past three weeks", "the past three weeks=2024-03-01/2024-03-22"}});
}

TEST(Times, UnitsByDirection) {
  Check({{"earlier this week", "earlier this week=2024-03-18/2024-03-24"},
         {"last week", "last week=2024-03-11/2024-03-17"},
         {"next month", "next month=2024-04"},
         {"at the end of last year", "the end of last year=2023"},
         {"over the weekend", "the weekend=2024-03-16/2024-03-17"},
         {"last weekend", "last weekend=2024-03-16/2024-03-17"},
         {"last summer", "last summer=2023-06/2023-08"},
         {"last March", "last March=2023-03"},
         {"in May last year", "May last year=2023-05"},
         {"earlier in the month", "earlier in the month=2024-03"}});
}

TEST(Times, DatesWithTheirYear) {
  Check({{"on March 20, 2024, he", "March 20, 2024=2024-03-20"},
         {"the 7th of October 2023", "the 7th of October 2023=2023-10-07"},
         {"Thursday, Sept. 11, 2003.", "Thursday, Sept. 11, 2003=2003-09-11"},
         {"in October 2023", "October 2023=2023-10"},
         {"since mid-2020", "mid-2020=2020"},
         {"in early 2023", "early 2023=2023"},
         {"in 1996 and", "1996=1996"},
         {"between 2014 and 2016", "2014 and 2016=2014/2016"},
         {"the late 1990s", "the late 1990s=1990/1999"},
         {"in the summer of 2018", "the summer of 2018=2018-06/2018-08"},
         {"dated 2024-03-20 or so", "2024-03-20=2024-03-20"}},
        "");
}

TEST(Times, DatesWithoutTheirYearAreTheNearest) {
  Check({{"the Oct. 7 attack", "Oct. 7=2023-10-07"},
         {"on 22 March", "22 March=2024-03-22"},
         {"it fell on 2 July", "2 July=2023-07-02"},
         {"it fell in November", "November=2023-11"},
         {"mid-March", "mid-March=2024-03"},
         {"March 3-5", "March 3-5=2024-03-03/2024-03-05"},
         {"from 28 December to 2 January", "28 December to 2 January=2023-12-28/2024-01-02"}});
}

TEST(Times, LaterOnesAreCountedFromThoseBefore) {
  Check({{"He left on March 4. That day it rained.", "March 4=2024-03-04; That day=2024-03-04"},
         {"He left on March 4 and came back the next day.", "March 4=2024-03-04; the next day=2024-03-05"},
         {"He left in 2020. Two years later, he came back.", "2020=2020; Two years later=2022"},
         {"A day earlier, he had left.", "A day earlier=2024-03-21"}});
}

TEST(Times, OtherWordsAreNoTimes) {
  Check({{"May I march with the Sun?", ""},
         {"May Smith said 2000 people may march.", ""},
         {"the second of 12 talks of the day", ""},
         {"A fall in prices.", ""}});
}

TEST(Times, AMonthBetweenNamesIsAName) {
  Check({{"Third January Maritime lost a ship.", ""},
         {"A Black September Organization member fled.", ""},
         {"The Red October Works closed.", ""},
         {"In January Israel left.", "January=2024-01"},
         {"It met in October Hall.", "October=2023-10"},
         {"The Gaza January talks failed.", "January=2024-01"},
         {"It ended, January Smith said.", "January=2024-01"}});
}

TEST(Times, EndsOfARangeAreOneExpression) {
  Check({{"The board met on 21 and 22 November 2022.", "21 and 22 November 2022=2022-11-21/2022-11-22"},
         {"She led it from 2007 until 2011.", "2007 until 2011=2007/2011"},
         {"It rained on Monday and Tuesday.", "Monday=2024-03-18; Tuesday=2024-03-19"},
         {"Held March 3 - March 9.", "March 3 - March 9=2024-03-03/2024-03-09"}});
}

TEST(Times, TheClockAloneIsNotPlaced) { Check({{"She left at 8 p.m. and slept.", "8 p.m.="}}); }

TEST(Times, DurationsAndSetsAreLeftOut) {
  Check({{"For three weeks it rained every Sunday.", ""}, {"They pay $3 a year now.", ""}});
}

TEST(Times, CountsFromPublicationInAStoryOfOldDatesToo) {
  Check({{"She was born in 1931, wed in 1950, led the town in 1962, and died on Monday.",
          "1931=1931; 1950=1950; 1962=1962; Monday=2024-03-18"}});
}

TEST(Times, WithoutPublicationOnlyAbsoluteOnesArePlaced) {
  Check({{"On Thursday, yesterday and last week; in 2019.", "Thursday=; yesterday=; last week=; 2019=2019"}}, "");
}

TEST(Times, WhatTheCalendarHasNotIsNotPlaced) {
  Check({{"on 31 June", "31 June="}, {"9999 centuries ago", "9999 centuries ago="}});
}

}  // namespace
}  // namespace dateline
