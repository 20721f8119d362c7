// Tests of the link features: the form of a mention, each field of a pair, and the choice of candidates.
#include "resolve/link_features.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

class Story {
 public:
  // Mentions are marked in `text` as {The mayor}; they may nest.
  explicit Story(std::string_view marked) {
    std::vector<std::pair<size_t, Span>> found;  // by place of the opening brace
    std::vector<size_t> open;
    for (char c : marked) {
      if (c == '{') {
        open.push_back(found.size());
        found.push_back({found.size(), {static_cast<uint32_t>(text_.size()), 0}});
      } else if (c == '}') {
        found[open.back()].second.end = static_cast<uint32_t>(text_.size());
        open.pop_back();
      } else {
        text_.push_back(c);
      }
    }
    segments_ = Segment(text_);
    quotations_ = MatchQuotations(text_, segments_, nullptr);
    speakers_.of_quotation.assign(quotations_.all.size(), -1);
    speakers_.of_word.assign(segments_.words.size(), -1);
    for (const auto& [order, span] : found) forms_.push_back(FormOf(text_, segments_, WordsOf(span)));
  }

  WordRange WordsOf(Span span) const {
    WordRange range = {UINT32_MAX, 0};
    for (uint32_t w = 0; w < segments_.words.size(); ++w) {
      if (!span.Contains(segments_.words[w].span)) continue;
      range = {std::min(range.begin, w), w + 1};
    }
    return range;
  }

  LinkFeatures Of(uint32_t later, uint32_t earlier) const {
    return LinkFeatureReader(text_, segments_, quotations_, forms_, speakers_).Of(later, earlier);
  }

  const MentionForm& Form(uint32_t mention) const { return forms_[mention]; }
  const std::vector<MentionForm>& forms() const { return forms_; }
  const Quotations& quotations() const { return quotations_; }
  QuotationSpeakers& speakers() { return speakers_; }

 private:
  std::string text_;
  Segments segments_;
  Quotations quotations_;
  std::vector<MentionForm> forms_;
  QuotationSpeakers speakers_;
};

enum Field {
  kString,
  kNumber,
  kSentence,
  kQuote,
  kNesting,
  kLaterPronoun,
  kEarlierPronoun,
  kStatement,
  kGender,
  kState,
  kPlaces
};

using Strings = std::vector<std::string>;

TEST(FormOf, LeavesOutArticleAndPossessiveEnding) {
  const Story story("{The mayor's} aide met {an Army unit}, {the} and {both parties'} men.");
  EXPECT_EQ(story.Form(0).lower, Strings{"mayor"});
  EXPECT_EQ(story.Form(0).words, (WordRange{1, 2}));
  EXPECT_EQ(story.Form(1).lower, (Strings{"army", "unit"}));
  EXPECT_EQ(story.Form(2).lower, Strings{"the"});  // never empty
  EXPECT_EQ(story.Form(3).lower, (Strings{"both", "parties"}));
}

TEST(FormOf, HeadIsTheLastWordBeforeAnOfOrAComma) {
  const Story story("{The leader of the party} met {Ann Hall, a judge} and {of late}.");
  EXPECT_EQ(story.Form(0).lower[story.Form(0).head], "leader");
  EXPECT_EQ(story.Form(1).lower[story.Form(1).head], "hall");
  EXPECT_EQ(story.Form(2).head, 0u);
}

TEST(FormOf, PronounsAreToldApartAndHaveNoCapital) {
  const Story story("{He} told {her} that {it}, {they}, {I}, {we}, {you}, {who} and {the mayor} met {US} men of {us}.");
  using P = PronounClass;
  const P expected[] = {P::kHe,  P::kShe,          P::kIt,   P::kThey, P::kI, P::kWe,
                        P::kYou, P::kOtherPronoun, P::kNone, P::kNone, P::kWe};
  for (uint32_t m = 0; m < std::size(expected); ++m) EXPECT_EQ(story.Form(m).pronoun, expected[m]) << m;
  EXPECT_FALSE(story.Form(0).capital);
  EXPECT_FALSE(story.Form(4).capital);
  EXPECT_TRUE(story.Form(9).capital);
}

TEST(FormOf, CapitalsAndInitials) {
  const Story story("{Officials} of {the United Nations} met {the mayor} and {the Élysée}.");
  EXPECT_TRUE(story.Form(0).capital);
  EXPECT_TRUE(story.Form(1).capital);
  EXPECT_EQ(story.Form(1).initials, "un");
  EXPECT_FALSE(story.Form(2).capital);
  EXPECT_EQ(story.Form(2).initials, "");
  EXPECT_TRUE(story.Form(3).capital);
  EXPECT_EQ(story.Form(3).initials, "é");
}

uint8_t Match(std::string_view marked) { return Story(marked).Of(1, 0)[kString]; }

TEST(StringMatch, TellsWordingsApart) {
  EXPECT_EQ(Match("{He} said {he} left."), 1);
  EXPECT_EQ(Match("{He} said {she} left."), 2);
  EXPECT_EQ(Match("{Hall} said {he} left."), 3);
  EXPECT_EQ(Match("{He} said {Hall} left."), 4);
  EXPECT_EQ(Match("{Hall} said {Hall's} men left."), 5);
  EXPECT_EQ(Match("{The mayor} said {the mayor} left."), 6);
  EXPECT_EQ(Match("{Ann Hall} said {Hall} left."), 7);
  EXPECT_EQ(Match("{Hall} said {Mr. Hall} left."), 7);
  EXPECT_EQ(Match("{Hall Motors} said {Hall} left."), 8);
  EXPECT_EQ(Match("{The United Nations} said {the U.N.} left."), 9);
  EXPECT_EQ(Match("{The UN} said {the United Nations} left."), 9);
  EXPECT_EQ(Match("{The old mayor} said {the new mayor} left."), 10);
  EXPECT_EQ(Match("{The mayor} said {the governor} left."), 11);
  EXPECT_EQ(Match("{Ames} said {Bell} left."), 11);
}

TEST(LinkFeatures, CountMentionsAndSentencesBetween) {
  const Story story(
      "{Ames} left. {Bell} left. So. So. So. {Cole} left. So. So. So. So. {Dunn} left. So. So. So. So. So. {Eder} "
      "left.");
  EXPECT_EQ(story.Of(1, 0)[kNumber], DistanceBucket(1));
  EXPECT_EQ(story.Of(4, 0)[kNumber], DistanceBucket(4));
  EXPECT_EQ(story.Of(1, 0)[kSentence], 1);
  EXPECT_EQ(story.Of(2, 1)[kSentence], 4);
  EXPECT_EQ(story.Of(3, 2)[kSentence], 4);
  EXPECT_EQ(story.Of(3, 1)[kSentence], 5);
  EXPECT_EQ(story.Of(4, 0)[kSentence], 6);
}

TEST(LinkFeatures, QuotationsAndTheirSpeakers) {
  Story story("{Ames} said: “{I} saw {her}.” {Bell} left. “{We} left,” said {Cole}.");
  enum { kAmes, kI, kHer, kBell, kWe, kCole };
  EXPECT_EQ(story.Of(kBell, kAmes)[kQuote], 0);
  EXPECT_EQ(story.Of(kHer, kI)[kQuote], 1);
  EXPECT_EQ(story.Of(kI, kAmes)[kQuote], 3);  // who speaks is not known yet
  EXPECT_EQ(story.Of(kCole, kWe)[kQuote], 5);
  EXPECT_EQ(story.Of(kWe, kI)[kQuote], 7);
  story.speakers().of_quotation = {kAmes, kCole};
  EXPECT_EQ(story.Of(kI, kAmes)[kQuote], 2);
  EXPECT_EQ(story.Of(kWe, kAmes)[kQuote], 3);
  EXPECT_EQ(story.Of(kCole, kWe)[kQuote], 4);
  EXPECT_EQ(story.Of(kBell, kI)[kQuote], 5);
  EXPECT_EQ(story.Of(kWe, kI)[kQuote], 7);
  story.speakers().of_quotation = {kAmes, kAmes};
  EXPECT_EQ(story.Of(kWe, kI)[kQuote], 6);
}

TEST(LinkFeatures, ParagraphsOfOneQuotationAreOne) {
  const Story story("“{I} left.\n\n“{I} came,” said {Ames}.");
  EXPECT_EQ(story.Of(1, 0)[kQuote], 1);
}

uint8_t NestingOf(std::string_view marked) { return Story(marked).Of(1, 0)[kNesting]; }

TEST(LinkFeatures, NestingAppositionAndCopula) {
  EXPECT_EQ(NestingOf("{Ames} met the old {Bell}."), 0);
  EXPECT_EQ(NestingOf("{The mayor of {Bonn}} left."), 1);
  EXPECT_EQ(NestingOf("{Police} {chief} left."), 3);
  EXPECT_EQ(NestingOf("{Ames}, {the mayor}, left."), 4);
  EXPECT_EQ(NestingOf("{Ames} ({the mayor}) left."), 4);
  EXPECT_EQ(NestingOf("{Ames} is {mayor}."), 5);
  EXPECT_EQ(NestingOf("{Ames} became {the mayor}."), 5);
  EXPECT_EQ(NestingOf("{Ames} and {Bell} left."), 0);
}

TEST(LinkFeatures, EveryFieldStaysWithinItsRows) {
  std::string marked;
  for (int i = 0; i < 80; ++i) marked += "{Ames} told {the mayor of {Bonn}} that “{I} saw {the U.N.} men,” {he} said. ";
  const Story story(marked);
  for (uint32_t later = 1; later < story.forms().size(); ++later) {
    for (uint32_t earlier = 0; earlier < later; ++earlier) {
      const LinkFeatures f = story.Of(later, earlier);
      for (int field = 0; field < kLinkFields; ++field) ASSERT_LT(f[field], kLinkFieldSizes[field]);
    }
  }
}

MentionForm Form(Strings words, bool capital, std::string initials) {
  MentionForm form;
  form.lower = std::move(words);
  form.capital = capital;
  form.initials = std::move(initials);
  return form;
}

TEST(LinkCandidates, AreAllEarlierMentionsWhileFew) {
  const std::vector<MentionForm> forms(5, Form({"man"}, false, ""));
  const auto candidates = LinkCandidates(forms);
  ASSERT_EQ(candidates.size(), 5u);
  EXPECT_TRUE(candidates[0].empty());
  EXPECT_EQ(candidates[3], (std::vector<uint32_t>{0, 1, 2}));
}

TEST(LinkCandidates, ReachBackToTheFirstOfAWordingThatSharesAName) {
  std::vector<MentionForm> forms = {Form({"ann", "hall"}, true, "ah"), Form({"ann", "hall"}, true, "ah"),
                                    Form({"united", "nations"}, true, "un"), Form({"bell"}, true, "b")};
  forms.resize(4 + kNearMentions, Form({"man"}, false, ""));
  forms.push_back(Form({"mr.", "hall"}, true, "mh"));
  forms.push_back(Form({"un"}, true, "u"));
  forms.push_back(Form({"cole"}, true, "c"));
  forms.push_back(Form({"man"}, false, ""));
  const auto candidates = LinkCandidates(forms);
  const auto far = [&](size_t i) {
    return std::vector<uint32_t>(candidates[i].begin(), candidates[i].end() - kNearMentions);
  };
  const size_t hall = 4 + kNearMentions;
  EXPECT_EQ(far(hall), std::vector<uint32_t>{0});
  EXPECT_EQ(far(hall + 1), std::vector<uint32_t>{2});
  EXPECT_EQ(far(hall + 2), std::vector<uint32_t>{});
  EXPECT_EQ(far(hall + 3), (std::vector<uint32_t>{0, 2, 3}));
}

TEST(LinkCandidates, AreBoundedAscendingAndEarlier) {
  std::vector<MentionForm> forms;
  for (int i = 0; i < 3000; ++i) {
    forms.push_back(Form({"hall", "of", std::to_string(i % 700)}, i % 3 != 0, "h"));
  }
  const auto candidates = LinkCandidates(forms);
  for (uint32_t i = 0; i < forms.size(); ++i) {
    ASSERT_LE(candidates[i].size(), kNearMentions + kFarMentions);
    for (size_t k = 0; k < candidates[i].size(); ++k) {
      ASSERT_LT(candidates[i][k], i);
      ASSERT_TRUE(k == 0 || candidates[i][k - 1] < candidates[i][k]);
    }
  }
}

TEST(LinkFeatures, GenderByPronounTitleOrGivenName) {
  const Story story("{Martha Bell} met {Mr. Cole}. {She} thanked {him} and {a clerk}.");
  EXPECT_EQ(story.Of(2, 0)[kGender], 1);
  EXPECT_EQ(story.Of(2, 1)[kGender], 2);
  EXPECT_EQ(story.Of(3, 1)[kGender], 1);
  EXPECT_EQ(story.Of(4, 0)[kGender], 0);
}

TEST(LinkFeatures, StatesByNameDemonymCapitalAndGovernment) {
  const Story story("{Egypt} and {Egyptian} troops; {Cairo}; {the government of Egypt}; {France}; {the river}.");
  EXPECT_EQ(story.Of(1, 0)[kState], 1);
  EXPECT_EQ(story.Of(2, 0)[kState], 2);
  EXPECT_EQ(story.Of(3, 1)[kState], 1);
  EXPECT_EQ(story.Of(4, 0)[kState], 3);
  EXPECT_EQ(story.Of(5, 0)[kState], 0);
}

TEST(LinkFeatures, WhoSaysWhich) {
  Story story("{Ames} said {he} would tell {Cole}. {She} left.");
  story.speakers().of_word.at(2) = 0;
  story.speakers().of_word.at(5) = 0;
  EXPECT_EQ(story.Of(1, 0)[kStatement], 1);  // the earlier says the later
  EXPECT_EQ(story.Of(2, 1)[kStatement], 3);  // both in words of one speaker
  EXPECT_EQ(story.Of(3, 2)[kStatement], 5);
  EXPECT_EQ(story.Of(3, 0)[kStatement], 0);
}

TEST(LinkFeatures, PlaceInTheSentence) {
  const Story story("{Ames} and {Cole} later met with {Bell}. {She} left {him}.");
  EXPECT_EQ(story.Of(1, 0)[kPlaces], 4);  // "A and B"
  EXPECT_EQ(story.Of(2, 0)[kPlaces], 2);
  EXPECT_EQ(story.Of(3, 0)[kPlaces], 3);
  EXPECT_EQ(story.Of(4, 2)[kPlaces], 0);
}

}  // namespace
}  // namespace dateline
