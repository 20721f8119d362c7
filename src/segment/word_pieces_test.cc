// Tests of WordPieces with a small vocabulary.
#include "segment/word_pieces.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\ncairo\nnato\nsaid\nun\n##happy\n##want\nu\n.\ns\n,\n'\n\"\n2024\n5\n##"
    "th\nmcdonald\ncafe\n"
    "中\n国\n$\n##s\n=\n##中\n’\na\n##a\n";

std::string Shown(std::string_view text) {
  static const WordPieces pieces(kVocabulary);
  const std::vector<Word> words = Segment(text).words;
  std::string out;
  for (const Piece& p : pieces.Encode(text, words)) {
    size_t begin = 0;
    for (int32_t line = 0; line < p.id; ++line) begin = kVocabulary.find('\n', begin) + 1;
    out += (out.empty() ? ""
            : p.first   ? " "
                        : "+") +
           std::string(kVocabulary.substr(begin, kVocabulary.find('\n', begin) - begin));
  }
  return out;
}

PieceShape ShapeOf(std::string_view word) {
  static const WordPieces pieces(kVocabulary);
  const auto out = pieces.Encode(word, {{.span = {0, static_cast<uint32_t>(word.size())}}});
  return out.front().shape;
}

TEST(WordPieces, LongestPiecesWinAndWhatNothingFitsIsUnknown) {
  EXPECT_EQ(Shown("The unhappy said"), "the un+##happy said");
  EXPECT_EQ(Shown("unsaid zzz"), "[UNK] [UNK]");
  EXPECT_EQ(Shown("5th"), "5+##th");
}

TEST(WordPieces, NormalisesAsBertUncasedDoes) {
  EXPECT_EQ(Shown("CAFÉ cafe\u0301"), "cafe cafe");
  EXPECT_EQ(Shown("中国"), "中+国");
  EXPECT_EQ(Shown("U.S. said"), "u+.+s+. said");
  EXPECT_EQ(Shown("≠"), "=");                       // punctuation that only NFD brings out
  EXPECT_EQ(Shown("un\u00ADhappy"), "un+##happy");  // controls are left out
  EXPECT_EQ(Shown("\x01"), "[UNK]");                // but every word has a piece
}

TEST(WordPieces, KeepsTheShapeThatLowerCasingTakesAway) {
  const std::pair<std::string_view, PieceShape> cases[] = {
      {"said", PieceShape::kLower},    {"Cairo", PieceShape::kTitle},    {"NATO", PieceShape::kUpper},
      {"U", PieceShape::kInitial},     {"McDonald", PieceShape::kMixed}, {"2024", PieceShape::kDigits},
      {",", PieceShape::kPunctuation}, {"\"", PieceShape::kQuote},       {"’", PieceShape::kQuote},
      {"$", PieceShape::kOther},       {"中", PieceShape::kOther},       {"zz", PieceShape::kSpecial},
  };
  for (const auto& [word, shape] : cases) EXPECT_EQ(ShapeOf(word), shape) << word;
}

TEST(WordPieces, AVocabularyWithoutTheSpecialPiecesIsRefused) {
  EXPECT_FALSE(WordPieces("").ok());
  EXPECT_FALSE(WordPieces("[PAD]\n[UNK]\n[CLS]\nthe").ok());
  EXPECT_TRUE(WordPieces("[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]").ok());
  EXPECT_EQ(WordPieces(kVocabulary).size(), 31u);
  EXPECT_TRUE(WordPieces("").Encode("a", {{.span = {0, 1}}}).empty());
}

TEST(WordPieces, StretchesOfOverAHundredCharactersAreUnknown) {
  EXPECT_EQ(Shown(std::string(101, 'a')), "[UNK]");
  EXPECT_NE(Shown(std::string(100, 'a')), "[UNK]");
}

TEST(WordPieces, EveryWordHasAFirstPieceForAnyCharacters) {
  const WordPieces pieces(kVocabulary);
  std::string text;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    AppendUtf8(c, &text);
    if (c % 17 == 0) text += ' ';
  }
  const std::vector<Word> words = Segment(text).words;
  uint32_t next = 0;
  for (const Piece& p : pieces.Encode(text, words)) {
    if (p.first) ASSERT_EQ(p.word, next++);
    ASSERT_EQ(p.word + 1, next);
    ASSERT_GE(p.id, 0);
    ASSERT_LT(static_cast<size_t>(p.id), pieces.size());
  }
  EXPECT_EQ(next, words.size());
}

}  // namespace
}  // namespace dateline
