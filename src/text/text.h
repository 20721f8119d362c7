// Text: a document's clean characters, and the map from them back to the bytes of the source file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/ledger.h"
#include "dateline/notice.h"
#include "dateline/span.h"

namespace dateline {

// The source bytes behind a clean span, as Ledger::SourceOf has it. REQUIRES: runs as SourceMap makes them.
std::pair<uint64_t, uint64_t> SourceOf(std::span<const SourceRun> runs, Span span);

// A monotone, piecewise map from clean bytes to source bytes.
class SourceMap {
 public:
  // REQUIRES: runs are added in order; clean begins where the last one ended and is a whole number of units. Runs of
  // the same units that touch on both sides are joined, so that a megabyte of broken bytes takes no more room than a
  // line.
  void Add(const SourceRun& run);

  // As Ledger::SourceOf.
  std::pair<uint64_t, uint64_t> SourceOf(Span span) const { return dateline::SourceOf(runs_, span); }

  const std::vector<SourceRun>& runs() const { return runs_; }
  std::vector<SourceRun> Take() && { return std::move(runs_); }

 private:
  std::vector<SourceRun> runs_;
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
