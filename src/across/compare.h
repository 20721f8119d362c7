// Compare: whether units of two stories tell of one thing, by few named signs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "across/units.h"

namespace dateline::across {

struct Likelihood {
  double score = 0;    // log-odds that they are one; where these are below 0, no less than they are
  std::string reason;  // for a person: "both explosion, both on 2024-03-16, both in Mocuba"
};

// REQUIRES: two units of one kind, of different stories. The same whichever comes first.
Likelihood Compare(const Unit& a, const Unit& b);

// What the score is a weighted sum of, for who fits the weights: names, and values in the same order.
std::span<const std::string_view> SignNames(UnitKind kind);
std::vector<double> SignsOf(const Unit& a, const Unit& b);

}  // namespace dateline::across
