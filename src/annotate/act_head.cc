// ActHead: with which act a statement was made (asserts, denies, warns ...), and whether it was made at all.
#include "annotate/act_head.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/numbers.h"
#include "annotate/thresholds.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kActs = kStatementActNames.size();
constexpr uint32_t kMostLooks = 16;

// How many looks at what is said the model takes; 0 when it does not say.
uint32_t LooksOf(const ModelFile& file) {
  const TensorView* t = file.Find("heads.act_attend.weight");
  return t == nullptr || t->shape.empty() ? 0 : static_cast<uint32_t>(std::min<uint64_t>(t->shape[0], kMostLooks));
}

}  // namespace

Result<ActHead> ActHead::Load(const ModelFile& file, uint32_t width, uint32_t hidden, Compute compute) {
  ActHead head;
  const uint32_t looks = LooksOf(file);
  auto attend = Linear::Load(file, "heads.act_attend", width, looks, compute);
  if (!attend.ok()) return attend.error();
  auto inner = Linear::Load(file, "heads.act_hidden", (2 + looks) * width, hidden, compute);
  if (!inner.ok()) return inner.error();
  auto act = Linear::Load(file, "heads.act", hidden, kActs, compute);
  if (!act.ok()) return act.error();
  auto denied = Linear::Load(file, "heads.denied", hidden, 1, compute);
  if (!denied.ok()) return denied.error();
  head.attend_ = std::move(attend).value();
  head.hidden_ = std::move(inner).value();
  head.act_ = std::move(act).value();
  head.denied_ = std::move(denied).value();
  return head;
}

void ActHead::Describe(const WordVectors& vectors, const std::vector<float>& scores, const FoundStatement& s,
                       float* out) const {
  const uint32_t width = vectors.width, looks = attend_.out();
  float *mean = out + width, *heeded = mean + width;
  vectors.Mean(s.anchor, out);
  std::fill(mean, heeded + looks * width, 0.0F);
  std::array<float, kMostLooks> top{}, total{};
  top.fill(-INFINITY);
  float words = 0;
  const auto each_word = [&](auto look) {
    for (const WordRange& piece : s.content)
      for (uint32_t w = piece.begin; w < piece.end; ++w) look(w, scores.data() + size_t{w} * looks);
  };
  each_word([&](uint32_t, const float* score) {
    for (uint32_t l = 0; l < looks; ++l) top[l] = std::max(top[l], score[l]);
  });
  each_word([&](uint32_t w, const float* score) {
    const float* row = vectors.Row(w);
    for (uint32_t k = 0; k < width; ++k) mean[k] += row[k];
    for (uint32_t l = 0; l < looks; ++l) {
      const float weight = std::exp(score[l] - top[l]);
      for (uint32_t k = 0; k < width; ++k) heeded[l * width + k] += weight * row[k];
      total[l] += weight;
    }
    words += 1.0F;
  });
  for (uint32_t k = 0; k < width; ++k) {
    mean[k] /= words;
    for (uint32_t l = 0; l < looks; ++l) heeded[l * width + k] /= total[l];
  }
}

std::vector<float> ActHead::Fill(const WordVectors& vectors, std::vector<FoundStatement>* statements,
                                 std::vector<float>* described) const {
  const auto n = static_cast<uint32_t>(statements->size());
  described->assign(n * size_t{hidden_.out()}, 0.0F);
  if (n == 0) return {};
  std::vector<float> scores(size_t{vectors.words} * attend_.out()), in(n * size_t{hidden_.in()});
  attend_.Run(vectors.rows.data(), vectors.words, scores.data());
  for (uint32_t i = 0; i < n; ++i) Describe(vectors, scores, (*statements)[i], in.data() + i * size_t{hidden_.in()});
  hidden_.Run(in.data(), n, described->data());
  Gelu(described->data(), described->size());
  std::vector<float> acts(n * size_t{kActs}), denied(n);
  act_.Run(described->data(), n, acts.data());
  denied_.Run(described->data(), n, denied.data());
  for (uint32_t i = 0; i < n; ++i) {
    const auto row = acts.begin() + i * kActs;
    (*statements)[i].act = static_cast<StatementAct>(std::max_element(row, row + kActs) - row);
    (*statements)[i].denied = Sigmoid(denied[i]) >= kDeniedThreshold;
  }
  return acts;
}

void MarkDenials(std::string_view text, const Segments& segments, std::vector<FoundStatement>* statements) {
  for (FoundStatement& s : *statements) {
    if (s.source.size() == 0) continue;
    const std::string first = Lowered(segments.words[s.source.begin].span.In(text));
    s.denied = s.denied || first == "neither" || first == "nobody" || first == "none";
  }
}

}  // namespace dateline
