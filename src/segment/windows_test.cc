// Tests of CutWindows().
#include "segment/windows.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace dateline {
namespace {

// Paragraphs of sentences of words of `pieces` pieces each, without any text.
struct Made {
  Segments segments;
  std::vector<Piece> pieces;

  void AddWord(uint32_t paragraph, uint32_t sentence, uint32_t size) {
    const auto w = static_cast<uint32_t>(segments.words.size());
    segments.words.push_back({{w * 2, w * 2 + 1}, sentence, paragraph});
    for (uint32_t i = 0; i < size; ++i) pieces.push_back({1, w, PieceShape::kLower, i == 0});
  }
};

Made Random(std::mt19937& random, uint32_t words, uint32_t longest) {
  Made made;
  uint32_t paragraph = 0, sentence = 0;
  for (uint32_t w = 0; w < words; ++w) {
    made.AddWord(paragraph, sentence, 1 + random() % longest);
    if (random() % 20 == 0) {
      ++sentence;
      if (random() % 3 == 0) ++paragraph;
    }
  }
  return made;
}

void CheckInvariants(const Made& made) {
  const auto windows = CutWindows(made.segments, made.pieces);
  const auto n = static_cast<uint32_t>(made.pieces.size());
  uint32_t at = 0;
  for (const Window& w : windows) {
    ASSERT_EQ(w.core_begin, at);
    ASSERT_LT(w.core_begin, w.core_end);
    ASSERT_LE(w.begin, w.core_begin);
    ASSERT_LE(w.core_end, w.end);
    ASSERT_LE(w.end, n);
    ASSERT_LE(w.end - w.begin, kWindowPieces - 2);
    if (windows.size() > 1) ASSERT_LE(w.core_end - w.core_begin, kWindowCorePieces);
    at = w.core_end;
  }
  ASSERT_EQ(at, n);
}

TEST(Windows, CoresTileThePieces) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) CheckInvariants(Random(random, random() % 3000, 1 + random() % 8));
  for (int round = 0; round < 20; ++round) CheckInvariants(Random(random, random() % 100, 900));
}

TEST(Windows, AShortDocumentIsOneWindowAndAnEmptyOneNone) {
  EXPECT_TRUE(CutWindows({}, {}).empty());
  Made made;
  for (uint32_t i = 0; i < kWindowPieces - 2; ++i) made.AddWord(i / 10, i / 5, 1);
  EXPECT_EQ(CutWindows(made.segments, made.pieces).size(), 1u);
  made.AddWord(99, 99, 1);
  EXPECT_EQ(CutWindows(made.segments, made.pieces).size(), 2u);
}

TEST(Windows, CutsAtParagraphsElseSentencesElseWords) {
  Made paragraphs, sentences, words;
  for (uint32_t i = 0; i < 600; ++i) {
    paragraphs.AddWord(i / 70, i / 7, 1);
    sentences.AddWord(0, i / 70, 1);
    words.AddWord(0, 0, 3);
  }
  for (const Window& w : CutWindows(paragraphs.segments, paragraphs.pieces)) EXPECT_EQ(w.core_begin % 70, 0u);
  for (const Window& w : CutWindows(sentences.segments, sentences.pieces)) EXPECT_EQ(w.core_begin % 70, 0u);
  for (const Window& w : CutWindows(words.segments, words.pieces)) {
    EXPECT_EQ(w.core_begin % 3, 0u);
    EXPECT_EQ(w.begin % 3, 0u);
    EXPECT_EQ(w.end % 3, 0u);
  }
}

TEST(Windows, ContextIsEvenOnBothSidesAndMissingOnlyAtTheEnds) {
  Made made;
  for (uint32_t i = 0; i < 3000; ++i) made.AddWord(0, i / 10, 1);
  const auto windows = CutWindows(made.segments, made.pieces);
  EXPECT_EQ(windows.front().begin, 0u);
  EXPECT_EQ(windows.back().end, 3000u);
  for (size_t i = 1; i < windows.size(); ++i) {
    EXPECT_EQ(windows[i].core_begin - windows[i].begin, kWindowContextPieces);
    EXPECT_EQ(windows[i - 1].end - windows[i - 1].core_end, kWindowContextPieces);
  }
}

}  // namespace
}  // namespace dateline
