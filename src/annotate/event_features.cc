// EventFeatures: how an event lies to statements, to mentions and to earlier events. Computed here alone, for training
// and for use.
#include "annotate/event_features.h"

#include <algorithm>

#include "annotate/smallest_holder.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kNearMentions = 32, kLeadMentions = 8;
constexpr uint8_t kNoAct = 20;
constexpr size_t kSameBeginning = 5;  // bytes

}  // namespace

EventFeatureReader::EventFeatureReader(std::string_view text, const Segments& segments, const Quotations& quotations,
                                       std::span<const Telling> tellings, std::span<const WordRange> mentions)
    : text_(text),
      segments_(segments),
      quotations_(quotations),
      pairs_(segments, quotations),
      tellings_(tellings),
      mentions_(mentions),
      telling_of_word_(SmallestHolders(segments.words.size(), tellings.size(),
                                       [&](size_t i) -> const auto& { return tellings[i].content; })) {}

int EventFeatureReader::TellingOf(WordRange trigger) const {
  for (const uint32_t word : {trigger.begin, trigger.end - 1}) {
    const int telling = telling_of_word_[word];
    if (telling >= 0 && AnyHolds(tellings_[telling].content, trigger)) return telling;
  }
  return -1;  // also where the edge of what is said cuts the trigger
}

StatusFeatures EventFeatureReader::OfStatus(WordRange trigger, int telling) const {
  const uint32_t sentence = segments_.words[trigger.begin].sentence;
  const uint8_t act = telling < 0 ? kNoAct : tellings_[telling].act;
  return {act, static_cast<uint8_t>(telling >= 0 && tellings_[telling].denied),
          static_cast<uint8_t>(quotations_.of_word[trigger.begin] >= 0),
          static_cast<uint8_t>(std::min<uint32_t>(sentence, 2))};
}

ArgumentFeatures EventFeatureReader::OfArgument(WordRange trigger, uint8_t type, int telling, uint32_t mention) const {
  const WordRange m = mentions_[mention];
  const PairFeatures pair = pairs_.Of(trigger, m.begin);
  uint8_t part = 0;
  if (telling >= 0) {
    const Telling& t = tellings_[telling];
    part = t.source.Holds(m) ? 1 : AnyHolds(t.content, m) ? 2 : 3;
  }
  const bool before = m.begin < trigger.begin;
  const WordRange gap = before ? WordRange{m.end, trigger.begin} : WordRange{trigger.end, m.begin};
  uint32_t between = 0;
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(), gap.begin,
                             [](const WordRange& x, uint32_t word) { return x.begin < word; });
  for (; at != mentions_.end() && at->begin < gap.end && between < 3; ++at) between += at->begin != m.begin ? 1U : 0U;
  return {pair.distance,
          pair.place,
          pair.quote,
          type,
          part,
          static_cast<uint8_t>(segments_.words[m.begin].sentence == 0),
          static_cast<uint8_t>(between + (before ? 0 : 4))};
}

SameFeatures EventFeatureReader::OfSame(WordRange later, uint8_t later_type, WordRange earlier,
                                        uint8_t earlier_type) const {
  const auto form = [&](WordRange r) {
    return Lowered(text_.substr(segments_.words[r.begin].span.begin,
                                segments_.words[r.end - 1].span.end - segments_.words[r.begin].span.begin));
  };
  const std::string a = form(later), b = form(earlier);
  const bool begins = a.size() >= kSameBeginning && b.size() >= kSameBeginning &&
                      a.compare(0, kSameBeginning, b, 0, kSameBeginning) == 0;
  const uint32_t apart = segments_.words[later.begin].sentence - segments_.words[earlier.begin].sentence;
  const bool alike = (quotations_.of_word[later.begin] >= 0) == (quotations_.of_word[earlier.begin] >= 0);
  const int bucket = apart <= 2 ? static_cast<int>(apart) : apart <= 5 ? 3 : apart <= 10 ? 4 : 5;
  return {static_cast<uint8_t>(a == b   ? 0
                               : begins ? 1
                                        : 2),
          static_cast<uint8_t>(later_type == earlier_type), static_cast<uint8_t>(bucket), static_cast<uint8_t>(alike)};
}

std::vector<uint32_t> EventFeatureReader::Candidates(WordRange trigger) const {
  const uint32_t sentence = segments_.words[trigger.begin].sentence;
  const uint32_t begin = segments_.sentences[sentence < 2 ? 0 : sentence - 2].first_word;
  const uint32_t end = segments_.sentences[std::min<size_t>(sentence + 1, segments_.sentences.size() - 1)].end_word;
  std::vector<uint32_t> found;
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                             [](const WordRange& m, uint32_t word) { return m.begin < word; });
  for (; at != mentions_.end() && at->begin < end; ++at) found.push_back(static_cast<uint32_t>(at - mentions_.begin()));
  const auto distance = [&](uint32_t m) {
    const uint32_t word = mentions_[m].begin;
    return word < trigger.begin ? trigger.begin - word : word - trigger.begin;
  };
  if (found.size() > kNearMentions) {
    std::stable_sort(found.begin(), found.end(), [&](uint32_t a, uint32_t b) { return distance(a) < distance(b); });
    found.resize(kNearMentions);
  }
  for (uint32_t m = 0; m < std::min<size_t>(kLeadMentions, mentions_.size()); ++m)
    if (segments_.words[mentions_[m].begin].sentence == 0) found.push_back(m);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace dateline
