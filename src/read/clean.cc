// Cleaning: how a story's characters become its Text, whatever form they came in.
#include "read/clean.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kDateSize = 10, kLongestBadDate = 40;
constexpr size_t kMonthSize = 7;
constexpr std::string_view kWord = "date ";
constexpr int kMaxNotices = 20;

bool IsBlank(char32_t c) {
  if (c < 0x80) return c == ' ' || c == '\t' || c == '\v' || c == '\f';
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

bool IsDate(std::string_view text) {
  if (text.size() != kDateSize || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](size_t from, size_t to) {
    int n = 0;
    for (size_t i = from; i < to; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      n = n * 10 + (text[i] - '0');
    }
    return n;
  };
  const int y = number(0, 4), m = number(5, 7), d = number(8, 10);
  if (y < 0 || m < 0 || d < 0) return false;
  const std::chrono::year_month_day day{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                        std::chrono::day(static_cast<unsigned>(d))};
  return day.ok();
}

bool IsPublication(std::string_view text) {
  return IsDate(text) || (text.size() == kMonthSize && IsDate(std::string(text).append("-01")));
}

Lead LeadOf(std::string_view raw, bool escaped) {
  Lead lead;
  if (raw.starts_with("\xEF\xBB\xBF")) {
    lead.size = 3;
  } else if (escaped && (raw.starts_with("\\ufeff") || raw.starts_with("\\uFEFF"))) {
    lead.size = 6;
  }
  std::string_view rest = raw.substr(lead.size);
  if (!rest.starts_with(kWord)) return lead;
  const std::string_view date = rest.substr(kWord.size(), kDateSize);
  if (!IsDate(date)) {
    const std::string_view word = rest.substr(kWord.size(), kLongestBadDate);
    if (!word.empty() && word[0] >= '0' && word[0] <= '9')
      lead.bad_date = word.substr(0, word.find_first_of(" \t\r\n\\"));
    return lead;
  }
  rest.remove_prefix(kWord.size() + kDateSize);
  for (std::string_view end : {" ", "\n", "\r\n", "\r", "\\n", "\\r\\n", "\\r"}) {
    if ((end[0] == '\\' && !escaped) || !rest.starts_with(end)) continue;
    lead.size += kWord.size() + kDateSize + end.size();
    lead.date = date;
    break;
  }
  return lead;
}

void AddNotice(Notice notice, std::vector<Notice>* notices) {
  if (notices == nullptr) return;
  const auto same = [&](const Notice& n) { return n.code == notice.code; };
  if (std::count_if(notices->begin(), notices->end(), same) < kMaxNotices) notices->push_back(std::move(notice));
}

void AddBadDate(std::string_view field, std::string_view value, std::vector<Notice>* notices) {
  size_t size = 0;
  while (size < value.size() && size < kLongestBadDate) size += DecodeUtf8(value, size).size;
  std::string detail(field);
  detail.append(" \"").append(value.substr(0, size)).append(size < value.size() ? "…" : "");
  AddNotice({NoticeCode::kBadDate, {}, detail.append("\" is no day YYYY-MM-DD and no month YYYY-MM")}, notices);
}

void NoteLead(const Lead& lead, std::vector<Notice>* notices) {
  if (lead.bad_date.empty()) return;
  AddBadDate("date line", lead.bad_date, notices);
  const auto begin = static_cast<uint32_t>(kWord.size());  // as nothing was cut off but a mark
  notices->back().span = {begin, begin + static_cast<uint32_t>(lead.bad_date.size())};
}

void FillPublished(const ReadOptions& options, Document* document) {
  if (options.published.empty()) return;
  if (!IsPublication(options.published)) return AddBadDate("published", options.published, &document->notices);
  if (document->published.empty()) document->published = options.published;
}

size_t Cleaner::NextSpecial(std::string_view bytes, size_t from) const {
  if (!fold_blanks_) {
    const size_t at = bytes.find('\r', from);
    return at == std::string_view::npos ? bytes.size() : at;
  }
  while (from < bytes.size()) {
    if (bytes[from] == '\r') return from;
    const Utf8Char c = DecodeUtf8(bytes, from);
    if (IsBlank(c.code)) return from;
    from += c.size;
  }
  return from;
}

void Cleaner::Copy(std::string_view bytes, uint64_t source_begin) {
  switch (encoding_) {
    case Encoding::kUtf8:
      return CopyUtf8(bytes, source_begin);
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      return CopyUtf16(bytes, source_begin);
    case Encoding::kWindows1252:
      return CopyWindows1252(bytes, source_begin);
  }
}

void Cleaner::CopyUtf16(std::string_view bytes, uint64_t source_begin) {
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Char c = DecodeUtf16(bytes, at, encoding_ == Encoding::kUtf16Be);
    const uint64_t begin = source_begin + at, end = begin + c.size;
    if (!c.valid)
      PutBroken(NoticeCode::kInvalidUtf8, begin, end);
    else if (c.code == 0)
      PutBroken(NoticeCode::kNulByte, begin, end);
    else
      Put(c.code, begin, end);
    at += c.size;
  }
}

void Cleaner::CopyWindows1252(std::string_view bytes, uint64_t source_begin) {
  for (size_t at = 0; at < bytes.size();) {
    size_t end = at;
    while (end < bytes.size() && static_cast<uint8_t>(bytes[end]) < 0x80) ++end;
    if (end > at) CopyUtf8(bytes.substr(at, end - at), source_begin + at);
    if (end == bytes.size()) return;
    Release();
    const uint32_t begin = out_->size();
    Put(Windows1252Char(static_cast<uint8_t>(bytes[end])), source_begin + end, source_begin + end + 1);
    if (!std::exchange(told_encoding_, true))
      AddNotice({NoticeCode::kInvalidUtf8, {begin, out_->size()}, "no UTF-8, read as windows-1252"}, notices_);
    at = end + 1;
  }
}

void Cleaner::CopyUtf8(std::string_view bytes, uint64_t source_begin) {
  for (size_t at = 0; at < bytes.size();) {
    if (held_ == Held::kReturn && bytes[at] == '\n') {
      OnFeed(source_begin + at, source_begin + at + 1);
      ++at;
      continue;
    }
    const size_t next = NextSpecial(bytes, at);
    if (next > at) {
      Release();
      out_->Copy(bytes.substr(at, next - at), source_begin + at);
    }
    if (next == bytes.size()) return;
    at = next + DecodeUtf8(bytes, next).size;
    if (bytes[next] == '\r') {
      OnReturn(source_begin + next, source_begin + at);
    } else {
      OnBlank(source_begin + next, source_begin + at);
    }
  }
}

void Cleaner::Put(char32_t c, uint64_t source_begin, uint64_t source_end) {
  if (c == '\r') return OnReturn(source_begin, source_end);
  if (c == '\n') return OnFeed(source_begin, source_end);
  if (fold_blanks_ && IsBlank(c)) return OnBlank(source_begin, source_end);
  Release();
  std::string clean;
  AppendUtf8(c, &clean);
  out_->Replace(clean, source_begin, source_end);
}

void Cleaner::PutBroken(NoticeCode code, uint64_t source_begin, uint64_t source_end) {
  Release();
  const uint32_t begin = out_->size();
  out_->Replace("\xEF\xBF\xBD", source_begin, source_end);
  AddNotice({code, {begin, out_->size()}, "source byte " + std::to_string(source_begin)}, notices_);
}

void Cleaner::OnReturn(uint64_t begin, uint64_t end) {
  Release();
  held_ = Held::kReturn;
  held_begin_ = begin;
  held_end_ = end;
}

void Cleaner::OnFeed(uint64_t begin, uint64_t end) {
  if (held_ == Held::kReturn && held_end_ == begin) {
    begin = held_begin_;
    held_ = Held::kNothing;
  }
  Release();
  out_->Replace("\n", begin, end);
}

void Cleaner::OnBlank(uint64_t begin, uint64_t end) {
  if (held_ == Held::kBlanks && held_end_ == begin) {
    held_end_ = end;
    return;
  }
  Release();
  held_ = Held::kBlanks;
  held_begin_ = begin;
  held_end_ = end;
}

void Cleaner::Release() {
  if (held_ == Held::kNothing) return;
  out_->Replace(held_ == Held::kReturn ? "\n" : " ", held_begin_, held_end_);
  held_ = Held::kNothing;
}

}  // namespace dateline
