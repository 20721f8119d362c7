// Packing of weights, and their rounding to bf16 and int8.
#include "encode/packed_weights.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <new>
#include <numeric>

namespace dateline {
namespace {

constexpr size_t kLine = 64;
constexpr float kLargestByte = 127.0f;
constexpr size_t kInputsForEachWide = 48;  // so that they stay cheap

constexpr size_t Up(size_t n, size_t step) { return (n + step - 1) / step * step; }

float Finite(float x) {
  if (std::isnan(x)) return 0.0f;
  return std::isinf(x) ? std::copysign(3e38f, x) : x;
}

}  // namespace

PackedWeights::PackedWeights(std::span<const float> weight, std::span<const float> bias, size_t in, size_t out,
                             Precision precision, const ProductKernel& kernel, std::span<const float> peaks)
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
      PackInt8(kernel, weight, peaks);
      break;
  }
}

// An input's factor is the root of its weights' largest over its own: both then take an equal share of the error. The
// inputs whose product of the two is largest get 16 bits.
void PackedWeights::ChooseFactors(std::span<const float> weight, std::span<const float> peaks) {
  factors_.assign(in_, 1.0f);
  if (peaks.size() != in_) return;
  std::vector<float> largest(in_, 0.0f);
  for (size_t o = 0; o < out_; ++o) {
    for (size_t i = 0; i < in_; ++i) largest[i] = std::max(largest[i], std::abs(Finite(weight[o * in_ + i])));
  }
  const auto bounded = [](float x) { return std::clamp(std::abs(Finite(x)), 1e-4f, 1e4f); };
  std::vector<uint32_t> order(in_);
  std::iota(order.begin(), order.end(), 0u);
  for (size_t i = 0; i < in_; ++i) factors_[i] = std::sqrt(bounded(largest[i]) / bounded(peaks[i]));
  const size_t wides = std::min(kMaxWide, in_ / kInputsForEachWide / 2 * 2);
  const auto size = [&](uint32_t i) { return bounded(largest[i]) * bounded(peaks[i]); };
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wides), order.end(),
                    [&](uint32_t a, uint32_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  wide_.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wides));
  for (const uint32_t i : wide_) factors_[i] = 0.0f;
}

void PackedWeights::PackInt8(const ProductKernel& kernel, std::span<const float> weight, std::span<const float> peaks) {
  ChooseFactors(weight, peaks);
  std::vector<float> inverse(in_);
  for (size_t i = 0; i < in_; ++i) inverse[i] = factors_[i] > 0 ? 1 / factors_[i] : 0.0f;
  const auto scaled = [&](size_t o, size_t i) { return Finite(weight[o * in_ + i]) * inverse[i]; };
  scales_.resize(bias_.size(), 0.0f);
  sums_.resize(bias_.size(), 0.0f);
  for (size_t o = 0; o < out_; ++o) {
    for (size_t i = 0; i < in_; ++i) scales_[o] = std::max(scales_[o], std::min(std::abs(scaled(o, i)), 3e38f));
    scales_[o] /= kLargestByte;
  }
  Pack<int8_t>(kernel, [&](size_t o, size_t i) {
    if (!(scales_[o] > 0)) return int8_t{0};
    const float whole = std::nearbyint(scaled(o, i) / scales_[o]);
    const float held = std::clamp(whole, -kLargestByte, kLargestByte);
    sums_[o] += held;
    return static_cast<int8_t>(held);
  });
  PackWide(kernel, weight);
}

void PackedWeights::PackWide(const ProductKernel& kernel, std::span<const float> weight) {
  const size_t wides = wide_.size();
  wide_factors_.resize(wides);
  wide_weights_.assign(wides * bias_.size(), 0);
  // Their weights take all of their 16 bits, which leaves the inputs the most room.
  for (size_t k = 0; k < wides; ++k) {
    float largest = 0.0f;
    for (size_t o = 0; o < out_; ++o) {
      if (scales_[o] > 0) largest = std::max(largest, std::abs(Finite(weight[o * in_ + wide_[k]])) / scales_[o]);
    }
    wide_factors_[k] = std::clamp(largest * kWideFiner / kWideWeightLimit, 1e-6f, 1e6f);
  }
  for (size_t o = 0; o < out_; ++o) {
    if (!(scales_[o] > 0)) continue;
    int16_t* const panel = wide_weights_.data() + o / kernel.panel * kernel.panel * wides + o % kernel.panel * 2;
    for (size_t k = 0; k < wides; ++k) {
      const float whole =
          std::nearbyint(Finite(weight[o * in_ + wide_[k]]) / wide_factors_[k] / scales_[o] * kWideFiner);
      panel[k / 2 * kernel.panel * 2 + k % 2] =
          static_cast<int16_t>(std::clamp(whole, -kWideWeightLimit, kWideWeightLimit));
    }
  }
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
  return {values_.get(),   scales_.data(), sums_.data(),         bias_.data(),         in_,         out_,
          factors_.data(), wide_.data(),   wide_factors_.data(), wide_weights_.data(), wide_.size()};
}

void PackedWeights::Free::operator()(std::byte* memory) const { ::operator delete(memory, std::align_val_t{kLine}); }

size_t PreparedStride(const ProductKernel& kernel, Precision precision, size_t in) {
  if (!kernel.prepare) return in * sizeof(float);
  return precision == Precision::kBf16 ? Up(in * 2, kLine) : Up(in, kLine) + kWideBytes;
}

}  // namespace dateline
