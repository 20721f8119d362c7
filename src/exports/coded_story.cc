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
    CodedPlace found{OneLine(view_.NameOf(place)), view_.ledger().actors[place].kind == ActorKind::kState,
                     CountryOf(codes_[place].country), std::nullopt};
    if (const ExportActor* over = view_.Over(place)) found.at = over->at;
    return found;
  }
  return std::nullopt;
}

int CodedStory::MentionsOf(const CodedEvent& row) const { return row.statement ? 1 : told_[roots_[row.entry]]; }

}  // namespace dateline
