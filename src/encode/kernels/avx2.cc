// The f32 kernels for AVX2 with FMA.
#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 32, kQueries = 6, kKeyVectors = 2, kTileRows = 6;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vectors.inc"
// Those that follow need it.
#include "encode/kernels/attention.inc"
#include "encode/kernels/elements.inc"
#include "encode/kernels/tiles.inc"
// And this needs tiles.
#include "encode/kernels/product.inc"

namespace dateline {
const Kernels kAvx2Kernels = {
    "avx2",  Gelu,    AddNorm, {Attend, AttendScratch}, {kTileWidth, 1, 0, nullptr, MultiplyFloats},
    nullptr, nullptr, nullptr};
}  // namespace dateline
