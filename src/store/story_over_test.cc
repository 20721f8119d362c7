#include "dateline/ledger_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "ledger/ledger_samples.h"
#include "store/anchors.h"

namespace dateline {
namespace {

TEST(StoryOver, AStoryHasItsActorsOverAllStoriesAndItsCopies) {
  const std::filesystem::path path = testing::TempDir() + "story_over_" + std::to_string(::getpid()) + ".dl";
  Ledger dam = samples::Dam(), again = samples::Dam();
  dam.source = "Wire";
  again.source = "Paper";
  again.title = "Dam";
  again.published = "2024-03-23";
  {
    Result<LedgerFile> file = LedgerFile::Open(path, LedgerFile::Access::kWrite);
    ASSERT_TRUE(file.ok());
    for (const Ledger* ledger : {&dam, &again}) ASSERT_TRUE(file->Add(*ledger).ok());
    ASSERT_TRUE(file->Commit().ok());
  }
  {
    Result<LedgerFile> file = LedgerFile::Open(path, LedgerFile::Access::kWrite);
    ASSERT_TRUE(file.ok() && file->Decide("reject", IdsOf(dam).events[2]).ok());
  }
  const Result<LedgerFile> file = LedgerFile::Open(path, LedgerFile::Access::kRead);
  ASSERT_TRUE(file.ok());
  const Result<ExportStory> first = file->Over(IdsOf(dam).story), copy = file->Over(IdsOf(again).story);
  ASSERT_TRUE(first.ok() && copy.ok());
  EXPECT_EQ(first->id, IdsOf(dam).story);
  EXPECT_EQ(first->copy_of, "");
  EXPECT_EQ(first->rejected, std::vector<std::string>{"E3"});
  EXPECT_EQ(first->articles, 2);
  EXPECT_EQ(first->outlets, 2);
  EXPECT_EQ(copy->copy_of, IdsOf(dam).story);
  ASSERT_EQ(first->actors.size(), dam.actors.size());
  EXPECT_EQ(first->actors[2].name, "Ida Holm");
  EXPECT_EQ(first->actors[2].id, copy->actors[2].id);
  EXPECT_EQ(first->actors[2].id.front(), 'w');
  const Result<ExportStory> none = file->Over("s0");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dateline
