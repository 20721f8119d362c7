#include "exports/goldstein.h"

#include <gtest/gtest.h>

#include "actors/countries.h"

namespace dateline {
namespace {

TEST(Goldstein, TheLongestBeginningOfACodeCounts) {
  EXPECT_EQ(GoldsteinOf("010"), 0);
  EXPECT_EQ(GoldsteinOf("0333"), 5.2);
  EXPECT_EQ(GoldsteinOf("0334"), 6);
  EXPECT_EQ(GoldsteinOf("112"), -2);
  EXPECT_EQ(GoldsteinOf("130"), -4.4);
  EXPECT_EQ(GoldsteinOf("1823"), -10);
  EXPECT_EQ(GoldsteinOf("195"), -10);
  EXPECT_EQ(GoldsteinOf("0874"), 10);
}

TEST(Goldstein, TheQuadClassFollowsFromTheRootCode) {
  EXPECT_EQ(QuadClassOf("057"), 1);
  EXPECT_EQ(QuadClassOf("061"), 2);
  EXPECT_EQ(QuadClassOf("0841"), 2);
  EXPECT_EQ(QuadClassOf("090"), 3);
  EXPECT_EQ(QuadClassOf("138"), 3);
  EXPECT_EQ(QuadClassOf("141"), 4);
  EXPECT_EQ(QuadClassOf("204"), 4);
}

TEST(Countries, OneCountryHasTheCodesOfAllDataSets) {
  const Country* egypt = CountryOf("EGY");
  ASSERT_NE(egypt, nullptr);
  EXPECT_EQ(egypt->iso2, "EG");
  EXPECT_EQ(egypt->fips, "EG");
  EXPECT_EQ(egypt->cow, 651);
  EXPECT_EQ(CountryOf("DEU")->fips, "GM");
  EXPECT_EQ(CountryOf("HKG")->cow, 0);
  for (const char* none : {"", "UNO", "IGO", "ZZZ"}) EXPECT_EQ(CountryOf(none), nullptr);
}

}  // namespace
}  // namespace dateline
