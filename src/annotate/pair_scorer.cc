// PairScorer: how an x lies to a y, low-rank: gelu(A x * B y + C x + D y + features) -> classes.
#include "annotate/pair_scorer.h"

#include <algorithm>
#include <type_traits>

namespace dateline {
namespace {

constexpr uint32_t kMixed = 16;  // hidden values that are mixed at a time

}  // namespace

Result<PairScorer> PairScorer::Load(const ModelFile& file, const std::string& name, uint32_t x_width, uint32_t y_width,
                                    uint32_t hidden, std::span<const int> features, uint32_t classes, Compute compute) {
  PairScorer scorer;
  scorer.hidden_ = hidden;
  scorer.classes_ = classes;
  uint32_t rows = 0;
  for (int size : features) {
    scorer.offsets_.push_back(rows);
    rows += static_cast<uint32_t>(size);
  }
  auto x = Linear::Load(file, name + ".x", x_width, 2 * hidden, compute);
  if (!x.ok()) return x.error();
  auto y = Linear::Load(file, name + ".y", y_width, 2 * hidden, compute);
  if (!y.ok()) return y.error();
  auto out = Linear::Load(file, name + ".out", hidden, classes, compute);
  if (!out.ok()) return out.error();
  auto table = LoadFloats(file, name + ".features.weight", {hidden, rows});
  if (!table.ok()) return table.error();
  scorer.x_ = std::move(x).value();
  scorer.y_ = std::move(y).value();
  scorer.out_ = std::move(out).value();
  scorer.features_.resize(size_t{rows} * hidden);
  for (uint32_t h = 0; h < hidden; ++h)
    for (uint32_t r = 0; r < rows; ++r) scorer.features_[size_t{r} * hidden + h] = table.value()[size_t{h} * rows + r];
  return scorer;
}

uint32_t PairHidden(const ModelFile& file, const std::string& name) {
  const TensorView* t = file.Find(name + ".x.weight");
  return t == nullptr || t->shape.empty() ? 0 : static_cast<uint32_t>(std::min<uint64_t>(t->shape[0] / 2, 4096));
}

std::vector<float> PairScorer::Project(const Linear& linear, const float* in, uint32_t rows) {
  std::vector<float> out(size_t{rows} * linear.out());
  linear.Run(in, rows, out.data());
  return out;
}

void PairScorer::Mix(const float* x, const float* y, std::span<const uint8_t> features, float* hidden) const {
  const auto mix = [&](uint32_t begin, auto size) {  // sums stay in registers where the size is a constant
    float sum[kMixed];
    for (uint32_t i = 0; i < size; ++i) {
      const uint32_t h = begin + i;
      sum[i] = x[h] * y[h] + x[hidden_ + h] + y[hidden_ + h];
    }
    for (size_t f = 0; f < features.size(); ++f) {
      const float* row = features_.data() + size_t{offsets_[f] + features[f]} * hidden_ + begin;
      for (uint32_t i = 0; i < size; ++i) sum[i] += row[i];
    }
    std::copy_n(sum, static_cast<uint32_t>(size), hidden + begin);
  };
  uint32_t h = 0;
  for (; h + kMixed <= hidden_; h += kMixed) mix(h, std::integral_constant<uint32_t, kMixed>());
  if (h < hidden_) mix(h, hidden_ - h);
}

std::vector<float> PairScorer::Score(std::vector<float>* hidden) const {
  Gelu(hidden->data(), hidden->size());
  const uint32_t rows = static_cast<uint32_t>(hidden->size() / hidden_);
  std::vector<float> logits(size_t{rows} * classes_);
  out_.Run(hidden->data(), rows, logits.data());
  return logits;
}

}  // namespace dateline
