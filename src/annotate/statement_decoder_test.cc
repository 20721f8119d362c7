// Tests of statement decoding: the hard constraints, which hold for any text and any scores.
#include "annotate/statement_decoder.h"

#include <gtest/gtest.h>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

// The piece of content that holds a word; -1 none.
int PieceOf(const FoundStatement& s, uint32_t word) {
  for (size_t i = 0; i < s.content.size(); ++i)
    if (s.content[i].Has(word)) return static_cast<int>(i);
  return -1;
}

// The word that a quotation must hold to be divisible for a statement: none when it has no cue.
uint32_t DividingWord(const FoundStatement& s) { return s.cue.size() > 0 ? s.cue.begin : UINT32_MAX; }

bool Meet(WordRange a, WordRange b) { return a.begin < b.end && b.begin < a.end; }

TEST(StatementsOfAnyCopy, StatementsAreSortedAndLeaveTheirScopeOnlyToFinishAQuotation) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    uint32_t last = 0;
    for (const FoundStatement& s : copy.annotations.statements) {
      ASSERT_TRUE(s.anchor.size() > 0 && s.anchor.end <= copy.segments.words.size());
      EXPECT_GE(s.anchor.begin, last);
      last = s.anchor.begin;
      EXPECT_TRUE(s.cue == s.anchor || s.cue.size() == 0);
      const WordRange scope = ScopeOf(copy.segments, s.anchor);
      for (const WordRange range : {s.source, s.venue}) {
        EXPECT_TRUE(range.size() == 0 || (range.begin >= scope.begin && range.end <= scope.end));
      }
      ASSERT_FALSE(s.content.empty());
      const Quotations& quotations = copy.annotations.quotations;
      const uint32_t outside = s.cue.size() > 0 ? s.anchor.begin : UINT32_MAX;
      uint32_t reached = quotations.Unit(scope.begin, outside) >= 0 ? 0 : scope.begin;
      for (const WordRange piece : s.content) {
        EXPECT_TRUE(piece.begin >= reached && piece.size() > 0);
        EXPECT_TRUE(piece.end <= scope.end || quotations.Unit(scope.end - 1, outside) >= 0);
        reached = piece.end;
      }
      EXPECT_TRUE(s.confidence >= 0 && s.confidence <= 1) << s.confidence;
    }
  }
}

// The first word of the scope at which a quotation is cut that may not be; 0 when there is none.
uint32_t CutOf(const samples::AnnotatedCopy& copy, const FoundStatement& s) {
  const Quotations& quotations = copy.annotations.quotations;
  const WordRange scope = ScopeOf(copy.segments, s.anchor);
  for (uint32_t w = scope.begin + 1; w < scope.end; ++w) {
    const int before = quotations.Unit(w - 1, DividingWord(s)), unit = quotations.Unit(w, DividingWord(s));
    if (unit < 0 || before < 0 || quotations.all[before].chain != quotations.all[unit].chain) continue;
    if (PieceOf(s, w - 1) != PieceOf(s, w)) return w;
  }
  return 0;
}

TEST(StatementsOfAnyCopy, AQuotationThatDoesNotHoldTheCueIsNeverCut) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated())
    for (const FoundStatement& s : copy.annotations.statements)
      if (s.cue.size() > 0) ASSERT_EQ(CutOf(copy, s), 0u) << copy.text.substr(0, 100);
}

TEST(StatementsOfAnyCopy, WithoutACueNoQuotationIsCut) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated())
    for (const FoundStatement& s : copy.annotations.statements)
      if (s.cue.size() == 0) ASSERT_EQ(CutOf(copy, s), 0u) << copy.text.substr(0, 100);
}

TEST(StatementsOfAnyCopy, ACueIsNoPartOfWhatItReports) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated())
    for (const FoundStatement& s : copy.annotations.statements) {
      if (s.cue.size() == 0) continue;
      for (const WordRange piece : s.content) EXPECT_FALSE(Meet(piece, s.cue));
      EXPECT_FALSE(Meet(s.source, s.cue));
      EXPECT_FALSE(Meet(s.venue, s.cue));
    }
}

TEST(StatementsOfAnyCopy, SourceVenueAndContentLieApart) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated())
    for (const FoundStatement& s : copy.annotations.statements) {
      EXPECT_FALSE(Meet(s.source, s.venue));
      for (const WordRange piece : s.content) EXPECT_FALSE(Meet(piece, s.source) || Meet(piece, s.venue));
    }
}

TEST(StatementsOfAnyCopy, RolesAreMentionsBesideTheCue) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    for (const FoundStatement& s : copy.annotations.statements) {
      for (const std::vector<uint32_t>& role : {s.to, s.via}) {
        for (uint32_t m : role) {
          ASSERT_LT(m, copy.annotations.mentions.size());
          EXPECT_LE(copy.annotations.mentions[m].words.begin, s.anchor.end + 60);
        }
      }
    }
  }
}

// Fails for the first statement whose mode does not follow from the quotations that its content lies in.
void ExpectModes(bool cued) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    for (const FoundStatement& s : copy.annotations.statements) {
      if ((s.cue.size() > 0) != cued) continue;
      bool quoted = false, bare = false;
      for (const WordRange piece : s.content) {
        for (uint32_t w = piece.begin; w < piece.end; ++w)
          (copy.annotations.quotations.Unit(w, DividingWord(s)) >= 0 ? quoted : bare) = true;
      }
      ASSERT_EQ(s.mode == StatementMode::kIndirect, !quoted) << copy.text.substr(0, 100);
      if (!bare) ASSERT_EQ(s.mode, StatementMode::kDirect) << copy.text.substr(0, 100);
    }
  }
}

TEST(StatementsOfAnyCopy, ModeFollowsFromTheMarks) { ExpectModes(true); }

TEST(StatementsOfAnyCopy, WithoutACueAQuotationIsDirectSpeech) { ExpectModes(false); }

TEST(StatementDecoder, TheSmallModelFindsEnoughToTestWith) {
  int statements = 0, bare = 0, quoted = 0, sources = 0, venues = 0, pieces = 0;
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    for (const FoundStatement& s : copy.annotations.statements) {
      ++statements;
      bare += s.cue.size() == 0;
      quoted += s.mode != StatementMode::kIndirect;
      sources += s.source.size() > 0;
      venues += s.venue.size() > 0;
      pieces += s.content.size() > 1;
    }
  }
  for (int count : {bare, quoted, sources, venues, pieces}) EXPECT_GT(count, 10);
  EXPECT_GT(statements, 500);
}

TEST(ModeOf, AllWordsInQuotationsAreDirectSpeechAndSomeAreMixed) {
  const std::string text = "\"one two three four five six seven eight\" nine ten eleven he said \"here\"";
  const Segments segments = Segment(text);
  const Quotations quotations = MatchQuotations(text, segments, nullptr);
  constexpr uint32_t kCue = 14;
  ASSERT_EQ(segments.words[14].span.In(text), "said");
  EXPECT_EQ(ModeOf(quotations, kCue, {{0, 10}}), StatementMode::kDirect);
  EXPECT_EQ(ModeOf(quotations, kCue, {{0, 11}}), StatementMode::kMixed);
  EXPECT_EQ(ModeOf(quotations, kCue, {{0, 12}}), StatementMode::kMixed);
  EXPECT_EQ(ModeOf(quotations, kCue, {{10, 13}}), StatementMode::kIndirect);
  EXPECT_EQ(ModeOf(quotations, kCue, {{10, 13}, {15, 18}}), StatementMode::kMixed);
  // A quotation that holds the cue does not make what is said inside it direct.
  EXPECT_EQ(ModeOf(quotations, 3, {{4, 8}}), StatementMode::kIndirect);
}

}  // namespace
}  // namespace dateline
