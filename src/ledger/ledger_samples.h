// A small ledger made by hand, for the tests of the writers.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "dateline/ledger.h"

namespace dateline::samples {

// The k-th place (0: the first) where `words` stand. REQUIRES: there is one.
inline Span SpanOf(std::string_view text, std::string_view words, int k = 0) {
  size_t at = text.find(words);
  for (; k > 0; --k) at = text.find(words, at + 1);
  assert(at != std::string_view::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// Two actors, one quotation in two pieces, one report with a statement inside it. The text has characters of two,
// three and four bytes before the first entry.
inline Ledger Harbour() {
  Ledger ledger;
  ledger.id = "harbour-1";
  ledger.title = "Port <strike> ends & \"all\" is well";
  ledger.source = "Example Wire";
  ledger.published = "2024-03-22";
  ledger.dateline = "Malmö";
  ledger.text =
      "MALMÖ — 🚢 “The strike is over,” Mayor Åsa Lind said. “Ships sail tonight.”\n\n"
      "The union warned that the port had promised more pay.";
  const std::string& text = ledger.text;
  const auto size = static_cast<uint32_t>(text.size());
  ledger.runs = {{{0, size}, 10}};

  Actor mayor;
  mayor.name = "Åsa Lind";
  mayor.confidence = 0.97f;
  mayor.mentions = {{SpanOf(text, "Mayor Åsa Lind"), SpanOf(text, "Åsa Lind"), MentionLevel::kName, 0.98f}};
  mayor.offices = {{"Mayor", -1, false, SpanOf(text, "Mayor"), 0.9f}};
  Actor crew{.kind = ActorKind::kGroup, .name = "The union", .confidence = 0.4f};
  crew.mentions = {{SpanOf(text, "The union"), {}, MentionLevel::kDescription, 0.8f}};
  Actor port{.kind = ActorKind::kOrg, .name = "the port", .confidence = 0.75f};
  port.mentions = {{SpanOf(text, "the port"), {}, MentionLevel::kDescription, 0.8f}};
  ledger.actors = {mayor, crew, port};

  Statement over;
  over.speakers = {0};
  over.source = SpanOf(text, "Mayor Åsa Lind");
  over.cue = SpanOf(text, "said");
  over.content = {SpanOf(text, "The strike is over"), SpanOf(text, "Ships sail tonight")};
  over.mode = StatementMode::kDirect;
  over.act = StatementAct::kAnnounce;
  over.date = "2024-03-21";
  over.confidence = 0.875f;
  Statement warning;
  warning.speakers = {1};
  warning.source = SpanOf(text, "The union");
  warning.cue = SpanOf(text, "warned");
  warning.content = {SpanOf(text, "the port had promised more pay")};
  warning.act = StatementAct::kWarn;
  warning.to = {0};
  warning.confidence = 0.3f;
  Statement promise;
  promise.speakers = {2};
  promise.source = SpanOf(text, "the port");
  promise.cue = SpanOf(text, "promised");
  promise.content = {SpanOf(text, "more pay")};
  promise.act = StatementAct::kPromise;
  promise.via = {1};
  promise.within = 1;
  promise.confidence = 1.0f;
  ledger.statements = {over, warning, promise};
  ledger.notices = {{NoticeCode::kLoneQuote, SpanOf(text, "“"), "no \"partner\""}};
  return ledger;
}

inline void AddEventsOfDam(Ledger* ledger) {
  const std::string& text = ledger->text;
  const auto event = [&](Span trigger, EventType type, EventStatus status) -> Event& {
    ledger->events.push_back({.trigger = trigger, .type = type, .status = status, .confidence = 0.9f});
    return ledger->events.back();
  };
  Event& flood = event(SpanOf(text, "Floods"), EventType::kDisaster, EventStatus::kHappened);
  flood.places = {0};
  flood.date = "2024-03-18";
  Event& again = event(SpanOf(text, "floods"), EventType::kDisaster, EventStatus::kHappened);
  again.within = 0;
  again.same_as = 0;
  Event& visit = event(SpanOf(text, "visit"), EventType::kConsult, EventStatus::kPlanned);
  visit.actors = {2};
  visit.places = {0};
  visit.date = "2024-03-24";
  Event& blocked = event(SpanOf(text, "blocked"), EventType::kCoerce, EventStatus::kDenied);
  blocked.actors = {3};
  blocked.within = 2;
  Event& strike = event(SpanOf(text, "strike"), EventType::kProtest, EventStatus::kThreatened);
  strike.actors = {3};
  strike.confidence = 0.3f;
}

inline void AddClaimsOfDam(Ledger* ledger) {
  const std::string& text = ledger->text;
  ledger->figures = {{.span = SpanOf(text, "40"),
                      .value = 40,
                      .qualifier = "exact",
                      .counted = Counted::kKilled,
                      .unit = "people",
                      .of_event = 0,
                      .places = {0},
                      .date = "2024-03-18",
                      .confidence = 0.9f},
                     {.span = SpanOf(text, "25"),
                      .value = 25,
                      .qualifier = "exact",
                      .counted = Counted::kKilled,
                      .unit = "people",
                      .of_event = 0,
                      .sources = {1},
                      .within = 0,
                      .rival = 0,
                      .confidence = 0.9f}};
  ledger->positions = {{.actors = {2},
                        .stance = Stance::kSupport,
                        .issue = SpanOf(text, "the new dam"),
                        .topic = "new dam",
                        .statements = {1},
                        .confidence = 0.9f},
                       {.actors = {2},
                        .stance = Stance::kOppose,
                        .issue = SpanOf(text, "the new dam"),
                        .topic = "new dam",
                        .former = true,
                        .confidence = 0.4f},
                       {.actors = {3},
                        .stance = Stance::kDemand,
                        .issue = SpanOf(text, "wages"),
                        .topic = "wages",
                        .condition = SpanOf(text, "unless wages rise"),
                        .confidence = 0.9f}};
  ledger->shifts = {{.actors = {2},
                     .topic = "new dam",
                     .from = 1,
                     .to = 0,
                     .when = "now",
                     .basis = {SpanOf(text, "She now backs the new dam, which she had opposed")},
                     .confidence = 0.8f}};
}

// A story with events of several states, figures of two claimants that are rivals, positions and a told shift.
inline Ledger Dam() {
  Ledger ledger;
  ledger.id = "dam-1";
  ledger.title = "Dam talks to resume";
  ledger.published = "2024-03-22";
  ledger.text =
      "Floods killed 40 people in Orra on Monday. The army said 25 people died in the floods.\n\n"
      "Premier Ida Holm will visit Orra on Sunday. She now backs the new dam, which she had opposed.\n\n"
      "The union denied that it had blocked the gates and threatened a strike unless wages rise.";
  const std::string& text = ledger.text;
  ledger.runs = {{{0, static_cast<uint32_t>(text.size())}, 0}};
  const auto actor = [&](ActorKind kind, const std::string& name, std::string_view words) {
    ledger.actors.push_back({.kind = kind, .name = name, .confidence = 0.9f});
    ledger.actors.back().mentions = {{.span = SpanOf(text, words), .confidence = 0.9f}};
  };
  actor(ActorKind::kPlace, "Orra", "Orra");
  actor(ActorKind::kOrg, "The army", "The army");
  actor(ActorKind::kPerson, "Ida Holm", "Premier Ida Holm");
  actor(ActorKind::kGroup, "The union", "The union");
  ledger.actors[2].offices = {{"Premier", -1, false, SpanOf(text, "Premier"), 0.9f}};

  ledger.statements = {{.speakers = {1},
                        .source = SpanOf(text, "The army"),
                        .cue = SpanOf(text, "said"),
                        .content = {SpanOf(text, "25 people died in the floods")},
                        .confidence = 0.9f},
                       {.speakers = {2},
                        .cue = SpanOf(text, "backs"),
                        .content = {SpanOf(text, "the new dam")},
                        .act = StatementAct::kSupport,
                        .confidence = 0.9f},
                       {.speakers = {3},
                        .source = SpanOf(text, "The union"),
                        .cue = SpanOf(text, "denied"),
                        .content = {SpanOf(text, "it had blocked the gates")},
                        .act = StatementAct::kDeny,
                        .confidence = 0.9f}};
  AddEventsOfDam(&ledger);
  AddClaimsOfDam(&ledger);
  return ledger;
}

}  // namespace dateline::samples
