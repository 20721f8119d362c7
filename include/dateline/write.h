// Writers: a ledger as the JSON exchange form, as a table for a terminal, as one HTML page.
#pragma once

#include <string>
#include <string_view>

#include "dateline/ledger.h"
#include "dateline/result.h"

namespace dateline {

// The exchange form: one JSON object on one line, without the line's end. Offsets are code points of "text"; the
// `*_bytes` lists beside them are byte ranges of the source file. Actors are "A1", "A2", ..., statements "Q1", "Q2",
// ..., events "E", figures "F", positions "P", shifts "H", in the ledger's order. Linear in the text and the entries.
std::string ToJson(const Ledger& ledger);

struct TableOptions {
  int width = 80;       // columns; taken as 40 at least
  bool colour = false;  // ANSI colours
};

// For a person on a terminal: who said what, the events by status and what comes next, figures by claimant, positions
// and shifts, actors, each with its number in JSON and its paragraph. Control characters of the story never reach the
// output.
std::string ToTable(const Ledger& ledger, const TableOptions& options = {});

// One self-contained page: the marked story, its statements on one side, its other entries on the other. Safe for any
// text: the story's characters are escaped and the page loads nothing from elsewhere.
std::string ToHtml(const Ledger& ledger);

// The names used in JSON: "invalid_utf8", "format". REQUIRES: an enumerator.
std::string_view NameOf(NoticeCode code);
std::string_view NameOf(ErrorCode code);

// Appends `text` as a JSON string with its quotation marks; ill-formed UTF-8 becomes U+FFFD.
void AppendJsonString(std::string_view text, std::string* out);

}  // namespace dateline
