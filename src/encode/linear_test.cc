// Tests of Linear: vectors against the scalar twin, independence of the number of rows, weights read from files.
#include "encode/linear.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <thread>

namespace dateline {
namespace {

std::vector<float> Random(size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> values(n);
  for (float& v : values) v = normal(random);
  return values;
}

std::vector<float> Product(const Linear& linear, const std::vector<float>& x) {
  const auto rows = static_cast<uint32_t>(x.size() / linear.in());
  std::vector<float> y(size_t{rows} * linear.out() + 4, 77.0f);
  linear.Run(x.data(), rows, y.data());
  for (size_t i = size_t{rows} * linear.out(); i < y.size(); ++i) EXPECT_EQ(y[i], 77.0f) << "written past the end";
  y.resize(size_t{rows} * linear.out());
  return y;
}

class Shapes : public testing::TestWithParam<std::pair<uint32_t, uint32_t>> {
 protected:
  Linear Make(Compute compute) const {
    const auto [in, out] = GetParam();
    return Linear::From(Random(size_t{in} * out, 1), Random(out, 2), in, out, compute);
  }
};

TEST_P(Shapes, VectorsAgreeWithTheTwin) {
  const Linear fast = Make(Compute{}), twin = Make(kPlainCompute);
  for (uint32_t rows : {0, 1, 15, 16, 17, 79, 350, 1000}) {
    const std::vector<float> x = Random(size_t{rows} * fast.in(), rows);
    const auto a = Product(fast, x), b = Product(twin, x);
    for (size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], 5e-6f * static_cast<float>(fast.in()) + 1e-5f);
  }
}

TEST_P(Shapes, HandingOnWithoutF32InBetweenChangesNoBit) {
  for (Isa isa : {Isa::kScalar, Isa::kAuto}) {
    const auto compute = ChooseCompute(Precision::kBf16, isa);
    if (!compute) continue;
    const Linear first = Make(*compute);
    const uint32_t middle = first.out(), out = 35, rows = 110;
    const Linear next = Linear::From(Random(size_t{middle} * out, 4), Random(out, 5), middle, out, *compute);
    ASSERT_TRUE(first.Feeds(next));
    const std::vector<float> x = Random(size_t{rows} * first.in(), 6);
    std::vector<float> between(size_t{rows} * middle), twice(size_t{rows} * out), straight(twice.size());
    std::vector<std::byte> room(std::max(first.WorkBytes(), next.WorkBytes()) + rows * next.PreparedBytes() + 64);
    std::byte* const work = room.data() + (64 - reinterpret_cast<uintptr_t>(room.data()) % 64) % 64;
    first.Run(x.data(), rows, between.data(), Activation::kGelu, work);
    next.Run(between.data(), rows, twice.data(), Activation::kNone, work);
    std::byte* const prepared = work + std::max(first.WorkBytes(), next.WorkBytes());
    first.RunInto(next, x.data(), rows, prepared, work);
    next.RunPrepared(prepared, rows, straight.data());
    EXPECT_EQ(twice, straight);
  }
}

TEST_P(Shapes, ColumnsMadeAloneAreThoseOfTheWhole) {
  for (Precision precision : {Precision::kF32, Precision::kBf16, Precision::kInt8}) {
    for (Isa isa : {Isa::kScalar, Isa::kAuto}) {
      const auto compute = ChooseCompute(precision, isa);
      if (!compute) continue;
      const Linear linear = Make(*compute);
      const uint32_t rows = 110, out = linear.out(), stride = out + 3;
      const std::vector<float> x = Random(size_t{rows} * linear.in(), 8);
      std::vector<float> whole(size_t{rows} * out), parts(size_t{rows} * stride, 77.0f);
      const size_t bytes = linear.WorkBytes() + rows * (linear.PreparedBytes() + 2 * sizeof(float)) + 64;
      std::vector<std::byte> room(bytes);
      std::byte* const work = room.data() + (64 - reinterpret_cast<uintptr_t>(room.data()) % 64) % 64;
      linear.Run(x.data(), rows, whole.data(), Activation::kNone, work);
      const Linear::Rows prepared = linear.PrepareRows(x.data(), rows, work);
      const auto step = static_cast<uint32_t>(linear.Panel());
      for (uint32_t c = 0; c < out; c += step)
        linear.RunColumns(prepared, c, std::min(step, out - c), parts.data() + c, stride);
      for (uint32_t r = 0; r < rows; ++r) {
        EXPECT_EQ(std::memcmp(&parts[r * stride], &whole[r * out], out * sizeof(float)), 0) << r;
        EXPECT_EQ(parts[r * stride + out], 77.0f) << "written past the end";
      }
    }
  }
}

TEST_P(Shapes, ARowsResultDoesNotDependOnTheOtherRows) {
  for (Compute compute : {kPlainCompute, Compute{}}) {
    const Linear linear = Make(compute);
    const uint32_t rows = 700;
    const std::vector<float> x = Random(size_t{rows} * linear.in(), 3);
    const auto all = Product(linear, x);
    for (const auto& [first, n] : {std::pair{0u, 1u}, {1, 15}, {7, 16}, {3, 64}, {100, 50}, {333, 256}, {13, 400}}) {
      const auto begin = x.begin() + first * linear.in();
      const auto part = Product(linear, {begin, begin + n * linear.in()});
      EXPECT_EQ(std::memcmp(part.data(), &all[first * linear.out()], part.size() * sizeof(float)), 0)
          << first << " " << n;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Linear, Shapes,
                         testing::Values(std::pair{1u, 1u}, std::pair{7u, 3u}, std::pair{64u, 192u},
                                         std::pair{384u, 9u}, std::pair{384u, 128u}, std::pair{600u, 384u}));

TEST(Linear, ThreadsMayShareIt) {
  const Linear linear = Linear::From(Random(64 * 48, 1), Random(48, 2), 64, 48, Compute{});
  const auto x = Random(64 * 100, 3);
  const auto expected = Product(linear, x);
  std::vector<std::thread> threads;
  threads.reserve(4);
  std::vector<int> right(4);
  for (int& r : right) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) r += Product(linear, x) == expected;
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(right, std::vector<int>(4, 50));
}

class Loading : public testing::Test {
 protected:
  Loading() {
    TensorWriter writer("model");
    // 1, -2, the largest and the smallest half, infinity, minus zero.
    const std::vector<uint16_t> halves = {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x7C00, 0x8000};
    const auto raw = std::as_bytes(std::span(halves));
    writer.Add("f16", TensorType::kF16, {2, 3}, {raw.begin(), raw.end()});
    writer.Add("i32", std::vector<int32_t>{1});
    writer.Add("good.weight", std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
    writer.Add("good.bias", std::vector<float>{10, 20});
    writer.Add("bare.weight", std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
    const auto path = std::filesystem::temp_directory_path() / ("dateline-linear-" + std::to_string(getpid()) + ".dlm");
    EXPECT_TRUE(writer.Write(path, "{}").ok());
    file_ = std::make_unique<ModelFile>(ModelFile::Open(path).value());
    std::filesystem::remove(path);
  }
  std::unique_ptr<ModelFile> file_;
};

TEST_F(Loading, HalvesAreWidenedExactly) {
  const auto values = LoadFloats(*file_, "f16", {2, 0});
  ASSERT_TRUE(values.ok());
  EXPECT_EQ(*values, (std::vector<float>{1, -2, 65504, 0x1p-24f, INFINITY, 0}));
  EXPECT_TRUE(std::signbit((*values)[5]));
}

TEST_F(Loading, WrongShapeTypeOrNameIsAModelError) {
  EXPECT_EQ(LoadFloats(*file_, "f16", {3, 2}).error().code, ErrorCode::kModel);
  EXPECT_EQ(LoadFloats(*file_, "f16", {6}).error().code, ErrorCode::kModel);
  EXPECT_EQ(LoadFloats(*file_, "i32", {1}).error().code, ErrorCode::kModel);
  EXPECT_EQ(LoadFloats(*file_, "none", {0}).error().code, ErrorCode::kModel);
  EXPECT_FALSE(Linear::Load(*file_, "good", 2, 3, Compute{}).ok());
  EXPECT_FALSE(Linear::Load(*file_, "bare", 3, 2, Compute{}).ok());
  EXPECT_FALSE(Linear::Load(*file_, "good", 0, 2, Compute{}).ok());
}

TEST_F(Loading, WeightsAreReadRowByRow) {
  for (Compute compute : {kPlainCompute, Compute{}}) {
    const auto linear = Linear::Load(*file_, "good", 3, 2, compute);
    ASSERT_TRUE(linear.ok());
    EXPECT_EQ(Product(*linear, {1, 0, 2}), (std::vector<float>{17, 36}));
  }
}

}  // namespace
}  // namespace dateline
