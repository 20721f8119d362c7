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
