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
            "ACTORS  3\n"
            "  Åsa Lind    person  1×  Mayor\n"
            "  The union?  group   1×\n"
            "  the port    org     1×\n"
            "\n"
            "STATEMENTS  3\n"
            "  Q1  Åsa Lind → announce, direct · 21 March 2024\n"
            "      │ The strike is over … Ships sail tonight\n"
            "\n"
            "  Q2? The union → warn, indirect · to Åsa Lind\n"
            "      ┊ the port had promised more pay\n"
            "      Q3  the port → promise, indirect · via The union\n"
            "          ┊ more pay\n"
            "\n"
            "NOTICES  1\n"
            "  lone_quote no \"partner\" · byte 26\n");
}

TEST(ToTable, TellsAStatementThatWasNotMadeFromOneThatDenies) {
  Ledger ledger = samples::Harbour();
  ledger.statements[0].denied = true;
  ledger.statements[1].act = StatementAct::kDeny;
  const std::string table = ToTable(ledger);
  EXPECT_NE(table.find("Åsa Lind → did not say: announce, direct"), std::string::npos) << table;
  EXPECT_NE(table.find("The union → deny, indirect"), std::string::npos) << table;
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
  for (int width : {40, 80, 110, 140}) {
    std::istringstream lines(ToTable(ledger, {.width = width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(ColumnsOf(line), width) << line;
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
  EXPECT_NE(ToTable(ledger).find("unnamed → assert"), std::string::npos);
}

}  // namespace
}  // namespace dateline
