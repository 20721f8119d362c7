// Tests of Compare: what kind of copy a story is.
#include <gtest/gtest.h>

#include <algorithm>

#include "copies/copies.h"
#include "copies/copy_samples.h"

namespace dateline::copies {
namespace {

CopyKind Kind(const Story& a, const Story& b) {
  const CopyKind kind = Compare(a, b).kind;
  EXPECT_EQ(kind, Compare(b, a).kind);
  return kind;
}

const Story kOriginal = StoryOf("a", "2019-09-03", "Coastwire", kFire);

TEST(Compare, SameWordsInAnotherLayoutAreExact) {
  std::string flat = kFire;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  flat.resize(flat.find("(Reporting"));
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-05", "The Tarn Post", flat)), CopyKind::kExact);
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-05", "coastwire", kFire)), CopyKind::kExact);
}

TEST(Compare, ABylineThatWasRunIntoTheTextIsStillNoDifference) {
  const Story signed_story =
      StoryOf("a", "2019-09-03", "The Bell", std::string("By Ines Varga\n\nA fog ") + kFireOther);
  const Story run_in = StoryOf("b", "2019-09-03", "The Bell", std::string("By Ines Varga A fog ") + kFireOther);
  EXPECT_EQ(Kind(signed_story, run_in), CopyKind::kExact);
}

TEST(Compare, ACutAndRewordedReprintIsNear) {
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "The Tarn Post", kFireReprint)), CopyKind::kNear);
}

TEST(Compare, AnOutletsOwnCutVersionIsNearToo) {
  const std::string cut(kFire, std::string_view(kFire).find("The dockers"));
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "Coastwire", cut)), CopyKind::kNear);
}

TEST(Compare, AFullerVersionByTheSameOutletIsAnUpdateAndByAnotherAReprint) {
  const std::string cut(kFire, std::string_view(kFire).find("The dockers"));
  const Story brief = StoryOf("a", "2019-09-03", "Coastwire", cut);
  EXPECT_EQ(Kind(brief, StoryOf("b", "2019-09-03", "Coastwire", kFire)), CopyKind::kUpdate);
  EXPECT_EQ(Kind(brief, StoryOf("b", "2019-09-03", "The Tarn Post", kFire)), CopyKind::kNear);
}

TEST(Compare, ALaterVersionByTheSameOutletIsAnUpdate) {
  const Likeness likeness = Compare(StoryOf("0", "2019-09-04", "Coastwire", kFireUpdate), kOriginal);
  EXPECT_EQ(likeness.kind, CopyKind::kUpdate);
  EXPECT_TRUE(likeness.swapped);
  EXPECT_TRUE(likeness.same_outlet);
  EXPECT_EQ(likeness.days_apart, 1);
  EXPECT_EQ(likeness.order, 1);
  EXPECT_GE(likeness.changed_figures, 1u);
}

TEST(Compare, AnotherOutletsStoryWithNewFactsIsNoUpdate) {
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "The Tarn Post", kFireUpdate)), CopyKind::kNone);
}

TEST(Compare, AWholeWeekLaterItIsAnotherStory) {
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-10", "Coastwire", kFireUpdate)), CopyKind::kUpdate);
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-11", "Coastwire", kFireUpdate)), CopyKind::kNone);
}

TEST(Compare, AnotherStoryOnTheEventIsNoCopy) {
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "Coastwire", kFireOther)), CopyKind::kNone);
}

TEST(Compare, BackgroundAtTheEndMakesNoUpdate) {
  const std::string old(std::string_view(kFire).substr(std::string_view(kFire).find("Mayor Lucan"), 190));
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "Coastwire", std::string(kFireOther) + "\n\n" + old)),
            CopyKind::kNone);
}

TEST(Compare, ASeriesKeepsItsSentencesButNotItsFacts) {
  const char* const monday =
      "The main index of the Tarn exchange closed up 1.3 percent on Monday at 4,212. Quill Mining was the busiest "
      "share "
      "and rose 4.8 percent to 17.20 crowns. Turnover came to 2.1 billion crowns. The crown stood at 6.31 to the "
      "dollar.";
  const char* const tuesday =
      "The main index of the Tarn exchange closed down 0.7 percent on Tuesday at 4,183. Orrin Foods was the busiest "
      "share "
      "and rose 2.2 percent to 31.90 crowns. Turnover came to 1.8 billion crowns. The crown stood at 6.35 to the "
      "dollar.";
  EXPECT_EQ(Kind(StoryOf("a", "2019-09-02", "Coastwire", monday), StoryOf("b", "2019-09-03", "Coastwire", tuesday)),
            CopyKind::kNone);
}

TEST(Compare, OtherNamesInTheFirstSentenceMakeAnotherMeeting) {
  const char* const rest =
      " at the presidential palace in Tarn on Tuesday. The two leaders discussed grain, gas and the ceasefire line, "
      "and "
      "agreed that their foreign ministers would meet every month. They stressed that no agreement can replace the "
      "Charter of Ostrava. The President thanked his guest for sending doctors after the floods.";
  const Story one =
      StoryOf("a", "2019-09-03", "Palace", std::string("President Aldo Lomax met Orrin Pascoe of Veldia") + rest);
  const Story two =
      StoryOf("b", "2019-09-03", "Palace", std::string("President Aldo Lomax met Ulla Kestrel of Harrow") + rest);
  EXPECT_EQ(Kind(one, two), CopyKind::kNone);
}

TEST(Compare, FormsOfAFewWordsAreCopiesOnlyWhenExact) {
  const Story one =
      StoryOf("a", "2019-09-03", "Coastwire", "Quarterly dividend four cents. Pay April 15, record March 31.");
  const Story two =
      StoryOf("b", "2019-09-03", "Coastwire", "Quarterly dividend four cents. Pay April 15, record April 1.");
  EXPECT_EQ(Kind(one, two), CopyKind::kNone);
  EXPECT_EQ(Kind(one, StoryOf("b", "", "The Bell", one.text)), CopyKind::kExact);
}

TEST(Compare, AShortReportHasUpdatesForADayOnly) {
  const std::string head =
      "The National Bank offered the Tarn Money Market early assistance on Tuesday to offset a shortage of ";
  const std::string tail =
      " million crowns. Maturing bills and a rise in note circulation drain the system, it said, while the "
      "banks brought balances over their target forward from the day before.";
  const Story one = StoryOf("a", "2019-09-03", "Coastwire", head + "450" + tail);
  EXPECT_EQ(Kind(one, StoryOf("b", "2019-09-03", "Coastwire", head + "600" + tail)), CopyKind::kUpdate);
  EXPECT_EQ(Kind(one, StoryOf("b", "2019-09-06", "Coastwire", head + "600" + tail)), CopyKind::kNone);
}

TEST(Compare, MonthsLaterOnlyAWholeReprintIsACopy) {
  std::string reworded = kFireReprint;
  for (size_t at = 0; (at = reworded.find(" the ", at)) != std::string::npos; at += 4)
    reworded.replace(at, 5, " that ");
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2019-09-04", "The Tarn Post", reworded)), CopyKind::kNear);
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2020-03-04", "The Tarn Post", reworded)), CopyKind::kNone);
  const std::string cut(kFire, std::string_view(kFire).find("The dockers"));
  EXPECT_EQ(Kind(kOriginal, StoryOf("b", "2020-03-04", "The Tarn Post", cut)), CopyKind::kNear);
}

TEST(Compare, TextsWithoutWordsAreNoCopies) {
  EXPECT_EQ(Kind(StoryOf("a", "", "", ""), StoryOf("b", "", "", "")), CopyKind::kNone);
  EXPECT_EQ(Kind(StoryOf("a", "", "", "..."), kOriginal), CopyKind::kNone);
}

TEST(KeyOf, OrdersByDayThenIdAndUnknownDaysFirst) {
  EXPECT_LT(KeyOf(StoryOf("b", "2019-09", "", "")), KeyOf(StoryOf("a", "2019-09-03", "", "")));
  EXPECT_LT(KeyOf(StoryOf("b", "2019-09-02", "", "")), KeyOf(StoryOf("a", "2019-09-03", "", "")));
  EXPECT_LT(KeyOf(StoryOf("a", "2019-09-03", "", "")), KeyOf(StoryOf("b", "2019-09-03", "", "")));
}

TEST(KeyOf, OfOneDayWhatTheOutletWroteItselfComesBeforeAReprintWhateverTheirIds) {
  const std::string agency = "PORT HALE, Sept 3 (AP) - Dockers met.", told = "PORT HALE - Quist told Coastwire.";
  const Story first = StoryOf("b", "2019-09-03", "Coastwire", kFire);
  EXPECT_EQ(Kind(first, StoryOf("a", "2019-09-03", "The Tarn Post", kFireReprint)), CopyKind::kNear);
  for (const auto& [own, reprint] :
       {std::pair{first, StoryOf("a", "2019-09-03", "The Tarn Post", kFireReprint)},
        {first, StoryOf("a", "2019-09-03", "The Tarn Post", kFire)},
        {first, StoryOf("a", "2019-09-03", "", kFire)},
        {StoryOf("b", "2019-09-03", "Associated Press", agency), StoryOf("a", "2019-09-03", "The Tarn Post", agency)},
        {StoryOf("b", "2019-09-03", "The Coastwire", told), StoryOf("a", "2019-09-03", "The Tarn Post", told)}})
    EXPECT_LT(KeyOf(own), KeyOf(reprint)) << own.text;
  EXPECT_LT(KeyOf(StoryOf("a", "2019-09-02", "The Tarn Post", kFire)), KeyOf(first));
}

}  // namespace
}  // namespace dateline::copies
