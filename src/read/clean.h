// Cleaning: how a story's characters become its Text, whatever form they came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/notice.h"
#include "text/text.h"

namespace dateline {

// True for a day of the calendar written YYYY-MM-DD.
bool IsDate(std::string_view text);

// What stands before the story proper and is cut off: a byte-order mark, then "date YYYY-MM-DD " or the same on a line
// of its own.
struct Lead {
  size_t size = 0;
  std::string date;  // empty when there is none
};

// With `escaped`, `raw` is the inside of a JSON string. Looks at a few bytes only.
Lead LeadOf(std::string_view raw, bool escaped);

// Appends a notice unless there are twenty of its kind.
void AddNotice(Notice notice, std::vector<Notice>* notices);

// The notice for a publication date that is none, with its first bytes.
void AddBadDate(std::string_view text, std::vector<Notice>* notices);

// Puts source characters into a TextBuilder: CRLF and lone CR become LF; with fold_blanks, a run of blanks within a
// line becomes one space. Pieces are given in source order; a CR or a run may go on from one piece to the next.
class Cleaner {
 public:
  Cleaner(bool fold_blanks, TextBuilder* out, std::vector<Notice>* notices)
      : fold_blanks_(fold_blanks), out_(out), notices_(notices) {}

  // Source bytes as they are.
  void Copy(std::string_view bytes, uint64_t source_begin);

  // One character that the source writes in some other way. REQUIRES: c is a Unicode scalar value.
  void Put(char32_t c, uint64_t source_begin, uint64_t source_end);

  // U+FFFD and a notice for what is no character.
  void PutBroken(NoticeCode code, uint64_t source_begin, uint64_t source_end);

  // To be called after the last piece.
  void Finish() { Release(); }

 private:
  enum class Held : uint8_t { kNothing, kReturn, kBlanks };

  size_t NextSpecial(std::string_view bytes, size_t from) const;
  void OnReturn(uint64_t begin, uint64_t end);
  void OnFeed(uint64_t begin, uint64_t end);
  void OnBlank(uint64_t begin, uint64_t end);
  void Release();

  bool fold_blanks_;
  TextBuilder* out_;
  std::vector<Notice>* notices_;
  Held held_ = Held::kNothing;  // a CR that may turn out to be half of CRLF, or a run of blanks that may go on
  uint64_t held_begin_ = 0, held_end_ = 0;
};

}  // namespace dateline
