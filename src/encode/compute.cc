// The choice of precision and instruction set by the CPU.
#include "encode/compute.h"

#include <string>

#include "encode/kernels/kernels.h"

namespace dateline {
namespace {

// The widest instruction set of this CPU that has the precision, or the widest at all; kAuto where none has a name.
Isa WidestWith(Precision precision) {
  constexpr Isa kWidestFirst[] = {Isa::kAvx512, Isa::kAvx2};
  if (precision == Precision::kAuto) precision = Precision::kBf16;
  for (Isa isa : kWidestFirst) {
    if (KernelsOf(isa) && ProductOf(*KernelsOf(isa), precision)) return isa;
  }
  for (Isa isa : kWidestFirst) {
    if (KernelsOf(isa)) return isa;
  }
  return Isa::kAuto;
}

// int8 with 512-bit dot products of bytes: a fifth faster than bf16 on the whole path, with 2 % of the entries changed
// against f32 and no score lower (bench/precision.py). Narrower ones were not measured.
Precision Unasked(const Kernels& kernels, Isa isa) {
  if (isa == Isa::kAvx512 && ProductOf(kernels, Precision::kInt8)) return Precision::kInt8;
  return isa != Isa::kScalar && ProductOf(kernels, Precision::kBf16) ? Precision::kBf16 : Precision::kF32;
}

}  // namespace

Result<Compute> ChooseCompute(Precision precision, Isa isa) {
  if (isa == Isa::kAuto) isa = WidestWith(precision);
  const Kernels* const kernels = KernelsOf(isa);
  if (!kernels) return Error{ErrorCode::kUsage, "this CPU has no " + std::string(NameOf(isa))};
  if (precision == Precision::kAuto) {
    precision = Unasked(*kernels, isa);
  }
  if (!ProductOf(*kernels, precision)) {
    const std::string with = isa == Isa::kAuto ? "" : " with " + std::string(NameOf(isa));
    return Error{ErrorCode::kUsage, "this CPU has no " + std::string(NameOf(precision)) + with};
  }
  return Compute{precision, isa};
}

std::string_view NameOf(Precision precision) {
  switch (precision) {
    case Precision::kAuto:
      return "auto";
    case Precision::kF32:
      return "f32";
    case Precision::kBf16:
      return "bf16";
    case Precision::kInt8:
      return "int8";
  }
  return "";
}

std::string_view NameOf(Isa isa) {
  switch (isa) {
    case Isa::kAuto:
      return "auto";
    case Isa::kScalar:
      return "scalar";
    case Isa::kAvx2:
      return "avx2";
    case Isa::kAvx512:
      return "avx512";
  }
  return "";
}

}  // namespace dateline
