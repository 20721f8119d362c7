// Chooses the kernels that this CPU can run.
#ifdef DATELINE_X86
#include <cpuid.h>
#endif

#include <array>

#include "encode/kernels/tables.h"

namespace dateline {
namespace {

#ifdef DATELINE_X86
// g++ 12 does not know this feature by name.
bool HasAvxVnni() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & 1u << 4) != 0;
}
#endif

// The tables that this CPU can run, with what of it they use.
struct Tables {
  Kernels avx512 = {}, avx2 = {};
  std::array<const Kernels*, 4> list = {};

  Tables();
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
};

Tables::Tables() {
  size_t n = 0;
#ifdef DATELINE_X86
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (has_avx2 && __builtin_cpu_supports("avx512f")) {
    avx512 = kAvx512Kernels;
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni")) {
      avx512.attention_int16 = &kVnniAttention;
      avx512.int8 = &kVnniInt8;
      if (__builtin_cpu_supports("avx512bf16")) avx512.bf16 = &kAvx512Bf16;
    }
    list[n++] = &avx512;
  }
  if (has_avx2) {
    avx2 = kAvx2Kernels;
    const bool vnni = HasAvxVnni();
    avx2.attention_int16 = vnni ? &kAvxVnniAttention : &kAvx2Attention;
    avx2.int8 = vnni ? &kAvxVnniInt8 : &kAvx2Int8;
    list[n++] = &avx2;
  }
#endif
  list[n++] = &kBaselineKernels;
}

const Tables& TablesOfThisCpu() {
  static const Tables tables;
  return tables;
}

}  // namespace

const Kernels* KernelsOf(Isa isa) {
  if (isa == Isa::kAuto) return *VectorKernels();
  if (isa == Isa::kScalar) return &kReferenceKernels;
  const Tables& tables = TablesOfThisCpu();
  const Kernels& wanted = isa == Isa::kAvx2 ? tables.avx2 : tables.avx512;
  return wanted.name ? &wanted : nullptr;
}

const Kernels* const* VectorKernels() { return TablesOfThisCpu().list.data(); }

const ProductKernel* ProductOf(const Kernels& kernels, Precision precision) {
  if (precision == Precision::kBf16) return kernels.bf16;
  return precision == Precision::kInt8 ? kernels.int8 : &kernels.f32;
}

}  // namespace dateline
