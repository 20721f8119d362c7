// The evidence of one entry as fields in order.
#include "store/why.h"

#include <array>
#include <string_view>

#include "ledger/outline.h"
#include "store/decisions.h"
#include "store/ids.h"
#include "store/link_actors.h"
#include "store/tellings.h"
#include "store/why_thread.h"

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

struct IdTable {
  char letter;
  const char* find;  // ids that begin so, two at most
};
constexpr IdTable kTables[] = {
    {'s', "SELECT DISTINCT id FROM story WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"},
    {'a', "SELECT DISTINCT id FROM actor WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"},
    {'w', "SELECT DISTINCT id FROM who WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"},
    {'t', "SELECT DISTINCT id FROM thread WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"},
    {'d', "SELECT DISTINCT id FROM decision WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"},
};
constexpr char kEntries[] = "SELECT DISTINCT id FROM entry WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2";

// What a role of `span` is to a person.
struct RoleWords {
  const char* role;
  const char* words;
};
constexpr RoleWords kSpanRoles[] = {{"cue", "cue"},         {"content", "words"},
                                    {"source", "source"},   {"venue", "venue"},
                                    {"trigger", "trigger"}, {"evidence", "status rests on"},
                                    {"figure", "figure"},   {"period", "period"},
                                    {"issue", "issue"},     {"condition", "condition"},
                                    {"basis", "told by"}};
constexpr RoleWords kPartRoles[] = {
    {"speaker", "speaker"},     {"to", "to"},       {"via", "via"},          {"actor", "actor"},
    {"recipient", "recipient"}, {"place", "place"}, {"source", "claimed by"}};

// Links that made an actor of a story part of what it is part of: those of its row of a name, then its own.
constexpr char kLinksOfActor[] =
    "SELECT row.name || ' (' || row.id || '): ' || CASE WHEN max(key = 0) THEN 'a decision' ELSE reason || ', ' || "
    "printf('%.1f', max(score)) END FROM actor JOIN (SELECT a AS x, b AS y, key, score, reason FROM alike_who UNION "
    "ALL "
    "SELECT b, a, key, score, reason FROM alike_who) ON x = actor.node JOIN who AS row ON row.n = y WHERE actor.n = ?1 "
    "AND "
    "coalesce(row.same, row.n) = actor.who GROUP BY row.n UNION ALL SELECT other.name || ' (' || other.id || ', ' || "
    "story.published || ' ' || story.source || '): ' || reason || ', ' || printf('%.1f', max(score)) FROM actor JOIN "
    "(SELECT a AS x, b AS y, score, reason FROM alike_actor WHERE a = ?1 UNION ALL SELECT b, a, score, reason FROM "
    "alike_actor WHERE b = ?1) ON x = actor.n JOIN actor AS other ON other.n = y JOIN story ON story.n = other.story "
    "WHERE "
    "actor.n = ?1 AND other.who = actor.who GROUP BY other.n LIMIT 50";

std::string Range(int64_t begin, int64_t end) { return std::to_string(begin) + "-" + std::to_string(end); }

class Explainer {
 public:
  explicit Explainer(Database* database) : db_(*database) {}

  std::vector<Field> Entry(const std::string& id) {
    Query& find = db_.Prepared(
        "SELECT entry.n, entry.kind, entry.words, entry.begin, entry.\"end\", entry.date, entry.first_day, "
        "entry.confidence, "
        "entry.within, entry.shown, story.n FROM entry JOIN story ON story.n = entry.story WHERE entry.id = ?1 ORDER "
        "BY "
        "story.copy_kind IS NOT NULL, story.published, story.id LIMIT 1");
    if (!find.With(id).Step()) return {};
    const int64_t n = find.Int(0), within = find.IsNull(8) ? 0 : find.Int(8), story = find.Int(10);
    const std::string kind(find.Text(1)), date(find.Text(5)), day(find.Text(6));
    Add("id", id);
    Add("kind", kind);
    Add("sentence", std::string(find.Text(2)));
    Add("characters", Range(find.Int(3), find.Int(4)));
    const double confidence = find.Real(7);
    const bool shown = find.Int(9) != 0;
    find.Reset();
    Labels(n, kind);
    for (const RoleWords& role : kPartRoles) Parts(n, role);
    for (const RoleWords& role : kSpanRoles) Spans(n, role);
    Dates(date, day);
    if (within != 0) Add("within", Entry(within));
    Basis(n);
    Links(n);
    Add("confidence", confidence);
    Story(story);
    if (!shown) Add("shown", IsRuled(id, "reject") ? std::string("no: it was rejected") : "no: its story is a copy");
    Decisions(id);
    return std::move(fields_);
  }

  std::vector<Field> Actor(const std::string& id) {
    Query& find = db_.Prepared(
        "SELECT actor.n, actor.kind, actor.name, actor.confidence, who.id, coalesce(who.renamed, who.name), "
        "actor.story, "
        "row.named FROM actor JOIN who ON who.n = actor.who JOIN who AS row ON row.n = actor.node WHERE actor.id = ?1 "
        "ORDER BY actor.n LIMIT 1");
    if (!find.With(id).Step()) return {};
    const int64_t n = find.Int(0), story = find.Int(6);
    Add("id", id);
    Add("kind", std::string(find.Text(1)));
    Add("name", std::string(find.Text(2)));
    Add("is", std::string(find.Text(5)) + " (" + std::string(find.Text(4)) + ")");
    const bool alone = find.Int(7) == 0;
    const double confidence = find.Real(3);
    find.Reset();
    const bool split = IsRuled(id, "split");
    std::string because = split   ? "a decision split it off from others"
                          : alone ? "it has no name of its own"
                                  : "its name";
    Add("because", because);
    Add("links", List(kLinksOfActor, n));
    Add("confidence", confidence);
    Add("mentions",
        List("SELECT substr(text, mention.begin + 1, mention.\"end\" - mention.begin) || ' (' || mention.begin || "
             "'-' || mention.\"end\" || ', ' || level || ')' FROM mention JOIN actor ON actor.n = mention.actor "
             "JOIN story ON story.n = actor.story WHERE mention.actor = ?1 ORDER BY place LIMIT 50",
             n));
    Add("offices", List("SELECT title FROM office WHERE actor = ?1 ORDER BY place", n));
    Story(story);
    Decisions(id);
    return std::move(fields_);
  }

  std::vector<Field> Who(const std::string& id) {
    Query& find = db_.Prepared(
        "SELECT who.n, who.kind, coalesce(who.renamed, who.name), root.id FROM who LEFT JOIN who AS root ON root.n = "
        "who.same WHERE who.id = ?1");
    if (!find.With(id).Step()) return {};
    const int64_t n = find.Int(0);
    Add("id", id);
    Add("kind", std::string(find.Text(1)));
    Add("name", std::string(find.Text(2)));
    if (!find.IsNull(3)) Add("part of", std::string(find.Text(3)));
    find.Reset();
    Add("names", List("SELECT name FROM who_name WHERE who = ?1 ORDER BY name LIMIT 50", n));
    Add("holds", List("SELECT id || ' ' || name FROM who WHERE same = ?1 ORDER BY id LIMIT 50", n));
    Add("links", List(kLinksOfWho, n));
    Add("actors",
        List("SELECT actor.id || ' ' || actor.name || ', ' || story.published || ' ' || story.source FROM actor "
             "JOIN story ON story.n = actor.story WHERE actor.node IN (SELECT n FROM who WHERE same = ?1 UNION "
             "SELECT ?1) ORDER BY story.published, story.id LIMIT 50",
             n));
    Decisions(id);
    return std::move(fields_);
  }

  std::vector<Field> DecisionOf(const std::string& id) {
    for (const Decision& decision : ReadDecisions(&db_)) {
      if (decision.id != id) continue;
      Decision named = decision;
      NameIds(&named, &db_);
      Add("id", id);
      Add("decision", named.verb);
      Add("of", named.a + " " + named.a_name);
      if (!named.b.empty()) Add("and", named.b + " " + named.b_name);
      Add("name", named.text);
      Add("at", named.at);
      Add("holds", std::string(named.undone ? "no: it was undone" : "yes"));
      if (!named.bound) Add("bound", std::string("no: the file no longer has what it is about"));
    }
    return std::move(fields_);
  }

  std::vector<Field> StoryOf(const std::string& id) {
    Add("id", id);
    Story(db_.Prepared("SELECT n FROM story WHERE id = ?1").With(id).OneInt());
    return std::move(fields_);
  }

 private:
  void Add(const char* name, Value value) {
    if (const auto* text = std::get_if<std::string>(&value); text && text->empty()) return;
    if (const auto* list = std::get_if<Strings>(&value); list && list->empty()) return;
    fields_.push_back({name, std::move(value)});
  }

  Strings List(const char* sql, int64_t key) {
    Strings out;
    Query& find = db_.Prepared(sql);
    for (find.With(key); find.Step();) {
      const std::string_view text = find.Text(0);
      out.push_back(WordsOf(text, {0, static_cast<uint32_t>(text.size())}));
    }
    return out;
  }

  void Labels(int64_t n, const std::string& kind) {
    constexpr std::array<std::pair<const char*, const char*>, 5> kLabels = {
        {{"statement",
          "SELECT act || ', ' || mode || CASE denied WHEN 1 THEN ', said not to have been made' ELSE '' END FROM "
          "statement WHERE entry = ?1"},
         {"event", "SELECT type || ', ' || status FROM event WHERE entry = ?1"},
         {"figure",
          "SELECT counted || ', ' || qualifier || coalesce(', value ' || value, '') || coalesce(', from ' || low, "
          "'') || coalesce(', up to ' || high, '') || CASE unit WHEN '' THEN '' ELSE ', ' || unit END FROM figure "
          "WHERE entry = ?1"},
         {"position",
          "SELECT stance || ', ' || topic || CASE former WHEN 1 THEN ', former' ELSE '' END FROM position WHERE "
          "entry = ?1"},
         {"shift",
          "SELECT topic || CASE inferred WHEN 1 THEN ', follows from two positions' ELSE ', told' END FROM shift "
          "WHERE entry = ?1"}}};
    for (const auto& [name, sql] : kLabels)
      if (kind == name) Add("labels", db_.Prepared(sql).With(n).OneText());
  }

  void Parts(int64_t n, const RoleWords& role) {
    Strings out;
    Query& find = db_.Prepared(
        "SELECT coalesce(renamed, who.name) || ' (' || who.id || ', here ' || actor.name || ', ' || actor.id || ')' "
        "FROM part "
        "JOIN who ON who.n = part.who JOIN actor ON actor.n = part.actor WHERE entry = ?1 AND role = ?2 ORDER BY "
        "place");
    for (find.With(n, std::string_view(role.role)); find.Step();) out.emplace_back(find.Text(0));
    Add(role.words, std::move(out));
  }

  void Spans(int64_t n, const RoleWords& role) {
    Strings out;
    Query& find = db_.Prepared(
        "SELECT substr(text, span.begin + 1, span.\"end\" - span.begin), span.begin, span.\"end\", source_begin, "
        "source_end "
        "FROM span JOIN entry ON entry.n = span.entry JOIN story ON story.n = entry.story WHERE span.entry = ?1 AND "
        "role = "
        "?2 ORDER BY place");
    for (find.With(n, std::string_view(role.role)); find.Step();) {
      const std::string_view text = find.Text(0);
      out.push_back("“" + WordsOf(text, {0, static_cast<uint32_t>(text.size())}) + "” characters " +
                    Range(find.Int(1), find.Int(2)) + ", bytes " + Range(find.Int(3), find.Int(4)));
    }
    Add(role.words, std::move(out));
  }

  void Dates(const std::string& date, const std::string& day) {
    if (!date.empty())
      Add("date", date);
    else if (!day.empty())
      Add("date", "none in the text; " + day + " is that of publication");
  }

  // An entry in a few words.
  std::string Entry(int64_t n) {
    return db_.Prepared("SELECT id || ' ' || substr(words, 1, 160) FROM entry WHERE n = ?1").With(n).OneText();
  }

  void Basis(int64_t n) {
    Strings out;
    Query& find = db_.Prepared(
        "SELECT id || ' ' || substr(words, 1, 160) FROM basis JOIN entry ON entry.n = on_entry WHERE basis.entry = ?1 "
        "ORDER "
        "BY place");
    for (find.With(n); find.Step();) out.emplace_back(find.Text(0));
    Add("rests on", std::move(out));
    Add("same event as", Named("SELECT same_as FROM event WHERE entry = ?1", n));
    Add("of event", Named("SELECT of_event FROM figure WHERE entry = ?1", n));
    Add("rival of", Named("SELECT rival FROM figure WHERE entry = ?1", n));
    Add("from", Named("SELECT from_position FROM shift WHERE entry = ?1", n));
    Add("became", Named("SELECT to_position FROM shift WHERE entry = ?1", n));
  }

  // Entries of other stories that tell of the same, and what follows from that.
  void Links(int64_t n) {
    Add("told in",
        db_.Prepared("SELECT thread.id || ' ' || name || ': ' || (SELECT count(*) FROM told AS other WHERE "
                     "other.thread = thread.n) || ' entries' FROM told JOIN thread ON thread.n = told.thread "
                     "WHERE told.entry = ?1")
            .With(n)
            .OneText());
    Add("the same as",
        List(
            "SELECT entry.id || ' ' || published || ' ' || source || ': ' || reason || CASE WHEN score < 50 THEN "
            "printf(' (log-odds %.1f)', score) ELSE '' END FROM (SELECT earlier AS other, score, reason FROM tie WHERE "
            "later = ?1 UNION ALL SELECT later, score, reason FROM tie WHERE earlier = ?1) JOIN entry ON entry.n = "
            "other JOIN story ON story.n = entry.story ORDER BY score DESC, published, entry.id LIMIT 20",
            n));
    Add("turned from", Named("SELECT from_position FROM turn WHERE to_position = ?1", n));
    Add("turned to", Named("SELECT to_position FROM turn WHERE from_position = ?1", n));
    if (const auto fate = Tellings(&db_).FateOf(n); fate && !fate->reason.empty())
      Add("fate", fate->fate + ": " + fate->reason);
    Add("told by event", Named("SELECT by_entry FROM fate WHERE planned = ?1", n));
    Add("decides", Named("SELECT planned FROM fate WHERE by_entry = ?1", n));
  }

  std::string Named(const char* sql, int64_t n) {
    const int64_t other = db_.Prepared(sql).With(n).OneInt();
    return other == 0 ? std::string() : Entry(other);
  }

  void Story(int64_t story) {
    Query& find = db_.Prepared(
        "SELECT story.id, title, source, published, dateline, file, record, engine, copy_kind, copy_of FROM story JOIN "
        "reading ON reading.n = story.reading WHERE story.n = ?1");
    if (!find.With(story).Step()) return;
    constexpr std::array kNames = {"story", "title", "source", "published", "dateline", "file", "record", "read by"};
    for (size_t i = 0; i < kNames.size(); ++i) {
      const std::string text(find.Text(static_cast<int>(i)));
      Add(std::string_view(kNames[i]) == "source" ? "outlet" : kNames[i], text);
    }
    const std::string id(find.Text(0));
    std::string copy;
    if (!find.IsNull(8)) copy = std::string(find.Text(8)) + " of " + std::string(find.Text(9));
    find.Reset();
    Add("copy", copy);
    Changes(story);
    Strings copies;
    Query& list = db_.Prepared(
        "SELECT id || ' ' || copy_kind || ', ' || published || ' ' || source || ': ' || title FROM story WHERE copy_of "
        "= ?1 "
        "ORDER BY published, id LIMIT 50");
    for (list.With(id); list.Step();) copies.emplace_back(list.Text(0));
    Add("copies", std::move(copies));
  }

  bool IsRuled(const std::string& id, std::string_view verb) {
    return db_.Prepared("SELECT 1 FROM ruling WHERE id = ?1 AND verb = ?2").With(id, verb).OneInt() != 0;
  }

  // Of an update, what it gives otherwise than the version before it.
  void Changes(int64_t story) {
    Query& before = db_.Prepared(
        "SELECT id || ' ' || published || ' ' || source || ': ' || title FROM version JOIN story ON story.n = of_story "
        "WHERE story = ?1");
    Add("brings up to date", before.With(story).OneText());
    Strings changes;
    Query& find = db_.Prepared(
        "SELECT what || ': ' || was || ' (' || was_id || ') → ' || became || ' (' || became_id || ')' FROM change "
        "WHERE "
        "story = ?1 AND NOT EXISTS (SELECT 1 FROM ruling WHERE verb = 'reject' AND id IN (was_id, became_id)) ORDER BY "
        "place");
    for (find.With(story); find.Step();) changes.emplace_back(find.Text(0));
    Add("changed", std::move(changes));
  }

  void Decisions(const std::string& id) {
    if (db_.Prepared("SELECT 1 FROM decision WHERE a = ?1 OR b = ?1 LIMIT 1").With(id).OneInt() == 0) return;
    Strings out;
    for (const Decision& decision : ReadDecisions(&db_)) {
      if (decision.a != id && decision.b != id) continue;
      std::string words = decision.id + " " + decision.verb + " " + decision.a;
      for (const std::string& more : {decision.b, decision.text}) words.append(more.empty() ? "" : " ").append(more);
      out.push_back(words + " at " + decision.at + (decision.undone ? ", undone" : ""));
    }
    Add("decisions", std::move(out));
  }

  Database& db_;
  std::vector<Field> fields_;
};

}  // namespace

Result<std::string> WholeId(const std::string& beginning, Database* database) {
  const auto wrong = [&](const char* what) { return Error{ErrorCode::kUsage, beginning + ": " + what}; };
  if (!LooksLikeId(beginning)) return wrong("no id; those are a letter and hexadecimal digits");
  const char* sql = kEntries;
  for (const IdTable& table : kTables)
    if (beginning[0] == table.letter) sql = table.find;
  std::vector<std::string> found;
  Query& find = database->Prepared(sql);
  for (find.With(beginning); find.Step();) found.emplace_back(find.Text(0));
  if (!database->ok()) return database->TakeFailure();
  if (found.empty()) return wrong("nothing in the ledger file has this id");
  if (found.size() > 1) return wrong("several ids begin so; write more of it");
  return found.front();
}

Result<std::vector<Field>> WhyOf(const std::string& id, Database* database) {
  Explainer explainer(database);
  std::vector<Field> fields;
  if (id[0] == 's')
    fields = explainer.StoryOf(id);
  else if (id[0] == 'a')
    fields = explainer.Actor(id);
  else if (id[0] == 'w')
    fields = explainer.Who(id);
  else if (id[0] == 't')
    fields = WhyOfThread(id, database);
  else if (id[0] == 'd')
    fields = explainer.DecisionOf(id);
  else
    fields = explainer.Entry(id);
  if (!database->ok()) return database->TakeFailure();
  return fields;
}

}  // namespace dateline
