// Units: what a story says of one event, one quantity, or one actor's stand on one issue; the things that are compared
// over stories. Made from one ledger alone.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "across/parties.h"
#include "dateline/ledger.h"

namespace dateline::across {

enum class UnitKind : uint8_t { kEvent, kFigure, kPosition };
std::string_view NameOf(UnitKind kind);  // "event"

inline constexpr int32_t kNoDay = INT32_MIN;
inline constexpr size_t kMostEventsOfFigure = 3;

struct Unit {
  UnitKind kind = UnitKind::kEvent;
  uint8_t type = 0;                               // EventType, Counted; of positions the Stance
  uint8_t status = 0;                             // EventStatus
  bool second = false;                            // the copy says "second", "another", "new"
  bool part = false;                              // "nine of them": a part of what another figure counts
  bool moved = false;                             // of an event: the copy says "postponed", "rescheduled", "originally"
  int32_t published = kNoDay;                     // days from 1970-01-01
  int32_t first_day = kNoDay, last_day = kNoDay;  // of the date that the story gives, both ends in; none: kNoDay
  std::vector<std::string> stems;                 // of the triggers; of the unit; of the topic
  std::vector<std::string> more;                  // of the words of the issue
  std::vector<std::string> words;                 // of the sentences; sorted, each once
  std::vector<Party> actors, recipients, places;  // of a figure: who claims it, nobody, where
  std::vector<std::string> cast;                  // who and what its story names most, by keys; sorted
  std::vector<std::string> values;                // "killed 11"; sorted
  std::vector<Unit> events;                       // of a figure: what it is of, kMostEventsOfFigure at most
};

// A unit and the entries of the ledger that tell of it: indices into its events, figures or positions.
struct UnitOf {
  Unit unit;
  std::vector<int> entries;  // the first one stands for them
};

struct UnitOptions {
  std::function<bool(UnitKind, int)> left_out;  // entries that a person rejected; empty: none
  std::vector<std::string> aliases;             // parallel to the ledger's actors; or empty
};

// In the order of kinds, and of each in that of the ledger. Of an event only its first mention is an entry.
std::vector<UnitOf> UnitsOf(const Ledger& ledger, const UnitOptions& options = {});

// As one line of text and back; what no unit was packed into gives nothing.
std::string Packed(const Unit& unit);
std::optional<Unit> Unpacked(std::string_view text);

// Whether an event is told by the dying or killing alone.
bool IsVague(const Unit& event);
// Whether a figure counts people who came to harm.
bool IsToll(const Unit& unit);

// Keys by which units that may tell of one thing find each other.
std::vector<uint64_t> KeysOf(const Unit& unit);

}  // namespace dateline::across
