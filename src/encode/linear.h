// Linear: y = act(x W^T + b) over rows, the one matrix product that the encoder and the heads use.
#pragma once

#include <bit>
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

// Without branches: a word's embedding is widened whenever the word is met.
inline float WidenHalf(uint16_t half) {
  const float wide = std::bit_cast<float>((half & 0x7FFFu) << 13) * 0x1p112f;
  const uint32_t no_number = wide >= 65536.0f ? 0x7F800000u : 0u;  // infinity or NaN
  return std::bit_cast<float>(std::bit_cast<uint32_t>(wide) | no_number | (half & 0x8000u) << 16);
}

enum class Activation : uint8_t { kNone, kGelu };

struct RowScale;

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

  // Some columns of the result at a time, from rows that are prepared once. A column to begin with is a multiple of
  // Panel(). `work`: room for rows * PreparedBytes() and as many RowScale, 64-byte aligned.
  struct Rows {
    const std::byte* values;
    const RowScale* scales;
    uint32_t count;
  };
  size_t Panel() const;
  Rows PrepareRows(const float* x, uint32_t rows, std::byte* work) const;
  void RunColumns(const Rows& x, uint32_t first, uint32_t count, float* y, size_t y_stride) const;

  // Whether this, with GELU, can hand its result to `next` without f32 in between. RunInto() and RunPrepared() then do,
  // bit for bit, what two calls of Run() do. `prepared`: room for rows * next.PreparedBytes(), 64-byte aligned.
  bool Feeds(const Linear& next) const;
  void RunInto(const Linear& next, const float* x, uint32_t rows, std::byte* prepared, std::byte* work) const;
  void RunPrepared(const std::byte* prepared, uint32_t rows, float* y) const;
  size_t PreparedBytes() const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

// Element-wise exact GELU, in place. Vectorised; agrees with the scalar twin within 2e-6.
void Gelu(float* x, size_t n);

}  // namespace dateline
