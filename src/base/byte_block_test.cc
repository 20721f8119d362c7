// ByteBlock: tells letters and blanks as a look at each byte does.
#include "base/byte_block.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(ByteBlock, TellsLettersAndOthersOfAnyBytes) {
  std::string text;
  for (int i = 0; i < 700; ++i) text += static_cast<char>(i * 7 % 256);
  for (size_t at = 0; at < text.size(); ++at) {
    const PaddedBlock padded(text, at);
    const ByteBlock block = BlockOf(padded.bytes);
    for (size_t i = 0; i < kBlockBytes; ++i) {
      const char c = at + i < text.size() ? text[at + i] : ' ';
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      ASSERT_EQ(block.letters >> i & 1, letter ? 1u : 0u) << at << ' ' << i;
      ASSERT_EQ(block.others >> i & 1, !letter && c != ' ' ? 1u : 0u) << at << ' ' << i;
    }
  }
}

TEST(PaddedBlock, HasBlanksBehindTheText) {
  const PaddedBlock padded("a-b", 1);
  const ByteBlock block = BlockOf(padded.bytes);
  EXPECT_EQ(block.letters, 2u);
  EXPECT_EQ(block.others, 1u);
  EXPECT_EQ(padded.bytes[kBlockBytes + PaddedBlock::kSpare - 1], ' ');
}

}  // namespace
}  // namespace dateline
