#include "exports/story_view.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

std::string KeyOf(const std::string& id, const std::string& text, const std::string& key = "") {
  Ledger ledger;
  ledger.id = id;
  ledger.text = text;
  return StoryView(ledger, {.id = key}).key();
}

TEST(StoryView, AKeyTellsStoriesApartAndIsSafeInAFileName) {
  EXPECT_EQ(KeyOf("a", "x", "s1f"), "s1f");
  EXPECT_EQ(KeyOf("a", "x"), KeyOf("a", "x"));
  EXPECT_NE(KeyOf("a", "x"), KeyOf("a", "y"));
  EXPECT_EQ(KeyOf("../etc", "x").find_first_of("./"), std::string::npos);
  EXPECT_EQ(KeyOf("a", "x", "../up").find('/'), std::string::npos);
  EXPECT_EQ(KeyOf("a", "x", "..").find('.'), std::string::npos);
}

TEST(StoryView, AnActorHasTheNameThatItHasOverAllStories) {
  const Ledger dam = samples::Dam();
  const ExportStory story = {.id = "s1", .actors = {{}, {}, {.id = "w7", .name = "Ida M. Holm"}}};
  const StoryView view(dam, story);
  EXPECT_EQ(view.NameOf(2), "Ida M. Holm");
  EXPECT_EQ(view.IdOf(2), "w7");
  EXPECT_EQ(view.NameOf(1), "The army");
  EXPECT_EQ(view.IdOf(1), "s1-A2");
  EXPECT_EQ(view.NamesOf({2, 17, -1}), std::vector<std::string>{"Ida M. Holm"});
}

TEST(StoryView, WordsAreOnOneLineWithoutControls) {
  EXPECT_EQ(OneLine(" a\t\n b\x1B[31m c\xC2\x85 "), "a b [31m c");
  EXPECT_EQ(OneLine("\xFF"), "\uFFFD");
}

TEST(StoryView, DaysOfWideDatesAreDaysOfTheCalendar) {
  const auto days = [](std::string_view date) {
    const FirstAndLast found = DaysIn(date);
    return found.first + " " + found.last;
  };
  EXPECT_EQ(days("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(days("2023"), "2023-01-01 2023-12-31");
  EXPECT_EQ(days("2024-03-01/2024-04"), "2024-03-01 2024-04-30");
  EXPECT_EQ(days("2024-13-41"), " ");
  EXPECT_EQ(days("soon"), " ");
}

TEST(StoryView, NumbersHaveNoNeedlessDecimals) {
  EXPECT_EQ(Decimal(0.5, 3), "0.5");
  EXPECT_EQ(Decimal(-0.0, 3), "0");
  EXPECT_EQ(Decimal(120, 0), "120");
  EXPECT_EQ(Decimal(1.0 / 0.0, 2), "0");
}

}  // namespace
}  // namespace dateline
