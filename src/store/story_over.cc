// StoryOver: copies, and actors over all stories.
#include "store/story_over.h"

#include <string>
#include <utility>

namespace dateline {
namespace {

// As the exchange form numbers entries of that kind; 0: none.
char LetterOf(std::string_view kind) {
  constexpr std::pair<std::string_view, char> kLetters[] = {
      {"statement", 'Q'}, {"event", 'E'}, {"figure", 'F'}, {"position", 'P'}, {"shift", 'H'}};
  for (const auto& [name, letter] : kLetters)
    if (name == kind) return letter;
  return 0;
}

}  // namespace

Result<ExportStory> ReadStoryOver(std::string_view story, Database* database) {
  Query& find = database->Prepared(
      "SELECT n, CASE WHEN copy_kind IN ('exact', 'near') THEN copy_of END FROM story WHERE id = ?1");
  if (!find.With(story).Step()) {
    if (!database->ok()) return database->TakeFailure();
    return Error{ErrorCode::kUsage, std::string(story) + ": no story has this id"};
  }
  ExportStory over;
  over.id = story;
  over.copy_of = find.Text(1);
  const int64_t row = find.Int(0);
  find.Reset();

  Query& carry = database->Prepared(
      "SELECT count(*), count(DISTINCT source) FROM (SELECT source FROM story WHERE id = ?1 UNION ALL SELECT source "
      "FROM "
      "story WHERE copy_of = ?1 AND copy_kind IN ('exact', 'near'))");
  if (carry.With(story).Step()) {
    over.articles = static_cast<int>(carry.Int(0));
    over.outlets = static_cast<int>(carry.Int(1));
    carry.Reset();
  }

  Query& actors = database->Prepared(
      "SELECT actor.number, who.id, coalesce(who.renamed, who.name) FROM actor JOIN who ON who.n = actor.who WHERE "
      "actor.story = ?1 ORDER BY actor.number");
  for (actors.With(row); actors.Step();) {
    // Numbers count from 1 without a gap; in a damaged file they need not.
    if (actors.Int(0) != static_cast<int64_t>(over.actors.size()) + 1) continue;
    over.actors.push_back({std::string(actors.Text(1)), std::string(actors.Text(2)), std::nullopt});
  }

  Query& rejected = database->Prepared(
      "SELECT kind, number FROM entry WHERE story = ?1 AND EXISTS (SELECT 1 FROM ruling WHERE ruling.id = entry.id AND "
      "verb = 'reject') ORDER BY kind, number");
  for (rejected.With(row); rejected.Step();)
    if (const char letter = LetterOf(rejected.Text(0)); letter != 0)
      over.rejected.push_back(letter + std::to_string(rejected.Int(1)));
  if (!database->ok()) return database->TakeFailure();
  return over;
}

}  // namespace dateline
