#include "across/threads.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline::across {

std::vector<Pair> Matched(std::vector<Pair> pairs) {
  std::erase_if(pairs, [](const Pair& pair) { return pair.likelihood.score <= 0; });
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(-x.likelihood.score, x.a, x.b) < std::tuple(-y.likelihood.score, y.a, y.b);
  });
  std::set<size_t> taken_a, taken_b;
  std::vector<Pair> out;
  for (Pair& pair : pairs) {
    const bool a = taken_a.contains(pair.a), b = taken_b.contains(pair.b);
    if (pair.often ? a && b : a || b) continue;
    taken_a.insert(pair.a);
    taken_b.insert(pair.b);
    out.push_back(std::move(pair));
  }
  return out;
}

std::optional<Fate> FateOf(const std::vector<Telling>& tellings) {
  const auto is_plan = [](EventStatus status) {
    return status == EventStatus::kPlanned || status == EventStatus::kCalledFor || status == EventStatus::kThreatened ||
           status == EventStatus::kPossible;
  };
  for (size_t i = 0; i < tellings.size(); ++i) {
    const Telling& plan = tellings[i];
    if (!is_plan(plan.status)) continue;
    const bool called_for = plan.status == EventStatus::kCalledFor;
    for (size_t later = i + 1; later < tellings.size(); ++later) {
      const Telling& telling = tellings[later];
      if (telling.status == EventStatus::kHappened || telling.status == EventStatus::kOngoing)
        return Fate{i, later, "happened", "a later story tells that it took place"};
      if (telling.status == EventStatus::kFailed && called_for)
        return Fate{i, later, "passed", "a later story tells that it was not done"};
      if (telling.status == EventStatus::kFailed || telling.status == EventStatus::kDenied) {
        if (called_for) break;  // who refuses it has not decided it
        return Fate{i, later, "called off", "a later story tells that it does not take place"};
      }
      const bool over = plan.last_day != kNoDay && telling.published != kNoDay && telling.published > plan.last_day;
      if (called_for && over) return Fate{i, later, "passed", "its day was over, and a later story still calls for it"};
    }
  }
  return std::nullopt;
}

}  // namespace dateline::across
