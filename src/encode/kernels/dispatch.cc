// Chooses the kernels that this CPU can run.
#include <array>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {

std::array<const Kernels*, 4> Choose() {
  std::array<const Kernels*, 4> tables{};
  size_t n = 0;
#ifdef DATELINE_X86
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (avx2 && __builtin_cpu_supports("avx512f")) tables[n++] = &kAvx512Kernels;
  if (avx2) tables[n++] = &kAvx2Kernels;
#endif
  tables[n++] = &kBaselineKernels;
  return tables;
}

}  // namespace

const Kernels* const* VectorKernels() {
  static const std::array<const Kernels*, 4> tables = Choose();
  return tables.data();
}

}  // namespace dateline
