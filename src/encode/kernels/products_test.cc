// Tests that every product that this CPU can run agrees with its scalar twin, in every precision and at odd shapes.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <span>
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
  size_t in, stride;
  std::vector<std::byte> bytes;
  std::vector<RowScale> scales;

  Prepared(const ProductKernel& kernel, Precision precision, const std::vector<float>& x, const PackedWeights& weights,
           int32_t largest)
      : in(weights.view().in),
        stride(PreparedStride(kernel, precision, in)),
        bytes(stride * (x.size() / in)),
        scales(x.size() / in) {
    const size_t rows = scales.size();
    if (kernel.prepare) {
      kernel.prepare(weights.view(), x.data(), rows, stride, largest, bytes.data(), scales.data());
    } else {
      __builtin_memcpy(bytes.data(), x.data(), bytes.size());
    }
  }
};

std::vector<float> Product(const ProductKernel& kernel, const PackedWeights& packed, const Prepared& x, bool gelu) {
  const size_t out = packed.view().out, rows = x.scales.size();
  std::vector<float> y(rows * out + 40, 77.0f);
  kernel.multiply(packed.view(), x.bytes.data(), x.stride, x.scales.data(), rows, {0, out}, gelu, y.data(), out);
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
      const auto weight = Random(in * out, 1), bias = Random(out, 2), x = Random(rows * in, 3), peaks = Random(in, 4);
      ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel& twin, const char* name) {
        const PackedWeights packed(weight, bias, in, out, precision, kernel, peaks);
        const PackedWeights packed_for_twin(weight, bias, in, out, precision, twin, peaks);
        const Prepared prepared(kernel, precision, x, packed, kernel.largest);
        for (bool gelu : {false, true}) {
          const auto a = Product(kernel, packed, prepared, gelu);
          const auto b = Product(twin, packed_for_twin, prepared, gelu);
          for (size_t i = 0; i < a.size(); ++i)
            ASSERT_NEAR(a[i], b[i], (precision == Precision::kF32 ? 1e-5f : 1e-4f) + 3e-6f * static_cast<float>(in))
                << name << ' ' << in << 'x' << out;
        }
      });
    }
  }
}

TEST(Products, PrepareRowsAsTheirTwinDoes) {
  for (Precision precision : {Precision::kBf16, Precision::kInt8}) {
    for (const auto& [in, out, rows] : kShapes) {
      const auto weight = Random(in * out, 1), bias = Random(out, 2), x = Random(rows * in, 4), peaks = Random(in, 5);
      ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel& twin, const char* name) {
        const PackedWeights packed(weight, bias, in, out, precision, kernel, peaks);
        const Prepared a(kernel, precision, x, packed, kernel.largest), b(twin, precision, x, packed, kernel.largest);
        ASSERT_EQ(a.stride, b.stride);
        if (precision == Precision::kBf16) {
          ASSERT_EQ(a.bytes, b.bytes) << name;
          return;
        }
        for (size_t r = 0; r < rows; ++r) {
          ASSERT_EQ(a.scales[r].scale, b.scales[r].scale) << name;
          ASSERT_NEAR(a.scales[r].zero, b.scales[r].zero, 1) << name;
          const int shift = static_cast<int>(a.scales[r].zero - b.scales[r].zero);
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

std::vector<float> Exact(const std::vector<float>& weight, const std::vector<float>& bias,
                         const std::vector<float>& x) {
  const ProductKernel& plain = kReferenceKernels.f32;
  const PackedWeights packed(weight, bias, weight.size() / bias.size(), bias.size(), Precision::kF32, plain);
  return Product(plain, packed, Prepared(plain, Precision::kF32, x, packed, 0), false);
}

double RelativeError(const std::vector<float>& y, const std::vector<float>& exact) {
  double error = 0, size = 0;
  for (size_t i = 0; i < y.size(); ++i) error += std::pow(y[i] - exact[i], 2), size += std::pow(exact[i], 2);
  return std::sqrt(error / size);
}

TEST(Products, InputsKnownToBeLargeDoNotSpoilTheOthers) {
  const size_t in = 384, out = 64, rows = 10;
  const auto weight = Random(in * out, 1), bias = Random(out, 2);
  auto x = Random(rows * in, 3);
  std::vector<float> peaks(in, 3.0f);
  for (size_t i : {5, 70, 383}) {
    peaks[i] = 90.0f;
    for (size_t r = 0; r < rows; ++r) x[r * in + i] *= 30.0f;
  }
  const auto exact = Exact(weight, bias, x);
  ForEach(Precision::kInt8, [&](const ProductKernel& kernel, const ProductKernel&, const char* name) {
    const auto error = [&](std::span<const float> known) {
      const PackedWeights packed(weight, bias, in, out, Precision::kInt8, kernel, known);
      return RelativeError(
          Product(kernel, packed, Prepared(kernel, Precision::kInt8, x, packed, kernel.largest), false), exact);
    };
    EXPECT_LT(4 * error(peaks), error({})) << name;
  });
}

TEST(Products, StayNearTheExactResult) {
  const size_t in = 384, out = 64, rows = 10;
  const auto weight = Random(in * out, 1), bias = Random(out, 2), x = Random(rows * in, 3);
  const auto exact = Exact(weight, bias, x);
  for (Precision precision : {Precision::kBf16, Precision::kInt8}) {
    ForEach(precision, [&](const ProductKernel& kernel, const ProductKernel&, const char* name) {
      const PackedWeights packed(weight, bias, in, out, precision, kernel);
      const auto y = Product(kernel, packed, Prepared(kernel, precision, x, packed, kernel.largest), false);
      const double allowed = precision == Precision::kBf16 ? 0.005 : kernel.largest == 255 ? 0.015 : 0.025;
      EXPECT_LT(RelativeError(y, exact), allowed) << name;
    });
  }
}

TEST(Products, StandNonsenseInRowsAndWeights) {
  const size_t in = 50, out = 37, rows = 14;
  auto weight = Random(in * out, 1), x = Random(rows * in, 3);
  auto peaks = Random(in, 5);
  peaks[0] = kNaN, peaks[1] = kInfinity, peaks[2] = 0, peaks[3] = 3e38f;
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
        const PackedWeights packed(weight, bias, in, out, precision, *each, peaks);
        Product(*each, packed, Prepared(*each, precision, x, packed, kernel.largest), true);
      }
    });
  }
}

}  // namespace
}  // namespace dateline
