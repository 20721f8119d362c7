#include "actors/sector_words.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

SectorReading Told(std::string_view phrase) {
  static std::vector<PhraseWord> words;
  words = WordsOfPhrase(phrase);
  return SectorOfWords(words, 0, words.size());
}

TEST(SectorWords, TheLastNounTells) {
  EXPECT_EQ(Told("army doctors").sectors, "MED");
  EXPECT_EQ(Told("hospital police").sectors, "COP");
}

TEST(SectorWords, ARoleTakesWhatStandsBeforeIt) {
  EXPECT_EQ(Told("rebel leader").sectors, "REB");
  EXPECT_EQ(Told("police spokesman").sectors, "COP");
  EXPECT_EQ(Told("spokesman").sectors, "GOV");
  EXPECT_TRUE(Told("spokesman").open);
  EXPECT_EQ(Told("leader").sectors, "");
}

TEST(SectorWords, AnAdjectiveGivesItsSectorToANounWithoutOne) {
  EXPECT_EQ(Told("military spokesman").sectors, "MIL");
  EXPECT_EQ(Told("the military").sectors, "MIL");
  EXPECT_EQ(Told("Muslim leaders").sectors, "REL");
}

TEST(SectorWords, OppositionIsTheSecondSector) {
  EXPECT_EQ(Told("opposition lawmaker").sectors, "LEG");
  EXPECT_EQ(Told("opposition lawmaker").second, "OPP");
}

TEST(SectorWords, PluralsAreTheirNouns) {
  EXPECT_EQ(Told("policewomen").sectors, "COP");
  EXPECT_EQ(Told("embassies").sectors, "GOV");
  EXPECT_EQ(Told("judges").sectors, "JUD");
}

TEST(SectorWords, GroupsAndUnknownWordsTellNothing) {
  EXPECT_TRUE(Told("group").open);
  EXPECT_FALSE(Told("group").noun);
  EXPECT_EQ(Told("blue table").sectors, "");
}

}  // namespace
}  // namespace dateline
