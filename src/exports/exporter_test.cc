#include "dateline/exports.h"

#include <gtest/gtest.h>

#include "dateline/write.h"
#include "exports/csv_columns.h"
#include "exports/export_samples.h"
#include "ledger/ledger_samples.h"
#include "store/anchors.h"

namespace dateline {
namespace {

using samples::Exported;
using samples::FilesOf;
using samples::Lines;

Ledger Hostile() {
  Ledger ledger;
  ledger.id = "../a\tb\n\"c\"";
  ledger.text = "x\xFF\ty\n\n\"z\"";
  ledger.published = "soon";
  ledger.actors.push_back({.name = "", .member_of = {7, -3, 0}});
  ledger.actors.back().mentions = {{.span = {5, 900}}, {.span = {9, 2}}};
  ledger.actors.back().offices = {{"Chief\t\"x\"", 99, false, {1, 2000}, 1}};
  ledger.statements.push_back({.speakers = {0, 4, -1}, .content = {{3, 70000}, {4, 1}}, .within = 8});
  ledger.events.push_back({.trigger = {0, 3}, .places = {0, 12}, .same_as = 5});
  ledger.events.push_back({.trigger = {2, 2}, .status = EventStatus::kPlanned, .date = "2024-13-41", .same_as = 1});
  ledger.figures.push_back({.span = {0, 1}, .value = 1e300, .of_event = 40, .places = {0}, .rival = 9});
  ledger.positions.push_back({.actors = {5}, .issue = {1, 3}, .statements = {6}, .events = {9, -2}});
  ledger.shifts.push_back({.actors = {0}, .from = 4, .to = -1, .basis = {{0, 99}}});
  return ledger;
}

TEST(Exporter, AnUnknownFormIsRefusedWithAListOfThoseThatThereAre) {
  const Result<Exporter> made = Exporter::Make("pdf", [](std::string_view, std::string_view) { return true; });
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::kUsage);
  EXPECT_NE(made.error().message.find("polecat"), std::string::npos);
}

TEST(Exporter, EveryFormIsTheSameBytesAgainAndAnEmptyOneIsWhole) {
  for (const std::string_view form : kExportForms) {
    const samples::Stories stories = {{samples::Harbour(), {}}, {samples::Dam(), {}}};
    EXPECT_EQ(FilesOf(form, stories), FilesOf(form, stories)) << form;
    EXPECT_FALSE(FilesOf(form, stories).empty()) << form;
    FilesOf(form, {});
  }
}

TEST(Exporter, ReferencesAndSpansThatLeadNowhereArePassedOver) {
  for (const std::string_view form : kExportForms) {
    const samples::Stories stories = {{Hostile(), {}}};
    for (const auto& [name, bytes] : FilesOf(form, stories)) {
      EXPECT_EQ(name.find('/'), std::string::npos) << form;
      EXPECT_FALSE(bytes.empty()) << form;
    }
  }
}

TEST(Exporter, ASinkThatEndsTheExportGetsNothingMore) {
  for (const std::string_view form : kExportForms) {
    int calls = 0;
    Result<Exporter> exporter = Exporter::Make(form, [&](std::string_view, std::string_view) { return ++calls < 1; });
    for (int i = 0; i < 2000; ++i) exporter->Add(samples::Dam());
    EXPECT_FALSE(exporter->Finish()) << form;
    EXPECT_EQ(calls, 1) << form;
  }
}

TEST(Exporter, OutputComesInPiecesWhileStoriesAreAdded) {
  size_t largest = 0, pieces = 0;
  Result<Exporter> exporter = Exporter::Make("csv", [&](std::string_view, std::string_view bytes) {
    largest = std::max(largest, bytes.size());
    ++pieces;
    return true;
  });
  for (int i = 0; i < 500; ++i) EXPECT_TRUE(exporter->Add(samples::Dam()));
  EXPECT_TRUE(exporter->Finish());
  EXPECT_GT(pieces, 3u);
  EXPECT_LT(largest, size_t{1} << 17);
}

TEST(Exporter, JsonLinesAreTheLedgersThemselves) {
  EXPECT_EQ(Exported("jsonl", {{samples::Harbour(), {}}, {samples::Dam(), {}}}),
            ToJson(samples::Harbour()) + "\n" + ToJson(samples::Dam()) + "\n");
}

TEST(Exporter, ACopyIsLeftOutWhereEventsAreCounted) {
  for (const std::string_view form : {"polecat", "gdelt", "geojson", "ics"})
    EXPECT_EQ(Exported(form, {{samples::Dam(), {}}}),
              Exported(form, {{samples::Dam(), {}}, {samples::Dam(), {.id = "s2", .copy_of = "s1"}}}))
        << form;
}

TEST(Exporter, WhatAPersonRejectedIsLeftOut) {
  const ExportStory whole = {.id = "s1"};
  ExportStory less = whole;
  for (int i = 1; i < 9; ++i)
    for (const char letter : {'Q', 'E', 'F', 'P', 'H'}) less.rejected.push_back(letter + std::to_string(i));
  for (const std::string_view form : {"csv", "polecat", "gdelt", "geojson", "ics", "webanno", "ftm", "brat"}) {
    Ledger none = samples::Dam();
    none.statements = {};
    none.events = {};
    none.figures = {};
    none.positions = {};
    none.shifts = {};
    EXPECT_NE(FilesOf(form, {{samples::Dam(), whole}}), FilesOf(form, {{samples::Dam(), less}})) << form;
    EXPECT_EQ(FilesOf(form, {{none, whole}}), FilesOf(form, {{samples::Dam(), less}})) << form;
  }
}

TEST(Csv, EveryEntryIsARowOfAllColumns) {
  const std::vector<std::string> lines = Lines(Exported("csv", {{samples::Dam(), {.id = "s1"}}}));
  const Ledger dam = samples::Dam();
  ASSERT_EQ(lines.size(), 1 + dam.statements.size() + dam.events.size() + dam.figures.size() + dam.positions.size() +
                              dam.shifts.size());
  EXPECT_EQ(samples::Split(lines[0], ',').size(), kCsvColumns);
  EXPECT_EQ(lines[6].substr(0, 25), "s1,dam-1,,2024-03-22,,E3,");
  EXPECT_NE(lines[6].find(",event,CONSULT,planned,,Ida Holm,,,Orra,,visit,"), std::string::npos) << lines[6];
  EXPECT_NE(lines[6].find(",2024-03-24,2024-03-24,2024-03-24,"), std::string::npos);
}

TEST(Csv, AnEntryHasTheIdThatItHasInALedgerFile) {
  const LedgerIds ids = IdsOf(samples::Dam());
  const std::vector<std::string> lines = Lines(Exported("csv", {{samples::Dam(), {}}}));
  EXPECT_TRUE(lines[4].starts_with(ids.story + ",dam-1,,2024-03-22,,E1," + ids.events[0] + ",event,")) << lines[4];
}

TEST(Csv, PlacesInTheTextAreCodePoints) {
  const std::string csv = Exported("csv", {{samples::Harbour(), {}}});
  EXPECT_NE(csv.find(",11,29,"), std::string::npos) << csv;
}

}  // namespace
}  // namespace dateline
