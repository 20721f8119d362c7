// Numbers: softmax, sigmoid and dot products on short rows.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace dateline {

inline float Sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

// In place: logits become log-probabilities.
inline void LogSoftmax(std::span<float> row) {
  float top = row[0];
  for (float v : row) top = std::max(top, v);
  float sum = 0;
  for (float v : row) sum += std::exp(v - top);
  const float shift = top + std::log(sum);
  for (float& v : row) v -= shift;
}

// Eight running sums, so that compilers use vector registers and the order of addition stays fixed.
inline float Dot(const float* a, const float* b, size_t n) {
  float sums[8] = {};
  size_t i = 0;
  for (; i + 8 <= n; i += 8)
    for (size_t k = 0; k < 8; ++k) sums[k] += a[i + k] * b[i + k];
  float sum = ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
  for (; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace dateline
