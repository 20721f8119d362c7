// The element-wise and attention kernels: one table of functions per instruction set, and the scalar twin of them all.
#pragma once

#include <cstddef>

namespace dateline {

// All buffers are dense and row-major. Nothing here allocates or throws; sums run in one fixed order per table.
struct Kernels {
  const char* name;

  // x = x/2 (1 + erf(x / sqrt 2)), in place.
  void (*gelu)(float* x, size_t n);

  // Each row of x becomes LayerNorm(x + delta) * gain + bias, in place. `delta` may be null.
  void (*add_norm)(float* x, const float* delta, const float* gain, const float* bias, size_t rows, size_t width);

  // Softmax attention within one window. qkv: rows of queries, keys and values, each heads*head_width wide.
  // out: rows x heads*head_width. scratch: room for attend_scratch(rows, head_width) floats, 64-byte aligned.
  void (*attend)(const float* qkv, size_t rows, size_t heads, size_t head_width, float* scratch, float* out);
  size_t (*attend_scratch)(size_t rows, size_t head_width);
};

inline constexpr float kNormEpsilon = 1e-12f;

// Plain loops with the functions of <cmath>.
extern const Kernels kReferenceKernels;

// Vectorised tables that this CPU can run, widest first, ended by a null pointer; never empty. The first is the one to
// use.
const Kernels* const* VectorKernels();

}  // namespace dateline
