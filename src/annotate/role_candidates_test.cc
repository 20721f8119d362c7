// Tests of RoleCandidates(): which mentions are near enough to a cue.
#include "annotate/role_candidates.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

using Indices = std::vector<uint32_t>;

// Every capitalised word as a mention.
std::vector<WordRange> Names(std::string_view text, const Segments& segments) {
  std::vector<WordRange> names;
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const char first = segments.words[w].span.In(text)[0];
    if (first >= 'A' && first <= 'Z') names.push_back({w, w + 1});
  }
  return names;
}

WordRange Find(std::string_view text, const Segments& segments, std::string_view word) {
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    if (segments.words[w].span.In(text) == word) return {w, w + 1};
  }
  ADD_FAILURE() << "no word " << word;
  return {0, 1};
}

TEST(RoleCandidates, StandInTheCuesSentenceOrBesideIt) {
  const std::string_view text = "Ames left. Bell left. Cole told Dunn so. Eder left. Fisk left.";
  const Segments s = Segment(text);
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "told"), Names(text, s)), (Indices{1, 2, 3, 4}));
}

TEST(RoleCandidates, AtTheTextsEndsThereAreFewerSentences) {
  const std::string_view text = "Ames told Bell. Cole left.";
  const Segments s = Segment(text);
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "told"), Names(text, s)), (Indices{0, 1, 2}));
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "left"), Names(text, s)), (Indices{0, 1, 2}));
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "told"), {}), Indices{});
}

TEST(RoleCandidates, StandWithinReachOfTheCue) {
  std::string text = "Ames ";
  for (uint32_t i = 0; i < kRoleReach; ++i) text += "and ";
  text += "told ";
  for (uint32_t i = 0; i < kRoleReach - 1; ++i) text += "and ";
  text += "Bell Cole";
  const Segments s = Segment(text);
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "told"), Names(text, s)), Indices{1});
}

TEST(RoleCandidates, TheNearestAreKeptInTextOrder) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Ames ";
  text += "told ";
  for (int i = 0; i < 20; ++i) text += "Bell ";
  const Segments s = Segment(text);
  const Indices found = RoleCandidates(s, Find(text, s, "told"), Names(text, s));
  ASSERT_EQ(found.size(), kMaxRoleCandidates);
  for (uint32_t i = 0; i < kMaxRoleCandidates; ++i) EXPECT_EQ(found[i], 8 + i);
}

TEST(RoleCandidates, NestedMentionsAreAllFound) {
  const std::string_view text = "The mayor of Bonn told Ames.";
  const Segments s = Segment(text);
  EXPECT_EQ(RoleCandidates(s, Find(text, s, "told"), {{0, 4}, {1, 2}, {3, 4}, {5, 6}}), (Indices{0, 1, 2, 3}));
}

}  // namespace
}  // namespace dateline
