// Anchors: the place in the text by which each entry of a ledger is known, its ids, and the words it is found by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"
#include "segment/segments.h"

namespace dateline {

// Spans in bytes. A statement's is its cue, else its content, else its source; an event's its trigger, a position's its
// issue, a shift's its basis, an actor's its first mention. Empty at 0 where there is none.
Span AnchorOf(const Actor& actor);
Span AnchorOf(const Statement& statement);
Span AnchorOf(const Event& event);
Span AnchorOf(const Figure& figure);
Span AnchorOf(const Position& position);
Span AnchorOf(const Shift& shift);

struct LedgerIds {
  std::string text_hash;  // 16 hexadecimal digits
  std::string story;
  std::vector<std::string> actors, statements, events, figures, positions, shifts;
};
LedgerIds IdsOf(const Ledger& ledger);

// The sentences over `all`, blanks folded, at most some thousand bytes.
std::string SentencesOver(std::string_view text, const Segments& segments, Span all);

}  // namespace dateline
