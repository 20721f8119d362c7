// Tests of name parts: which names a tagged range of words holds.
#include "annotate/name_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The names in `range` words of a text, parted by "|".
std::string Names(const std::string& text, WordRange range, NameTag tag) {
  const Segments segments = Segment(text);
  std::string names;
  for (const WordRange name : NamesIn(text, segments, range, tag)) {
    const Span span = {segments.words[name.begin].span.begin, segments.words[name.end - 1].span.end};
    names += (names.empty() ? "" : "|") + std::string(span.In(text));
  }
  return names;
}

constexpr auto kPerson = NameTag::kBeginPerson;
constexpr auto kOrg = NameTag::kBeginOrg;
constexpr auto kPlace = NameTag::kBeginPlace;

TEST(NamesIn, ArePartedByCommasButForWhatMayFollowOne) {
  EXPECT_EQ(Names("Lyon, France", {0, 3}, kPlace), "Lyon|France");
  EXPECT_EQ(Names("Ed Poe, Jr.", {0, 4}, kPerson), "Ed Poe, Jr");
  EXPECT_EQ(Names("Ministry of Health, Labour,", {0, 6}, kOrg), "Ministry of Health, Labour");
}

TEST(NamesIn, APlaceAndTheStateBehindItAreTwo) {
  EXPECT_EQ(Names("Ashford Texas", {0, 2}, kPlace), "Ashford|Texas");
  EXPECT_EQ(Names("Port Hale Ca", {0, 3}, kPlace), "Port Hale|Ca");
  EXPECT_EQ(Names("Tarn north Dakota", {0, 3}, kPlace), "Tarn|north Dakota");
}

TEST(NamesIn, AStateWithAPartOfItsNameIsOne) {
  EXPECT_EQ(Names("Southern California", {0, 2}, kPlace), "Southern California");
  EXPECT_EQ(Names("West Virginia", {0, 2}, kPlace), "West Virginia");
  EXPECT_EQ(Names("Gulf of California", {0, 3}, kPlace), "Gulf of California");
  EXPECT_EQ(Names("Bank of Texas", {0, 3}, kOrg), "Bank of Texas");
}

TEST(NamesIn, NoOtherPlacesArePartedWithoutAComma) {
  EXPECT_EQ(Names("Old Ashford", {0, 2}, kPlace), "Old Ashford");
  EXPECT_EQ(Names("Texas", {0, 1}, kPlace), "Texas");
}

}  // namespace
}  // namespace dateline
