// Loops of multiply-adds over twelve independent sums, one loop for each precision and instruction set.
#include "encode/kernels/peak.h"

#include <cstddef>

#include "encode/kernels/kernels.h"

#ifdef DATELINE_X86
#include <immintrin.h>

namespace dateline {
namespace {

constexpr int kSums = 12;

#define DATELINE_TARGET(isa) __attribute__((target(isa), noinline))

// The sums begin with different values, so that no two are alike to the compiler; it unrolls the loops over them.

DATELINE_TARGET("avx2,fma") float PeakF32Avx2(uint64_t steps, uint32_t seed) {
  const __m256 a = _mm256_set1_ps(1.0f / static_cast<float>(seed | 1));
  __m256 sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = _mm256_set1_ps(static_cast<float>(i));
  for (uint64_t n = 0; n < steps; ++n) {
    for (int i = 0; i < kSums; ++i) sums[i] = _mm256_fmadd_ps(a, a, sums[i]);
  }
  for (int i = 1; i < kSums; ++i) sums[0] = _mm256_add_ps(sums[0], sums[i]);
  return _mm256_cvtss_f32(sums[0]);
}

DATELINE_TARGET("avx2") float PeakInt8Avx2(uint64_t steps, uint32_t seed) {
  const __m256i ones = _mm256_set1_epi16(1), b = _mm256_set1_epi32(static_cast<int>(seed & 0x7F7F7F7F));
  __m256i sums[kSums], a = b;
  for (int i = 0; i < kSums; ++i) sums[i] = _mm256_set1_epi32(i);
  for (uint64_t n = 0; n < steps; ++n) {
    for (int i = 0; i < kSums; ++i) {
      asm volatile("" : "+x"(a));  // else the product would be computed once
      sums[i] = _mm256_add_epi32(sums[i], _mm256_madd_epi16(_mm256_maddubs_epi16(a, b), ones));
    }
  }
  for (int i = 1; i < kSums; ++i) sums[0] = _mm256_add_epi32(sums[0], sums[i]);
  return static_cast<float>(_mm256_extract_epi32(sums[0], 0));
}

DATELINE_TARGET("avx512f") float PeakF32Avx512(uint64_t steps, uint32_t seed) {
  const __m512 a = _mm512_set1_ps(1.0f / static_cast<float>(seed | 1));
  __m512 sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = _mm512_set1_ps(static_cast<float>(i));
  for (uint64_t n = 0; n < steps; ++n) {
    for (int i = 0; i < kSums; ++i) sums[i] = _mm512_fmadd_ps(a, a, sums[i]);
  }
  for (int i = 1; i < kSums; ++i) sums[0] = _mm512_add_ps(sums[0], sums[i]);
  return _mm512_reduce_add_ps(sums[0]);
}

DATELINE_TARGET("avx512f,avx512bf16") float PeakBf16Avx512(uint64_t steps, uint32_t seed) {
  const auto a = reinterpret_cast<__m512bh>(_mm512_set1_epi32(static_cast<int>((seed & 0x007F007F) | 0x3C003C00)));
  __m512 sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = _mm512_set1_ps(static_cast<float>(i));
  for (uint64_t n = 0; n < steps; ++n) {
    for (int i = 0; i < kSums; ++i) sums[i] = _mm512_dpbf16_ps(sums[i], a, a);
  }
  for (int i = 1; i < kSums; ++i) sums[0] = _mm512_add_ps(sums[0], sums[i]);
  return _mm512_reduce_add_ps(sums[0]);
}

DATELINE_TARGET("avx512f,avx512vnni") float PeakInt8Avx512(uint64_t steps, uint32_t seed) {
  const __m512i a = _mm512_set1_epi32(static_cast<int>(seed));
  __m512i sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = _mm512_set1_epi32(i);
  for (uint64_t n = 0; n < steps; ++n) {
    for (int i = 0; i < kSums; ++i) sums[i] = _mm512_dpbusd_epi32(sums[i], a, a);
  }
  for (int i = 1; i < kSums; ++i) sums[0] = _mm512_add_epi32(sums[0], sums[i]);
  return static_cast<float>(_mm512_reduce_add_epi32(sums[0]));
}

#undef DATELINE_TARGET

struct Peak {
  float (*run)(uint64_t steps, uint32_t seed);
  uint64_t lanes;  // multiply-adds of one instruction (int8 on AVX2: of three)
};

Peak PeakOf(Precision precision) {
  const Kernels *const avx512 = KernelsOf(Isa::kAvx512), *const avx2 = KernelsOf(Isa::kAvx2);
  if (precision == Precision::kF32 && avx512) return {PeakF32Avx512, 16};
  if (precision == Precision::kF32 && avx2) return {PeakF32Avx2, 8};
  if (precision == Precision::kBf16 && avx512 && avx512->bf16) return {PeakBf16Avx512, 32};
  if (precision == Precision::kInt8 && avx512 && avx512->int8) return {PeakInt8Avx512, 64};
  if (precision == Precision::kInt8 && avx2) return {PeakInt8Avx2, 32};
  return {nullptr, 0};
}

}  // namespace

uint64_t RunPeak(Precision precision, uint64_t steps, uint32_t seed, volatile float* sink) {
  const Peak peak = PeakOf(precision);
  if (!peak.run) return 0;
  *sink = peak.run(steps, seed);
  return steps * kSums * peak.lanes;
}

}  // namespace dateline
#else
namespace dateline {
uint64_t RunPeak(Precision, uint64_t, uint32_t, volatile float*) { return 0; }
}  // namespace dateline
#endif
