// Tests of the pair features: every bucket of distance, place and quotation, and the scope of a cue.
#include "annotate/pair_features.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

class Story {
 public:
  explicit Story(std::string text)
      : text_(std::move(text)), segments_(Segment(text_)), quotations_(MatchQuotations(text_, segments_, nullptr)) {}

  // The n-th word that reads `word`, as a range.
  WordRange Find(std::string_view word, int n = 0) const {
    for (uint32_t w = 0; w < segments_.words.size(); ++w) {
      if (segments_.words[w].span.In(text_) == word && n-- == 0) return {w, w + 1};
    }
    ADD_FAILURE() << "no word " << word;
    return {0, 1};
  }

  PairFeatures Of(WordRange anchor, WordRange word) const {
    return PairFeatureReader(segments_, quotations_).Of(anchor, word.begin);
  }

  const Segments& segments() const { return segments_; }

 private:
  std::string text_;
  Segments segments_;
  Quotations quotations_;
};

std::string Words(uint32_t n, std::string_view word) {
  std::string out;
  while (n-- > 0) out += std::string(word) + " ";
  return out;
}

TEST(DistanceBucket, HasTheStatedBounds) {
  const uint32_t tops[] = {1, 2, 3, 4, 6, 9, 14, 22, 35, 60};
  for (uint8_t bucket = 0; bucket < 10; ++bucket) {
    EXPECT_EQ(DistanceBucket(tops[bucket]), bucket);
    EXPECT_EQ(DistanceBucket(tops[bucket] + 1), bucket + 1);
  }
  EXPECT_EQ(DistanceBucket(UINT32_MAX), 10);
}

TEST(PairFeatures, DistanceIsSignedAndZeroInsideTheAnchor) {
  const Story story("The mayor has long been said to want to leave the town hall by June");
  const WordRange anchor = {4, 7};  // been said to
  for (uint32_t w = 4; w < 7; ++w) EXPECT_EQ(story.Of(anchor, {w, w + 1}).distance, 0);
  EXPECT_EQ(story.Of(anchor, story.Find("long")).distance, 1);
  EXPECT_EQ(story.Of(anchor, story.Find("The")).distance, 4);
  EXPECT_EQ(story.Of(anchor, story.Find("want")).distance, 12);
  EXPECT_EQ(story.Of(anchor, story.Find("June")).distance, 17);
}

TEST(PairFeatures, EveryDistanceStaysWithinItsRows) {
  const Story story(Words(200, "more"));
  const WordRange anchor = {100, 101};
  for (uint32_t w = 0; w < 200; ++w) EXPECT_LT(story.Of(anchor, {w, w + 1}).distance, kDistanceFeatures);
  EXPECT_EQ(story.Of(anchor, {0, 1}).distance, 11);
  EXPECT_EQ(story.Of(anchor, {199, 200}).distance, 22);
}

TEST(PairFeatures, PlaceTellsSentencesAndParagraphsApart) {
  const Story story(
      "Zero came.\n\nOne left. Two left. Three said so again. Four left. Five left.\n\nSix left.\n\nSeven left.");
  const WordRange said = story.Find("said");
  const std::pair<std::string_view, int> places[] = {{"Zero", 5}, {"One", 2},  {"Two", 1}, {"again", 0},
                                                     {"Four", 3}, {"Five", 4}, {"Six", 6}, {"Seven", 7}};
  for (const auto& [word, place] : places) EXPECT_EQ(story.Of(said, story.Find(word)).place, place) << word;
}

TEST(PairFeatures, QuoteTellsHowAQuotationLiesToACueOutsideIt) {
  const Story story(
      "“Never,” Hall said on Monday. “Nowhere.” He left.\n\n“Later we go.\n\n“Onward we go.” A crowd cheered.");
  const WordRange said = story.Find("said");
  EXPECT_EQ(story.Of(said, story.Find("Hall")).quote, 0);
  EXPECT_EQ(story.Of(said, story.Find("Never")).quote, 1);
  EXPECT_EQ(story.Of(said, story.Find("Nowhere")).quote, 2);
  EXPECT_EQ(story.Of(said, story.Find("Later")).quote, 4);
  EXPECT_EQ(story.Of(said, story.Find("Onward")).quote, 3);
  EXPECT_EQ(story.Of(said, story.Find("“")).quote, 9);
  EXPECT_EQ(story.Of(said, story.Find("crowd")).quote, 0);
}

TEST(PairFeatures, QuoteTellsHowAQuotationLiesToACueInsideOne) {
  const Story story("“My aide said ‘run’ to us,” Hall told Bell. “So we did,” Hall added.");
  const WordRange said = story.Find("said");
  EXPECT_EQ(story.Of(said, story.Find("aide")).quote, 5);
  EXPECT_EQ(story.Of(said, story.Find("Hall")).quote, 6);
  EXPECT_EQ(story.Of(said, story.Find("did")).quote, 7);
  EXPECT_EQ(story.Of(said, story.Find("run")).quote, 8);
  EXPECT_EQ(story.Of(story.Find("run"), story.Find("aide")).quote, 6);
  EXPECT_EQ(story.Of(story.Find("told"), story.Find("run")).quote, 1);
}

TEST(ScopeOf, TakesTheParagraphBeforeAndTwoAfter) {
  const Story story("Zero.\n\nOne.\n\nTwo said so.\n\nThree.\n\nFour.\n\nFive.");
  const WordRange scope = ScopeOf(story.segments(), story.Find("said"));
  EXPECT_EQ(scope.begin, story.Find("One").begin);
  EXPECT_EQ(scope.end, story.Find("Five").begin);
  EXPECT_EQ(ScopeOf(story.segments(), story.Find("Zero")).begin, 0u);
  EXPECT_EQ(ScopeOf(story.segments(), story.Find("Five")).end, story.segments().words.size());
}

TEST(ScopeOf, IsBoundedInWords) {
  const Story story(Words(500, "before") + "said " + Words(500, "after"));
  const WordRange scope = ScopeOf(story.segments(), {500, 501});
  EXPECT_EQ(scope.begin, 500 - kScopeBefore);
  EXPECT_EQ(scope.end, 501 + kScopeAfter);
}

}  // namespace
}  // namespace dateline
