// Tests of EventDates: times of the sentence and of sentences before, times moved ahead for what is planned, digests.
#include "ledger/event_dates.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

constexpr char kFriday[] = "2024-03-22";

struct Told {
  std::string trigger;
  EventStatus status = EventStatus::kHappened;
  int first = -1;
  EventType type = EventType::kAssault;
};

std::vector<std::string> DatesOf(const std::string& text, const std::vector<Told>& told,
                                 const std::string& published = kFriday, const std::string& title = {}) {
  Ledger ledger;
  ledger.text = text;
  ledger.published = published;
  ledger.title = title;
  const Segments segments = Segment(text);
  Annotations annotations;
  std::vector<int> first;
  for (const Told& t : told) {
    FoundEvent e;
    for (uint32_t w = 0; w < segments.words.size(); ++w)
      if (segments.words[w].span.In(text) == t.trigger) e.trigger = {w, w + 1};
    EXPECT_GT(e.trigger.size(), 0U) << t.trigger;
    e.status = t.status;
    e.type = t.type;
    first.push_back(t.first < 0 ? static_cast<int>(first.size()) : t.first);
    annotations.events.push_back(e);
  }
  const Resolved resolved;
  annotations.times = FindTimes(text, segments, published);
  const std::vector<int> statements;
  const Story story = {segments, annotations, resolved, statements};
  return EventDates(story, ledger, first, MovedDays(ledger.text, story.segments, story.annotations.times));
}

std::string DateOf(const std::string& text, const Told& told) { return DatesOf(text, {told})[0]; }

TEST(EventDates, AreTheTimeOfTheSentence) {
  EXPECT_EQ(DateOf("Rebels attacked the port on Tuesday.", {"attacked"}), "2024-03-19");
  EXPECT_EQ(DateOf("On Tuesday, rebels attacked the port.", {"attacked"}), "2024-03-19");
  EXPECT_EQ(DateOf("Rebels attacked the port in May 2023.", {"attacked"}), "2023-05");
}

TEST(EventDates, OfTwoTimesTheNearerOneIsTheEvents) {
  const std::vector<std::string> dates =
      DatesOf("Rebels attacked the port on Tuesday and troops fled on Wednesday.", {{"attacked"}, {"fled"}});
  EXPECT_EQ(dates, (std::vector<std::string>{"2024-03-19", "2024-03-20"}));
}

TEST(EventDates, OfWhatIsPlannedLieAhead) {
  EXPECT_EQ(DateOf("The two sides plan to meet on Tuesday.", {"meet", EventStatus::kPlanned}), "2024-03-26");
}

TEST(EventDates, OfWhatGoesOnRunFromThenToNow) {
  EXPECT_EQ(DateOf("The port has been besieged since Tuesday.", {"besieged", EventStatus::kOngoing}),
            "2024-03-19/2024-03-22");
  EXPECT_EQ(DateOf("The port has been besieged since January.", {"besieged", EventStatus::kOngoing}),
            "2024-01/2024-03");
}

TEST(EventDates, OfTheFirstMentionHoldForLaterOnes) {
  const std::vector<std::string> dates =
      DatesOf("Rebels attacked the port on Tuesday.\n\nThe raid was the worst yet.\n\nThey called for an election.",
              {{"attacked"}, {"raid", EventStatus::kHappened, 0}, {"election", EventStatus::kCalledFor}});
  EXPECT_EQ(dates, (std::vector<std::string>{"2024-03-19", "2024-03-19", ""}));
}

TEST(EventDates, OfADigestAreTheDayOfPublication) {
  const std::vector<Told> told = {{"kills"}};
  EXPECT_EQ(DatesOf("A bomb kills two people.", told, kFriday, "Conflicts, 2024-03-22")[0], kFriday);
  EXPECT_EQ(DatesOf("A bomb kills two people.", told, kFriday, "Conflicts")[0], "");
}

TEST(EventDates, WithoutADayOfPublicationAreThoseThatStandByThemselves) {
  EXPECT_EQ(DatesOf("Rebels attacked on Tuesday.", {{"attacked"}}, "")[0], "");
  EXPECT_EQ(DatesOf("Rebels attacked on 3 May 2023.", {{"attacked"}}, "")[0], "2023-05-03");
}

}  // namespace
}  // namespace dateline
