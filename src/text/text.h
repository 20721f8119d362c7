// Text: a document's clean characters, and the map from them back to the bytes of the source file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/notice.h"
#include "dateline/span.h"

namespace dateline {

// A monotone, piecewise map from clean bytes to source bytes. A run is either copied (same length on both sides, byte
// for byte) or replaced (clean bytes that stand for a stretch of source bytes of another length: an entity, CRLF,
// broken UTF-8).
class SourceMap {
 public:
  struct Run {
    Span clean;
    uint64_t source_begin = 0;
    uint64_t source_end = 0;
    bool copied() const { return source_end - source_begin == clean.size(); }
  };

  // REQUIRES: runs are added in order; clean begins where the last one ended. Adjacent copied runs are joined.
  void Add(Run run);

  // The source bytes behind a clean span. A span that cuts a replaced run takes the whole of it. An empty span maps to
  // an empty range. REQUIRES: span lies within the clean text. Logarithmic.
  std::pair<uint64_t, uint64_t> SourceOf(Span span) const;

  const std::vector<Run>& runs() const { return runs_; }

 private:
  std::vector<Run> runs_;
};

// Owns its bytes, which are valid UTF-8.
struct Text {
  std::string bytes;
  SourceMap map;
};

// Makes a Text from pieces of a source, in order. All offsets are into the source file. Trouble goes to `notices`.
class TextBuilder {
 public:
  explicit TextBuilder(std::vector<Notice>* notices) : notices_(notices) {}

  // Appends source bytes as they are; what is no UTF-8 becomes U+FFFD (one for each maximal ill-formed part, as Unicode
  // recommends), a NUL becomes U+FFFD; at most 20 notices of each kind are kept.
  void Copy(std::string_view bytes, uint64_t source_begin);

  // Appends `clean` (valid UTF-8) for the source bytes [source_begin, source_end).
  void Replace(std::string_view clean, uint64_t source_begin, uint64_t source_end);

  uint32_t size() const { return static_cast<uint32_t>(text_.bytes.size()); }
  std::string_view bytes() const { return text_.bytes; }
  Text Finish() && { return std::move(text_); }

 private:
  void Note(NoticeCode code, uint32_t clean_begin, uint64_t source_begin);

  Text text_;
  std::vector<Notice>* notices_;
  uint32_t invalid_ = 0, nul_ = 0;
};

}  // namespace dateline
