// Threads: which units of two stories belong together, what follows from the order of the tellings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "across/compare.h"
#include "across/units.h"
#include "dateline/ledger.h"

namespace dateline::across {

// A story tells each thing once: of all pairs between two stories the likeliest, then the next of what is left. Of what
// it may tell often each unit has its likeliest one.
struct Pair {
  size_t a = 0, b = 0;  // units of the one and of the other story
  Likelihood likelihood;
  bool often = false;  // a story may tell of it more than once: where somebody stands
};
// Pairs with a score above 0; the result does not depend on their order.
std::vector<Pair> Matched(std::vector<Pair> pairs);

// A telling of an event, as it bears on what became of a plan.
struct Telling {
  EventStatus status = EventStatus::kHappened;
  int32_t last_day = kNoDay;   // of the day that the story gives
  int32_t published = kNoDay;  // of the story
  int32_t first_day = kNoDay;  // of the day that the story gives
  bool moved = false;          // the copy says that it is on another day than was told
};
struct Fate {
  size_t planned = 0, by = 0;  // tellings
  std::string_view fate;       // "happened", "called off", "moved", "passed"
  std::string_view reason;     // for a person
};
// What became of the plan that a thread tells of first; of one that was moved, then what became of it on its new day.
// REQUIRES: in the order of stories.
std::vector<Fate> FatesOf(const std::vector<Telling>& tellings);

// Entries of a reprint and those of its original that they repeat: indices into the events, figures or positions.
struct Twin {
  UnitKind kind = UnitKind::kEvent;
  int of = 0, copy = 0;
};
std::vector<Twin> Twins(const Ledger& of, const Ledger& copy);

}  // namespace dateline::across
