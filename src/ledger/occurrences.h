// Occurrences: a ledger's events as people count them, all mentions of one taken together.
#pragma once

#include <string>
#include <vector>

#include "dateline/ledger.h"

namespace dateline {

struct Occurrence {
  std::vector<int> mentions;  // events of the ledger, in text order, at least one
  EventType type = EventType::kOther;
  EventStatus status = EventStatus::kHappened;  // that of most mentions, of the earlier one where they tie
  std::vector<int> actors, recipients, places;  // of all mentions, each one once
  std::string date;                             // of the first mention that has one
  std::vector<int> reports;                     // statements that tell of it, each one once
  bool own_voice = false;                       // whether the article tells of it too
  float confidence = 0;                         // of its surest mention
};

// In the order of their first mentions. A `same_as` that does not lead backwards is passed over. Linear.
std::vector<Occurrence> OccurrencesOf(const Ledger& ledger);

}  // namespace dateline
