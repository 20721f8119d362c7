// Linear: reading weights, and running the product by the kernel of its precision.
#include "encode/linear.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "encode/packed_weights.h"

namespace dateline {
namespace {

// Rows are worked off in blocks, so that a block stays in the cache while all weights pass by. A multiple of every
// kernel's tile.
constexpr size_t kBlockRows = 96;
constexpr size_t kScaleBytes = (kBlockRows * sizeof(RowScale) + 63) / 64 * 64;

std::string ShapeText(const std::vector<uint64_t>& shape) {
  std::string text;
  for (uint64_t d : shape) {
    text += text.empty() ? '[' : ',';
    text += std::to_string(d);
  }
  return text + "]";
}

}  // namespace

Result<const TensorView*> FindFloats(const ModelFile& file, const std::string& name,
                                     const std::vector<uint64_t>& shape) {
  const TensorView* tensor = file.Find(name);
  if (!tensor) return Error{ErrorCode::kModel, "model file: tensor '" + name + "' is missing"};
  const auto fits = [](uint64_t wanted, uint64_t is) { return wanted == 0 || wanted == is; };
  if (!std::equal(shape.begin(), shape.end(), tensor->shape.begin(), tensor->shape.end(), fits)) {
    return Error{ErrorCode::kModel, "model file: tensor '" + name + "' has shape " + ShapeText(tensor->shape) +
                                        ", not " + ShapeText(shape)};
  }
  if (tensor->type != TensorType::kF32 && tensor->type != TensorType::kF16)
    return Error{ErrorCode::kModel, "model file: tensor '" + name + "' holds no floating-point numbers"};
  return tensor;
}

Result<std::vector<float>> LoadFloats(const ModelFile& file, const std::string& name,
                                      const std::vector<uint64_t>& shape) {
  const Result<const TensorView*> found = FindFloats(file, name, shape);
  if (!found) return found.error();
  const TensorView& tensor = **found;
  std::vector<float> values(tensor.elements());
  if (tensor.type == TensorType::kF32) {
    if (!values.empty()) std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
  }
  for (size_t i = 0; i < values.size(); ++i) {
    uint16_t half;
    std::memcpy(&half, tensor.bytes.data() + 2 * i, sizeof half);
    values[i] = WidenHalf(half);
  }
  return values;
}

struct Linear::State {
  uint32_t in, out;
  Precision precision;
  const ProductKernel* kernel;
  PackedWeights weights;
  size_t stride;  // bytes of a prepared row

  // Rows as the kernel reads them: x itself, or in `work` behind their scales.
  const std::byte* Prepare(const float* x, size_t rows, std::byte* work) const;
};

const std::byte* Linear::State::Prepare(const float* x, size_t rows, std::byte* work) const {
  if (!kernel->prepare) return reinterpret_cast<const std::byte*>(x);
  kernel->prepare(weights.view(), x, rows, stride, kernel->largest, work + kScaleBytes,
                  reinterpret_cast<RowScale*>(work));
  return work + kScaleBytes;
}

Result<Linear> Linear::Load(const ModelFile& file, const std::string& name, uint32_t in, uint32_t out, Compute compute,
                            std::span<const float> peaks) {
  if (in == 0 || out == 0) return Error{ErrorCode::kModel, "model file: layer '" + name + "' has no width"};
  Result<std::vector<float>> weight = LoadFloats(file, name + ".weight", {out, in});
  if (!weight) return weight.error();
  Result<std::vector<float>> bias = LoadFloats(file, name + ".bias", {out});
  if (!bias) return bias.error();
  return From(std::move(weight).value(), std::move(bias).value(), in, out, compute, peaks);
}

Linear Linear::From(std::vector<float> weight, std::vector<float> bias, uint32_t in, uint32_t out, Compute compute,
                    std::span<const float> peaks) {
  assert(in > 0 && out > 0 && weight.size() == size_t{in} * out && bias.size() == out);
  const ProductKernel* const kernel = ProductOf(*KernelsOf(compute.isa), compute.precision);
  assert(kernel);
  Linear linear;
  linear.state_ = std::make_shared<const State>(
      State{in, out, compute.precision, kernel, PackedWeights(weight, bias, in, out, compute.precision, *kernel, peaks),
            PreparedStride(*kernel, compute.precision, in)});
  return linear;
}

uint32_t Linear::in() const { return state_ ? state_->in : 0; }

uint32_t Linear::out() const { return state_ ? state_->out : 0; }

size_t Linear::WorkBytes() const { return state_->kernel->prepare ? kScaleBytes + kBlockRows * state_->stride : 0; }

void Linear::Run(const float* x, uint32_t rows, float* y) const {
  assert(state_ && !state_->kernel->prepare);
  Run(x, rows, y, Activation::kNone, nullptr);
}

void Linear::Run(const float* x, uint32_t rows, float* y, Activation activation, std::byte* work) const {
  assert(state_);
  const ProductWeights weights = state_->weights.view();
  for (uint32_t r = 0; r < rows; r += kBlockRows) {
    const size_t n = std::min<size_t>(kBlockRows, rows - r);
    const std::byte* const prepared = state_->Prepare(x + size_t{r} * weights.in, n, work);
    const auto* const scales = state_->kernel->prepare ? reinterpret_cast<const RowScale*>(work) : nullptr;
    state_->kernel->multiply(weights, prepared, state_->stride, scales, n, {0, weights.out},
                             activation == Activation::kGelu, y + r * weights.out, weights.out);
  }
}

size_t Linear::Panel() const { return state_->kernel->panel; }

Linear::Rows Linear::PrepareRows(const float* x, uint32_t rows, std::byte* work) const {
  if (!state_->kernel->prepare) return {reinterpret_cast<const std::byte*>(x), nullptr, rows};
  auto* const scales = reinterpret_cast<RowScale*>(work + rows * state_->stride);
  state_->kernel->prepare(state_->weights.view(), x, rows, state_->stride, state_->kernel->largest, work, scales);
  return {work, scales, rows};
}

void Linear::RunColumns(const Rows& x, uint32_t first, uint32_t count, float* y, size_t y_stride) const {
  assert(first % Panel() == 0);
  state_->kernel->multiply(state_->weights.view(), x.values, state_->stride, x.scales, x.count, {first, count}, false,
                           y, y_stride);
}

bool Linear::Feeds(const Linear& next) const {
  return state_->kernel->multiply_on && state_->kernel == next.state_->kernel && state_->out == next.state_->in;
}

void Linear::RunInto(const Linear& next, const float* x, uint32_t rows, std::byte* prepared, std::byte* work) const {
  assert(Feeds(next));
  const ProductWeights weights = state_->weights.view();
  for (uint32_t r = 0; r < rows; r += kBlockRows) {
    const size_t n = std::min<size_t>(kBlockRows, rows - r), to_stride = next.state_->stride;
    const std::byte* const block = state_->Prepare(x + size_t{r} * weights.in, n, work);
    state_->kernel->multiply_on(weights, block, state_->stride, n, prepared + r * to_stride, to_stride);
  }
}

void Linear::RunPrepared(const std::byte* prepared, uint32_t rows, float* y) const {
  const ProductWeights weights = state_->weights.view();
  for (uint32_t r = 0; r < rows; r += kBlockRows) {
    const size_t n = std::min<size_t>(kBlockRows, rows - r);
    state_->kernel->multiply(weights, prepared + r * state_->stride, state_->stride, nullptr, n, {0, weights.out},
                             false, y + r * weights.out, weights.out);
  }
}

size_t Linear::PreparedBytes() const { return state_->stride; }

void Gelu(float* x, size_t n) { (*VectorKernels())->gelu(x, n); }

}  // namespace dateline
