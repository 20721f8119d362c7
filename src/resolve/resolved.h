// Resolved: the actors of a document. What the resolve room hands on.
#pragma once

#include <string>
#include <vector>

#include "annotate/annotations.h"
#include "dateline/ledger.h"

namespace dateline {

struct ResolvedOffice {
  WordRange title;
  int of = -1;  // actor
  bool former = false;
  float confidence = 0;
};

struct ResolvedActor {
  ActorKind kind = ActorKind::kPerson;
  std::vector<uint32_t> mentions;  // indices into Annotations::mentions, ascending
  uint32_t name_mention = 0;       // the mention whose name (or, without any, whose words) is the fullest
  std::vector<ResolvedOffice> offices;
  std::vector<int> member_of;  // actors, ascending
  float confidence = 0;
};

struct Resolved {
  std::vector<ResolvedActor> actors;  // in order of first mention
  std::vector<int> actor_of_mention;
  std::vector<std::vector<int>> speakers;  // of each statement: actors
};

}  // namespace dateline
