// Annotator: a document's word vectors and exact rules -> mentions, statements, titles. The whole annotate room in one
// call.
#include "annotate/annotator.h"

#include "annotate/mention_decoder.h"

namespace dateline {

Result<Annotator> Annotator::Load(const ModelFile& file, uint32_t width, KernelKind kernels) {
  Annotator annotator;
  auto heads = WordHeads::Load(file, width, kernels);
  if (!heads.ok()) return heads.error();
  annotator.heads_ = std::move(heads).value();
  auto statements = StatementDecoder::Load(file, width, annotator.heads_.mention_width(), kernels);
  if (!statements.ok()) return statements.error();
  annotator.statements_ = std::move(statements).value();
  return annotator;
}

Annotations Annotator::Annotate(std::string_view text, const Segments& segments, const WordVectors& vectors,
                                std::vector<float>* mention_vectors, std::vector<Notice>* notices) const {
  Annotations a;
  a.quotations = MatchQuotations(text, segments, notices);
  const WordScores scores = heads_.Score(vectors);
  const std::vector<FoundName> names = DecodeNames(text, segments, scores);
  a.titles = DecodeTitles(segments, scores);
  a.mentions = DecodeMentionSpans(text, segments, heads_, scores);
  const auto fill = [&] {
    std::vector<WordRange> ranges;
    ranges.reserve(a.mentions.size());
    for (const FoundMention& m : a.mentions) ranges.push_back(m.words);
    *mention_vectors = heads_.MentionVectors(vectors, ranges);
    FillMentions(heads_.KindsAndLevels(*mention_vectors), names, &a.mentions);
  };
  fill();
  if (AddNameMentions(names, &a.mentions)) fill();
  a.statements = statements_.Decode(segments, a.quotations, vectors, scores, a.mentions, *mention_vectors);
  return a;
}

}  // namespace dateline
