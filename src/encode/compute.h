// Compute: the precision and instruction set that a part of the model runs in, and their choice by the CPU.
#pragma once

#include <string_view>

#include "dateline/precision.h"
#include "dateline/result.h"

namespace dateline {

// An isa of kAuto stands for the fastest that this CPU has for the precision; where it has none of Isa, for vectors
// that every CPU has.
struct Compute {
  Precision precision = Precision::kF32;  // never kAuto
  Isa isa = Isa::kAuto;

  bool operator==(const Compute&) const = default;
};

// Plain scalar loops in f32, the twin that all else is compared with.
inline constexpr Compute kPlainCompute = {Precision::kF32, Isa::kScalar};

// Fills in what is kAuto. Error kUsage when this CPU lacks the instruction set, or that the precision.
Result<Compute> ChooseCompute(Precision precision, Isa isa);

std::string_view NameOf(Precision precision);  // "f32", "bf16", "int8"; "auto"
std::string_view NameOf(Isa isa);              // "scalar", "avx2", "avx512"; "auto"

}  // namespace dateline
