// Tests of relays named by fixed phrases.
#include "annotate/named_relays.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// A statement of one source, cue and content, when the mentions are of this kind; all words are given by number.
FoundStatement Read(const std::string& text, WordRange source, WordRange cue, WordRange content,
                    const std::vector<WordRange>& mentions, ActorKind kind, std::vector<uint32_t> via = {}) {
  const Segments segments = Segment(text);
  std::vector<FoundMention> found;
  for (const WordRange& m : mentions) {
    found.emplace_back().words = m;
    found.back().kinds[static_cast<size_t>(kind)] = 1;
  }
  std::vector<FoundStatement> statements(1);
  statements[0].source = source;
  statements[0].cue = statements[0].anchor = cue;
  statements[0].content = {content};
  statements[0].via = std::move(via);
  AddNamedRelays(text, segments, found, &statements);
  return statements[0];
}

std::vector<uint32_t> Relays(const std::string& text, WordRange source, WordRange cue, WordRange content,
                             const std::vector<WordRange>& mentions, ActorKind kind = ActorKind::kOrg) {
  return Read(text, source, cue, content, mentions, kind).via;
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

TEST(NamedRelays, AccordingToInAnotherClauseIsNotOfThisOne) {
  EXPECT_EQ(
      Relays("It rained, according to the guild; the mayor said no.", {8, 10}, {10, 11}, {11, 12}, {{5, 7}, {8, 10}}),
      Mentions{});
}

TEST(NamedRelays, WhoSawAPaperThatSpeaks) {
  EXPECT_EQ(Relays("A draft seen by Radio Nord asks for rain.", {0, 6}, {6, 7}, {7, 9}, {{4, 6}}), Mentions{0});
  EXPECT_EQ(Relays("A draft seen by clerks asks for rain.", {0, 5}, {5, 6}, {6, 8}, {{4, 5}}, ActorKind::kGroup),
            Mentions{});
}

TEST(NamedRelays, WhoReadItOut) {
  EXPECT_EQ(Relays("In a note read out on Radio Nord, the mayor asked for rain.", {9, 11}, {11, 12}, {12, 14},
                   {{6, 8}, {9, 11}}),
            Mentions{0});
}

TEST(NamedRelays, ThroughWhomItWasSaidIfTheyArePeople) {
  EXPECT_EQ(Relays("The mayor said through his lawyer that it rained.", {0, 2}, {2, 3}, {6, 9}, {{0, 2}, {4, 6}},
                   ActorKind::kPerson),
            Mentions{1});
  EXPECT_EQ(
      Relays("The mayor said through the haze that it rained.", {0, 2}, {2, 3}, {6, 9}, {{4, 6}}, ActorKind::kPlace),
      Mentions{});
}

TEST(NamedRelays, WhomRemarksWentToIsAddressedAndNoRelay) {
  const FoundStatement s = Read("In remarks to Radio Nord, the mayor said no.", {6, 8}, {8, 9}, {9, 10},
                                {{3, 5}, {6, 8}}, ActorKind::kOrg, {0});
  EXPECT_EQ(s.to, Mentions{0});
  EXPECT_EQ(s.via, Mentions{});
}

TEST(NamedRelays, WhatIsSaidNamesNone) {
  EXPECT_EQ(Relays("The mayor said that according to Radio Nord the road was shut.", {0, 2}, {2, 3}, {3, 12},
                   {{0, 2}, {6, 8}}),
            Mentions{});
}

}  // namespace
}  // namespace dateline
