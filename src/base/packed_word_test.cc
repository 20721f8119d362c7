// PackedWord: equal to the key of its small letters wherever the word stands, and what is asked of it.
#include "base/packed_word.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(PackedWord, IsTheKeyOfItsSmallLettersAnywhereInAText) {
  for (const std::string_view word :
       {"a", "To", "THE", "Jan.", "October", "mid-year", "Wednesday", "thirty-five-year", "\u2019s", "A\u00e9B"}) {
    std::string small(word);
    for (char& c : small)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    for (const std::string_view behind : {"", " ", "X", " and more of the text behind it"}) {
      const std::string text = "Before it " + std::string(word) + std::string(behind);
      EXPECT_EQ(Pack(text, 10, word.size()), PackKey(small)) << text;
    }
  }
}

TEST(PackedWord, OfNoBytesIsEmpty) {
  EXPECT_EQ(Pack("", 0, 0), PackedWord{});
  EXPECT_EQ(Pack("word", 4, 0), PackedWord{});
}

TEST(PackedWord, TellsDigitsAndSignsAndOtherThanAscii) {
  EXPECT_TRUE(PackKey("jd600").HasDigit());
  EXPECT_TRUE(PackKey("twelve-point-9").HasDigit());
  EXPECT_FALSE(PackKey("/:mid-").HasDigit());
  EXPECT_TRUE(PackKey("mid-march").Has('-'));
  EXPECT_TRUE(PackKey("octogenar-ian").Has('-'));
  EXPECT_FALSE(PackKey("march").Has('-'));
  EXPECT_TRUE(PackKey("march").IsAscii());
  EXPECT_FALSE(PackKey("\u2013").IsAscii());
}

TEST(PackedWord, TellsWordsOfLetters) {
  for (const std::string_view word : {"a", "zebras", "responsibilities", "weekdays", "wednesday"})
    EXPECT_TRUE(PackKey(word).IsLetters()) << word;
  for (const std::string_view word :
       {"", "9", "a9", "mid-march", "responsibilitie9", "u.s", "'s", ",", "%", "\u00e9", "abcdefg\u00e9"})
    EXPECT_FALSE(PackKey(word).IsLetters()) << word;
}

TEST(LettersAt, EndsAtTheFirstByteThatIsNoLetter) {
  PackedWord word;
  for (const std::string_view letters : {"", "I", "Seven", "Eighteen", "Wednesday", "responsibilities",
                                         "counterrevolutionaries", "thisisaverylongwordthatgoesonandon"}) {
    for (const std::string_view behind : {"", " ", "-x", "7", "@", "[", "`", "{", "\u00e9"}) {
      const std::string text = "0 " + std::string(letters) + std::string(behind);
      ASSERT_EQ(LettersAt(text, 2, &word), letters.size()) << text;
      EXPECT_EQ(word, Pack(text, 2, std::min(letters.size(), kMostPacked))) << text;
    }
  }
}

}  // namespace
}  // namespace dateline
