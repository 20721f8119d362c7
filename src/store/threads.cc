// A thread is a tree: told.after points at the telling before. What moves is a tree's branch.
#include "store/threads.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "across/days.h"
#include "across/threads.h"
#include "base/utf8.h"
#include "ledger/labels.h"
#include "ledger/outline.h"
#include "ledger/sides.h"
#include "store/ids.h"
#include "store/story_place.h"
#include "store/unit_rows.h"

namespace dateline {
namespace {

constexpr int64_t kFirstTellings = 64;  // of a thread, that tell what became of a plan
constexpr int64_t kMostHidden = 200;    // reprints that are passed over between two positions

int64_t BestBefore(int64_t entry, Database* database) {
  return database
      ->Prepared(
          "SELECT earlier FROM tie LEFT JOIN entry_trait ON entry_trait.entry = tie.earlier WHERE later = ?1 ORDER BY "
          "score DESC, "
          "place, earlier LIMIT 1")
      .With(entry)
      .OneInt();
}

struct ToldRow {
  int64_t thread = 0, place = 0, after = 0;
};

std::optional<ToldRow> ToldOf(int64_t entry, Database* database) {
  Query& find = database->Prepared("SELECT thread, place, coalesce(after, 0) FROM told WHERE entry = ?1");
  if (!find.With(entry).Step()) return std::nullopt;
  const ToldRow row = {find.Int(0), find.Int(1), find.Int(2)};
  find.Reset();
  return row;
}

// ---- Names ----

std::string NameOfEvent(int64_t entry, Database* database) {
  Query& find = database->Prepared(
      "SELECT substr(text, entry.begin + 1, entry.\"end\" - entry.begin), date, (SELECT name FROM part JOIN actor ON "
      "actor.n = part.actor WHERE part.entry = entry.n AND role = 'place' ORDER BY place LIMIT 1) FROM entry JOIN "
      "story ON story.n = entry.story WHERE entry.n = ?1");
  if (!find.With(entry).Step()) return {};
  const std::string_view words = find.Text(0);
  std::string name = WordsOf(words, {0, static_cast<uint32_t>(words.size())});
  if (!find.Text(2).empty()) name.append(", ").append(find.Text(2));
  if (!find.Text(1).empty()) name.append(", ").append(find.Text(1));
  find.Reset();
  return name;
}

std::string NameOfThread(int64_t first, std::string_view kind, Database* database) {
  if (kind == "event") return NameOfEvent(first, database);
  if (kind == "position")
    return database->Prepared("SELECT topic FROM position WHERE entry = ?1").With(first).OneText();
  Query& find = database->Prepared("SELECT counted, unit, coalesce(of_event, 0) FROM figure WHERE entry = ?1");
  if (!find.With(first).Step()) return {};
  std::string name(find.Text(0));
  if (!find.Text(1).empty() && find.Text(1) != find.Text(0)) name.append(" ").append(find.Text(1));
  const int64_t event = find.Int(2);
  find.Reset();
  const std::string of = event == 0 ? std::string() : NameOfEvent(event, database);
  return of.empty() ? name : name + ": " + of;
}

// ---- Turns ----

// Where an actor stands by one story: the first of its positions in the thread that tells a side, for news begins with
// what is new.
struct Stand {
  int64_t entry = 0, story = 0;
  Side side = Side::kBetween;
};

constexpr char kStands[] =
    "SELECT told.entry, entry.story, stance, substr(text, entry.begin + 1, entry.\"end\" - entry.begin), EXISTS "
    "(SELECT "
    "1 FROM span WHERE span.entry = told.entry AND role = 'condition') FROM told JOIN entry ON entry.n = told.entry "
    "JOIN "
    "position ON position.entry = told.entry JOIN story ON story.n = entry.story WHERE shown AND NOT former AND thread "
    "= "
    "?1 AND entry.story ";

// That of the first story of the rows that has one.
std::optional<Stand> FirstStand(Query* rows) {
  std::optional<Stand> first;
  while (rows->Step()) {
    if (first && first->story != rows->Int(1)) break;
    const auto stance = LabelNamed<Stance>(rows->Text(2), kStanceNames);
    const auto side = stance ? SideOn(rows->Text(3), *stance, rows->Int(4) != 0) : std::nullopt;
    if (side && (!first || rows->Int(0) < first->entry)) first = Stand{rows->Int(0), rows->Int(1), *side};
  }
  rows->Reset();
  return first;
}

std::optional<Stand> StandOf(int64_t thread, int64_t place, int64_t story, Database* database) {
  static const std::string sql = std::string(kStands) + "= ?2 AND place = ?3 ORDER BY told.entry LIMIT ?4";
  return FirstStand(&database->Prepared(sql.c_str()).With(thread, story, place, kMostHidden));
}

// The last one before, and the first one after, an entry of a story.
std::optional<Stand> StandBefore(int64_t thread, int64_t place, int64_t entry, int64_t story, Database* database) {
  static const std::string sql =
      std::string(kStands) + "<> ?2 AND (place, told.entry) < (?3, ?4) ORDER BY place DESC, told.entry DESC LIMIT ?5";
  return FirstStand(&database->Prepared(sql.c_str()).With(thread, story, place, entry, kMostHidden));
}

std::optional<Stand> StandAfter(int64_t thread, int64_t place, int64_t entry, int64_t story, Database* database) {
  static const std::string sql =
      std::string(kStands) + "<> ?2 AND (place, told.entry) > (?3, ?4) ORDER BY place, told.entry LIMIT ?5";
  return FirstStand(&database->Prepared(sql.c_str()).With(thread, story, place, entry, kMostHidden));
}

void ForgetTurn(int64_t from, Database* database) {
  database->Prepared("DELETE FROM turn WHERE from_position = ?1").With(from).Run();
}

// The turn from one story's stand to the next one's, if it is one.
void RenewTurn(int64_t thread, int64_t place, int64_t entry, int64_t story, Database* database) {
  database
      ->Prepared(
          "DELETE FROM turn WHERE from_position IN (SELECT told.entry FROM told JOIN entry ON entry.n = told.entry "
          "WHERE thread = ?1 AND place = ?2 AND entry.story = ?3)")
      .With(thread, place, story)
      .Run();
  const auto from = StandOf(thread, place, story, database);
  if (!from) return;
  const auto to = StandAfter(thread, place, entry, story, database);
  if (!to || to->side == from->side) return;
  database->Prepared("INSERT INTO turn (from_position, to_position) VALUES (?1, ?2)")
      .With(from->entry, to->entry)
      .Run();
}

// What is right before a story, and what stands in it, turn to what comes next. The place and an entry of the story.
void RenewTurnsAt(int64_t thread, int64_t place, int64_t entry, Database* database) {
  const int64_t story = database->Prepared("SELECT story FROM entry WHERE n = ?1").With(entry).OneInt();
  if (const auto before = StandBefore(thread, place, entry, story, database))
    if (const auto told = ToldOf(before->entry, database))
      RenewTurn(thread, told->place, before->entry, before->story, database);
  RenewTurn(thread, place, entry, story, database);
}

// ---- Fates ----

void RenewFate(int64_t thread, int64_t more, Database* database) {
  std::vector<int64_t> entries;
  std::vector<across::Telling> tellings;
  Query& find = database->Prepared(
      "SELECT told.entry, status, date, published, shown, traits FROM told JOIN event ON event.entry = told.entry JOIN "
      "entry ON entry.n = told.entry JOIN story ON story.n = entry.story LEFT JOIN entry_trait ON entry_trait.entry = "
      "told.entry WHERE thread = ?1 ORDER BY told.place, told.entry LIMIT ?2");
  std::vector<int64_t> all;
  for (find.With(thread, kFirstTellings + more); find.Step();) {
    all.push_back(find.Int(0));
    if (find.Int(4) == 0 || static_cast<int64_t>(all.size()) > kFirstTellings) continue;
    across::Telling telling;
    if (const auto status = LabelNamed<EventStatus>(find.Text(1), kEventStatusNames)) telling.status = *status;
    if (const auto days = across::DaysOf(find.Text(2))) std::tie(telling.first_day, telling.last_day) = *days;
    if (const auto days = across::DaysOf(find.Text(3))) telling.published = days->first;
    if (const auto unit = across::Unpacked(find.Text(5))) telling.moved = unit->moved;
    entries.push_back(find.Int(0));
    tellings.push_back(telling);
  }
  find.Reset();
  for (const int64_t entry : all) database->Prepared("DELETE FROM fate WHERE planned = ?1").With(entry).Run();
  for (const across::Fate& fate : across::FatesOf(tellings))
    database->Prepared("INSERT INTO fate (planned, fate, by_entry, reason) VALUES (?1, ?2, ?3, ?4)")
        .With(entries[fate.planned], fate.fate, entries[fate.by], fate.reason)
        .Run();
}

// ---- Threads ----

class Threader {
 public:
  explicit Threader(Database* database) : db_(*database) {}

  void Renew(const std::set<int64_t>& touched) {
    for (const int64_t entry : touched) Look(entry);
    for (const auto& [entry, before] : moved_) AddBranch(entry);
    for (const int64_t entry : branch_) TakeOut(entry);
    for (const int64_t entry : branch_) PutIn(entry);
    DropLone();
    for (const auto& [entry, row] : gone_) Follow(entry, row);
    for (const auto& [thread, changed] : events_) RenewFate(thread, changed, &db_);
  }

 private:
  void Look(int64_t entry) {
    const auto told = ToldOf(entry, &db_);
    const int64_t before = BestBefore(entry, &db_);
    if (before != (told ? told->after : 0)) moved_[entry] = before;
    if (told && told->after == 0) perhaps_lone_.insert(entry);
  }

  void AddBranch(int64_t entry) {
    std::vector<int64_t> open = {entry};
    while (!open.empty() && db_.ok()) {
      const int64_t at = open.back();
      open.pop_back();
      if (!branch_.insert(at).second) continue;
      Query& find = db_.Prepared("SELECT entry FROM told WHERE after = ?1");
      for (find.With(at); find.Step();) open.push_back(find.Int(0));
    }
  }

  void TakeOut(int64_t entry) {
    const auto told = ToldOf(entry, &db_);
    const auto moved = moved_.find(entry);
    before_[entry] = moved != moved_.end() ? moved->second : told ? told->after : 0;
    if (!told) return;
    gone_[entry] = *told;
    if (told->after != 0) {
      perhaps_lone_.insert(told->after);
    } else {
      db_.Prepared("DELETE FROM thread WHERE n = ?1").With(told->thread).Run();
      dropped_.insert(told->thread);
    }
    db_.Prepared("DELETE FROM told WHERE entry = ?1").With(entry).Run();
  }

  // Into the thread of what comes before it, which is put in first.
  void PutIn(int64_t entry) {
    std::vector<int64_t> line = {entry};
    while (!ToldOf(line.back(), &db_)) {
      const auto before = before_.find(line.back());
      if (before == before_.end() || before->second == 0 || line.size() > before_.size() + 1) break;
      line.push_back(before->second);
    }
    if (line.size() == 1) return;  // nothing before it: put in when something comes after it
    int64_t thread = 0;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
      if (const auto told = ToldOf(*at, &db_)) {
        thread = told->thread;
        continue;
      }
      if (thread == 0) thread = Begin(*at);
      const auto before = before_.find(*at);
      Write(*at, thread, before == before_.end() ? 0 : before->second);
    }
  }

  int64_t Begin(int64_t first) {
    Query& find = db_.Prepared("SELECT kind, id FROM entry WHERE n = ?1");
    std::string kind, id;
    if (find.With(first).Step()) {
      kind = find.Text(0);
      id = find.Text(1);
    }
    find.Reset();
    const std::string name = NameOfThread(first, kind, &db_);
    return db_
        .Prepared(
            "INSERT INTO thread (id, kind, name) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = "
            "excluded.name RETURNING n")
        .With("t" + HexOf(HashOf({kind, id})), kind, name)
        .OneInt();
  }

  void Write(int64_t entry, int64_t thread, int64_t after) {
    Query& find =
        db_.Prepared("SELECT published, story.id FROM entry JOIN story ON story.n = entry.story WHERE entry.n = ?1");
    const int64_t place = find.With(entry).Step() ? PlaceOfStory(find.Text(0), find.Text(1)) : 0;
    find.Reset();
    Query& insert = db_.Prepared("INSERT INTO told (entry, thread, place, after) VALUES (?1, ?2, ?3, ?4)");
    insert.With(entry, thread, place, SqlNull{});
    if (after != 0) insert.Bind(4, after);
    insert.Run();
    gone_.try_emplace(entry, ToldRow{});
  }

  // A first telling that nothing comes after is no thread.
  void DropLone() {
    for (const int64_t entry : perhaps_lone_) {
      const auto told = ToldOf(entry, &db_);
      if (!told || told->after != 0) continue;
      if (db_.Prepared("SELECT 1 FROM told WHERE after = ?1").With(entry).OneInt() != 0) continue;
      db_.Prepared("DELETE FROM told WHERE entry = ?1").With(entry).Run();
      db_.Prepared("DELETE FROM thread WHERE n = ?1").With(told->thread).Run();
      dropped_.insert(told->thread);
      gone_[entry] = *told;
    }
  }

  // `row`: where it was before; thread 0: nowhere.
  void Follow(int64_t entry, const ToldRow& row) {
    const auto now = ToldOf(entry, &db_);
    const std::string kind = db_.Prepared("SELECT kind FROM entry WHERE n = ?1").With(entry).OneText();
    if (kind == "event") {
      db_.Prepared("DELETE FROM fate WHERE planned = ?1").With(entry).Run();
      if (row.thread != 0 && !dropped_.contains(row.thread)) ++events_[row.thread];
      if (now) ++events_[now->thread];
    }
    if (kind != "position") return;
    ForgetTurn(entry, &db_);
    if (row.thread != 0) RenewTurnsAt(row.thread, row.place, entry, &db_);
    if (now) RenewTurnsAt(now->thread, now->place, entry, &db_);
  }

  Database& db_;
  std::map<int64_t, int64_t> moved_, before_;  // entry -> what it comes after
  std::set<int64_t> branch_, perhaps_lone_, dropped_;
  std::map<int64_t, ToldRow> gone_;    // entries that moved -> where they were
  std::map<int64_t, int64_t> events_;  // threads of events -> how many came or went
};

}  // namespace

void RenewThreads(const std::set<int64_t>& touched, Database* database) { Threader(database).Renew(touched); }

void RenewWhatFollows(const std::vector<int64_t>& stories, Database* database) {
  std::set<int64_t> threads;  // of events
  for (const int64_t story : stories) {
    std::vector<std::pair<int64_t, ToldRow>> positions;
    Query& find = database->Prepared(
        "SELECT told.entry, thread, place, kind FROM entry JOIN told ON told.entry = entry.n WHERE story = ?1 ORDER BY "
        "told.entry");
    for (find.With(story); find.Step();) {
      if (find.Text(3) == "event") threads.insert(find.Int(1));
      if (find.Text(3) == "position") positions.push_back({find.Int(0), {find.Int(1), find.Int(2)}});
    }
    for (const auto& [entry, told] : positions) RenewTurnsAt(told.thread, told.place, entry, database);
  }
  for (const int64_t thread : threads) RenewFate(thread, 0, database);
}

}  // namespace dateline
