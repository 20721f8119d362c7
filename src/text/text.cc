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

void SourceMap::Add(Run run) {
  assert(runs_.empty() ? run.clean.begin == 0 : runs_.back().clean.end == run.clean.begin);
  if (run.clean.empty()) return;
  if (!runs_.empty() && runs_.back().copied() && run.copied() && runs_.back().source_end == run.source_begin) {
    runs_.back().clean.end = run.clean.end;
    runs_.back().source_end = run.source_end;
    return;
  }
  runs_.push_back(run);
}

std::pair<uint64_t, uint64_t> SourceMap::SourceOf(Span span) const {
  const auto after = [](uint32_t at, const Run& run) { return at < run.clean.end; };
  const auto first = std::upper_bound(runs_.begin(), runs_.end(), span.begin, after);
  if (first == runs_.end())
    return runs_.empty() ? std::pair<uint64_t, uint64_t>{0, 0}
                         : std::pair{runs_.back().source_end, runs_.back().source_end};
  const uint64_t begin =
      first->copied() ? first->source_begin + (span.begin - first->clean.begin) : first->source_begin;
  if (span.empty()) return {begin, begin};
  const auto last = std::upper_bound(first, runs_.end(), span.end - 1, after);
  const Run& run = last == runs_.end() ? runs_.back() : *last;
  return {begin, run.copied() ? run.source_begin + (span.end - run.clean.begin) : run.source_end};
}

void TextBuilder::Copy(std::string_view bytes, uint64_t source_begin) {
  size_t from = 0;
  const auto flush = [&](size_t to) {
    if (to == from) return;
    const uint32_t begin = size();
    text_.bytes.append(bytes.substr(from, to - from));
    text_.map.Add({{begin, size()}, source_begin + from, source_begin + to});
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
  text_.map.Add({{begin, size()}, source_begin, source_end});
}

void TextBuilder::Note(NoticeCode code, uint32_t clean_begin, uint64_t source_begin) {
  uint32_t& seen = code == NoticeCode::kNulByte ? nul_ : invalid_;
  if (++seen > kMaxNotices || notices_ == nullptr) return;
  const uint32_t size = static_cast<uint32_t>(kReplacement.size());
  notices_->push_back({code, {clean_begin, clean_begin + size}, "source byte " + std::to_string(source_begin)});
}

}  // namespace dateline
