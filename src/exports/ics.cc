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
    pieces->out().append(ToCalendarEvents(ledger, StoryView(ledger, story).key()));
  }
  void End(Pieces* pieces) override { pieces->out().append(CalendarEnd()); }
};

}  // namespace

std::unique_ptr<Form> MakeIcs() { return std::make_unique<Ics>(); }

}  // namespace dateline
