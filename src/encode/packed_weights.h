// PackedWeights: the weights of one product in the precision and layout of the kernel that reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "encode/kernels/kernels.h"

namespace dateline {

// Immutable after construction.
class PackedWeights {
 public:
  // weight: [out][in]. Weights that are no numbers count as 0, infinite ones as the largest that the precision has.
  // peaks: how large each input becomes, or empty. int8 shares its error between inputs and weights by them.
  PackedWeights(std::span<const float> weight, std::span<const float> bias, size_t in, size_t out, Precision precision,
                const ProductKernel& kernel, std::span<const float> peaks = {});

  ProductWeights view() const;

 private:
  struct Free {
    void operator()(std::byte* memory) const;
  };

  template <class T, class At>
  void Pack(const ProductKernel& kernel, const At& at);
  void PackInt8(const ProductKernel& kernel, std::span<const float> weight, std::span<const float> peaks);
  void PackWide(const ProductKernel& kernel, std::span<const float> weight);
  void ChooseFactors(std::span<const float> weight, std::span<const float> peaks);

  size_t in_, out_;
  std::unique_ptr<std::byte[], Free> values_;
  std::vector<float> scales_, sums_, bias_, factors_, wide_factors_;
  std::vector<uint32_t> wide_;
  std::vector<int16_t> wide_weights_;
};

// Bytes from row to row of prepared rows; whole cache lines, so that kernels may read whole groups and vectors.
size_t PreparedStride(const ProductKernel& kernel, Precision precision, size_t in);

}  // namespace dateline
