// Tests of what the words of a trigger tell of its type.
#include "annotate/event_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace dateline {
namespace {

std::array<float, kEventTypeNames.size()> PointsOf(const std::string& text) {
  const Segments segments = Segment(text);
  return EventWordPoints(text, segments, {0, static_cast<uint32_t>(segments.words.size())});
}

EventType BestOf(const std::string& text) {
  const auto points = PointsOf(text);
  return static_cast<EventType>(std::max_element(points.begin(), points.end()) - points.begin());
}

TEST(EventWords, TellTheTypeInAnyForm) {
  EXPECT_EQ(BestOf("shelled"), EventType::kAssault);
  EXPECT_EQ(BestOf("Shelling"), EventType::kAssault);
  EXPECT_EQ(BestOf("elections"), EventType::kVote);
  EXPECT_EQ(BestOf("earthquake"), EventType::kDisaster);
}

TEST(EventWords, OfOnePhraseAddUp) {
  const auto one = PointsOf("peace"), other = PointsOf("talks"), both = PointsOf("peace talks");
  for (size_t t = 0; t < both.size(); ++t) EXPECT_NEAR(both[t], one[t] + other[t], 1e-5);
}

TEST(EventWords, ThatAreUnknownOrShortTellNothing) {
  for (const char* text : {"Zxqvwj", "of", ""})
    for (const float points : PointsOf(text)) EXPECT_EQ(points, 0) << text;
}

}  // namespace
}  // namespace dateline
