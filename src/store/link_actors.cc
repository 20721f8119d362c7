// One row for each name, whose links are made when all that came is there.
#include "store/link_actors.h"

#include <algorithm>
#include <tuple>

#include "actors/table.h"
#include "base/utf8.h"
#include "ledger/outline.h"
#include "store/decisions.h"
#include "store/ids.h"
#include "store/story_rows.h"

namespace dateline {
namespace {

constexpr size_t kMostNameBytes = 400;

// In capitals throughout, as headlines and datelines have it.
bool IsShouted(std::string_view name) {
  bool capitals = false;
  for (size_t at = 0; at < name.size();) {
    const Utf8Char c = DecodeUtf8(name, at);
    if (IsLower(c.code)) return false;
    capitals = capitals || IsUpper(c.code);
    at += c.size;
  }
  return capitals;
}

// A state is shown by its name in the tables, whatever stories call it.
std::string_view StateName(const across::ActorTraits& traits) {
  return traits.kind == ActorKind::kState && !traits.country.empty() ? CountryRowOf(traits.country).name : "";
}

}  // namespace

const char* const kLinksOfWho =
    "WITH part (n) AS (SELECT row.n FROM who JOIN who AS row ON row.n = coalesce(who.same, who.n) OR row.same = "
    "coalesce(who.same, who.n) WHERE who.n = ?1), link (x, x_name, y, y_name, score, reason) AS (SELECT x.id, x.name, "
    "y.id, "
    "y.name, score, CASE WHEN key = 0 THEN 'a decision' ELSE reason END FROM alike_who JOIN who AS x ON x.n = a JOIN "
    "who AS "
    "y ON y.n = b WHERE a IN (SELECT n FROM part) AND b IN (SELECT n FROM part) UNION ALL SELECT x.id, x.name, y.id, "
    "y.name, "
    "score, reason FROM alike_actor JOIN actor AS x ON x.n = a JOIN actor AS y ON y.n = b WHERE a IN (SELECT n FROM "
    "actor "
    "WHERE node IN (SELECT n FROM part)) AND b IN (SELECT n FROM actor WHERE node IN (SELECT n FROM part))) SELECT "
    "x_name || "
    "' (' || x || ') and ' || y_name || ' (' || y || '): ' || reason || ', ' || printf('%.1f', max(score)) FROM "
    "(SELECT * "
    "FROM link WHERE x < y UNION ALL SELECT y, y_name, x, x_name, score, reason FROM link WHERE x > y) GROUP BY x, y "
    "ORDER "
    "BY 1 LIMIT 50";

std::vector<std::string> NamesOfActor(const Ledger& ledger, const Actor& actor) {
  std::vector<std::string> names = {actor.name.substr(0, kMostNameBytes)};
  for (const Mention& mention : actor.mentions) {
    if (mention.name.empty()) continue;
    std::string name = WordsOf(ledger.text, mention.name);
    if (name.size() <= kMostNameBytes && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
    if (names.size() >= 20) break;  // nobody has more
  }
  return names;
}

std::string_view BetterName(std::string_view a, std::string_view b) {
  const auto rank = [](std::string_view name) { return std::tuple(IsShouted(name), name.size(), name); };
  return rank(a) <= rank(b) ? a : b;
}

std::string WhoId(std::string_view node) { return "w" + HexOf(HashOf({"name", node})); }
std::string WhoAloneId(std::string_view actor_id) { return "w" + HexOf(HashOf({"alone", actor_id})); }

ActorLinks::Link ActorLinks::Of(const across::ActorTraits& traits, std::string_view name, std::string_view actor_id) {
  const std::string row = across::NodeOf(traits);
  const bool alone =
      row.empty() ||
      database_.Prepared("SELECT 1 FROM ruling WHERE id = ?1 AND verb = 'split'").With(actor_id).OneInt() != 0;
  const ActorKind kind = row.starts_with("B|") && !alone ? ActorKind::kOrg : traits.kind;
  const int64_t node = RowOf(alone ? WhoAloneId(actor_id) : WhoId(row), kActorKindNames[static_cast<size_t>(kind)],
                             StateName(traits).empty() ? name.substr(0, kMostNameBytes) : StateName(traits), !alone);
  Query& find = database_.Prepared("SELECT coalesce(same, n) FROM who WHERE n = ?1");
  return {node, find.With(node).OneInt(node)};
}

void ActorLinks::AddNames(int64_t node, const std::vector<std::string>& names) {
  for (const std::string& name : names) AddName(node, name);
}

int64_t ActorLinks::Placeholder(const std::string& id) {
  Query& insert =
      database_.Prepared("INSERT INTO who (id, kind, named, name) VALUES (?1, '', 0, '') ON CONFLICT DO NOTHING");
  insert.With(id).Run();
  return database_.Prepared("SELECT n FROM who WHERE id = ?1").With(id).OneInt();
}

int64_t ActorLinks::RowOf(const std::string& id, std::string_view kind, std::string_view name, bool named) {
  Query& find = database_.Prepared("SELECT n, name FROM who WHERE id = ?1");
  if (find.With(id).Step()) {
    const int64_t node = find.Int(0);
    const bool better = find.Text(1).empty() || BetterName(name, find.Text(1)) != find.Text(1);
    find.Reset();
    if (better)
      database_.Prepared("UPDATE who SET name = ?2, kind = ?3, named = ?4 WHERE n = ?1")
          .With(node, name, kind, named)
          .Run();
    return node;
  }
  Query& insert = database_.Prepared("INSERT INTO who (id, kind, named, name) VALUES (?1, ?2, ?3, ?4) RETURNING n");
  return insert.With(id, kind, named, name).OneInt();
}

void ActorLinks::AddName(int64_t node, std::string_view name) {
  Query& insert =
      database_.Prepared("INSERT INTO who_name (who, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING n");
  const int64_t row = insert.With(node, name).OneInt();
  if (row != 0) words_.NameCame(row);
}

void ActorLinks::Renew(int64_t node) {
  words_.Write();
  Query& forget = database_.Prepared(
      "INSERT INTO names (names, rowid, name) SELECT 'delete', n, name FROM who_name WHERE who = ?1");
  forget.With(node).Run();
  database_.Prepared("DELETE FROM who_name WHERE who = ?1").With(node).Run();
  std::vector<std::string> names, own;
  Query& find = database_.Prepared(
      "SELECT DISTINCT name, 1 FROM actor WHERE node = ?1 UNION SELECT DISTINCT substr(text, name_begin + 1, name_end "
      "- "
      "name_begin), 0 FROM actor JOIN mention ON actor.n = mention.actor JOIN story ON story.n = actor.story WHERE "
      "node = "
      "?1 AND name_end > name_begin");
  for (find.With(node); find.Step();) {
    const std::string name(find.Text(0));
    (find.Int(1) ? own : names).push_back(WordsOf(name, {0, static_cast<uint32_t>(name.size())}));
  }
  if (own.empty()) {
    emptied_.insert(node);
    return;
  }
  std::string_view best = own.front();
  for (const std::string& name : own) {
    best = BetterName(best, name);
    AddName(node, name);
  }
  for (const std::string& name : names) AddName(node, name);
  const std::string renamed =
      database_.Prepared("SELECT coalesce(renamed, '') FROM who WHERE n = ?1").With(node).OneText();
  if (!renamed.empty()) AddName(node, renamed);
  database_.Prepared("UPDATE who SET name = ?2 WHERE n = ?1 AND (kind <> 'STATE' OR named = 0)").With(node, best).Run();
}

void ActorLinks::Came(const std::vector<int64_t>& actors) {
  for (const int64_t actor : actors) pairs_.Enter(actor);
}

void ActorLinks::Leave(const std::vector<int64_t>& actors) {
  for (const int64_t actor : actors) pairs_.Remove(actor);
}

void ActorLinks::MakeLinks() {
  pairs_.FindAll();
  Regroup(changes_.touched, &database_);
  for (const int64_t node : emptied_) {
    Query& gone = database_.Prepared(
        "DELETE FROM who WHERE n = ?1 AND NOT EXISTS (SELECT 1 FROM actor WHERE node = ?1) AND NOT EXISTS (SELECT 1 "
        "FROM "
        "decision WHERE a = who.id OR b = who.id)");
    gone.With(node).Run();
  }
  Forget();
}

void ActorLinks::Forget() {
  changes_ = {};
  pairs_.Forget();
  emptied_.clear();
}

void KeepDecided(Database* database) {
  database->Run(
      "CREATE TEMP TABLE decided AS SELECT DISTINCT who.id AS id, actor.n AS actor FROM decision JOIN who ON who.id IN "
      "(decision.a, decision.b) JOIN actor ON actor.node = who.n");
}

void RelinkActors(Database* database) {
  WordIndex words(database);
  ActorLinks links(database, &words);
  std::vector<int64_t> stories;
  Query& all = database->Prepared("SELECT n FROM story ORDER BY n");
  for (all.With(); all.Step();) stories.push_back(all.Int(0));
  std::vector<int64_t> actors;
  for (const int64_t story : stories) {
    const Result<Ledger> ledger = ReadStory(story, database);
    if (!ledger.ok()) return database->Fail(ledger.error().code, ledger.error().message);
    const std::vector<int64_t> rows = WriteTraits(story, *ledger, database, &links);
    actors.insert(actors.end(), rows.begin(), rows.end());
  }
  database->Run(
      "UPDATE part SET who = (SELECT who FROM actor WHERE actor.n = part.actor);"
      "INSERT INTO names (names) VALUES ('rebuild');");
  words.Forget();
  links.Came(actors);
  RebindDecisions(database);
  ReplayDecisions(database, &links);
  links.MakeLinks();
  words.Write();
  database->Run("DROP TABLE temp.decided");
}

}  // namespace dateline
