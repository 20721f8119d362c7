// Linear: the matrix product by oneDNN with packed weights, its scalar twin, and the reading of weights as f32.
#include "encode/linear.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstring>
#include <dnnl.hpp>
#include <iterator>
#include <utility>

#include "encode/kernels/kernels.h"

// From the OpenMP runtime that oneDNN uses; its header does not come with every compiler.
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int);
}

namespace dateline {
namespace {

constexpr size_t kBuckets = std::size(kRowBuckets);

// Keeps oneDNN to the calling thread while it lives: workers are the only threads that we want.
class OneThread {
 public:
  OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OneThread() { omp_set_num_threads(before_); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_;
};

float Widen(uint16_t half) {
  const uint32_t sign = static_cast<uint32_t>(half & 0x8000) << 16;
  const uint32_t exponent = (half >> 10) & 0x1F, fraction = half & 0x3FF;
  if (exponent == 0) {
    const float tiny = static_cast<float>(fraction) * 0x1p-24f;
    return sign ? -tiny : tiny;
  }
  const uint32_t wide = exponent == 31 ? 255 : exponent + 112;
  return std::bit_cast<float>(sign | wide << 23 | fraction << 13);
}

// What one run needs besides the weights. One thread has it at a time.
struct Workspace {
  dnnl::stream stream;
  dnnl::memory scratchpad;
  std::array<dnnl::memory, kBuckets> x, y;
  std::vector<float> tail_x, tail_y;  // the last rows, filled up to the smallest bucket
};

// Workspaces at rest. Taking and giving back are lock-free and allocate only when all are in use.
class Workspaces {
 public:
  Workspaces() = default;
  ~Workspaces() {
    for (auto& slot : slots_) std::unique_ptr<Workspace> last(slot.load());
  }
  Workspaces(const Workspaces&) = delete;
  Workspaces& operator=(const Workspaces&) = delete;

  std::unique_ptr<Workspace> Take() {
    for (auto& slot : slots_) {
      if (slot.load(std::memory_order_relaxed) == nullptr) continue;
      if (Workspace* got = slot.exchange(nullptr, std::memory_order_acquire)) return std::unique_ptr<Workspace>(got);
    }
    return nullptr;
  }

  void Give(std::unique_ptr<Workspace> workspace) {
    Workspace* const resting = workspace.release();
    for (auto& slot : slots_) {
      Workspace* empty = nullptr;
      if (slot.compare_exchange_strong(empty, resting, std::memory_order_release)) return;
    }
    workspace.reset(resting);
  }

 private:
  std::array<std::atomic<Workspace*>, 64> slots_{};
};

// The weights in the layout that oneDNN likes best, and one primitive per bucket.
class Packed {
 public:
  // Throws dnnl::error.
  Packed(std::vector<float>& weight, std::vector<float>& bias, uint32_t in, uint32_t out);

  void Run(const float* x, uint32_t rows, float* y) const;

 private:
  std::unique_ptr<Workspace> NewWorkspace() const;
  void RunBlock(Workspace& space, size_t bucket, const float* x, float* y) const;

  uint32_t in_, out_;
  dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
  dnnl::memory weight_, bias_;
  std::array<dnnl::matmul::primitive_desc, kBuckets> descriptions_;
  std::array<dnnl::matmul, kBuckets> products_;
  mutable Workspaces workspaces_;
};

dnnl::memory::desc Plain(uint32_t rows, uint32_t columns) {
  return {{rows, columns}, dnnl::memory::data_type::f32, dnnl::memory::format_tag::ab};
}

Packed::Packed(std::vector<float>& weight, std::vector<float>& bias, uint32_t in, uint32_t out) : in_(in), out_(out) {
  using dnnl::memory;
  const OneThread one;
  dnnl::stream stream(engine_);
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const auto describe = [&](uint32_t rows, const memory::desc& weights) {
    return dnnl::matmul::primitive_desc({Plain(rows, in), weights, Plain(1, out), Plain(rows, out)}, attributes,
                                        engine_);
  };
  const memory::desc any({in, out}, memory::data_type::f32, memory::format_tag::any);
  const memory::desc best = describe(kRowBuckets[kBuckets - 1], any).weights_desc();
  memory plain({{in, out}, memory::data_type::f32, memory::format_tag::ba}, engine_, weight.data());
  weight_ = memory(best, engine_);
  dnnl::reorder(plain, weight_).execute(stream, plain, weight_);
  bias_ = memory(Plain(1, out), engine_);
  std::memcpy(bias_.get_data_handle(), bias.data(), bias.size() * sizeof(float));
  stream.wait();
  for (size_t b = 0; b < kBuckets; ++b) {
    descriptions_[b] = describe(kRowBuckets[b], best);
    products_[b] = dnnl::matmul(descriptions_[b]);
  }
  workspaces_.Give(NewWorkspace());
}

std::unique_ptr<Workspace> Packed::NewWorkspace() const {
  auto space = std::make_unique<Workspace>();
  space->stream = dnnl::stream(engine_);
  size_t scratchpad = 0;
  for (size_t b = 0; b < kBuckets; ++b) {
    space->x[b] = dnnl::memory(Plain(kRowBuckets[b], in_), engine_, DNNL_MEMORY_NONE);
    space->y[b] = dnnl::memory(Plain(kRowBuckets[b], out_), engine_, DNNL_MEMORY_NONE);
    scratchpad = std::max(scratchpad, descriptions_[b].scratchpad_desc().get_size());
  }
  const dnnl::memory::desc bytes({static_cast<dnnl::memory::dim>(std::max<size_t>(scratchpad, 1))},
                                 dnnl::memory::data_type::u8, dnnl::memory::format_tag::a);
  space->scratchpad = dnnl::memory(bytes, engine_);
  space->tail_x.resize(size_t{kRowBuckets[0]} * in_);
  space->tail_y.resize(size_t{kRowBuckets[0]} * out_);
  return space;
}

// The C interface, because that of C++ builds a map for each call.
void Packed::RunBlock(Workspace& space, size_t bucket, const float* x, float* y) const {
  dnnl_memory_set_data_handle(space.x[bucket].get(), const_cast<float*>(x));
  dnnl_memory_set_data_handle(space.y[bucket].get(), y);
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, space.x[bucket].get()},
                                       {DNNL_ARG_WEIGHTS, weight_.get()},
                                       {DNNL_ARG_BIAS, bias_.get()},
                                       {DNNL_ARG_DST, space.y[bucket].get()},
                                       {DNNL_ARG_SCRATCHPAD, space.scratchpad.get()}};
  [[maybe_unused]] const dnnl_status_t status = dnnl_primitive_execute(
      products_[bucket].get(), space.stream.get(), static_cast<int>(std::size(arguments)), arguments);
  assert(status == dnnl_success);
}

void Packed::Run(const float* x, uint32_t rows, float* y) const {
  const OneThread one;
  std::unique_ptr<Workspace> space = workspaces_.Take();
  if (!space) space = NewWorkspace();
  for (size_t b = kBuckets; b-- > 0;) {
    for (; rows >= kRowBuckets[b]; rows -= kRowBuckets[b]) {
      RunBlock(*space, b, x, y);
      x += size_t{kRowBuckets[b]} * in_;
      y += size_t{kRowBuckets[b]} * out_;
    }
  }
  if (rows > 0) {
    const auto end = std::copy_n(x, size_t{rows} * in_, space->tail_x.begin());
    std::fill(end, space->tail_x.end(), 0.0f);
    RunBlock(*space, 0, space->tail_x.data(), space->tail_y.data());
    std::copy_n(space->tail_y.begin(), size_t{rows} * out_, y);
  }
  workspaces_.Give(std::move(space));
}

void RunPlain(const std::vector<float>& weight, const std::vector<float>& bias, uint32_t in, const float* x,
              uint32_t rows, float* y) {
  for (uint32_t r = 0; r < rows; ++r, x += in) {
    const float* w = weight.data();
    for (float b : bias) {
      float sum = 0;
      for (uint32_t i = 0; i < in; ++i) sum += x[i] * w[i];
      w += in;
      *y++ = sum + b;
    }
  }
}

std::string ShapeText(const std::vector<uint64_t>& shape) {
  std::string text;
  for (uint64_t d : shape) {
    text += text.empty() ? '[' : ',';
    text += std::to_string(d);
  }
  return text + "]";
}

}  // namespace

Result<std::vector<float>> LoadFloats(const ModelFile& file, const std::string& name,
                                      const std::vector<uint64_t>& shape) {
  const TensorView* tensor = file.Find(name);
  if (!tensor) return Error{ErrorCode::kModel, "model file: tensor '" + name + "' is missing"};
  const auto fits = [](uint64_t wanted, uint64_t is) { return wanted == 0 || wanted == is; };
  if (!std::equal(shape.begin(), shape.end(), tensor->shape.begin(), tensor->shape.end(), fits)) {
    return Error{ErrorCode::kModel, "model file: tensor '" + name + "' has shape " + ShapeText(tensor->shape) +
                                        ", not " + ShapeText(shape)};
  }
  std::vector<float> values(tensor->elements());
  if (tensor->type == TensorType::kF32) {
    if (!values.empty()) std::memcpy(values.data(), tensor->bytes.data(), tensor->bytes.size());
  } else if (tensor->type == TensorType::kF16) {
    for (size_t i = 0; i < values.size(); ++i) {
      uint16_t half;
      std::memcpy(&half, tensor->bytes.data() + 2 * i, sizeof half);
      values[i] = Widen(half);
    }
  } else {
    return Error{ErrorCode::kModel, "model file: tensor '" + name + "' holds no floating-point numbers"};
  }
  return values;
}

struct Linear::State {
  uint32_t in = 0, out = 0;
  std::vector<float> weight, bias;  // only without `packed`
  std::unique_ptr<const Packed> packed;
};

Result<Linear> Linear::Load(const ModelFile& file, const std::string& name, uint32_t in, uint32_t out,
                            KernelKind kernels) {
  if (in == 0 || out == 0) return Error{ErrorCode::kModel, "model file: layer '" + name + "' has no width"};
  Result<std::vector<float>> weight = LoadFloats(file, name + ".weight", {out, in});
  if (!weight) return weight.error();
  Result<std::vector<float>> bias = LoadFloats(file, name + ".bias", {out});
  if (!bias) return bias.error();
  return From(std::move(weight).value(), std::move(bias).value(), in, out, kernels);
}

Linear Linear::From(std::vector<float> weight, std::vector<float> bias, uint32_t in, uint32_t out, KernelKind kernels) {
  assert(in > 0 && out > 0 && weight.size() == size_t{in} * out && bias.size() == out);
  auto state = std::make_shared<State>();
  state->in = in;
  state->out = out;
  if (kernels == KernelKind::kOneDnn) {
    try {
      state->packed = std::make_unique<const Packed>(weight, bias, in, out);
    } catch (const dnnl::error&) {
      state->packed = nullptr;  // a shape that oneDNN refuses: the plain loops do it
    }
  }
  if (!state->packed) {
    state->weight = std::move(weight);
    state->bias = std::move(bias);
  }
  Linear linear;
  linear.state_ = std::move(state);
  return linear;
}

uint32_t Linear::in() const { return state_ ? state_->in : 0; }

uint32_t Linear::out() const { return state_ ? state_->out : 0; }

void Linear::Run(const float* x, uint32_t rows, float* y) const {
  assert(state_);
  if (rows == 0) return;
  if (state_->packed) {
    state_->packed->Run(x, rows, y);
  } else {
    RunPlain(state_->weight, state_->bias, state_->in, x, rows, y);
  }
}

void Gelu(float* x, size_t n) { (*VectorKernels())->gelu(x, n); }

}  // namespace dateline
