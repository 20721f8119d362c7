// Tests of UTF-8 decoding, classes and offsets.
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace dateline {
namespace {

TEST(Utf8, DecodesEveryLength) {
  const std::string text = "a\u00e9\u20ac\U0001F600";
  size_t at = 0;
  for (char32_t want : {U'a', U'\u00e9', U'\u20ac', U'\U0001F600'}) {
    const Utf8Char c = DecodeUtf8(text, at);
    EXPECT_TRUE(c.valid);
    EXPECT_EQ(c.code, want);
    at += c.size;
  }
  EXPECT_EQ(at, text.size());
}

TEST(Utf8, TakesMaximalSubpartsOfBrokenBytes) {
  // Unicode 15, table 3-11.
  const std::string text = "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41";
  std::vector<uint32_t> sizes;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    sizes.push_back(c.size);
    at += c.size;
  }
  EXPECT_EQ(sizes, (std::vector<uint32_t>{2, 1, 3, 2, 1}));
}

TEST(Utf8, RefusesSurrogatesAndOverlongForms) {
  for (std::string_view text : {"\xED\xA0\x80", "\xC0\x80", "\xE0\x80\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_FALSE(DecodeUtf8(text, 0).valid);
    EXPECT_EQ(DecodeUtf8(text, 0).size, 1u);
  }
}

TEST(Utf8, CodePointIndexAgreesWithCounting) {
  std::mt19937 random(7);
  std::string text;
  std::vector<uint32_t> want = {0};
  for (uint32_t n = 1; n < 2000; ++n) {
    const char32_t c = std::array{U'x', U'\u00e9', U'\u20ac', U'\U0001F600'}[random() % 4];
    AppendUtf8(c, &text);
    while (want.size() < text.size()) want.push_back(0);
    want.push_back(n);
  }
  const CodePointIndex index(text);
  for (uint32_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80) EXPECT_EQ(index.At(at), want[at]);
  }
}

TEST(Utf8, ByteIndexIsTheWayBackOfCodePointIndex) {
  std::string text;
  for (int n = 0; n < 500; ++n)
    AppendUtf8(std::array{U'x', U'\u00e9', U'\u20ac', U'\U0001F600'}[n * 7 % 13 % 4], &text);
  const CodePointIndex code_points(text);
  const ByteIndex bytes(text);
  EXPECT_EQ(bytes.size(), 500U);
  for (uint32_t n = 0; n <= 500; ++n) EXPECT_EQ(code_points.At(bytes.At(n)), n);
  EXPECT_EQ(ByteIndex("").At(0), 0U);
}

TEST(Utf8, LowersCasedScripts) {
  EXPECT_EQ(Lowered("\u00c9LYS\u00c9E \u041a\u0438\u0457\u0432 \u5317\u4eac"),
            "\u00e9lys\u00e9e \u043a\u0438\u0457\u0432 \u5317\u4eac");
}

}  // namespace
}  // namespace dateline
