// Annotator: a document's word vectors and exact rules -> mentions, statements, titles. The whole annotate room in one
// call.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/act_head.h"
#include "annotate/annotations.h"
#include "annotate/event_decoder.h"
#include "annotate/figure_decoder.h"
#include "annotate/role_head.h"
#include "annotate/speech_head.h"
#include "annotate/stand_decoder.h"
#include "annotate/statement_decoder.h"
#include "annotate/word_heads.h"
#include "dateline/notice.h"

namespace dateline {

// Immutable; shared by all workers.
class Annotator {
 public:
  static Result<Annotator> Load(const ModelFile& file, uint32_t width, Compute compute);

  // `times` are those of the text; `vectors` has a row for each word of `segments`. mention_vectors is set to a row for
  // each mention found, for the resolve room.
  Annotations Annotate(std::string_view text, const Segments& segments, std::vector<TimeExpression> times,
                       const WordVectors& vectors, std::vector<float>* mention_vectors,
                       std::vector<Notice>* notices) const;
  // What the words are by their grammar, for whoever reads the times. The arguments must outlive what is returned.
  WordFormAt Forms(const Segments& segments, const WordVectors& vectors) const {
    return speech_.Forms(segments, vectors);
  }
  uint32_t mention_width() const { return heads_.mention_width(); }

 private:
  WordHeads heads_;
  SpeechHead speech_;
  StatementDecoder statements_;
  ActHead acts_;
  RoleHead roles_;
  EventDecoder events_;
  FigureDecoder figures_;
  StandDecoder stands_;
};

}  // namespace dateline
