// Files of other schemas.
#include "store/migrations.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "dateline/ledger_file.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

using Access = LedgerFile::Access;

// A file of schema 1 with a story and an update of it; it goes with the test.
class Migrations : public testing::Test {
 protected:
  Migrations() : folder_(testing::TempDir() + "migrations_" + std::to_string(::getpid())), path_(folder_ / "old.dl") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Result<LedgerFile> file = LedgerFile::Open(path_, Access::kWrite);
    Ledger later = samples::Dam();
    later.published = "2024-03-23";
    later.text.replace(later.text.find("40"), 2, "55");
    later.figures[0].value = 55;
    EXPECT_TRUE(file.ok() && file->Add(samples::Dam()).ok() && file->Add(later).ok() && file->Commit().ok());
  }
  ~Migrations() override { std::filesystem::remove_all(folder_); }

  void Run(const char* script) {
    const auto database = Database::Open(path_, Database::Access::kWrite);
    ASSERT_TRUE(database.ok());
    (*database)->Run(script);
    ASSERT_TRUE((*database)->ok()) << (*database)->TakeFailure().message;
  }
  void MakeOld() {
    Run("DROP TABLE located; DROP TABLE coded; DROP TABLE setting; DROP TABLE actor_trait; DROP TABLE near_story; DROP "
        "TABLE near_name; "
        "DROP TABLE alike_who; "
        "DROP TABLE alike_actor; DROP INDEX event_by_first; DROP INDEX figure_by_event; DROP INDEX who_by_via; ALTER "
        "TABLE who DROP COLUMN via; ALTER TABLE who DROP COLUMN "
        "named");
    Run("DROP TABLE thread; DROP TABLE told; DROP TABLE tie; DROP TABLE turn; DROP TABLE fate; DROP TABLE clue; DROP "
        "TABLE entry_trait; DROP TABLE stale; "
        "DROP TABLE version; DROP TABLE change; DROP TABLE band; CREATE TABLE band (band INTEGER NOT NULL, story "
        "INTEGER "
        "NOT NULL REFERENCES story (n), PRIMARY KEY (band, story)) WITHOUT ROWID; PRAGMA user_version = 1");
  }

  static int64_t Count(const std::filesystem::path& path, const char* sql) {
    const auto database = Database::Open(path, Database::Access::kRead);
    return database.ok() ? (*database)->Prepared(sql).With().OneInt(-1) : -2;
  }
  std::filesystem::path Copy() const { return path_.string() + ".schema1.bak"; }

  std::filesystem::path folder_, path_;
};

TEST_F(Migrations, AnOlderFileIsBroughtUpToDateAndACopyOfItKept) {
  ASSERT_EQ(Count(path_, "SELECT count(*) FROM change"), 1);
  MakeOld();
  {
    const auto file = LedgerFile::Open(path_, Access::kChange);
    ASSERT_TRUE(file.ok()) << file.error().message;
    EXPECT_NE(file->Migrated().find("old.dl.schema1.bak"), std::string::npos);
    EXPECT_EQ(file->StoryCount().value(), 2U);
  }
  EXPECT_EQ(Count(path_, "PRAGMA user_version"), kSchemaVersion);
  EXPECT_EQ(Count(path_, "SELECT count(*) FROM change"), 1);
  EXPECT_EQ(Count(Copy(), "PRAGMA user_version"), 1);
  EXPECT_EQ(Count(Copy(), "SELECT count(*) FROM story"), 2);
  const auto again = LedgerFile::Open(path_, Access::kChange);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->Migrated(), "");
}

TEST_F(Migrations, ActorsAreLinkedAnewAndDecisionsHoldOfTheSameOnes) {
  std::string a, b;
  {
    const auto database = Database::Open(path_, Database::Access::kRead);
    a = (*database)->Prepared("SELECT min(id) FROM who WHERE same IS NULL").With().OneText();
    b = (*database)->Prepared("SELECT max(id) FROM who WHERE same IS NULL").With().OneText();
  }
  ASSERT_NE(a, b);
  {
    auto file = LedgerFile::Open(path_, Access::kChange);
    ASSERT_TRUE(file->Decide("merge", a, b).ok());
  }
  const int64_t merged = Count(path_, "SELECT count(DISTINCT who) FROM actor"),
                actors = Count(path_, "SELECT count(*) FROM actor_trait");
  Run("UPDATE who SET id = 'w0' || substr(id, 3)");  // as an older program named them
  Run("UPDATE decision SET a = 'w0' || substr(a, 3), b = 'w0' || substr(b, 3)");
  MakeOld();
  const auto file = LedgerFile::Open(path_, Access::kChange);
  ASSERT_TRUE(file.ok()) << file.error().message;
  EXPECT_EQ(Count(path_, "SELECT count(DISTINCT who) FROM actor"), merged);
  EXPECT_EQ(Count(path_, "SELECT count(*) FROM actor_trait"), actors);
  ASSERT_EQ(file->Decisions()->size(), 1U);
  EXPECT_TRUE(file->Decisions()->at(0).bound);
  EXPECT_EQ(file->Decisions()->at(0).a, a);
}

TEST_F(Migrations, KeysOfEntriesAreMadeAnewFromSchemaThree) {
  const char* const keys = "SELECT sum(clue % 1000003 * entry) FROM clue";
  const int64_t before = Count(path_, keys);
  ASSERT_GT(Count(path_, "SELECT count(*) FROM clue"), 0);
  Run("UPDATE clue SET clue = clue / 2; PRAGMA user_version = 3");
  ASSERT_NE(Count(path_, keys), before);
  ASSERT_TRUE(LedgerFile::Open(path_, Access::kChange).ok());
  EXPECT_EQ(Count(path_, keys), before);
}

TEST_F(Migrations, ForReadingAnOlderFileIsRefusedWithTheCommandThatHelps) {
  MakeOld();
  const auto file = LedgerFile::Open(path_, Access::kRead);
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().message.find("dateline migrate"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(Copy()));
}

TEST_F(Migrations, ACopyThatIsThereIsLeft) {
  for (int i = 0; i < 2; ++i) {
    MakeOld();
    ASSERT_TRUE(LedgerFile::Open(path_, Access::kChange).ok());
  }
  EXPECT_EQ(Count(Copy(), "PRAGMA user_version"), 1);
  EXPECT_EQ(Count(Copy().string() + ".2", "PRAGMA user_version"), 1);
}

TEST_F(Migrations, AStepThatFailsLeavesTheFileAsItWas) {
  MakeOld();
  Run("CREATE TABLE change (mine)");
  ASSERT_FALSE(LedgerFile::Open(path_, Access::kChange).ok());
  EXPECT_EQ(Count(path_, "PRAGMA user_version"), 1);
  EXPECT_EQ(Count(path_, "SELECT count(*) FROM sqlite_master WHERE name = 'version'"), 0);
  EXPECT_FALSE(std::filesystem::exists(Copy()));
}

TEST_F(Migrations, ANewerFileIsRefused) {
  Run("PRAGMA user_version = 99");
  for (const Access access : {Access::kRead, Access::kChange, Access::kWrite}) {
    const auto file = LedgerFile::Open(path_, access);
    ASSERT_FALSE(file.ok());
    EXPECT_NE(file.error().message.find("newer dateline"), std::string::npos);
  }
}

}  // namespace
}  // namespace dateline
