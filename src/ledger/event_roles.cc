// EventRoles: a sum of points for each actor and role.
#include "ledger/event_roles.h"

#include <cstdint>

#include "ledger/event_role_signs.h"

namespace dateline {
namespace {

using Points = std::array<int16_t, kArgumentRoles>;  // in hundredths, of doer, recipient, place
#include "ledger/event_role_points.inc"
static_assert(std::size(kSecondLook) == kRoleSigns);

}  // namespace

std::vector<std::vector<ActorRoles>> EventRoles(const Story& story, const Ledger& ledger,
                                                const std::vector<int>& first) {
  std::vector<std::vector<ActorRoles>> roles;
  if (story.annotations.events.empty()) return roles;
  for (const std::vector<RoleSigns>& signs : EventRoleSigns(story, ledger, first)) {
    std::vector<ActorRoles>& of_event = roles.emplace_back();
    for (const RoleSigns& s : signs) {
      ActorRoles entry;
      entry.actor = s.actor;
      for (size_t n = 0; n < kRoleSigns; ++n)
        for (size_t r = 0; r < kArgumentRoles; ++r)
          entry.odds[r] += s.values[n] * static_cast<float>(kSecondLook[n][r]) / 100;
      of_event.push_back(entry);
    }
  }
  return roles;
}

}  // namespace dateline
