// Tests of fingerprints and bands.
#include <gtest/gtest.h>

#include <algorithm>

#include "copies/copies.h"
#include "copies/copy_samples.h"

namespace dateline::copies {
namespace {

size_t Shared(std::string_view a, std::string_view b) {
  const auto x = Bands(FingerprintOf(a)), y = Bands(FingerprintOf(b));
  return static_cast<size_t>(
      std::count_if(x.begin(), x.end(), [&](uint64_t band) { return std::find(y.begin(), y.end(), band) != y.end(); }));
}

TEST(Fingerprint, LayoutAndCreditsAreNoDifference) {
  std::string flat = kFire;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  const std::string body = flat.substr(0, flat.find("(Reporting"));
  EXPECT_EQ(FingerprintOf(kFire).words, FingerprintOf(body).words);
  EXPECT_EQ(FingerprintOf(kFire).minima, FingerprintOf(body).minima);
}

TEST(Fingerprint, StaysWhatItIsSinceAnIndexKeepsIt) {
  const Fingerprint f = FingerprintOf("Nine grey herons left the northern marsh on Monday.");
  EXPECT_EQ(f.shingles, 4u);
  EXPECT_EQ(f.words, 16494174877910423927u);
  EXPECT_EQ(f.minima[0], 402056373u);
  EXPECT_EQ(f.minima[63], 85583738u);
}

TEST(Bands, CopiesAndUpdatesShareEnoughAndOtherStoriesDoNot) {
  EXPECT_EQ(Shared(kFire, kFire), kMinima + 1);
  EXPECT_GE(Shared(kFire, kFireReprint), 4 * kMinSharedBands);
  EXPECT_GE(Shared(kFire, kFireUpdate), kMinSharedBands);
  EXPECT_LT(Shared(kFire, kFireOther), kMinSharedBands);
}

TEST(Bands, ShortTextsAreFoundByTheirWordsAndEmptyOnesNever) {
  EXPECT_EQ(Bands(FingerprintOf("Hale burns")).size(), 1u);
  EXPECT_EQ(Shared("Hale burns", "HALE BURNS."), 1u);
  EXPECT_TRUE(Bands(FingerprintOf("")).empty());
  EXPECT_TRUE(Bands(FingerprintOf(" ... ")).empty());
}

TEST(Bands, AKeySaysItsPlace) {
  auto bands = Bands(FingerprintOf(kFire));
  std::sort(bands.begin(), bands.end());
  EXPECT_EQ(std::unique(bands.begin(), bands.end()), bands.end());
}

}  // namespace
}  // namespace dateline::copies
