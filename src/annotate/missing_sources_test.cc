// Tests of missing sources: whom the words beside a cue name.
#include "annotate/missing_sources.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// The source given to the last statement; each is a cue, and a source or none, by numbers of words.
std::string Source(const std::string& text, const std::vector<WordRange>& mentions,
                   const std::vector<std::pair<WordRange, WordRange>>& statements) {
  const Segments segments = Segment(text);
  std::vector<FoundMention> found;
  for (const WordRange m : mentions) {
    found.emplace_back().words = m;
    found.back().kinds[static_cast<size_t>(ActorKind::kPerson)] = 1;
  }
  std::vector<FoundStatement> all;
  for (const auto& [cue, source] : statements) {
    all.emplace_back().cue = cue;
    all.back().anchor = cue;
    all.back().source = source;
  }
  AddMissingSources(text, segments, found, &all);
  const WordRange source = all.back().source;
  if (source.size() == 0) return "";
  return std::string(Span{segments.words[source.begin].span.begin, segments.words[source.end - 1].span.end}.In(text));
}

TEST(MissingSources, WhoMeansTheMentionBeforeIt) {
  EXPECT_EQ(Source("Then the mayor, who had asked for rain, left.", {{1, 3}}, {{{6, 7}, {}}}), "the mayor");
  EXPECT_EQ(Source("One of six men that said no left.", {{0, 4}, {2, 4}}, {{{5, 6}, {}}}), "six men");
}

TEST(MissingSources, ASecondVerbHasTheSpeakerOfTheFirst) {
  EXPECT_EQ(Source("Ann Hale praised it and warned of rain.", {{0, 2}}, {{{2, 3}, {0, 2}}, {{5, 6}, {}}}), "Ann Hale");
  EXPECT_EQ(Source("Ann Hale praised it and on Monday warned of rain.", {{0, 2}}, {{{2, 3}, {0, 2}}, {{7, 8}, {}}}),
            "Ann Hale");
  EXPECT_EQ(Source("Ann Hale refused to go, citing the rain.", {{0, 2}}, {{{2, 3}, {0, 2}}, {{6, 7}, {}}}), "Ann Hale");
}

TEST(MissingSources, NoneIsTakenFromAnotherSentence) {
  EXPECT_EQ(Source("Ann Hale praised it. And warned of rain.", {{0, 2}}, {{{2, 3}, {0, 2}}, {{6, 7}, {}}}), "");
}

TEST(MissingSources, TheMentionBeforeTheVerbIsItsSubjectUnlessItHangsOnAPreposition) {
  EXPECT_EQ(Source("Then Ann Hale had ruled it out.", {{1, 3}}, {{{4, 5}, {}}}), "Ann Hale");
  EXPECT_EQ(Source("The letter to Ann Hale had asked for rain.", {{3, 5}}, {{{6, 7}, {}}}), "");
}

TEST(MissingSources, ASubjectTakenForSaidIsTheSpeaker) {
  const std::string text = "Ann Hale is committed to going.";
  std::vector<FoundMention> mentions(1);
  mentions[0].words = {0, 2};
  std::vector<FoundStatement> statements(1);
  statements[0].cue = statements[0].anchor = {2, 4};
  statements[0].content = {{0, 2}, {4, 6}};
  AddMissingSources(text, Segment(text), mentions, &statements);
  EXPECT_EQ(statements[0].source, (WordRange{0, 2}));
  EXPECT_EQ(statements[0].content, (std::vector<WordRange>{{4, 6}}));
}

TEST(MissingSources, AParticipleBehindAPhraseIsNoVerb) {
  EXPECT_EQ(Source("Police held a man accused of theft.", {{2, 4}}, {{{4, 5}, {}}}), "");
}

TEST(MissingSources, APassiveNamesNoSpeakerButAStateOfMindDoes) {
  EXPECT_EQ(Source("Ann Hale was asked to go.", {{0, 2}}, {{{3, 4}, {}}}), "");
  EXPECT_EQ(Source("Ann Hale is committed to going.", {{0, 2}}, {{{2, 4}, {}}}), "Ann Hale");
}

}  // namespace
}  // namespace dateline
