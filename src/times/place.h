// Placing: what a match means, from the day of publication and the times named before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/times.h"
#include "times/points.h"
#include "times/rules.h"

namespace dateline::timex {

struct Found {
  Bound bound;
  Span span;  // bytes
  Tense tense = Tense::kUnknown;
  uint32_t paragraph = 0;
  bool aside = false;  // the end of a range, or in brackets: nothing is counted from it
};

// The meaning of each, in order; those that mean nothing ("Feb. 30") are left out. `history`: see IsHistory.
std::vector<TimeSpan> Place(const std::vector<Found>& found, Published published, bool history);

// A history counts from the dates that it names, news from the day of publication: whether full dates of other years
// outweigh "yesterday" and "Thursday".
bool IsHistory(const std::vector<Found>& found, Published published);

}  // namespace dateline::timex
