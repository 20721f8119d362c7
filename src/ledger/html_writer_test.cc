// The story page.
#include <gtest/gtest.h>

#include "dateline/write.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

bool Has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

TEST(ToHtml, MarksStatementsByModeAndLinksThemBothWays) {
  const std::string page = ToHtml(samples::Harbour());
  EXPECT_TRUE(Has(page, "<span class=\"c direct plain\" data-q=\"1\" id=\"s1\">The strike is over</span>"));
  EXPECT_TRUE(Has(page, "href=\"#q1\""));
  EXPECT_TRUE(Has(page, "<li class=\"card plain\" id=\"q1\""));
  EXPECT_TRUE(Has(page, "href=\"#r1\""));
  EXPECT_TRUE(Has(page, "<span class=\"cue\" data-q=\"1\">said</span>"));
  EXPECT_TRUE(Has(page, "class=\"c indirect warm inner\" data-q=\"3\""));
}

TEST(ToHtml, TellsAStatementThatWasNotMade) {
  Ledger ledger = samples::Harbour();
  EXPECT_FALSE(Has(ToHtml(ledger), "did not say"));
  ledger.statements[0].denied = true;
  EXPECT_TRUE(Has(ToHtml(ledger), "<span class=\"denied\">did not say</span> <span class=\"act\">announce</span>"));
}

TEST(ToHtml, MarksTriggersFiguresAndIssuesAndLinksThemToTheirEntries) {
  const std::string page = ToHtml(samples::Dam());
  EXPECT_TRUE(Has(page, "<span class=\"t done\" data-k=\"e1\" id=\"te1\">Floods</span>"));
  EXPECT_TRUE(Has(page, "<span class=\"t done\" data-k=\"e1\">floods</span>"));  // the same event again
  EXPECT_TRUE(Has(page, "<span class=\"t ahead\" data-k=\"e3\" id=\"te3\">"));
  EXPECT_TRUE(Has(page, "id=\"e3\" href=\"#te3\" data-k=\"e3\""));
  EXPECT_TRUE(Has(page, "<span class=\"f\" data-k=\"f1\" id=\"tf1\">40</span>"));
  EXPECT_TRUE(Has(page, "class=\"i\" data-k=\"p1\""));
  EXPECT_TRUE(Has(page, "<summary>Next <span class=\"count\">1</span>"));
  EXPECT_TRUE(Has(page, "<span class=\"rival\">25, The army</span>"));
  EXPECT_TRUE(Has(page, "<span class=\"denied\">formerly</span> <span class=\"act\">oppose</span>"));
}

TEST(ToHtml, LoadsNothingFromElsewhere) {
  const std::string page = ToHtml(samples::Harbour());
  for (std::string_view part : {"http:", "https:", "src=", "@import", "url("}) EXPECT_FALSE(Has(page, part)) << part;
  EXPECT_TRUE(Has(page, "default-src 'none'"));
}

TEST(ToHtml, EscapesHostileTextEverywhere) {
  const std::string hostile = "</style></script><script>alert(1)</script>\" onload='x";
  Ledger ledger;
  ledger.id = ledger.title = ledger.source = ledger.dateline = ledger.published = ledger.text = hostile;
  const Span all{0, static_cast<uint32_t>(hostile.size())};
  ledger.actors = {
      {.name = hostile, .mentions = {{.span = all}, {.span = {0, 5}}}, .offices = {{hostile, 0, false, all, 1}}}};
  ledger.statements = {{.speakers = {0},
                        .source = all,
                        .cue = all,
                        .content = {all},
                        .to = {0},
                        .via = {0},
                        .venue = all,
                        .date = hostile}};
  ledger.events = {{.trigger = all, .actors = {0}, .recipients = {0}, .places = {0}, .date = hostile, .within = 0}};
  ledger.figures = {{.span = all, .unit = hostile, .of_event = 0, .period = all, .date = hostile, .rival = 0}};
  ledger.positions = {{.actors = {0}, .issue = all, .topic = hostile, .date = hostile, .condition = all}};
  ledger.shifts = {{.actors = {0}, .topic = hostile, .to = 0, .when = hostile, .basis = {all}}};
  ledger.notices = {{NoticeCode::kNulByte, all, hostile}};
  const std::string page = ToHtml(ledger);
  EXPECT_FALSE(Has(page, "<script>alert"));
  EXPECT_FALSE(Has(page, "\" onload"));
  size_t scripts = 0;
  for (size_t at = page.find("<script"); at != std::string::npos; at = page.find("<script", at + 1)) ++scripts;
  EXPECT_EQ(scripts, 1u);
}

TEST(ToHtml, BearsAnEmptyLedgerAndReferencesToNothing) {
  EXPECT_TRUE(Has(ToHtml({}), "</html>"));
  Ledger ledger;
  ledger.text = "x";
  ledger.statements = {{.speakers = {7, -1}, .content = {{5, 900}}, .to = {3}, .within = 0}};
  ledger.actors = {{.mentions = {{.span = {0, 77}}}, .member_of = {-3, 5}}};
  ledger.events = {{.trigger = {5, 900}, .actors = {9}, .within = 9, .same_as = 3}};
  ledger.figures = {{.span = {5, 900}, .of_event = 7, .sources = {-1}, .within = 9, .rival = 0}};
  ledger.positions = {{.actors = {8}, .issue = {5, 900}, .statements = {77}}};
  ledger.shifts = {{.from = 9, .to = -7, .basis = {{5, 900}}}};
  EXPECT_TRUE(Has(ToHtml(ledger), "</html>"));
}

}  // namespace
}  // namespace dateline
