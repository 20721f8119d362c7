// Tests of Chain.
#include <gtest/gtest.h>

#include <algorithm>

#include "copies/copies.h"

namespace dateline::copies {
namespace {

constexpr CopyKind kExact = CopyKind::kExact, kNear = CopyKind::kNear, kUpdate = CopyKind::kUpdate;

// Ids in these tests are in order of time.
CopyPair Pair(std::string earlier, std::string later, CopyKind kind, double strength = 1) {
  return {{"2019-09-03", std::move(earlier)}, {"2019-09-03", std::move(later)}, kind, strength};
}

using Links = std::vector<CopyLink>;

TEST(Chain, ExactCopyAndUpdatePointAtTheFirst) {
  EXPECT_EQ(Chain({Pair("2", "4", kExact), Pair("2", "3", kUpdate)}), (Links{{"2", "3", kUpdate}, {"2", "4", kExact}}));
}

TEST(Chain, CopiesOfCopiesPointAtTheFirstByTheWeakerKind) {
  EXPECT_EQ(Chain({Pair("1", "2", kExact), Pair("2", "3", kExact), Pair("3", "4", kNear), Pair("4", "5", kExact)}),
            (Links{{"1", "2", kExact}, {"1", "3", kExact}, {"1", "4", kNear}, {"1", "5", kNear}}));
}

TEST(Chain, EveryUpdatePointsAtTheFirstVersion) {
  EXPECT_EQ(Chain({Pair("1", "2", kUpdate), Pair("2", "3", kUpdate), Pair("1", "3", kUpdate)}),
            (Links{{"1", "2", kUpdate}, {"1", "3", kUpdate}}));
}

TEST(Chain, TheReprintOfAnUpdatePointsAtTheUpdate) {
  EXPECT_EQ(Chain({Pair("1", "2", kUpdate), Pair("2", "3", kNear, 0.95), Pair("1", "3", kNear, 0.7)}),
            (Links{{"1", "2", kUpdate}, {"2", "3", kNear}}));
}

TEST(Chain, AnUpdateIsNoReprintOfWhatItsOutletWroteFirst) {
  EXPECT_EQ(Chain({Pair("1", "2", kNear), Pair("1", "3", kUpdate), Pair("2", "3", kNear)}),
            (Links{{"1", "2", kNear}, {"1", "3", kUpdate}}));
}

TEST(Chain, AnUpdateWhoseCopyCameFirstIsThatCopyAndTheCopyTheUpdate) {
  EXPECT_EQ(Chain({Pair("1", "3", kUpdate), Pair("2", "3", kExact)}), (Links{{"1", "2", kUpdate}, {"2", "3", kExact}}));
}

TEST(Chain, DependsOnTheSetOfPairsAlone) {
  std::vector<CopyPair> pairs = {Pair("1", "2", kUpdate),    Pair("2", "3", kNear, 0.9), Pair("1", "3", kNear, 0.8),
                                 Pair("3", "4", kExact),     Pair("2", "4", kNear, 0.9), Pair("1", "5", kUpdate),
                                 Pair("4", "5", kNear, 0.7), Pair("0", "6", kExact)};
  const Links links = Chain(pairs);
  EXPECT_EQ(links.size(), 5u);
  std::vector<CopyPair> twice = pairs;
  twice.insert(twice.end(), pairs.rbegin(), pairs.rend());
  EXPECT_EQ(Chain(twice), links);
  const auto less = [](const CopyPair& a, const CopyPair& b) { return (a <=> b) < 0; };
  std::sort(pairs.begin(), pairs.end(), less);
  do {
    ASSERT_EQ(Chain(pairs), links);
  } while (std::next_permutation(pairs.begin(), pairs.end(), less));
}

TEST(Chain, WhatIsNoPairLinksNothing) {
  EXPECT_TRUE(Chain({}).empty());
  EXPECT_TRUE(Chain({Pair("1", "2", CopyKind::kNone), Pair("3", "3", kExact), Pair("5", "4", kExact)}).empty());
}

}  // namespace
}  // namespace dateline::copies
