// Precision and Isa: what numbers the model is computed in, and by which instruction set.
#pragma once

#include <cstdint>

namespace dateline {

// Of the encoder's products; everything else is f32.
enum class Precision : uint8_t { kAuto, kF32, kBf16, kInt8 };

// kScalar: plain loops without vectors, slow, for comparison.
enum class Isa : uint8_t { kAuto, kScalar, kAvx2, kAvx512 };

}  // namespace dateline
