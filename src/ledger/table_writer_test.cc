// The table for a terminal.
#include <gtest/gtest.h>

#include <sstream>

#include "dateline/write.h"
#include "ledger/columns.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

TEST(ToTable, ShowsHeadActorsAndStatements) {
  const std::string table = ToTable(samples::Harbour(), {.width = 80});
  EXPECT_EQ(table,
            "Port <strike> ends & \"all\" is well\n"
            "Malmö · 22 March 2024 · Example Wire · 24 words\n"
            "────────────────────────────────────────────────────────────────────────────────\n"
            "\n"
            "STATEMENTS  3\n"
            "  Åsa Lind · Mayor\n"
            "    Q1  announce, direct · 21 Mar ¶1\n"
            "        │ The strike is over … Ships sail tonight\n"
            "\n"
            "  The union\n"
            "    Q2? warn, indirect · to Åsa Lind ¶2\n"
            "        ┊ the port had promised more pay\n"
            "        Q3  the port → promise, indirect · via The union ¶2\n"
            "            ┊ more pay\n"
            "\n"
            "ACTORS  3\n"
            "  Åsa Lind    person  1×  Mayor\n"
            "  The union?  group   1×\n"
            "  the port    org     1×\n"
            "\n"
            "NOTICES  1\n"
            "  lone_quote no \"partner\" · byte 26\n");
}

TEST(ToTable, ShowsEventsByStateFiguresPositionsShiftsAndWhatComesNext) {
  const std::string table = ToTable(samples::Dam(), {.width = 80});
  const size_t events = table.find("\nHAPPENED"), actors = table.find("\nACTORS");
  ASSERT_LT(events, actors);
  EXPECT_EQ(table.substr(events, actors - events),
            "\n"
            "HAPPENED  1\n"
            "  E1   18 Mar  disaster  “Floods killed 40 people in Orra…” · in Orra · 2× ¶1\n"
            "\n"
            "THREATENED  1\n"
            "  E5?  protest  The union · “…and threatened a strike unless wages rise” ¶3\n"
            "\n"
            "DENIED  1\n"
            "  E4   coerce  The union · “it had blocked the gates” · per The union ¶3\n"
            "\n"
            "NEXT  1\n"
            "  E3   24 Mar  consult  Ida Holm · “…Ida Holm will visit Orra on Sunday” · in\n"
            "                        Orra ¶2\n"
            "\n"
            "FIGURES  2\n"
            "  the article\n"
            "    F1   40    people killed · of E1 “Floods” · in Orra · 18 Mar · beside F2 25,\n"
            "               The army ¶1\n"
            "  The army\n"
            "    F2   25    people killed · of E1 “Floods” · beside F1 40, the article ¶1\n"
            "\n"
            "POSITIONS  3\n"
            "  P1   Ida Holm   support  the new dam · Q2 ¶2\n"
            "  P2?  Ida Holm   oppose   former · the new dam ¶2\n"
            "  P3   The union  demand   wages · if: “unless wages rise” ¶3\n"
            "\n"
            "SHIFTS  1\n"
            "  H1   Ida Holm · new dam · oppose P2 → support P1 · now · “She now backs the\n"
            "       new dam, which she had opposed” ¶2\n");
}

TEST(ToTable, LeavesOutSectionsWithoutEntries) {
  const std::string table = ToTable(samples::Harbour());
  for (const char* heading : {"HAPPENED", "NEXT", "FIGURES", "POSITIONS", "SHIFTS"})
    EXPECT_EQ(table.find(heading), std::string::npos) << heading;
}

TEST(ToTable, TellsWhoDeniesWhatOthersTellOf) {
  Ledger ledger = samples::Dam();
  ledger.events[1].status = EventStatus::kDenied;
  EXPECT_NE(ToTable(ledger, {.width = 140}).find("denied by The army"), std::string::npos);
}

TEST(ToTable, TellsAStatementThatWasNotMadeFromOneThatDenies) {
  Ledger ledger = samples::Harbour();
  ledger.statements[0].denied = true;
  ledger.statements[1].act = StatementAct::kDeny;
  const std::string table = ToTable(ledger);
  EXPECT_NE(table.find("Q1  did not say: announce, direct"), std::string::npos) << table;
  EXPECT_NE(table.find("Q2? deny, indirect"), std::string::npos) << table;
}

TEST(ToTable, ABadDateFromOutsideTheTextHasNoByte) {
  Ledger ledger = samples::Harbour();
  ledger.notices = {{NoticeCode::kBadDate, {}, "published \"2024\""}, {NoticeCode::kBadDate, {5, 9}, "date line"}};
  const std::string table = ToTable(ledger);
  EXPECT_NE(table.find("bad_date published \"2024\"\n"), std::string::npos) << table;
  EXPECT_NE(table.find("bad_date date line · byte 15\n"), std::string::npos) << table;
}

TEST(ToTable, NoticesThatDifferInTheirPlaceAreOneLine) {
  Ledger ledger = samples::Harbour();
  ledger.notices.clear();
  for (uint32_t i = 1; i <= 8; ++i)
    ledger.notices.push_back({NoticeCode::kNulByte, {i, i + 1}, "source byte " + std::to_string(i + 10)});
  ledger.notices.push_back({NoticeCode::kInvalidUtf8, {1, 2}, "source byte 11"});
  const std::string table = ToTable(ledger);
  EXPECT_NE(table.find("NOTICES  9\n  nul_byte · bytes 11, 12, 13, 14, 15, +3\n  invalid_utf8 · byte 11\n"),
            std::string::npos)
      << table;
}

TEST(ToTable, SaysSoWhenNothingWasFound) {
  EXPECT_NE(ToTable({}).find("no actors or statements\n"), std::string::npos);
  EXPECT_EQ(ToTable(samples::Harbour()).find("no actors"), std::string::npos);
}

TEST(ToTable, StaysWithinTheWidth) {
  Ledger ledger = samples::Harbour();
  ledger.title = std::string(300, 'W') + " 漢字漢字漢字";
  ledger.actors[0].name = "A name that is far longer than any column of a table would be, with 漢字 in it";
  ledger.actors[0].offices.assign(9, {"Minister of a very long list of things and of others", 1, false, {}, 1});
  Ledger dam = samples::Dam();
  dam.events[2].date = "2019-03-24/2027-12-31";
  dam.positions[0].topic = dam.shifts[0].topic = dam.figures[1].unit = ledger.title;
  dam.actors[2].name = dam.actors[3].name = ledger.actors[0].name;
  for (const Ledger& any : {ledger, dam}) {
    for (int width : {40, 80, 110, 140}) {
      std::istringstream lines(ToTable(any, {.width = width}));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(ColumnsOf(line), width) << line;
    }
  }
}

TEST(ToTable, HasNoEscapesUnlessColourIsAskedFor) {
  Ledger ledger = samples::Harbour();
  ledger.actors[0].name = "\x1b]0;owned\x07";
  EXPECT_EQ(ToTable(ledger).find('\x1b'), std::string::npos);
  const std::string coloured = ToTable(ledger, {.width = 80, .colour = true});
  EXPECT_NE(coloured.find("\x1b[1m"), std::string::npos);
  EXPECT_EQ(coloured.find("\x1b]"), std::string::npos);
}

TEST(ToTable, BearsAnEmptyLedgerAndReferencesToNothing) {
  EXPECT_NE(ToTable({}).find("0 words"), std::string::npos);
  Ledger ledger;
  ledger.statements = {{.speakers = {7, -1}, .content = {{5, 900}}, .to = {3}, .within = 8}};
  ledger.actors = {{.member_of = {-3, 5}}};
  ledger.events = {{.trigger = {5, 900}, .actors = {9}, .within = 9, .same_as = 3}};
  ledger.figures = {{.span = {5, 900}, .of_event = 7, .sources = {-1}, .within = 9, .rival = 0}};
  ledger.positions = {{.actors = {8}, .issue = {5, 900}, .statements = {77}}};
  ledger.shifts = {{.from = 9, .to = -7, .basis = {{5, 900}}}};
  EXPECT_NE(ToTable(ledger).find("unnamed\n    Q1? assert"), std::string::npos);
}

}  // namespace
}  // namespace dateline
