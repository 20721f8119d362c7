// Coding: a ledger as rows of the event data sets PLOVER and CAMEO, and its planned events as a calendar.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

// docs/coding.md tells every rule of this fold.

struct CodedActor {
  int actor = -1;       // of the ledger
  std::string name;     // the actor's
  std::string country;  // ISO 3166 code, or the codebook's for bodies ("IGO", "UNO", "NGO"); empty: unknown
  std::string sector;   // "GOV", "MIL", ...; empty: unknown
  std::string code;     // both together; "UNK" when neither is known
  Span span;            // where the sentence names it; else its first mention
};

// One act or deed. Strings that name a code are the codebook's.
struct CodedEvent {
  bool statement = false;                    // made from a statement, else from an event
  int entry = 0;                             // of Ledger::statements or Ledger::events
  std::string date;                          // the entry's, else the day of publication; may be empty
  std::vector<CodedActor> sources, targets;  // none: the text does not say
  std::string type;                          // PLOVER type; empty: PLOVER leaves it out
  std::vector<std::string> modes, contexts;
  int quad = 0;  // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 neither
  std::optional<float> score;  // PLOVER's scale of conflict and cooperation, -10 to 10
  std::string cameo;           // CAMEO code, as specific as the words allow
  Span trigger, sentence;      // of Ledger::text
  float confidence = 0;        // the entry's
};

// In the order of their triggers. Linear in the text and the entries, but for the events of one statement.
std::vector<CodedEvent> CodePlover(const Ledger& ledger);  // those that have a PLOVER type
std::vector<CodedEvent> CodeCameo(const Ledger& ledger);   // those that have a CAMEO code; actors in CAMEO's codes

// One JSON object on one line for each coded event, each line with its end. Offsets are code points of the text.
std::string ToPloverJson(const Ledger& ledger);
std::string ToCameoJson(const Ledger& ledger);

// The planned events that have a day, as iCalendar (RFC 5545) components. A calendar is CalendarBegin(), the events of
// any number of ledgers, CalendarEnd(). The same story always gives the same bytes. `story` is what tells it from
// others in the entries' UIDs; empty: the ledger's id.
std::string CalendarBegin();
std::string ToCalendarEvents(const Ledger& ledger, std::string_view story = {});
std::string CalendarEnd();

}  // namespace dateline
