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

}  // namespace
}  // namespace dateline::across
