// The file: opened with care, written in transactions.
#include "dateline/ledger_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "across/names.h"
#include "dateline/write.h"
#include "store/database.h"
#include "store/decisions.h"
#include "store/ids.h"
#include "store/link_actors.h"
#include "store/link_copies.h"
#include "store/link_entries.h"
#include "store/links_over.h"
#include "store/migrations.h"
#include "store/questions.h"
#include "store/story_changes.h"
#include "store/story_over.h"
#include "store/story_rows.h"
#include "store/timelines.h"
#include "store/why.h"
#include "store/word_index.h"

namespace dateline {
namespace {

constexpr uint64_t kMergedAtOnce = 2000;  // stories in one transaction

Error NotOurs(const std::filesystem::path& path, const std::string& what) {
  return {ErrorCode::kFormat, path.string() + ": " + what};
}

}  // namespace

struct LedgerFile::State {
  explicit State(std::unique_ptr<Database> opened)
      : database(std::move(opened)), words(database.get()), links(database.get(), &words) {}

  std::unique_ptr<Database> database;
  WordIndex words;
  ActorLinks links;
  UnitsAtHand units;
  bool in_transaction = false;
  std::vector<int64_t> unlinked;  // stories that came since the last commit, to be linked by it
  std::string migrated;           // told by Migrated()

  void Begin() {
    if (!in_transaction) database->Run("BEGIN IMMEDIATE");
    in_transaction = database->ok();
  }

  void Rollback() {
    database->Run("ROLLBACK");
    in_transaction = false;
    unlinked.clear();
    links.Forget();
    words.Forget();
    units.Forget();
  }

  std::vector<int64_t> ActorsOf(int64_t story) {
    std::vector<int64_t> actors;
    Query& find = database->Prepared("SELECT n FROM actor WHERE story = ?1 ORDER BY number");
    for (find.With(story); find.Step();) actors.push_back(find.Int(0));
    return actors;
  }

  // What is kept of two readings of one story, whichever comes first: by the later model's name, then by what they say.
  struct Reading {
    std::string engine, record, ledger_hash, file;
    auto Rank() const { return std::tie(record, ledger_hash, file); }
    bool Before(const Reading& other) const {
      return engine != other.engine ? engine > other.engine : Rank() < other.Rank();
    }
  };

  Result<Added> Add(const Ledger& ledger, const AddOptions& options) {
    Begin();
    const LedgerIds ids = IdsOf(ledger);
    Reading fresh = {ledger.engine, ledger.id, HexOf(HashOf(ToJson(ledger))), options.file}, old;
    Query& find = database->Prepared(
        "SELECT story.n, engine, record, ledger_hash, file FROM story JOIN reading ON reading.n = story.reading WHERE "
        "story.id = ?1");
    int64_t story = 0;
    if (find.With(ids.story).Step()) {
      story = find.Int(0);
      old = {std::string(find.Text(1)), std::string(find.Text(2)), std::string(find.Text(3)),
             std::string(find.Text(4))};
    }
    find.Reset();
    Added added = Added::kNew;
    if (story != 0) {
      const bool same = old.engine == fresh.engine && old.Rank() == fresh.Rank();
      added = !same && (options.replace || fresh.Before(old)) ? Added::kReplaced : Added::kKept;
    }
    if (added != Added::kKept) {
      if (story != 0) words.Write();
      if (story != 0) links.Leave(ActorsOf(story));
      if (story != 0) ForgetEntryLinks(story, database.get());
      const std::vector<int64_t> nodes = story == 0 ? std::vector<int64_t>{} : EraseEntries(story, database.get());
      story = WriteStory(ledger, ids, {options.file, fresh.ledger_hash}, database.get(), &links, &words);
      for (const int64_t node : nodes) links.Renew(node);
      links.Came(ActorsOf(story));
      if (added == Added::kNew) unlinked.push_back(story);
      if (added == Added::kReplaced) RenewChanges(story, database.get());
      RenewShown(story, database.get());
      MarkStale(story, database.get());
      units.Make(story, ledger, database.get());
    }
    if (options.record != 0) {
      Query& note = database->Prepared("INSERT INTO record_seen (hash, story) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
      note.With(static_cast<int64_t>(options.record), story).Run();
    }
    if (!database->ok()) return database->TakeFailure();
    return added;
  }

  Result<bool> Commit() {
    LinkCopies(std::exchange(unlinked, {}), database.get());
    links.MakeLinks();
    LinkEntries(&units, database.get());
    words.Write();
    if (in_transaction) database->Run("COMMIT");
    in_transaction = false;
    if (!database->ok()) return database->TakeFailure();
    return true;
  }
};

LedgerFile::LedgerFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
LedgerFile::LedgerFile(LedgerFile&&) noexcept = default;
LedgerFile& LedgerFile::operator=(LedgerFile&&) noexcept = default;
LedgerFile::~LedgerFile() = default;

namespace {

// Whether there is something to open, before SQLite makes a file of nothing.
Result<bool> IsEmpty(const std::filesystem::path& path, LedgerFile::Access access) {
  std::error_code error;
  const bool there = std::filesystem::exists(path, error);
  if (!there && access != LedgerFile::Access::kWrite)
    return Error{ErrorCode::kIo, path.string() + ": no such ledger file"};
  if (there && !std::filesystem::is_regular_file(path, error))
    return Error{ErrorCode::kIo, path.string() + ": not a file"};
  const bool empty = !there || std::filesystem::file_size(path, error) == 0;
  if (empty && access != LedgerFile::Access::kWrite) return NotOurs(path, "an empty file, not a ledger file");
  return empty;
}

}  // namespace

Result<LedgerFile> LedgerFile::Open(const std::filesystem::path& path, Access access) {
  const Result<bool> empty = IsEmpty(path, access);
  if (!empty.ok()) return empty.error();
  const bool reads = access == Access::kRead;
  auto opened = Database::Open(path, reads ? Database::Access::kRead : Database::Access::kWrite);
  if (!opened.ok()) return opened.error();
  std::unique_ptr<Database> database = std::move(opened).value();
  if (access == Access::kWrite) {
    if (*empty) database->Run("PRAGMA page_size = 8192");
    const bool bare = database->Prepared("SELECT count(*) FROM sqlite_master").With().OneInt() == 0 &&
                      database->Prepared("PRAGMA application_id").With().OneInt() == 0;
    if (bare) MakeSchema(database.get());  // also when whoever began it was killed
  }
  database->Run("PRAGMA cache_size = -65536");
  if (!database->ok()) return database->TakeFailure();
  const Result<int64_t> version = VersionOf(path, database.get());
  if (!version.ok()) return version.error();
  if (*version < kSchemaVersion && reads)
    return NotOurs(path, "a ledger file of schema " + std::to_string(*version) + ", and this dateline has schema " +
                             std::to_string(kSchemaVersion) +
                             "; bring it there, with a copy kept, by: dateline migrate " + path.string());
  if (const Result<bool> sound = CheckSchema(path, *version, database.get()); !sound.ok()) return sound.error();
  if (!reads) {
    database->Run("PRAGMA journal_mode = WAL");
    database->Run("PRAGMA synchronous = NORMAL");
    database->Run("PRAGMA wal_autocheckpoint = 16384");  // pages: those of several commits are copied back once
  }
  if (!database->ok()) return database->TakeFailure();
  auto state = std::make_unique<State>(std::move(database));
  if (*version < kSchemaVersion) {
    const Result<std::string> copy = Migrate(path, *version, state->database.get());
    if (!copy.ok()) return copy.error();
    if (const Result<bool> sound = CheckSchema(path, kSchemaVersion, state->database.get()); !sound.ok())
      return sound.error();
    if (!copy->empty())
      state->migrated = path.string() + ": brought from schema " + std::to_string(*version) + " to " +
                        std::to_string(kSchemaVersion) + "; as it was: " + *copy;
  }
  return LedgerFile(std::move(state));
}

const std::string& LedgerFile::Migrated() const { return state_->migrated; }

void LedgerFile::SetStop(std::function<bool()> stop) { state_->database->SetStop(std::move(stop)); }

Result<std::string> LedgerFile::StoryAfter(const std::string& story) const {
  Database& db = *state_->database;
  std::string next;
  if (story.empty())
    next = db.Prepared("SELECT id FROM story ORDER BY published, id LIMIT 1").With().OneText();
  else
    next =
        db.Prepared(
              "SELECT id FROM story WHERE (published, id) > (SELECT published, id FROM story WHERE id = ?1) ORDER BY "
              "published, id LIMIT 1")
            .With(story)
            .OneText();
  if (!db.ok()) return db.TakeFailure();
  return next;
}

Result<uint64_t> LedgerFile::StoryCount() const {
  const int64_t count = state_->database->Prepared("SELECT count(*) FROM story").With().OneInt();
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return static_cast<uint64_t>(count);
}

Result<Ledger> LedgerFile::Load(std::string_view story) const {
  Database& db = *state_->database;
  const int64_t row = db.Prepared("SELECT n FROM story WHERE id = ?1").With(story).OneInt();
  if (!db.ok()) return db.TakeFailure();
  if (row == 0) return Error{ErrorCode::kUsage, std::string(story) + ": no story has this id"};
  return ReadStory(row, &db);
}

Result<ExportStory> LedgerFile::Over(std::string_view story) const {
  return ReadStoryOver(story, state_->database.get());
}

Result<bool> LedgerFile::WasSeen(uint64_t record) const {
  Query& find = state_->database->Prepared("SELECT 1 FROM record_seen WHERE hash = ?1");
  const bool seen = find.With(static_cast<int64_t>(record)).OneInt() != 0;
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return seen;
}

Result<Added> LedgerFile::Add(const Ledger& ledger, const AddOptions& options) { return state_->Add(ledger, options); }
Result<bool> LedgerFile::Commit() { return state_->Commit(); }

Result<LedgerFile::Merged> LedgerFile::Merge(const std::filesystem::path& path) {
  const Result<LedgerFile> other = Open(path, Access::kRead);
  if (!other.ok()) return other.error();
  Database& theirs = *other->state_->database;
  Database& ours = *state_->database;
  Merged merged;
  uint64_t done = 0;
  for (std::string at;;) {
    Result<std::string> next = other->StoryAfter(at);
    if (!next.ok()) return next.error();
    if (next->empty()) break;
    at = std::move(next).value();
    const Result<Ledger> ledger = other->Load(at);
    if (!ledger.ok()) return ledger.error();
    const std::string file = theirs.Prepared("SELECT file FROM story WHERE id = ?1").With(at).OneText();
    const Result<Added> one = Add(*ledger, {.file = file});
    if (!one.ok()) return one.error();
    merged.stories += *one != Added::kKept;
    Query& seen = theirs.Prepared("SELECT hash FROM record_seen WHERE story = (SELECT n FROM story WHERE id = ?1)");
    Query& note = ours.Prepared(
        "INSERT INTO record_seen (hash, story) SELECT ?1, n FROM story WHERE id = ?2 ON CONFLICT DO NOTHING");
    for (seen.With(at); seen.Step();) note.With(seen.Int(0), at).Run();
    if (++done % kMergedAtOnce == 0)
      if (const Result<bool> committed = Commit(); !committed.ok()) return committed.error();
  }
  state_->Begin();
  for (const Decision& decision : ReadDecisions(&theirs)) merged.decisions += WriteDecision(decision, &ours);
  if (!theirs.ok()) return theirs.TakeFailure();
  state_->units.Forget();
  ReplayDecisions(&ours, &state_->links);
  if (const Result<bool> committed = Commit(); !committed.ok()) return committed.error();
  return merged;
}

Result<std::vector<Column>> LedgerFile::Ask(const Question& question, const EachRow& each) const {
  return AskQuestion(question, state_->database.get(), each);
}

Result<Timeline> LedgerFile::TimelineOf(const TimelineQuestion& question, bool texts) const {
  return GatherTimeline(question, texts, state_->database.get());
}

Result<std::vector<Column>> LedgerFile::Sql(const std::string& sql, const EachRow& each) const {
  Database& db = *state_->database;
  Result<std::unique_ptr<Query>> prepared = db.PrepareForeign(sql);
  if (!prepared.ok()) return prepared.error();
  Query& query = **prepared;
  std::vector<Column> columns;
  columns.reserve(static_cast<size_t>(query.Columns()));
  for (int i = 0; i < query.Columns(); ++i) columns.push_back({std::string(query.NameOf(i)), Show::kLong});
  while (query.Step()) {
    Row row;
    for (int i = 0; i < query.Columns(); ++i) {
      if (query.IsNull(i))
        row.emplace_back();
      else if (query.IsInteger(i))
        row.emplace_back(query.Int(i));
      else if (query.IsReal(i))
        row.emplace_back(query.Real(i));
      else
        row.emplace_back(std::string(query.Text(i)));
    }
    if (!each(columns, row)) break;
  }
  if (!db.ok()) return db.TakeFailure();
  return columns;
}

Result<std::vector<Field>> LedgerFile::Why(const std::string& id) const {
  const Result<std::string> whole = WholeId(id, state_->database.get());
  if (!whole.ok()) return whole.error();
  return WhyOf(*whole, state_->database.get());
}

namespace {

// The row of `who` that an actor of a story is part of now.
Result<std::string> WhoOf(const std::string& given, Database* database) {
  Result<std::string> id = WholeId(given, database);
  if (!id.ok() || id.value()[0] == 'w') return id;
  if (id.value()[0] != 'a') return Error{ErrorCode::kUsage, given + ": no actor"};
  return database->Prepared("SELECT who.id FROM actor JOIN who ON who.n = actor.node WHERE actor.id = ?1")
      .With(*id)
      .OneText();
}

// Whether a row of `who` is one with another.
bool IsLinked(const std::string& who, Database* database) {
  Query& find = database->Prepared(
      "SELECT same IS NOT NULL OR EXISTS (SELECT 1 FROM who AS other WHERE other.same = who.n) FROM who WHERE id = ?1");
  return find.With(who).OneInt() != 0;
}

// A name as it was meant, without the blanks around it.
std::string WithoutEnds(std::string_view name) {
  const size_t begin = std::min(name.find_first_not_of(" \t\r\n"), name.size());
  return std::string(name.substr(begin, name.find_last_not_of(" \t\r\n") + 1 - begin));
}

// The decision with whole ids. `b` may be empty.
Result<Decision> Bound(const std::string& verb, const std::string& a, const std::string& b, const std::string& text,
                       Database* database) {
  Decision decision;
  decision.at = TimeOfNext(database);
  decision.verb = verb;
  decision.text = text;
  const auto wrong = [&](std::string what) { return Error{ErrorCode::kUsage, verb + ": " + std::move(what)}; };
  if (verb == "undo" && a.empty()) {
    for (const Decision& last : ReadDecisions(database))
      if (!last.undone && last.verb != "undo") decision.a = last.id;
    if (decision.a.empty()) return wrong("nothing is left to undo");
    return decision;
  }
  const bool of_who = verb == "merge" || verb == "rename";
  const Result<std::string> first = of_who ? WhoOf(a, database) : WholeId(a, database);
  if (!first.ok()) return first.error();
  decision.a = *first;
  const char letter = decision.a[0];
  if (verb == "rename" && across::FoldedName(text).find_first_not_of(' ') == std::string::npos)
    return wrong("a name of blanks is none");
  if (verb == "undo" && letter != 'd') return wrong(a + " is no decision");
  if (verb == "split" && letter != 'a' && letter != 'w') return wrong(a + " is no actor");
  if (verb == "split" && letter == 'w' && !IsLinked(decision.a, database))
    return wrong(a + " is one with no other; to part an actor of one story, name it (a...; why " + a + ")");
  if (verb == "reject" && (letter == 'a' || letter == 'w' || letter == 's' || letter == 'd'))
    return wrong(a + " is no entry");
  if (verb != "merge") return decision;
  const Result<std::string> second = WhoOf(b, database);
  if (!second.ok()) return second.error();
  decision.b = *second;
  if (decision.a == decision.b) return wrong("both are one and the same");
  return decision;
}

}  // namespace

Result<Decision> LedgerFile::Decide(const std::string& verb, const std::string& a, const std::string& b,
                                    const std::string& text) {
  Database& db = *state_->database;
  state_->Begin();
  Result<Decision> decision = Bound(verb, a, b, WithoutEnds(text), &db);
  if (!decision.ok()) {
    state_->Rollback();
    return decision.error();
  }
  if (const std::optional<Decision> standing = Standing(*decision, &db)) {
    state_->Rollback();
    return *standing;
  }
  decision->id = DecisionId(*decision);
  WriteDecision(*decision, &db);
  state_->units.Forget();
  ReplayDecisions(&db, &state_->links);
  if (const Result<bool> committed = Commit(); !committed.ok()) return committed.error();
  NameIds(&decision.value(), &db);
  return decision;
}

Result<std::vector<Decision>> LedgerFile::Decisions() const {
  std::vector<Decision> log = ReadDecisions(state_->database.get());
  for (Decision& decision : log) NameIds(&decision, state_->database.get());
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return log;
}

Result<std::vector<StoryLink>> LedgerFile::Copies() const {
  std::vector<StoryLink> links;
  Query& find = state_->database->Prepared(
      "SELECT copy_of, id, copy_kind FROM story WHERE copy_of IS NOT NULL ORDER BY published, id");
  for (find.With(); find.Step();)
    links.push_back({std::string(find.Text(0)), std::string(find.Text(1)), std::string(find.Text(2))});
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return links;
}

Result<bool> LedgerFile::EachWho(const std::function<bool(const WhoInStories&)>& each) const {
  Query& find = state_->database->Prepared(
      "SELECT who.id, coalesce(who.renamed, who.name), who.kind, story.id, actor.number FROM actor JOIN who ON who.n = "
      "actor.who JOIN story ON story.n = actor.story ORDER BY who.id, story.published, story.id, actor.number");
  WhoInStories who;
  bool more = true;
  for (find.With(); more && find.Step();) {
    if (who.id != find.Text(0)) {
      more = who.id.empty() || each(who);
      who = {std::string(find.Text(0)), std::string(find.Text(1)), std::string(find.Text(2)), {}};
    }
    who.in.push_back({std::string(find.Text(3)), static_cast<int>(find.Int(4)) - 1});
  }
  if (!state_->database->ok()) return state_->database->TakeFailure();
  if (more && !who.id.empty()) each(who);
  return more;
}

Result<bool> LedgerFile::EachThread(std::string_view kind,
                                    const std::function<bool(const ThreadInStories&)>& each) const {
  const bool more = ReadThreads(kind, state_->database.get(), each);
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return more;
}

Result<bool> LedgerFile::EachTurn(const std::function<bool(const TurnInStories&)>& each) const {
  const bool more = ReadTurns(state_->database.get(), each);
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return more;
}

Result<bool> LedgerFile::EachFate(const std::function<bool(const FateInStories&)>& each) const {
  const bool more = ReadFates(state_->database.get(), each);
  if (!state_->database->ok()) return state_->database->TakeFailure();
  return more;
}

}  // namespace dateline
