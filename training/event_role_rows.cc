// dateline-event-roles: what tells who takes part in each event of each story, for training/event_roles.py.
//   dateline-event-roles MODEL < stories.jsonl
// First a line with the names of the signs, parted by tabs. Then of each story its ledger in exchange form, a line for
// each event and actor near it (both numbered from 0, then "number:value" of each sign that is not 0), and an empty
// line.
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "dateline/write.h"
#include "engine/watched_engine.h"
#include "ledger/event_role_signs.h"

namespace {

void Print(const dateline::ReadParts& parts) {
  const auto& events = parts.ledger.events;
  std::vector<int> first;
  first.reserve(events.size());
  for (size_t i = 0; i < events.size(); ++i)
    first.push_back(events[i].same_as >= 0 ? events[i].same_as : static_cast<int>(i));
  const std::vector<int> no_statements;
  const dateline::Story story = {parts.segments, parts.annotations, parts.resolved, no_statements};
  const auto signs = dateline::EventRoleSigns(story, parts.ledger, first);
  for (const auto& event : parts.annotations.events) std::printf("%.4f ", static_cast<double>(event.confidence));
  std::printf("\n");
  for (size_t i = 0; i < signs.size(); ++i)
    for (const dateline::RoleSigns& s : signs[i]) {
      std::printf("%zu %d", i, s.actor);
      for (size_t n = 0; n < s.values.size(); ++n)
        if (s.values[n] != 0) std::printf(" %zu:%.4g", n, static_cast<double>(s.values[n]));
      std::printf("\n");
    }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: dateline-event-roles MODEL < stories.jsonl\n");
    return 2;
  }
  const auto engine = dateline::Engine::Open(argv[1], {});
  if (!engine.ok()) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    return 1;
  }
  std::string names;
  for (const std::string& name : dateline::RoleSignNames()) names.append(names.empty() ? "" : "\t").append(name);
  std::printf("%s\n", names.c_str());
  for (std::string line; std::getline(std::cin, line);) {
    const auto parts = dateline::WatchedEngine::ReadRecord(engine.value(), line, {});
    if (!parts.ok()) continue;
    std::printf("%s\n", dateline::ToJson(parts->ledger).c_str());
    Print(parts.value());
    std::printf("\n");
  }
  return 0;
}
