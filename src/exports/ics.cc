// iCalendar: the planned events of all stories in one calendar.
#include "dateline/coding.h"
#include "exports/form.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

class Ics : public Form {
 public:
  void Begin(Pieces* pieces) override { pieces->out().append(CalendarBegin()); }
  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    if (!story.copy_of.empty()) return;
    const StoryView view(ledger, story);
    if (story.rejected.empty()) {
      pieces->out().append(ToCalendarEvents(ledger, view.key()));
      return;
    }
    Ledger kept = ledger;  // as if what was rejected were not planned
    for (size_t e = 0; e < kept.events.size(); ++e)
      if (view.Rejected('E', static_cast<int>(e))) kept.events[e].status = EventStatus::kPossible;
    pieces->out().append(ToCalendarEvents(kept, view.key()));
  }
  void End(Pieces* pieces) override { pieces->out().append(CalendarEnd()); }
};

}  // namespace

std::unique_ptr<Form> MakeIcs() { return std::make_unique<Ics>(); }

}  // namespace dateline
