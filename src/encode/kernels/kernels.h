// The kernels: one table of functions per instruction set, and the scalar twin of them all.
#pragma once

#include <cstddef>
#include <cstdint>

#include "dateline/precision.h"

namespace dateline {

// All buffers are dense and row-major. Nothing here allocates or throws; sums run in one fixed order per table, and
// what becomes of a row does not depend on the others. Any floating-point values are safe, NaN and infinity too.

// An int8 row x stands for scale * (x - zero) / factors.
struct RowScale {
  float scale;
  float zero;  // a whole number
};

// The weights of one product, packed as its kernel wants them; see packed_weights.h. What belongs to a column
// (an output) is filled up with zeros to whole panels.
struct ProductWeights {
  const std::byte* values;  // [panel][in / group][column of the panel][group], in filled up to whole groups
  const float* scales;      // int8 only: of each column
  const float* sums;        // int8 only: of each column's values
  const float* bias;
  size_t in, out;
  // int8 only. What each input is multiplied by before it becomes a byte; the weights have the inverse in them.
  const float* factors = nullptr;
  // The inputs that have 16 bits (their factor is 0 above), what they are multiplied by, and their weights: [panel]
  // [wide / 2][column of the panel][2]. At most kMaxWide, an even number.
  const uint32_t* wide = nullptr;
  const float* wide_factors = nullptr;
  const int16_t* wide_weights = nullptr;
  size_t wides = 0;
};

// Few inputs of a product are far larger than the others. They would make the step of every row coarse, so they have
// 16 bits: in int8, the last kWideBytes of a prepared row hold them, without a zero point. Their steps and those of
// their weights are finer than the others by kWideFiner, so that the sum over them is divided by its square. With the
// limits below that sum never goes beyond 32 bits.
inline constexpr size_t kMaxWide = 8, kWideBytes = 64;
inline constexpr int kWideFiner = 8, kWideShift = 6;
inline constexpr float kWideLimit = 32767.0f, kWideWeightLimit = 8191.0f;

// Some columns of a product: `first` begins a panel.
struct Columns {
  size_t first, count;
};

// y = act(x W^T + b) in one precision.
struct ProductKernel {
  size_t panel;     // columns packed side by side
  size_t group;     // values of `in` packed side by side
  int32_t largest;  // int8 only: rows are quantised to 0..largest

  // Brings rows into the kernel's precision; `stride`: bytes from row to row of `to`, see PreparedStride. Null where
  // rows stay as they are (f32).
  void (*prepare)(const ProductWeights& w, const float* x, size_t rows, size_t stride, int32_t largest, std::byte* to,
                  RowScale* scales);
  // x: prepared rows. y: rows x columns.count, y_stride floats from row to row.
  void (*multiply)(const ProductWeights& w, const std::byte* x, size_t stride, const RowScale* scales, size_t rows,
                   Columns columns, bool gelu, float* y, size_t y_stride);
  // bf16 only, else null: the GELU of the product as `prepare` would bring it into bf16, for a product of w.out inputs.
  void (*multiply_on)(const ProductWeights& w, const std::byte* x, size_t stride, size_t rows, std::byte* to,
                      size_t to_stride) = nullptr;
};

// Softmax attention within one window. qkv: rows of queries, keys and values, each heads*head_width wide.
// out: rows x heads*head_width, out_stride floats from row to row; head_width at most kMaxHeadWidth. scratch: room for
// scratch(rows, head_width) floats, 64-byte aligned.
struct AttentionKernel {
  void (*attend)(const float* qkv, size_t rows, size_t heads, size_t head_width, float* scratch, float* out,
                 size_t out_stride);
  size_t (*scratch)(size_t rows, size_t head_width);
};

struct Kernels {
  const char* name;

  // x = x/2 (1 + erf(x / sqrt 2)), in place.
  void (*gelu)(float* x, size_t n);

  // Each row of x becomes LayerNorm(x + delta) * gain + bias, in place. `delta` may be null.
  void (*add_norm)(float* x, const float* delta, const float* gain, const float* bias, size_t rows, size_t width);

  AttentionKernel attention;
  ProductKernel f32;

  // Null where the CPU lacks them.
  const AttentionKernel* attention_int16;  // queries, keys, weights and values in 16 bits
  const ProductKernel* bf16;
  const ProductKernel* int8;
};

// Rounded to the nearest, ties to even.
uint16_t NarrowToBf16(float x);

inline constexpr float kNormEpsilon = 1e-12f;
inline constexpr size_t kMaxHeadWidth = 256;

// Plain loops with the functions of <cmath>.
extern const Kernels kReferenceKernels;

// The table of an instruction set, null when this CPU lacks it; for kAuto the widest.
const Kernels* KernelsOf(Isa isa);

// The product's kernel, null when the table has none.
const ProductKernel* ProductOf(const Kernels& kernels, Precision precision);

// Vectorised tables that this CPU can run, widest first, ended by a null pointer; never empty. The first is the one to
// use.
const Kernels* const* VectorKernels();

}  // namespace dateline
