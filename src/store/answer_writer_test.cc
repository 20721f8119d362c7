// Rows as text.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dateline/answer.h"

namespace dateline {
namespace {

const std::vector<Column> kColumns = {
    {"day"}, {"words", Show::kLong}, {"names"}, {"sure", Show::kNever}, {"id", Show::kId}};
const Row kRow = {Value("2024-03-22"), Value("=1+1, \"said\" he\nand\x1b[2J she"),
                  Value(std::vector<std::string>{"Ida", "Åsa"}), Value(0.5), Value("q0123456789abcdef")};

TEST(Answers, AreJsonLines) {
  const auto json = nlohmann::json::parse(ToJsonLine(kColumns, kRow));
  EXPECT_EQ(json["words"], std::get<std::string>(kRow[1]));
  EXPECT_EQ(json["names"][1], "Åsa");
  EXPECT_EQ(json["sure"], 0.5);
  EXPECT_TRUE(nlohmann::json::parse(ToJsonLine(kColumns, {{}, {}, {}, {}, {}}))["day"].is_null());
}

TEST(Answers, AreCsvThatNoSpreadsheetRuns) {
  EXPECT_EQ(ToCsvHeader(kColumns), "day,words,names,sure,id\n");
  EXPECT_EQ(ToCsvLine(kColumns, kRow),
            "2024-03-22,\"'=1+1, \"\"said\"\" he\nand\x1b[2J she\",Ida; Åsa,0.5,q0123456789abcdef\n");
}

TEST(Answers, AreTablesThatSteerNoTerminal) {
  const std::string table = ToTable(kColumns, {kRow}, {.width = 60});
  EXPECT_EQ(table.find('\x1b'), std::string::npos);
  EXPECT_EQ(table.find("sure"), std::string::npos);
  EXPECT_NE(table.find("q01234567"), std::string::npos);
  EXPECT_EQ(table.find("q012345678"), std::string::npos);
  for (size_t at = 0; at < table.size(); at = table.find('\n', at) + 1)
    EXPECT_LE(table.find('\n', at) - at, 70U);  // bytes of 60 columns
}

TEST(AnswerTable, NeverBreaksADateATimeOrAnId) {
  const std::vector<Column> columns = {{"at"}, {"date"}, {"a"}, {"words", Show::kLong}, {"more"}};
  const Row row = {Value("2026-11-29T10:37:07.191Z"), Value("2024-05-01/2024-05-03"), Value("w7c588547ad5c2608"),
                   Value("a sentence of several words that takes the room that is left"),
                   Value("and some other words")};
  for (const int width : {40, 80, 100, 120}) {
    const std::string table = ToTable(columns, {row}, {.width = width});
    for (const size_t column : {0, 1, 2})
      EXPECT_NE(table.find(std::get<std::string>(row[column])), std::string::npos) << width << "\n" << table;
  }
}

}  // namespace
}  // namespace dateline
