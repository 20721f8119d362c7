// Tests of the speakers of quotations: which mentions a source names, and whose words a quotation holds.
#include "resolve/quotation_speakers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace dateline {
namespace {

class Story {
 public:
  Story(std::string text, std::vector<std::string_view> mentions)
      : text_(std::move(text)), segments_(Segment(text_)), quotations_(MatchQuotations(text_, segments_, nullptr)) {
    for (std::string_view m : mentions) forms_.push_back(FormOf(text_, segments_, Find(m)));
    std::stable_sort(forms_.begin(), forms_.end(),
                     [](const auto& a, const auto& b) { return a.words.begin < b.words.begin; });
  }

  // The words of the first place where `part` stands.
  WordRange Find(std::string_view part) const {
    const size_t at = text_.find(part);
    EXPECT_NE(at, text_.npos) << part;
    const Span span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())};
    WordRange range = {UINT32_MAX, 0};
    for (uint32_t w = 0; w < segments_.words.size(); ++w) {
      if (span.Contains(segments_.words[w].span)) range = {std::min(range.begin, w), w + 1};
    }
    EXPECT_LT(range.begin, range.end) << part;
    return range;
  }

  // The mentions that the source names, parted by "|".
  std::string Sources(std::string_view source) const {
    std::string out;
    for (uint32_t m : SourceMentions(segments_.words, text_, Find(source), forms_)) {
      out += (out.empty() ? "" : "|") + Words(m);
    }
    return out;
  }

  std::vector<int> WordSpeakers(const std::vector<SaidWords>& statements) const {
    return SpeakersOf(segments_.words, text_, quotations_, statements, forms_).of_word;
  }

  // The mention that speaks each quotation, parted by "|".
  std::string Speakers(const std::vector<SaidWords>& statements) const {
    std::string out;
    for (int m : SpeakersOf(segments_.words, text_, quotations_, statements, forms_).of_quotation) {
      out += (out.empty() ? "" : "|") + (m < 0 ? std::string("?") : Words(static_cast<uint32_t>(m)));
    }
    return out;
  }

 private:
  std::string Words(uint32_t mention) const {
    std::string out;
    for (const std::string& w : forms_[mention].lower) out += (out.empty() ? "" : " ") + w;
    return out;
  }

  std::string text_;
  Segments segments_;
  Quotations quotations_;
  std::vector<MentionForm> forms_;
};

TEST(SourceMentions, TheOneOfTheSameWordsComesFirst) {
  const Story story("The mayor of Bonn said so.", {"The mayor of Bonn", "Bonn"});
  EXPECT_EQ(story.Sources("The mayor of Bonn"), "mayor of bonn");
  EXPECT_EQ(story.Sources("mayor of Bonn"), "mayor of bonn");
  EXPECT_EQ(story.Sources("Bonn"), "bonn");
}

TEST(SourceMentions, PartyTagsStandBetweenJoinedSources) {
  EXPECT_EQ(Story("Ann Roe, R-Tenn., and Bob Poe, D-N.Y., said so.", {"Ann Roe", "Bob Poe"})
                .Sources("Ann Roe, R-Tenn., and Bob Poe, D-N.Y."),
            "ann roe|bob poe");
  EXPECT_EQ(Story("Ann Roe (R) and Bob Poe said so.", {"Ann Roe", "Bob Poe"}).Sources("Ann Roe (R) and Bob Poe"),
            "ann roe|bob poe");
}

TEST(SourceMentions, JoinedSourcesAreEachNamed) {
  EXPECT_EQ(Story("Baku and Yerevan said so.", {"Baku", "Yerevan"}).Sources("Baku and Yerevan"), "baku|yerevan");
  EXPECT_EQ(
      Story("Ames, Bell, and the mayor said so.", {"Ames", "Bell", "the mayor"}).Sources("Ames, Bell, and the mayor"),
      "ames|bell|mayor");
  EXPECT_EQ(Story("Ames & Bell said so.", {"Ames", "Bell"}).Sources("Ames & Bell"), "ames|bell");
  EXPECT_EQ(Story("Baku and Yerevan said so.", {"Baku and Yerevan", "Baku", "Yerevan"}).Sources("Baku and Yerevan"),
            "baku and yerevan");
}

TEST(SourceMentions, ADescriptionGivesWayToTheNameInApposition) {
  const Story story("\"No,\" said its leader, Anne Morin.", {"its leader", "its", "Anne Morin"});
  EXPECT_EQ(story.Sources("its leader, Anne Morin"), "anne morin");
}

TEST(SourceMentions, AppositionsAreOfTheFirst) {
  EXPECT_EQ(Story("Ames, the mayor, said so.", {"Ames", "the mayor"}).Sources("Ames, the mayor"), "ames");
  EXPECT_EQ(Story("Ames, the mayor, who met Bell, said so.", {"Ames", "the mayor", "Bell"})
                .Sources("Ames, the mayor, who met Bell"),
            "ames");
  EXPECT_EQ(Story("Ames of Bonn and Bell said so.", {"Ames", "Bonn", "Bell"}).Sources("Ames of Bonn and Bell"), "ames");
}

TEST(SourceMentions, NestedOnesAreLeftOut) {
  const Story story("The mayor of Bonn and Ames said so.", {"The mayor of Bonn", "mayor", "Bonn", "Ames"});
  EXPECT_EQ(story.Sources("The mayor of Bonn and Ames"), "mayor of bonn|ames");
}

TEST(SourceMentions, FallBackToTheSmallestAround) {
  const Story story("Officials of the party in Bonn said so.",
                    {"Officials of the party in Bonn", "Officials of the party", "Bonn"});
  EXPECT_EQ(story.Sources("Officials"), "officials of the party");
}

TEST(SourceMentions, OfNothingAreNone) {
  const Story story("Ames said nobody left.", {"Ames"});
  EXPECT_EQ(story.Sources("nobody"), "");
  EXPECT_TRUE(SourceMentions({}, "", {}, {}).empty());
}

TEST(SourceMentions, TheNameAfterTheOnlyCommaSpeaks) {
  const Story story("Its head, Ann Hall, and the chief of Tarn Bank, Dr Ed Poe, met the two sides, Oman and Iran.",
                    {"Its", "Ann Hall", "Tarn Bank", "Dr Ed Poe", "the two sides", "Oman", "Iran"});
  EXPECT_EQ(story.Sources("Its head, Ann Hall"), "ann hall");
  EXPECT_EQ(story.Sources("the chief of Tarn Bank, Dr Ed Poe"), "dr ed poe");
  EXPECT_NE(story.Sources("the two sides, Oman and Iran"), "iran");
}

TEST(SpeakersOf, EachWordIsOfTheShortestStatementThatHoldsIt) {
  const Story story("Ann said Ed said it rained.", {"Ann", "Ed"});
  EXPECT_EQ(story.WordSpeakers({{story.Find("Ann"), {story.Find("Ed said it rained")}},
                                {story.Find("Ed"), {story.Find("it rained")}}}),
            (std::vector<int>{-1, -1, 0, 0, 1, 1, -1}));
}

TEST(SpeakersOf, AQuotationBelongsToTheStatementThatHoldsMostOfIt) {
  const Story story("“We left early,” Ames said. “They came late,” said Bell.", {"Ames", "Bell"});
  EXPECT_EQ(story.Speakers({{story.Find("Ames"), {story.Find("“We left early,”")}},
                            {story.Find("Bell"), {story.Find("“They came late,”")}}}),
            "ames|bell");
  EXPECT_EQ(story.Speakers(
                {{story.Find("Ames"), {story.Find("We left")}}, {story.Find("Bell"), {story.Find("We left early,")}}}),
            "bell|?");
}

TEST(SpeakersOf, LessThanHalfOfAQuotationIsNotItsSpeakers) {
  const Story story("“We left early, and they came late,” Ames said.", {"Ames"});
  EXPECT_EQ(story.Speakers({{story.Find("Ames"), {story.Find("We left early")}}}), "?");
  EXPECT_EQ(story.Speakers({{story.Find("Ames"), {story.Find("early, and they came late")}}}), "ames");
}

TEST(SpeakersOf, AChainOfParagraphsHasOneSpeaker) {
  const Story story("“We left.\n\n“They came,” Ames said.\n\n“So.”", {"Ames"});
  EXPECT_EQ(story.Speakers({{story.Find("Ames"), {story.Find("They came,")}}}), "ames|ames|?");
}

TEST(SpeakersOf, PiecesOfContentEachGiveTheirQuotation) {
  const Story story("“We left,” Ames said, “and they came.”", {"Ames"});
  EXPECT_EQ(story.Speakers({{story.Find("Ames"), {story.Find("“We left,”"), story.Find("“and they came.”")}}}),
            "ames|ames");
}

TEST(SpeakersOf, NestedQuotationsAndUnnamedSourcesSayNothing) {
  const Story story("“Bell told us ‘no’ at once,” Ames said.", {"Bell", "Ames"});
  EXPECT_EQ(story.Speakers({{story.Find("Bell"), {story.Find("‘no’")}}}), "?|?");
  EXPECT_EQ(story.Speakers({{{}, {story.Find("Bell told us ‘no’ at once,")}}}), "?|?");
}

}  // namespace
}  // namespace dateline
