// POLECAT and GDELT: what stands in which column.
#include <gtest/gtest.h>

#include "coding/coding_samples.h"
#include "exports/export_samples.h"

namespace dateline {
namespace {

using samples::AddActor;
using samples::AddEvent;
using samples::Exported;
using samples::Lines;
using samples::Split;

// Two states, an act of each on the other, a visit at a place.
Ledger Border() {
  Ledger ledger;
  ledger.id = "border-1";
  ledger.source = "Example\tWire";
  ledger.published = "2024-03-19";
  ledger.engine = "dateline 0; model";
  ledger.text = "Peru accused Chile of piracy.\n\nForeign Minister Luz Vega visited Quito in Ecuador.";
  ledger.runs = {{{0, static_cast<uint32_t>(ledger.text.size())}, 0}};
  AddActor(&ledger, ActorKind::kState, "Peru", "Peru");
  AddActor(&ledger, ActorKind::kState, "Chile", "Chile");
  AddActor(&ledger, ActorKind::kPerson, "Foreign Minister Luz Vega", "Luz Vega");
  AddActor(&ledger, ActorKind::kState, "Ecuador", "Ecuador");
  ledger.actors[2].offices = {{"Foreign Minister", 0, false, samples::Find(ledger, "Foreign Minister"), 1}};
  auto& accused = samples::AddStatement(&ledger, StatementAct::kAccuse, "accused", "of piracy");
  accused.speakers = {0};
  accused.to = {1};
  auto& visit = AddEvent(&ledger, EventType::kConsult, EventStatus::kHappened, "visited");
  visit.actors = {2};
  visit.recipients = {3};
  visit.places = {3};
  visit.date = "2024-02";
  return ledger;
}

std::string Cell(const std::vector<std::string>& names, const std::string& row, std::string_view name) {
  for (size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return Split(row, '\t')[i];
  return "no such column";
}

// The visit is at a town that a gazetteer has.
Ledger InTown() {
  Ledger ledger = Border();
  const int quito = AddActor(&ledger, ActorKind::kPlace, "Quito", "Quito");
  ledger.actors[static_cast<size_t>(quito)].place = ActorPlace{3652462, -0.22985, -78.52495, "EC", "18", "city", 0.9F};
  ledger.events[0].places = {quito};
  return ledger;
}

TEST(Polecat, APlaceHasWhatTheGazetteerKnows) {
  const std::vector<std::string> lines = Lines(Exported("polecat", {{InTown(), {.id = "s1"}}}));
  const std::vector<std::string> names = Split(lines[0], '\t');
  const auto cell = [&](std::string_view name) { return Cell(names, lines[2], name); };
  EXPECT_EQ(cell("Placename"), "Quito");
  EXPECT_EQ(cell("City"), "Quito");
  EXPECT_EQ(cell("Province"), "None");
  EXPECT_EQ(cell("Country"), "ECU");
  EXPECT_EQ(cell("Latitude"), "-0.22985");
  EXPECT_EQ(cell("GeoNames ID"), "3652462");
  EXPECT_EQ(cell("Feature Type"), "PPL");
}

TEST(Gdelt, APlaceHasWhatTheGazetteerKnows) {
  const std::vector<std::string> rows = Lines(Exported("gdelt", {{InTown(), {.id = "s1"}}}));
  const std::vector<std::string> cells = Split(rows.back(), '\t');
  ASSERT_EQ(cells.size(), 61U);
  EXPECT_EQ(cells[51], "4");
  EXPECT_EQ(cells[52], "Quito");
  EXPECT_EQ(cells[53], "EC");
  EXPECT_EQ(cells[54], "EC18");
  EXPECT_EQ(cells[56], "-0.22985");
  EXPECT_EQ(cells[57], "-78.52495");
}

TEST(Polecat, ARowHasFortyCellsInTheFormsOfTheDataSet) {
  const std::vector<std::string> lines = Lines(Exported("polecat", {{Border(), {.id = "s1"}}}));
  ASSERT_EQ(lines.size(), 3u);
  const std::vector<std::string> names = Split(lines[0], '\t');
  ASSERT_EQ(names.size(), 40u);
  for (const std::string& line : lines) EXPECT_EQ(Split(line, '\t').size(), 40u);
  const auto cell = [&](size_t row, std::string_view name) { return Cell(names, lines[row], name); };
  EXPECT_EQ(cell(1, "Event ID"), "s1_Q1");
  EXPECT_EQ(cell(1, "Event Date"), "2024-03-19");
  EXPECT_EQ(cell(1, "Event Type"), "ACCUSE");
  EXPECT_EQ(cell(1, "Event Mode"), "allege");
  EXPECT_EQ(cell(1, "Intensity"), "-3.5");
  EXPECT_EQ(cell(1, "Quad Code"), "VERBAL CONFLICT");
  EXPECT_EQ(cell(1, "Actor Name"), "Peru");
  EXPECT_EQ(cell(1, "Actor Country"), "PER");
  EXPECT_EQ(cell(1, "Actor COW"), "135");
  EXPECT_EQ(cell(1, "Primary Actor Sector"), "GOV");
  EXPECT_EQ(cell(1, "Recipient COW"), "155");
  EXPECT_EQ(cell(1, "Placename"), "None");
  EXPECT_EQ(cell(1, "Source"), "Example Wire");
  EXPECT_EQ(cell(1, "Story People"), "Luz Vega");
  EXPECT_EQ(cell(1, "Story Locations"), "Peru; Chile; Ecuador");
}

TEST(Polecat, AnActorHasItsTitlesAndAStateIsAPlace) {
  const std::vector<std::string> lines = Lines(Exported("polecat", {{Border(), {}}}));
  const std::vector<std::string> names = Split(lines[0], '\t');
  const auto cell = [&](std::string_view name) { return Cell(names, lines[2], name); };
  EXPECT_EQ(cell("Event Date"), "2024-02-01");
  EXPECT_EQ(cell("Actor Title"), "Foreign Minister");
  EXPECT_EQ(cell("Actor Name Raw"), "Foreign Minister Luz Vega");
  EXPECT_EQ(cell("Wikipedia Actor ID"), "None");
  EXPECT_EQ(cell("Raw Placename"), "Ecuador");
  EXPECT_EQ(cell("Country"), "ECU");
  EXPECT_EQ(cell("Feature Type"), "PCLI");
}

TEST(Polecat, AListNamesWhatIsUnknownAmongWhatIsKnown) {
  Ledger ledger = Border();
  ledger.text.append(" Zork sat.");
  AddActor(&ledger, ActorKind::kOrg, "Zork", "Zork");
  ledger.statements[0].speakers = {0, 4};
  const std::vector<std::string> lines = Lines(Exported("polecat", {{ledger, {}}}));
  const std::vector<std::string> names = Split(lines[0], '\t');
  EXPECT_EQ(Cell(names, lines[1], "Actor Name"), "Peru; Zork");
  EXPECT_EQ(Cell(names, lines[1], "Actor Country"), "PER; None");
  EXPECT_EQ(Cell(names, lines[1], "Actor COW"), "135; None");
}

TEST(Gdelt, ARowHasSixtyOneCellsAndNoFileAHeader) {
  const std::vector<std::string> lines =
      Lines(Exported("gdelt", {{Border(), {.id = "s1", .articles = 3, .outlets = 2}}}));
  ASSERT_EQ(lines.size(), 2u);
  const std::vector<std::string> row = Split(lines[0], '\t');
  ASSERT_EQ(row.size(), 61u);
  EXPECT_EQ(row[1], "20240319");
  EXPECT_EQ(row[2], "202403");
  EXPECT_EQ(row[3], "2024");
  EXPECT_EQ(row[4], "2024.2164");
  EXPECT_EQ(row[5], "PERGOV");
  EXPECT_EQ(row[6], "PERU");
  EXPECT_EQ(row[7], "PER");
  EXPECT_EQ(row[12], "GOV");
  EXPECT_EQ(row[15], "CHLGOV");
  EXPECT_EQ(row[25], "1");
  EXPECT_EQ(row[26].substr(0, 2), "11");
  EXPECT_EQ(row[27], row[26].substr(0, 3));
  EXPECT_EQ(row[28], "11");
  EXPECT_EQ(row[29], "3");
  EXPECT_EQ(row[30], "-2");
  EXPECT_EQ(row[31], "3");
  EXPECT_EQ(row[32], "2");
  EXPECT_EQ(row[33], "3");
  EXPECT_EQ(row[34], "");
  EXPECT_EQ(row[59], "20240319000000");
  EXPECT_EQ(row[60], "Example Wire");
}

TEST(Gdelt, AStateThatIsThePlaceHasItsFipsCode) {
  const std::vector<std::string> row = Split(Lines(Exported("gdelt", {{Border(), {}}}))[1], '\t');
  EXPECT_EQ(row[25], "0");  // not in the lead
  EXPECT_EQ(row[51], "1");
  EXPECT_EQ(row[52], "Ecuador");
  EXPECT_EQ(row[53], "EC");
  EXPECT_EQ(row[56], "");
}

TEST(Gdelt, EachActorWithEachOtherIsARowOfItsOwnNumber) {
  Ledger ledger = Border();
  ledger.statements[0].to = {1, 3};
  const std::vector<std::string> lines = Lines(Exported("gdelt", {{ledger, {}}}));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_NE(Split(lines[0], '\t')[0], Split(lines[1], '\t')[0]);
  EXPECT_EQ(Split(lines[1], '\t')[16], "ECUADOR");
  for (const std::string& line : lines) EXPECT_LT(std::stoull(Split(line, '\t')[0]), 1ull << 53);
}

TEST(Gdelt, ABodyIsAKnownGroupAndAnUnknownActorHasNoCode) {
  Ledger ledger = Border();
  ledger.text.append(" The United Nations and Zork sat.");
  ledger.statements[0].speakers = {AddActor(&ledger, ActorKind::kOrg, "United Nations", "United Nations")};
  ledger.statements[0].to = {AddActor(&ledger, ActorKind::kOrg, "Zork", "Zork")};
  const std::vector<std::string> row = Split(Lines(Exported("gdelt", {{ledger, {}}}))[0], '\t');
  EXPECT_EQ(row[5], "IGOUNO");
  EXPECT_EQ(row[7], "");
  EXPECT_EQ(row[8], "UNO");
  EXPECT_EQ(row[12], "IGO");
  EXPECT_EQ(row[15], "");
  EXPECT_EQ(row[16], "ZORK");
}

TEST(Gdelt, AStoryNamedByItsAddressHasThatAsSource) {
  Ledger ledger = Border();
  ledger.id = "https://example.org/1";
  EXPECT_EQ(Split(Lines(Exported("gdelt", {{ledger, {}}}))[0], '\t')[60], "https://example.org/1");
}

}  // namespace
}  // namespace dateline
