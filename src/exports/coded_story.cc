// CodedStory: places of coded events, and how often they are told.
#include "exports/coded_story.h"

namespace dateline {

CodedStory::CodedStory(const Ledger& ledger, const ExportStory& story)
    : view_(ledger, story),
      sentences_(ledger.text),
      codes_(ActorCodes(ledger)),
      roots_(ledger.events.size()),
      told_(ledger.events.size()) {
  for (size_t e = 0; e < roots_.size(); ++e) {
    const int first = ledger.events[e].same_as;
    roots_[e] = first >= 0 && static_cast<size_t>(first) < e ? roots_[first] : static_cast<int>(e);
    ++told_[roots_[e]];
  }
}

std::optional<CodedPlace> CodedStory::PlaceOf(const CodedEvent& row) const {
  if (row.statement) return std::nullopt;
  for (const int place : view_.ledger().events[row.entry].places) {
    if (!view_.Has(place)) continue;
    const Actor& actor = view_.ledger().actors[place];
    CodedPlace found{.name = OneLine(view_.NameOf(place)),
                     .state = actor.kind == ActorKind::kState,
                     .country = CountryOf(codes_[place].country),
                     .at = view_.At(place),
                     .place = actor.place ? &*actor.place : nullptr};
    if (found.place != nullptr && !found.country) found.country = CountryOfTwo(found.place->country);
    return found;
  }
  return std::nullopt;
}

int CodedStory::MentionsOf(const CodedEvent& row) const { return row.statement ? 1 : told_[roots_[row.entry]]; }

}  // namespace dateline
