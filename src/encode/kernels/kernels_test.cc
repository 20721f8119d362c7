// Tests that every vectorised kernel that this CPU can run agrees with its scalar twin.
#include "encode/kernels/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "encode/linear.h"

namespace dateline {
namespace {

std::vector<float> Random(size_t n, float scale, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, scale);
  std::vector<float> values(n);
  for (float& v : values) v = normal(random);
  return values;
}

void ExpectNear(const std::vector<float>& a, const std::vector<float>& b, float tolerance, const char* what) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], tolerance) << what << " at " << i;
}

std::vector<float> Attended(const AttentionKernel& kernel, const std::vector<float>& qkv, size_t rows, size_t heads,
                            size_t depth) {
  const size_t stride = heads * depth;
  std::vector<float> scratch(kernel.scratch(rows, depth) + 16), out(rows * stride + 8, 77.0f);
  const auto at = reinterpret_cast<uintptr_t>(scratch.data());
  kernel.attend(qkv.data(), rows, heads, depth, scratch.data() + (64 - at % 64) % 64 / sizeof(float), out.data(),
                stride);
  for (size_t i = rows * heads * depth; i < out.size(); ++i) EXPECT_EQ(out[i], 77.0f) << "written past the end";
  out.resize(rows * heads * depth);
  return out;
}

TEST(Kernels, GeluAgreesWithItsTwinEverywhere) {
  std::vector<float> x = {0.0f, -0.0f, 1e-30f, -1e-30f, 5.65f, -5.65f, 100.0f, -100.0f, 3e38f, -3e38f};
  for (float v = -9; v < 9; v += 0.0007f) x.push_back(v);
  std::vector<float> twin = x;
  kReferenceKernels.gelu(twin.data(), twin.size());
  for (auto kernels = VectorKernels(); *kernels; ++kernels) {
    std::vector<float> fast = x;
    (*kernels)->gelu(fast.data(), fast.size());
    ExpectNear(fast, twin, 2e-6f, (*kernels)->name);
  }
  Gelu(x.data(), x.size());
  ExpectNear(x, twin, 2e-6f, "Gelu");
}

TEST(Kernels, GeluWritesOnlyItsRange) {
  for (auto kernels = VectorKernels(); *kernels; ++kernels) {
    for (size_t n = 0; n < 40; ++n) {
      std::vector<float> x(n + 1, 1.0f);
      (*kernels)->gelu(x.data(), n);
      EXPECT_EQ(x[n], 1.0f);
      if (n > 0) {
        EXPECT_NEAR(x[n - 1], 0.8413447f, 1e-6f);
      }
    }
  }
}

TEST(Kernels, AddNormAgreesWithItsTwin) {
  for (size_t width : {1, 3, 16, 64, 100, 384}) {
    const size_t rows = 5;
    const auto x = Random(rows * width, 3, 1), delta = Random(rows * width, 3, 2);
    const auto gain = Random(width, 1, 3), bias = Random(width, 1, 4);
    for (const float* added : {static_cast<const float*>(nullptr), delta.data()}) {
      std::vector<float> twin = x;
      kReferenceKernels.add_norm(twin.data(), added, gain.data(), bias.data(), rows, width);
      for (auto kernels = VectorKernels(); *kernels; ++kernels) {
        std::vector<float> fast = x;
        (*kernels)->add_norm(fast.data(), added, gain.data(), bias.data(), rows, width);
        // A row of one or three equal-ish numbers magnifies the last bit.
        ExpectNear(fast, twin, width < 16 ? 1e-3f : 1e-5f, (*kernels)->name);
      }
    }
  }
}

TEST(Kernels, AttentionAgreesWithItsTwin) {
  for (size_t depth : {1, 5, 16, 32, 48, 80}) {
    for (size_t rows : {1, 2, 7, 16, 63, 64, 65, 200}) {
      const size_t heads = 3;
      const auto qkv = Random(rows * 3 * heads * depth, 1.5f, static_cast<unsigned>(rows * 100 + depth));
      const auto twin = Attended(kReferenceKernels.attention, qkv, rows, heads, depth);
      const auto short_twin = Attended(*kReferenceKernels.attention_int16, qkv, rows, heads, depth);
      ExpectNear(short_twin, twin, 5e-3f, "16 bits");
      for (auto kernels = VectorKernels(); *kernels; ++kernels) {
        ExpectNear(Attended((*kernels)->attention, qkv, rows, heads, depth), twin, 1e-5f, (*kernels)->name);
        if (const AttentionKernel* shorts = (*kernels)->attention_int16)
          ExpectNear(Attended(*shorts, qkv, rows, heads, depth), short_twin, 2e-3f, (*kernels)->name);
      }
    }
  }
}

TEST(Kernels, AttentionStandsLargeScoresAndNonsense) {
  const size_t rows = 20, heads = 2, depth = 16;
  auto qkv = Random(rows * 3 * heads * depth, 40.0f, 9);
  const auto twin = Attended(kReferenceKernels.attention, qkv, rows, heads, depth);
  for (auto kernels = VectorKernels(); *kernels; ++kernels) {
    ExpectNear(Attended((*kernels)->attention, qkv, rows, heads, depth), twin, 1e-2f, (*kernels)->name);
  }
  for (size_t i = 0; i < qkv.size(); i += 7) qkv[i] = std::numeric_limits<float>::infinity();
  for (size_t i = 3; i < qkv.size(); i += 11) qkv[i] = std::numeric_limits<float>::quiet_NaN();
  for (size_t i = 4; i < qkv.size(); i += 13) qkv[i] = 3e38f;
  for (float scale : {1.0f, 1e-42f}) {
    for (float& v : qkv) v *= scale;
    Attended(*kReferenceKernels.attention_int16, qkv, rows, heads, depth);
    for (auto kernels = VectorKernels(); *kernels; ++kernels) {
      Attended((*kernels)->attention, qkv, rows, heads, depth);
      if ((*kernels)->attention_int16) Attended(*(*kernels)->attention_int16, qkv, rows, heads, depth);
    }
  }
}

}  // namespace
}  // namespace dateline
