#include "across/threads.h"

#include <algorithm>
#include <optional>
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

namespace {

bool IsPlan(EventStatus status) {
  return status == EventStatus::kPlanned || status == EventStatus::kCalledFor || status == EventStatus::kThreatened ||
         status == EventStatus::kPossible;
}

// Whether a telling gives a plan another day, which was yet to come.
bool IsMoved(const Telling& plan, const Telling& telling) {
  if (!telling.moved || telling.first_day == kNoDay || plan.last_day == kNoDay) return false;
  const bool other = telling.first_day > plan.last_day || telling.last_day < plan.first_day;
  return other && telling.published != kNoDay && telling.first_day > telling.published;
}

// What a later telling tells of a plan; nothing: no more than before.
std::optional<Fate> FateBy(const Telling& plan, const Telling& telling) {
  const bool called_for = plan.status == EventStatus::kCalledFor;
  const auto fate = [](std::string_view name, std::string_view reason) { return Fate{0, 0, name, reason}; };
  switch (telling.status) {
    case EventStatus::kHappened:
    case EventStatus::kOngoing:
      return fate("happened", "a later story tells that it took place");
    case EventStatus::kFailed:
      if (IsMoved(plan, telling)) break;
      if (called_for) return fate("passed", "a later story tells that it was not done");
      [[fallthrough]];
    case EventStatus::kDenied:
      if (called_for) return std::nullopt;  // who refuses it has not decided it
      return fate("called off", "a later story tells that it does not take place");
    default:
      break;
  }
  if (IsMoved(plan, telling)) return fate("moved", "a later story gives it another day");
  const bool over = plan.last_day != kNoDay && telling.published != kNoDay && telling.published > plan.last_day;
  if (called_for && over) return fate("passed", "its day was over, and a later story still calls for it");
  return std::nullopt;
}

}  // namespace

std::vector<Fate> FatesOf(const std::vector<Telling>& tellings) {
  std::vector<Fate> fates;
  for (size_t i = 0; i < tellings.size(); ++i) {
    const bool moved_here = !fates.empty() && fates.back().by == i;
    if (!moved_here && !IsPlan(tellings[i].status)) continue;
    for (size_t later = i + 1; later < tellings.size(); ++later) {
      const bool refused = tellings[later].status == EventStatus::kDenied;
      const std::optional<Fate> fate = FateBy(tellings[i], tellings[later]);
      if (refused && !fate) break;
      if (!fate) continue;
      fates.push_back({i, later, fate->fate, fate->reason});
      break;
    }
    if (fates.empty()) continue;
    if (fates.back().fate != "moved" || fates.back().by <= i) break;
    i = fates.back().by - 1;
  }
  return fates;
}

}  // namespace dateline::across
