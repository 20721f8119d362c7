// The tense by the forms of words, where they are known, as the table tests/data/times/forms.tsv has them.
#include "times/word_forms.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "times/find.h"

namespace dateline {
namespace {

constexpr std::pair<std::string_view, WordForm> kForms[] = {
    {"N", WordForm::kNoun},      {"X", WordForm::kOther}, {"VBD", WordForm::kPast}, {"VBN", WordForm::kParticiple},
    {"VBZ", WordForm::kPresent}, {"VB", WordForm::kBase}, {"VBG", WordForm::kIng},  {"MD", WordForm::kModal}};

// "The council read/VBD it Thursday." without its marks, and the forms that they say.
struct Marked {
  std::string text;
  std::map<uint32_t, WordForm> forms;  // by the first byte

  explicit Marked(std::string_view marked) {
    uint32_t word = 0;
    for (size_t at = 0; at < marked.size();) {
      if (marked[at] == ' ') word = static_cast<uint32_t>(text.size()) + 1;
      if (marked[at] != '/') {
        text += marked[at++];
        continue;
      }
      const size_t end = std::min(marked.find_first_not_of("NXVBDZGM", at + 1), marked.size());
      for (const auto& [name, form] : kForms)
        if (name == marked.substr(at + 1, end - at - 1)) forms[word] = form;
      at = end;
    }
  }

  WordForm At(uint32_t byte) const {
    const auto found = forms.find(byte);
    return found == forms.end() ? WordForm::kUnknown : found->second;
  }
};

std::string Values(const std::vector<TimeSpan>& times) {
  std::string values;
  for (const TimeSpan& time : times) values += (values.empty() ? "" : " ") + time.value;
  return values;
}

TEST(WordForms, TellTheTenseWhereWordsAloneDoNot) {
  std::ifstream cases(DATELINE_SOURCE_DIR "/tests/data/times/forms.tsv");
  constexpr std::string_view kDate = "2024-03-20";  // a Wednesday
  size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const Marked marked(line.substr(0, tab));
    EXPECT_EQ(Values(timex::TimesIn(marked.text, kDate, [&](uint32_t byte) { return marked.At(byte); })),
              line.substr(tab + 1))
        << line;
    ++count;
  }
  EXPECT_GT(count, 20u);
}

TEST(WordForms, UnknownOnesLeaveTheTenseToTheWords) {
  for (const std::string_view text : {"They met on Monday.", "They will meet on Monday.", "It cut rates on Monday."})
    EXPECT_EQ(Values(timex::TimesIn(text, "2024-03-20", [](uint32_t) { return WordForm::kUnknown; })),
              Values(TimesIn(text, "2024-03-20")))
        << text;
}

TEST(WordForms, AreAskedOfFewWordsAndOnlyWhereTheTenseDecides) {
  size_t asked = 0;
  const auto count = [&](uint32_t) {
    ++asked;
    return WordForm::kUnknown;
  };
  timex::TimesIn("The envoy of the province left the capital in May 2020 and came back two years later.", "2024-03-20",
                 count);
  EXPECT_EQ(asked, 0u);
  timex::TimesIn("The envoy of the province went to the capital and slept there, and came back on Monday.",
                 "2024-03-20", count);
  EXPECT_LE(asked, 4u);
}

}  // namespace
}  // namespace dateline
