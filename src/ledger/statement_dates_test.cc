// StatementDates: which time is a statement's, over annotations made by hand.
#include "ledger/statement_dates.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

// A text with statements in it, named by their words.
class Story {
 public:
  explicit Story(std::string text) : text_(std::move(text)), segments_(Segment(text_)) {}

  std::string title, published = "2024-03-22";  // a Friday
  Span dateline;

  Story& Add(std::string_view source, std::string_view cue, std::string_view content, int speaker = 0) {
    FoundStatement s;
    s.cue = s.anchor = Words(cue);
    s.content = {Words(content)};
    if (!source.empty()) s.source = Words(source);
    annotations_.statements.push_back(s);
    speakers_.push_back({speaker});
    return *this;
  }

  // Joined by blanks, "-" for none.
  std::string Dates() {
    annotations_.times = FindTimes(text_, segments_, published);
    std::string dates;
    const DatedStory story = {text_, title, published, dateline};
    for (const std::string& date : StatementDates(story, segments_, annotations_, speakers_))
      dates.append(dates.empty() ? "" : " ").append(date.empty() ? "-" : date);
    return dates;
  }

 private:
  WordRange Words(std::string_view phrase) const {
    const size_t at = text_.find(phrase);
    EXPECT_NE(at, std::string::npos) << phrase;
    WordRange range = {UINT32_MAX, 0};
    for (uint32_t w = 0; w < segments_.words.size(); ++w) {
      const Span word = segments_.words[w].span;
      if (word.begin < at || word.end > at + phrase.size()) continue;
      range.begin = std::min(range.begin, w);
      range.end = w + 1;
    }
    return range;
  }

  std::string text_;
  Segments segments_;
  Annotations annotations_;
  std::vector<std::vector<int>> speakers_;
};

TEST(StatementDates, TimeBesideTheCueIsTheStatements) {
  EXPECT_EQ(Story("The mayor said Thursday that ships sail.").Add("The mayor", "said", "ships sail").Dates(),
            "2024-03-21");
  EXPECT_EQ(Story("She told reporters on Tuesday the port is shut.").Add("She", "told", "the port is shut").Dates(),
            "2024-03-19");
  EXPECT_EQ(Story("\"It is over,\" the mayor said late on Monday.").Add("the mayor", "said", "It is over").Dates(),
            "2024-03-18");
}

TEST(StatementDates, TimeThatOpensTheSentenceReachesOverTheSpeaker) {
  EXPECT_EQ(Story("On Monday, the mayor of Malmo said ships sail.").Add("the mayor of Malmo", "said", "ships").Dates(),
            "2024-03-18");
}

TEST(StatementDates, TimesInsideOfWhatIsSaidAreNot) {
  EXPECT_EQ(Story("The mayor said ships would sail on Thursday.")
                .Add("The mayor", "said", "ships would sail on Thursday")
                .Dates(),
            "-");
}

TEST(StatementDates, TimesOfOtherClausesAreNot) {
  EXPECT_EQ(Story("The mayor, who came to office in January, said ships sail.")
                .Add("The mayor", "said", "ships sail")
                .Dates(),
            "-");
  EXPECT_EQ(Story("The port closed on Monday; the mayor said ships sail.").Add("the mayor", "said", "ships").Dates(),
            "-");
  EXPECT_EQ(Story("On Monday the union warned of a strike the mayor said was over.")
                .Add("the union", "warned", "a strike", 1)
                .Add("the mayor", "said", "was over")
                .Dates(),
            "2024-03-18 -");
  EXPECT_EQ(Story("Until Thursday the mayor said ships sail.").Add("the mayor", "said", "ships sail").Dates(), "-");
}

TEST(StatementDates, DatelineAndTimesToComeAreNot) {
  Story story("OSLO, March 21 (AP) - The mayor said ships sail.");
  story.dateline = {0, 22};
  EXPECT_EQ(story.Add("The mayor", "said", "ships sail").Dates(), "-");
  EXPECT_EQ(Story("By Sunday, the mayor said, ships sail.").Add("the mayor", "said", "ships sail").Dates(), "-");
}

TEST(StatementDates, WeekThatRunsOnEndsWithPublication) {
  EXPECT_EQ(Story("The mayor said this week that ships sail.").Add("The mayor", "said", "ships sail").Dates(),
            "2024-03-18/2024-03-22");
}

TEST(StatementDates, EarlierThisWeekEndsTheDayBeforePublication) {
  EXPECT_EQ(Story("The mayor said earlier this week that ships sail.").Add("The mayor", "said", "ships sail").Dates(),
            "2024-03-18/2024-03-21");
}

TEST(StatementDates, OfAStoryOfAMonthAreOfThatMonth) {
  Story story("The mayor said that ships sail.");
  story.published = "2024-03";
  EXPECT_EQ(story.Add("The mayor", "said", "ships sail").Dates(), "2024-03");
}

TEST(StatementDates, SameSpeakerGoesOnAnotherDoesNot) {
  Story story("The mayor said Thursday that ships sail. He added it was late. The union asked for pay.");
  story.Add("The mayor", "said", "ships sail").Add("He", "added", "it was late").Add("The union", "asked", "pay", 1);
  EXPECT_EQ(story.Dates(), "2024-03-21 2024-03-21 -");
}

TEST(StatementDates, DigestInThePresentTenseIsOfTheDayOfPublication) {
  Story story("The mayor says ships sail. Oslo denies it. The union had asked for pay.");
  story.Add("The mayor", "says", "ships sail").Add("Oslo", "denies", "it", 2).Add("The union", "had asked", "pay", 1);
  EXPECT_EQ(story.Dates(), "2024-03-22 2024-03-22 -");
  story.published.clear();
  EXPECT_EQ(story.Dates(), "- - -");
}

TEST(StatementDates, TitleWithTheDayOfPublicationMakesADigest) {
  Story story("The mayor said ships sail.");
  story.title = "Ports, 2024-03-22";
  EXPECT_EQ(story.Add("The mayor", "said", "ships sail").Dates(), "2024-03-22");
}

}  // namespace
}  // namespace dateline
