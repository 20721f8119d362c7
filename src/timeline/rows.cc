// Items as rows, every field of theirs.
#include <utility>

#include "dateline/timeline.h"
#include "timeline/words.h"

namespace dateline {
namespace {

Value Text(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

std::vector<Column> TimelineColumns() {
  std::vector<Column> columns;
  for (const char* name : {"date",     "kind",     "who",     "label",   "to",       "what",   "status",
                           "was",      "fate",     "fate_by", "planned", "rivals",   "places", "dates",
                           "inferred", "sentence", "stories", "outlets", "tellings", "thread", "id"})
    columns.push_back({name, Show::kShort});
  return columns;
}

Row RowOf(const Timeline& timeline, const TimelineItem& item) {
  std::vector<std::string> tellings;
  for (const TimelineTelling& telling : item.tellings) {
    const TimelineStory& story = timeline.stories[static_cast<size_t>(telling.story)];
    tellings.push_back(telling.id + " " + story.published + " " + story.outlet);
  }
  return {Text(DateOf(item.first_day, item.last_day)),
          Value(std::string(NameOf(item.kind))),
          Value(item.who),
          Text(item.label),
          Value(item.to),
          Text(item.what),
          Text(item.status),
          Text(item.was),
          Text(item.fate),
          Text(item.fate_by),
          Text(item.planned),
          Value(item.rivals),
          Value(item.places),
          Text(item.dates),
          Value(item.inferred),
          Text(item.sentence),
          Value(static_cast<int64_t>(StoriesOf(item.tellings))),
          Value(OutletsOf(timeline, item.tellings)),
          Value(std::move(tellings)),
          Text(item.thread),
          Text(item.id)};
}

}  // namespace dateline
