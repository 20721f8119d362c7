// Tests that every product that this CPU can run agrees with its scalar twin, in every precision and at odd shapes.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "encode/kernels/kernels.h"
#include "encode/packed_weights.h"

namespace dateline {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<float> Random(size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> values(n);
  for (float& v : values) v = normal(random);
  return values;
}

struct Shape {
  size_t in, out, rows;
};

constexpr Shape kShapes[] = {{1, 1, 1},    {3, 7, 5},   {4, 16, 12},  {17, 33, 13}, {63, 32, 11},
                             {64, 96, 25}, {65, 31, 2}, {100, 9, 24}, {384, 40, 7}, {1536, 17, 14}};
constexpr Precision kPrecisions[] = {Precision::kF32, Precision::kBf16, Precision::kInt8};

// Rows as a kernel wants them.
struct Prepared {
  size_t stride;
  std::vector<std::byte> bytes;
  std::vector<RowScale> scales;

  Prepared(const ProductKernel& kernel, Precision precision, const std::vector<float>& x, size_t in, int32_t largest)
      : stride(PreparedStride(kernel, precision, in)), bytes(stride * (x.size() / in)), scales(x.size() / in) {
    const size_t rows = scales.size();
    if (kernel.prepare) {
      kernel.prepare(x.data(), rows, in, stride, largest, bytes.data(), scales.data());
    } else {
      __builtin_memcpy(bytes.data(), x.data(), bytes.size());
    }
  }
};

std::vector<float> Product(const ProductKernel& kernel, Precision precision, const std::vector<float>& weight,
                           const std::vector<float>& bias, const Prepared& x, bool gelu) {
  const size_t out = bias.size(), in = weight.size() / out, rows = x.scales.size();
  const PackedWeights packed(weight, bias, in, out, precision, kernel);
  std::vector<float> y(rows * out + 40, 77.0f);
  kernel.multiply(packed.view(), x.bytes.data(), x.stride, x.scales.data(), rows, gelu, y.data());
  for (size_t i = rows * out; i < y.size(); ++i) EXPECT_EQ(y[i], 77.0f) << "written past the end";
  y.resize(rows * out);
  return y;
}

// Runs `test(kernel, twin, name)` for every product of this CPU in one precision.
template <class Test>
void ForEach(Precision precision, const Test& test) {
  for (auto kernels = VectorKernels(); *kernels; ++kernels) {
    if (const ProductKernel* kernel = ProductOf(**kernels, precision))
      test(*kernel, *ProductOf(kReferenceKernels, precision), (*kernels)->name);
  }
}

TEST(Products, AgreeWithTheirTwinOnTheSamePreparedRows) {
  for (Precision precision : kPrecisions) {
    for (const auto& [in, out, rows] : kShapes) {
      const auto weight = Random(in * out, 1), bias = Random(out, 2), x = Random(rows * in, 3);
      ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel& twin, const char* name) {
        const Prepared prepared(kernel, precision, x, in, kernel.largest);
        for (bool gelu : {false, true}) {
          const auto a = Product(kernel, precision, weight, bias, prepared, gelu);
          const auto b = Product(twin, precision, weight, bias, prepared, gelu);
          for (size_t i = 0; i < a.size(); ++i)
            ASSERT_NEAR(a[i], b[i], 1e-5f + 3e-6f * static_cast<float>(in)) << name << ' ' << in << 'x' << out;
        }
      });
    }
  }
}

TEST(Products, PrepareRowsAsTheirTwinDoes) {
  for (Precision precision : {Precision::kBf16, Precision::kInt8}) {
    for (const auto& [in, out, rows] : kShapes) {
      const auto x = Random(rows * in, 4);
      ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel& twin, const char* name) {
        const Prepared a(kernel, precision, x, in, kernel.largest), b(twin, precision, x, in, kernel.largest);
        ASSERT_EQ(a.stride, b.stride);
        if (precision == Precision::kBf16) {
          ASSERT_EQ(a.bytes, b.bytes) << name;
          return;
        }
        for (size_t r = 0; r < rows; ++r) {
          ASSERT_EQ(a.scales[r].scale, b.scales[r].scale) << name;
          ASSERT_NEAR(a.scales[r].zero, b.scales[r].zero, 1) << name;
          const int shift = a.scales[r].zero - b.scales[r].zero;
          for (size_t i = 0; i < in; ++i) {
            const int p = std::to_integer<int>(a.bytes[r * a.stride + i]);
            const int q = std::to_integer<int>(b.bytes[r * b.stride + i]);
            ASSERT_NEAR(p, q + shift, 1) << name;  // what lies between two numbers may go either way
          }
        }
      });
    }
  }
}

TEST(Products, StayNearTheExactResult) {
  const size_t in = 384, out = 64, rows = 10;
  const auto weight = Random(in * out, 1), bias = Random(out, 2), x = Random(rows * in, 3);
  const ProductKernel& plain = kReferenceKernels.f32;
  const auto exact = Product(plain, Precision::kF32, weight, bias, Prepared(plain, Precision::kF32, x, in, 0), false);
  for (Precision precision : {Precision::kBf16, Precision::kInt8}) {
    ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel&, const char* name) {
      const Prepared prepared(kernel, precision, x, in, kernel.largest);
      const auto y = Product(kernel, precision, weight, bias, prepared, false);
      double error = 0, size = 0;
      for (size_t i = 0; i < y.size(); ++i) error += std::pow(y[i] - exact[i], 2), size += std::pow(exact[i], 2);
      const double allowed = precision == Precision::kBf16 ? 0.005 : kernel.largest == 255 ? 0.015 : 0.025;
      EXPECT_LT(std::sqrt(error / size), allowed) << name;
    });
  }
}

TEST(Products, StandNonsenseInRowsAndWeights) {
  const size_t in = 50, out = 37, rows = 14;
  auto weight = Random(in * out, 1), x = Random(rows * in, 3);
  const auto bias = Random(out, 2);
  for (size_t i = 0; i < x.size(); i += 9) x[i] = i % 2 ? kNaN : i % 4 ? kInfinity : -kInfinity;
  for (size_t i = 5; i < x.size(); i += 31) x[i] = 3e38f;
  for (size_t i = 2 * in; i < 3 * in; ++i) x[i] = 1e-44f;
  for (size_t i = 3 * in; i < 4 * in; ++i) x[i] = kNaN;
  for (size_t i = 0; i < weight.size(); i += 21) weight[i] = i % 2 ? kNaN : kInfinity;
  for (size_t i = in; i < 2 * in; ++i) weight[i] = 0;
  for (size_t i = 2 * in; i < 3 * in; ++i) weight[i] = 1e-44f;
  for (Precision precision : kPrecisions) {
    ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel& twin, const char*) {
      for (const ProductKernel* each : {&kernel, &twin}) {
        const Prepared prepared(*each, precision, x, in, kernel.largest);
        Product(*each, precision, weight, bias, prepared, true);
      }
    });
  }
}

}  // namespace
}  // namespace dateline
