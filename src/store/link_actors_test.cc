// Names compared over stories.
#include "store/link_actors.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

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
