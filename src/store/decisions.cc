// A decision names rows of `who`, actors of stories and entries by their ids; which stories are there does not matter.
#include "store/decisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "store/ids.h"
#include "store/link_actors.h"
#include "store/link_copies.h"
#include "store/link_entries.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

// What the decisions that hold say, in their order.
struct Rulings {
  std::map<std::string, std::string> same;     // who -> the one that it became part of, to the end
  std::map<std::string, std::string> renamed;  // who -> name
  std::set<std::string> rejected, split;       // entries; actors of stories and rows of `who`

  const std::string& RootOf(const std::string& who) const {
    const auto found = same.find(who);
    return found == same.end() ? who : found->second;
  }

  void Take(const Decision& decision) {
    if (decision.verb == "merge") {
      const std::string into = RootOf(decision.a), from = RootOf(decision.b);
      if (into == from) return;
      for (auto& [who, root] : same)
        if (root == from) root = into;
      same[from] = into;
    } else if (decision.verb == "split") {
      split.insert(decision.a);
      std::erase_if(same, [&](const auto& pair) { return pair.first == decision.a || pair.second == decision.a; });
    } else if (decision.verb == "rename") {
      renamed[decision.a] = decision.text;
    } else if (decision.verb == "reject") {
      rejected.insert(decision.a);
    }
  }
};

std::set<std::string> IdsOfRulings(std::string_view verb, Database* database) {
  std::set<std::string> ids;
  Query& find = database->Prepared("SELECT id FROM ruling WHERE verb = ?1");
  for (find.With(verb); find.Step();) ids.emplace(find.Text(0));
  return ids;
}

// Makes the table say `wanted`; returns the ids for which that is news.
std::vector<std::string> SetRulings(std::string_view verb, const std::set<std::string>& wanted, Database* database) {
  const std::set<std::string> before = IdsOfRulings(verb, database);
  std::vector<std::string> changed;
  std::set_symmetric_difference(before.begin(), before.end(), wanted.begin(), wanted.end(),
                                std::back_inserter(changed));
  for (const std::string& id : changed) {
    const bool holds = wanted.contains(id);
    database
        ->Prepared(holds ? "INSERT INTO ruling (id, verb) VALUES (?1, ?2)"
                         : "DELETE FROM ruling WHERE id = ?1 AND verb = ?2")
        .With(id, verb)
        .Run();
  }
  return changed;
}

std::vector<int64_t> RowsOf(const char* sql, std::string_view id, Database* database) {
  std::vector<int64_t> rows;
  Query& find = database->Prepared(sql);
  for (find.With(id); find.Step();) rows.push_back(find.Int(0));
  return rows;
}

// Gives an actor of a story the row that it has by its name, or alone.
void Move(int64_t actor, Database* database, ActorLinks* links) {
  links->Leave({actor});
  Query& find = database->Prepared(
      "SELECT actor.id, name, node, words, story FROM actor JOIN actor_trait ON actor_trait.actor = actor.n WHERE "
      "actor.n = ?1");
  if (!find.With(actor).Step()) return;
  const std::string id(find.Text(0)), name(find.Text(1));
  const int64_t before = find.Int(2), story = find.Int(4);
  const across::ActorTraits traits = across::TraitsFrom(find.Text(3));
  find.Reset();
  const ActorLinks::Link link = links->Of(traits, name, id);
  database->Prepared("UPDATE actor SET node = ?2, who = ?3 WHERE n = ?1").With(actor, link.node, link.who).Run();
  database->Prepared("UPDATE part SET who = ?2 WHERE actor = ?1 AND entry IN (SELECT n FROM entry WHERE story = ?3)")
      .With(actor, link.who, story)
      .Run();
  MarkStale(story, database);
  for (const int64_t node : {before, link.node}) links->Renew(node);
  links->Came({actor});
}

// Their entries are compared by whom people said their actors to be.
void MarkStoriesStale(int64_t who, int64_t root, Database* database) {
  database->Prepared("INSERT OR IGNORE INTO stale SELECT story FROM actor WHERE node IN (?1, ?2)")
      .With(who, root)
      .Run();
}

// A row is split off, or no more: so are those that links joined to it, and those that they would join to it now.
void TouchLinked(int64_t who, Database* database, ActorLinks* links) {
  links->Touch(who);
  for (const char* sql :
       {"SELECT n FROM who WHERE via = ?1",
        "SELECT y.node FROM actor AS x JOIN alike_actor ON alike_actor.a = x.n JOIN actor AS y ON y.n = alike_actor.b "
        "WHERE x.node = ?1",
        "SELECT y.node FROM actor AS x JOIN alike_actor ON alike_actor.b = x.n JOIN actor AS y ON y.n = alike_actor.a "
        "WHERE x.node = ?1",
        "SELECT b FROM alike_who WHERE a = ?1", "SELECT a FROM alike_who WHERE b = ?1",
        "SELECT n FROM who WHERE same = ?1"}) {
    Query& find = database->Prepared(sql);
    for (find.With(who); find.Step();) links->Touch(find.Int(0));
  }
}

// Makes the table of links say what was merged: each row with the one that it became part of.
void SetMerged(const Rulings& rulings, Database* database, ActorLinks* links) {
  std::set<std::pair<int64_t, int64_t>> wanted, before;  // row, root
  for (const auto& [who, root] : rulings.same) wanted.emplace(links->Placeholder(who), links->Placeholder(root));
  Query& find = database->Prepared(
      "SELECT a, b, who.n FROM alike_who JOIN who ON who.id = reason WHERE key = 0");  // by the root's id
  for (find.With(); find.Step();) {
    const int64_t root = find.Int(2);
    before.emplace(find.Int(0) == root ? find.Int(1) : find.Int(0), root);
  }
  for (const auto& [who, root] : before) {
    if (wanted.contains({who, root})) continue;
    database->Prepared("DELETE FROM alike_who WHERE a = ?1 AND b = ?2 AND key = 0")
        .With(std::min(who, root), std::max(who, root))
        .Run();
    links->Touch(who);
    links->Touch(root);
    MarkStoriesStale(who, root, database);
  }
  for (const auto& [who, root] : wanted) {
    if (before.contains({who, root})) continue;
    database
        ->Prepared(
            "INSERT INTO alike_who (a, b, key, score, reason) VALUES (?1, ?2, 0, 100, (SELECT id FROM who WHERE n = "
            "?3))")
        .With(std::min(who, root), std::max(who, root), root)
        .Run();
    links->Touch(who);
    links->Touch(root);
    MarkStoriesStale(who, root, database);
  }
}

void SetRenamed(const Rulings& rulings, Database* database, ActorLinks* links) {
  std::map<int64_t, std::string> wanted;
  for (const auto& [who, name] : rulings.renamed) wanted[links->Placeholder(who)] = name;
  Query& find = database->Prepared("SELECT n FROM who WHERE renamed IS NOT NULL");
  for (find.With(); find.Step();) wanted.try_emplace(find.Int(0));
  for (const auto& [row, name] : wanted) {
    Query& update = database->Prepared("UPDATE who SET renamed = ?2 WHERE n = ?1 AND renamed IS NOT ?2 RETURNING 1");
    update.With(row, SqlNull{});
    if (!name.empty()) update.Bind(2, name);
    if (update.OneInt() != 0) {
      links->Touch(row);
      links->Renew(row);
    }
    if (!name.empty()) links->AddName(row, name);
  }
}

constexpr int64_t kThousandthsOfDay = 24 * 60 * 60 * 1000;

// Where the parts of a time of day stand behind "2024-03-22T", and how many thousandths one of each is.
struct PartOfDay {
  size_t begin, size;
  int64_t thousandths;
};
constexpr std::array<PartOfDay, 4> kPartsOfDay = {{{11, 2, 3600000}, {14, 2, 60000}, {17, 2, 1000}, {20, 3, 1}}};
constexpr std::string_view kTimeForm = "YYYY-MM-DDT00:00:00.000Z";

// Thousandths of a second from 1970 on; 0 for what is no such time.
int64_t ThousandthsOf(std::string_view time) {
  const std::optional<CivilDate> date = ParseCivilDate(time.substr(0, 10));
  if (time.size() != kTimeForm.size() || !date) return 0;
  int64_t sum = DayOf(*date) * kThousandthsOfDay;
  for (const PartOfDay& part : kPartsOfDay) {
    int64_t count = 0;
    std::from_chars(time.data() + part.begin, time.data() + part.begin + part.size, count);
    sum += count * part.thousandths;
  }
  return sum;
}

std::string TimeText(int64_t thousandths) {
  const auto day = static_cast<int32_t>(thousandths / kThousandthsOfDay);
  int64_t rest = thousandths % kThousandthsOfDay;
  std::string text = Written({day, day + 1});
  text.append(kTimeForm.substr(text.size()));
  for (const PartOfDay& part : kPartsOfDay) {
    int64_t count = rest / part.thousandths;
    rest %= part.thousandths;
    for (size_t i = part.size; i-- > 0; count /= 10) text[part.begin + i] = static_cast<char>('0' + count % 10);
  }
  return text;
}

bool IsThere(std::string_view id, Database* database) {
  if (id.empty()) return true;
  const char* sql = "SELECT 1 FROM entry WHERE id = ?1";
  if (id[0] == 'w') sql = "SELECT 1 FROM who JOIN actor ON actor.node = who.n WHERE who.id = ?1";
  if (id[0] == 'a') sql = "SELECT 1 FROM actor WHERE id = ?1";
  if (id[0] == 'd') sql = "SELECT 1 FROM decision WHERE id = ?1";
  return database->Prepared(sql).With(id).OneInt() != 0;
}

std::string NameOfId(std::string_view id, Database* database) {
  if (id.empty()) return {};
  const char* sql = "SELECT words FROM entry WHERE id = ?1 LIMIT 1";
  if (id[0] == 'w') sql = "SELECT name FROM who WHERE id = ?1";
  if (id[0] == 'a') sql = "SELECT name FROM actor WHERE id = ?1 LIMIT 1";
  if (id[0] == 'd') sql = "SELECT verb FROM decision WHERE id = ?1";
  return database->Prepared(sql).With(id).OneText();
}

}  // namespace

std::string DecisionId(const Decision& d) { return "d" + HexOf(HashOf({d.at, d.verb, d.a, d.b, d.text})); }

std::vector<Decision> ReadDecisions(Database* database) {
  std::vector<Decision> log;
  Query& find = database->Prepared("SELECT id, at, verb, a, b, text FROM decision ORDER BY at, id");
  for (find.With(); find.Step();) {
    log.emplace_back();
    std::string* fields[] = {&log.back().id, &log.back().at, &log.back().verb,
                             &log.back().a,  &log.back().b,  &log.back().text};
    for (int i = 0; i < 6; ++i) *fields[i] = find.Text(i);
  }
  std::set<std::string_view> undone;  // by later ones that are not undone themselves
  for (auto decision = log.rbegin(); decision != log.rend(); ++decision) {
    decision->undone = undone.contains(decision->id);
    if (decision->verb == "undo" && !decision->undone) undone.insert(decision->a);
  }
  for (Decision& decision : log) decision.bound = IsThere(decision.a, database) && IsThere(decision.b, database);
  return log;
}

std::string TimeOfNext(Database* database) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const int64_t last = ThousandthsOf(database->Prepared("SELECT max(at) FROM decision").With().OneText());
  return TimeText(std::max<int64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count(), last + 1));
}

bool WriteDecision(const Decision& d, Database* database) {
  Query& insert = database->Prepared(
      "INSERT INTO decision (id, at, verb, a, b, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING "
      "RETURNING "
      "1");
  return insert.With(DecisionId(d), d.at, d.verb, d.a, d.b, d.text).OneInt() != 0;
}

std::optional<Decision> Standing(const Decision& wanted, Database* database) {
  if (wanted.verb == "split" && wanted.a.starts_with('w')) return std::nullopt;  // what stands alone is refused before
  std::vector<Decision> log = ReadDecisions(database);
  const auto same = std::find_if(log.rbegin(), log.rend(), [&](const Decision& d) {
    return !d.undone && d.verb == wanted.verb && d.a == wanted.a && d.b == wanted.b;
  });
  if (same == log.rend() || same->text != wanted.text) return std::nullopt;
  if (wanted.verb == "merge") {  // and no later split parted them
    Query& root = database->Prepared("SELECT coalesce(same, n) FROM who WHERE id = ?1");
    if (root.With(wanted.a).OneInt() != root.With(wanted.b).OneInt()) return std::nullopt;
  }
  same->stood = true;
  NameIds(&*same, database);
  return *same;
}

void NameIds(Decision* decision, Database* database) {
  decision->a_name = NameOfId(decision->a, database);
  decision->b_name = NameOfId(decision->b, database);
}

void ReplayDecisions(Database* database, ActorLinks* links) {
  Rulings rulings;
  for (const Decision& decision : ReadDecisions(database))
    if (!decision.undone) rulings.Take(decision);
  for (const std::string& id : SetRulings("split", rulings.split, database)) {
    for (const int64_t actor : RowsOf("SELECT n FROM actor WHERE id = ?1", id, database)) Move(actor, database, links);
    for (const int64_t who : RowsOf("SELECT n FROM who WHERE id = ?1", id, database)) {
      TouchLinked(who, database, links);
      MarkStoriesStale(who, who, database);
    }
  }
  SetMerged(rulings, database, links);
  SetRenamed(rulings, database, links);
  for (const std::string& id : SetRulings("reject", rulings.rejected, database))
    for (const int64_t story : RowsOf("SELECT story FROM entry WHERE id = ?1", id, database)) {
      RenewShown(story, database);
      MarkStale(story, database);
    }
}

void RebindDecisions(Database* database) {
  std::map<std::string, std::string> fresh;
  Query& find = database->Prepared(
      "SELECT decided.id, min(who.id) FROM temp.decided JOIN actor ON actor.n = decided.actor JOIN who ON who.n = "
      "actor.node GROUP BY decided.id");
  for (find.With(); find.Step();) fresh[std::string(find.Text(0))] = find.Text(1);
  std::vector<Decision> log = ReadDecisions(database);
  for (Decision& decision : log) {
    const std::string before = decision.id;
    for (std::string* id : {&decision.a, &decision.b})
      if (const auto found = fresh.find(*id); found != fresh.end()) *id = found->second;
    decision.id = DecisionId(decision);
    fresh[before] = decision.id;
    database->Prepared("UPDATE decision SET id = ?2, a = ?3, b = ?4 WHERE id = ?1")
        .With(before, decision.id, decision.a, decision.b)
        .Run();
  }
}

}  // namespace dateline
