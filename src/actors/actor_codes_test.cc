#include "dateline/actor_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace dateline {
namespace {

std::string Joined(const std::vector<std::string>& sectors) {
  std::string joined;
  for (const std::string& sector : sectors) joined.append(joined.empty() ? "" : " ").append(sector);
  return joined;
}

// tests/data/actors/cases.tsv: phrase, date, country, sectors, name ("": not asked).
TEST(ActorCodes, CodesTheCasesOfTheTable) {
  std::ifstream file(DATELINE_SOURCE_DIR "/tests/data/actors/cases.tsv");
  std::string line;
  std::getline(file, line);
  int cases = 0;
  for (; std::getline(file, line); ++cases) {
    std::vector<std::string> cells;
    std::stringstream cut(line);
    for (std::string cell; std::getline(cut, cell, '\t');) cells.push_back(cell);
    cells.resize(5);
    const ActorPhraseCode code = CodeOfActor(cells[0], cells[1]);
    EXPECT_EQ(code.country, cells[2]) << cells[0];
    EXPECT_EQ(Joined(code.sectors), cells[3]) << cells[0];
    if (!cells[4].empty()) EXPECT_EQ(code.name, cells[4]) << cells[0];
  }
  EXPECT_GT(cases, 100);
}

TEST(ActorCodes, IdsAreTold) {
  EXPECT_NE(CodeOfActor("Emmanuel Macron", "2020-01-01").wikidata, 0u);
  EXPECT_EQ(CodeOfActor("Ukraine", "").factbook, "UP");
  EXPECT_EQ(CodeOfActor("Ukraine", "").geonames, 690791u);
}

TEST(ActorCodes, WhatTheCopySaysStands) {
  const ActorPhraseCode other = CodeOfActor("Ukrainian President Vladimir Putin", "2020-01-01");
  EXPECT_EQ(other.country, "UKR");
  EXPECT_EQ(other.wikidata, 0u);  // the tables know him in another state: not linked
  const ActorPhraseCode former = CodeOfActor("former French President Emmanuel Macron", "2020-01-01");
  EXPECT_EQ(Joined(former.sectors), "ELI");
  EXPECT_EQ(former.name, "Emmanuel Macron");
}

TEST(ActorCodes, SaysWhatTheTablesFilled) {
  EXPECT_NE(CodeOfActor("Angela Merkel", "2010-01-01").note.find("Chancellor"), std::string::npos);
  EXPECT_NE(CodeOfActor("the French president", "2019-01-01").note.find("Emmanuel Macron"), std::string::npos);
  EXPECT_TRUE(CodeOfActor("two Dutch soldiers", "").note.empty());
}

TEST(ActorCodes, OneOfSeveralIsNobodyInParticular) {
  for (const char* phrase : {"a US senator", "a senator from Georgia", "the governor of Georgia"})
    EXPECT_EQ(CodeOfActor(phrase, "2024-03-01").name, "") << phrase;
}

TEST(ActorCodes, ADayMayBeWrittenAsNewsDoes) {
  EXPECT_EQ(Joined(CodeOfActor("Angela Merkel", "10 May 2010").sectors), "GOV");
  EXPECT_EQ(Joined(CodeOfActor("Angela Merkel", "October 1, 2022").sectors), "ELI");
}

TEST(ActorCodes, ImpossibleDaysAreNone) {
  for (const char* date : {"2021-02-30", "0000-00-00", "99999-01-01", "today", "soon", "----------", "2010"})
    EXPECT_EQ(CodeOfActor("the French president", date).country, "FRA") << date;
}

TEST(ActorCodes, AnyBytesGiveSomething) {
  for (const std::string& phrase :
       {std::string(), std::string("\xff\xfe\x80"), std::string(5000, '('), std::string("的 总统"),
        std::string("of of of of"), std::string("the"), std::string("-led"), std::string("'s"), std::string(3, '\0'),
        std::string("Президент России")})
    EXPECT_TRUE(CodeOfActor(phrase, "2020-01-01").country.size() <= 3);
}

}  // namespace
}  // namespace dateline
