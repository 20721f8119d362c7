// Tests of Changes.
#include <gtest/gtest.h>

#include "copies/copies.h"
#include "copies/copy_samples.h"

namespace dateline::copies {
namespace {

std::string Told(std::string_view before, std::string_view after) {
  std::string told;
  for (const SentenceChange& change : Changes(before, after)) {
    told += "=~+-"[static_cast<size_t>(change.kind)];
    EXPECT_EQ(change.before.empty(), change.kind == ChangeKind::kNew);
    EXPECT_EQ(change.after.empty(), change.kind == ChangeKind::kGone);
  }
  return told;
}

TEST(Changes, TellsWhatIsNewGoneAndChangedInOrder) {
  EXPECT_EQ(Told("The bridge fell at dawn. Two trucks are missing. Rain is forecast.",
                 "The bridge fell at dawn. Divers found a wheel. Three trucks are missing."),
            "=+~-");
}

TEST(Changes, LayoutDatelineAndCreditsAreNone) {
  EXPECT_EQ(Told(kFire, kFire), "=========");
  EXPECT_EQ(Told("TARN, Sept 3 (Coastwire) - The bridge over the Tarn fell at dawn.",
                 "TARN (Coastwire) - The bridge over\nthe Tarn fell at dawn.\n\n(Reporting by Bo Lund)"),
            "=");
}

TEST(Changes, AnUpdateShowsItsFigures) {
  const auto changes = Changes(kFire, kFireUpdate);
  ASSERT_FALSE(changes.empty());
  EXPECT_EQ(changes[0].kind, ChangeKind::kChanged);
  EXPECT_NE(changes[0].before.In(kFire).find("killing at least four"), std::string_view::npos);
  EXPECT_NE(changes[0].after.In(kFireUpdate).find("rose to seven"), std::string_view::npos);
}

TEST(Changes, OfNothingAllIsNew) {
  EXPECT_EQ(Told("", "The bridge fell. Nobody slept."), "++");
  EXPECT_EQ(Told("The bridge fell. Nobody slept.", ""), "--");
}

TEST(Changes, TwoSentencesMadeOneLeaveNoneGone) {
  EXPECT_EQ(Told("The bridge fell at dawn on Sunday. Divers searched the cold river for trucks.",
                 "The bridge fell at dawn on Sunday and divers searched the cold river for trucks."),
            "~");
}

}  // namespace
}  // namespace dateline::copies
