// The scalar twin of the vectorised kernels: the definition that they are compared with.
#include <algorithm>
#include <bit>
#include <cmath>

#include "encode/kernels/kernels.h"

namespace dateline {
namespace {

void Gelu(float* x, size_t n) {
  for (size_t i = 0; i < n; ++i) x[i] = 0.5f * x[i] * (1.0f + std::erf(x[i] * 0.70710678f));
}

void AddNorm(float* x, const float* delta, const float* gain, const float* bias, size_t rows, size_t width) {
  for (size_t r = 0; r < rows; ++r, x += width) {
    float sum = 0;
    for (size_t i = 0; i < width; ++i) {
      if (delta) x[i] += delta[r * width + i];
      sum += x[i];
    }
    const float mean = sum / static_cast<float>(width);
    float squares = 0;
    for (size_t i = 0; i < width; ++i) squares += (x[i] - mean) * (x[i] - mean);
    const float scale = 1.0f / std::sqrt(squares / static_cast<float>(width) + kNormEpsilon);
    for (size_t i = 0; i < width; ++i) x[i] = (x[i] - mean) * scale * gain[i] + bias[i];
  }
}

size_t AttendScratch(size_t rows, size_t) { return rows; }

// One query of one head; `keys` and `values` begin at the window's first row.
void AttendOne(const float* query, const float* keys, const float* values, size_t rows, size_t stride, size_t depth,
               float* weights, float* out) {
  const float scale = 1.0f / std::sqrt(static_cast<float>(depth));
  float top = -INFINITY;
  for (size_t k = 0; k < rows; ++k) {
    float dot = 0;
    for (size_t i = 0; i < depth; ++i) dot += query[i] * keys[k * stride + i];
    weights[k] = dot * scale;
    top = std::max(top, weights[k]);
  }
  float sum = 0;
  for (size_t k = 0; k < rows; ++k) sum += weights[k] = std::exp(weights[k] - top);
  for (size_t i = 0; i < depth; ++i) {
    float mixed = 0;
    for (size_t k = 0; k < rows; ++k) mixed += weights[k] * values[k * stride + i];
    out[i] = mixed / sum;
  }
}

void Attend(const float* qkv, size_t rows, size_t heads, size_t head_width, float* scratch, float* out,
            size_t out_stride) {
  const size_t width = heads * head_width, stride = 3 * width;
  for (size_t h = 0; h < heads; ++h) {
    const float* const head = qkv + h * head_width;
    for (size_t q = 0; q < rows; ++q) {
      AttendOne(head + q * stride, head + width, head + 2 * width, rows, stride, head_width, scratch,
                out + q * out_stride + h * head_width);
    }
  }
}

void Finish(float* y, bool gelu, size_t n) {
  if (gelu) Gelu(y, n);
}

void MultiplyFloats(const ProductWeights& w, const std::byte* rows_of_x, size_t stride, const RowScale*, size_t rows,
                    Columns columns, bool gelu, float* y, size_t y_stride) {
  const auto* const values = reinterpret_cast<const float*>(w.values);
  for (size_t r = 0; r < rows; ++r, y += y_stride) {
    const auto* const x = reinterpret_cast<const float*>(rows_of_x + r * stride);
    for (size_t o = columns.first, at = 0; at < columns.count; ++o, ++at) {
      float sum = 0;
      for (size_t i = 0; i < w.in; ++i) sum += x[i] * values[o * w.in + i];
      y[at] = sum + w.bias[o];
    }
    Finish(y, gelu, columns.count);
  }
}

constexpr float kShortTop = 32767.0f;

float WidenBf16(uint16_t value) { return std::bit_cast<float>(uint32_t{value} << 16); }

void PrepareBf16(const ProductWeights& w, const float* x, size_t rows, size_t stride, int32_t, std::byte* to,
                 RowScale*) {
  const size_t in = w.in;
  for (size_t r = 0; r < rows; ++r, x += in, to += stride) {
    auto* const row = reinterpret_cast<uint16_t*>(to);
    for (size_t i = 0; i < stride / 2; ++i) row[i] = i < in ? NarrowToBf16(x[i]) : uint16_t{0};
  }
}

void MultiplyBf16(const ProductWeights& w, const std::byte* rows_of_x, size_t stride, const RowScale*, size_t rows,
                  Columns columns, bool gelu, float* y, size_t y_stride) {
  const auto* const values = reinterpret_cast<const uint16_t*>(w.values);
  for (size_t r = 0; r < rows; ++r, y += y_stride) {
    const auto* const x = reinterpret_cast<const uint16_t*>(rows_of_x + r * stride);
    for (size_t o = columns.first, at = 0; at < columns.count; ++o, ++at) {
      float sum = 0;
      for (size_t i = 0; i < w.in; ++i) sum += WidenBf16(x[i]) * WidenBf16(values[o * w.in + i]);
      y[at] = sum + w.bias[o];
    }
    Finish(y, gelu, columns.count);
  }
}

void MultiplyBf16On(const ProductWeights& w, const std::byte* x, size_t stride, size_t rows, std::byte* to,
                    size_t to_stride) {
  for (size_t r = 0; r < rows; ++r, x += stride, to += to_stride) {
    auto* const row = reinterpret_cast<uint16_t*>(to);
    std::fill_n(row, to_stride / 2, uint16_t{0});
    for (size_t o = 0; o < w.out; ++o) {
      const auto* const weights = reinterpret_cast<const uint16_t*>(w.values) + o * w.in;
      float sum = 0;
      for (size_t i = 0; i < w.in; ++i)
        sum += WidenBf16(reinterpret_cast<const uint16_t*>(x)[i]) * WidenBf16(weights[i]);
      sum += w.bias[o];
      Gelu(&sum, 1);
      row[o] = NarrowToBf16(sum);
    }
  }
}

// The nearest whole number from `least` to `largest`; NaN becomes 0.
float ToWhole(float x, float least, float largest) {
  if (std::isnan(x)) return 0.0f;
  return std::nearbyint(std::clamp(x, least, largest));
}

void PrepareBytes(const ProductWeights& w, const float* x, size_t rows, size_t stride, int32_t largest, std::byte* to,
                  RowScale* scales) {
  const float top = static_cast<float>(largest);
  const size_t in = w.in;
  for (size_t r = 0; r < rows; ++r, x += in, to += stride) {
    float low = 0, high = 0;
    for (size_t i = 0; i < in; ++i) {
      const float value = x[i] * w.factors[i];
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    const float width = high - low, inverse = width > 0 ? top / width : 0.0f;
    const float zero = ToWhole(-low * inverse, 0, top);
    scales[r] = {width / top, zero};
    for (size_t i = 0; i < stride; ++i) {
      const float value = i < in ? ToWhole(x[i] * w.factors[i] * inverse + zero, 0, top) : 0.0f;
      to[i] = static_cast<std::byte>(static_cast<int>(value));
    }
    auto* const wide = reinterpret_cast<int16_t*>(to + stride - kWideBytes);
    for (size_t k = 0; k < w.wides; ++k)
      wide[k] = static_cast<int16_t>(
          ToWhole(x[w.wide[k]] * w.wide_factors[k] * inverse * kWideFiner, -kWideLimit, kWideLimit));
  }
}

void MultiplyBytes(const ProductWeights& w, const std::byte* x, size_t stride, const RowScale* scales, size_t rows,
                   Columns columns, bool gelu, float* y, size_t y_stride) {
  const auto* const values = reinterpret_cast<const int8_t*>(w.values);
  for (size_t r = 0; r < rows; ++r, x += stride, y += y_stride) {
    const auto* const wide = reinterpret_cast<const int16_t*>(x + stride - kWideBytes);
    for (size_t o = columns.first, at = 0; at < columns.count; ++o, ++at) {
      int32_t sum = (1 << kWideShift) / 2;
      for (size_t k = 0; k < w.wides; ++k) sum += int32_t{wide[k]} * w.wide_weights[o * w.wides + k];
      sum >>= kWideShift;
      for (size_t i = 0; i < w.in; ++i) sum += std::to_integer<int32_t>(x[i]) * values[o * w.in + i];
      y[at] = (static_cast<float>(sum) - scales[r].zero * w.sums[o]) * (w.scales[o] * scales[r].scale) + w.bias[o];
    }
    Finish(y, gelu, columns.count);
  }
}

// A part of a head in 16 bits: `scale` takes its largest magnitude to `limit`.
struct Shorts {
  float inverse, step;
  int32_t At(float x) const {
    const float whole = std::nearbyint(x * inverse);
    return whole >= -32768.0f && whole <= 32767.0f ? static_cast<int32_t>(whole) : 0;
  }
};

Shorts ShortsOf(const float* x, size_t rows, size_t stride, size_t depth, float limit) {
  float largest = 0;
  for (size_t r = 0; r < rows; ++r) {
    for (size_t i = 0; i < depth; ++i) largest = std::max(largest, std::abs(x[r * stride + i]));
  }
  return {largest > 0 ? limit / largest : 0.0f, largest / limit};
}

void AttendShorts(const float* qkv, size_t rows, size_t heads, size_t head_width, float* weights, float* out,
                  size_t out_stride) {
  const size_t width = heads * head_width, stride = 3 * width;
  const size_t even = (head_width + 1) / 2 * 2;
  const float limit = std::min(kShortTop, std::floor(std::sqrt(0x1p30f / static_cast<float>(even))) - 1.0f);
  const float scale = 1.0f / std::sqrt(static_cast<float>(head_width));
  for (size_t h = 0; h < heads; ++h) {
    const float* const queries = qkv + h * head_width;
    const float *const keys = queries + width, *const values = keys + width;
    const Shorts query = ShortsOf(queries, rows, stride, head_width, limit);
    const Shorts key = ShortsOf(keys, rows, stride, head_width, limit);
    const Shorts value = ShortsOf(values, rows, stride, head_width, kShortTop);
    for (size_t q = 0; q < rows; ++q) {
      float top = -INFINITY, sum = 0;
      for (size_t k = 0; k < rows; ++k) {
        int64_t dot = 0;
        for (size_t i = 0; i < head_width; ++i)
          dot += int64_t{query.At(queries[q * stride + i])} * key.At(keys[k * stride + i]);
        weights[k] = static_cast<float>(dot) * (scale * query.step * key.step);
        top = std::max(top, weights[k]);
      }
      for (size_t k = 0; k < rows; ++k) sum += weights[k] = std::exp(weights[k] - top);
      for (size_t k = 0; k < rows; ++k) weights[k] = std::nearbyint(weights[k] * (kShortTop / sum));
      for (size_t i = 0; i < head_width; ++i) {
        double mixed = 0;
        for (size_t k = 0; k < rows; ++k) mixed += double{weights[k]} * value.At(values[k * stride + i]);
        out[q * out_stride + h * head_width + i] = static_cast<float>(mixed) * (value.step / kShortTop);
      }
    }
  }
}

const AttentionKernel kInt16Attention = {AttendShorts, AttendScratch};
const ProductKernel kBf16 = {1, 1, 0, PrepareBf16, MultiplyBf16, MultiplyBf16On};
const ProductKernel kInt8 = {1, 1, 255, PrepareBytes, MultiplyBytes};

}  // namespace

uint16_t NarrowToBf16(float x) {
  const auto bits = std::bit_cast<uint32_t>(x);
  if (std::isnan(x)) return static_cast<uint16_t>(bits >> 16 | 0x40);
  return static_cast<uint16_t>((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

const Kernels kReferenceKernels = {
    "reference",      Gelu,   AddNorm, {Attend, AttendScratch}, {1, 1, 0, nullptr, MultiplyFloats},
    &kInt16Attention, &kBf16, &kInt8};

}  // namespace dateline
