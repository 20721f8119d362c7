// FigureDecoder: which of a text's quantities are figures that a reader would care about, and what each counts.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "annotate/annotations.h"
#include "annotate/word_heads.h"

namespace dateline {

// Immutable. Tensors: heads.figure (tags O, B, I of each word), heads.counted_hidden over [mean vector of the figure,
// vector of the word after it (its own last word at the end of the text)], GELU, heads.counted.
class FigureDecoder {
 public:
  // A file without heads.figure gives a decoder that finds nothing.
  static Result<FigureDecoder> Load(const ModelFile& file, uint32_t width, Compute compute);

  // A figure for each quantity that the tags agree with; FoundFigure::quantity is its index. Linear in the text.
  std::vector<FoundFigure> Decode(std::string_view text, const Segments& segments, const WordVectors& vectors,
                                  const std::vector<Quantity>& quantities,
                                  const std::vector<FoundStatement>& statements) const;

  // Logits of what each range counts, a row of kCountedNames.size() for each.
  std::vector<float> CountedLogits(const WordVectors& vectors, std::span<const WordRange> ranges) const;

 private:
  bool loaded_ = false;
  Linear figure_, counted_hidden_, counted_;
};

}  // namespace dateline
