// Packing of weights, and their rounding to bf16 and int8.
#include "encode/packed_weights.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <new>

namespace dateline {
namespace {

constexpr size_t kLine = 64;
constexpr float kLargestByte = 127.0f;

constexpr size_t Up(size_t n, size_t step) { return (n + step - 1) / step * step; }

float Finite(float x) {
  if (std::isnan(x)) return 0.0f;
  return std::isinf(x) ? std::copysign(3e38f, x) : x;
}

// What 1 stands for in a column of int8.
float StepOf(std::span<const float> column) {
  float largest = 0;
  for (float w : column) largest = std::max(largest, std::abs(Finite(w)));
  return largest / kLargestByte;
}

}  // namespace

PackedWeights::PackedWeights(std::span<const float> weight, std::span<const float> bias, size_t in, size_t out,
                             Precision precision, const ProductKernel& kernel)
    : in_(in), out_(out), bias_(bias.begin(), bias.end()) {
  assert(weight.size() == in * out && bias.size() == out);
  bias_.resize(Up(out, kernel.panel), 0.0f);
  const auto at = [&](size_t o, size_t i) { return weight[o * in + i]; };
  switch (precision) {
    case Precision::kAuto:
    case Precision::kF32:
      Pack<float>(kernel, at);
      break;
    case Precision::kBf16:
      Pack<uint16_t>(kernel, [&](size_t o, size_t i) { return NarrowToBf16(at(o, i)); });
      break;
    case Precision::kInt8:
      PackInt8(kernel, weight);
      break;
  }
}

void PackedWeights::PackInt8(const ProductKernel& kernel, std::span<const float> weight) {
  scales_.resize(bias_.size(), 0.0f);
  sums_.resize(bias_.size(), 0);
  for (size_t o = 0; o < out_; ++o) scales_[o] = StepOf(weight.subspan(o * in_, in_));
  Pack<int8_t>(kernel, [&](size_t o, size_t i) {
    if (!(scales_[o] > 0)) return int8_t{0};
    const float whole = std::nearbyint(Finite(weight[o * in_ + i]) / scales_[o]);
    const auto value = static_cast<int8_t>(std::clamp(whole, -kLargestByte, kLargestByte));
    sums_[o] += value;
    return value;
  });
}

template <class T, class At>
void PackedWeights::Pack(const ProductKernel& kernel, const At& at) {
  const size_t in = Up(in_, kernel.group), bytes = in * bias_.size() * sizeof(T);
  values_.reset(static_cast<std::byte*>(::operator new(bytes, std::align_val_t{kLine})));
  T* const values = reinterpret_cast<T*>(values_.get());
  std::fill_n(values, in * bias_.size(), T{});
  for (size_t o = 0; o < out_; ++o) {
    T* const panel = values + o / kernel.panel * kernel.panel * in + o % kernel.panel * kernel.group;
    for (size_t i = 0; i < in_; ++i) {
      panel[i / kernel.group * kernel.panel * kernel.group + i % kernel.group] = at(o, i);
    }
  }
}

ProductWeights PackedWeights::view() const {
  return {values_.get(), scales_.data(), sums_.data(), bias_.data(), in_, out_};
}

void PackedWeights::Free::operator()(std::byte* memory) const { ::operator delete(memory, std::align_val_t{kLine}); }

size_t PreparedStride(const ProductKernel& kernel, Precision precision, size_t in) {
  if (!kernel.prepare) return in * sizeof(float);
  return Up(in * (precision == Precision::kBf16 ? 2 : 1), kLine);
}

}  // namespace dateline
