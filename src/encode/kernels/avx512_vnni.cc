// The integer kernels for AVX-512 with VNNI.
#include <immintrin.h>

#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 64, kQueries = 12, kKeyVectors = 2, kTileRows = 12;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vectors.inc"

namespace dateline {
namespace {

inline S Dot(S sums, S x, S w) {
  return reinterpret_cast<S>(
      _mm512_dpbusd_epi32(reinterpret_cast<__m512i>(sums), reinterpret_cast<__m512i>(x), reinterpret_cast<__m512i>(w)));
}

inline S DotPairs(S sums, S x, S y) {
  return reinterpret_cast<S>(
      _mm512_dpwssd_epi32(reinterpret_cast<__m512i>(sums), reinterpret_cast<__m512i>(x), reinterpret_cast<__m512i>(y)));
}

inline void NarrowBytes(const V (&x)[4], void* to) {
  // With masks, since g++ 12 warns about the others.
  const auto whole = [&](size_t i) { return _mm512_maskz_cvtps_epi32(0xFFFF, x[i]); };
  const __m512i low = _mm512_packus_epi32(whole(0), whole(1)), high = _mm512_packus_epi32(whole(2), whole(3));
  const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  StoreInts(to, reinterpret_cast<S>(_mm512_maskz_permutexvar_epi32(0xFFFF, order, _mm512_packus_epi16(low, high))));
}

}  // namespace
}  // namespace dateline

#include "encode/kernels/attention_int16.inc"
#include "encode/kernels/tiles.inc"
// And this needs tiles.
#include "encode/kernels/product_int8.inc"

namespace dateline {
const AttentionKernel kVnniAttention = {AttendShorts, AttendShortsScratch};
const ProductKernel kVnniInt8 = {kTileWidth, 4, 255, PrepareBytes, MultiplyBytes};
}  // namespace dateline
