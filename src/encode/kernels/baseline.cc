// The f32 kernels for 128-bit vectors, which every CPU can run.
#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 16, kQueries = 4, kKeyVectors = 2, kTileRows = 6;
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
const Kernels kBaselineKernels = {
    "baseline", Gelu,    AddNorm, {Attend, AttendScratch}, {kTileWidth, 1, 0, nullptr, MultiplyFloats},
    nullptr,    nullptr, nullptr};
}  // namespace dateline
