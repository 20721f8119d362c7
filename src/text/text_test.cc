// Tests of Text and its map to source bytes.
#include "text/text.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline {
namespace {

TEST(SourceMap, CopiedTextMapsByteForByte) {
  std::vector<Notice> notices;
  TextBuilder builder(&notices);
  builder.Copy("Cairo talks", 24);
  const Text text = std::move(builder).Finish();
  EXPECT_EQ(text.map.runs().size(), 1u);
  EXPECT_EQ(text.map.SourceOf({6, 11}), (std::pair<uint64_t, uint64_t>{30, 35}));
  EXPECT_EQ(text.map.SourceOf({6, 6}), (std::pair<uint64_t, uint64_t>{30, 30}));
  EXPECT_TRUE(notices.empty());
}

TEST(SourceMap, ReplacedStretchIsTakenWhole) {
  TextBuilder builder(nullptr);
  builder.Copy("AT", 0);
  builder.Replace("&", 2, 7);
  builder.Copy("T\nX", 7);
  const Text text = std::move(builder).Finish();
  EXPECT_EQ(text.bytes, "AT&T\nX");
  EXPECT_EQ(text.map.SourceOf({0, 4}), (std::pair<uint64_t, uint64_t>{0, 8}));
  EXPECT_EQ(text.map.SourceOf({2, 3}), (std::pair<uint64_t, uint64_t>{2, 7}));
  EXPECT_EQ(text.map.SourceOf({3, 6}), (std::pair<uint64_t, uint64_t>{7, 10}));
}

TEST(TextBuilder, BrokenBytesBecomeReplacementCharactersWithNotices) {
  std::vector<Notice> notices;
  TextBuilder builder(&notices);
  builder.Copy(std::string_view("a\xE1\x80z\0y", 6), 100);
  const Text text = std::move(builder).Finish();
  EXPECT_EQ(text.bytes, "a\xEF\xBF\xBDz\xEF\xBF\xBDy");
  ASSERT_EQ(notices.size(), 2u);
  EXPECT_EQ(notices[0].code, NoticeCode::kInvalidUtf8);
  EXPECT_EQ(notices[0].detail, "source byte 101");
  EXPECT_EQ(notices[1].code, NoticeCode::kNulByte);
  EXPECT_EQ(text.map.SourceOf({1, 4}), (std::pair<uint64_t, uint64_t>{101, 103}));
  EXPECT_EQ(text.map.SourceOf({4, 5}), (std::pair<uint64_t, uint64_t>{103, 104}));
}

TEST(SourceMap, LikeReplacementsInARowAreOneRun) {
  TextBuilder builder(nullptr);
  builder.Copy(std::string(1000, '\xFF'), 7);
  const Text text = std::move(builder).Finish();
  EXPECT_EQ(text.map.runs().size(), 1u);
  EXPECT_EQ(text.map.SourceOf({300, 303}), (std::pair<uint64_t, uint64_t>{107, 108}));
  EXPECT_EQ(text.map.SourceOf({301, 304}), (std::pair<uint64_t, uint64_t>{107, 109}));
}

TEST(TextBuilder, NoticesOfOneKindAreBounded) {
  std::vector<Notice> notices;
  TextBuilder builder(&notices);
  builder.Copy(std::string(5000, '\xFF'), 0);
  EXPECT_EQ(builder.size(), 15000u);
  EXPECT_EQ(notices.size(), 20u);
}

// Builds a text at random while remembering which source byte each clean byte came from, then asks the map.
TEST(SourceMap, RemembersTheTruthOfRandomEdits) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    std::string source;
    for (int i = 0; i < 300; ++i) source.push_back(static_cast<char>('a' + random() % 26));
    TextBuilder builder(nullptr);
    std::vector<std::pair<uint64_t, uint64_t>> truth;
    for (uint64_t at = 0; at < source.size();) {
      const uint64_t n = std::min<uint64_t>(1 + random() % 9, source.size() - at);
      if (random() % 3 == 0) {
        const std::string clean(random() % 4, '*');
        builder.Replace(clean, at, at + n);
        for (size_t i = 0; i < clean.size(); ++i)
          truth.push_back(clean.size() == 1 && n == 1 ? std::pair<uint64_t, uint64_t>{at, at + 1}
                                                      : std::pair<uint64_t, uint64_t>{at, at + n});
      } else if (random() % 4 != 0) {
        builder.Copy(std::string_view(source).substr(at, n), at);
        for (uint64_t i = 0; i < n; ++i) truth.push_back({at + i, at + i + 1});
      }
      at += n;
    }
    const Text text = std::move(builder).Finish();
    ASSERT_EQ(text.bytes.size(), truth.size());
    for (int i = 0; i < 200 && truth.size() > 1; ++i) {
      const uint32_t begin = random() % truth.size();
      const uint32_t end = begin + 1 + random() % (truth.size() - begin);
      EXPECT_EQ(text.map.SourceOf({begin, end}), (std::pair{truth[begin].first, truth[end - 1].second}));
    }
  }
}

}  // namespace
}  // namespace dateline
