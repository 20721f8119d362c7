// The scalar twin of the vectorised kernels: the definition that they are compared with.
#include <algorithm>
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

void Attend(const float* qkv, size_t rows, size_t heads, size_t head_width, float* scratch, float* out) {
  const size_t width = heads * head_width, stride = 3 * width;
  for (size_t h = 0; h < heads; ++h) {
    const float* const head = qkv + h * head_width;
    for (size_t q = 0; q < rows; ++q) {
      AttendOne(head + q * stride, head + width, head + 2 * width, rows, stride, head_width, scratch,
                out + q * width + h * head_width);
    }
  }
}

}  // namespace

const Kernels kReferenceKernels = {"reference", Gelu, AddNorm, Attend, AttendScratch};

}  // namespace dateline
