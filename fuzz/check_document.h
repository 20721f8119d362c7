// What holds of every document that was read, whatever its bytes were. Traps when it does not.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "read/document.h"

namespace dateline {

inline void Require(bool holds) {
  if (!holds) __builtin_trap();
}

// `source` begins at byte `offset` of the file. With whole_text, every byte after the text's beginning has a place in
// the map.
inline void CheckDocument(const Document& document, std::string_view source, uint64_t offset, bool whole_text) {
  const std::string_view text = document.text.bytes;
  for (size_t at = 0; at < text.size();) {
    const Utf8Char c = DecodeUtf8(text, at);
    Require(c.valid && c.code != 0);
    at += c.size;
  }
  Require(text.find('\r') == std::string_view::npos);

  uint32_t clean = 0;
  uint64_t from = offset;
  for (const SourceRun& run : document.text.map.runs()) {
    Require(run.clean.begin == clean && run.clean.end > clean);
    Require(run.source_begin >= from && run.source_end() > run.source_begin);
    Require(!whole_text || clean == 0 || run.source_begin == from);
    clean = run.clean.end;
    from = run.source_end();
    Require(from - offset <= source.size());
    for (uint32_t i = 0; run.clean_unit == 1 && run.source_unit == 1 && i < run.clean.size(); ++i) {
      const char got = text[run.clean.begin + i], was = source[run.source_begin - offset + i];
      const bool replaced = (got == '\n' && was == '\r') || (got == ' ' && was < ' ') || (got & 0x80) != 0;
      Require(got == was || replaced);
    }
  }
  Require(clean == text.size());
  Require(!whole_text || text.empty() || from - offset == source.size());

  const DatelineLine& line = document.dateline;
  Require(line.span.end <= text.size() && line.span.begin <= line.span.end);
  Require(line.span.empty() == line.name.empty());
  for (const Span part : {line.place, line.agency, line.date}) Require(part.empty() || line.span.Contains(part));
  for (const std::vector<Span>& spans : {document.bylines, document.credits}) {
    uint32_t last = 0;
    for (const Span span : spans) {
      Require(span.begin >= last && span.end > span.begin && span.end <= text.size());
      last = span.end;
    }
  }
}

}  // namespace dateline
