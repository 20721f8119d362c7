// Statement decoding: cues, then for each cue the words of its source, content and venue, never cutting a quotation.
#include "annotate/statement_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/bylined_quotations.h"
#include "annotate/cue_bounds.h"
#include "annotate/numbers.h"
#include "annotate/statement_choice.h"
#include "annotate/thresholds.h"
#include "annotate/viterbi.h"

namespace dateline {
namespace {

constexpr std::array<int, 3> kSaidFeatures = {kDistanceFeatures, kPlaceFeatures, kQuoteFeatures};
constexpr float kNever = -1e9F;
constexpr uint32_t kNoWord = UINT32_MAX;

// A state of the decoder: a tag, and whether the one source has begun (it may not begin twice).
constexpr uint32_t kStates = 2 * kSaidTags;
uint32_t TagOf(uint32_t state) { return state % kSaidTags; }
bool SourceBegun(uint32_t state) { return state >= kSaidTags; }

bool MayFollow(uint32_t from, uint32_t to) {
  const uint32_t a = TagOf(from), b = TagOf(to);
  const bool inside = b != 0 && b % 2 == 0;
  if (inside && a != b && a + 1 != b) return false;
  if (b == static_cast<uint32_t>(SaidTag::kBeginSource)) return !SourceBegun(from) && SourceBegun(to);
  return SourceBegun(from) == SourceBegun(to);
}

bool MayStart(uint32_t to) {
  const uint32_t b = TagOf(to);
  return (b == 0 || b % 2 == 1) && SourceBegun(to) == (b == static_cast<uint32_t>(SaidTag::kBeginSource));
}

// The word after the last one that stands, without a break, in the chain of quotations that `word` stands in.
uint32_t ChainEnd(const Quotations& quotations, uint32_t anchor, uint32_t word, uint32_t limit) {
  const uint32_t chain = quotations.all[quotations.Unit(word, anchor)].chain;
  uint32_t end = word + 1;
  for (; end < limit; ++end) {
    const int unit = quotations.Unit(end, anchor);
    if (unit < 0 || quotations.all[unit].chain != chain) break;
  }
  return end;
}

// A quotation that runs past the scope is taken whole all the same.
void ExtendOverScope(const Quotations& quotations, uint32_t anchor, WordRange scope, std::vector<WordRange>* content) {
  WordRange& last = content->back();
  const auto words = static_cast<uint32_t>(quotations.of_word.size());
  if (last.end == scope.end && quotations.Unit(last.end - 1, anchor) >= 0)
    last.end = ChainEnd(quotations, anchor, last.end - 1, words);
  WordRange& first = content->front();
  if (first.begin != scope.begin || quotations.Unit(first.begin, anchor) < 0) return;
  const uint32_t chain = quotations.all[quotations.Unit(first.begin, anchor)].chain;
  for (; first.begin > 0; --first.begin) {
    const int unit = quotations.Unit(first.begin - 1, anchor);
    if (unit < 0 || quotations.all[unit].chain != chain) break;
  }
}

// Whether a quotation begins and ends with its sentences: then it is speech, never a title or a scare quote.
bool IsWholeSentences(const Segments& segments, const Quotation& q) {
  const auto sentence = [&](uint32_t word) { return segments.sentences[segments.words[word].sentence]; };
  const uint32_t last = q.closed ? q.end_word : q.end_word - 1;  // the closing mark, if there is one
  return q.first_word > 0 && last < segments.words.size() &&
         sentence(q.first_word - 1).first_word == q.first_word - 1 && sentence(last).end_word == last + 1;
}

// The quoted statement of the paragraph before, or of this one, that ends last before a quotation; -1 when there is
// none.
int SpeechBefore(const Segments& segments, const std::vector<FoundStatement>& statements, const Quotation& q) {
  int best = -1;
  uint32_t reached = 0;
  const uint32_t paragraph = segments.words[q.first_word].paragraph;
  for (size_t i = 0; i < statements.size(); ++i) {
    const FoundStatement& s = statements[i];
    const uint32_t end = std::max(s.content.back().end, s.anchor.end);
    if (s.mode == StatementMode::kIndirect || s.source.size() == 0 || end > q.first_word || end < reached) continue;
    if (segments.words[end - 1].paragraph + 1 < paragraph) continue;
    best = static_cast<int>(i);
    reached = end;
  }
  return best;
}

// Whether some of the words are said, or name a venue.
bool Meets(const FoundStatement& s, WordRange words) {
  const auto meets = [&](WordRange range) { return range.begin < words.end && words.begin < range.end; };
  return meets(s.venue) || std::any_of(s.content.begin(), s.content.end(), meets);
}

// For each quotation the one of the next paragraph that goes on from it, -1 none.
std::vector<int> ContinuationsOf(const Quotations& quotations) {
  std::vector<int> next(quotations.all.size(), -1);
  for (size_t i = 0; i < next.size(); ++i)
    if (quotations.all[i].continues >= 0) next[quotations.all[i].continues] = static_cast<int>(i);
  return next;
}

// Adds a quotation, with those that go on from it, to what is said.
void AddQuotation(const Quotations& quotations, size_t quotation, const std::vector<int>& next, FoundStatement* s) {
  for (int q = static_cast<int>(quotation); q >= 0; q = next[q])
    if (const Quotation& part = quotations.all[q]; part.first_word < part.end_word)
      s->content.push_back({part.first_word, part.end_word});
  std::sort(s->content.begin(), s->content.end(), [](WordRange a, WordRange b) { return a.begin < b.begin; });
  s->mode = ModeOf(quotations, s->cue.size() > 0 ? s->anchor.begin : kNoWord, s->content);
}

// A step of the decoder: a word, or all words of a quotation that may not be cut.
std::vector<WordRange> StepsOf(const Quotations& quotations, uint32_t anchor, WordRange scope) {
  std::vector<WordRange> steps;
  for (uint32_t w = scope.begin; w < scope.end;) {
    const int unit = quotations.Unit(w, anchor);
    uint32_t end = w + 1;
    if (unit >= 0) end = ChainEnd(quotations, anchor, w, scope.end);
    steps.push_back({w, end});
    w = end;
  }
  return steps;
}

// The statement whose content holds the anchor of statement `i`, the smallest; nullptr when there is none. `statements`
// are sorted by anchor.
const FoundStatement* HolderOf(const std::vector<FoundStatement>& statements, size_t i) {
  const FoundStatement* holder = nullptr;
  const WordRange anchor = statements[i].anchor;
  const auto near = [&](const FoundStatement& s) {
    return s.anchor.begin + kScopeAfter + kScopeBefore > anchor.begin &&
           anchor.begin + kScopeAfter + kScopeBefore > s.anchor.begin;
  };
  const auto look = [&](const FoundStatement& s) {
    if (!AnyHolds(s.content, anchor) || AnyHolds(statements[i].content, s.anchor)) return;
    const auto size = [](const FoundStatement& x) { return x.content.back().end - x.content.front().begin; };
    if (holder == nullptr || size(s) < size(*holder)) holder = &s;
  };
  for (size_t j = i; j > 0 && near(statements[j - 1]); --j) look(statements[j - 1]);
  for (size_t j = i + 1; j < statements.size() && near(statements[j]); ++j) look(statements[j]);
  return holder;
}

std::vector<WordRange> RangesOf(const std::vector<uint8_t>& tags, WordRange scope, SaidTag begin) {
  std::vector<WordRange> ranges;
  const auto b = static_cast<uint8_t>(begin);
  for (uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == b || (tags[i] == b + 1 && ranges.empty())) ranges.push_back({scope.begin + i, scope.begin + i + 1});
    if (tags[i] == b + 1) ranges.back().end = scope.begin + i + 1;
  }
  return ranges;
}

}  // namespace

struct StatementDecoder::Work {
  std::string_view text;
  const Segments& segments;
  const Quotations& quotations;
  const WordVectors& vectors;
  PairFeatureReader features;
  std::vector<float> said_words;
};

StatementMode ModeOf(const Quotations& quotations, uint32_t anchor, const std::vector<WordRange>& content) {
  uint32_t words = 0, quoted = 0;
  for (const WordRange& piece : content) {
    for (uint32_t w = piece.begin; w < piece.end; ++w) {
      ++words;
      quoted += quotations.Unit(w, anchor) >= 0;
    }
  }
  if (quoted == 0) return StatementMode::kIndirect;
  return quoted == words ? StatementMode::kDirect : StatementMode::kMixed;
}

Result<StatementDecoder> StatementDecoder::Load(const ModelFile& file, uint32_t width, Compute compute) {
  StatementDecoder d;
  auto said = PairScorer::Load(file, "heads.said", width, width, PairHidden(file, "heads.said"), kSaidFeatures,
                               kSaidTags, compute);
  if (!said.ok()) return said.error();
  d.said_ = std::move(said).value();
  return d;
}

std::vector<StatementDecoder::Anchor> StatementDecoder::FindCues(std::string_view text, const Segments& segments,
                                                                 const Quotations& quotations,
                                                                 const WordScores& scores) {
  std::vector<Anchor> cues;
  const auto p = [&](uint32_t w, CueTag tag) {
    return std::exp(scores.cue[size_t{w} * kCueTags + static_cast<size_t>(tag)]);
  };
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const float begin = p(w, CueTag::kBegin), bare = p(w, CueTag::kNoCue);
    if (begin >= (quotations.of_word[w] < 0 ? kCueThreshold : kQuotedCueThreshold)) {
      Anchor a = {{w, w + 1}, true, begin};
      const uint32_t end = segments.sentences[segments.words[w].sentence].end_word;
      while (a.words.end < end && p(a.words.end, CueTag::kInside) > 0.5F) ++a.words.end;
      w = a.words.end - 1;
      a.words = CueMeant(text, segments, a.words);
      w = std::max(w, a.words.begin < w ? a.words.end - 1 : w);
      if (cues.empty() || cues.back().words.begin < a.words.begin) cues.push_back(a);
    } else if (bare >= kNoCueThreshold) {
      cues.push_back({{w, w + 1}, false, bare});
    }
  }
  return cues;
}

std::vector<FoundStatement> StatementDecoder::Decode(std::string_view text, const Segments& segments,
                                                     const Quotations& quotations, const WordVectors& vectors,
                                                     const WordScores& scores) const {
  Work work = {text,
               segments,
               quotations,
               vectors,
               PairFeatureReader(segments, quotations),
               said_.ProjectX(vectors.rows.data(), vectors.words)};
  Draft draft;
  draft.said.assign(segments.words.size(), false);
  draft.claims.resize(quotations.all.size());
  for (const Anchor& anchor : FindCues(text, segments, quotations, scores)) Add(anchor, work, &draft);
  KeepQuotedSourcesInside(work, &draft);
  PlaceLeftQuotations(work, scores, &draft);
  std::stable_sort(draft.statements.begin(), draft.statements.end(),
                   [](const FoundStatement& x, const FoundStatement& y) { return x.anchor.begin < y.anchor.begin; });
  AddBylines(text, segments, quotations, &draft.statements);
  ChooseStatements(&draft.statements);
  return std::move(draft.statements);
}

bool StatementDecoder::Add(const Anchor& anchor, const Work& work, Draft* draft) const {
  FoundStatement s;
  if (!DecodeAt(anchor, work, draft->statements.size(), &s, &draft->claims, nullptr)) return false;
  for (const WordRange& piece : s.content)
    std::fill(draft->said.begin() + piece.begin, draft->said.begin() + piece.end, true);
  draft->statements.push_back(std::move(s));
  draft->anchors.push_back(anchor.confidence);
  return true;
}

// What is told inside a quotation is told by somebody whom the statement around it names, or by nobody.
void StatementDecoder::KeepQuotedSourcesInside(const Work& work, Draft* draft) const {
  auto& statements = draft->statements;
  for (size_t i = 0; i < statements.size(); ++i) {
    const FoundStatement& s = statements[i];
    if (s.cue.size() == 0 || s.source.size() == 0 || work.quotations.of_word[s.anchor.begin] < 0) continue;
    const FoundStatement* holder = HolderOf(statements, i);
    if (holder == nullptr || AnyHolds(holder->content, s.source)) continue;
    FoundStatement again;
    if (DecodeAt({s.anchor, true, draft->anchors[i]}, work, i, &again, nullptr, &holder->content))
      statements[i] = std::move(again);
  }
}

// A quotation that no statement holds goes on what was said at the cue that is surest of it ("...," Ames said. "..."),
// or is one without any cue; one of whole sentences is speech in any case, of the speaker just before or of nobody
// named.
void StatementDecoder::PlaceLeftQuotations(const Work& work, const WordScores& scores, Draft* draft) const {
  const Quotations& quotations = work.quotations;
  const std::vector<int> next = ContinuationsOf(quotations);
  for (size_t i = 0; i < quotations.all.size(); ++i) {
    const Quotation& q = quotations.all[i];
    if (q.depth != 1 || q.end_word - q.first_word < kBareQuoteWords || q.continues >= 0) continue;
    if (std::any_of(draft->said.begin() + q.first_word, draft->said.begin() + q.end_word, [](bool b) { return b; }))
      continue;
    const float p = std::exp(scores.cue[size_t{q.first_word} * kCueTags + static_cast<size_t>(CueTag::kNoCue)]);
    const Claim& claim = draft->claims[i];
    if (claim.probability >= std::max(kClaimThreshold, p)) {
      AddQuotation(quotations, i, next, &draft->statements[claim.statement]);
      continue;
    }
    if (p >= kBareQuoteThreshold && Add({{q.first_word, q.first_word + 1}, false, p}, work, draft)) continue;
    if (!IsWholeSentences(work.segments, q)) continue;
    if (const int before = SpeechBefore(work.segments, draft->statements, q); before >= 0) {
      AddQuotation(quotations, i, next, &draft->statements[before]);
    } else {
      draft->statements.push_back(Unattributed(work, i, next, std::max(p, kBareQuoteThreshold)));
    }
  }
}

std::vector<float> StatementDecoder::ScoreWords(const Work& work, WordRange anchor, WordRange scope) const {
  std::vector<float> cue(work.vectors.width);
  work.vectors.Mean(anchor, cue.data());
  const std::vector<float> y = said_.ProjectY(cue.data(), 1);
  std::vector<float> hidden(size_t{scope.size()} * said_.hidden());
  for (uint32_t w = scope.begin; w < scope.end; ++w) {
    const PairFeatures f = work.features.Of(anchor, w);
    const std::array<uint8_t, 3> rows = {f.distance, f.place, f.quote};
    said_.Mix(work.said_words.data() + size_t{w} * 2 * said_.hidden(), y.data(), rows,
              hidden.data() + size_t{w - scope.begin} * said_.hidden());
  }
  std::vector<float> scores = said_.Score(&hidden);
  for (uint32_t i = 0; i < scope.size(); ++i) LogSoftmax({scores.data() + size_t{i} * kSaidTags, kSaidTags});
  return scores;
}

namespace {

// The tag of the n-th word of a step whose first word has `tag`.
uint32_t TagAt(uint32_t tag, bool first) { return !first && tag % 2 == 1 ? tag + 1 : tag; }

// The likeliest tags of the words of a scope that cut no quotation, leave the cue alone and begin one source at most;
// empty when there are none.
// With `source_in`, the source must lie in one of these ranges.
std::vector<uint8_t> BestTags(const Quotations& quotations, const std::vector<float>& words,
                              const std::vector<WordRange>& steps, WordRange scope, WordRange cue,
                              const std::vector<WordRange>* source_in) {
  std::vector<float> scores(steps.size() * kStates);
  for (size_t t = 0; t < steps.size(); ++t) {
    const bool own_cue = steps[t].begin < cue.end && cue.begin < steps[t].end;
    const bool no_source = source_in != nullptr && !AnyHolds(*source_in, steps[t]);
    for (uint32_t tag = 0; tag < kSaidTags; ++tag) {
      const bool source =
          tag == static_cast<uint32_t>(SaidTag::kBeginSource) || tag == static_cast<uint32_t>(SaidTag::kInsideSource);
      float sum = (own_cue && tag != 0) || (no_source && source) ? kNever : 0;
      bool first = true;
      for (uint32_t w = steps[t].begin; w < steps[t].end; ++w) {
        if (steps[t].size() > 1 && quotations.IsMark(w))
          continue;  // corpora differ on marks, and they would outweigh short quotations
        sum += words[size_t{w - scope.begin} * kSaidTags + TagAt(tag, first)];
        first = false;
      }
      scores[t * kStates + tag] = scores[t * kStates + kSaidTags + tag] = sum;
    }
  }
  const std::vector<uint8_t> states = BestSequence(scores, kStates, MayFollow, MayStart);
  std::vector<uint8_t> tags(states.empty() ? 0 : scope.size());
  for (size_t t = 0; t < states.size(); ++t)
    for (uint32_t w = steps[t].begin; w < steps[t].end; ++w)
      tags[w - scope.begin] = static_cast<uint8_t>(TagAt(TagOf(states[t]), w == steps[t].begin));
  return tags;
}

// Mean probability of the tags that are not out; begin and inside of one class count together.
float CertaintyOf(const std::vector<uint8_t>& tags, const std::vector<float>& words) {
  float sum = 0;
  uint32_t counted = 0;
  for (size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0) continue;
    const float* row = words.data() + i * kSaidTags;
    sum += std::exp(row[tags[i]]) + (tags[i] % 2 == 0 ? std::exp(row[tags[i] - 1]) : 0.0F);
    ++counted;
  }
  return counted == 0 ? 0.0F : sum / static_cast<float>(counted);
}

}  // namespace

void StatementDecoder::SetClaims(const Work& work, const std::vector<float>& words, WordRange scope, uint32_t anchor,
                                 size_t statement, std::vector<Claim>* claims) {
  const auto& all = work.quotations.all;
  auto q = std::lower_bound(all.begin(), all.end(), scope.begin,
                            [](const Quotation& a, uint32_t w) { return a.first_word < w; });
  for (; q != all.end() && q->end_word <= scope.end; ++q) {
    if (q->depth != 1 || q->first_word >= q->end_word || (q->first_word <= anchor && anchor < q->end_word)) continue;
    float sum = 0;
    for (uint32_t w = q->first_word; w < q->end_word; ++w) {
      const float* row = words.data() + size_t{w - scope.begin} * kSaidTags;
      sum += std::exp(row[static_cast<size_t>(SaidTag::kBeginContent)]) +
             std::exp(row[static_cast<size_t>(SaidTag::kInsideContent)]);
    }
    Claim& claim = (*claims)[q - all.begin()];
    const float probability = sum / static_cast<float>(q->end_word - q->first_word);
    if (probability > claim.probability) claim = {statement, probability};
  }
}

bool StatementDecoder::DecodeAt(const Anchor& anchor, const Work& work, size_t index, FoundStatement* s,
                                std::vector<Claim>* claims, const std::vector<WordRange>* source_in) const {
  const WordRange scope = ScopeOf(work.segments, anchor.words);
  const std::vector<float> words = ScoreWords(work, anchor.words, scope);
  s->anchor = anchor.words;
  const uint32_t outside =
      anchor.cued ? anchor.words.begin : kNoWord;  // what is said without a cue stands in its own quotation
  s->cue = anchor.cued ? anchor.words : WordRange{anchor.words.begin, anchor.words.begin};
  const std::vector<uint8_t> tags =
      BestTags(work.quotations, words, StepsOf(work.quotations, outside, scope), scope, s->cue, source_in);
  s->content = RangesOf(tags, scope, SaidTag::kBeginContent);
  if (s->content.empty()) return false;
  ExtendOverScope(work.quotations, outside, scope, &s->content);
  const std::vector<WordRange> sources = RangesOf(tags, scope, SaidTag::kBeginSource),
                               venues = RangesOf(tags, scope, SaidTag::kBeginVenue);
  if (!venues.empty()) s->venue = venues.front();
  if (!sources.empty()) s->source = sources.front();
  if (const WordRange quoted = QuotedSpeaker(work.text, work.segments, s->cue);
      quoted.size() > 0 && s->source.end <= quoted.begin && !Meets(*s, quoted))
    s->source = quoted;
  const float certainty = CertaintyOf(tags, words);
  if (anchor.cued && anchor.confidence < kCueThreshold && (s->source.size() == 0 || certainty < kQuotedCertainty))
    return false;
  s->confidence = anchor.confidence * certainty;
  if (claims != nullptr) SetClaims(work, words, scope, outside, index, claims);
  s->mode = ModeOf(work.quotations, outside, s->content);
  return true;
}

FoundStatement StatementDecoder::Unattributed(const Work& work, size_t quotation, const std::vector<int>& next,
                                              float confidence) const {
  const uint32_t first = work.quotations.all[quotation].first_word;
  FoundStatement s;
  s.anchor = {first, first + 1};
  s.cue = {first, first};
  s.confidence = confidence;
  AddQuotation(work.quotations, quotation, next, &s);
  return s;
}

}  // namespace dateline
