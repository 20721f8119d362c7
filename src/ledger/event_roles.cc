// EventRoles: a sum of points for each actor and role.
#include "ledger/event_roles.h"

#include "ledger/event_role_signs.h"

namespace dateline {
namespace {

using Points = RolePoints;
#include "ledger/event_role_points.inc"
static_assert(std::size(kSecondLook) == kRoleSigns);

}  // namespace

std::vector<std::vector<ActorRoles>> EventRoles(const Story& story, const Ledger& ledger,
                                                const std::vector<int>& first) {
  std::vector<std::vector<ActorRoles>> roles;
  if (story.annotations.events.empty()) return roles;
  for (const std::vector<RoleSigns>& signs : EventRoleSigns(story, ledger, first)) {
    std::vector<ActorRoles>& of_event = roles.emplace_back();
    of_event.reserve(signs.size());
    for (const RoleSigns& s : signs) of_event.push_back({s.actor, Weighed(s, kSecondLook)});
  }
  return roles;
}

}  // namespace dateline
