// Mentions of an event taken together.
#include "ledger/occurrences.h"

#include <algorithm>
#include <array>
#include <map>

#include "ledger/add_once.h"

namespace dateline {
namespace {

constexpr size_t kFew = 3;
constexpr size_t kMostOfAKind = 64;  // actors, places, statements of one occurrence: nobody reads further

void AddUpToMost(const std::vector<int>& from, std::vector<int>* to) {
  for (const int entry : from)
    if (to->size() < kMostOfAKind) AddOnce(entry, to);
}

// Of many who take part those that several mentions name, if there are such.
void KeepOften(const Ledger& ledger, const std::vector<int>& mentions, std::vector<int> Event::* field,
               std::vector<int>* list) {
  if (list->size() <= kFew || mentions.size() < kFew) return;
  std::map<int, int> named;
  for (const int m : mentions)
    for (const int actor : ledger.events[m].*field) ++named[actor];
  const auto once = [&](int actor) { return named[actor] < 2; };
  if (!std::all_of(list->begin(), list->end(), once)) std::erase_if(*list, once);
}

// The value that most mentions have, the earlier one where they tie.
template <size_t N, typename Value>
Value MostCommon(const Ledger& ledger, const std::vector<int>& mentions, Value Event::* field) {
  std::array<int, N> votes{};
  for (const int m : mentions) ++votes[static_cast<size_t>(ledger.events[m].*field)];
  Value best = ledger.events[mentions.front()].*field;
  for (const int m : mentions)
    if (const Value v = ledger.events[m].*field; votes[static_cast<size_t>(v)] > votes[static_cast<size_t>(best)])
      best = v;
  return best;
}

}  // namespace

std::vector<Occurrence> OccurrencesOf(const Ledger& ledger) {
  std::vector<Occurrence> all;
  std::vector<size_t> of_event(ledger.events.size());
  const auto statements = static_cast<int>(ledger.statements.size());
  for (size_t i = 0; i < ledger.events.size(); ++i) {
    const Event& event = ledger.events[i];
    const bool known = event.same_as >= 0 && static_cast<size_t>(event.same_as) < i;
    of_event[i] = known ? of_event[event.same_as] : all.size();
    if (!known) all.emplace_back();
    Occurrence& o = all[of_event[i]];
    o.mentions.push_back(static_cast<int>(i));
    AddUpToMost(event.actors, &o.actors);
    AddUpToMost(event.recipients, &o.recipients);
    AddUpToMost(event.places, &o.places);
    if (o.date.empty()) o.date = event.date;
    if (event.within >= 0 && event.within < statements)
      AddUpToMost({event.within}, &o.reports);
    else
      o.own_voice = true;
    o.confidence = std::max(o.confidence, event.confidence);
  }
  for (Occurrence& o : all) {
    KeepOften(ledger, o.mentions, &Event::actors, &o.actors);
    KeepOften(ledger, o.mentions, &Event::recipients, &o.recipients);
    KeepOften(ledger, o.mentions, &Event::places, &o.places);
    o.type = MostCommon<kEventTypeNames.size()>(ledger, o.mentions, &Event::type);
    o.status = MostCommon<kEventStatusNames.size()>(ledger, o.mentions, &Event::status);
  }
  return all;
}

}  // namespace dateline
