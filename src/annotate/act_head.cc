// ActHead: with which act a statement was made (asserts, denies, warns ...), and whether it was made at all.
#include "annotate/act_head.h"

#include <algorithm>
#include <cmath>

#include "annotate/numbers.h"
#include "annotate/thresholds.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kActs = kStatementActNames.size();

}  // namespace

Result<ActHead> ActHead::Load(const ModelFile& file, uint32_t width, uint32_t hidden, Compute compute) {
  ActHead head;
  auto attend = Linear::Load(file, "heads.act_attend", width, 1, compute);
  if (!attend.ok()) return attend.error();
  auto inner = Linear::Load(file, "heads.act_hidden", 3 * width, hidden, compute);
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
                       float* out) {
  const uint32_t width = vectors.width;
  float *mean = out + width, *heeded = mean + width;
  vectors.Mean(s.anchor, out);
  std::fill(mean, heeded + width, 0.0F);
  float top = -INFINITY, words = 0, total = 0;
  for (const WordRange& piece : s.content)
    top = std::max(top, *std::max_element(scores.begin() + piece.begin, scores.begin() + piece.end));
  for (const WordRange& piece : s.content) {
    for (uint32_t w = piece.begin; w < piece.end; ++w) {
      const float* row = vectors.Row(w);
      const float weight = std::exp(scores[w] - top);
      for (uint32_t k = 0; k < width; ++k) {
        mean[k] += row[k];
        heeded[k] += weight * row[k];
      }
      total += weight;
      words += 1.0F;
    }
  }
  for (uint32_t k = 0; k < width; ++k) {
    mean[k] /= words;
    heeded[k] /= total;
  }
}

void ActHead::Fill(const WordVectors& vectors, std::vector<FoundStatement>* statements) const {
  const auto n = static_cast<uint32_t>(statements->size());
  if (n == 0) return;
  std::vector<float> scores(vectors.words), in(n * size_t{hidden_.in()}), inner(n * size_t{hidden_.out()});
  attend_.Run(vectors.rows.data(), vectors.words, scores.data());
  for (uint32_t i = 0; i < n; ++i) Describe(vectors, scores, (*statements)[i], in.data() + i * size_t{hidden_.in()});
  hidden_.Run(in.data(), n, inner.data());
  Gelu(inner.data(), inner.size());
  std::vector<float> acts(n * size_t{kActs}), denied(n);
  act_.Run(inner.data(), n, acts.data());
  denied_.Run(inner.data(), n, denied.data());
  for (uint32_t i = 0; i < n; ++i) {
    const auto row = acts.begin() + i * kActs;
    (*statements)[i].act = static_cast<StatementAct>(std::max_element(row, row + kActs) - row);
    (*statements)[i].denied = Sigmoid(denied[i]) >= kDeniedThreshold;
  }
}

void MarkDenials(std::string_view text, const Segments& segments, std::vector<FoundStatement>* statements) {
  for (FoundStatement& s : *statements) {
    if (s.source.size() == 0) continue;
    const std::string first = Lowered(segments.words[s.source.begin].span.In(text));
    s.denied = s.denied || first == "neither" || first == "nobody" || first == "none";
  }
}

}  // namespace dateline
