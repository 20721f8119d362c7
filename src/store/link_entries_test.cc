// Entries over stories in a file: threads, turns, fates, whatever the order in which stories come.
#include "store/link_entries.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "across/across_samples.h"
#include "dateline/ledger_file.h"

namespace dateline {
namespace {

using Access = LedgerFile::Access;

class LinkEntriesTest : public testing::Test {
 protected:
  LinkEntriesTest()
      : folder_(testing::TempDir() + "link_entries_" + std::to_string(::getpid())), path_(folder_ / "a.dl") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~LinkEntriesTest() override { std::filesystem::remove_all(folder_); }

  void Add(const std::vector<Ledger>& ledgers, bool one_by_one) {
    Result<LedgerFile> file = LedgerFile::Open(path_, Access::kWrite);
    ASSERT_TRUE(file.ok());
    for (const Ledger& ledger : ledgers) {
      ASSERT_TRUE(file->Add(ledger).ok());
      if (one_by_one) ASSERT_TRUE(file->Commit().ok());
    }
    const auto committed = file->Commit();
    ASSERT_TRUE(committed.ok()) << committed.error().message;
  }

  // All that was found, as text.
  std::string Found() {
    const Result<LedgerFile> file = LedgerFile::Open(path_, Access::kRead);
    std::string out;
    const auto at = [](const EntryInStory& in) { return " " + in.story.substr(0, 6) + "/" + std::to_string(in.entry); };
    for (const char* kind : {"event", "figure", "position"})
      (void)file->EachThread(kind, [&](const ThreadInStories& thread) {
        out += thread.id + " " + thread.name + "|" + thread.actor + ":";
        for (const EntryInStory& in : thread.in) out += at(in);
        out += "\n";
        return true;
      });
    (void)file->EachTurn([&](const TurnInStories& turn) {
      out += "turn " + turn.actor + at(turn.from) + at(turn.to) + "\n";
      return true;
    });
    (void)file->EachFate([&](const FateInStories& fate) {
      out += "fate " + fate.fate + at(fate.planned) + (fate.by ? at(*fate.by) : "") + "\n";
      return true;
    });
    return out;
  }

  // How many threads of a kind, and how many entries they hold.
  std::pair<size_t, size_t> Threads(const char* kind) {
    const Result<LedgerFile> file = LedgerFile::Open(path_, Access::kRead);
    std::pair<size_t, size_t> out;
    (void)file->EachThread(kind, [&](const ThreadInStories& thread) {
      ++out.first;
      out.second += thread.in.size();
      return true;
    });
    return out;
  }

  int64_t Count(const char* sql) {
    const auto database = Database::Open(path_, Database::Access::kRead);
    return database.ok() ? (*database)->Prepared(sql).With().OneInt(-1) : -2;
  }

  std::string IdOf(const char* sql) {
    const auto database = Database::Open(path_, Database::Access::kRead);
    return (*database)->Prepared(sql).With().OneText();
  }

  void Decide(const std::string& verb, const std::string& a) {
    Result<LedgerFile> file = LedgerFile::Open(path_, Access::kChange);
    const auto decided = file->Decide(verb, a);
    ASSERT_TRUE(decided.ok()) << decided.error().message;
  }

  std::filesystem::path folder_, path_;
};

TEST_F(LinkEntriesTest, OneEventOfTwoStoriesIsAThreadAndTheSecondEventStaysApart) {
  Add(samples::Floods(), false);
  EXPECT_EQ(Threads("event"), (std::pair<size_t, size_t>{2, 4}));  // the dam at Sena, the meeting in Lisbon
  EXPECT_EQ(Threads("figure"), (std::pair<size_t, size_t>{1, 2}));
  EXPECT_EQ(Threads("position"), (std::pair<size_t, size_t>{1, 2}));
}

TEST_F(LinkEntriesTest, AnActorThatStandsElsewhereHasTurnedAndAPlanHasItsFate) {
  Add(samples::Floods(), false);
  const std::string found = Found();
  EXPECT_NE(found.find("turn Ana Brito"), std::string::npos) << found;
  EXPECT_NE(found.find("fate happened"), std::string::npos) << found;
}

std::vector<Ledger> Curfew() {
  samples::StorySample first("curfew-1", "2024-03-01", "Minister Ana Brito defended the curfew in Sena.");
  first.AddPosition(first.Person("Ana Brito"), Stance::kSupport, "the curfew in Sena", "curfew");
  samples::StorySample second("curfew-2", "2024-03-09",
                              "Ana Brito would discuss the curfew. She said the curfew in Sena must be lifted at once. "
                              "A week ago she had wanted a longer curfew.");
  const int brito = second.Person("Ana Brito");
  second.AddPosition(brito, Stance::kConditional, "the curfew.", "curfew");  // but no condition is told
  second.AddPosition(brito, Stance::kDemand, "the curfew in Sena must be lifted", "curfew");
  second.AddPosition(brito, Stance::kSupport, "a longer curfew", "curfew");
  return {first.ledger(), second.ledger()};
}

TEST_F(LinkEntriesTest, WhoDemandsThatAMatterEndHasTurnedFromIt) {
  Add(Curfew(), false);
  const std::string found = Found();
  const size_t turn = found.find("turn Ana Brito ");
  ASSERT_NE(turn, std::string::npos) << found;
  EXPECT_TRUE(found.substr(turn).starts_with("turn Ana Brito " + found.substr(turn + 15, 6) + "/0 ")) << found;
  EXPECT_NE(found.find("/1\n", turn), std::string::npos) << found;
}

TEST_F(LinkEntriesTest, OfOneStoryTheFirstStandTells) {
  std::vector<Ledger> ledgers = Curfew();
  std::swap(ledgers[1].positions[1].stance, ledgers[1].positions[2].stance);
  std::swap(ledgers[1].positions[1].issue, ledgers[1].positions[2].issue);
  Add(ledgers, false);
  EXPECT_EQ(Found().find("turn "), std::string::npos) << Found();
}

TEST_F(LinkEntriesTest, WhatIsFoundDoesNotDependOnTheOrderInWhichStoriesCome) {
  std::vector<Ledger> ledgers = samples::Floods();
  Add(ledgers, false);
  const std::string found = Found();
  std::vector<size_t> order = {0, 1, 2};
  while (std::next_permutation(order.begin(), order.end())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Add({ledgers[order[0]], ledgers[order[1]], ledgers[order[2]]}, true);
    EXPECT_EQ(Found(), found);
  }
}

TEST_F(LinkEntriesTest, NeitherDoesItWhereManyStoriesShareOneKey) {
  std::vector<Ledger> ledgers;
  for (int i = 0; i < 40; ++i) {
    Ledger ledger = samples::Floods()[static_cast<size_t>(i) % 3];
    ledger.published = "2024-0" + std::to_string(2 + i / 20) + "-" + std::to_string(10 + i % 20);
    ledger.text += " Report number " + std::to_string(i) + " of the wire.";
    ledger.id = "many-" + std::to_string(i);
    ledgers.push_back(ledger);
  }
  Add(ledgers, false);
  const std::string found = Found();
  EXPECT_NE(found, "");
  std::reverse(ledgers.begin(), ledgers.end());
  for (size_t i = 0; i + 7 < ledgers.size(); i += 7) std::swap(ledgers[i], ledgers[i + 5]);
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  Add(ledgers, true);
  EXPECT_EQ(Found(), found);
}

TEST_F(LinkEntriesTest, AReprintsEntriesStandBesideThoseOfItsOriginal) {
  std::vector<Ledger> ledgers = samples::Floods();
  Ledger reprint = ledgers[0];
  reprint.source = "Hill Gazette";
  reprint.published = "2024-02-06";
  ledgers.push_back(reprint);
  Add(ledgers, true);
  ASSERT_EQ(Count("SELECT count(*) FROM story WHERE copy_kind = 'exact'"), 1);
  EXPECT_EQ(Threads("event"), (std::pair<size_t, size_t>{2, 6}));
  EXPECT_EQ(Count("SELECT count(*) FROM turn"), 1);
  EXPECT_EQ(Count("SELECT count(*) FROM fate"), 1);
}

TEST_F(LinkEntriesTest, WhatWasRejectedIsInNoThreadUntilThatIsUndone) {
  Add(samples::Floods(), false);
  const std::string found = Found();
  Decide("reject",
         IdOf("SELECT entry.id FROM entry JOIN told ON told.entry = entry.n JOIN story ON story.n = entry.story WHERE "
              "entry.kind = 'event' AND record = 'flood-2'"));
  EXPECT_EQ(Threads("event"), (std::pair<size_t, size_t>{1, 2}));
  Decide("undo", "");
  EXPECT_EQ(Found(), found);
}

TEST_F(LinkEntriesTest, AStoryThatIsReplacedIsLinkedAnew) {
  const std::vector<Ledger> ledgers = samples::Floods();
  Add(ledgers, false);
  const std::string found = Found();
  Ledger without = ledgers[1];
  without.events.clear();
  without.figures.clear();
  Result<LedgerFile> file = LedgerFile::Open(path_, Access::kChange);
  ASSERT_TRUE(file->Add(without, {.replace = true}).ok() && file->Commit().ok());
  EXPECT_EQ(Threads("event"), (std::pair<size_t, size_t>{1, 2}));
  ASSERT_TRUE(file->Add(ledgers[1], {.replace = true}).ok() && file->Commit().ok());
  EXPECT_EQ(Found(), found);
  EXPECT_EQ(Count("SELECT count(*) FROM stale"), 0);
  EXPECT_EQ(Count("SELECT count(*) FROM clue WHERE entry NOT IN (SELECT n FROM entry)"), 0);
  EXPECT_EQ(Count("SELECT count(*) FROM told WHERE entry NOT IN (SELECT n FROM entry)"), 0);
}

}  // namespace
}  // namespace dateline
