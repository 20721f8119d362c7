// Ledgers made by hand, entry by entry, for the tests of this room.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "dateline/ledger.h"

namespace dateline::samples {

// The first place where the words stand. REQUIRES: there is one.
inline Span Find(const Ledger& ledger, std::string_view words) {
  const size_t at = ledger.text.find(words);
  assert(at != std::string::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// An actor with one mention, in which `name` stands. Returns its index.
inline int AddActor(Ledger* ledger, ActorKind kind, std::string_view mention, std::string_view name) {
  Actor actor;
  actor.kind = kind;
  actor.name = name;
  actor.confidence = 1;
  const bool named = name.front() >= 'A' && name.front() <= 'Z';
  const Span span = Find(*ledger, mention);
  const auto begin = static_cast<uint32_t>(span.begin + mention.find(name));
  const Span inside = {begin, static_cast<uint32_t>(begin + name.size())};
  actor.mentions = {{span, named ? inside : Span{}, named ? MentionLevel::kName : MentionLevel::kDescription, 1.0f}};
  ledger->actors.push_back(actor);
  return static_cast<int>(ledger->actors.size()) - 1;
}

inline Event& AddEvent(Ledger* ledger, EventType type, EventStatus status, std::string_view trigger) {
  Event event;
  event.trigger = Find(*ledger, trigger);
  event.type = type;
  event.status = status;
  event.confidence = 0.9f;
  ledger->events.push_back(event);
  return ledger->events.back();
}

inline Statement& AddStatement(Ledger* ledger, StatementAct act, std::string_view cue, std::string_view content) {
  Statement statement;
  statement.act = act;
  statement.cue = Find(*ledger, cue);
  statement.content = {Find(*ledger, content)};
  statement.confidence = 0.9f;
  ledger->statements.push_back(statement);
  return ledger->statements.back();
}

}  // namespace dateline::samples
