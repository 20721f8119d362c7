// Tests of cue bounds: which words a cue that was found means.
#include "annotate/cue_bounds.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

std::string Words(const std::string& text, const Segments& segments, WordRange range) {
  if (range.size() == 0) return "";
  return std::string(Span{segments.words[range.begin].span.begin, segments.words[range.end - 1].span.end}.In(text));
}

std::string Meant(const std::string& text, WordRange cue) {
  const Segments segments = Segment(text);
  return Words(text, segments, CueMeant(text, segments, cue));
}

std::string Speaker(const std::string& text, WordRange cue) {
  const Segments segments = Segment(text);
  return Words(text, segments, QuotedSpeaker(text, segments, cue));
}

TEST(CueMeant, IsSayingWhereOneQuotesAnotherAsSaying) {
  EXPECT_EQ(Meant("Radio Nord quoted the mayor as saying he would go.", {2, 3}), "saying");
  EXPECT_EQ(Meant("Radio Nord quoted the mayor at length.", {2, 3}), "quoted");
  EXPECT_EQ(Meant("The mayor was quoted on Monday as saying no.", {3, 4}), "quoted");
}

TEST(CueMeant, AnAuxiliaryOrAdverbRunsOnToItsVerb) {
  EXPECT_EQ(Meant("The mayor has not promised a bridge.", {2, 3}), "has not promised");
  EXPECT_EQ(Meant("The mayor repeatedly called it a bridge.", {2, 3}), "repeatedly called");
  EXPECT_EQ(Meant("The mayor has the bridge.", {2, 3}), "has");
  EXPECT_EQ(Meant("The bridge was reportedly shut.", {3, 4}), "reportedly");
}

TEST(CueMeant, EndsInNoArticle) {
  EXPECT_EQ(Meant("The mayor stressed her support.", {2, 4}), "stressed");
  EXPECT_EQ(Meant("The mayor called for talks.", {2, 4}), "called for");
}

TEST(QuotedSpeaker, StandsBetweenQuotedAndAs) {
  EXPECT_EQ(Speaker("Radio Nord quoted the mayor, Ann Hale, as saying no.", {10, 11}), "the mayor, Ann Hale");
  EXPECT_EQ(Speaker("The mayor was quoted by Radio Nord as saying no.", {8, 9}), "");
  EXPECT_EQ(Speaker("The mayor left, saying no.", {4, 5}), "");
}

}  // namespace
}  // namespace dateline
