// Document: one story as clean text with what its form tells: date, dateline, byline and credit lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/notice.h"
#include "dateline/read_options.h"
#include "dateline/result.h"
#include "text/text.h"

namespace dateline {

// "CAIRO --", "WASHINGTON (AP) —", "LONDON, March 3 (Reuters) -", "Jakarta, 3 Feb."
struct DatelineLine {
  Span span;         // all of it, up to the story's first word; empty when there is none
  Span place;        // "CAIRO"; "PORT SUDAN"
  std::string name;  // for a person: "Cairo", "Port Sudan"; "Yerevan/Baku"
  Span agency;       // "AP"; may be empty
  Span date;         // "March 3"; may be empty
};

struct Document {
  std::string id, title, source;
  std::string published;  // YYYY-MM-DD, YYYY-MM or empty
  Text text;
  DatelineLine dateline;
  std::vector<Span> bylines;  // "By JANE DOE", "Associated Press Writer"
  std::vector<Span> credits;  // "(Reporting by ...)", "Information for this article was contributed by ..."
  std::vector<Notice> notices;
};

inline constexpr size_t kMaxDocumentBytes = size_t{64} << 20;

// Plain text, any bytes. UTF-16 and windows-1252 are told by their bytes (foreign.h). A byte-order mark and a leading
// "date YYYY-MM-DD " are cut off, the latter sets published; CRLF and lone CR become LF. With options.fold_white_space,
// runs of blanks within a line become one space. All else stays as it is, a day on a line of its own too. What the
// story says of itself goes before the options, but for the id. Errors: kLimit; kFormat for HTML, XML, PDF and the
// like.
Result<Document> ReadPlain(std::string_view bytes, const ReadOptions& options);

// One JSON object: text (required), id, title, published (or date), source (or publisher). Unknown keys are passed
// over. The text is treated as in ReadPlain; its source bytes are those of the escaped string in `record`, shifted by
// record_offset. Errors: kFormat (with the byte offset, if there is one), kLimit. REQUIRES nothing of the bytes.
Result<Document> ReadRecord(std::string_view record, uint64_t record_offset, const ReadOptions& options);

}  // namespace dateline
