// Marks laid over text as properly nested HTML.
#include "ledger/marked_text.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kDeepest = 24, kLongestWrappedLine = 100;

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsHardWrapped(std::string_view text) {
  bool blank_line = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > kLongestWrappedLine) return false;
    const std::string_view line = text.substr(at, end - at);
    blank_line |= at > 0 && end < text.size() && std::all_of(line.begin(), line.end(), IsBlank);
    at = end + 1;
  }
  return blank_line;
}

class Marker {
 public:
  Marker(std::string_view text, std::vector<TextMark> marks, std::vector<TextInsert> inserts)
      : text_(text), marks_(std::move(marks)), inserts_(std::move(inserts)) {
    std::erase_if(marks_, [&](const TextMark& m) { return m.span.empty() || m.span.end > text_.size(); });
    std::stable_sort(marks_.begin(), marks_.end(), [](const TextMark& a, const TextMark& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      if (a.span.end != b.span.end) return a.span.end > b.span.end;
      return a.rank < b.rank;
    });
    std::stable_sort(inserts_.begin(), inserts_.end(),
                     [](const TextInsert& a, const TextInsert& b) { return a.at < b.at; });
    out_.reserve(text_.size() * 3 / 2 + 96 * marks_.size() + 128 * inserts_.size());
  }

  std::string Finish() && {
    for (Span paragraph : ParagraphsOf(text_)) WriteParagraph(paragraph);
    while (next_insert_ < inserts_.size()) out_.append(inserts_[next_insert_++].html);
    return std::move(out_);
  }

 private:
  void WriteParagraph(Span paragraph) {
    std::erase_if(open_, [&](const TextMark* mark) { return mark->span.end <= paragraph.begin; });
    out_.append("<p>");
    for (TextMark* mark : open_) Open(mark);
    for (uint32_t at = paragraph.begin;;) {
      CloseEnding(at);
      for (; next_insert_ < inserts_.size() && inserts_[next_insert_].at <= at; ++next_insert_)
        out_.append(inserts_[next_insert_].html);
      if (at >= paragraph.end) break;
      for (; next_mark_ < marks_.size() && marks_[next_mark_].span.begin <= at; ++next_mark_)
        if (marks_[next_mark_].span.end > at && open_.size() < kDeepest) Begin(&marks_[next_mark_]);
      const uint32_t end = NextBorder(at, paragraph.end);
      AppendEscaped(text_.substr(at, end - at), &out_);
      at = end;
    }
    for (size_t i = 0; i < open_.size(); ++i) out_.append("</span>");
    out_.append("</p>\n");
  }

  uint32_t NextBorder(uint32_t at, uint32_t border) const {
    if (next_mark_ < marks_.size()) border = std::min(border, marks_[next_mark_].span.begin);
    if (next_insert_ < inserts_.size()) border = std::min(border, inserts_[next_insert_].at);
    for (const TextMark* mark : open_) border = std::min(border, mark->span.end);
    return std::max(border, at);
  }

  // Closes down to the lowest mark that ends by `at` and opens those above it again that do not.
  void CloseEnding(uint32_t at) {
    const auto ends = [at](const TextMark* mark) { return mark->span.end <= at; };
    const auto lowest = std::find_if(open_.begin(), open_.end(), ends);
    if (lowest == open_.end()) return;
    std::vector<TextMark*> again;
    for (auto it = lowest; it != open_.end(); ++it) {
      out_.append("</span>");
      if (!ends(*it)) again.push_back(*it);
    }
    open_.erase(lowest, open_.end());
    for (TextMark* mark : again) Begin(mark);
  }

  void Begin(TextMark* mark) {
    open_.push_back(mark);
    Open(mark);
  }

  void Open(TextMark* mark) {
    out_.append("<span ").append(mark->attributes);
    if (!mark->id.empty()) out_.append(" id=\"").append(mark->id).append("\"");
    mark->id.clear();
    out_.push_back('>');
  }

  std::string_view text_;
  std::vector<TextMark> marks_;
  std::vector<TextInsert> inserts_;
  size_t next_mark_ = 0, next_insert_ = 0;
  std::vector<TextMark*> open_;
  std::string out_;
};

}  // namespace

void AppendEscaped(std::string_view text, std::string* out) {
  for (char c : text) {
    switch (c) {
      case '&':
        out->append("&amp;");
        break;
      case '<':
        out->append("&lt;");
        break;
      case '>':
        out->append("&gt;");
        break;
      case '"':
        out->append("&quot;");
        break;
      case '\'':
        out->append("&#39;");
        break;
      default:
        if ((static_cast<uint8_t>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
          out->append("\uFFFD");
        else
          out->push_back(c);
    }
  }
}

std::vector<Span> ParagraphsOf(std::string_view text) {
  const bool wrapped = IsHardWrapped(text);
  std::vector<Span> paragraphs;
  bool joins = false;  // the next line belongs to the last paragraph
  for (size_t at = 0; at < text.size();) {
    const size_t line_end = std::min(text.find('\n', at), text.size());
    size_t begin = at, end = line_end;
    while (begin < end && IsBlank(text[begin])) ++begin;
    while (end > begin && IsBlank(text[end - 1])) --end;
    if (begin < end) {
      if (joins && wrapped)
        paragraphs.back().end = static_cast<uint32_t>(end);
      else
        paragraphs.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    }
    joins = begin < end;
    at = line_end + 1;
  }
  return paragraphs;
}

std::string MarkedParagraphs(std::string_view text, std::vector<TextMark> marks, std::vector<TextInsert> inserts) {
  return Marker(text, std::move(marks), std::move(inserts)).Finish();
}

}  // namespace dateline
