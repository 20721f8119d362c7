// Events of a ledger: who takes part, when, and which mentions are one event.
#include "ledger/events.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/numbers.h"
#include "annotate/status_words.h"
#include "annotate/thresholds.h"
#include "ledger/event_dates.h"
#include "ledger/event_roles.h"
#include "ledger/event_statuses.h"

namespace dateline {
namespace {

// The first mention of what each event is; its own place where it is that.
std::vector<int> FirstOf(const std::vector<FoundEvent>& events) {
  std::vector<int> first(events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    const int same = events[i].same_as;
    first[i] = same >= 0 && same < static_cast<int>(i) ? first[same] : static_cast<int>(i);
  }
  return first;
}

// Of a doubtful event only the surer ones take part.
void SetRoles(const std::vector<ActorRoles>& roles, const std::vector<Actor>& actors, Event* event) {
  const float sure = std::pow(event->confidence, kEventRoleDoubt);
  std::array<std::vector<std::pair<float, int>>, kArgumentRoles> found;
  for (const auto& [actor, odds] : roles) {
    std::array<bool, kArgumentRoles> has{};
    for (size_t r = 0; r < kArgumentRoles; ++r) has[r] = Sigmoid(odds[r]) * sure >= kEventRoleThresholds[r];
    has[kPlaceRole] = has[kPlaceRole] && IsPlace(actors[static_cast<size_t>(actor)].kind);
    if (has[kDoerRole] && has[kRecipientRole])
      has[odds[kDoerRole] >= odds[kRecipientRole] ? kRecipientRole : kDoerRole] = false;
    for (size_t r = 0; r < kArgumentRoles; ++r)
      if (has[r]) found[r].emplace_back(-odds[r], actor);
  }
  for (auto& list : found) std::sort(list.begin(), list.end());  // the surest first
  if (event->type == EventType::kConsult) {                      // whoever takes part is a party
    auto& parties = found[kDoerRole];
    parties.insert(parties.end(), found[kRecipientRole].begin(), found[kRecipientRole].end());
    found[kRecipientRole].clear();
  }
  const auto fill = [&](size_t role, std::vector<int>* to) {
    for (const auto& [odds, actor] : found[role]) to->push_back(actor);
  };
  fill(kDoerRole, &event->actors);
  fill(kRecipientRole, &event->recipients);
  fill(kPlaceRole, &event->places);
}

// A later mention says only what is new.
void TakeFromFirst(const Event& first, Event* event) {
  if (event->actors.empty()) event->actors = first.actors;
  if (event->recipients.empty()) event->recipients = first.recipients;
  if (event->places.empty()) event->places = first.places;
}

}  // namespace

void AddEvents(const Story& story, Ledger* ledger) {
  const auto& found = story.annotations.events;
  const std::vector<int> first = FirstOf(found);
  const std::vector<DayMove> moves = MovedDays(ledger->text, story.segments, story.annotations.times);
  const std::vector<std::string> dates = EventDates(story, *ledger, first, moves);
  const std::vector<EventStatus> statuses = EventStatuses(story, *ledger, dates, moves);
  const std::vector<WordRange> evidence =
      StatusEvidence(ledger->text, story.segments, story.annotations.statements, found, statuses);
  const std::vector<std::vector<ActorRoles>> roles = EventRoles(story, *ledger, first);
  const size_t before = ledger->events.size();
  for (size_t i = 0; i < found.size(); ++i) {
    const FoundEvent& from = found[i];
    Event event;
    event.trigger = story.SpanOf(from.trigger);
    event.type = from.type;
    event.status = statuses[i];
    event.evidence = story.SpanOf(evidence[i]);
    event.date = dates[i];
    if (from.statement >= 0) event.within = story.statement_of[static_cast<size_t>(from.statement)];
    event.confidence = from.confidence;
    SetRoles(roles[i], ledger->actors, &event);
    if (first[i] != static_cast<int>(i)) {
      event.same_as = first[i];
      TakeFromFirst(ledger->events[before + static_cast<size_t>(first[i])], &event);
    }
    ledger->events.push_back(std::move(event));
  }
}

}  // namespace dateline
