// The vectorised kernels for AVX-512.
#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 64, kQueries = 6, kKeyVectors = 4;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vector_kernels.inc"

namespace dateline {
const Kernels kAvx512Kernels = {"avx512", Gelu, AddNorm, Attend, AttendScratch};
}  // namespace dateline
