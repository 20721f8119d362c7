// Gaps and contradictions.
#include "ledger/completeness.h"

#include <gtest/gtest.h>

#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

// Notices for a ledger whose text has its quotations matched.
std::vector<Notice> NoticesOf(Ledger ledger) {
  ledger.notices.clear();
  const Segments segments = Segment(ledger.text);
  Annotations annotations;
  std::vector<Notice> ignored;
  annotations.quotations = MatchQuotations(ledger.text, segments, &ignored);
  NoteGaps({segments, annotations, Resolved{}, {}}, &ledger);
  return ledger.notices;
}

Ledger Copy(const std::string& text, const std::vector<std::string>& held) {
  Ledger ledger;
  ledger.text = text;
  for (const std::string& words : held) ledger.statements.push_back({.content = {samples::SpanOf(text, words)}});
  return ledger;
}

TEST(UnheldQuotations, AreNoted) {
  const std::string text = "\"We will not go,\" one read. \"They must leave now,\" Lee said.";
  const std::vector<Notice> notices = NoticesOf(Copy(text, {"They must leave now"}));
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].code, NoticeCode::kUnheldQuotation);
  EXPECT_EQ(notices[0].span.In(text).substr(0, 14), "We will not go");
}

TEST(UnheldQuotations, MayBeHeldByMoreThanIsQuotedButNotByLess) {
  const std::string text = "Lee said it was \"a very grave error\" to go.";
  EXPECT_TRUE(NoticesOf(Copy(text, {"it was \"a very grave error\" to go"})).empty());
  EXPECT_EQ(NoticesOf(Copy(text, {"a very"})).size(), 1u);
}

TEST(UnheldQuotations, OfFewWordsAndTitlesArePassedOver) {
  EXPECT_TRUE(NoticesOf(Copy("A \"grave error\" in \"The Old Man and the Sea\", he wrote.", {})).empty());
}

TEST(UnheldQuotations, AreNotedTwentyTimesAtMost) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "\"We will not go,\" it read. ";
  EXPECT_EQ(NoticesOf(Copy(text, {})).size(), 20u);
}

TEST(Contradictions, OfWhatOneDeniesAndAnotherTellsAreNoted) {
  Ledger ledger = samples::Dam();
  EXPECT_TRUE(NoticesOf(ledger).empty());
  ledger.events[4].same_as = 3;
  ledger.events[4].status = EventStatus::kHappened;
  const std::vector<Notice> notices = NoticesOf(ledger);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].code, NoticeCode::kContradiction);
  EXPECT_EQ(notices[0].detail, "E4 (Q3) denied, E5 happened");
  ledger.events[4].within = 2;  // the same speaker
  EXPECT_TRUE(NoticesOf(ledger).empty());
}

TEST(Contradictions, OfFiguresOfOneClaimantAndDayAreNoted) {
  Ledger ledger = samples::Dam();
  ledger.figures[0].sources = {1};
  EXPECT_TRUE(NoticesOf(ledger).empty());  // as of another day
  ledger.figures[1].date = ledger.figures[0].date;
  const std::vector<Notice> notices = NoticesOf(ledger);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].detail, "F1 and F2 of one claimant and day");
  ledger.figures[1].value = 40;
  EXPECT_TRUE(NoticesOf(ledger).empty());
}

}  // namespace
}  // namespace dateline
