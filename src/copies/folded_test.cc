// Tests of folded.h.
#include "copies/folded.h"

#include <gtest/gtest.h>

#include "copies/copy_samples.h"

namespace dateline::copies {
namespace {

std::vector<uint32_t> Hashes(std::string_view text) {
  std::vector<uint32_t> hashes;
  for (const FoldedWord& word : FoldWords(text)) hashes.push_back(word.hash);
  return hashes;
}

TEST(FoldWords, CaseAccentsQuotesAndDashesAreNoDifference) {
  EXPECT_EQ(Hashes("Żemaitis’s “plan” — 17,400 SEATS"), Hashes("zemaitis's \"plan\" -- 17400 seats"));
}

TEST(FoldWords, ANumberInWordsIsTheNumberInFigures) {
  EXPECT_EQ(Hashes("nine boats"), Hashes("9 boats"));
  EXPECT_NE(Hashes("2.5 boats"), Hashes("25 boats"));
  EXPECT_EQ(FoldWords("nine boats")[0].kind, WordKind::kNumber);
}

TEST(FoldWords, SaysWhichWordsTellLittleAndWhereAWordStands) {
  const auto words = FoldWords("She told Hale on Monday.");
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(words[1].kind, WordKind::kFunction);
  EXPECT_EQ(words[2].kind, WordKind::kContent);
  EXPECT_TRUE(words[2].capital);
  EXPECT_EQ(words[2].span, (Span{9, 13}));
  EXPECT_EQ(words[4].kind, WordKind::kFunction);
}

TEST(FoldWords, KnowsDatelineBylineAndCredits) {
  const auto words = FoldWords(std::string("By Ines Varga\n\n") + kFire);
  EXPECT_EQ(words[0].part, Part::kByline);
  EXPECT_EQ(words[3].part, Part::kDateline);
  EXPECT_EQ(words[8].part, Part::kBody);
  EXPECT_EQ(words.back().part, Part::kCredit);
}

TEST(FoldWords, MarksAloneAndLongWordsAreBounded) {
  EXPECT_TRUE(FoldWords("... -- \xCC\x81 '").empty());
  EXPECT_EQ(FoldWords(std::string(100000, 'a')).size(), 1u);
  EXPECT_TRUE(FoldWords("").empty());
}

TEST(Fold, EveryWordLiesInOneSentenceAndCreditsAreLeftOut) {
  const FoldedStory story = Fold(kFire);
  ASSERT_EQ(story.sentences.size(), 9u);
  uint32_t at = 0;
  for (const FoldedSentence& sentence : story.sentences) {
    EXPECT_EQ(sentence.first_word, at);
    EXPECT_GT(sentence.size(), 0u);
    at = sentence.end_word;
  }
  EXPECT_EQ(at, story.words.size());
  EXPECT_EQ(story.words.back().span.In(kFire), "exports");
}

TEST(WholeHash, IsNoHashWithoutWords) {
  EXPECT_EQ(WholeHash({}, true, true), 0u);
  EXPECT_NE(WholeHash(FoldWords("one two"), true, true), WholeHash(FoldWords("two one"), true, true));
}

}  // namespace
}  // namespace dateline::copies
