// Tests of the encoder: agreement with PyTorch, independence of batches, no allocation, hostile configurations.
#include "encode/encoder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>
#include <string_view>

namespace {

// Allocations while counting.
std::atomic<bool> counting{false};
std::atomic<int> allocations{0};

void* Allocate(size_t size) {
  if (counting) ++allocations;
  void* const memory = std::malloc(size ? size : 1);
  if (!memory) std::abort();
  return memory;
}

}  // namespace

__attribute__((noinline)) void* operator new(size_t size) { return Allocate(size); }
__attribute__((noinline)) void* operator new[](size_t size) { return Allocate(size); }
__attribute__((noinline)) void operator delete(void* memory) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete[](void* memory) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete(void* memory, size_t) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete[](void* memory, size_t) noexcept { std::free(memory); }

namespace dateline {
namespace {

template <class T>
std::vector<T> Values(const ModelFile& file, std::string_view name) {
  const TensorView* tensor = file.Find(name);
  if (!tensor) return {};
  std::vector<T> values(tensor->elements());
  std::memcpy(values.data(), tensor->bytes.data(), tensor->bytes.size());
  return values;
}

class Small : public testing::TestWithParam<Compute> {
 protected:
  Small()
      : file_(ModelFile::Open(DATELINE_SOURCE_DIR "/tests/data/encoder_small.dlm").value()),
        encoder_(Encoder::Load(file_, GetParam()).value()),
        ids_(Values<int32_t>(file_, "test.ids")),
        shapes_(Values<uint8_t>(file_, "test.shapes")),
        expected_(Values<float>(file_, "test.expected")) {
    for (uint32_t i = 0; i < encoder_.config().positions; ++i) every_.push_back(i);
    size_t at = 0;
    for (int32_t length : Values<int32_t>(file_, "test.lengths")) {
      const auto n = static_cast<size_t>(length);
      windows_.push_back(
          {std::span(ids_).subspan(at, n), std::span(shapes_).subspan(at, n), std::span(every_).first(n)});
      at += n;
    }
  }

  size_t width() const { return encoder_.config().width; }

  std::vector<float> Encode(const std::vector<EncoderWindow>& windows) const {
    size_t kept = 0;
    for (const EncoderWindow& w : windows) kept += w.kept.size();
    std::vector<float> out(kept * width(), 99.0f);
    encoder_.Run(windows, *encoder_.NewScratch(), out);
    return out;
  }

  ModelFile file_;
  Encoder encoder_;
  std::vector<int32_t> ids_;
  std::vector<uint8_t> shapes_;
  std::vector<float> expected_;
  std::vector<uint32_t> every_;
  std::vector<EncoderWindow> windows_;
};

TEST_P(Small, AgreesWithPyTorch) {
  const auto out = Encode(windows_);
  ASSERT_EQ(out.size(), expected_.size());
  double error = 0, size = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    if (GetParam().precision == Precision::kF32) ASSERT_NEAR(out[i], expected_[i], 1e-4f) << i;
    error += std::pow(out[i] - expected_[i], 2), size += std::pow(expected_[i], 2);
  }
  const double allowed = GetParam().precision == Precision::kBf16 ? 0.02 : 0.08;
  EXPECT_LT(std::sqrt(error / size), allowed);
}

TEST_P(Small, AWindowsResultDoesNotDependOnTheOthers) {
  // Enough windows for several batches, at every offset within them.
  std::vector<EncoderWindow> many;
  for (int i = 0; i < 12; ++i) many.insert(many.end(), windows_.begin(), windows_.end());
  const auto together = Encode(many);
  size_t at = 0;
  for (const EncoderWindow& window : many) {
    const auto alone = Encode({window});
    ASSERT_EQ(std::memcmp(alone.data(), &together[at], alone.size() * sizeof(float)), 0) << at;
    at += alone.size();
  }
}

TEST_P(Small, OnlyKeptRowsAreWrittenInOrder) {
  const auto all = Encode({windows_[1]});
  const std::vector<uint32_t> kept = {3, 4, 47};
  EncoderWindow some = windows_[1], none = windows_[1];
  some.kept = kept;
  none.kept = {};
  const auto out = Encode({none, some, none});
  ASSERT_EQ(out.size(), 3 * width());
  for (size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(std::memcmp(&out[k * width()], &all[kept[k] * width()], width() * sizeof(float)), 0);
  }
}

TEST_P(Small, NonsenseInWindowsIsHarmless) {
  const std::vector<int32_t> zeros(5, 0), odd = {-1, 100, INT32_MAX, INT32_MIN, 0};
  const std::vector<uint8_t> no_shapes(5, 0), odd_shapes = {255, 5, 0, 0, 0};
  const auto kept = std::span(every_).first(5);
  EXPECT_EQ(Encode({{odd, odd_shapes, kept}}), Encode({{zeros, no_shapes, kept}}));
  EXPECT_EQ(Encode({{odd, {}, kept}}), Encode({{zeros, no_shapes, kept}}));

  const std::vector<uint32_t> beyond = {4, 5, UINT32_MAX};
  const auto out = Encode({{zeros, no_shapes, beyond}});
  EXPECT_EQ(std::vector<float>(out.begin() + static_cast<long>(width()), out.end()),
            std::vector<float>(2 * width(), 0));
  EXPECT_EQ(Encode({{{}, {}, beyond}}), std::vector<float>(3 * width(), 0));

  const std::vector<int32_t> long_ids(10000, 1);
  const std::span<const int32_t> cut = std::span(long_ids).first(encoder_.config().positions);
  EXPECT_EQ(Encode({{long_ids, {}, every_}}), Encode({{cut, {}, every_}}));
  EXPECT_TRUE(Encode({}).empty());
}

TEST_P(Small, ARunAllocatesNothing) {
  std::vector<EncoderWindow> many;
  for (int i = 0; i < 8; ++i) many.insert(many.end(), windows_.begin(), windows_.end());
  std::vector<float> out(8 * expected_.size());
  const auto scratch = encoder_.NewScratch();
  allocations = 0;
  counting = true;
  encoder_.Run(many, *scratch, out);
  counting = false;
  EXPECT_EQ(allocations, 0);
}

// Everything that this CPU has.
std::vector<Compute> AllComputes() {
  std::vector<Compute> all;
  for (Isa isa : {Isa::kAuto, Isa::kScalar, Isa::kAvx2, Isa::kAvx512}) {
    for (Precision precision : {Precision::kF32, Precision::kBf16, Precision::kInt8}) {
      if (const auto compute = ChooseCompute(precision, isa)) all.push_back({precision, isa});
    }
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Encoder, Small, testing::ValuesIn(AllComputes()), [](const auto& test) {
  return std::string(NameOf(test.param.precision)) + "_" + std::string(NameOf(test.param.isa));
});

TEST(Encoder, RefusesAbsurdConfigurations) {
  const auto path = std::filesystem::temp_directory_path() / ("dateline-encoder-" + std::to_string(getpid()) + ".dlm");
  const auto load = [&](const std::string& sizes) {
    EXPECT_TRUE(TensorWriter("model").Write(path, R"({"encoder":{)" + sizes + "}}").ok());
    const ModelFile file = ModelFile::Open(path).value();
    std::filesystem::remove(path);
    const auto encoder = Encoder::Load(file, Compute{});
    EXPECT_FALSE(encoder.ok());
    EXPECT_EQ(encoder.error().code, ErrorCode::kModel);
    return encoder.error().message;
  };
  const std::string rest = R"(,"inner":8,"vocabulary":9,"positions":4,"shapes":2)";
  EXPECT_NE(load(R"("layers":1,"width":6,"heads":4)" + rest).find("heads"), std::string::npos);
  EXPECT_NE(load(R"("layers":1,"width":600,"heads":1)" + rest).find("heads"), std::string::npos);
  EXPECT_NE(load(R"("layers":65,"width":8,"heads":4)" + rest).find("layers"), std::string::npos);
  EXPECT_NE(load(R"("layers":1,"width":8192,"heads":4)" + rest).find("width"), std::string::npos);
  EXPECT_NE(load(R"("layers":1,"width":8,"heads":0)" + rest).find("heads"), std::string::npos);
  EXPECT_NE(load(R"("layers":-1,"width":8,"heads":4)" + rest).find("layers"), std::string::npos);
  EXPECT_NE(load(R"("layers":1.5,"width":8,"heads":4)" + rest).find("layers"), std::string::npos);
  EXPECT_NE(load(R"("width":8,"heads":4)" + rest).find("layers"), std::string::npos);
  EXPECT_NE(load(R"("layers":1,"width":8,"heads":4)" + rest).find("encoder.word"), std::string::npos);
}

}  // namespace
}  // namespace dateline
