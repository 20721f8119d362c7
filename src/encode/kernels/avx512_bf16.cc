// The product in bf16, for AVX-512 with BF16.
#include <immintrin.h>

#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 64, kTileRows = 12;
constexpr size_t kBytesAhead = 1024;  // of weights, fetched ahead
}  // namespace
}  // namespace dateline

#include "encode/kernels/vectors.inc"
// This needs vectors.
#include "encode/kernels/tiles.inc"

namespace dateline {
namespace {

void PrepareBf16(const ProductWeights& w, const float* x, size_t rows, size_t stride, int32_t, std::byte* to,
                 RowScale*) {
  const size_t in = w.in;
  for (size_t r = 0; r < rows; ++r, x += in, to += stride) {
    for (size_t i = 0; 2 * i < stride; i += kLanes) {
      const size_t left = i < in ? in - i : 0;
      const __mmask16 mask = left >= kLanes ? __mmask16{0xFFFF} : static_cast<__mmask16>((1u << left) - 1);
      const __m256bh narrow = _mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(mask, x + i));
      __builtin_memcpy(to + 2 * i, &narrow, sizeof narrow);
    }
  }
}

inline V DotPairs(V sums, S x, S w) {
  return _mm512_dpbf16_ps(sums, reinterpret_cast<__m512bh>(x), reinterpret_cast<__m512bh>(w));
}

inline S AllPairs(const std::byte* p) {
  int two;
  __builtin_memcpy(&two, p, sizeof two);
  return two - S{};
}

template <size_t kRows>
inline void Bf16Tile(const ProductWeights& w, size_t column, const std::byte* x, size_t stride, float* to,
                     size_t to_stride) {
  V sums[kRows][2] = {};
  const size_t in = Up(w.in, 2);
  const std::byte* weights = w.values + 2 * column * in;
  for (size_t k = 0; k < in; k += 2, x += 4, weights += 4 * kTileWidth) {
    __builtin_prefetch(weights + kBytesAhead);
    __builtin_prefetch(weights + kBytesAhead + kVectorBytes);
    const S low = LoadInts(weights), high = LoadInts(weights + kVectorBytes);
    for (size_t r = 0; r < kRows; ++r) {
      const S value = AllPairs(x + r * stride);
      sums[r][0] = DotPairs(sums[r][0], value, low);
      sums[r][1] = DotPairs(sums[r][1], value, high);
    }
  }
  for (size_t v = 0; v < 2; ++v) {
    const V bias = Load(w.bias + column + v * kLanes);
    for (size_t r = 0; r < kRows; ++r) Store(to + r * to_stride + v * kLanes, sums[r][v] + bias);
  }
}

template <size_t kRows>
void Bf16TileOf(size_t rows, const ProductWeights& w, size_t column, const std::byte* x, size_t stride, float* to,
                size_t to_stride) {
  if constexpr (kRows > 1) {
    if (rows < kRows) return Bf16TileOf<kRows - 1>(rows, w, column, x, stride, to, to_stride);
  }
  Bf16Tile<kRows>(w, column, x, stride, to, to_stride);
}

void MultiplyBf16(const ProductWeights& w, const std::byte* x, size_t stride, const RowScale*, size_t rows,
                  Columns columns, bool gelu, float* y, size_t y_stride) {
  const size_t end = columns.first + columns.count;
  for (size_t c = columns.first; c < end; c += kTileWidth, y += kTileWidth) {
    for (size_t r = 0; r < rows; r += kTileRows) {
      const size_t n = rows - r < kTileRows ? rows - r : kTileRows;
      StoreTile<RoughGeluOf>(y + r * y_stride, y_stride, n, end - c, gelu, [&](float* to, size_t to_stride) {
        Bf16TileOf<kTileRows>(n, w, c, x + r * stride, stride, to, to_stride);
      });
    }
  }
}

// What is beyond w.out in a panel has no weights and no bias, and so becomes the zeros that a prepared row ends with.
void MultiplyBf16On(const ProductWeights& w, const std::byte* x, size_t stride, size_t rows, std::byte* to,
                    size_t to_stride) {
  for (size_t c = 0; c < w.out; c += kTileWidth) {
    for (size_t r = 0; r < rows; r += kTileRows) {
      const size_t n = rows - r < kTileRows ? rows - r : kTileRows;
      float tile[kTileRows * kTileWidth];
      Bf16TileOf<kTileRows>(n, w, c, x + r * stride, stride, tile, kTileWidth);
      for (size_t i = 0; i < n; ++i) {
        const float* const row = tile + i * kTileWidth;
        const V low = RoughGeluOf(Load(row)), high = RoughGeluOf(Load(row + kLanes));
        const __m512bh narrow = _mm512_cvtne2ps_pbh(high, low);
        __builtin_memcpy(to + (r + i) * to_stride + 2 * c, &narrow, sizeof narrow);
      }
    }
  }
}

}  // namespace

const ProductKernel kAvx512Bf16 = {kTileWidth, 2, 0, PrepareBf16, MultiplyBf16, MultiplyBf16On};

}  // namespace dateline
