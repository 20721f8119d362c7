// Notice: trouble with a document's content that did not stop the reading of it.
#pragma once

#include <string>

#include "dateline/span.h"

namespace dateline {

// Codes are append-only; docs/errors.md describes each.
enum class NoticeCode {
  kInvalidUtf8 = 1,      // bytes that are no UTF-8, shown as U+FFFD or read as windows-1252
  kNulByte = 2,          // a NUL, shown as U+FFFD
  kLoneQuote = 3,        // a quotation mark without its partner
  kLongSentence = 4,     // a sentence cut because it passed the length limit
  kLongDocument = 5,     // a document cut at the size limit
  kBadDate = 6,          // a publication date that is no full day
  kUnheldQuotation = 7,  // a quotation of three or more words that no statement holds
  kContradiction = 8,    // entries of the ledger that contradict each other; the detail names them
};

struct Notice {
  NoticeCode code = NoticeCode::kInvalidUtf8;
  Span span;           // in the clean text
  std::string detail;  // for a person; may be empty
};

}  // namespace dateline
