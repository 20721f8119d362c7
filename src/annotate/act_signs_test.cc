// Tests of the signs of acts.
#include "annotate/act_signs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

// The words [begin, end) of some text, found by their wording.
WordRange Find(std::string_view text, const Segments& segments, std::string_view wording) {
  const auto at = static_cast<uint32_t>(text.find(wording));
  WordRange found;
  for (uint32_t w = 0; w < segments.words.size(); ++w) {
    if (segments.words[w].span.begin == at) found.begin = w;
    if (segments.words[w].span.end == at + wording.size()) found.end = w + 1;
  }
  return found;
}

// A sentence in three parts, and who is named in it.
struct Sample {
  std::string text, source, cue, content;
  StatementMode mode = StatementMode::kIndirect;
  std::vector<std::string> persons = {};
};

ActSigns SignsOf(const Sample& sample) {
  const Segments segments = Segment(sample.text);
  FoundStatement s;
  if (!sample.source.empty()) s.source = Find(sample.text, segments, sample.source);
  if (!sample.cue.empty()) s.cue = Find(sample.text, segments, sample.cue);
  s.content = {Find(sample.text, segments, sample.content)};
  s.mode = sample.mode;
  std::vector<FoundMention> mentions;
  for (const std::string& person : sample.persons) {
    FoundMention m;
    m.words = Find(sample.text, segments, person);
    m.kinds = {1, 0, 0, 0, 0};
    mentions.push_back(m);
  }
  return ActSignReader(sample.text, segments, mentions).SignsOf(s);
}

bool Has(const ActSigns& signs, std::string_view sign) {
  return std::find(signs.signs.begin(), signs.signs.end(), sign) != signs.signs.end();
}

TEST(ActSigns, ACueIsOfTheClassOfItsLastKnownWord) {
  EXPECT_EQ(SignsOf({"Roe has warned of a flood.", "Roe", "has warned", "of a flood"}).cue, "warn");
  EXPECT_EQ(SignsOf({"Roe said it rained.", "Roe", "said", "it rained"}).cue, "say");
  EXPECT_EQ(SignsOf({"Roe yodelled it rained.", "Roe", "yodelled", "it rained"}).cue, "other");
  EXPECT_EQ(SignsOf({"It rained.", "", "", "It rained"}).cue, "none");
}

TEST(ActSigns, TheFirstVerbTellsWhatIsToBeAndWhetherNot) {
  const ActSigns will = SignsOf({"Roe said he would not resign.", "Roe", "said", "he would not resign"});
  EXPECT_TRUE(Has(will, "opens he"));
  EXPECT_TRUE(Has(will, "verb not would"));
  EXPECT_TRUE(Has(will, "he would"));
  const ActSigns past = SignsOf({"Roe said guards chained the gate.", "Roe", "said", "guards chained the gate"});
  EXPECT_TRUE(Has(past, "verb past"));
  EXPECT_TRUE(Has(past, "opens other"));
}

TEST(ActSigns, BehindAQuotationMarkABareVerbBeforeAThingCommands) {
  const Sample quoted = {"\"Open the gate,\" Roe said.", "Roe", "said", "\"Open the gate", StatementMode::kDirect};
  EXPECT_TRUE(Has(SignsOf(quoted), "opens a command"));
  const Sample told = {"Roe said water the town had.", "Roe", "said", "water the town had"};
  EXPECT_FALSE(Has(SignsOf(told), "opens a command"));
}

TEST(ActSigns, WordsOfHarmAndDutyAndConditionAreSeenAnywhereInWhatIsSaid) {
  const ActSigns signs = SignsOf({"Roe said troops killed two and will pay if they must.", "Roe", "said",
                                  "troops killed two and will pay if they must"});
  for (const char* sign : {"says harm", "says must", "says duty", "says condition", "says if and will"})
    EXPECT_TRUE(Has(signs, sign)) << sign;
  EXPECT_FALSE(Has(signs, "says regret"));
}

TEST(ActSigns, WhoIsNamedAndWhoOpensAreKnownByTheMentions) {
  const ActSigns signs =
      SignsOf({"Roe said Poe lied.", "Roe", "said", "Poe lied", StatementMode::kIndirect, {"Roe", "Poe"}});
  for (const char* sign : {"source a person", "opens a person", "names a person", "says wrongdoing"})
    EXPECT_TRUE(Has(signs, sign)) << sign;
  EXPECT_TRUE(Has(SignsOf({"Roe said it rained.", "Roe", "said", "it rained"}), "names no actor"));
}

TEST(ActSigns, NeitherAndNotBesideTheCueAreSignsOfIt) {
  const ActSigns neither = SignsOf({"Roe neither confirmed nor denied it.", "Roe", "denied", "it"});
  EXPECT_TRUE(Has(neither, "cue neither"));
  EXPECT_TRUE(Has(neither, "cue not"));
  EXPECT_FALSE(Has(SignsOf({"Roe denied it.", "Roe", "denied", "it"}), "cue not"));
}

TEST(ActSigns, TheWordBehindTheCueIsASign) {
  EXPECT_TRUE(Has(SignsOf({"Roe called for a vote.", "Roe", "called", "a vote"}), "then for"));
}

TEST(ActSigns, OfAnyCopyEachSignIsGivenOnce) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    const ActSignReader reader(copy.text, copy.segments, copy.annotations.mentions);
    for (const FoundStatement& s : copy.annotations.statements) {
      std::vector<std::string> signs = reader.SignsOf(s).signs;
      std::sort(signs.begin(), signs.end());
      EXPECT_EQ(std::adjacent_find(signs.begin(), signs.end()), signs.end());
    }
  }
}

}  // namespace
}  // namespace dateline
