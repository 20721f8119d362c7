// Cleaning: how a story's characters become its Text, whatever form they came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/notice.h"
#include "read/document.h"
#include "read/foreign.h"
#include "text/text.h"

namespace dateline {

// True for a day of the calendar written YYYY-MM-DD.
bool IsDate(std::string_view text);

// What stands before the story proper and is cut off: a byte-order mark, then "date YYYY-MM-DD " or the same on a line
// of its own.
struct Lead {
  size_t size = 0;
  std::string date;      // empty when there is none
  std::string bad_date;  // what stands in a date's place and is none; it is not cut off
};

// With `escaped`, `raw` is the inside of a JSON string. Looks at a few bytes only.
Lead LeadOf(std::string_view raw, bool escaped);

// Appends a notice unless there are twenty of its kind.
void AddNotice(Notice notice, std::vector<Notice>* notices);

// The notice for a field that should hold the day of publication and does not, with the first bytes of its value.
void AddBadDate(std::string_view field, std::string_view value, std::vector<Notice>* notices);

// Of the lead: a notice when its date is none.
void NoteLead(const Lead& lead, std::vector<Notice>* notices);

// The option's day of publication for a story that has none of its own; a notice when it is none.
void FillPublished(const ReadOptions& options, Document* document);

// Puts source characters into a TextBuilder: CRLF and lone CR become LF; with fold_blanks, a run of blanks within a
// line becomes one space. Pieces are given in source order; a CR or a run may go on from one piece to the next.
class Cleaner {
 public:
  Cleaner(bool fold_blanks, Encoding encoding, TextBuilder* out, std::vector<Notice>* notices)
      : fold_blanks_(fold_blanks), encoding_(encoding), out_(out), notices_(notices) {}

  // Source bytes in their encoding; UTF-8 as it is. Bytes of windows-1252 give one notice. UTF-16 is given in one
  // piece.
  void Copy(std::string_view bytes, uint64_t source_begin);

  // One character that the source writes in some other way. REQUIRES: c is a Unicode scalar value.
  void Put(char32_t c, uint64_t source_begin, uint64_t source_end);

  // U+FFFD and a notice for what is no character.
  void PutBroken(NoticeCode code, uint64_t source_begin, uint64_t source_end);

  // To be called after the last piece.
  void Finish() { Release(); }

 private:
  enum class Held : uint8_t { kNothing, kReturn, kBlanks };

  void CopyUtf8(std::string_view bytes, uint64_t source_begin);
  void CopyUtf16(std::string_view bytes, uint64_t source_begin);
  void CopyWindows1252(std::string_view bytes, uint64_t source_begin);
  size_t NextSpecial(std::string_view bytes, size_t from) const;
  void OnReturn(uint64_t begin, uint64_t end);
  void OnFeed(uint64_t begin, uint64_t end);
  void OnBlank(uint64_t begin, uint64_t end);
  void Release();

  bool fold_blanks_;
  Encoding encoding_;
  bool told_encoding_ = false;
  TextBuilder* out_;
  std::vector<Notice>* notices_;
  Held held_ = Held::kNothing;  // a CR that may turn out to be half of CRLF, or a run of blanks that may go on
  uint64_t held_begin_ = 0, held_end_ = 0;
};

}  // namespace dateline
