// The integer kernels for AVX2 with VNNI: the same sums as those of AVX2, faster.
#include <immintrin.h>

#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 32, kQueries = 6, kKeyVectors = 2, kTileRows = 6;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vectors.inc"

namespace dateline {
namespace {

inline S Dot(S sums, S x, S w) {
  return reinterpret_cast<S>(_mm256_dpbusd_avx_epi32(reinterpret_cast<__m256i>(sums), reinterpret_cast<__m256i>(x),
                                                     reinterpret_cast<__m256i>(w)));
}

inline S DotPairs(S sums, S x, S y) {
  return reinterpret_cast<S>(_mm256_dpwssd_avx_epi32(reinterpret_cast<__m256i>(sums), reinterpret_cast<__m256i>(x),
                                                     reinterpret_cast<__m256i>(y)));
}

inline void NarrowBytes(const V (&x)[4], void* to) {
  const auto whole = [&](size_t i) { return _mm256_cvtps_epi32(x[i]); };
  const __m256i low = _mm256_packus_epi32(whole(0), whole(1)), high = _mm256_packus_epi32(whole(2), whole(3));
  const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  StoreInts(to, reinterpret_cast<S>(_mm256_permutevar8x32_epi32(_mm256_packus_epi16(low, high), order)));
}

}  // namespace
}  // namespace dateline

#include "encode/kernels/attention_int16.inc"
#include "encode/kernels/tiles.inc"
// And this needs tiles.
#include "encode/kernels/product_int8.inc"

namespace dateline {
const AttentionKernel kAvxVnniAttention = {AttendShorts, AttendShortsScratch};
const ProductKernel kAvxVnniInt8 = {kTileWidth, 4, 127, PrepareBytes, MultiplyBytes};
}  // namespace dateline
