// The tables of the vectorised kernels, one per file that is compiled for an instruction set.
#pragma once

#include "encode/kernels/kernels.h"

namespace dateline {

extern const Kernels kBaselineKernels;
extern const Kernels kAvx2Kernels;    // only where DATELINE_X86 is defined
extern const Kernels kAvx512Kernels;  // likewise

}  // namespace dateline
