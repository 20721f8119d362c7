// Tests of mention decoding: what holds of the mentions, names and titles of any text and any scores.
#include "annotate/mention_decoder.h"

#include <gtest/gtest.h>

#include <random>

#include "annotate/annotate_samples.h"

namespace dateline {
namespace {

bool InOneSentence(const Segments& segments, WordRange range) {
  return range.begin < range.end && range.end <= segments.words.size() &&
         segments.words[range.begin].sentence == segments.words[range.end - 1].sentence;
}

TEST(MentionsOfAnyCopy, NestAndAreSorted) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    const std::vector<FoundMention>& mentions = copy.annotations.mentions;
    std::vector<WordRange> open;
    for (size_t i = 0; i < mentions.size(); ++i) {
      const WordRange m = mentions[i].words;
      ASSERT_TRUE(InOneSentence(copy.segments, m)) << i;
      if (i > 0) {
        const WordRange before = mentions[i - 1].words;
        ASSERT_TRUE(before.begin < m.begin || (before.begin == m.begin && before.end > m.end)) << i;
      }
      while (!open.empty() && open.back().end <= m.begin) open.pop_back();
      if (!open.empty()) {
        ASSERT_LE(m.end, open.back().end) << i;
      }
      open.push_back(m);
      EXPECT_TRUE(mentions[i].confidence >= 0 && mentions[i].confidence <= 1);
    }
  }
}

TEST(MentionsOfAnyCopy, HoldTheirNames) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated())
    for (const FoundMention& m : copy.annotations.mentions) {
      EXPECT_EQ(m.name.size() > 0, m.level == MentionLevel::kName);
      if (m.name.size() == 0) continue;
      EXPECT_GE(m.name.begin, m.words.begin);
      EXPECT_LE(m.name.end, m.words.end);
    }
}

TEST(MentionsOfAnyCopy, HaveAVectorAndProbabilitiesOfKinds) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    const size_t count = copy.annotations.mentions.size();
    EXPECT_TRUE(count == 0 ? copy.mention_vectors.empty() : copy.mention_vectors.size() % count == 0);
    for (const FoundMention& m : copy.annotations.mentions) {
      float sum = 0;
      for (float p : m.kinds) sum += p;
      EXPECT_NEAR(sum, 1.0f, 1e-4f);
    }
  }
}

TEST(MentionsOfAnyCopy, DoNotEndInAPossessive) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    for (const FoundMention& m : copy.annotations.mentions) {
      const std::string_view last = copy.segments.words[m.words.end - 1].span.In(copy.text);
      EXPECT_TRUE(m.words.size() == 1 || (last != "'s" && last != "\u2019s")) << copy.text.substr(0, 100);
    }
  }
}

TEST(MentionsOfAnyCopy, TitlesLieApartWithinSentences) {
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    uint32_t reached = 0;
    for (const FoundTitle& title : copy.annotations.titles) {
      ASSERT_TRUE(InOneSentence(copy.segments, title.words));
      EXPECT_GE(title.words.begin, reached);
      reached = title.words.end;
    }
  }
}

TEST(MentionsOfAnyCopy, NamesLieApartWithinSentences) {
  static const WordHeads heads = WordHeads::Load(samples::SmallModel(), samples::kSmallWidth, Compute{}).value();
  std::mt19937 random(1);
  const std::string text = samples::RandomCopy(random, 200);
  const Segments segments = Segment(text);
  uint32_t reached = 0;
  for (const FoundName& name :
       DecodeNames(text, segments, heads.Score(samples::RandomVectors(random, segments.words.size())))) {
    ASSERT_TRUE(InOneSentence(segments, name.words));
    EXPECT_GE(name.words.begin, reached);
    EXPECT_EQ(static_cast<int>(name.kind) % 2, 1);
    EXPECT_TRUE(name.confidence > 0 && name.confidence <= 1.0001f);
    reached = name.words.end;
  }
}

TEST(MentionDecoder, TheSmallModelFindsEnoughToTestWith) {
  size_t mentions = 0, nested = 0, named = 0, titles = 0;
  for (const samples::AnnotatedCopy& copy : samples::ManyAnnotated()) {
    const std::vector<FoundMention>& found = copy.annotations.mentions;
    titles += copy.annotations.titles.size();
    mentions += found.size();
    for (size_t i = 0; i < found.size(); ++i) {
      named += found[i].name.size() > 0;
      nested += i > 0 && found[i].words.begin < found[i - 1].words.end;
    }
  }
  EXPECT_GT(mentions, 1000u);
  EXPECT_GT(nested, 100u);
  EXPECT_GT(named, 200u);
  EXPECT_GT(titles, 500u);
}

// Scores by which each word surely has its tag. tags: a digit of NameTag a word.
WordScores SureNames(std::string_view tags) {
  WordScores scores;
  for (const char tag : tags) {
    for (int t = 0; t < kNameTags; ++t) scores.name.push_back(t == tag - '0' ? -0.05F : -5.0F);
    scores.title.insert(scores.title.end(), {0.0F, -9.0F, -9.0F});
  }
  return scores;
}

// The names decoded when each word surely has its tag, parted by "|". tags: a digit of NameTag a word.
std::string NamesOf(const std::string& text, std::string_view tags) {
  const Segments segments = Segment(text);
  EXPECT_EQ(segments.words.size(), tags.size());
  const WordScores scores = SureNames(tags);
  std::string names;
  for (const FoundName& name : DecodeNames(text, segments, scores)) {
    const Span span = {segments.words[name.words.begin].span.begin, segments.words[name.words.end - 1].span.end};
    names += (names.empty() ? "" : "|") + std::string(span.In(text));
  }
  return names;
}

TEST(DecodeNames, APersonsNameRunsOverItsHyphens) {
  EXPECT_EQ(NamesOf("Jean-Luc Ricard left", "10120"), "Jean-Luc Ricard");
  EXPECT_EQ(NamesOf("Min-jun Park left", "01220"), "Min-jun Park");
  EXPECT_EQ(NamesOf("then al-Sisi left", "00010"), "al-Sisi");
}

TEST(DecodeNames, PlacesOnBothSidesOfAHyphenAreTwo) {
  EXPECT_EQ(NamesOf("the Kenya-Somalia border", "05050"), "Kenya|Somalia");
}

TEST(DecodeNames, AParticleWithACapitalBelongsToTheName) {
  EXPECT_EQ(NamesOf("Le Monde wrote", "030"), "Le Monde");
  EXPECT_EQ(NamesOf("in de Monde", "003"), "Monde");
}

TEST(DecodeNames, ACommaPartsNamesButNotWhatFollowsOneInThem) {
  EXPECT_EQ(NamesOf("in Lyon, France today", "05660"), "Lyon|France");
  EXPECT_EQ(NamesOf("the Grand Hotel, now", "03440"), "Grand Hotel");
  EXPECT_EQ(NamesOf("at Acme, Inc. today", "03440"), "Acme, Inc.");
}

TEST(DecodeNames, InitialsBeginAPersonsName) {
  EXPECT_EQ(NamesOf("wrote R.E. Hale today", "0010"), "R.E. Hale");
  EXPECT_EQ(NamesOf("wrote A. Noor Karim today", "00120"), "A. Noor Karim");
}

TEST(DecodeNames, TwoPersonsWithNothingBetweenThemAreOne) {
  EXPECT_EQ(NamesOf("then Amir al-Sadri left", "010010"), "Amir al-Sadri");
  EXPECT_EQ(NamesOf("then Nora Quist left", "0110"), "Nora Quist");
  EXPECT_EQ(NamesOf("then Nora Quist Tom Hale left", "012120"), "Nora Quist|Tom Hale");
}

TEST(DecodeNames, ANicknameInQuotationMarksStandsInsideTheName) {
  EXPECT_EQ(NamesOf("then Carl \"Chip\" Roe left", "0101010"), "Carl \"Chip\" Roe");
  EXPECT_EQ(NamesOf("then Carl \"Chip\" Roe left", "0100010"), "Carl \"Chip\" Roe");
  EXPECT_EQ(NamesOf("Carl \"Chip\" Roe met Ann \"Bo\" Lee now", "100010100010"), "Carl \"Chip\" Roe|Ann \"Bo\" Lee");
  EXPECT_EQ(NamesOf("then Carl sang \"Hope\" Friday", "0100000"), "Carl");
}

TEST(DecodeNames, APartyTagHoldsNone) { EXPECT_EQ(NamesOf("then Ann Hale (R) left", "0120300"), "Ann Hale"); }

// The bare name of a mention when each word surely has its tag and the mention is a person.
std::string OwnName(const std::string& text, std::string_view tags, WordRange title, WordRange mention) {
  const Segments segments = Segment(text);
  EXPECT_EQ(segments.words.size(), tags.size());
  const WordScores scores = SureNames(tags);
  std::vector<FoundMention> mentions(1);
  mentions[0].words = mention;
  const std::vector<float> row = {1, 0, 0, 0, 0, 1, 0, 0};  // a person, by name
  const std::vector<FoundTitle> titles(title.size() > 0 ? 1 : 0, FoundTitle{title, 1});
  FillMentions(text, segments, row, DecodeNames(text, segments, scores), titles, &mentions);
  const WordRange name = mentions[0].name;
  if (name.size() == 0) return "";
  return std::string(Span{segments.words[name.begin].span.begin, segments.words[name.end - 1].span.end}.In(text));
}

TEST(FillMentions, ANameBehindAPrepositionOrBeforeAPossessiveIsAnothers) {
  EXPECT_EQ(OwnName("a spokesman for Joan Reed left", "000120", {}, {0, 5}), "");
  EXPECT_EQ(OwnName("Joan Reed's lawyer left", "12000", {}, {0, 4}), "");
  EXPECT_EQ(OwnName("a spokesman for the commander Joan Reed left", "00000120", {4, 5}, {0, 7}), "");
}

TEST(FillMentions, ANameInAppositionIsThePhrasesOwn) {
  EXPECT_EQ(OwnName("Secretary of State Joan Reed left", "000120", {0, 3}, {0, 5}), "Joan Reed");
  EXPECT_EQ(OwnName("the head of Acme Joan Reed left", "0003120", {}, {0, 6}), "Joan Reed");
  EXPECT_EQ(OwnName("the head of it, Joan Reed left", "00000120", {}, {0, 7}), "Joan Reed");
}

TEST(AddNameMentions, APersonInsideAnothersPhraseComesWithItsTitle) {
  std::vector<FoundMention> mentions(1);
  mentions[0].words = {0, 7};  // "a spokesman for the commander Joan Reed"
  const std::vector<FoundName> names = {{{5, 7}, NameTag::kBeginPerson, 1}};
  ASSERT_TRUE(AddNameMentions(names, {{{1, 2}, 1}, {{4, 5}, 1}}, &mentions));
  EXPECT_EQ(mentions.at(1).words, (WordRange{4, 7}));
}

TEST(DecodeNames, SurnameAndGivenNameInMarksAreOne) {
  EXPECT_EQ(NamesOf("then \"Roe, Jane\" wrote", "0010100"), "Roe, Jane");
  EXPECT_EQ(NamesOf("then Roe, Jane wrote", "01010"), "Roe|Jane");
}

TEST(DecodeNames, HoldNoTitleOfHonourBeforeThem) {
  EXPECT_EQ(NamesOf("then PM Hale left", "0120"), "Hale");
  EXPECT_EQ(NamesOf("P.S. Hale left", "010"), "Hale");
}

TEST(DecodeNames, ADeskBehindANameIsNoAddress) { EXPECT_EQ(NamesOf("from Roe@DESK now", "010"), "Roe@DESK"); }

TEST(DecodeNames, AddressesAreNone) {
  EXPECT_EQ(NamesOf("Write to jane@example.org today", std::string_view("00100").substr(0, 4)), "");
}

}  // namespace
}  // namespace dateline
