// Tests of Segment(): tables of hard cases, then properties of any text.
#include "segment/segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

// Words parted by blanks, sentences by " | ", paragraphs by " || ".
std::string Shown(std::string_view text) {
  const Segments s = Segment(text);
  std::string out;
  for (uint32_t w = 0; w < s.words.size(); ++w) {
    if (w > 0) {
      const Word &a = s.words[w - 1], &b = s.words[w];
      out += a.paragraph != b.paragraph ? " || " : a.sentence != b.sentence ? " | " : " ";
    }
    out += s.words[w].span.In(text);
  }
  return out;
}

struct Case {
  std::string_view text, shown;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Shown(c.text), c.shown) << c.text;
}

TEST(Words, CliticsAndPossessivesStandApart) {
  Check({
      {"It's hers.", "It 's hers ."},
      {"They don't, can't and won't go", "They do n't , ca n't and wo n't go"},
      {"We’ve said he’ll see it’s theirs", "We ’ve said he ’ll see it ’s theirs"},
      {"I'd say you're right, I'm sure", "I 'd say you 're right , I 'm sure"},
      {"both parties' leaders", "both parties ' leaders"},
      {"DON'T", "DO N'T"},
      {"They cannot and are gonna stay", "They can not and are gon na stay"},
      {"O'Brien met Sana'a's mayor at six o'clock", "O'Brien met Sana'a 's mayor at six o'clock"},
      {"songs of the '90s, tell 'em", "songs of the '90s , tell 'em"},
  });
}

// Chunks between blanks have a short way of their own, between tabs they have not.
TEST(Words, AreCutAlikeBetweenBlanksAndTabs) {
  for (const std::string_view chunk : {"word",
                                       "Word,",
                                       "word.",
                                       "Mr.",
                                       "Jan.",
                                       "U.",
                                       "a,b",
                                       "don't",
                                       "dont",
                                       "cannot,",
                                       "it's",
                                       "It's,",
                                       "its'",
                                       "IT'S.",
                                       "1996",
                                       "1996,",
                                       "1996.",
                                       "1,996,",
                                       "12a",
                                       "5km,",
                                       "www.",
                                       "no.",
                                       "etc.",
                                       "Inc.,",
                                       "end..",
                                       "e",
                                       "I.",
                                       "internationalisations",
                                       "12345678901234567890,",
                                       "'s",
                                       "s's",
                                       "x's's",
                                       "word;",
                                       "caf\u00e9,",
                                       "mid-March",
                                       "1990s",
                                       "Ph.D.",
                                       "gonna.",
                                       "aint,"}) {
    const std::string blanks = "So " + std::string(chunk) + " He " + std::string(chunk) + " we " + std::string(chunk);
    std::string tabs = blanks;
    std::replace(tabs.begin(), tabs.end(), ' ', '\t');
    EXPECT_EQ(Shown(blanks), Shown(tabs)) << chunk;
  }
}

TEST(Words, CarryTheirSmallLetters) {
  const std::string text = "He CANNOT say so, on Oct. 7 in Washington's Counterintelligence, caf\u00e9s.";
  for (const Word& word : Segment(text).words) {
    const PackedWord small =
        word.span.size() > kMostPacked ? PackedWord{} : Pack(text, word.span.begin, word.span.size());
    EXPECT_EQ(word.small, small) << word.span.In(text);
  }
}

TEST(Words, HyphensStandApartSaveAfterPrefixes) {
  Check({
      {"a well-known 22-year-old", "a well - known 22 - year - old"},
      {"an e-mail from the co-chair on non-profit, pro-Moscow re-election",
       "an e-mail from the co-chair on non-profit , pro-Moscow re-election"},
      {"U.S.-led forces", "U.S. - led forces"},
      {"call 713-555-0132 on 2016-09-12", "call 713-555-0132 on 2016-09-12"},
      {"in 1914-1918, a 3-2 win", "in 1914 - 1918 , a 3 - 2 win"},
      {"pre- and post-war years", "pre- and post-war years"},
      {"true--or not—at all – he", "true -- or not — at all – he"},
  });
}

TEST(Words, NumbersMoneyAndDatesKeepTheirInnerSigns) {
  Check({
      {"$31,000, or 3.5%", "$ 31,000 , or 3.5 %"},
      {"€1.2 billion and US$5", "€ 1.2 billion and US $ 5"},
      {"on 2016/09/12 at 08:30,", "on 2016/09/12 at 08:30 ,"},
      {"5km away at 7pm in the 1970s on the 20th", "5 km away at 7 pm in the 1970s on the 20th"},
      {"of $170m, .5 of", "of $ 170 m , .5 of"},
      {"[1,2]", "[ 1 , 2 ]"},
  });
}

TEST(Words, AbbreviationsKeepTheirStop) {
  Check({
      {"Mr. Hall, Inc., vs. them", "Mr. Hall , Inc. , vs. them"},
      {"at 5 p.m. in the U.S. and", "at 5 p.m. in the U.S. and"},
      {"No. 5 said no.", "No. 5 said no ."},
      {"a Ph.D. thesis, e.g. his", "a Ph.D. thesis , e.g. his"},
      {"J.R. Oakes and J. R. Oakes", "J.R. Oakes and J. R. Oakes"},
      {"He met the Sen.", "He met the Sen ."},
      {"AT&T and R&D", "AT&T and R&D"},
  });
}

TEST(Words, QuotesSignsAndRuns) {
  Check({
      {"‘You must go by Friday,’ he", "‘ You must go by Friday , ’ he"},
      {"``Yes,'' he said", "`` Yes , '' he said"},
      {"Well... no [...] yes", "Well ... no [...] yes"},
      {"What?! No!!", "What ?! | No !!"},
      {"and/or (maybe)", "and / or ( maybe )"},
  });
}

TEST(Words, AddressesAreWhole) {
  Check({
      {"see https://example.org/a-b?c=1, or www.example.com.",
       "see https://example.org/a-b?c=1 , or www.example.com ."},
      {"mail jo.smith@example.co.uk, @handle or #tag", "mail jo.smith@example.co.uk , @handle or #tag"},
      {"at example.com today", "at example.com today"},
      {"He left.Then", "He left . | Then"},
  });
}

TEST(Sentences, AbbreviationsAndInitialsDoNotEndThem) {
  Check({
      {"J. R. Oakes met Lt. Gen. Ali in St. Louis on Jan. 4. He left.",
       "J. R. Oakes met Lt. Gen. Ali in St. Louis on Jan. 4 . | He left ."},
      {"The U.S. President spoke in Washington, D.C. The crowd left.",
       "The U.S. President spoke in Washington , D.C. | The crowd left ."},
      {"He runs Acme Inc. He is rich.", "He runs Acme Inc. | He is rich ."},
      {"Hall Inc. Chairman Lee left at 3 p.m. Monday.", "Hall Inc. Chairman Lee left at 3 p.m. Monday ."},
      {"Prices rose 2.5 per cent. Rates fell.", "Prices rose 2.5 per cent . | Rates fell ."},
      {"1. Open the door.", "1 . Open the door ."},
  });
}

TEST(Sentences, ClosingQuotesAndBracketsBelongToThem) {
  Check({
      {"“The war is over.” Then he left.", "“ The war is over . ” | Then he left ."},
      {"\"I am here.\" He sat.", "\" I am here . \" | He sat ."},
      {"“Why?” he asked. “Go!” said Ann.", "“ Why ? ” he asked . | “ Go ! ” said Ann ."},
      {"“Why?” Hugh Hill asked.", "“ Why ? ” Hugh Hill asked ."},
      {"(He lied.) She left.", "( He lied . ) | She left ."},
      {"He died in 2014. [2] [3] She lives.", "He died in 2014 . [ 2 ] [ 3 ] | She lives ."},
      {"He said: 'It is over.' Then left.", "He said : ' It is over . ' | Then left ."},
  });
}

TEST(Sentences, DatelinesEllipsesAndHeadlines) {
  Check({
      {"CAIRO -- The army left.", "CAIRO -- The army left ."},
      {"Jakarta, 3 Feb. Ministers met.", "Jakarta , 3 Feb. | Ministers met ."},
      {"He was... late. It was... Then no.", "He was ... late . | It was ... | Then no ."},
      {"Minister quits\n\nHe left.", "Minister quits || He left ."},
      {"One; two: three.", "One ; two : three ."},
  });
}

TEST(Paragraphs, BlankLinesPartThemAndSingleOnesOnlyWhereTheTextHasNoOthers) {
  Check({
      {"A b.\n \t\nC d.", "A b . || C d ."},
      {"A b.\r\n\r\nC d.", "A b . || C d ."},
      {"The mayor left.\nThe council met.\nNobody spoke.", "The mayor left . || The council met . || Nobody spoke ."},
      {"\n\n  \n", ""},
      {"Head\n\nBy Ann Lee\nStaff writer\n\nHe left.\n\nShe came.",
       "Head || By Ann Lee | Staff writer || He left . || She came ."},
  });
}

TEST(Paragraphs, HardWrappedCopyIsJoinedUntilABlankOrIndentedLine) {
  const std::string text =
      "The minister said on Monday that the talks with the rebels had been put\n"
      "off until the end of the month, because the road was closed by snow and\n"
      "Colonel Hall was ill.\n"
      "   A spokesman for the rebels denied that and said his side was ready to\n"
      "talk.\n";
  const Segments s = Segment(text);
  ASSERT_EQ(s.paragraphs.size(), 2u);
  EXPECT_EQ(s.sentences.size(), 2u);
  EXPECT_TRUE(s.paragraphs[1].span.In(text).starts_with("A spokesman"));
}

void CheckInvariants(const std::string& text) {
  const Segments s = Segment(text);
  uint32_t at = 0, sentence = 0, word = 0, paragraph = 0;
  for (uint32_t p = 0; p < s.paragraphs.size(); ++p) {
    const Paragraph& x = s.paragraphs[p];
    ASSERT_EQ(x.first_sentence, sentence);
    ASSERT_EQ(x.first_word, word);
    ASSERT_LT(x.first_word, x.end_word);
    ASSERT_GE(x.span.begin, paragraph);
    paragraph = x.span.end;
    for (; sentence < x.end_sentence; ++sentence) {
      const Sentence& y = s.sentences[sentence];
      ASSERT_TRUE(x.span.Contains(y.span));
      ASSERT_EQ(y.first_word, word);
      ASSERT_LT(y.first_word, y.end_word);
      ASSERT_LE(y.end_word - y.first_word, kMaxSentenceWords);
      for (; word < y.end_word; ++word) {
        const Word& z = s.words[word];
        ASSERT_EQ(z.sentence, sentence);
        ASSERT_EQ(z.paragraph, p);
        ASSERT_TRUE(y.span.Contains(z.span));
        ASSERT_FALSE(z.span.empty());
        ASSERT_LE(z.span.size(), kMaxWordBytes);
        for (; at < z.span.begin; at += DecodeUtf8(text, at).size)
          ASSERT_TRUE(IsSpace(DecodeUtf8(text, at).code)) << at;
        ASSERT_EQ(at, z.span.begin);
        for (; at < z.span.end; at += DecodeUtf8(text, at).size) ASSERT_FALSE(IsSpace(DecodeUtf8(text, at).code)) << at;
        ASSERT_EQ(at, z.span.end);
      }
    }
    ASSERT_EQ(x.end_sentence, sentence);
    ASSERT_EQ(x.end_word, word);
  }
  ASSERT_EQ(word, s.words.size());
  ASSERT_EQ(sentence, s.sentences.size());
  for (; at < text.size(); at += DecodeUtf8(text, at).size) ASSERT_TRUE(IsSpace(DecodeUtf8(text, at).code));
}

TEST(Segment, EveryCharacterLiesInOneWordForAnyText) {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {
      " ",      "\n",  "\n\n",    ".", "'",   "\"", "’", "“",       "-",    "--",  "...",    "U.S.",
      "can't",  "5km", "http://", "@", "a",   "B",  "9", "e\u0301", "中",   "🙂",  "\u200B", "\u00A0",
      "\u00AD", ",",   "[",       "]", "Mr.", "`",  "#", "No",      "?",    "!",   "\t",     "…",
      "/",      "&",   "*",       "_", "$",   ":",  ")", "www.",    "\x01", "n't", "s"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (uint32_t n = random() % 60; n > 0; --n) text += parts[random() % parts.size()];
    ASSERT_NO_FATAL_FAILURE(CheckInvariants(text)) << text;
  }
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (uint32_t n = random() % 200; n > 0; --n) {
      char32_t c = random() % (round % 2 ? 0x3000 : 0x110000);
      if (c >= 0xD800 && c <= 0xDFFF) c = 'x';
      AppendUtf8(c, &text);
    }
    ASSERT_NO_FATAL_FAILURE(CheckInvariants(text));
  }
}

// The sentences that hold one of the places, with their words parted by blanks.
std::vector<std::string> ShownAround(const std::string& text, const Segments& s, const std::vector<uint32_t>& places) {
  std::vector<std::string> out;
  for (const Sentence& sentence : s.sentences) {
    const auto inside = [&](uint32_t at) { return at >= sentence.span.begin && at < sentence.span.end; };
    if (std::none_of(places.begin(), places.end(), inside)) continue;
    std::string shown = std::to_string(sentence.span.begin);
    for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w)
      shown.append(" ").append(s.words[w].span.In(text));
    out.push_back(shown + " to " + std::to_string(sentence.span.end));
  }
  return out;
}

TEST(SegmentAround, GivesTheSentencesOfSegmentThatHoldAPlace) {
  const std::vector<std::string> parts = {
      "The mayor", " said. ",  " He",       " went home. ",   "\"",          ".\" She",       ".\u201D They",
      "I. Newton", " 1. Open", " U.S. The", " Inc. A",        " no",         "? \"Why?\" he", ".\n",
      "\n\n",      ". ",       "word ",     "(see it.) Then", ".' Then",     " etc. A",       "a.b. C",
      " \u201C",   "! Now",    "[2] ",      " cannot. It",    "www.a.com. B"};
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (uint32_t n = random() % 40; n > 0; --n) text += parts[random() % parts.size()];
    if (round % 50 == 0)
      for (int i = 0; i < 400; ++i) text += random() % 9 == 0 ? "so it goes. Then " : "on and on ";
    std::vector<uint32_t> places;
    for (uint32_t at = 0; at < text.size(); at += 1 + random() % 90) places.push_back(at);
    const Segments whole = Segment(text), around = SegmentAround(text, places);
    ASSERT_EQ(ShownAround(text, around, places), ShownAround(text, whole, places)) << text;
    ASSERT_EQ(ShownAround(text, around, places).size(), around.sentences.size()) << text;
  }
}

std::string Repeated(std::string_view part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Quadratic handling of any of these would take hours.
TEST(Segment, HostileTextsTakeLinearTime) {
  for (std::string_view part :
       {"abc", "\"", "\n", "'a", "1-", "a.b@", "http://", ". [", ". ( ", "é", "\u0301", ".", "a.\t\t"}) {
    const std::string text = Repeated(part, 5'000'000);
    CheckInvariants(text);
    std::vector<uint32_t> places;
    for (uint32_t at = 0; at < text.size(); at += 7) places.push_back(at);
    SegmentAround(text, places);
  }
}

}  // namespace
}  // namespace dateline
