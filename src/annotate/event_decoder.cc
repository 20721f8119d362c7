// EventDecoder: triggers with type and status, who may take part, and which of them are one event.
#include "annotate/event_decoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "annotate/event_words.h"
#include "annotate/labels.h"
#include "annotate/numbers.h"
#include "annotate/thresholds.h"

namespace dateline {
namespace {

constexpr uint32_t kTypes = kEventTypeNames.size(), kStatuses = kEventStatusNames.size();
constexpr auto kStatusRows =
    static_cast<uint32_t>(std::accumulate(kStatusFieldSizes.begin(), kStatusFieldSizes.end(), 0));

std::vector<Telling> TellingsOf(const std::vector<FoundStatement>& statements) {
  std::vector<Telling> tellings;
  tellings.reserve(statements.size());
  for (const FoundStatement& s : statements)
    tellings.push_back({s.source, s.content, static_cast<uint8_t>(s.act), s.denied});
  return tellings;
}

}  // namespace

Result<EventDecoder> EventDecoder::Load(const ModelFile& file, uint32_t width, uint32_t mention_width, Compute compute,
                                        float least) {
  EventDecoder d;
  d.least_ = least;
  if (file.Find("heads.trigger.weight") == nullptr) return d;
  struct Layer {
    const char* name;
    uint32_t in, out;
    Linear* to;
  };
  const Layer layers[] = {{"heads.trigger", width, kSpanTags, &d.trigger_},
                          {"heads.event_hidden", width, mention_width, &d.event_hidden_},
                          {"heads.event_type", mention_width, kTypes, &d.event_type_},
                          {"heads.status_hidden", width, mention_width, &d.status_hidden_},
                          {"heads.status", mention_width, kStatuses, &d.status_},
                          {"heads.event_first", width, 1, &d.event_first_}};
  for (const Layer& layer : layers) {
    auto linear = Linear::Load(file, layer.name, layer.in, layer.out, compute);
    if (!linear.ok()) return linear.error();
    *layer.to = std::move(linear).value();
  }
  auto table = LoadFloats(file, "heads.status_features.weight", {mention_width, kStatusRows});
  if (!table.ok()) return table.error();
  d.status_features_.resize(table.value().size());
  for (uint32_t h = 0; h < mention_width; ++h)
    for (uint32_t r = 0; r < kStatusRows; ++r)
      d.status_features_[size_t{r} * mention_width + h] = table.value()[size_t{h} * kStatusRows + r];
  auto argument = PairScorer::Load(file, "heads.argument", mention_width, width, PairHidden(file, "heads.argument"),
                                   kArgumentFieldSizes, kArgumentRoles, compute);
  if (!argument.ok()) return argument.error();
  d.argument_ = std::move(argument).value();
  auto same =
      PairScorer::Load(file, "heads.same", width, width, PairHidden(file, "heads.same"), kSameFieldSizes, 1, compute);
  if (!same.ok()) return same.error();
  d.same_ = std::move(same).value();
  d.loaded_ = true;
  return d;
}

std::vector<WordRange> TaggedSpans(const Segments& segments, std::span<const float> tags, float threshold,
                                   std::vector<float>* confidence) {
  constexpr auto kBegin = static_cast<size_t>(SpanTag::kBegin), kInside = static_cast<size_t>(SpanTag::kInside);
  std::vector<WordRange> found;
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const float* row = tags.data() + size_t{w} * kSpanTags;
    const float p = std::exp(row[kBegin]) + std::exp(row[kInside]);
    if (!(p >= threshold)) continue;
    const bool goes_on = !found.empty() && found.back().end == w && row[kInside] > row[kBegin] &&
                         segments.words[w].sentence == segments.words[w - 1].sentence &&
                         found.back().size() < kMaxTriggerWords;
    if (goes_on) {
      found.back().end = w + 1;
      confidence->back() += p;
    } else {
      found.push_back({w, w + 1});
      confidence->push_back(p);
    }
  }
  for (size_t i = 0; i < found.size(); ++i) (*confidence)[i] /= static_cast<float>(found[i].size());
  return found;
}

std::vector<FoundEvent> EventDecoder::Triggers(const Segments& segments, const WordVectors& vectors) const {
  std::vector<float> tags(size_t{vectors.words} * kSpanTags), confidence;
  trigger_.Run(vectors.rows.data(), vectors.words, tags.data());
  for (uint32_t w = 0; w < vectors.words; ++w) LogSoftmax({tags.data() + size_t{w} * kSpanTags, kSpanTags});
  std::vector<FoundEvent> events;
  for (const WordRange& words : TaggedSpans(segments, tags, kTriggerThreshold, &confidence)) {
    FoundEvent event;
    event.trigger = words;
    event.confidence = confidence[events.size()];
    events.push_back(std::move(event));
  }
  return events;
}

std::vector<float> EventDecoder::TypeLogits(const std::vector<float>& means) const {
  const auto n = static_cast<uint32_t>(means.size() / event_hidden_.in());
  std::vector<float> hidden(size_t{n} * event_hidden_.out()), types(size_t{n} * kTypes);
  event_hidden_.Run(means.data(), n, hidden.data());
  Gelu(hidden.data(), hidden.size());
  event_type_.Run(hidden.data(), n, types.data());
  return types;
}

std::vector<float> EventDecoder::StatusLogits(const std::vector<float>& means,
                                              std::span<const StatusFeatures> features) const {
  const auto n = static_cast<uint32_t>(features.size());
  const size_t width = status_hidden_.out();
  std::vector<float> hidden(n * width), statuses(size_t{n} * kStatuses);
  status_hidden_.Run(means.data(), n, hidden.data());
  for (uint32_t i = 0; i < n; ++i) {
    size_t first = 0;
    for (size_t f = 0; f < features[i].size(); ++f) {
      const float* row = status_features_.data() + (first + features[i][f]) * width;
      for (size_t h = 0; h < width; ++h) hidden[i * width + h] += row[h];
      first += static_cast<size_t>(kStatusFieldSizes[f]);
    }
  }
  Gelu(hidden.data(), hidden.size());
  status_.Run(hidden.data(), n, statuses.data());
  return statuses;
}

void EventDecoder::SetTypes(std::string_view text, const Segments& segments, const std::vector<float>& means,
                            std::vector<FoundEvent>* events) const {
  std::vector<float> types = TypeLogits(means);
  for (size_t i = 0; i < events->size(); ++i) {
    const std::span<float> row(types.data() + i * kTypes, kTypes);
    const auto points = EventWordPoints(text, segments, (*events)[i].trigger);
    for (size_t t = 0; t < kTypes; ++t) row[t] += points[t];
    LogSoftmax(row);
    const auto best = std::max_element(row.begin(), row.end());
    (*events)[i].type = static_cast<EventType>(best - row.begin());
    (*events)[i].confidence *= std::exp(*best);
  }
}

void EventDecoder::DropDoubtful(std::vector<float>* means, std::vector<FoundEvent>* events) const {
  const uint32_t width = event_hidden_.in();
  size_t kept = 0;
  for (size_t i = 0; i < events->size(); ++i) {
    if ((*events)[i].confidence < least_) continue;
    if (kept < i) {
      std::copy_n(means->begin() + static_cast<std::ptrdiff_t>(i * width), width,
                  means->begin() + static_cast<std::ptrdiff_t>(kept * width));
      (*events)[kept] = std::move((*events)[i]);
    }
    ++kept;
  }
  events->resize(kept);
  means->resize(kept * width);
}

void EventDecoder::SetStatuses(const EventFeatureReader& reader, const std::vector<float>& means,
                               std::vector<FoundEvent>* events) const {
  std::vector<StatusFeatures> features;
  for (const FoundEvent& event : *events) features.push_back(reader.OfStatus(event.trigger, event.statement));
  std::vector<float> statuses = StatusLogits(means, features);
  for (size_t i = 0; i < events->size(); ++i) {
    const std::span<float> row(statuses.data() + i * kStatuses, kStatuses);
    LogSoftmax(row);
    std::copy(row.begin(), row.end(), (*events)[i].statuses.begin());
    (*events)[i].status = static_cast<EventStatus>(std::max_element(row.begin(), row.end()) - row.begin());
  }
}

void EventDecoder::SetArguments(const EventFeatureReader& reader, const std::vector<float>& means,
                                const std::vector<float>& mention_vectors, std::vector<FoundEvent>* events) const {
  const auto n = static_cast<uint32_t>(events->size());
  const auto mentions = static_cast<uint32_t>(mention_vectors.size() / event_hidden_.out());
  if (mentions == 0) return;
  const std::vector<float> x = argument_.ProjectX(mention_vectors.data(), mentions),
                           y = argument_.ProjectY(means.data(), n);
  const size_t row = 2 * size_t{argument_.hidden()};
  std::vector<float> hidden;
  for (uint32_t i = 0; i < n; ++i) {
    FoundEvent& event = (*events)[i];
    const std::vector<uint32_t> candidates = reader.Candidates(event.trigger);
    hidden.resize(candidates.size() * argument_.hidden());
    for (size_t c = 0; c < candidates.size(); ++c)
      argument_.Mix(x.data() + candidates[c] * row, y.data() + i * row,
                    reader.OfArgument(event.trigger, static_cast<uint8_t>(event.type), event.statement, candidates[c]),
                    hidden.data() + c * argument_.hidden());
    const std::vector<float> logits = argument_.Score(&hidden);
    for (size_t c = 0; c < candidates.size(); ++c) {
      FoundEvent::Argument argument;
      argument.mention = candidates[c];
      std::copy_n(logits.begin() + static_cast<std::ptrdiff_t>(c * kArgumentRoles), kArgumentRoles,
                  argument.roles.begin());
      event.arguments.push_back(argument);
    }
  }
}

void EventDecoder::SetSame(const EventFeatureReader& reader, const std::vector<float>& means,
                           std::vector<FoundEvent>* events) const {
  const auto n = static_cast<uint32_t>(events->size());
  const std::vector<float> x = same_.ProjectX(means.data(), n), y = same_.ProjectY(means.data(), n);
  const size_t row = 2 * size_t{same_.hidden()};
  std::vector<float> none(n), hidden;
  event_first_.Run(means.data(), n, none.data());
  for (uint32_t i = 0; i < n; ++i) {
    FoundEvent& later = (*events)[i];
    const uint32_t first = i > kSameReach ? i - kSameReach : 0;
    hidden.resize(size_t{i - first} * same_.hidden());
    for (uint32_t j = first; j < i; ++j) {
      const FoundEvent& earlier = (*events)[j];
      same_.Mix(x.data() + i * row, y.data() + j * row,
                reader.OfSame(later.trigger, static_cast<uint8_t>(later.type), earlier.trigger,
                              static_cast<uint8_t>(earlier.type)),
                hidden.data() + size_t{j - first} * same_.hidden());
    }
    const std::vector<float> scores = same_.Score(&hidden);
    float best = none[i] + kSameEventMargin;
    for (uint32_t j = first; j < i; ++j) {
      if (!(scores[j - first] > best)) continue;
      best = scores[j - first];
      later.same_as = static_cast<int>(j);
    }
  }
}

std::vector<FoundEvent> EventDecoder::Decode(std::string_view text, const Segments& segments,
                                             const Quotations& quotations, const WordVectors& vectors,
                                             const std::vector<FoundMention>& mentions,
                                             const std::vector<float>& mention_vectors,
                                             const std::vector<FoundStatement>& statements) const {
  if (!loaded_) return {};
  std::vector<FoundEvent> events = Triggers(segments, vectors);
  if (events.empty()) return events;
  std::vector<float> means(events.size() * vectors.width);
  for (size_t i = 0; i < events.size(); ++i) vectors.Mean(events[i].trigger, means.data() + i * vectors.width);
  SetTypes(text, segments, means, &events);
  DropDoubtful(&means, &events);
  if (events.empty()) return events;
  std::vector<WordRange> ranges;
  ranges.reserve(mentions.size());
  for (const FoundMention& m : mentions) ranges.push_back(m.words);
  const std::vector<Telling> tellings = TellingsOf(statements);
  const EventFeatureReader reader(text, segments, quotations, tellings, ranges);
  for (FoundEvent& event : events) event.statement = reader.TellingOf(event.trigger);
  SetStatuses(reader, means, &events);
  SetArguments(reader, means, mention_vectors, &events);
  SetSame(reader, means, &events);
  return events;
}

}  // namespace dateline
