#include <gtest/gtest.h>

#include "exports/export_samples.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

using samples::FilesOf;

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Brat, AStoryIsItsTextAndItsAnnotations) {
  auto files = FilesOf("brat", {{samples::Harbour(), {.id = "s1"}}});
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files["s1.txt"], samples::Harbour().text);
  EXPECT_TRUE(Has(files["annotation.conf"], "Act Arg:<EVENT>, Value:assert|assess|"));
  const std::string& ann = files["s1.ann"];
  EXPECT_TRUE(ann.starts_with("T1\tPerson 32 46\tMayor Åsa Lind\n")) << ann;
  EXPECT_TRUE(Has(ann, "E1\tStatement:T4 Speaker:T1 Content:T5 Content2:T6\n")) << ann;
  EXPECT_TRUE(Has(ann, "\tAct E1 announce\n"));
  EXPECT_TRUE(Has(ann, "Within:E2\n"));
}

TEST(Brat, EntriesNameEachOther) {
  const std::string ann = FilesOf("brat", {{samples::Dam(), {.id = "s1"}}})["s1.ann"];
  EXPECT_TRUE(Has(ann, "\tStatus E6 planned\n")) << ann;
  EXPECT_TRUE(Has(ann, " SameAs:E4\n"));
  EXPECT_TRUE(Has(ann, "E14\tShift:")) << ann;
  EXPECT_TRUE(Has(ann, " From:E12 To:E11\n"));
  EXPECT_TRUE(Has(ann, "value 40; unit people; date 2024-03-18\n"));
}

TEST(Brat, ASpanOverSeveralLinesIsInPieces) {
  Ledger ledger;
  ledger.text = "He said: one \n\n two.";
  ledger.statements.push_back({.cue = {3, 7}, .content = {{9, 19}}});
  const std::string ann = FilesOf("brat", {{ledger, {.id = "s1"}}})["s1.ann"];
  EXPECT_TRUE(Has(ann, "\tContent 9 12;16 19\tone two\n")) << ann;
}

}  // namespace
}  // namespace dateline
