// Tests of bylines and credit lines.
#include <gtest/gtest.h>

#include "read/form.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

Lines Words(std::string_view text, const std::vector<Span>& spans) {
  Lines lines;
  for (const Span span : spans) lines.emplace_back(span.In(text));
  return lines;
}

Lines Bylines(std::string_view text) { return Words(text, FindBylines(text, FindDateline(text))); }
Lines Credits(std::string_view text) { return Words(text, FindCredits(text)); }

TEST(FindBylines, TakesTheWriterAndTheLineBelow) {
  EXPECT_EQ(Bylines("By Jane Doe\n\nCAIRO -- Talks resumed."), (Lines{"By Jane Doe"}));
  EXPECT_EQ(Bylines("By JANE DOE and JOHN ROE\n\nTalks resumed."), (Lines{"By JANE DOE and JOHN ROE"}));
  EXPECT_EQ(Bylines("By JANE DOE, Associated Press Writer\n\nTalks resumed."),
            (Lines{"By JANE DOE, Associated Press Writer"}));
  EXPECT_EQ(Bylines("By Jane Doe\nThe Harbour Bell\n\nYUMA, Arizona — Trucks came."),
            (Lines{"By Jane Doe", "The Harbour Bell"}));
  EXPECT_EQ(Bylines("By Jane Doe\n\nAssociated Press Writer\n\nTalks resumed."),
            (Lines{"By Jane Doe", "Associated Press Writer"}));
  EXPECT_EQ(Bylines("By Jane Doe\nKANO, Monday\n\nTalks resumed."), (Lines{"By Jane Doe"}));
  EXPECT_EQ(Bylines("Our Correspondent, Kandy\n\nTalks resumed."), (Lines{"Our Correspondent, Kandy"}));
  EXPECT_EQ(Bylines("From JANE DOE, Kano\n\nTalks resumed."), (Lines{"From JANE DOE, Kano"}));
  EXPECT_EQ(Bylines("GHENT, May 3 (Tidewire)\n\nBy Jane Doe\n\nTalks resumed."), (Lines{"By Jane Doe"}));
}

TEST(FindBylines, LeavesSentencesAlone) {
  for (std::string_view text :
       {"By Monday the army had left.", "By Friday evening the hall was empty\n\nNo one came.", "By land and sea",
        "By 12 votes to three, the board decided", "By Law, the mayor said, it is over.", "By ", "By"})
    EXPECT_EQ(Bylines(text), Lines{}) << text;
}

TEST(FindCredits, TakesLinesAtTheEnd) {
  constexpr std::string_view kCredits[] = {
      "(Reporting by Jane Doe; Editing by John Roe)",
      "Reporting by Jane Doe",
      "– With reporting from Jean Dubé in Ghent",
      "Information for this article was contributed by Jane Doe of The Associated Press.",
      "Copyright 2024 The Lake Gazette. All rights reserved.",
      "© The Lake Gazette",
      "Jane Doe contributed to this report.",
      "— Compiled by the Harbour Bell from agency reports.",
      "(Tidewire; reporting by Jane Doe in Ghent)",
  };
  for (std::string_view credit : kCredits) {
    const std::string text = "Talks resumed.\n\nHe left.\n\n" + std::string(credit) + "\n";
    EXPECT_EQ(Credits(text), (Lines{std::string(credit)}));
  }
}

TEST(FindCredits, TakesRulesAndWrappedAndTrailingOnes) {
  EXPECT_EQ(Credits("He left.\n\n___\n\nAssociated Press writers A and B contributed to this report."),
            (Lines{"___", "Associated Press writers A and B contributed to this report."}));
  EXPECT_EQ(Credits("He left.\n(Reporting by Jane Doe in Juba\nand John Roe; Editing by X)\n"),
            (Lines{"(Reporting by Jane Doe in Juba\nand John Roe; Editing by X)"}));
  EXPECT_EQ(Credits("It rose ($1 = 3 crowns). He left. (Reporting by A) (Editing by B)"),
            (Lines{"(Reporting by A)", "(Editing by B)"}));
}

TEST(FindCredits, LeavesTheStoryAlone) {
  for (std::string_view text :
       {"Reported by two clinics, the cases rose.", "Copyright law changed on Monday.", "He left (again).",
        "The rain contributed to this disaster.", "___", "Written by hand, the letter was short.", ""})
    EXPECT_EQ(Credits(text), Lines{}) << text;
}

}  // namespace
}  // namespace dateline
