// Text: a document's clean characters, and the map from them back to the bytes of the source file.
#include "text/text.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kMaxNotices = 20;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

void SourceMap::Add(const SourceRun& run) {
  assert(runs_.empty() ? run.clean.begin == 0 : runs_.back().clean.end == run.clean.begin);
  if (run.clean.empty()) return;
  if (!runs_.empty()) {
    SourceRun& last = runs_.back();
    if (last.clean_unit == run.clean_unit && last.source_unit == run.source_unit &&
        last.source_end() == run.source_begin) {
      last.clean.end = run.clean.end;
      return;
    }
  }
  runs_.push_back(run);
}

std::pair<uint64_t, uint64_t> SourceOf(std::span<const SourceRun> runs, Span span) {
  if (runs.empty()) return {0, 0};
  const auto ends_after = [](uint32_t at, const SourceRun& run) { return at < run.clean.end; };
  const auto first = std::upper_bound(runs.begin(), runs.end(), span.begin, ends_after);
  if (first == runs.end()) return {runs.back().source_end(), runs.back().source_end()};
  const auto units = [](const SourceRun& run, uint32_t at) {
    return uint64_t{(at - run.clean.begin) / run.clean_unit};
  };
  const uint64_t begin =
      first->source_begin + units(*first, std::max(span.begin, first->clean.begin)) * first->source_unit;
  if (span.empty()) return {begin, begin};
  const auto last = std::upper_bound(first, runs.end(), span.end - 1, ends_after);
  if (last == runs.end()) return {begin, runs.back().source_end()};
  return {begin,
          last->source_begin + (units(*last, std::max(span.end - 1, last->clean.begin)) + 1) * last->source_unit};
}

void TextBuilder::Copy(std::string_view bytes, uint64_t source_begin) {
  size_t from = 0;
  const auto flush = [&](size_t to) {
    if (to == from) return;
    const uint32_t begin = size();
    text_.bytes.append(bytes.substr(from, to - from));
    text_.map.Add({{begin, size()}, source_begin + from});
  };
  for (size_t at = 0; at < bytes.size();) {
    if (bytes[at] > 0) {
      ++at;
      continue;
    }
    const Utf8Char c = DecodeUtf8(bytes, at);
    if (c.valid && c.code != 0) {
      at += c.size;
      continue;
    }
    flush(at);
    Note(c.valid ? NoticeCode::kNulByte : NoticeCode::kInvalidUtf8, size(), source_begin + at);
    Replace(kReplacement, source_begin + at, source_begin + at + c.size);
    at += c.size;
    from = at;
  }
  flush(bytes.size());
}

void TextBuilder::Replace(std::string_view clean, uint64_t source_begin, uint64_t source_end) {
  const uint32_t begin = size();
  text_.bytes.append(clean);
  const auto unit = static_cast<uint32_t>(clean.size());
  text_.map.Add({{begin, size()}, source_begin, unit, static_cast<uint32_t>(source_end - source_begin)});
}

void TextBuilder::Note(NoticeCode code, uint32_t clean_begin, uint64_t source_begin) {
  uint32_t& seen = code == NoticeCode::kNulByte ? nul_ : invalid_;
  if (++seen > kMaxNotices || notices_ == nullptr) return;
  const uint32_t size = static_cast<uint32_t>(kReplacement.size());
  notices_->push_back({code, {clean_begin, clean_begin + size}, "source byte " + std::to_string(source_begin)});
}

}  // namespace dateline
