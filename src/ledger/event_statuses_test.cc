// Tests of the statuses of events, over annotations made by hand.
#include "ledger/event_statuses.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dateline {
namespace {

constexpr size_t kStatuses = kEventStatusNames.size();

// The status of an event of that date, which the model takes for `likely` with a probability, else for `other`.
// Its trigger is the last word of the text.
EventStatus StatusOf(EventStatus likely, float probability, EventStatus other, const std::string& date,
                     const std::string& text = "") {
  const Segments segments = Segment(text);
  Annotations annotations;
  const Resolved resolved;
  FoundEvent event;
  const auto words = static_cast<uint32_t>(segments.words.size());
  if (words > 0) event.trigger = {words - 1, words};
  event.type = EventType::kConsult;
  event.statuses.fill(std::log(0.001F));
  event.statuses[static_cast<size_t>(likely)] = std::log(probability);
  event.statuses[static_cast<size_t>(other)] = std::log(1 - probability);
  annotations.events = {event};
  Ledger ledger;
  ledger.text = text;
  ledger.published = "2024-03-22";
  return EventStatuses({segments, annotations, resolved, {}}, ledger, {date}, {}).at(0);
}

TEST(EventStatuses, AreTheModelsWhereItIsSure) {
  for (size_t s = 0; s < kStatuses; ++s) {
    const auto status = static_cast<EventStatus>(s);
    const EventStatus other = s == 0 ? EventStatus::kPlanned : EventStatus::kHappened;
    for (const char* date : {"", "2024-03-22"}) EXPECT_EQ(StatusOf(status, 0.98F, other, date), status) << s;
  }
}

TEST(EventStatuses, WhatWillNotHappenIsNotPlanned) {
  const auto status = [](const std::string& text) {
    return StatusOf(EventStatus::kPlanned, 0.7F, EventStatus::kDenied, "2024-03-25", text);
  };
  EXPECT_EQ(status("The minister will travel"), EventStatus::kPlanned);
  for (const char* text :
       {"The minister will not travel", "He won't travel", "She will no longer travel", "They will never again travel"})
    EXPECT_EQ(status(text), EventStatus::kDenied) << text;
}

TEST(EventStatuses, FollowTheDateWhereTheModelIsInDoubt) {
  EXPECT_EQ(StatusOf(EventStatus::kHappened, 0.5F, EventStatus::kPlanned, "2024-03-20"), EventStatus::kHappened);
  EXPECT_EQ(StatusOf(EventStatus::kHappened, 0.5F, EventStatus::kPlanned, "2024-04"), EventStatus::kPlanned);
  EXPECT_EQ(StatusOf(EventStatus::kHappened, 0.5F, EventStatus::kPlanned, "2024-03-20/2024-03-25"),
            EventStatus::kPlanned);
}

TEST(EventStatuses, StayWhereTheModelGivesNoProbabilities) {
  const Segments segments;
  Annotations annotations;
  const Resolved resolved;
  annotations.events.emplace_back().status = EventStatus::kDenied;
  EXPECT_EQ(EventStatuses({segments, annotations, resolved, {}}, {}, {""}, {}).at(0), EventStatus::kDenied);
}

}  // namespace
}  // namespace dateline
