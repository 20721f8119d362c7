// PairFeatures: how a word lies to an anchor (a cue): distance, place, quotation. Computed here alone, for training and
// for use.
#include "annotate/pair_features.h"

#include <algorithm>
#include <array>

namespace dateline {

uint8_t DistanceBucket(uint32_t distance) {
  static constexpr std::array<uint32_t, 10> kTops = {1, 2, 3, 4, 6, 9, 14, 22, 35, 60};
  return static_cast<uint8_t>(std::lower_bound(kTops.begin(), kTops.end(), distance) - kTops.begin());
}

WordRange ScopeOf(const Segments& segments, WordRange anchor) {
  const uint32_t paragraph = segments.words[anchor.begin].paragraph;
  const uint32_t first = paragraph == 0 ? 0 : paragraph - 1;
  const uint32_t last = std::min<uint32_t>(paragraph + 2, static_cast<uint32_t>(segments.paragraphs.size()) - 1);
  const uint32_t before = anchor.begin > kScopeBefore ? anchor.begin - kScopeBefore : 0;
  return {std::max(segments.paragraphs[first].first_word, before),
          std::min(segments.paragraphs[last].end_word, anchor.end + kScopeAfter)};
}

PairFeatures PairFeatureReader::Of(WordRange anchor, uint32_t word) const {
  PairFeatures f;
  if (word < anchor.begin) {
    f.distance = static_cast<uint8_t>(1 + DistanceBucket(anchor.begin - word));
  } else if (word >= anchor.end) {
    f.distance = static_cast<uint8_t>(12 + DistanceBucket(word - anchor.end + 1));
  }
  const Word& a = segments_.words[anchor.begin];
  const Word& w = segments_.words[word];
  if (w.sentence == a.sentence) {
    f.place = 0;
  } else if (w.paragraph == a.paragraph) {
    f.place = w.sentence + 1 == a.sentence ? 1 : w.sentence < a.sentence ? 2 : w.sentence == a.sentence + 1 ? 3 : 4;
  } else {
    f.place = w.paragraph < a.paragraph ? 5 : w.paragraph == a.paragraph + 1 ? 6 : 7;
  }
  f.quote = QuoteRelation(anchor, word);
  return f;
}

uint8_t PairFeatureReader::QuoteRelation(WordRange anchor, uint32_t word) const {
  const int qa = quotations_.of_word[anchor.begin], qw = quotations_.of_word[word];
  if (qw < 0) return qa < 0 ? 0 : 6;
  const Quotation& q = quotations_.all[qw];
  if (word < q.first_word || word >= q.end_word) return 9;  // a quotation mark
  if (qa == qw) return 5;
  const int unit = quotations_.Unit(word, anchor.begin);
  if (unit < 0) return 6;  // the word's quotation holds the anchor's
  const Quotation& u = quotations_.all[unit];
  if (qa >= 0)
    return u.parent >= 0 && quotations_.all[u.parent].first_word <= anchor.begin &&
                   anchor.begin < quotations_.all[u.parent].end_word
               ? 8
               : 7;
  const Word& begin = segments_.words[u.first_word];
  const Word& a = segments_.words[anchor.begin];
  if (begin.sentence == a.sentence || segments_.words[u.end_word - 1].sentence == a.sentence) return 1;
  if (begin.paragraph == a.paragraph) return 2;
  return u.continues >= 0 ? 3 : 4;
}

}  // namespace dateline
