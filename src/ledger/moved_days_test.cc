// Tests of days that something was moved to and from.
#include "ledger/moved_days.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// "from, to": of each time of a text; "-" for what is neither.
std::string MovesIn(const std::string& text) {
  const Segments segments = Segment(text);
  std::string out;
  for (const DayMove move : MovedDays(text, segments, FindTimes(text, segments, "2024-03-11")))
    out.append(out.empty() ? "" : ", ").append(move == DayMove::kFrom ? "from" : move == DayMove::kTo ? "to" : "-");
  return out;
}

TEST(MovedDays, AreTheNewOneAndTheOneBefore) {
  EXPECT_EQ(MovesIn("The summit has been postponed until May 4, he said on Monday."), "to, -");
  EXPECT_EQ(MovesIn("The vote, originally scheduled for March 24, will now be held on June 2."), "from, to");
  EXPECT_EQ(MovesIn("The match was rescheduled for Friday."), "to");
}

TEST(MovedDays, AreNoneWhereNoNewOneIsTold) {
  EXPECT_EQ(MovesIn("The summit planned for April 10 has been postponed."), "-");
  EXPECT_EQ(MovesIn("Talks originally planned for Tuesday were called off."), "-");
  EXPECT_EQ(MovesIn("They will meet on Friday and travel to Oman in May."), "-, -");
  EXPECT_EQ(MovesIn(""), "");
}

}  // namespace
}  // namespace dateline
