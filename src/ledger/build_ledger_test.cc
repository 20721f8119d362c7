// Tests of BuildLedger: edges of what is said, statements within others, order and references, over annotations made by
// hand.
#include "ledger/build_ledger.h"
#include "ledger/word_samples.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

// A text with what was found in it. Statements are named by their words.
class Story {
 public:
  explicit Story(std::string text) : text_(std::move(text)), segments_(Segment(text_)) {
    annotations.quotations = MatchQuotations(text_, segments_, nullptr);
  }

  WordRange Words(std::string_view phrase, int k = 0) const { return samples::WordsOf(text_, segments_, phrase, k); }

  uint32_t AddMention(std::string_view phrase, int actor, std::string_view name = {}) {
    FoundMention m;
    m.words = Words(phrase);
    if (!name.empty()) m.name = Words(name);
    annotations.mentions.push_back(m);
    const auto index = static_cast<uint32_t>(annotations.mentions.size() - 1);
    if (static_cast<size_t>(actor) == resolved.actors.size()) resolved.actors.push_back({.name_mention = index});
    resolved.actors[static_cast<size_t>(actor)].mentions.push_back(index);
    resolved.actor_of_mention.push_back(actor);
    return index;
  }

  FoundStatement& AddStatement(WordRange cue, std::vector<WordRange> content, WordRange source = {},
                               std::vector<int> speakers = {}) {
    FoundStatement s;
    s.cue = s.anchor = cue;
    s.content = std::move(content);
    s.source = source;
    annotations.statements.push_back(s);
    resolved.speakers.push_back(std::move(speakers));
    return annotations.statements.back();
  }
  FoundStatement& AddStatement(std::string_view cue, std::string_view content) {
    return AddStatement(Words(cue), {Words(content)});
  }

  Ledger Build() const {
    Document document;
    document.text.bytes = text_;
    return BuildLedger(std::move(document), segments_, annotations, resolved);
  }

  Annotations annotations;
  Resolved resolved;

 private:
  std::string text_;
  Segments segments_;
};

// The pieces of a statement's content, parted by " | ".
std::string Said(const Ledger& ledger, size_t statement) {
  std::string out;
  for (const Span piece : ledger.statements.at(statement).content) {
    if (!out.empty()) out += " | ";
    out += piece.In(ledger.text);
  }
  return out;
}

// What is said when `content` was found in `text` for the cue "said".
std::string SaidOf(const std::string& text, std::string_view content) {
  Story story(text);
  story.AddStatement("said", content);
  const Ledger ledger = story.Build();
  return ledger.statements.empty() ? "" : Said(ledger, 0);
}

TEST(Content, LosesTheMarksThatEncloseAllOfIt) {
  EXPECT_EQ(SaidOf("“The strike is over,” Lind said.", "“The strike is over,”"), "The strike is over");
  EXPECT_EQ(SaidOf("Lind said: \"It is over. We sail.\"", "\"It is over. We sail.\""), "It is over. We sail");
  EXPECT_EQ(SaidOf("``It is over,'' Lind said.", "``It is over,''"), "It is over");
  EXPECT_EQ(SaidOf("Lind said \"yes\".", "\"yes\"."), "yes");
}

TEST(Content, KeepsMarksThatEncloseAPartOfIt) {
  EXPECT_EQ(SaidOf("Lind said the strike was “over” for good.", "the strike was “over” for good."),
            "the strike was “over” for good");
  EXPECT_EQ(SaidOf("Lind said “over” was over.", "“over” was over."), "“over” was over");
  EXPECT_EQ(SaidOf("Lind said it was “over.”", "it was “over.”"), "it was “over.”");
  EXPECT_EQ(SaidOf("Lind said “yes” and “no.”", "“yes” and “no.”"), "“yes” and “no.”");
}

TEST(Content, KeepsQuotationsInsideTheOneItIs) {
  EXPECT_EQ(SaidOf("“He told me ‘go home,’” Lind said.", "“He told me ‘go home,’”"), "He told me ‘go home,’");
}

TEST(Content, InsideAQuotationThatHoldsItsCueKeepsItsWords) {
  EXPECT_EQ(SaidOf("“Lind said we sail,” the union told us.", "we sail,”"), "we sail");
  EXPECT_EQ(SaidOf("“Lind said ‘we sail,’” the union told us.", "‘we sail,’”"), "we sail");
}

TEST(Content, OverSeveralParagraphsIsAPieceInEach) {
  EXPECT_EQ(SaidOf("Lind said: “It is over.\n\n“We sail at dawn.”", "“It is over.\n\n“We sail at dawn.”"),
            "It is over | We sail at dawn");
  EXPECT_EQ(SaidOf("Lind said that it was over.\n\nShips would sail.", "it was over.\n\nShips would sail."),
            "it was over | Ships would sail");
}

TEST(Content, HasNoStopsAtItsEdges) {
  EXPECT_EQ(SaidOf("The strike, Lind said, is over.", ", is over."), "is over");
  EXPECT_EQ(SaidOf("Lind said -- it is over -- to us.", "-- it is over --"), "it is over");
  EXPECT_EQ(SaidOf("Is it over? Lind said.", "Is it over?"), "Is it over?");
  EXPECT_EQ(SaidOf("Lind said it is up to the U.N. now.", "it is up to the U.N."), "it is up to the U.N.");
}

TEST(Content, OfNothingButStopsIsNoStatement) {
  EXPECT_EQ(SaidOf("It is over, Lind said.", ","), "");
  Story story("It is over, Lind said. Reis agreed that it was.");
  story.AddStatement("said", ",");
  story.AddStatement(story.Words("agreed"), {story.Words("it was.")}, {}, {7});
  const Ledger ledger = story.Build();
  ASSERT_EQ(ledger.statements.size(), 1u);
  EXPECT_EQ(Said(ledger, 0), "it was");
  EXPECT_EQ(ledger.statements[0].speakers, std::vector<int>{7});
}

TEST(Source, HasNoStopAtItsEnd) {
  Story story("The mayor, Ana Reis, said it was over.");
  story.AddStatement(story.Words("said"), {story.Words("it was over")}, story.Words("The mayor, Ana Reis,"));
  const Ledger ledger = story.Build();
  EXPECT_EQ(ledger.statements[0].source.In(ledger.text), "The mayor, Ana Reis");
}

TEST(Within, IsTheSmallestStatementThatHoldsTheCue) {
  Story story("Lind said the union warned that the port promised more pay.");
  story.AddStatement("said", "the union warned that the port promised more pay");
  story.AddStatement("warned", "the port promised more pay");
  story.AddStatement("promised", "more pay");
  const Ledger ledger = story.Build();
  EXPECT_EQ(ledger.statements[0].within, -1);
  EXPECT_EQ(ledger.statements[1].within, 0);
  EXPECT_EQ(ledger.statements[2].within, 1);
}

TEST(Within, IsNeverACircle) {
  Story story("One said two said three said four.");
  const WordRange a = story.Words("said", 0), b = story.Words("said", 1), c = story.Words("said", 2);
  story.AddStatement(a, {story.Words("two said")});
  story.AddStatement(b, {story.Words("three said four")});
  story.AddStatement(c, {story.Words("One said")});
  const Ledger ledger = story.Build();
  ASSERT_EQ(ledger.statements.size(), 3u);
  for (int i = 0; i < 3; ++i) {
    int steps = 0;
    for (int at = i; at >= 0; at = ledger.statements[static_cast<size_t>(at)].within) ASSERT_LE(++steps, 3);
  }
}

TEST(Within, IsNeitherOfTwoThatHoldEachOther) {
  Story story("Lind said and Reis said.");
  story.AddStatement(story.Words("said", 0), {story.Words("Reis said")});
  story.AddStatement(story.Words("said", 1), {story.Words("Lind said")});
  for (const Statement& s : story.Build().statements) EXPECT_EQ(s.within, -1);
}

TEST(Order, IsThatOfTheFirstCharacterAndReferencesFollow) {
  // The outer cue comes last, but what it reports comes first.
  Story story("The union warned of a strike, Lind said. Reis agreed it was so.");
  story.AddStatement("warned", "of a strike");
  story.AddStatement("said", "The union warned of a strike");
  story.AddStatement("agreed", "it was so");
  const Ledger ledger = story.Build();
  EXPECT_EQ(Said(ledger, 0), "The union warned of a strike");
  EXPECT_EQ(Said(ledger, 1), "of a strike");
  EXPECT_EQ(Said(ledger, 2), "it was so");
  EXPECT_EQ(ledger.statements[0].within, -1);
  EXPECT_EQ(ledger.statements[1].within, 0);
  EXPECT_EQ(ledger.statements[2].within, -1);
}

TEST(Roles, AreActorsOnceAndNeverTheSpeaker) {
  Story story("Lind told Reis and Mayor Reis that Lind had won.");
  const uint32_t lind = story.AddMention("Lind", 0), reis = story.AddMention("Reis", 1),
                 mayor = story.AddMention("Mayor Reis", 1);
  FoundStatement& s = story.AddStatement(story.Words("told"), {story.Words("Lind had won")}, story.Words("Lind"), {0});
  s.to = {lind, reis, mayor};
  s.via = {lind};
  const Ledger ledger = story.Build();
  EXPECT_EQ(ledger.statements[0].to, std::vector<int>{1});
  EXPECT_TRUE(ledger.statements[0].via.empty());
}

TEST(Roles, WhoReportsAnothersWordsRelaysThemUnlessTheyWereNotSaid) {
  for (const bool denied : {false, true}) {
    Story story("Lind said Reis promised more pay.");
    story.AddMention("Lind", 0);
    story.AddMention("Reis", 1);
    story.AddStatement(story.Words("said"), {story.Words("Reis promised more pay")}, story.Words("Lind"), {0});
    story.AddStatement(story.Words("promised"), {story.Words("more pay")}, story.Words("Reis"), {1}).denied = denied;
    EXPECT_EQ(story.Build().statements.at(1).via, denied ? std::vector<int>() : std::vector<int>{0});
  }
}

TEST(Roles, WhoAsksForWordsDoesNotRelayThem) {
  Story story("Lind demanded Reis promise more pay.");
  story.AddMention("Lind", 0);
  story.AddMention("Reis", 1);
  story.AddStatement(story.Words("demanded"), {story.Words("Reis promise more pay")}, story.Words("Lind"), {0}).act =
      StatementAct::kDemand;
  story.AddStatement(story.Words("promise"), {story.Words("more pay")}, story.Words("Reis"), {1});
  EXPECT_TRUE(story.Build().statements.at(1).via.empty());
}

TEST(Actors, HaveTheirNameOnOneLine) {
  Story story("By the wire\n\nThe Port\nAuthority of Lagos and the mayor met.");
  story.AddMention("The Port\nAuthority of Lagos", 0, "Port\nAuthority of Lagos");
  story.AddMention("the mayor", 1);
  story.resolved.actors[1].offices.push_back({.title = story.Words("mayor"), .of = 0});
  const Ledger ledger = story.Build();
  ASSERT_EQ(ledger.actors.size(), 2u);
  EXPECT_EQ(ledger.actors[0].name, "Port Authority of Lagos");
  EXPECT_EQ(ledger.actors[0].mentions[0].span.In(ledger.text), "The Port\nAuthority of Lagos");
  EXPECT_EQ(ledger.actors[0].mentions[0].name.In(ledger.text), "Port\nAuthority of Lagos");
  EXPECT_EQ(ledger.actors[1].name, "the mayor");
  EXPECT_TRUE(ledger.actors[1].mentions[0].name.empty());
  EXPECT_EQ(ledger.actors[1].offices[0].title, "mayor");
  EXPECT_EQ(ledger.actors[1].offices[0].span.In(ledger.text), "mayor");
}

TEST(Actors, HaveNoShortFormInTheirName) {
  Story story("The Tarn River Board (TRB) met.");
  story.AddMention("The Tarn River Board (TRB", 0, "Tarn River Board (TRB");
  EXPECT_EQ(story.Build().actors.at(0).name, "Tarn River Board");
}

TEST(Actors, KnownByADemonymAreNamedAsStates) {
  Story story("Egyptian officials met.");
  story.AddMention("Egyptian", 0, "Egyptian");
  story.resolved.actors[0].kind = ActorKind::kState;
  EXPECT_EQ(story.Build().actors.at(0).name, "Egypt");
}

TEST(BuildLedger, HandsOnWhatTheDocumentTells) {
  const auto document =
      ReadPlain("date 2024-03-22 CAIRO (AP) -- One\r\ntwo.\xFF", {.id = "x", .title = "T", .source = "AP"});
  ASSERT_TRUE(document.ok());
  Document copy = *document;
  const Segments segments = Segment(copy.text.bytes);
  Annotations none;
  none.quotations.of_word.assign(segments.words.size(), -1);
  const Ledger ledger = BuildLedger(std::move(copy), segments, none, {});
  EXPECT_EQ(ledger.id, "x");
  EXPECT_EQ(ledger.title, "T");
  EXPECT_EQ(ledger.source, "AP");
  EXPECT_EQ(ledger.published, "2024-03-22");
  EXPECT_EQ(ledger.dateline, "Cairo");
  EXPECT_EQ(ledger.text, document->text.bytes);
  EXPECT_EQ(ledger.notices.size(), 1u);
  const auto size = static_cast<uint32_t>(ledger.text.size());
  for (uint32_t at = 0; at < size; ++at)
    EXPECT_EQ(ledger.SourceOf({at, at + 1}), document->text.map.SourceOf({at, at + 1})) << at;
  EXPECT_TRUE(ledger.actors.empty() && ledger.statements.empty());
}

TEST(MentionsOfALedger, ADemonymHasNoName) {
  Story story("Egyptian officials met guests of Cairo.");
  story.AddMention("Egyptian", 0, "Egyptian");
  story.AddMention("Cairo", 0, "Cairo");
  const Ledger ledger = story.Build();
  ASSERT_EQ(ledger.actors.size(), 1U);
  EXPECT_TRUE(ledger.actors[0].mentions[0].name.empty());
  EXPECT_EQ(ledger.actors[0].mentions[0].level, MentionLevel::kDescription);
  EXPECT_EQ(ledger.actors[0].mentions[1].name.In(ledger.text), "Cairo");
}

}  // namespace
}  // namespace dateline
