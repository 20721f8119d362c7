// The vectorised kernels for 128-bit vectors, which every CPU can run.
#include <cstddef>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {
constexpr size_t kVectorBytes = 16, kQueries = 4, kKeyVectors = 2;
}  // namespace
}  // namespace dateline

#include "encode/kernels/vector_kernels.inc"

namespace dateline {
const Kernels kBaselineKernels = {"baseline", Gelu, AddNorm, Attend, AttendScratch};
}  // namespace dateline
