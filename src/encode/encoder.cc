// Encoder: reads the layers from a model file and runs them over batches of packed windows.
#include "encode/encoder.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "encode/kernels/kernels.h"

namespace dateline {
namespace {

// What a row does for itself after attention is done for so many rows at a time that all of it stays in the cache.
constexpr uint32_t kBlockRows = 96;

// Pieces in the sample that int8 is fitted to.
constexpr uint32_t kSampleRows = kBlockRows;

struct Norm {
  std::vector<float> gain, bias;
};

// Rows of f32 or f16 in the mapped file, widened as they are read: most words of a vocabulary are never met.
class EmbeddingTable {
 public:
  EmbeddingTable() = default;
  // REQUIRES: f32 or f16, two dimensions. The file must outlive this.
  explicit EmbeddingTable(const TensorView& tensor)
      : bytes_(tensor.bytes.data()), width_(tensor.shape[1]), half_(tensor.type == TensorType::kF16) {}

  void Row(size_t row, float* to) const {
    if (!half_) {
      std::memcpy(to, bytes_ + row * width_ * sizeof(float), width_ * sizeof(float));
      return;
    }
    const std::byte* const from = bytes_ + row * width_ * sizeof(uint16_t);
    for (size_t i = 0; i < width_; ++i) {
      uint16_t half;
      std::memcpy(&half, from + i * sizeof half, sizeof half);
      to[i] = WidenHalf(half);
    }
  }

 private:
  const std::byte* bytes_ = nullptr;
  size_t width_ = 0;
  bool half_ = false;
};

struct Layer {
  Linear qkv, out, up, down;
  Norm norm1, norm2;
};

// How large each input of a layer's products becomes: the largest of a sample.
struct LayerPeaks {
  std::vector<float> qkv, out, up, down;
};
using Peaks = std::vector<LayerPeaks>;

void TakePeaks(const float* x, size_t rows, size_t width, std::vector<float>& peaks) {
  peaks.assign(width, 0.0f);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t i = 0; i < width; ++i) peaks[i] = std::max(peaks[i], std::abs(x[r * width + i]));
  }
}

// Reads values in turn and keeps the first error.
class Loader {
 public:
  // int8 keeps the product that it costs most in bf16, where the CPU has that: a row's inputs from GELU are far apart.
  Loader(const ModelFile& file, Compute compute) : file_(file), compute_(compute), finer_(compute) {
    if (compute.precision == Precision::kInt8 && ProductOf(*KernelsOf(compute.isa), Precision::kBf16))
      finer_.precision = Precision::kBf16;
  }

  uint32_t Size(const std::string& name, uint32_t limit) {
    const std::string text = file_.MetaString("encoder." + name);
    uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= limit;
    if (!good) {
      Fail({ErrorCode::kModel,
            "model file: encoder." + name + " is '" + text + "', not a number from 1 to " + std::to_string(limit)});
    }
    return good ? value : 1;
  }

  std::vector<float> Floats(const std::string& name, const std::vector<uint64_t>& shape) {
    if (error_) return {};
    return Keep(LoadFloats(file_, "encoder." + name, shape));
  }

  EmbeddingTable Table(const std::string& name, uint32_t rows, uint32_t width) {
    if (error_) return {};
    const Result<const TensorView*> tensor = FindFloats(file_, "encoder." + name, {rows, width});
    if (tensor) return EmbeddingTable(**tensor);
    Fail(tensor.error());
    return {};
  }

  dateline::Norm Norm(const std::string& name, uint32_t width) {
    return {Floats(name + ".weight", {width}), Floats(name + ".bias", {width})};
  }

  Linear Product(const std::string& name, uint32_t in, uint32_t out, Compute compute,
                 std::span<const float> peaks = {}) {
    if (error_) return {};
    return Keep(Linear::Load(file_, "encoder." + name, in, out, compute, peaks));
  }

  dateline::Layer Layer(const std::string& n, const EncoderConfig& c, const LayerPeaks& peaks) {
    dateline::Layer layer;
    layer.qkv = Product(n + "qkv", c.width, 3 * c.width, compute_, peaks.qkv);
    layer.out = Product(n + "out", c.width, c.width, compute_, peaks.out);
    layer.norm1 = Norm(n + "norm1", c.width);
    layer.up = Product(n + "up", c.width, c.inner, compute_, peaks.up);
    layer.down = Product(n + "down", c.inner, c.width, finer_, peaks.down);
    layer.norm2 = Norm(n + "norm2", c.width);
    return layer;
  }

  void Fail(Error error) {
    if (!error_) error_ = std::make_unique<Error>(std::move(error));
  }

  const Error* error() const { return error_.get(); }

 private:
  template <class T>
  T Keep(Result<T> result) {
    if (result) return std::move(result).value();
    Fail(result.error());
    return {};
  }

  const ModelFile& file_;
  Compute compute_, finer_;
  std::unique_ptr<Error> error_;
};

EncoderConfig ReadConfig(Loader& loader) {
  EncoderConfig c;
  c.layers = loader.Size("layers", 64);
  c.width = loader.Size("width", 4096);
  c.heads = loader.Size("heads", 4096);
  c.inner = loader.Size("inner", 16384);
  c.vocabulary = loader.Size("vocabulary", 1 << 20);
  c.positions = loader.Size("positions", kBatchRows);
  c.shapes = loader.Size("shapes", 256);
  if (c.width % c.heads != 0 || c.width / c.heads > kMaxHeadWidth) {
    loader.Fail({ErrorCode::kModel, "model file: encoder.heads does not fit encoder.width"});
  }
  return c;
}

uint32_t TokensOf(const EncoderWindow& window, uint32_t positions) {
  return static_cast<uint32_t>(std::min<size_t>(window.ids.size(), positions));
}

// Heads whose columns are made at a time, so that they stay in the cache until attention has read them: as few as fill
// whole panels.
uint32_t HeadsAtOnce(const EncoderConfig& c, size_t panel) {
  for (uint32_t n = 1; n < c.heads; ++n) {
    if (c.heads % n == 0 && n * (c.width / c.heads) % panel == 0) return n;
  }
  return c.heads;
}

constexpr size_t AlignFloats(size_t n) { return (n + 15) / 16 * 16; }

}  // namespace

struct Encoder::State {
  EncoderConfig config;
  Compute compute;
  const Kernels* kernels = &kReferenceKernels;
  AttentionKernel attention;
  EmbeddingTable word;
  std::vector<float> position, shape;
  Norm norm;
  std::vector<Layer> layers;

  void Embed(const EncoderWindow& window, uint32_t tokens, float* rows) const;
  // Runs windows that together have `tokens` rows and writes their kept rows.
  void RunBatch(std::span<const EncoderWindow> windows, uint32_t tokens, Scratch::State& s, float* out) const;
  // The parts of a layer: attention over whole windows, then what each row does for itself.
  void Attend(const Layer& layer, std::span<const EncoderWindow> windows, uint32_t rows, Scratch::State& s) const;
  void Join(const Layer& layer, uint32_t first, uint32_t rows, Scratch::State& s) const;
  void Feed(const Layer& layer, uint32_t first, uint32_t rows, Scratch::State& s) const;
  // Of a sample of pieces, always the same.
  Peaks SamplePeaks(Scratch::State& s) const;
  // Moves the kept rows together; how many there are.
  uint32_t KeepRows(std::span<const EncoderWindow> windows, Scratch::State& s) const;
};

struct Encoder::Scratch::State {
  std::vector<float> room;
  float *hidden, *qkv, *prepared, *mixed, *delta, *inner, *attention, *work;  // parts of room, each 64-byte aligned
};

Encoder::Scratch::Scratch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Encoder::Scratch::~Scratch() = default;

Encoder::Encoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

const EncoderConfig& Encoder::config() const { return state_->config; }

Compute Encoder::compute() const { return state_->compute; }

Result<Encoder> Encoder::Load(const ModelFile& file, Compute compute) {
  Peaks peaks;
  if (compute.precision == Precision::kInt8) {
    const Result<Encoder> exact = Load(file, {Precision::kF32, compute.isa});
    if (!exact) return exact.error();
    peaks = exact->state_->SamplePeaks(*exact->NewScratch()->state_);
  }
  Loader loader(file, compute);
  auto state = std::make_unique<State>();
  state->compute = compute;
  state->kernels = KernelsOf(compute.isa);
  assert(state->kernels && ProductOf(*state->kernels, compute.precision));
  state->attention = compute.precision == Precision::kF32 || !state->kernels->attention_int16
                         ? state->kernels->attention
                         : *state->kernels->attention_int16;
  const EncoderConfig c = state->config = ReadConfig(loader);
  state->word = loader.Table("word", c.vocabulary, c.width);
  state->position = loader.Floats("position", {c.positions, c.width});
  state->shape = loader.Floats("shape", {c.shapes, c.width});
  state->norm = loader.Norm("norm", c.width);
  for (uint32_t i = 0; i < c.layers && !loader.error(); ++i) {
    const std::string n = std::to_string(i) + ".";
    state->layers.push_back(loader.Layer(n, c, i < peaks.size() ? peaks[i] : LayerPeaks{}));
  }
  if (loader.error()) return *loader.error();
  return Encoder(std::move(state));
}

std::unique_ptr<Encoder::Scratch> Encoder::NewScratch() const {
  const EncoderConfig& c = state_->config;
  const size_t row = AlignFloats(c.width), inner = AlignFloats(c.inner);
  size_t heads = 0, prepared = 0;
  for (const Layer& layer : state_->layers) {
    heads = std::max<size_t>(heads, HeadsAtOnce(c, layer.qkv.Panel()));
    prepared = std::max(prepared, AlignFloats((layer.qkv.PreparedBytes() + sizeof(RowScale)) / sizeof(float)));
  }
  const size_t qkv = AlignFloats(3 * heads * (c.width / c.heads));
  const size_t attention = AlignFloats(state_->attention.scratch(c.positions, c.width / c.heads));
  size_t work = 0;
  for (const Layer& layer : state_->layers) {
    for (const Linear* product : {&layer.qkv, &layer.out, &layer.up, &layer.down})
      work = std::max(work, AlignFloats(product->WorkBytes() / sizeof(float)));
  }
  auto s = std::make_unique<Scratch::State>();
  s->room.resize(kBatchRows * (2 * row + qkv + prepared) + kBlockRows * (row + inner) + attention + work + 16);
  float* at = s->room.data();
  at += (64 - reinterpret_cast<uintptr_t>(at) % 64) % 64 / sizeof(float);
  const auto take = [&](size_t n) { return std::exchange(at, at + n); };
  s->hidden = take(kBatchRows * row);
  s->qkv = take(kBatchRows * qkv);
  s->prepared = take(kBatchRows * prepared);
  s->mixed = take(kBatchRows * row);
  s->delta = take(kBlockRows * row);
  s->inner = take(kBlockRows * inner);
  s->attention = take(attention);
  s->work = take(work);
  return std::make_unique<Scratch>(std::move(s));
}

void Encoder::Run(std::span<const EncoderWindow> windows, Scratch& scratch, std::span<float> out) const {
  float* to = out.data();
  for (size_t first = 0; first < windows.size();) {
    uint32_t tokens = 0;
    size_t last = first, kept = 0;
    for (; last < windows.size(); ++last) {
      const uint32_t more = TokensOf(windows[last], state_->config.positions);
      if (tokens + more > kBatchRows) break;
      tokens += more;
      kept += windows[last].kept.size();
    }
    assert(to + kept * state_->config.width <= out.data() + out.size());
    state_->RunBatch(windows.subspan(first, last - first), tokens, *scratch.state_, to);
    to += kept * state_->config.width;
    first = last;
  }
}

void Encoder::State::Embed(const EncoderWindow& window, uint32_t tokens, float* rows) const {
  const size_t width = config.width;
  for (uint32_t t = 0; t < tokens; ++t, rows += width) {
    const int32_t id = window.ids[t];
    const uint32_t known = id >= 0 && static_cast<uint32_t>(id) < config.vocabulary ? static_cast<uint32_t>(id) : 0;
    const uint32_t form = t < window.shapes.size() && window.shapes[t] < config.shapes ? window.shapes[t] : 0;
    const float *p = &position[t * width], *s = &shape[form * width];
    word.Row(known, rows);
    for (size_t i = 0; i < width; ++i) rows[i] += p[i] + s[i];
  }
}

void Encoder::State::RunBatch(std::span<const EncoderWindow> windows, uint32_t tokens, Scratch::State& s,
                              float* out) const {
  const size_t width = config.width;
  float* at = s.hidden;
  for (const EncoderWindow& window : windows) {
    const uint32_t n = TokensOf(window, config.positions);
    Embed(window, n, at);
    at += n * width;
  }
  kernels->add_norm(s.hidden, nullptr, norm.gain.data(), norm.bias.data(), tokens, width);
  uint32_t rows = tokens;
  for (const Layer& layer : layers) {
    Attend(layer, windows, tokens, s);
    if (&layer == &layers.back()) rows = KeepRows(windows, s);  // nobody reads the others any more
    for (uint32_t first = 0; first < rows; first += kBlockRows) {
      const uint32_t n = std::min(kBlockRows, rows - first);
      Join(layer, first, n, s);
      Feed(layer, first, n, s);
    }
  }

  const float* from = s.hidden;
  for (const EncoderWindow& window : windows) {
    const uint32_t n = TokensOf(window, config.positions);
    for (uint32_t row : window.kept) {
      if (row < n) {
        std::copy_n(from, width, out);
        from += width;
      } else {
        std::fill_n(out, width, 0.0f);
      }
      out += width;
    }
  }
}

// Any pieces do: which inputs are large hardly depends on the text.
Peaks Encoder::State::SamplePeaks(Scratch::State& s) const {
  std::vector<int32_t> ids(std::min(config.positions, kSampleRows));
  uint32_t random = 1;
  for (int32_t& id : ids) {
    random = random * 1664525u + 1013904223u;
    id = static_cast<int32_t>((random >> 8) % config.vocabulary);
  }
  const EncoderWindow window = {ids, {}, {}};
  const auto rows = static_cast<uint32_t>(ids.size());
  Embed(window, rows, s.hidden);
  kernels->add_norm(s.hidden, nullptr, norm.gain.data(), norm.bias.data(), rows, config.width);
  Peaks peaks;
  for (const Layer& layer : layers) {
    LayerPeaks& p = peaks.emplace_back();
    TakePeaks(s.hidden, rows, config.width, p.qkv);
    Attend(layer, {&window, 1}, rows, s);
    TakePeaks(s.mixed, rows, config.width, p.out);
    Join(layer, 0, rows, s);
    TakePeaks(s.hidden, rows, config.width, p.up);
    Feed(layer, 0, rows, s);
    TakePeaks(s.inner, rows, config.inner, p.down);
  }
  return peaks;
}

uint32_t Encoder::State::KeepRows(std::span<const EncoderWindow> windows, Scratch::State& s) const {
  const size_t width = config.width;
  uint32_t first = 0, kept = 0;
  for (const EncoderWindow& window : windows) {
    const uint32_t n = TokensOf(window, config.positions);
    for (uint32_t row : window.kept) {  // ascending: no row is written over before it is read
      if (row >= n) continue;
      std::copy_n(s.hidden + (first + row) * width, width, s.hidden + kept * width);
      std::copy_n(s.mixed + (first + row) * width, width, s.mixed + kept * width);
      ++kept;
    }
    first += n;
  }
  return kept;
}

void Encoder::State::Attend(const Layer& layer, std::span<const EncoderWindow> windows, uint32_t rows,
                            Scratch::State& s) const {
  const size_t width = config.width;
  const Linear::Rows prepared = layer.qkv.PrepareRows(s.hidden, rows, reinterpret_cast<std::byte*>(s.prepared));
  const uint32_t heads = HeadsAtOnce(config, layer.qkv.Panel()), columns = heads * (config.width / config.heads);
  const size_t stride = 3 * columns;
  for (uint32_t column = 0; column < config.width; column += columns) {
    if (columns == config.width) {
      layer.qkv.RunColumns(prepared, 0, 3 * columns, s.qkv, stride);
    } else {
      for (uint32_t part = 0; part < 3; ++part)
        layer.qkv.RunColumns(prepared, part * config.width + column, columns, s.qkv + part * columns, stride);
    }
    size_t first = 0;
    for (const EncoderWindow& window : windows) {
      const uint32_t n = TokensOf(window, config.positions);
      attention.attend(s.qkv + first * stride, n, heads, config.width / config.heads, s.attention,
                       s.mixed + first * width + column, width);
      first += n;
    }
  }
}

void Encoder::State::Join(const Layer& layer, uint32_t first, uint32_t rows, Scratch::State& s) const {
  const size_t width = config.width;
  float* const hidden = s.hidden + first * width;
  layer.out.Run(s.mixed + first * width, rows, s.delta, Activation::kNone, reinterpret_cast<std::byte*>(s.work));
  kernels->add_norm(hidden, s.delta, layer.norm1.gain.data(), layer.norm1.bias.data(), rows, width);
}

void Encoder::State::Feed(const Layer& layer, uint32_t first, uint32_t rows, Scratch::State& s) const {
  const size_t width = config.width;
  std::byte* const work = reinterpret_cast<std::byte*>(s.work);
  float* const hidden = s.hidden + first * width;
  if (layer.up.Feeds(layer.down)) {
    std::byte* const inner = reinterpret_cast<std::byte*>(s.inner);  // takes less room than its f32
    layer.up.RunInto(layer.down, hidden, rows, inner, work);
    layer.down.RunPrepared(inner, rows, s.delta);
  } else {
    layer.up.Run(hidden, rows, s.inner, Activation::kGelu, work);
    layer.down.Run(s.inner, rows, s.delta, Activation::kNone, work);
  }
  kernels->add_norm(hidden, s.delta, layer.norm2.gain.data(), layer.norm2.bias.data(), rows, width);
}

}  // namespace dateline
