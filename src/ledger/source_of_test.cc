// Ledger::SourceOf.
#include <gtest/gtest.h>

#include "dateline/ledger.h"

namespace dateline {
namespace {

using Range = std::pair<uint64_t, uint64_t>;

// Clean "abc&def" from "xxabc&amp;def": copied, replaced, copied.
Ledger WithEntity() {
  Ledger ledger;
  ledger.text = "abc&def";
  ledger.runs = {{{0, 3}, 2}, {{3, 4}, 5, 1, 5}, {{4, 7}, 10}};
  return ledger;
}

TEST(SourceOf, CountsBytesInsideACopiedRun) {
  EXPECT_EQ(WithEntity().SourceOf({1, 3}), Range(3, 5));
  EXPECT_EQ(WithEntity().SourceOf({5, 6}), Range(11, 12));
}

TEST(SourceOf, TakesTheWholeOfAReplacedRun) {
  EXPECT_EQ(WithEntity().SourceOf({3, 4}), Range(5, 10));
  EXPECT_EQ(WithEntity().SourceOf({2, 5}), Range(4, 11));
}

TEST(SourceOf, AnEmptySpanIsAnEmptyRangeWhereItStands) {
  EXPECT_EQ(WithEntity().SourceOf({4, 4}), Range(10, 10));
  EXPECT_EQ(WithEntity().SourceOf({7, 7}), Range(13, 13));
}

TEST(SourceOf, StaysInsideTheSourceWhateverTheSpan) {
  EXPECT_EQ(WithEntity().SourceOf({6, 999}), Range(12, 13));
  EXPECT_EQ(Ledger{}.SourceOf({0, 5}), Range(0, 0));
}

}  // namespace
}  // namespace dateline
