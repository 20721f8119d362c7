// A timeline by hand: what a terminal, a pipe and a page show of it.
#include "dateline/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "timeline/charts.h"
#include "timeline/words.h"

namespace dateline {
namespace {

TimelineTelling Told(std::string id, int story, std::string sentence, uint32_t begin, uint32_t end) {
  TimelineTelling telling;
  telling.id = std::move(id);
  telling.story = story;
  telling.sentence = std::move(sentence);
  telling.status = "happened";
  telling.span = {begin, end};
  return telling;
}

TimelineClaim Claim(std::string claimant, std::string words, std::string day, double number, TimelineTelling telling) {
  TimelineClaim claim;
  claim.claimant = std::move(claimant);
  claim.words = std::move(words);
  claim.day = std::move(day);
  claim.number = number;
  claim.tellings = {std::move(telling)};
  return claim;
}

// Two outlets on a quarry wall that collapsed.
Timeline Quarry() {
  Timeline t;
  t.about = "quarry";
  t.stories = {
      {"s1", "Fell Wire", "2031-05-02", "Wall <collapses>", "Ostrel", "A wall collapsed and killed 4.\n\nNo more."},
      {"s2", "Coast Ledger", "2031-05-03", "Ostrel counts", "Ostrel", "The wall that collapsed killed 6."}};
  TimelineItem event;
  event.first_day = event.last_day = "2031-05-02";
  event.id = "e1111111111111111";
  event.label = "DISASTER";
  event.what = "collapsed";
  event.status = "happened";
  event.sentence = "A wall collapsed and killed 4.";
  event.rivals = {"killed: 4 (Brann); 9 (Union)"};
  event.tellings = {Told("e1111111111111111", 0, "A wall collapsed and killed 4.", 7, 16),
                    Told("e2222222222222222", 1, "The wall that collapsed killed 6.", 14, 23)};
  TimelineItem shift;
  shift.kind = TimelineItem::Kind::kShift;
  shift.first_day = shift.last_day = "2031-05-06";
  shift.id = "p3333333333333333";
  shift.who = {"Brann"};
  shift.was = "oppose";
  shift.label = "support";
  shift.what = "quarry closure";
  shift.inferred = true;
  shift.tellings = {Told("p3333333333333333", 1, "The wall that collapsed killed 6.", 0, 8)};
  t.items = {event, shift};
  t.quantities = {{"t1",
                   "dead in the quarry",
                   "killed",
                   "",
                   {Claim("Brann", "4", "2031-05-02", 4, Told("f1", 0, "", 28, 29)),
                    Claim("Union", "9", "2031-05-02", 9, Told("f2", 0, "", 28, 29)),
                    Claim("Brann", "6", "2031-05-03", 6, Told("f3", 1, "", 31, 32))}}};
  return t;
}

size_t CountIn(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++count;
  return count;
}

TEST(TimelineTable, GroupsByDayAndFoldsTellingsIntoOneLineWithSourcesAndId) {
  const std::string table = ToTable(Quarry(), {.width = 120});
  EXPECT_NE(table.find("2 May 2031 Friday\n"), std::string::npos) << table;
  EXPECT_EQ(CountIn(table, "2 stories: Fell Wire, Coast Ledger"), 2u) << table;  // the head and the event
  EXPECT_NE(table.find("e11111111"), std::string::npos);
  EXPECT_EQ(table.find("e22222222"), std::string::npos);
  EXPECT_NE(table.find("killed: 4 (Brann); 9 (Union)"), std::string::npos);
}

TEST(TimelineTable, MarksWhatNoStoryTells) {
  EXPECT_NE(ToTable(Quarry()).find("oppose → support"), std::string::npos);
  EXPECT_NE(ToTable(Quarry(), {.width = 120}).find("inferred: no story tells it"), std::string::npos);
}

TEST(TimelineTable, KeepsToItsWidth) {
  for (const int width : {80, 120}) {
    const std::string table = ToTable(Quarry(), {.width = width});
    for (size_t at = 0; at < table.size();) {
      const size_t end = table.find('\n', at);
      const auto columns = std::count_if(table.begin() + static_cast<std::ptrdiff_t>(at),
                                         table.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
      EXPECT_LE(columns, width) << table.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(TimelineRows, HoldEveryFieldOfAnItem) {
  const Timeline timeline = Quarry();
  for (const TimelineItem& item : timeline.items) EXPECT_EQ(RowOf(timeline, item).size(), TimelineColumns().size());
  EXPECT_NE(ToJsonLine(TimelineColumns(), RowOf(timeline, timeline.items[0])).find("\"stories\":2"), std::string::npos);
}

TEST(TimelinePage, NeedsNoScriptAndLoadsNothing) {
  const std::string page = ToHtml(Quarry());
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);
  EXPECT_EQ(page.find("https://"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(TimelinePage, DrawsAStepLineForEachClaimantWithTwoClaimsAndAMarkForEachClaim) {
  const std::string page = ToHtml(Quarry());
  EXPECT_EQ(CountIn(page, "<path class=\"step"), 1u);
  EXPECT_EQ(CountIn(page, "<g class=\"mark s0\"><title>"), 2u);
  EXPECT_EQ(CountIn(page, "<g class=\"mark s1\"><title>"), 1u);
}

TEST(TimelinePage, NoTwoOfManyClaimantsHaveOneMarkAndColour) {
  std::set<std::string> marks;
  for (size_t c = 0; c < 36; ++c) {
    std::string mark = std::to_string(c % 6);
    AppendMark(c, 6, 6, &mark);
    EXPECT_TRUE(marks.insert(mark).second) << c;
  }
}

TEST(TimelinePage, HasRoomForTheLongestLabelOfAnAxis) {
  Timeline timeline = Quarry();
  EXPECT_NE(ToHtml(timeline).find("<text class=\"y\" x=\"46.0\""), std::string::npos);
  timeline.quantities[0].claims[1].number = 2400000;
  const std::string page = ToHtml(timeline);
  const std::string_view label = ">3,000,000</text>", x = "<text class=\"y\" x=\"";
  const size_t end = page.find(label), at = page.rfind(x, end);
  ASSERT_NE(end, std::string::npos);
  ASSERT_NE(at, std::string::npos);
  EXPECT_GE(std::stod(page.substr(at + x.size(), 8)), 6.5 * 9);
}

TEST(TimelinePage, EveryLinkLeadsToAPlaceOnThePage) {
  const std::string page = ToHtml(Quarry());
  for (size_t at = 0; (at = page.find("href=\"#", at)) != std::string::npos;) {
    at += 7;
    const std::string id = page.substr(at, page.find('"', at) - at);
    EXPECT_NE(page.find("id=\"" + id + "\""), std::string::npos) << id;
  }
}

TEST(TimelinePage, EscapesWhatStoriesSay) {
  const std::string page = ToHtml(Quarry());
  EXPECT_EQ(page.find("<collapses>"), std::string::npos);
  EXPECT_NE(page.find("Wall &lt;collapses&gt;"), std::string::npos);
}

TEST(TimelineWords, CutsASentenceAroundWhatMatters) {
  EXPECT_EQ(Excerpt("OSTREL, May 2 (Fell Wire) - A wall collapsed.", "collapsed", 100), "A wall collapsed.");
  std::string sentence;
  for (int i = 0; i < 60; ++i) sentence += "word ";
  const std::string cut = Excerpt(sentence + "collapsed " + sentence, "collapsed", 80);
  EXPECT_NE(cut.find("collapsed"), std::string::npos);
  EXPECT_LT(cut.size(), 110u);
}

TEST(TimelineWords, NamesADayAMonthAndASpan) {
  EXPECT_EQ(DateOf("2031-05-02", "2031-05-02"), "2031-05-02");
  EXPECT_EQ(DateOf("2031-05-01", "2031-05-31"), "2031-05");
  EXPECT_EQ(DateOf("2031-02-01", "2031-02-28"), "2031-02");
  EXPECT_EQ(DateOf("2031-04-01", "2031-04-29"), "2031-04-01/2031-04-29");
  EXPECT_EQ(DateOf("2031-05-02", "2031-05-04"), "2031-05-02/2031-05-04");
  EXPECT_EQ(NumberWords(250000000), "250,000,000");
  EXPECT_EQ(NumberWords(50.8), "50.8");
}

}  // namespace
}  // namespace dateline
