// dateline quantities: what dateline/quantities.h finds, as rows.
#include "quantities_part.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "dateline/quantities.h"
#include "row_output.h"

namespace dateline {
namespace {

constexpr double kMostWhole = 1e15;  // up to which whole numbers are written as such
constexpr const char *kAges = "ages", *kOrdinals = "ordinals", *kScores = "scores";

// Without the last digits of a difference: 5.4 - 5.1 is 0.3.
double RoundedOff(double number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.12g", number);
  return std::strtod(digits, nullptr);
}

Value NumberOf(const std::optional<double>& number) {
  if (!number) return {};
  if (*number == std::floor(*number) && std::abs(*number) <= kMostWhole) return static_cast<int64_t>(*number);
  return RoundedOff(*number);
}

std::vector<ExactSpan> Found(std::string_view text, const QuantitiesAlso& also) {
  std::vector<ExactSpan> spans;
  for (QuantitySpan& q : QuantitiesIn(text, also))
    spans.push_back({q.span,
                     {NumberOf(q.value), NumberOf(q.low), NumberOf(q.high), TextOrNothing(std::move(q.unit)),
                      TextOrNothing(std::move(q.currency)), TextOrNothing(std::move(q.per)), q.bound, NumberOf(q.from),
                      NumberOf(q.change), TextOrNothing(std::move(q.move)), q.kind, q.qualifier, q.further}});
  return spans;
}

}  // namespace

ExactPart QuantitiesPart() {
  const PartOption unasked = {"--also", "KIND,...", "What is left out unasked", {kAges, kOrdinals, kScores}};
  return {.verb = "quantities",
          .help = "Numbers of people, money, things and shares, with bounds, units and changes",
          .what = "quantity",
          .columns = {{"value"},
                      {"low"},
                      {"high"},
                      {"unit"},
                      {"currency", Show::kWide},
                      {"per"},
                      {"bound"},
                      {"from"},
                      {"change"},
                      {"move", Show::kNever},
                      {"kind", Show::kWide},
                      {"qualifier", Show::kNever},
                      {"further", Show::kNever}},
          .find = [asked = unasked.values](std::string_view text, std::string_view) -> Result<std::vector<ExactSpan>> {
            QuantitiesAlso also;
            for (const std::string& name : *asked) {
              also.ages = also.ages || name == kAges;
              also.ordinals = also.ordinals || name == kOrdinals;
              also.scores = also.scores || name == kScores;
            }
            return Found(text, also);
          },
          .options = {unasked}};
}

}  // namespace dateline
