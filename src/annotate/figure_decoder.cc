// FigureDecoder: which of a text's quantities are figures that a reader would care about, and what each counts.
#include "annotate/figure_decoder.h"

#include <algorithm>
#include <cmath>

#include "annotate/counted_words.h"
#include "annotate/labels.h"
#include "annotate/numbers.h"
#include "annotate/smallest_holder.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

constexpr uint32_t kCounted = kCountedNames.size();
constexpr uint64_t kMostHidden = 4096;

constexpr Counted kNeedWords[] = {Counted::kKilled, Counted::kWounded, Counted::kVotes};

// What the words of each sentence and of the one before it tell of. Sentences are asked for in text order.
class Told {
 public:
  Told(std::string_view text, const Segments& segments) : text_(text), segments_(segments) {}

  uint32_t Near(uint32_t sentence) {
    while (next_ <= sentence) {
      before_ = here_;
      here_ = next_ + 1 < sentence ? 0 : ToldIn(text_, segments_, segments_.sentences[next_]);
      ++next_;
    }
    return before_ | here_;
  }

 private:
  std::string_view text_;
  const Segments& segments_;
  uint32_t next_ = 0, before_ = 0, here_ = 0;
};

struct Evidence {
  std::optional<Counted> beside;  // what the words beside it say
  uint32_t told = 0;              // ToldIn of the sentences around
};

// The likeliest of what the quantity's unit and the words beside it leave open: money and shares are said by their own.
Counted CountedOf(const Quantity& quantity, const Evidence& evidence, float* logits) {
  const auto logit = [logits](Counted counted) -> float& { return logits[static_cast<size_t>(counted)]; };
  if (quantity.kind == Quantity::Kind::kMoney) return Counted::kMoney;
  if (quantity.kind == Quantity::Kind::kPercent) return Counted::kPercent;
  if (quantity.kind == Quantity::Kind::kMeasure) logit(Counted::kMoney) -= kUnitLift;
  if (quantity.value != 0) logit(Counted::kPercent) -= kUnitLift;  // but "from 5 percent to zero"
  for (const Counted counted : kNeedWords)
    if ((evidence.told >> static_cast<unsigned>(counted) & 1U) == 0) logit(counted) -= kUntoldDrop;
  if (evidence.beside)
    logit(*evidence.beside) += kBesideLift;
  else if (const auto by_unit = CountedByUnit(quantity.unit))
    logit(*by_unit) += kUnitLift;
  return static_cast<Counted>(std::max_element(logits, logits + kCounted) - logits);
}

}  // namespace

Result<FigureDecoder> FigureDecoder::Load(const ModelFile& file, uint32_t width, Compute compute) {
  FigureDecoder decoder;
  if (file.Find("heads.figure.weight") == nullptr) return decoder;
  const TensorView* bias = file.Find("heads.counted_hidden.bias");
  const uint32_t hidden =
      bias == nullptr || bias->shape.empty() ? 0 : static_cast<uint32_t>(std::min(bias->shape[0], kMostHidden));
  if (hidden == 0) return Error{ErrorCode::kModel, "model file: layer 'heads.counted_hidden' has no width"};
  auto figure = Linear::Load(file, "heads.figure", width, kSpanTags, compute);
  if (!figure.ok()) return figure.error();
  auto inner = Linear::Load(file, "heads.counted_hidden", 2 * width, hidden, compute);
  if (!inner.ok()) return inner.error();
  auto counted = Linear::Load(file, "heads.counted", hidden, kCounted, compute);
  if (!counted.ok()) return counted.error();
  decoder.figure_ = std::move(figure).value();
  decoder.counted_hidden_ = std::move(inner).value();
  decoder.counted_ = std::move(counted).value();
  decoder.loaded_ = true;
  return decoder;
}

std::vector<float> FigureDecoder::CountedLogits(const WordVectors& vectors, std::span<const WordRange> ranges) const {
  const auto n = static_cast<uint32_t>(ranges.size());
  const uint32_t width = vectors.width;
  std::vector<float> in(size_t{n} * 2 * width), inner(size_t{n} * counted_hidden_.out());
  for (uint32_t i = 0; i < n; ++i) {
    float* row = in.data() + size_t{i} * 2 * width;
    vectors.Mean(ranges[i], row);
    std::copy_n(vectors.Row(ranges[i].end < vectors.words ? ranges[i].end : ranges[i].end - 1), width, row + width);
  }
  counted_hidden_.Run(in.data(), n, inner.data());
  Gelu(inner.data(), inner.size());
  std::vector<float> logits(size_t{n} * kCounted);
  counted_.Run(inner.data(), n, logits.data());
  return logits;
}

std::vector<FoundFigure> FigureDecoder::Decode(std::string_view text, const Segments& segments,
                                               const WordVectors& vectors, const std::vector<Quantity>& quantities,
                                               const std::vector<FoundStatement>& statements) const {
  std::vector<FoundFigure> figures;
  if (!loaded_ || quantities.empty()) return figures;
  std::vector<float> tags(size_t{vectors.words} * kSpanTags);
  figure_.Run(vectors.rows.data(), vectors.words, tags.data());
  const auto belongs = [&](uint32_t word) {  // the probability that it is tagged B or I
    float* row = tags.data() + size_t{word} * kSpanTags;
    LogSoftmax({row, kSpanTags});
    return 1.0F - std::exp(row[static_cast<int>(SpanTag::kOut)]);
  };
  std::vector<WordRange> ranges;
  for (size_t i = 0; i < quantities.size(); ++i) {
    const WordRange range = {quantities[i].first_word, quantities[i].end_word};
    float likeliest = 0;
    for (uint32_t w = range.begin; w < range.end; ++w) likeliest = std::max(likeliest, belongs(w));
    if (likeliest < kFigureThreshold) continue;
    figures.push_back({.quantity = static_cast<uint32_t>(i), .confidence = likeliest});
    ranges.push_back(range);
  }
  if (figures.empty()) return figures;
  const std::vector<int> statement_of = SmallestHolders(segments.words.size(), statements.size(),
                                                        [&](size_t i) -> const auto& { return statements[i].content; });
  std::vector<float> logits = CountedLogits(vectors, ranges);
  Told told(text, segments);
  for (size_t i = 0; i < figures.size(); ++i) {
    const uint32_t q = figures[i].quantity;
    const Quantity& quantity = quantities[q];
    const WordRange room = {q > 0 ? quantities[q - 1].end_word : 0,
                            q + 1 < quantities.size() ? quantities[q + 1].first_word : vectors.words};
    const uint32_t sentence = segments.words[ranges[i].begin].sentence;
    const Evidence evidence = {.beside = CountedBeside(text, segments, ranges[i], room), .told = told.Near(sentence)};
    figures[i].counted = CountedOf(quantity, evidence, logits.data() + i * kCounted);
    figures[i].statement = statement_of[quantity.number_word];
  }
  return figures;
}

}  // namespace dateline
