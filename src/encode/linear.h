// Linear: y = x W^T + b over packed rows, the one matrix product that the encoder and the heads use.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/model_file.h"

namespace dateline {

enum class KernelKind : uint8_t {
  kReference,  // plain scalar loops, the twin that everything else is compared with
  kOneDnn,     // oneDNN, f32
};

// Rows are worked off in blocks of these sizes, so that three primitives serve every shape and a row's result does not
// depend on how many rows there are. Sizes between them would gain nothing: the product runs at full speed from 16 rows
// on.
inline constexpr uint32_t kRowBuckets[] = {16, 64, 256};
inline constexpr uint32_t kBatchRows = 768;

// Values of a tensor as f32 (f16 is widened). Error kModel when it is missing or its shape differs; 0 in `shape` takes
// any size.
Result<std::vector<float>> LoadFloats(const ModelFile& file, const std::string& name,
                                      const std::vector<uint64_t>& shape);

// Immutable; weights packed once for the kernels. A scratch is one worker's.
class Linear {
 public:
  Linear() = default;
  // Reads NAME.weight [out,in] and NAME.bias [out]. Errors: kModel.
  static Result<Linear> Load(const ModelFile& file, const std::string& name, uint32_t in, uint32_t out,
                             KernelKind kernels);
  // From values: weight [out*in] row-major, bias [out].
  static Linear From(std::vector<float> weight, std::vector<float> bias, uint32_t in, uint32_t out, KernelKind kernels);

  uint32_t in() const;
  uint32_t out() const;

  // x: rows*in, y: rows*out, row-major and dense, any rows >= 0; both buffers need room only for the rows given (a
  // multiple of 16 saves a copy). Thread-safe for different y; allocates nothing once as many workspaces exist as
  // threads run at once (oneDNN itself makes a few small objects per product).
  void Run(const float* x, uint32_t rows, float* y) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

// Element-wise exact GELU, in place. Vectorised; agrees with the scalar twin within 2e-6.
void Gelu(float* x, size_t n);

}  // namespace dateline
