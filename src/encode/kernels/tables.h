// The tables of the vectorised kernels, one per file that is compiled for an instruction set.
#pragma once

#include "encode/kernels/kernels.h"

namespace dateline {

extern const Kernels kBaselineKernels;

// Only where DATELINE_X86 is defined:
extern const Kernels kAvx2Kernels, kAvx512Kernels;
extern const ProductKernel kAvx2Int8, kAvxVnniInt8, kVnniInt8, kAvx512Bf16;
extern const AttentionKernel kAvx2Attention, kAvxVnniAttention, kVnniAttention;

}  // namespace dateline
