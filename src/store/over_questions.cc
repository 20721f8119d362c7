// Actors over all stories, and the stories.
#include "store/over_questions.h"

#include <memory>

#include "store/asked_columns.h"
#include "store/link_actors.h"
#include "store/questions.h"

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

// Lists of a row of `who`; ?1 is the row.
constexpr char kNames[] =
    "SELECT DISTINCT name FROM who_name WHERE who = ?1 OR who IN (SELECT n FROM who WHERE same = ?1) ORDER BY "
    "length(name) DESC, name LIMIT 20";
// With the days on which stories gave them.
constexpr char kOffices[] =
    "SELECT CASE former WHEN 1 THEN 'former ' ELSE '' END || office.title || coalesce(', ' || body.name, '') || ' ' || "
    "CASE min(published) WHEN max(published) THEN min(published) ELSE min(published) || '/' || max(published) END FROM "
    "who JOIN actor ON actor.node = who.n JOIN office ON office.actor = actor.n JOIN story ON story.n = actor.story "
    "LEFT JOIN actor AS body ON body.n = office.of_actor WHERE (who.n = ?1 OR who.same = ?1) AND office.title <> '' "
    "GROUP BY office.title, body.name, former ORDER BY min(published), office.title, body.name, former LIMIT 20";
constexpr char kIn[] =
    "SELECT story.id || ' ' || published || ' ' || source || ': ' || title FROM who JOIN actor ON actor.node = who.n "
    "JOIN story ON story.n = actor.story WHERE who.n = ?1 OR who.same = ?1 GROUP BY story.n ORDER BY published, "
    "story.id LIMIT 50";

// Entries of a kind in which it has one of some roles.
constexpr const char* kCounts[] = {
    "SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 AND role = "
    "'speaker' AND shown = 1",
    "SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 AND role IN "
    "('actor', 'recipient') AND kind = 'event' AND shown = 1",
    "SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 AND role = 'actor' "
    "AND kind = 'position' AND shown = 1",
    "SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 AND role = "
    "'source' AND shown = 1",
};

Strings List(const char* sql, int64_t key, Database* database) {
  Strings out;
  Query& find = database->Prepared(sql);
  for (find.With(key); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

void BindAll(const Bindings& bindings, uint64_t limit, Query* find) {
  find->Reset();
  bindings.BindAll(find);
  find->BindNamed(":limit", limit == 0 ? int64_t{-1} : static_cast<int64_t>(limit));
}

Row WhoRow(const Query& found, Database* database) {
  const int64_t n = found.Int(0);
  Row row = {Value(std::string(found.Text(1))), Value(std::string(found.Text(2)))};
  row.emplace_back(List(kNames, n, database));
  row.emplace_back(List(kOffices, n, database));
  row.emplace_back(found.Int(3));
  for (const char* count : kCounts) row.emplace_back(database->Prepared(count).With(n).OneInt());
  row.emplace_back(List(kLinksOfWho, n, database));
  for (const int column : {4, 5}) row.push_back(TextOrNothing(found.Text(column)));
  row.emplace_back(List(kIn, n, database));
  row.push_back(TextOrNothing(found.Text(6)));
  return row;
}

Row StoryRow(const Query& found, Database* database) {
  Row row;
  for (const int column : {1, 2, 3, 4}) row.push_back(TextOrNothing(found.Text(column)));
  for (const char* kind : {"statement", "event", "figure", "position", "shift"})
    row.emplace_back(database->Prepared("SELECT count(*) FROM entry WHERE story = ?1 AND +kind = ?2")
                         .With(found.Int(0), std::string_view(kind))
                         .OneInt());
  for (const int column : {5, 6}) row.push_back(TextOrNothing(found.Text(column)));
  row.emplace_back(ChangedBy(found.Int(0), database));
  for (const int column : {7, 8, 9, 10}) row.push_back(TextOrNothing(found.Text(column)));
  return row;
}

// What is asked of stories, as SQL after WHERE 1.
Result<std::string> StoryFilters(const Question& q, Bindings* bindings, Database* database) {
  std::string sql;
  Result<bool> sound = true;
  if (!q.since.empty()) sound = bindings->Add(":since", DayOf("--since", q.since, false));
  if (!q.since.empty()) sql.append(" AND published >= substr(:since, 1, length(published))");
  if (sound.ok() && !q.until.empty()) sound = bindings->Add(":until", DayOf("--until", q.until, true));
  if (!q.until.empty()) sql.append(" AND published <= :until AND published <> ''");
  if (sound.ok() && !q.about.empty()) {
    sound = bindings->AskAbout(q.about, database);
    const std::string set = AboutSql(q.about);
    const bool led = q.limit == 0 || !q.by.empty() || !q.source.empty() || !q.where.empty() ||
                     IsFew(set, q.limit, *bindings, database);
    sql.append(led ? " AND story.n IN (SELECT story FROM entry WHERE n IN ("
                   : " AND EXISTS (SELECT 1 FROM entry WHERE entry.story = story.n AND +entry.n IN (");
    sql.append(set).append("))");
  }
  if (sound.ok() && !q.by.empty()) {
    sound = bindings->AskWho(":by", "--by", q.by, database);
    const std::string who = WhoSql(q.by, ":by");
    sql.append(" AND story.n IN (SELECT story FROM actor WHERE node IN (SELECT n FROM who WHERE n IN ").append(who);
    sql.append(" UNION ALL SELECT n FROM who WHERE same IN ").append(who).append("))");
  }
  if (!sound.ok()) return sound.error();
  if (!q.source.empty()) bindings->Add(":source", Like(q.source));
  if (!q.source.empty()) sql.append(" AND source LIKE :source ESCAPE '\\'");
  if (!q.where.empty()) bindings->Add(":where", q.where);
  if (!q.where.empty()) sql.append(" AND dateline = :where COLLATE NOCASE");
  if (q.status == "copies") sql.append(" AND copy_kind IS NOT NULL");
  if (q.status == "changed") sql.append(" AND story.n IN (SELECT story FROM change)");
  if (!q.status.empty() && q.status != "copies" && q.status != "changed")
    return Wrong("--status " + q.status + ": there are copies, changed");
  return sql;
}

}  // namespace

Result<std::vector<Column>> AskWho(const Question& q, Database* database, const EachRow& each) {
  const std::vector<Column> columns = ColumnsOf(q.what);
  Bindings bindings;
  std::string sql =
      "SELECT who.n, coalesce(who.renamed, who.name), who.kind, count(DISTINCT actor.story) AS stories, "
      "min(story.published), max(story.published), who.id FROM who JOIN who AS node ON node.n = who.n OR node.same = "
      "who.n "
      "JOIN actor ON actor.node = node.n JOIN story ON story.n = actor.story WHERE who.same IS NULL AND "
      "coalesce(story.copy_kind, '') NOT IN ('exact', 'near')";
  if (!q.by.empty()) {
    if (const auto sound = bindings.AskWho(":by", "the name", q.by, database); !sound.ok()) return sound.error();
    sql.append(" AND who.n IN ").append(WhoSql(q.by, ":by"));
  }
  if (!q.type.empty()) {
    if (const auto sound = bindings.Add(":type", TypeOf(q)); !sound.ok()) return sound.error();
    sql.append(" AND who.kind = :type");
  }
  sql.append(" GROUP BY who.n ORDER BY stories DESC, who.id LIMIT :limit");
  const std::unique_ptr<Query> find = database->Prepare(sql);
  if (!find) return database->TakeFailure();
  BindAll(bindings, q.limit, find.get());
  while (find->Step())
    if (!each(columns, WhoRow(*find, database))) break;
  if (!database->ok()) return database->TakeFailure();
  return columns;
}

Result<std::vector<Column>> AskStories(const Question& q, Database* database, const EachRow& each) {
  const std::vector<Column> columns = ColumnsOf(q.what);
  Bindings bindings;
  const Result<std::string> filters = StoryFilters(q, &bindings, database);
  if (!filters.ok()) return filters.error();
  const std::unique_ptr<Query> find = database->Prepare(
      "SELECT story.n, published, source, title, dateline, copy_kind, copy_of, record, file, engine, story.id FROM "
      "story JOIN reading ON reading.n = story.reading WHERE 1" +
      *filters + " ORDER BY published DESC, story.id LIMIT :limit");
  if (!find) return database->TakeFailure();
  BindAll(bindings, q.limit, find.get());
  while (find->Step())
    if (!each(columns, StoryRow(*find, database))) break;
  if (!database->ok()) return database->TakeFailure();
  return columns;
}

}  // namespace dateline
