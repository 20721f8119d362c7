// Placing: what a match means, from the day of publication and the times named before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/times.h"
#include "times/rules.h"

namespace dateline::timex {

// What the verb of the clause tells.
enum class Tense : uint8_t { kUnknown, kPast, kFuture };

struct Found {
  Bound bound;
  Span span;  // bytes
  Tense tense = Tense::kUnknown;
  uint32_t paragraph = 0;
};

// The meaning of each, in order; those that mean nothing ("Feb. 30") are left out. `published`: the day, if known.
std::vector<TimeSpan> Place(const std::vector<Found>& found, std::optional<int32_t> published);

// A history counts from the dates that it names, news from the day of publication: whether full dates of other years
// outweigh "yesterday" and "Thursday".
bool IsHistory(const std::vector<Found>& found, std::optional<int32_t> published);

}  // namespace dateline::timex
