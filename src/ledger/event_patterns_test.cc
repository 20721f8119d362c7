// Tests of event patterns: one sentence for each pattern, the trigger and the mentions named by their words.
#include "ledger/event_patterns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace dateline {
namespace {

WordRange WordsOf(const std::string& text, const Segments& segments, std::string_view phrase) {
  const size_t at = text.find(phrase);
  EXPECT_NE(at, std::string::npos) << phrase;
  WordRange range = {UINT32_MAX, 0};
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    const Span word = segments.words[w].span;
    if (word.begin < at || word.end > at + phrase.size()) continue;
    range.begin = std::min(range.begin, w);
    range.end = w + 1;
  }
  EXPECT_LT(range.begin, range.end) << phrase;
  return range;
}

// mentions: in the order of the text.
std::vector<EventPattern> Patterns(const std::string& text, std::string_view trigger,
                                   std::initializer_list<std::string_view> mentions) {
  const Segments segments = Segment(text);
  std::vector<FoundMention> found;
  FoundEvent event;
  event.trigger = WordsOf(text, segments, trigger);
  for (const std::string_view phrase : mentions) {
    FoundMention mention;
    mention.words = WordsOf(text, segments, phrase);
    event.arguments.push_back({static_cast<uint32_t>(found.size()), {}});
    found.push_back(mention);
  }
  return EventPatternReader(text, segments, found).PatternsOf(event);
}

EventPattern Pattern(const std::string& text, std::string_view trigger, std::string_view mention) {
  return Patterns(text, trigger, {mention})[0];
}

TEST(EventPatterns, AMentionStandsBesideTheTriggerOrBeforeItsHelpingWords) {
  EXPECT_EQ(Pattern("Rebels raided Baku.", "raided", "Rebels"), EventPattern::kBeside);
  EXPECT_EQ(Pattern("Rebels have repeatedly raided Baku.", "raided", "Rebels"), EventPattern::kHelped);
  EXPECT_EQ(Pattern("Rebels are raiding Baku.", "raiding", "Rebels"), EventPattern::kHelped);
}

TEST(EventPatterns, BehindAFormOfBeTheTriggerIsPassive) {
  EXPECT_EQ(Pattern("Rebels were not attacked.", "attacked", "Rebels"), EventPattern::kPassive);
}

TEST(EventPatterns, OwnersAndFarSubjectsHaveNoPattern) {
  EXPECT_EQ(Pattern("Kenya's raid failed.", "raid", "Kenya"), EventPattern::kOther);
  EXPECT_EQ(Pattern("Kenya sent troops for the raid.", "raid", "Kenya"), EventPattern::kOther);
}

TEST(EventPatterns, PrepositionsStandNearTheTriggerOrFurtherAway) {
  EXPECT_EQ(Pattern("A raid by the rebels failed.", "raid", "rebels"), EventPattern::kBy);
  EXPECT_EQ(Pattern("A raid late on Monday by rebels failed.", "raid", "rebels"), EventPattern::kByFurther);
  EXPECT_EQ(Pattern("Troops withdrew from Baku.", "withdrew", "Baku"), EventPattern::kFrom);
  EXPECT_EQ(Pattern("Thousands marched near Baku.", "marched", "Baku"), EventPattern::kIn);
  EXPECT_EQ(Pattern("Thousands marched for bread in Baku.", "marched", "Baku"), EventPattern::kInFurther);
  EXPECT_EQ(Pattern("The arrest of Ames came late.", "arrest", "Ames"), EventPattern::kOf);
  EXPECT_EQ(Pattern("A raid against Baku failed.", "raid", "Baku"), EventPattern::kOn);
  EXPECT_EQ(Pattern("Kenya shipped to Chad.", "shipped", "Chad"), EventPattern::kTo);
  EXPECT_EQ(Pattern("Kenya shipped grain and oil to Chad.", "shipped", "Chad"), EventPattern::kToFurther);
  EXPECT_EQ(Pattern("Kenya met with Chad.", "met", "Chad"), EventPattern::kWith);
  EXPECT_EQ(Pattern("Kenya signed a new treaty with Chad.", "signed", "Chad"), EventPattern::kWithFurther);
}

TEST(EventPatterns, ACommaEndsTheReachOfTheTrigger) {
  EXPECT_EQ(Pattern("A raid failed, said police by Baku.", "raid", "Baku"), EventPattern::kOther);
}

TEST(EventPatterns, BehindOtherWordsAMentionIsOnlyAfterTheTrigger) {
  EXPECT_EQ(Pattern("The strike crippled Baku.", "strike", "Baku"), EventPattern::kAfterWord);
  EXPECT_EQ(Pattern("The strike left much of business in ruins hurting Baku.", "strike", "Baku"), EventPattern::kAfter);
  EXPECT_EQ(Pattern("They raided the Baku.", "raided", "Baku"), EventPattern::kOther);  // an object
}

TEST(EventPatterns, NestedMentionsAndThoseOfOtherSentencesAreToldApart) {
  EXPECT_EQ(
      Patterns("Police of Baku raided homes of Ames.", "raided", {"Police of Baku", "Baku", "homes of Ames", "Ames"}),
      (std::vector{EventPattern::kBeside, EventPattern::kNestedBefore, EventPattern::kOther,
                   EventPattern::kNestedAfter}));
  EXPECT_EQ(Pattern("Ames was calm. Rebels raided Baku.", "raided", "Ames"), EventPattern::kElsewhere);
}

TEST(EventPatterns, JoinedMentionsShareThePatternOfTheNearest) {
  EXPECT_EQ(Patterns("Rebels, troops and the police raided on Monday.", "raided", {"Rebels", "troops", "the police"}),
            (std::vector{EventPattern::kBeside, EventPattern::kBeside, EventPattern::kBeside}));
  EXPECT_EQ(Patterns("A raid by rebels and the troops failed.", "raid", {"rebels", "troops"}),
            (std::vector{EventPattern::kBy, EventPattern::kBy}));
}

TEST(EventPatterns, AMentionThatHoldsTheTriggerHasNone) {
  EXPECT_EQ(Pattern("The raid victims left.", "raid", "The raid victims"), EventPattern::kOther);
}

}  // namespace
}  // namespace dateline
