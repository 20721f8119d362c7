// Tests of MatchQuotations(): tables of hard cases, then properties of any text.
#include "annotate/quotations.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

// Quotations parted by " | ", each with its depth, "^" its parent, "~" what it continues and "*" its chain, and "..."
// where it is open at its paragraph's end: "1 “He said ‘no’” | 2^0 ‘no’".
std::string Shown(std::string_view text) {
  const Quotations quotations = MatchQuotations(text, Segment(text), nullptr);
  std::string out;
  for (const Quotation& q : quotations.all) {
    if (!out.empty()) out += " | ";
    out += std::to_string(q.depth);
    if (q.parent >= 0) out += "^" + std::to_string(q.parent);
    if (q.continues >= 0) out += "~" + std::to_string(q.continues) + "*" + std::to_string(q.chain);
    out += " ";
    out += q.span.In(text);
    if (!q.closed) out += "...";
  }
  return out;
}

struct Case {
  std::string_view text, shown;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Shown(c.text), c.shown) << c.text;
}

TEST(Quotations, DoubleMarksOfEveryStyle) {
  Check({
      {R"("We lost," he said. "They won.")", R"(1 "We lost," | 1 "They won.")"},
      {"“We lost,” he said. “They won.”", "1 “We lost,” | 1 “They won.”"},
      {"``We lost,'' he said. ``They won.''", "1 ``We lost,'' | 1 ``They won.''"},
      {"He said ''no'' twice.", "1 ''no''"},
      {"«Мы ушли», сказал он. « Oui », dit-elle.", "1 «Мы ушли» | 1 « Oui »"},
      {"»Nein«, sagte er. »Wir gehen.«", "1 »Nein« | 1 »Wir gehen.«"},
      {"„Nein“, sagte er. „Wir gehen.“", "1 „Nein“ | 1 „Wir gehen.“"},
      {"Powiedział: „Nie” i wyszedł.", "1 „Nie”"},
      {"”Nej,” sa han. ”Vi går.”", "1 ”Nej,” | 1 ”Vi går.”"},
      {"\uFF02We lost,\uFF02 he said.", "1 \uFF02We lost,\uFF02"},
  });
}

TEST(Quotations, StopsStandInsideOrOutside) {
  Check({
      {R"(He called it "a shame". She called it "a farce", then "a crime"; why "now"?)",
       R"(1 "a shame" | 1 "a farce" | 1 "a crime" | 1 "now")"},
      {R"("Why?" he asked. "Go!" "Now." "Wait..." "So--")",
       R"(1 "Why?" | 1 "Go!" | 1 "Now." | 1 "Wait..." | 1 "So--")"},
      {"He called it “a shame”. She agreed: “A farce,” and left.", "1 “a shame” | 1 “A farce,”"},
  });
}

TEST(Quotations, BracketsDashesAndColonsStandBesideMarks) {
  Check({
      {R"(The mayor ("a fool," she said) left.)", R"(1 "a fool,")"},
      {R"(The plan--"a good one"--was dropped.)", R"(1 "a good one")"},
      {"The plan—“a good one”—was dropped—‘for now’—today.", "1 “a good one” | 1 ‘for now’"},
      {R"(The plan—"a good one"—was dropped.)", R"(1 "a good one")"},
      {R"(He said:"We lost." A "yes"/"no" vote, ["sic"] then.)", R"(1 "We lost." | 1 "yes" | 1 "no" | 1 "sic")"},
      {R"(He said,"We lost," and left.)", R"(1 "We lost,")"},
  });
}

TEST(Quotations, SinglesInBritishCopyKeepTheirApostrophes) {
  Check({
      {"'It's the parties' fault,' he said.", "1 'It's the parties' fault,'"},
      {"‘It’s the parties’ fault,’ he said. ‘I’m off.’", "1 ‘It’s the parties’ fault,’ | 1 ‘I’m off.’"},
      {"The 'best' and the 'worst.'", "1 'best' | 1 'worst.'"},
      {"'£5m was lost,' he said. '2,000 people left.' '200 stayed.'",
       "1 '£5m was lost,' | 1 '2,000 people left.' | 1 '200 stayed.'"},
      {"'I never said \"no,\"' he said.", "1 'I never said \"no,\"' | 2^0 \"no,\""},
      {"'He called it \"the parties' fault\" again,' she said.",
       "1 'He called it \"the parties' fault\" again,' | 2^0 \"the parties' fault\""},
      {"'She blamed \"the 'old' guard\" today,' he said.",
       "1 'She blamed \"the 'old' guard\" today,' | 2^0 \"the 'old' guard\" | 3^1 'old'"},
      {"'She blamed 12\" pipes,' he said.", "1 'She blamed 12\" pipes,'"},
  });
}

TEST(Quotations, NestedByKind) {
  Check({
      {"“He told me ‘no’ and left,” she said.", "1 “He told me ‘no’ and left,” | 2^0 ‘no’"},
      {"‘He told me “no” and left,’ she said.", "1 ‘He told me “no” and left,’ | 2^0 “no”"},
      {R"("He told me 'no,'" she said. "'Never.'")",
       R"(1 "He told me 'no,'" | 2^0 'no,' | 1 "'Never.'" | 2^2 'Never.')"},
      {"“I read ‘He said “no” there’ aloud.” Yes.", "1 ‘He said “no” there’ | 2^0 “no”"},  // opened twice
      {R"(``He said "go" to me,'' she said.)", R"(1 ``He said "go" to me,'' | 2^0 "go")"},
      {"«Он сказал: „нет“ и ушёл»", "1 «Он сказал: „нет“ и ушёл» | 2^0 „нет“"},
      {"“It’s the ‘parties’ fault’ again,” he said.", "1 “It’s the ‘parties’ fault’ again,” | 2^0 ‘parties’"},
  });
}

TEST(Quotations, ParagraphsThatReopenAreOneChain) {
  Check({
      {"“We lost.\n\n“They won,” he said.", "1 “We lost.... | 1~0*0 “They won,”"},
      {"\"We lost.\n\n\"They won.\n\n\"So be it,\" he said. \"Bye.\"",
       "1 \"We lost.... | 1~0*0 \"They won.... | 1~1*0 \"So be it,\" | 1 \"Bye.\""},
      {"He said: ``One.\n\n``Two.\n\n``Three.\n\n``Four.\n\n``Five.''\n\nHe left.",
       "1 ``One.... | 1~0*0 ``Two.... | 1~1*0 ``Three.... | 1~2*0 ``Four.... | 1~3*0 ``Five.''"},
      {"« Un.\n\n» Deux. »", "1 « Un.... | 1~0*0 » Deux. »"},
      {"“He said ‘no’ to us.\n\n“Then ‘yes.’”",
       "1 “He said ‘no’ to us.... | 2^0 ‘no’ | 1~0*0 “Then ‘yes.’” | 2^2 ‘yes.’"},
  });
}

TEST(Quotations, ApostrophesInchesAndElisionsAreNoMarks) {
  Check({
      {"A 12\" pipe and a 14\" one, \"both large,\" leaked.", "1 \"both large,\""},
      {"He is 6'2\", she 5'9\". \"Tall,\" he said.", "1 \"Tall,\""},
      {"\"We laid a 12\" pipe and a 4\"x6\" beam,\" he said.", "1 \"We laid a 12\" pipe and a 4\"x6\" beam,\""},
      {"\"We won in 2012\" he said. \"And in 2016\", he added.", "1 \"We won in 2012\" | 1 \"And in 2016\""},
      {"The '90s, the ’90s and 'em, ’em, 'til.", ""},
      {"It was rock 'n' roll, rock ’n’ roll, for the workers' and voters’ sake.", ""},
      {"'I love rock 'n' roll,' he said. ‘And the ’90s,’ she said.", "1 'I love rock 'n' roll,' | 1 ‘And the ’90s,’"},
      {"Sana'a, O'Brien, l’État and don't.", ""},
      {"\"I'm goin',\" he said. \"Get 'em.\"", "1 \"I'm goin',\" | 1 \"Get 'em.\""},
  });
}

TEST(Quotations, MixedWireCopyPairsUnlikeMarks) {
  Check({
      {"\"We lost,” he said.", "1 \"We lost,”"},
      {"“We lost,\" he said.", "1 “We lost,\""},
      {"``We lost,\" he said. \"They won,'' she said.", "1 ``We lost,\" | 1 \"They won,''"},
      {"“We lost,“ he said. “They won,” she said.", "1 “We lost,“ | 1 “They won,”"},
      {"„We lost\", he said.", "1 „We lost\""},
  });
}

TEST(Quotations, AMissingMarkDoesNotFlipTheOnesAfterIt) {
  Check({
      {"\"We lost, he said. \"They won,\" she added.", "1 \"They won,\""},
      {"“We lost, he said. “They won,” she added.", "1 “They won,”"},
      {"We lost,\" he said. \"They won,\" she added.", "1 \"They won,\""},
      {"\"We lost, he said.\n\nShe left. \"They won,\" she added.\n\n\"Yes,\" he said.",
       "1 \"They won,\" | 1 \"Yes,\""},
      {"He said \"no.\n\nThe 'best' of \"all\" came.\n\n“Why?” he asked.", "1 'best' | 1 \"all\" | 1 “Why?”"},
      {"“We lost, he said.\n\n“They won,” she said. “Twice.”",
       "1 “We lost, he said.... | 1~0*0 “They won,” | 1 “Twice.”"},
      {"'We lost, he said. 'They won,' she said.", "1 'They won,'"},
      {"\"He said «no\" and left. \"Yes,\" she said.", "1 \"He said «no\" | 1 \"Yes,\""},
  });
}

TEST(Quotations, NothingInsideIsNoQuotation) {
  Check({{"An empty \"\" and “”.", ""}, {"", ""}, {"\"", ""}, {"” “", ""}});
}

// Each lone mark with the byte it stands at.
std::string LoneMarks(std::string_view text) {
  std::vector<Notice> notices;
  MatchQuotations(text, Segment(text), &notices);
  std::string out;
  for (const Notice& n : notices) {
    EXPECT_EQ(n.code, NoticeCode::kLoneQuote);
    out += std::to_string(n.span.begin) + std::string(n.span.In(text)) + " ";
  }
  return out;
}

TEST(LoneMarks, BecomeNoticesInTextOrder) {
  EXPECT_EQ(LoneMarks("\"We lost,\" he said."), "");
  EXPECT_EQ(LoneMarks("“We lost, he said. “They won,” she said. So.”"), "0“ 50” ");
  EXPECT_EQ(LoneMarks("He said “no.\n\nShe left."), "8“ ");
  EXPECT_EQ(LoneMarks("“One.\n\n“Two.\n\nThree.”"), "9“ 24” ");
  EXPECT_EQ(LoneMarks("He said «no.\n\nThen \"yes."), "8« 20\" ");
}

TEST(LoneMarks, ApostrophesAndInchesAreNotReported) {
  EXPECT_EQ(LoneMarks("The workers' 12\" pipe, 6'2\", of the '90s; ‘twas so, y'all."), "");
}

TEST(LoneMarks, AreReportedTwentyTimesAtMost) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "He left.” ";
  std::vector<Notice> notices;
  MatchQuotations(text, Segment(text), &notices);
  ASSERT_EQ(notices.size(), 20u);
  EXPECT_EQ(notices[0].span.begin, 8u);
}

TEST(OfWord, MarksBelongToWhatTheyEnclose) {
  const std::string_view text = "She said “he ‘ran’ home” today.";
  const Segments s = Segment(text);
  const Quotations q = MatchQuotations(text, s, nullptr);
  const std::vector<int> expected = {-1, -1, 0, 0, 1, 1, 1, 0, 0, -1, -1};
  EXPECT_EQ(q.of_word, expected);
  EXPECT_EQ(q.all[0].first_word, 3u);
  EXPECT_EQ(q.all[0].end_word, 8u);
  EXPECT_EQ(q.all[1].first_word, 5u);
  EXPECT_EQ(q.all[1].end_word, 6u);
  EXPECT_EQ(q.DepthOf(1), 0);
  EXPECT_EQ(q.DepthOf(3), 1);
  EXPECT_EQ(q.DepthOf(5), 2);
}

TEST(Unit, IsTheOutermostQuotationWithoutTheAnchor) {
  const std::string_view text = "She said “he said ‘run’ home” today.";
  const Segments s = Segment(text);
  const Quotations q = MatchQuotations(text, s, nullptr);
  const uint32_t outer_said = 1, inner_said = 4, run = 6, home = 8;
  EXPECT_EQ(q.Unit(run, outer_said), 0);
  EXPECT_EQ(q.Unit(run, inner_said), 1);
  EXPECT_EQ(q.Unit(home, inner_said), -1);
  EXPECT_EQ(q.Unit(home, outer_said), 0);
  EXPECT_EQ(q.Unit(outer_said, inner_said), -1);
}

void CheckInvariants(const std::string& text) {
  const Segments s = Segment(text);
  std::vector<Notice> notices;
  const Quotations q = MatchQuotations(text, s, &notices);
  ASSERT_EQ(q.of_word.size(), s.words.size());
  ASSERT_LE(notices.size(), 20u);
  std::vector<int> open, innermost(s.words.size(), -1);
  for (int i = 0; i < static_cast<int>(q.all.size()); ++i) {
    const Quotation& x = q.all[i];
    ASSERT_TRUE(i == 0 || q.all[i - 1].span.begin < x.span.begin);
    ASSERT_TRUE(x.span.Contains(x.inside) && !x.inside.empty() && x.span.begin < x.inside.begin);
    ASSERT_EQ(x.closed, x.inside.end < x.span.end);
    while (!open.empty() && q.all[open.back()].span.end <= x.span.begin) open.pop_back();
    ASSERT_EQ(x.parent, open.empty() ? -1 : open.back());
    ASSERT_TRUE(open.empty() || q.all[open.back()].inside.Contains(x.span));
    ASSERT_EQ(x.depth, open.size() + 1);
    open.push_back(i);
    ASSERT_LT(x.continues, i);
    if (x.continues >= 0) {
      ASSERT_EQ(x.depth, 1);
      ASSERT_FALSE(q.all[x.continues].closed);
      ASSERT_EQ(x.chain, q.all[x.continues].chain);
    } else {
      ASSERT_EQ(x.chain, static_cast<uint32_t>(i));
    }
    ASSERT_LE(x.first_word, x.end_word);
    for (uint32_t w = x.first_word; w < x.end_word; ++w) {
      ASSERT_TRUE(x.inside.begin <= s.words[w].span.begin && s.words[w].span.begin < x.inside.end);
    }
  }
  size_t next = 0;
  open.clear();
  for (uint32_t w = 0; w < s.words.size(); ++w) {
    const uint32_t at = s.words[w].span.begin;
    for (; next < q.all.size() && q.all[next].span.begin <= at; ++next) {
      while (!open.empty() && q.all[open.back()].span.end <= q.all[next].span.begin) open.pop_back();
      open.push_back(static_cast<int>(next));
    }
    while (!open.empty() && q.all[open.back()].span.end <= at) open.pop_back();
    ASSERT_EQ(q.of_word[w], open.empty() ? -1 : open.back()) << w;
  }
}

void CheckUnits(const std::string& text) {
  const Segments s = Segment(text);
  const Quotations q = MatchQuotations(text, s, nullptr);
  for (uint32_t word = 0; word < s.words.size(); ++word) {
    for (uint32_t anchor = 0; anchor < s.words.size(); ++anchor) {
      const int unit = q.Unit(word, anchor);
      if (unit < 0) continue;
      const Quotation& u = q.all[unit];
      ASSERT_FALSE(anchor >= u.first_word && anchor < u.end_word);
      ASSERT_TRUE(u.span.begin <= s.words[word].span.begin && s.words[word].span.begin < u.span.end);
      if (u.parent < 0) continue;
      ASSERT_TRUE(anchor >= q.all[u.parent].first_word && anchor < q.all[u.parent].end_word);
    }
  }
}

const std::vector<std::string>& Marks() {
  static const std::vector<std::string> marks = {"\"", "“", "”", "'", "‘", "’", "``", "''", "`", "«", "»", "„"};
  return marks;
}

TEST(Quotations, AreSortedAndNestedForAnyText) {
  std::vector<std::string> parts = {"a", "B", "s", "n", "em", "9", " ", " ", " ", ",", ".",  "?",
                                    "-", "—", "(", ")", ":",  "x", "é", "…", "$", "/", "\n", "\n\n"};
  parts.insert(parts.begin(), Marks().begin(), Marks().end());
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    const size_t kinds = round % 3 == 0 ? Marks().size() + 1 : parts.size();  // some rounds are of marks alone
    std::string text;
    for (size_t n = random() % 50; n > 0; --n) text += parts[random() % kinds];
    ASSERT_NO_FATAL_FAILURE(CheckInvariants(text)) << text;
    ASSERT_NO_FATAL_FAILURE(CheckUnits(text)) << text;
  }
}

std::string Repeated(std::string_view part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Quadratic handling of any of these would take hours.
TEST(Quotations, HostileTextsTakeLinearTime) {
  for (const std::string& mark : Marks()) {
    ASSERT_NO_FATAL_FAILURE(CheckInvariants(Repeated(mark, 2'000'000))) << mark;
    for (const std::string& part : {mark + "a", " " + mark + "a", "a" + mark + " ", "\n\n" + mark + "a"}) {
      ASSERT_NO_FATAL_FAILURE(CheckInvariants(Repeated(part, 500'000))) << part;
    }
  }
}

}  // namespace
}  // namespace dateline
