// Linear: y = act(x W^T + b) over rows, the one matrix product that the encoder and the heads use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/compute.h"
#include "encode/model_file.h"

namespace dateline {

// A tensor of f32 or f16. Error kModel when it is missing or its shape differs; 0 in `shape` takes any size.
Result<const TensorView*> FindFloats(const ModelFile& file, const std::string& name,
                                     const std::vector<uint64_t>& shape);

// Its values as f32 (f16 is widened). Errors likewise.
Result<std::vector<float>> LoadFloats(const ModelFile& file, const std::string& name,
                                      const std::vector<uint64_t>& shape);

float WidenHalf(uint16_t half);

enum class Activation : uint8_t { kNone, kGelu };

// Immutable; weights brought into the precision and packed for the kernels once, and shared by copies.
class Linear {
 public:
  Linear() = default;
  // Reads NAME.weight [out,in] and NAME.bias [out]. Errors: kModel. peaks: see PackedWeights.
  static Result<Linear> Load(const ModelFile& file, const std::string& name, uint32_t in, uint32_t out, Compute compute,
                             std::span<const float> peaks = {});
  // From values: weight [out*in] row-major, bias [out]. REQUIRES: this CPU has what `compute` names.
  static Linear From(std::vector<float> weight, std::vector<float> bias, uint32_t in, uint32_t out, Compute compute,
                     std::span<const float> peaks = {});

  uint32_t in() const;
  uint32_t out() const;

  // x: rows*in, y: rows*out, row-major and dense, any rows >= 0. A row's result does not depend on the other rows.
  // Thread-safe for different y; allocates nothing. REQUIRES: made for f32.
  void Run(const float* x, uint32_t rows, float* y) const;

  // In any precision. `work`: room for WorkBytes(), 64-byte aligned, one thread's.
  void Run(const float* x, uint32_t rows, float* y, Activation activation, std::byte* work) const;
  size_t WorkBytes() const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

// Element-wise exact GELU, in place. Vectorised; agrees with the scalar twin within 2e-6.
void Gelu(float* x, size_t n);

}  // namespace dateline
