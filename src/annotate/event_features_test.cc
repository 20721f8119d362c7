// Tests of the event features: the statement around a trigger, and how mentions and earlier events lie to it.
#include "annotate/event_features.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

constexpr uint8_t kDenyAct = 13, kNoAct = 20;
constexpr size_t kType = 3, kPart = 4, kLead = 5, kBetween = 6;

// Words: 0 Ames 1 denied 2 that 3 Bell 4 had 5 bombed 6 Cole 7 . 8 Dorn 9 said 10 : 11 " 12 They 13 shelled 14 us
// 15 . 16 " 17 The 18 bombing 19 went 20 on 21 .
struct Story {
  std::string text = "Ames denied that Bell had bombed Cole. Dorn said: \"They shelled us.\" The bombing went on.";
  Segments segments = Segment(text);
  Quotations quotations = MatchQuotations(text, segments, nullptr);
  std::vector<Telling> tellings = {
      {{0, 1}, {{2, 7}}, kDenyAct, true}, {{3, 4}, {{4, 7}}, 0, false}, {{8, 9}, {{11, 17}}, 0, false}};
  std::vector<WordRange> mentions = {{0, 1}, {3, 4}, {6, 7}, {8, 9}, {12, 13}, {14, 15}};
  EventFeatureReader reader{text, segments, quotations, tellings, mentions};
};

TEST(EventFeatures, TheSmallestStatementThatHoldsTheTriggerTellsIt) {
  const Story s;
  EXPECT_EQ(s.reader.TellingOf({5, 6}), 1);
  EXPECT_EQ(s.reader.TellingOf({3, 4}), 0);
  EXPECT_EQ(s.reader.TellingOf({13, 14}), 2);
  EXPECT_EQ(s.reader.TellingOf({18, 19}), -1);
}

TEST(EventFeatures, ATriggerThatTheSmallerStatementCutsBelongsToTheOneThatHoldsAllOfIt) {
  const Story s;
  EXPECT_EQ(s.reader.TellingOf({3, 5}), 0);
  EXPECT_EQ(s.reader.TellingOf({6, 8}), -1);
}

TEST(EventFeatures, OfTwoEqualStatementsTheFirstTells) {
  const std::vector<Telling> twice = {{{}, {{2, 7}}, 1, false}, {{}, {{2, 7}}, 2, false}};
  const Story s;
  const EventFeatureReader reader(s.text, s.segments, s.quotations, twice, s.mentions);
  EXPECT_EQ(reader.TellingOf({5, 6}), 0);
}

TEST(EventFeatures, StatusTellsActDenialQuotationAndSentence) {
  const Story s;
  EXPECT_EQ(s.reader.OfStatus({5, 6}, 0), (StatusFeatures{kDenyAct, 1, 0, 0}));
  EXPECT_EQ(s.reader.OfStatus({13, 14}, 2), (StatusFeatures{0, 0, 1, 1}));
  EXPECT_EQ(s.reader.OfStatus({18, 19}, -1), (StatusFeatures{kNoAct, 0, 0, 2}));
}

TEST(EventFeatures, ArgumentsTellThePartOfTheStatementTheLeadAndTheMentionsBetween) {
  const Story s;
  const ArgumentFeatures source = s.reader.OfArgument({5, 6}, 9, 0, 0), inside = s.reader.OfArgument({5, 6}, 9, 0, 2);
  EXPECT_EQ(source[kType], 9);
  EXPECT_EQ(source[kPart], 1);
  EXPECT_EQ(source[kLead], 1);
  EXPECT_EQ(source[kBetween], 1);  // Bell
  EXPECT_EQ(inside[kPart], 2);
  EXPECT_EQ(inside[kBetween], 4);  // behind, nothing between
  EXPECT_EQ(s.reader.OfArgument({5, 6}, 9, 0, 3)[kPart], 3);
  EXPECT_EQ(s.reader.OfArgument({18, 19}, 9, -1, 3)[kPart], 0);
  EXPECT_EQ(s.reader.OfArgument({18, 19}, 9, -1, 0)[kBetween], 3);  // no more are counted
}

TEST(EventFeatures, SameEventsTellWordsTypesDistanceAndQuotation) {
  const Story s;
  EXPECT_EQ(s.reader.OfSame({18, 19}, 9, {5, 6}, 9), (SameFeatures{2, 1, 2, 1}));    // "bombi", "bombe"
  EXPECT_EQ(s.reader.OfSame({18, 19}, 9, {13, 14}, 3), (SameFeatures{2, 0, 1, 0}));  // quoted
  EXPECT_EQ(s.reader.OfSame({18, 19}, 9, {18, 19}, 9), (SameFeatures{0, 1, 0, 1}));
}

TEST(EventFeatures, CandidatesAreTheMentionsNearByAndThoseOfTheFirstSentence) {
  std::string text = "Ames met Bell.";
  for (int i = 0; i < 6; ++i) text += " It rained on Cole.";
  const Segments segments = Segment(text);
  const Quotations quotations = MatchQuotations(text, segments, nullptr);
  std::vector<WordRange> mentions = {{0, 1}, {2, 3}};
  for (uint32_t i = 0; i < 6; ++i) mentions.push_back({7 + 5 * i, 8 + 5 * i});
  const EventFeatureReader reader(text, segments, quotations, {}, mentions);
  EXPECT_EQ(reader.Candidates({5 + 5 * 4, 6 + 5 * 4}), (std::vector<uint32_t>{0, 1, 4, 5, 6, 7}));
}

TEST(EventFeatures, CandidatesAreBounded) {
  std::string text = "Ames";
  std::vector<WordRange> mentions = {{0, 1}};
  for (uint32_t i = 1; i < 250; ++i) {
    text += " Ames";
    mentions.push_back({i, i + 1});
  }
  const Segments segments = Segment(text);
  const Quotations quotations = MatchQuotations(text, segments, nullptr);
  const EventFeatureReader reader(text, segments, quotations, {}, mentions);
  const std::vector<uint32_t> found = reader.Candidates({200, 201});
  EXPECT_LE(found.size(), 40U);
  EXPECT_NE(std::find(found.begin(), found.end(), 199U), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), 0U), found.end());
}

}  // namespace
}  // namespace dateline
