// Annotator: a document's word vectors and exact rules -> mentions, statements, titles. The whole annotate room in one
// call.
#include "annotate/annotator.h"

#include <utility>

#include "annotate/act_weights.h"
#include "annotate/mention_decoder.h"
#include "annotate/missing_sources.h"
#include "annotate/named_relays.h"
#include "annotate/source_mentions.h"

namespace dateline {

Result<Annotator> Annotator::Load(const ModelFile& file, uint32_t width, Compute compute) {
  Annotator annotator;
  auto heads = WordHeads::Load(file, width, compute);
  if (!heads.ok()) return heads.error();
  annotator.heads_ = std::move(heads).value();
  auto speech = SpeechHead::Load(file, width, compute);
  if (!speech.ok()) return speech.error();
  annotator.speech_ = std::move(speech).value();
  auto statements = StatementDecoder::Load(file, width, compute);
  if (!statements.ok()) return statements.error();
  annotator.statements_ = std::move(statements).value();
  auto acts = ActHead::Load(file, width, annotator.mention_width(), compute);
  if (!acts.ok()) return acts.error();
  annotator.acts_ = std::move(acts).value();
  auto roles = RoleHead::Load(file, width, annotator.mention_width(), compute);
  if (!roles.ok()) return roles.error();
  annotator.roles_ = std::move(roles).value();
  auto events = EventDecoder::Load(file, width, annotator.mention_width(), compute);
  if (!events.ok()) return events.error();
  annotator.events_ = std::move(events).value();
  auto figures = FigureDecoder::Load(file, width, compute);
  if (!figures.ok()) return figures.error();
  annotator.figures_ = std::move(figures).value();
  auto stands = StandDecoder::Load(file, width, annotator.mention_width(), compute);
  if (!stands.ok()) return stands.error();
  annotator.stands_ = std::move(stands).value();
  return annotator;
}

Annotations Annotator::Annotate(std::string_view text, const Segments& segments, std::vector<TimeExpression> times,
                                const WordVectors& vectors, std::vector<float>* mention_vectors,
                                std::vector<Notice>* notices) const {
  Annotations a;
  a.times = std::move(times);
  a.quotations = MatchQuotations(text, segments, notices);
  const WordScores scores = heads_.Score(vectors);
  const std::vector<FoundName> names = DecodeNames(text, segments, scores);
  a.titles = DecodeTitles(segments, scores);
  a.mentions = DecodeMentionSpans(text, segments, heads_, scores, names);
  const auto fill = [&] {
    std::vector<WordRange> ranges;
    ranges.reserve(a.mentions.size());
    for (const FoundMention& m : a.mentions) ranges.push_back(m.words);
    *mention_vectors = heads_.MentionVectors(vectors, ranges);
    FillMentions(text, segments, heads_.KindsAndLevels(*mention_vectors), names, a.titles, &a.mentions);
  };
  fill();
  a.statements = statements_.Decode(text, segments, a.quotations, vectors, scores);
  const bool named = AddNameMentions(names, a.titles, &a.mentions);
  AddMissingSources(text, segments, a.mentions, &a.statements);
  FitSources(a.mentions, &a.statements);
  if (AddSourceMentions(text, segments, a.statements, &a.mentions) || named) fill();
  std::vector<float> described;
  const std::vector<float> acts = acts_.Fill(vectors, &a.statements, &described);
  WeighActs(text, segments, a.mentions, acts, &a.statements);
  MarkDenials(text, segments, &a.statements);
  roles_.Fill(segments, a.quotations, vectors, a.mentions, *mention_vectors, &a.statements);
  AddNamedRelays(text, segments, a.mentions, &a.statements);
  a.quantities = FindQuantities(text, segments, a.times, {});
  a.figures = figures_.Decode(text, segments, vectors, a.quantities, a.statements);
  a.stands = stands_.Decode(text, segments, a.quotations, vectors, described, a.statements);
  a.events = events_.Decode(text, segments, a.quotations, vectors, a.mentions, *mention_vectors, a.statements);
  return a;
}

}  // namespace dateline
