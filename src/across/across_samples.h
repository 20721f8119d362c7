// Small ledgers made by hand, for tests of what stories have in common.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/ledger_samples.h"

namespace dateline::samples {

class StorySample {
 public:
  StorySample(std::string id, std::string published, std::string text) {
    ledger_.id = std::move(id);
    ledger_.published = std::move(published);
    ledger_.source = "Example Wire";
    ledger_.text = std::move(text);
  }

  StorySample& From(std::string outlet) {
    ledger_.source = std::move(outlet);
    return *this;
  }

  // The actor of this name, made when it is asked for first.
  int Named(ActorKind kind, std::string_view name) {
    for (size_t i = 0; i < ledger_.actors.size(); ++i)
      if (ledger_.actors[i].name == name) return static_cast<int>(i);
    Actor actor{.kind = kind, .name = std::string(name), .confidence = 0.9f};
    const Span span = SpanOf(ledger_.text, name);
    actor.mentions = {{span, span, MentionLevel::kName, 0.9f}};
    ledger_.actors.push_back(std::move(actor));
    return static_cast<int>(ledger_.actors.size()) - 1;
  }
  int Place(std::string_view name) { return Named(ActorKind::kPlace, name); }
  int Person(std::string_view name) { return Named(ActorKind::kPerson, name); }

  Event& AddEvent(std::string_view trigger, EventType type, EventStatus status, std::string date = {}, int k = 0) {
    Event event;
    event.trigger = SpanOf(ledger_.text, trigger, k);
    event.type = type;
    event.status = status;
    event.date = std::move(date);
    event.confidence = 0.9f;
    ledger_.events.push_back(event);
    return ledger_.events.back();
  }

  Figure& AddFigure(std::string_view words, Counted counted, double value, int of_event, std::string unit = "people") {
    Figure figure;
    figure.span = SpanOf(ledger_.text, words);
    figure.counted = counted;
    figure.value = value;
    figure.qualifier = "exact";
    figure.unit = std::move(unit);
    figure.of_event = of_event;
    figure.confidence = 0.9f;
    ledger_.figures.push_back(figure);
    return ledger_.figures.back();
  }

  Position& AddPosition(int actor, Stance stance, std::string_view issue, std::string topic) {
    Position position;
    position.actors = {actor};
    position.stance = stance;
    position.issue = SpanOf(ledger_.text, issue);
    position.topic = std::move(topic);
    position.confidence = 0.9f;
    ledger_.positions.push_back(position);
    return ledger_.positions.back();
  }

  const Ledger& ledger() const { return ledger_; }

 private:
  Ledger ledger_;
};

// A dam breaks at Sena; a second one breaks at Tete a week later. The minister first refuses foreign troops.
inline std::vector<Ledger> Floods() {
  StorySample first(
      "flood-1", "2024-02-05",
      "A dam burst above Sena in Mozambique on Sunday, killing 23 people, the Red Cross said. Minister Ana Brito "
      "rejected foreign troops for the rescue. Donors will meet in Lisbon on Feb. 12.");
  const int sena = first.Place("Sena");
  first.Named(ActorKind::kState, "Mozambique");
  first.AddEvent("burst", EventType::kDisaster, EventStatus::kHappened, "2024-02-04").places = {sena};
  first.AddFigure("23 people", Counted::kKilled, 23, 0);
  first.AddPosition(first.Person("Ana Brito"), Stance::kReject, "foreign troops", "foreign troops");
  const int donors = first.Named(ActorKind::kGroup, "Donors");
  Event& meeting = first.AddEvent("meet", EventType::kConsult, EventStatus::kPlanned, "2024-02-12");
  meeting.actors = {donors};
  meeting.places = {first.Place("Lisbon")};

  StorySample second(
      "flood-2", "2024-02-08",
      "The toll of the dam burst at Sena, Mozambique, rose to 61 on Thursday, officials said. Fifty people were "
      "missing after Sunday's burst.");
  second.From("Coast Post");
  second.Named(ActorKind::kState, "Mozambique");
  second.AddEvent("burst", EventType::kDisaster, EventStatus::kHappened, "2024-02-04").places = {second.Place("Sena")};
  second.AddFigure("61", Counted::kKilled, 61, 0);

  StorySample third(
      "flood-3", "2024-02-14",
      "A second dam burst in Mozambique on Tuesday, this one near Tete, killing four people. Minister Ana Brito said "
      "foreign troops were welcome now. Donors met in Lisbon on Monday.");
  third.Named(ActorKind::kState, "Mozambique");
  third.AddEvent("burst", EventType::kDisaster, EventStatus::kHappened, "2024-02-13").places = {third.Place("Tete")};
  third.AddFigure("four people", Counted::kKilled, 4, 0);
  third.AddPosition(third.Person("Ana Brito"), Stance::kSupport, "foreign troops", "foreign troops");
  const int givers = third.Named(ActorKind::kGroup, "Donors");
  Event& met = third.AddEvent("met", EventType::kConsult, EventStatus::kHappened, "2024-02-12");
  met.actors = {givers};
  met.places = {third.Place("Lisbon")};
  return {first.ledger(), second.ledger(), third.ledger()};
}

}  // namespace dateline::samples
