// Names compared over stories.
#include "store/link_actors.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(FoldedName, SetsCaseAccentsMarksAndAddressAside) {
  EXPECT_EQ(FoldedName("Mr. Søren  MØLLER"), FoldedName("søren møller"));
  EXPECT_EQ(FoldedName("José Núñez"), "jose nunez");
  EXPECT_EQ(FoldedName("U.S."), "us");
  EXPECT_EQ(FoldedName("The Union"), "union");
  EXPECT_EQ(FoldedName("Jean-Luc Roy"), "jean luc roy");
  EXPECT_NE(FoldedName("Ida Holm"), FoldedName("Ada Holm"));
}

TEST(FoldedName, KeepsSomethingOfEveryName) {
  EXPECT_EQ(FoldedName("The"), "the");
  EXPECT_EQ(FoldedName("???"), "???");
}

TEST(BetterName, IsInMixedCaseRatherThanInCapitals) {
  EXPECT_EQ(BetterName("MAPUTO", "Maputo"), "Maputo");
  EXPECT_EQ(BetterName("Ålesund", "ÅLESUND"), "Ålesund");
  EXPECT_EQ(BetterName("Москва", "МОСКВА"), "Москва");
}

TEST(BetterName, IsTheLesserShoutedThenTheShorterWhicheverComesFirst) {
  EXPECT_EQ(BetterName("IDA HOLM", "Ida Holm"), "Ida Holm");
  EXPECT_EQ(BetterName("Ida Holm", "IDA HOLM"), "Ida Holm");
  EXPECT_EQ(BetterName("Mr. Holm", "Holm"), "Holm");
}

}  // namespace
}  // namespace dateline
