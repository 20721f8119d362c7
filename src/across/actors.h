// Actors over stories: which persons, bodies, states and places of different stories are one.
#pragma once

#include <string>

#include "dateline/ledger.h"

namespace dateline::across {

// What of an actor is compared. Made from one story alone.
struct ActorTraits {
  ActorKind kind = ActorKind::kPerson;
  bool named = false;     // mentioned by a name; else only described
  std::string name;       // the best one, as written
  std::string folded;     // that, as it is compared
  std::string published;  // of the story
};

// REQUIRES: `actor` is one of the ledger's.
ActorTraits TraitsOf(const Ledger& ledger, int actor);

// How alike two actors of different stories are by what these say of them, 0 to 1; above kSameActor they are one if
// nothing else speaks against it. Those that the ledger file has linked have the same `who` there: ask that first.
struct ActorAlike {
  double score = 0;
  std::string reason;  // for a person: "same name"; empty at 0
};
inline constexpr double kSameActor = 0.5;
ActorAlike Compare(const ActorTraits& a, const ActorTraits& b);

}  // namespace dateline::across
