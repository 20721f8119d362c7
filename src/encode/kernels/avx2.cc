// The vectorised kernels for AVX2 with FMA.
#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 32, kQueries = 6, kKeyVectors = 2;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vector_kernels.inc"

namespace dateline {
const Kernels kAvx2Kernels = {"avx2", Gelu, AddNorm, Attend, AttendScratch};
}  // namespace dateline
