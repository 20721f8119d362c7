// What comes next.
#include "ledger/schedule.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

std::vector<int> Next(const std::vector<std::pair<EventStatus, const char*>>& events) {
  Ledger ledger;
  ledger.published = "2024-03-22";
  for (const auto& [status, date] : events) ledger.events.push_back({.status = status, .date = date});
  return Schedule(ledger, OccurrencesOf(ledger));
}

using enum EventStatus;
using Order = std::vector<int>;

TEST(Schedule, SetsPlannedEventsInOrderOfDateAndUndatedOnesLast) {
  EXPECT_EQ(Next({{kPlanned, ""}, {kPlanned, "2024-04-02"}, {kHappened, "2024-03-25"}, {kPlanned, "2024-03-24"}}),
            (Order{3, 1, 0}));
}

TEST(Schedule, LeavesOutPlansOfDaysThatArePast) {
  EXPECT_EQ(Next({{kPlanned, "2024-03-21"}, {kPlanned, "2024-03-22"}, {kPlanned, "2024-03-01/2024-03-20"}}),
            (Order{1}));
}

TEST(Schedule, AddsWhatMayHappenOnALaterDay) {
  EXPECT_EQ(Next({{kPossible, "2024-03-25"},
                  {kThreatened, ""},
                  {kCalledFor, "2024-03-23"},
                  {kThreatened, "2024-03-20"},
                  {kDenied, "2024-03-25"}}),
            (Order{2, 0}));
}

TEST(Schedule, WideDatesBeginOnTheDayOfPublicationAndStandBehindNarrowOnes) {
  EXPECT_EQ(Next({{kPlanned, "2024"}, {kPlanned, "2024-03"}, {kPlanned, "2024-03-22"}, {kPlanned, "2024-03-23"}}),
            (Order{2, 1, 0, 3}));
}

TEST(Schedule, DoesWithoutADayOfPublication) {
  Ledger ledger;
  ledger.events = {{.status = kPossible, .date = "2030"}, {.status = kPlanned, .date = "no date"}};
  EXPECT_EQ(Schedule(ledger, OccurrencesOf(ledger)), (Order{1}));
}

TEST(DaysOf, FillsMonthsAndYearsAndTakesRanges) {
  EXPECT_EQ(DaysOf("2024-02").first, "2024-02-01");
  EXPECT_EQ(DaysOf("2024-02").last, "2024-02-29");
  EXPECT_EQ(DaysOf("2023-02").last, "2023-02-28");
  EXPECT_EQ(DaysOf("2024-08/2024-09").last, "2024-09-30");
  EXPECT_EQ(DaysOf("2024").last, "2024-12-31");
  EXPECT_EQ(DaysOf("2024/2025-03-04").last, "2025-03-04");
  for (const char* odd : {"", "2024-3", "2024-03-2x", "2025/2024", "/", "2024-03-21/"})
    EXPECT_EQ(DaysOf(odd).first, "") << odd;
}

}  // namespace
}  // namespace dateline
