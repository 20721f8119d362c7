#include "across/names.h"

#include <gtest/gtest.h>

namespace dateline::across {
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

NameRelation Persons(std::string_view a, std::string_view b) { return RelationOfPersons(FoldedName(a), FoldedName(b)); }
NameRelation Bodies(std::string_view a, std::string_view b) { return RelationOfBodies(FoldedName(a), FoldedName(b)); }

TEST(RelationOfPersons, KnowsTransliterationsOfOneName) {
  EXPECT_EQ(Persons("Abdel Fattah el-Sissi", "Abdel Fattah al-Sisi"), NameRelation::kSpelling);
  EXPECT_EQ(Persons("Rustam Khodzhaev", "Rustam Hojaev"), NameRelation::kSpelling);
  EXPECT_EQ(Persons("Osman Ouedrago", "Ousmane Wedrago"), NameRelation::kSpelling);
  EXPECT_EQ(Persons("Yusuf Soerjana", "Jusuf Suryana"), NameRelation::kSpelling);
  EXPECT_EQ(Persons("Dmitri Kovalyov", "Dzmitry Kavaliou"), NameRelation::kSpelling);
  EXPECT_EQ(Persons("A. Brennmoor", "Agathe Brennmoor"), NameRelation::kSpelling);
}

TEST(RelationOfPersons, KeepsNamesakesOfOneFamilyApart) {
  EXPECT_EQ(Persons("Rimas Jonaitis", "Tomas Jonaitis"), NameRelation::kNone);
  EXPECT_EQ(Persons("Ida Holm", "Bo Holm"), NameRelation::kNone);
  EXPECT_EQ(Persons("Ida Holm", "Ida Dahl"), NameRelation::kNone);
  EXPECT_EQ(Persons("Holm", "Ida Holm"), NameRelation::kNone);
}

TEST(RelationOfPersons, TakesNamesWithAWordMoreForOne) {
  EXPECT_EQ(Persons("Rafael Mariano Quist", "Rafael Quist"), NameRelation::kWords);
  EXPECT_EQ(Persons("Ida Holm", "Ida Holm"), NameRelation::kSame);
}

TEST(RelationOfBodies, KnowsPlacesByOtherSpellingsAndNotThoseBesideThem) {
  EXPECT_EQ(Bodies("Kyiv", "Kiev"), NameRelation::kSpelling);
  EXPECT_EQ(Bodies("Šalgininkai", "Shalgininkai"), NameRelation::kSpelling);
  EXPECT_EQ(Bodies("Birni N'Doro", "Birnin Doro"), NameRelation::kSpelling);
  EXPECT_EQ(Bodies("Salgininkai", "Salgininkeliai"), NameRelation::kNone);
  EXPECT_EQ(Bodies("Front for Renewal", "Rally for Renewal"), NameRelation::kNone);
  EXPECT_EQ(Bodies("Suara party", "Suara"), NameRelation::kWords);
}

TEST(Skeleton, IsTheSameForSpellingsOfOneName) {
  for (const auto& [a, b] : {std::pair("khodzhamov", "hojamow"), std::pair("laouali", "lawali"),
                             std::pair("gurbanow", "kurbanov"), std::pair("ashgabat", "ashkhabad")})
    EXPECT_EQ(Skeleton(Heard(a), 3), Skeleton(Heard(b), 3)) << a;
  EXPECT_FALSE(Skeleton(Heard("aia"), 3).empty());
}

TEST(AcronymOf, IsOfTheWordsThatCount) {
  EXPECT_EQ(AcronymOf("economic community of west african states"), "ecwas");
  EXPECT_EQ(AcronymOf("union"), "");
}

}  // namespace
}  // namespace dateline::across
