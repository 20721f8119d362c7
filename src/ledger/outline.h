// Outline: a ledger's statements in the order and nesting in which people see them, and the wording of its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

// Where every writer draws the line below which an entry is marked as uncertain.
inline constexpr float kUncertain = 0.5f;

// What stands before the act of a statement that was denied or left unmade: "did not say: assert". The act "deny" is
// another thing: a statement that something is not so.
inline constexpr std::string_view kNeverSaid = "did not say";

// Whether a notice is about characters of the text; a bad date may come from elsewhere.
inline bool HasPlace(const Notice& notice) { return notice.code != NoticeCode::kBadDate || !notice.span.empty(); }

struct OutlineEntry {
  int statement = 0;
  int depth = 0;  // 0: in nobody's words; else beneath the entry of depth - 1 before it
};

// Statements in nobody's words that have the same speakers, or no known speakers but the same source.
struct SaidBy {
  std::string speaker;             // as SpeakerOf
  std::vector<int> actors;         // the speakers
  std::vector<OutlineEntry> said;  // in text order, what is within them beneath
};

// The outline grouped by speaker, in the order of each one's first statement.
std::vector<SaidBy> StatementsBySpeaker(const Ledger& ledger);

// Every statement once, in text order, each beneath the one it is within. A `within` that names no statement or goes
// in a circle is passed over. Linear, however deep the nesting.
std::vector<OutlineEntry> StatementOutline(const Ledger& ledger);

// The statement's first and last character among content, cue and source; empty when it has none.
Span Extent(const Statement& statement);

// The span cut to the text it is meant for.
Span Clamped(Span span, std::string_view text);

// "Antony Blinken, Sameh Shoukry and Egypt". Indices that name no actor are left out.
std::string NamesOf(const Ledger& ledger, const std::vector<int>& actors);

// Whom a statement is from: the speakers' names, else the phrase that names the source, else "unnamed".
std::string SpeakerOf(const Ledger& ledger, const Statement& statement);

// "Foreign Minister, Egypt"; "former mayor".
std::string WordingOf(const Ledger& ledger, const Office& office);

// What an actor is: its offices, and its memberships of bodies in which it holds none, each one once; of a place the
// country that it lies in, where the story does not tell that.
std::vector<std::string> RolesOf(const Ledger& ledger, const Actor& actor);

// The other names, then the descriptions, that it goes by in the text, each one once; no pronouns.
std::vector<std::string> AliasesOf(const Ledger& ledger, const Actor& actor);

// "2024-03-21" is "21 March 2024", "2024-03" "March 2024", "A/B" both with a dash; what is no date stays as it is.
std::string SpelledDate(std::string_view date);

// "3 words", "1 word".
std::string CountOf(size_t count, std::string_view one);

// Runs of characters between blanks.
size_t WordsIn(std::string_view text);

// The words of a span, blanks and line ends folded to one space.
std::string WordsOf(std::string_view text, Span span);

// "at a news conference in Cairo", "in a letter": the venue with the preposition that the text has before it, else
// "at".
std::string VenueOf(const Ledger& ledger, const Statement& statement);

// The content's pieces, with an ellipsis where other words stand between.
std::string ContentOf(const Ledger& ledger, const Statement& statement);

}  // namespace dateline
