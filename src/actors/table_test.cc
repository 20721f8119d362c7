#include "actors/table.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Table, FindsAStateByItsNameAndItsPeople) {
  for (const char* wording : {"egypt", "egyptian", "egyptians"}) {
    const auto refs = LookUpActor(wording);
    ASSERT_FALSE(refs.empty()) << wording;
    EXPECT_EQ(EntityAt(refs[0]).kind, EntityKind::kState);
    EXPECT_EQ(EntityAt(refs[0]).country, "EGY");
  }
  const CountryRow row = CountryRowOf("EGY");
  EXPECT_EQ(row.name, "Egypt");
  EXPECT_EQ(row.factbook, "EG");
  EXPECT_GT(row.population, 50'000'000u);
}

TEST(Table, AWordingOfSeveralIsFirstTheState) {
  const auto refs = LookUpActor("georgia");
  ASSERT_FALSE(refs.empty());
  EXPECT_EQ(EntityAt(refs[0]).kind, EntityKind::kState);
}

TEST(Table, TermsOfAnOfficeAreInOrder) {
  const auto terms = LookUpActor("#DEU chancellor");
  ASSERT_GE(terms.size(), 2u);
  for (const uint32_t term : terms) {
    EXPECT_EQ(TermAt(term).country, "DEU");
    EXPECT_LT(TermAt(term).begin, TermAt(term).end);
    EXPECT_EQ(EntityAt(TermAt(term).entity).kind, EntityKind::kPerson);
  }
}

TEST(Table, HasNothingForOtherKeys) {
  EXPECT_TRUE(LookUpActor("").empty());
  EXPECT_TRUE(LookUpActor("no such wording at all").empty());
  EXPECT_TRUE(LookUpActor(std::string(3000, 'z')).empty());
  EXPECT_TRUE(CountryRowOf("QQQ").name.empty());
}

TEST(Table, AKeyGoesOnWhereALongerOneBeginsWithIt) {
  EXPECT_TRUE(ActorKeyGoesOn("boko"));
  EXPECT_FALSE(ActorKeyGoesOn("boko haram zz"));
}

}  // namespace
}  // namespace dateline
