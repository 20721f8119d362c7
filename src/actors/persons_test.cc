#include "actors/persons.h"

#include <gtest/gtest.h>

#include "times/civil_days.h"

namespace dateline {
namespace {

int32_t On(int32_t year) { return DayOf({year, 6, 1}); }

uint32_t Person(std::string_view key) {
  const int64_t person = PersonOf(LookUpActor(key), "", std::nullopt, false);
  EXPECT_GE(person, 0) << key;
  return static_cast<uint32_t>(person);
}

TEST(Persons, InOfficeAndAfterIt) {
  const uint32_t merkel = Person("angela merkel");
  EXPECT_EQ(StandingOf(merkel, On(2010)).sectors, "GOV");
  EXPECT_TRUE(StandingOf(merkel, On(2010)).in_office);
  EXPECT_EQ(StandingOf(merkel, On(2023)).sectors, "ELI");
  EXPECT_FALSE(StandingOf(merkel, On(2023)).in_office);
  EXPECT_EQ(StandingOf(merkel, On(2023)).country, "DEU");
}

TEST(Persons, BeforeTheFirstOfficeNothingIsKnownOfTheSector) {
  const Standing before = StandingOf(Person("emmanuel macron"), On(1990));
  EXPECT_EQ(before.sectors, "");
  EXPECT_EQ(before.country, "FRA");
  EXPECT_TRUE(before.note.starts_with("before "));
}

TEST(Persons, TheSourceIsTold) {
  EXPECT_NE(StandingOf(Person("angela merkel"), On(2010)).note.find('('), std::string::npos);
}

TEST(Persons, ANameInAnotherCountryIsNotMeant) {
  EXPECT_LT(PersonOf(LookUpActor("angela merkel"), "FRA", On(2010), false), 0);
  EXPECT_LT(PersonOf({}, "", std::nullopt, false), 0);
}

TEST(Persons, AnOfficeHasItsHolderOfTheDay) {
  const int64_t term = HolderOf("FRA", "president", On(2019));
  ASSERT_GE(term, 0);
  EXPECT_EQ(EntityAt(TermAt(static_cast<uint32_t>(term)).entity).name, "Emmanuel Macron");
  EXPECT_LT(HolderOf("FRA", "president", On(1700)), 0);
  EXPECT_LT(HolderOf("FRA", "foreign minister", On(2080)), 0);  // long after the source was read
  EXPECT_LT(HolderOf("", "", 0), 0);
}

TEST(Persons, AnOfficeTellsItsSector) {
  EXPECT_EQ(SectorsOfOffice("Chief of Staff of the Army"), "MIL");
  EXPECT_EQ(SectorsOfOffice("Minister of State for Trade"), "GOV");
  EXPECT_EQ(SectorsOfOffice("Director of the CIA"), "SPY");
  EXPECT_EQ(SectorsOfOffice("President of the Supreme Court"), "JUD");
  EXPECT_EQ(SectorsOfOffice("ambassador to Chile"), "GOV");
  EXPECT_EQ(SectorsOfOffice(""), "GOV");
}

}  // namespace
}  // namespace dateline
