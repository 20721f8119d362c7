// SpeechHead: parts of speech, for the few words that somebody asks about.
#pragma once

#include <span>

#include "annotate/word_heads.h"
#include "dateline/result.h"
#include "encode/linear.h"
#include "encode/model_file.h"
#include "segment/segments.h"
#include "times/word_forms.h"

namespace dateline {

class SpeechHead {
 public:
  // A model without heads.speech tells nothing of any word.
  static Result<SpeechHead> Load(const ModelFile& file, uint32_t width, Compute compute);

  // One product of a row for each word asked about. The arguments must outlive what is returned; one thread's.
  WordFormAt Forms(const Segments& segments, const WordVectors& vectors) const;

 private:
  WordForm FormOf(const float* row) const;

  Linear speech_;
  bool known_ = false;
};

}  // namespace dateline
