// TimesIn, by the table of cases in tests/data/times/cases.tsv, and what holds of any text.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "dateline/times.h"
#include "times/lexer.h"

namespace dateline {
namespace {

// "words=TYPE value begin..finish MOD", joined by "; "; what is not known is left out.
std::string Found(const std::string& text, const std::string& date) {
  std::string found;
  for (const TimeSpan& time : TimesIn(text, date)) {
    if (!found.empty()) found += "; ";
    found.append(time.span.In(text)).append("=").append(time.type).append(" ").append(time.value);
    if (!time.begin.empty()) found += " " + time.begin + ".." + time.finish;
    if (!time.mod.empty()) found += " " + time.mod;
  }
  return found;
}

TEST(TimesIn, ReadsTheTableOfCases) {
  std::ifstream cases(DATELINE_SOURCE_DIR "/tests/data/times/cases.tsv");
  size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    const size_t text = line.find('\t'), found = line.rfind('\t');
    ASSERT_NE(text, std::string::npos) << line;
    EXPECT_EQ(Found(line.substr(text + 1, found - text - 1), line.substr(0, text)), line.substr(found + 1)) << line;
    ++count;
  }
  EXPECT_GT(count, 40u);
}

TEST(TimesIn, TheVerbOfTheClauseDecidesBetweenPastAndFuture) {
  EXPECT_EQ(Found("They met on Monday.", "2024-03-21"), "Monday=DATE 2024-03-18 2024-03-18..2024-03-19");
  EXPECT_EQ(Found("They will meet on Monday.", "2024-03-21"), "Monday=DATE 2024-03-25 2024-03-25..2024-03-26");
  EXPECT_EQ(Found("The bill is to be signed on Monday.", "2024-03-21"),
            "Monday=DATE 2024-03-25 2024-03-25..2024-03-26");
}

TEST(TimesIn, AWrongDayOfPublicationIsNone) {
  for (const char* date : {"", "2024-02-30", "yesterday", "0000-00-00", "99999-01-01", "2024-13"})
    EXPECT_EQ(Found("He came yesterday.", date), "yesterday=DATE PAST_REF") << date;
}

TEST(TimesIn, AnyBytesGiveSpansInOrder) {
  const std::string bytes("\xE2\x80 May 5, 2020 \xFF\xC3 Oct. \0 7 \xE2\x80\x93 9 1990s' 12:99 p.m. \xF0\x9F", 52);
  uint32_t end = 0;
  for (const TimeSpan& time : TimesIn(bytes, "2024-03-22")) {
    EXPECT_GE(time.span.begin, end);
    EXPECT_LT(time.span.begin, time.span.end);
    end = time.span.end;
  }
  EXPECT_LE(end, bytes.size());
  EXPECT_FALSE(TimesIn(std::string(10000, '9') + " years ago", "2024-03-22").empty());
}

TEST(TimesIn, ALongParagraphIsCutButReadToItsEnd) {
  std::string text;
  for (size_t i = 0; i < 2 * timex::kMostLexemes; ++i) text += "word ";
  EXPECT_EQ(Found(text + "on 5 May 2020", ""), "5 May 2020=DATE 2020-05-05 2020-05-05..2020-05-06");
}

}  // namespace
}  // namespace dateline
