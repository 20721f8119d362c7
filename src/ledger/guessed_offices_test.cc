// Tests of offices whose state was guessed.
#include "ledger/guessed_offices.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

Span SpanOf(const std::string& text, std::string_view words) {
  const auto at = static_cast<uint32_t>(text.find(words));
  return {at, at + static_cast<uint32_t>(words.size())};
}

// The person holds the title, by the reading of the second state.
Ledger Story(const std::string& text, std::string_view mention, std::string_view name, std::string_view title) {
  Ledger ledger;
  ledger.text = text;
  ledger.published = "2024-03-08";
  Actor person;
  person.name = name;
  person.mentions = {{SpanOf(text, mention), SpanOf(text, name), MentionLevel::kName, 1}};
  person.offices = {{.title = std::string(title), .of = 2, .span = SpanOf(text, title)}};
  Actor other, guessed;
  other.kind = guessed.kind = ActorKind::kState;
  other.name = "United States";
  guessed.name = "Egypt";
  const bool demonym = text.find("Egyptian") != std::string::npos;
  guessed.mentions = {{SpanOf(text, demonym ? "Egyptian" : "Egypt"), {}, MentionLevel::kName, 1}};
  ledger.actors = {person, other, guessed};
  return ledger;
}

TEST(GuessedOffices, AStateThatNoWordGivesIsThatOfTheTables) {
  Ledger ledger =
      Story("Egypt would not accept it. President Joe Biden agreed.", "President Joe Biden", "Joe Biden", "President");
  MendGuessedOffices(&ledger);
  EXPECT_EQ(ledger.actors[0].offices[0].of, 1);
}

TEST(GuessedOffices, AStateThatTheStoryDoesNotNameLeavesTheOfficeNobodys) {
  Ledger ledger =
      Story("Egypt would not accept it. President Joe Biden agreed.", "President Joe Biden", "Joe Biden", "President");
  ledger.actors[1].name = "Kenya";
  MendGuessedOffices(&ledger);
  EXPECT_EQ(ledger.actors[0].offices[0].of, -1);
}

TEST(GuessedOffices, WhatTheCopySaysIsNeverOverridden) {
  for (const char* text : {"Egyptian President Joe Biden agreed.", "The president of Egypt, Joe Biden, agreed."}) {
    const bool before = std::string_view(text).starts_with("Egyptian");
    Ledger ledger = Story(text, before ? "Egyptian President Joe Biden" : "Joe Biden", "Joe Biden",
                          before ? "President" : "president");
    MendGuessedOffices(&ledger);
    EXPECT_EQ(ledger.actors[0].offices[0].of, 2) << text;
  }
}

TEST(GuessedOffices, PersonsThatTheTablesDoNotHaveStayAsTheyWereRead) {
  Ledger ledger = Story("Egypt would not accept it. President Amun Tesfaye-Lund agreed.", "President Amun Tesfaye-Lund",
                        "Amun Tesfaye-Lund", "President");
  MendGuessedOffices(&ledger);
  EXPECT_EQ(ledger.actors[0].offices[0].of, 2);
}

}  // namespace
}  // namespace dateline
