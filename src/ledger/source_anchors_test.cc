// Source bytes known in places.
#include "ledger/source_anchors.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Bytes = std::pair<uint64_t, uint64_t>;

Ledger With(const SourceAnchors& anchors, uint32_t size) {
  Ledger ledger;
  ledger.runs = anchors.Runs(size);
  return ledger;
}

TEST(SourceAnchors, GiveBackWhatWasAdded) {
  SourceAnchors anchors;
  anchors.Add({4, 9}, 14, 19);
  anchors.Add({12, 20}, 23, 37);  // an escape inside, and one byte left out before it
  anchors.Add({4, 12}, 14, 22);
  const Ledger ledger = With(anchors, 30);
  EXPECT_EQ(ledger.SourceOf({4, 9}), Bytes(14, 19));
  EXPECT_EQ(ledger.SourceOf({4, 12}), Bytes(14, 22));
  EXPECT_EQ(ledger.SourceOf({12, 20}), Bytes(23, 37));
  EXPECT_EQ(ledger.SourceOf({5, 6}), Bytes(15, 16));
  EXPECT_EQ(ledger.SourceOf({0, 2}), Bytes(10, 12));
  EXPECT_EQ(ledger.SourceOf({20, 30}), Bytes(37, 47));
}

TEST(SourceAnchors, TakeTheTextForItsOwnSourceWhenNothingIsKnown) {
  const Ledger ledger = With({}, 30);
  EXPECT_EQ(ledger.SourceOf({3, 8}), Bytes(3, 8));
}

TEST(SourceAnchors, KeepTheFirstOfWhatContradictsItself) {
  SourceAnchors anchors;
  anchors.Add({4, 9}, 14, 19);
  anchors.Add({4, 8}, 15, 18);
  anchors.Add({12, 20}, 3, 11);
  const Ledger ledger = With(anchors, 30);
  EXPECT_EQ(ledger.SourceOf({4, 9}), Bytes(14, 19));
  EXPECT_EQ(ledger.SourceOf({9, 30}), Bytes(19, 40));
}

}  // namespace
}  // namespace dateline
