// Tests of relays named by fixed phrases.
#include "annotate/named_relays.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The statement's and mentions' words are given by number.
std::vector<uint32_t> Relays(const std::string& text, WordRange source, WordRange cue, WordRange content,
                             const std::vector<WordRange>& mentions) {
  const Segments segments = Segment(text);
  std::vector<FoundMention> found;
  for (const WordRange& m : mentions) found.emplace_back().words = m;
  std::vector<FoundStatement> statements(1);
  statements[0].source = source;
  statements[0].cue = statements[0].anchor = cue;
  statements[0].content = {content};
  AddNamedRelays(text, segments, found, &statements);
  return statements[0].via;
}

using Mentions = std::vector<uint32_t>;

TEST(NamedRelays, WhoIsNamedBehindAccordingToRelaysWhatAnotherSaid) {
  EXPECT_EQ(Relays("According to the Daily Post, the mayor said he would go.", {6, 8}, {8, 9}, {9, 12},
                   {{2, 5}, {6, 8}, {9, 10}}),
            Mentions{0});
}

TEST(NamedRelays, AccordingToAsTheCueNamesTheSpeakerOnly) {
  EXPECT_EQ(Relays("The road is shut, according to the mayor.", {7, 9}, {5, 7}, {0, 4}, {{0, 2}, {7, 9}}), Mentions{});
}

TEST(NamedRelays, WhoQuotesTheSpeakerRelays) {
  EXPECT_EQ(
      Relays("Radio Nord quoted the mayor as saying he would go.", {3, 5}, {6, 7}, {7, 10}, {{0, 2}, {3, 5}, {7, 8}}),
      Mentions{0});
}

TEST(NamedRelays, WhoTheSpeakerWasQuotedByRelays) {
  EXPECT_EQ(Relays("The mayor was quoted by Radio Nord as saying he would go.", {0, 2}, {8, 9}, {9, 12},
                   {{0, 2}, {5, 7}, {9, 10}}),
            Mentions{1});
}

TEST(NamedRelays, WhatIsSaidNamesNone) {
  EXPECT_EQ(Relays("The mayor said that according to Radio Nord the road was shut.", {0, 2}, {2, 3}, {3, 12},
                   {{0, 2}, {6, 8}}),
            Mentions{});
}

}  // namespace
}  // namespace dateline
