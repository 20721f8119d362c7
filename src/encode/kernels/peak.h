// The most multiply-adds that one core does, by loops that touch registers only: what the encoder's speed is held
// against.
#pragma once

#include <cstdint>

#include "dateline/precision.h"

namespace dateline {

// Does about `steps` steps at the widest instruction set that has the precision, on data from `seed`, and returns the
// number of multiply-adds done; 0 when this CPU has nothing for the precision. `sink` keeps the result alive.
uint64_t RunPeak(Precision precision, uint64_t steps, uint32_t seed, volatile float* sink);

}  // namespace dateline
