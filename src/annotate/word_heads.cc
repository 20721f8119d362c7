// WordHeads: the heads that need only a document's word vectors: flat tags, mention spans and mention vectors.
#include "annotate/word_heads.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "annotate/numbers.h"

namespace dateline {
namespace {

constexpr uint32_t kTags = kCueTags + kNameTags + kTitleTags + 3;  // the last three score spans
constexpr uint32_t kKinds = 5, kLevels = 3;

// Several layers over the same input as one product.
Result<Linear> LoadJoined(const ModelFile& file, const std::vector<std::pair<std::string, uint32_t>>& parts,
                          uint32_t in, Compute compute) {
  std::vector<float> weight, bias;
  uint32_t out = 0;
  for (const auto& [name, rows] : parts) {
    if (rows == 0 || in == 0) return Error{ErrorCode::kModel, "model file: layer '" + name + "' has no width"};
    auto w = LoadFloats(file, name + ".weight", {rows, in});
    if (!w.ok()) return w.error();
    auto b = LoadFloats(file, name + ".bias", {rows});
    if (!b.ok()) return b.error();
    weight.insert(weight.end(), w.value().begin(), w.value().end());
    bias.insert(bias.end(), b.value().begin(), b.value().end());
    out += rows;
  }
  return Linear::From(std::move(weight), std::move(bias), in, out, compute);
}

}  // namespace

WordVectors MakeWordVectors(std::vector<float> rows, uint32_t width) {
  WordVectors v;
  v.width = width;
  v.words = static_cast<uint32_t>(rows.size() / width);
  v.rows = std::move(rows);
  v.sums.assign((size_t{v.words} + 1) * width, 0.0);
  for (uint32_t w = 0; w < v.words; ++w)
    for (uint32_t k = 0; k < width; ++k)
      v.sums[size_t{w + 1} * width + k] = v.sums[size_t{w} * width + k] + double{v.rows[size_t{w} * width + k]};
  return v;
}

void WordVectors::Mean(WordRange range, float* out) const {
  const double scale = 1.0 / range.size();
  const double *begin = sums.data() + size_t{range.begin} * width, *end = sums.data() + size_t{range.end} * width;
  for (uint32_t k = 0; k < width; ++k) out[k] = static_cast<float>((end[k] - begin[k]) * scale);
}

Result<WordHeads> WordHeads::Load(const ModelFile& file, uint32_t width, Compute compute) {
  WordHeads heads;
  auto tags = LoadJoined(
      file, {{"heads.cue", kCueTags}, {"heads.name", kNameTags}, {"heads.title", kTitleTags}, {"heads.span_score", 3}},
      width, compute);
  if (!tags.ok()) return tags.error();
  heads.tags_ = std::move(tags).value();
  const TensorView* start = file.Find("heads.span_start.weight");
  heads.span_ =
      start == nullptr || start->shape.empty() ? 0 : static_cast<uint32_t>(std::min<uint64_t>(start->shape[0], 4096));
  auto spans = LoadJoined(file, {{"heads.span_start", heads.span_}, {"heads.span_end", heads.span_}}, width, compute);
  if (!spans.ok()) return spans.error();
  heads.spans_ = std::move(spans).value();
  const TensorView* mention = file.Find("heads.mention.bias");
  const uint32_t m = mention == nullptr || mention->shape.empty()
                         ? 0
                         : static_cast<uint32_t>(std::min<uint64_t>(mention->shape[0], 4096));
  auto mentions = LoadJoined(file, {{"heads.mention", m}}, 3 * width, compute);
  if (!mentions.ok()) return mentions.error();
  heads.mention_ = std::move(mentions).value();
  auto kinds = LoadJoined(file, {{"heads.kind", kKinds}, {"heads.level", kLevels}}, m, compute);
  if (!kinds.ok()) return kinds.error();
  heads.kinds_ = std::move(kinds).value();
  auto widths = LoadFloats(file, "heads.span_width", {kMaxMentionWords});
  if (!widths.ok()) return widths.error();
  heads.span_width_ = std::move(widths).value();
  return heads;
}

WordScores WordHeads::Score(const WordVectors& vectors) const {
  WordScores scores;
  const uint32_t n = vectors.words;
  std::vector<float> tags(size_t{n} * kTags);
  tags_.Run(vectors.rows.data(), n, tags.data());
  const auto take = [&](uint32_t first, uint32_t count, bool normalise) {
    std::vector<float> out(size_t{n} * count);
    for (uint32_t w = 0; w < n; ++w) {
      std::copy_n(tags.data() + size_t{w} * kTags + first, count, out.data() + size_t{w} * count);
      if (normalise) LogSoftmax({out.data() + size_t{w} * count, count});
    }
    return out;
  };
  scores.cue = take(0, kCueTags, true);
  scores.name = take(kCueTags, kNameTags, true);
  scores.title = take(kCueTags + kNameTags, kTitleTags, true);
  scores.span = take(kCueTags + kNameTags + kTitleTags, 3, false);
  std::vector<float> spans(size_t{n} * 2 * span_);
  spans_.Run(vectors.rows.data(), n, spans.data());
  Gelu(spans.data(), spans.size());
  scores.starts.resize(size_t{n} * span_);
  scores.ends.resize(size_t{n} * span_);
  for (uint32_t w = 0; w < n; ++w) {
    std::copy_n(spans.data() + size_t{w} * 2 * span_, span_, scores.starts.data() + size_t{w} * span_);
    std::copy_n(spans.data() + size_t{w} * 2 * span_ + span_, span_, scores.ends.data() + size_t{w} * span_);
  }
  return scores;
}

std::vector<float> WordHeads::SpanProbabilities(const WordScores& scores, std::span<const uint32_t> ends) const {
  const uint32_t n = static_cast<uint32_t>(ends.size());
  std::vector<float> probabilities(size_t{n} * kMaxMentionWords, 0.0F);
  const float scale = 1.0F / std::sqrt(static_cast<float>(span_));
  for (uint32_t w = 0; w < n; ++w) {
    float inner = 0;
    const uint32_t end = std::min(ends[w], w + kMaxMentionWords);
    for (uint32_t last = w; last < end; ++last) {
      const uint32_t d = last - w;
      inner += scores.span[size_t{last} * 3 + 2];
      const float dot =
          Dot(scores.starts.data() + size_t{w} * span_, scores.ends.data() + size_t{last} * span_, span_) * scale;
      const float score = dot + scores.span[size_t{w} * 3] + scores.span[size_t{last} * 3 + 1] +
                          inner / static_cast<float>(d + 1) + span_width_[d];
      probabilities[size_t{w} * kMaxMentionWords + d] = Sigmoid(score);
    }
  }
  return probabilities;
}

std::vector<float> WordHeads::MentionVectors(const WordVectors& vectors, std::span<const WordRange> ranges) const {
  const uint32_t width = vectors.width, rows = static_cast<uint32_t>(ranges.size());
  std::vector<float> in(size_t{rows} * 3 * width), out(size_t{rows} * mention_.out());
  for (uint32_t i = 0; i < rows; ++i) {
    float* row = in.data() + size_t{i} * 3 * width;
    std::copy_n(vectors.Row(ranges[i].begin), width, row);
    std::copy_n(vectors.Row(ranges[i].end - 1), width, row + width);
    vectors.Mean(ranges[i], row + 2 * width);
  }
  mention_.Run(in.data(), rows, out.data());
  Gelu(out.data(), out.size());
  return out;
}

std::vector<float> WordHeads::KindsAndLevels(const std::vector<float>& mentions) const {
  const uint32_t rows = static_cast<uint32_t>(mentions.size() / mention_.out());
  std::vector<float> out(size_t{rows} * (kKinds + kLevels));
  kinds_.Run(mentions.data(), rows, out.data());
  for (uint32_t i = 0; i < rows; ++i) {
    float* row = out.data() + size_t{i} * (kKinds + kLevels);
    LogSoftmax({row, kKinds});
    LogSoftmax({row + kKinds, kLevels});
    for (uint32_t k = 0; k < kKinds + kLevels; ++k) row[k] = std::exp(row[k]);
  }
  return out;
}

}  // namespace dateline
