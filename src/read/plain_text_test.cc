#include "dateline/plain_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string Told(std::string_view bytes) { return PlainTextOf(bytes).value(); }

TEST(PlainText, ByteOrderMarksAreNoText) {
  EXPECT_EQ(Told("\xEF\xBB\xBFTen men left."), "Ten men left.");
  EXPECT_EQ(Told(std::string_view("\xFF\xFEH\0i\0", 6)), "Hi");
  EXPECT_EQ(Told(std::string_view("\xFE\xFF\0H\0i", 6)), "Hi");
}

TEST(PlainText, OtherEncodingsAreDecoded) {
  EXPECT_EQ(Told("Chancellor Faymann met Vranitzky in D\xFCrnstein.\r\n"),
            "Chancellor Faymann met Vranitzky in Dürnstein.\r\n");
  EXPECT_EQ(Told("she said \x93no\x94"), "she said “no”");
  EXPECT_EQ(Told(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6)), "\U0001F600");
}

TEST(PlainText, WhatIsNoCharacterIsReplaced) {
  EXPECT_EQ(Told("a\xE2\x82 b \xC3\xA9"), "a\uFFFD b é");
  EXPECT_EQ(Told(std::string_view("\xFF\xFE\x00\xD8g\0", 6)), "\uFFFDg");
  EXPECT_EQ(Told(std::string_view("\xFF\xFEg\0h", 5)), "g\uFFFD");
}

TEST(PlainText, WhatIsNoPlainTextIsRefused) {
  EXPECT_FALSE(PlainTextOf("%PDF-1.4").ok());
  EXPECT_FALSE(PlainTextOf("<html><body>Ten men left.</body></html>").ok());
  EXPECT_EQ(Told(""), "");
}

}  // namespace
}  // namespace dateline
