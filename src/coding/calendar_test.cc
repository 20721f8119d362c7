#include <gtest/gtest.h>

#include <sstream>

#include "coding/coding_samples.h"
#include "dateline/coding.h"

namespace dateline {
namespace {

Ledger Summit() {
  Ledger ledger;
  ledger.id = "s-1";
  ledger.published = "2024-02-20";
  ledger.text = "Envoys; and others, will hold talks in Lima.";
  samples::AddActor(&ledger, ActorKind::kGroup, "Envoys", "Envoys");
  samples::AddActor(&ledger, ActorKind::kPlace, "Lima", "Lima");
  Event& talks = samples::AddEvent(&ledger, EventType::kConsult, EventStatus::kPlanned, "talks");
  talks.actors = {0};
  talks.places = {1};
  talks.date = "2024-02-29";
  return ledger;
}

bool Has(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Calendar, APlannedEventWithADayIsAnEntry) {
  const std::string out = ToCalendarEvents(Summit());
  EXPECT_TRUE(out.starts_with("BEGIN:VEVENT\r\nUID:")) << out;
  EXPECT_TRUE(out.ends_with("END:VEVENT\r\n"));
  EXPECT_TRUE(Has(out, "DTSTAMP:20240220T000000Z"));
  EXPECT_TRUE(Has(out, "DTSTART;VALUE=DATE:20240229"));
  EXPECT_TRUE(Has(out, "DTEND;VALUE=DATE:20240301"));
  EXPECT_TRUE(Has(out, "SUMMARY:talks: Envoys"));
  EXPECT_TRUE(Has(out, "DESCRIPTION:Envoys\\; and others\\, will hold talks in Lima."));
  EXPECT_TRUE(Has(out, "LOCATION:Lima"));
  EXPECT_TRUE(Has(out, "STATUS:CONFIRMED"));
}

TEST(Calendar, AnUnsureEventIsTentative) {
  Ledger ledger = Summit();
  ledger.events[0].confidence = 0.4f;
  EXPECT_TRUE(Has(ToCalendarEvents(ledger), "STATUS:TENTATIVE"));
}

TEST(Calendar, OnlyPlannedEventsWithADayAreEntries) {
  Ledger ledger = Summit();
  for (const char* date : {"", "2024", "2024-02", "2024-02-30", "2024-02-29T10", "soon", "/", "2023-02-29"}) {
    ledger.events[0].date = date;
    EXPECT_EQ(ToCalendarEvents(ledger), "") << date;
  }
  ledger.events[0].date = "2024-02-29";
  ledger.events[0].status = EventStatus::kHappened;
  EXPECT_EQ(ToCalendarEvents(ledger), "");
}

TEST(Calendar, ARangeEndsOnTheDayAfterItsLast) {
  Ledger ledger = Summit();
  ledger.events[0].date = "2024-12-30/2024-12-31";
  const std::string out = ToCalendarEvents(ledger);
  EXPECT_TRUE(Has(out, "DTSTART;VALUE=DATE:20241230"));
  EXPECT_TRUE(Has(out, "DTEND;VALUE=DATE:20250101"));
}

TEST(Calendar, TheSamePlanIsOneEntry) {
  Ledger ledger = Summit();
  ledger.events.push_back(ledger.events[0]);
  ledger.events[1].same_as = 0;
  const std::string out = ToCalendarEvents(ledger);
  EXPECT_EQ(out.find("BEGIN:VEVENT"), out.rfind("BEGIN:VEVENT"));
}

TEST(Calendar, StoriesHaveTheirOwnIdentifiers) {
  Ledger first = Summit(), second = Summit();
  second.id = "s-2";
  const auto uid = [](const std::string& out) { return out.substr(out.find("UID:"), 30); };
  EXPECT_NE(uid(ToCalendarEvents(first)), uid(ToCalendarEvents(second)));
  EXPECT_EQ(ToCalendarEvents(first), ToCalendarEvents(Summit()));
}

TEST(Calendar, LongLinesAreFoldedBetweenCharacters) {
  Ledger ledger = Summit();
  std::string name = "Ministère";
  for (int i = 0; i < 60; ++i) name += "é漢🚢";
  ledger.actors[0].name = name;
  const std::string out = ToCalendarEvents(ledger);
  std::string unfolded, line;
  std::istringstream lines(out);
  while (std::getline(lines, line)) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75u);
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
    EXPECT_NE(static_cast<uint8_t>(line[line.starts_with(' ')]) & 0xC0, 0x80);  // never within a character
  }
  EXPECT_NE(unfolded.find("SUMMARY:talks: " + name), std::string::npos);
}

TEST(Calendar, ControlsAndBrokenUtf8NeverReachTheLines) {
  Ledger ledger = Summit();
  ledger.actors[0].name = "A\r\nBEGIN:VALARM\x01\xff\\B";
  const std::string out = ToCalendarEvents(ledger);
  EXPECT_NE(out.find("SUMMARY:talks: A\\nBEGIN:VALARM\uFFFD\\\\B\r\n"), std::string::npos) << out;
}

}  // namespace
}  // namespace dateline
