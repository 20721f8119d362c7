// One table of steps. A step makes what its version has new; what it makes is checked against the schema of today.
#include "store/migrations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "store/link_actors.h"
#include "store/link_copies.h"
#include "store/link_entries.h"
#include "store/story_changes.h"

namespace dateline {
namespace {

constexpr int64_t kApplicationId = 0x444C5431;  // "DLT1"

constexpr const char* kSchema[] = {
#include "store/schema.inc"
};

// From `version` to the next.
struct Step {
  int64_t version;
  std::vector<std::string_view> fresh;  // tables and indexes that the next version has and this one has not
  std::vector<std::string_view> other;  // derived tables that it has otherwise: dropped, and made anew
  void (*fill)(Database* database);     // rows of theirs, once they are made
  void (*keep)(Database* database);     // what is needed of those that are dropped; may be null
};
void FillSecond(Database* database) {
  RelinkCopies(database);
  RenewAllVersions(database);
}

void FillThird(Database* database) {
  RelinkActors(database);
  RelinkEntries(database);
}

void FillFourth(Database* database) { RenewKeys(database); }

const Step kSteps[] = {
    {1, {"version", "version_by_story", "change"}, {"band"}, FillSecond, nullptr},
    {2,
     {"located",
      "coded",
      "thread",
      "thread_by_kind",
      "told",
      "told_by_thread",
      "told_by_after",
      "tie",
      "tie_by_later",
      "turn",
      "turn_by_to",
      "fate",
      "fate_by_entry",
      "entry_trait",
      "clue",
      "stale",
      "setting",
      "actor_trait",
      "near_story",
      "near_name",
      "near_name_by_who",
      "alike_who",
      "alike_who_by_b",
      "alike_actor",
      "alike_actor_by_b",
      "who_by_same",
      "who_by_via",
      "event_by_first",
      "figure_by_event"},
     {"names", "who_name", "who"},
     FillThird,
     KeepDecided},
    {3, {}, {"clue"}, FillFourth, nullptr},
};

Error NotOurs(const std::filesystem::path& path, const std::string& what) {
  return {ErrorCode::kFormat, path.string() + ": " + what};
}

// What a statement of the schema makes.
std::string NameOfStatement(std::string_view sql) {
  for (const std::string_view head : {"CREATE TABLE ", "CREATE INDEX ", "CREATE VIEW ", "CREATE VIRTUAL TABLE "}) {
    if (!sql.starts_with(head)) continue;
    const std::string_view rest = sql.substr(head.size());
    return std::string(rest.substr(0, rest.find_first_of(" (")));
  }
  return {};
}

bool Makes(const Step& step, std::string_view name) {
  const auto has = [name](const auto& list) { return std::find(list.begin(), list.end(), name) != list.end(); };
  return has(step.fresh) || has(step.other);
}

// Whether it came with a later version than that.
bool IsLater(std::string_view name, int64_t version) {
  return std::any_of(std::begin(kSteps), std::end(kSteps),
                     [&](const Step& step) { return step.version >= version && Makes(step, name); });
}

void SetVersion(Database* database) {
  database->Run(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
}

int64_t VersionIn(Database* database) { return database->Prepared("PRAGMA user_version").With().OneInt(); }

// Copied under another name first: what bears the name of a copy is whole.
Result<std::string> Backup(const std::filesystem::path& path, int64_t version) {
  std::error_code error;
  const std::string name = path.string() + ".schema" + std::to_string(version) + ".bak";
  std::string copy = name;
  for (int i = 2; std::filesystem::exists(copy, error); ++i) copy = name + "." + std::to_string(i);
  const std::string partial = copy + ".partial";
  std::filesystem::remove(partial, error);
  const auto source = Database::Open(path, Database::Access::kRead);
  if (!source.ok()) return source.error();
  const Result<bool> copied = (*source)->CopyTo(partial);
  if (copied.ok()) std::filesystem::rename(partial, copy, error);
  if (copied.ok() && !error) return copy;
  const std::string why = copied.ok() ? error.message() : copied.error().message;
  std::filesystem::remove(partial, error);
  return Error{ErrorCode::kIo, path.string() + ": cannot be copied to " + copy + " before it is migrated: " + why};
}

}  // namespace

void MakeSchema(Database* database) {
  database->Run("BEGIN IMMEDIATE");
  const bool empty = database->Prepared("SELECT count(*) FROM sqlite_master").With().OneInt() == 0;
  if (empty) {
    for (const char* statement : kSchema) database->Run(statement);
    database->Run("PRAGMA application_id = 1145852977");
    SetVersion(database);
  }
  database->Run("COMMIT");
}

Result<int64_t> VersionOf(const std::filesystem::path& path, Database* database) {
  const int64_t application = database->Prepared("PRAGMA application_id").With().OneInt();
  const int64_t version = VersionIn(database);
  if (!database->ok()) return database->TakeFailure();
  if (application != kApplicationId) return NotOurs(path, "not a ledger file");
  const std::string what = "a ledger file of schema " + std::to_string(version);
  if (version > kSchemaVersion)
    return NotOurs(path, what + ", made by a newer dateline; this one knows schemas up to " +
                             std::to_string(kSchemaVersion) + ": update it");
  if (version < 1) return NotOurs(path, what + ", which no dateline makes: it is damaged");
  return version;
}

Result<bool> CheckSchema(const std::filesystem::path& path, int64_t version, Database* database) {
  std::map<std::string, std::string> found;
  Query& list = database->Prepared("SELECT name, sql, type FROM sqlite_master");
  bool triggers = false;
  for (list.With(); list.Step();) {
    triggers = triggers || list.Text(2) == "trigger";
    found.emplace(list.Text(0), list.Text(1));
  }
  if (!database->ok()) return database->TakeFailure();
  if (triggers) return NotOurs(path, "a ledger file with triggers, which are none of its schema");
  for (const char* statement : kSchema) {
    const std::string name = NameOfStatement(statement);
    if (IsLater(name, version)) continue;
    const auto at = found.find(name);
    if (at == found.end() || at->second != statement)
      return NotOurs(path, "a damaged ledger file: " + name + " is not as it was made");
  }
  return true;
}

Result<std::string> Migrate(const std::filesystem::path& path, int64_t version, Database* database) {
  database->Run("BEGIN IMMEDIATE");  // others may read until the end, the copy too
  if (!database->ok()) return database->TakeFailure();
  if (VersionIn(database) != version) {
    database->Run("ROLLBACK");
    if (!database->ok()) return database->TakeFailure();
    return std::string();
  }
  Result<std::string> copy = Backup(path, version);
  if (!copy.ok()) {
    database->Run("ROLLBACK");
    return copy.error();
  }
  for (const Step& step : kSteps) {
    if (step.version < version) continue;
    if (step.keep != nullptr) step.keep(database);
    for (const std::string_view name : step.other) database->Run(("DROP TABLE " + std::string(name)).c_str());
    for (const char* statement : kSchema)
      if (Makes(step, NameOfStatement(statement))) database->Run(statement);
  }
  for (const Step& step : kSteps)  // once all tables are there: what fills one may note something in another
    if (step.version >= version) step.fill(database);
  SetVersion(database);
  database->Run("COMMIT");
  if (database->ok()) return copy;
  Error failed = database->TakeFailure();
  database->Run("ROLLBACK");
  (void)database->TakeFailure();  // nothing was begun where COMMIT had ended it
  std::error_code error;
  const bool as_it_was = VersionIn(database) == version && database->ok();
  if (as_it_was && !copy->empty()) std::filesystem::remove(*copy, error);  // nothing needs it
  return failed;
}

}  // namespace dateline
