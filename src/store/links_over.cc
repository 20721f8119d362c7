#include "store/links_over.h"

#include <string>
#include <utility>

namespace dateline {
namespace {

EntryInStory EntryAt(const Query& row, int column) {
  return {std::string(row.Text(column)), static_cast<int>(row.Int(column + 1)) - 1};
}

}  // namespace

bool ReadThreads(std::string_view kind, Database* database, const std::function<bool(const ThreadInStories&)>& each) {
  Query& find = database->Prepared(
      "SELECT thread.id, thread.name, CASE thread.kind WHEN 'position' THEN coalesce((SELECT coalesce(who.renamed, "
      "who.name) FROM told AS first JOIN part ON part.entry = first.entry AND role = 'actor' JOIN who ON who.n = "
      "part.who WHERE first.thread = thread.n AND first.after IS NULL ORDER BY part.place LIMIT 1), '') ELSE '' END, "
      "story.id, entry.number FROM thread JOIN told ON told.thread = thread.n JOIN entry ON entry.n = told.entry JOIN "
      "story ON story.n = entry.story WHERE thread.kind = ?1 ORDER BY thread.id, told.place, story.id, entry.number");
  ThreadInStories thread;
  bool more = true;
  for (find.With(kind); more && find.Step();) {
    if (thread.id != find.Text(0)) {
      more = thread.id.empty() || each(thread);
      thread = {std::string(find.Text(0)), std::string(find.Text(1)), std::string(find.Text(2)), {}};
    }
    thread.in.push_back(EntryAt(find, 3));
  }
  if (more && !thread.id.empty() && database->ok()) more = each(thread);
  return more;
}

bool ReadTurns(Database* database, const std::function<bool(const TurnInStories&)>& each) {
  Query& find = database->Prepared(
      "SELECT coalesce((SELECT coalesce(who.renamed, who.name) FROM part JOIN who ON who.n = part.who WHERE part.entry "
      "= "
      "came.n AND role = 'actor' ORDER BY place LIMIT 1), ''), topic, left_story.id, gone.number, came_story.id, "
      "came.number FROM turn JOIN entry AS gone ON gone.n = from_position JOIN entry AS came ON came.n = to_position "
      "JOIN position ON position.entry = came.n JOIN story AS left_story ON left_story.n = gone.story JOIN story AS "
      "came_story ON came_story.n = came.story ORDER BY came_story.published, came_story.id, came.number, gone.number");
  bool more = true;
  for (find.With(); more && find.Step();)
    more = each({std::string(find.Text(0)), std::string(find.Text(1)), EntryAt(find, 2), EntryAt(find, 4)});
  return more;
}

// Of a plan that was moved what became of it on its new day.
bool ReadFates(Database* database, const std::function<bool(const FateInStories&)>& each) {
  Query& find = database->Prepared(
      "SELECT story.id, planned.number, coalesce(next.fate, fate.fate), coalesce(next.reason, fate.reason), "
      "by_story.id, teller.number FROM fate LEFT JOIN fate AS next ON fate.fate = 'moved' AND next.planned = "
      "fate.by_entry JOIN entry AS planned ON planned.n = fate.planned JOIN story ON story.n = planned.story LEFT JOIN "
      "entry AS teller ON teller.n = coalesce(next.by_entry, fate.by_entry) LEFT JOIN story AS by_story ON by_story.n "
      "= teller.story WHERE coalesce(next.fate, fate.fate) <> 'moved' ORDER BY story.published, story.id, "
      "planned.number");
  bool more = true;
  for (find.With(); more && find.Step();) {
    FateInStories fate{EntryAt(find, 0), std::string(find.Text(2)), std::string(find.Text(3)), std::nullopt};
    if (!find.IsNull(4)) fate.by = EntryAt(find, 4);
    more = each(fate);
  }
  return more;
}

}  // namespace dateline
