// Tests of the choice of precision and instruction set.
#include "encode/compute.h"

#include <gtest/gtest.h>

#include "encode/kernels/kernels.h"

namespace dateline {
namespace {

constexpr Precision kPrecisions[] = {Precision::kF32, Precision::kBf16, Precision::kInt8};
constexpr Isa kIsas[] = {Isa::kScalar, Isa::kAvx2, Isa::kAvx512};

TEST(Compute, WhatIsAskedForIsTakenOrRefusedWithASentence) {
  for (Isa isa : kIsas) {
    for (Precision precision : kPrecisions) {
      const auto compute = ChooseCompute(precision, isa);
      const Kernels* const kernels = KernelsOf(isa);
      if (kernels && ProductOf(*kernels, precision)) {
        ASSERT_TRUE(compute.ok());
        EXPECT_EQ(*compute, (Compute{precision, isa}));
      } else {
        ASSERT_FALSE(compute.ok());
        EXPECT_EQ(compute.error().code, ErrorCode::kUsage);
        EXPECT_NE(compute.error().message.find(NameOf(isa)), std::string::npos) << compute.error().message;
      }
    }
  }
}

TEST(Compute, ScalarHasEveryPrecision) {
  for (Precision precision : kPrecisions) EXPECT_TRUE(ChooseCompute(precision, Isa::kScalar).ok());
}

TEST(Compute, AutoAlwaysFindsSomething) {
  const auto compute = ChooseCompute(Precision::kAuto, Isa::kAuto);
  ASSERT_TRUE(compute.ok());
  EXPECT_NE(compute->precision, Precision::kAuto);
  EXPECT_TRUE(ProductOf(*KernelsOf(compute->isa), compute->precision));
  EXPECT_TRUE(ChooseCompute(Precision::kF32, Isa::kAuto).ok());
  EXPECT_EQ(ChooseCompute(Precision::kAuto, Isa::kScalar)->precision, Precision::kF32);
}

}  // namespace
}  // namespace dateline
