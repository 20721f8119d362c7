// Tests of positions and shifts: who holds them, what is one, and which changes are told or follow, over annotations
// made by hand.
#include "ledger/positions.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/build_ledger.h"
#include "ledger/shift_cues.h"
#include "ledger/topics.h"
#include "ledger/word_samples.h"

namespace dateline {
namespace {

// A text with what was found in it, everything named by its words.
class Copy {
 public:
  explicit Copy(std::string text) : text_(std::move(text)), segments_(Segment(text_)) {
    annotations.quotations = MatchQuotations(text_, segments_, nullptr);
    annotations.times = FindTimes(text_, segments_, "2024-03-22");
  }

  WordRange Words(std::string_view phrase) const { return samples::WordsOf(text_, segments_, phrase); }

  // An actor with one mention. Actors are added in text order.
  int AddActor(std::string_view phrase, ActorKind kind) {
    const auto mention = static_cast<uint32_t>(annotations.mentions.size());
    annotations.mentions.push_back({.words = Words(phrase), .name = Words(phrase)});
    resolved.actors.push_back({.kind = kind, .mentions = {mention}, .name_mention = mention});
    const int actor = static_cast<int>(resolved.actors.size()) - 1;
    resolved.actor_of_mention.push_back(actor);
    return actor;
  }

  void AddOffice(int actor, std::string_view title, int of) {
    resolved.actors[static_cast<size_t>(actor)].offices.push_back({Words(title), of, false, 1.0F});
  }

  // Statements are added in text order. Returns the stand, to be changed.
  FoundStand& Add(std::string_view cue, std::string_view content, int speaker, Stance stance, std::string_view issue,
                  bool former = false) {
    FoundStatement s;
    s.cue = s.anchor = Words(cue);
    s.content = {Words(content)};
    annotations.statements.push_back(s);
    resolved.speakers.push_back({speaker});
    FoundStand stand;
    stand.statement = static_cast<uint32_t>(annotations.statements.size() - 1);
    stand.stance = stance;
    stand.former = former;
    stand.issue = Words(issue);
    stand.confidence = 0.5F;
    annotations.stands.push_back(stand);
    return annotations.stands.back();
  }

  Ledger Build() const {
    Document document;
    document.text.bytes = text_;
    document.published = "2024-03-22";
    return BuildLedger(std::move(document), segments_, annotations, resolved);
  }

  Annotations annotations;
  Resolved resolved;

 private:
  std::string text_;
  Segments segments_;
};

constexpr auto kPerson = ActorKind::kPerson;
constexpr auto kState = ActorKind::kState;
constexpr auto kOrg = ActorKind::kOrg;

TEST(Positions, HaveTheWordsAndTheGroundsOfTheirStatement) {
  Copy copy("Norway said it would oppose \"the northern pipeline\", unless fishermen were paid.");
  const int norway = copy.AddActor("Norway", kState);
  copy.Add("said", "it would oppose \"the northern pipeline\", unless fishermen were paid", norway, Stance::kOppose,
           "\"the northern pipeline\",")
      .condition = copy.Words("unless fishermen were paid.");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 1U);
  const Position& p = ledger.positions[0];
  EXPECT_EQ(p.actors, std::vector<int>{norway});
  EXPECT_EQ(p.stance, Stance::kOppose);
  EXPECT_EQ(p.issue.In(ledger.text), "the northern pipeline");
  EXPECT_EQ(p.topic, "northern pipeline");
  EXPECT_EQ(p.condition.In(ledger.text), "unless fishermen were paid");
  EXPECT_EQ(p.statements, std::vector<int>{0});
  EXPECT_FALSE(p.former);
}

TEST(Positions, KeepMarksThatEncloseAPartOfTheIssue) {
  Copy copy("Norway said it wanted a \"deep and lasting\" truce.");
  copy.Add("said", "it wanted a \"deep and lasting\" truce", copy.AddActor("Norway", kState), Stance::kDemand,
           "a \"deep and lasting\" truce.");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 1U);
  EXPECT_EQ(ledger.positions[0].issue.In(ledger.text), "a \"deep and lasting\" truce");
}

TEST(Positions, OfOneHolderOnOneIssueWithOneStanceAreOne) {
  Copy copy("Norway opposed the northern pipeline. Lind backed it. Norway rejected the pipeline in the north.");
  const int norway = copy.AddActor("Norway", kState), lind = copy.AddActor("Lind", kPerson);
  copy.Add("opposed", "the northern pipeline", norway, Stance::kOppose, "the northern pipeline");
  copy.Add("backed", "it", lind, Stance::kSupport, "it");
  copy.Add("rejected", "the pipeline in the north", norway, Stance::kOppose, "the pipeline in the north");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 2U);
  EXPECT_EQ(ledger.positions[0].statements, (std::vector<int>{0, 2}));
  EXPECT_EQ(ledger.positions[1].actors, std::vector<int>{lind});
}

TEST(Positions, OfOneHolderOnTheSameWordsAreTheSurerOne) {
  Copy copy("Norway said it might oppose a pipeline through the north.");
  const int norway = copy.AddActor("Norway", kState);
  copy.Add("said", "it might oppose a pipeline through the north", norway, Stance::kPledge, "a pipeline");
  copy.Add("oppose", "a pipeline through the north", norway, Stance::kOppose, "a pipeline through the north")
      .confidence = 0.9F;
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 1U);
  EXPECT_EQ(ledger.positions[0].stance, Stance::kOppose);
  EXPECT_EQ(ledger.positions[0].issue.In(ledger.text), "a pipeline through the north");
  EXPECT_EQ(ledger.positions[0].statements, (std::vector<int>{0, 1}));
}

TEST(Positions, AreOneWhereOneHoldsThemWithAnother) {
  Copy copy("Norway opposed the pipeline. Its minister Lind opposed the pipeline. Ames opposed the pipeline.");
  const int norway = copy.AddActor("Norway", kState), lind = copy.AddActor("Lind", kPerson),
            ames = copy.AddActor("Ames", kPerson);
  copy.AddOffice(lind, "minister", norway);
  copy.Add("opposed", "the pipeline", norway, Stance::kOppose, "the pipeline");
  copy.Add("opposed", "the pipeline", lind, Stance::kOppose, "the pipeline.").issue = {9, 11};
  copy.Add("opposed", "the pipeline", ames, Stance::kOppose, "the pipeline.").issue = {14, 16};
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 2U);
  EXPECT_EQ(ledger.positions[0].actors, (std::vector<int>{norway, lind}));
  EXPECT_EQ(ledger.positions[1].actors, std::vector<int>{ames});
}

TEST(Positions, CutNoHyphenatedWordNoMentionAndNoQuotation) {
  Copy copy("Norway opposed low-risk loans, the Reed Bank of Oslo and a \"stop gap\".");
  const int norway = copy.AddActor("Norway", kState);
  copy.AddActor("the Reed Bank of Oslo", ActorKind::kOrg);
  copy.Add("opposed", "low-risk loans", norway, Stance::kOppose, "low");
  copy.Add("opposed", "the Reed Bank of Oslo", norway, Stance::kOppose, "the Reed Bank");
  copy.Add("opposed", "a \"stop gap\"", norway, Stance::kOppose, "a \"stop gap");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 3U);
  EXPECT_EQ(ledger.positions[0].issue.In(ledger.text), "low-risk");
  EXPECT_EQ(ledger.positions[1].issue.In(ledger.text), "the Reed Bank of Oslo");
  EXPECT_EQ(ledger.positions[2].issue.In(ledger.text), "a \"stop gap\"");
}

TEST(Positions, NeedSomebodyWhoHoldsThem) {
  Copy copy("It was said that the talks must go on.");
  copy.Add("said", "the talks must go on", 0, Stance::kSupport, "the talks");
  copy.resolved.speakers[0].clear();
  EXPECT_TRUE(copy.Build().positions.empty());
}

TEST(Holders, ASpokesmanSpeaksForHisStateAMinisterForBoth) {
  Copy copy("Kenya's spokesman Otieno and Kenya's foreign minister Ames met Lind.");
  const int kenya = copy.AddActor("Kenya", kState), otieno = copy.AddActor("Otieno", kPerson),
            ames = copy.AddActor("Ames", kPerson), lind = copy.AddActor("Lind", kPerson);
  copy.AddOffice(otieno, "spokesman", kenya);
  copy.AddOffice(ames, "foreign minister", kenya);
  const Ledger ledger = copy.Build();
  EXPECT_EQ(HoldersOf(ledger, {otieno}, -1), std::vector<int>{kenya});
  EXPECT_EQ(HoldersOf(ledger, {ames}, -1), (std::vector<int>{ames, kenya}));
  EXPECT_EQ(HoldersOf(ledger, {otieno, lind}, -1), (std::vector<int>{kenya, lind}));
  EXPECT_EQ(HoldersOf(ledger, {kenya, otieno}, -1), std::vector<int>{kenya});
}

TEST(Holders, TheHeadOfABodyStandsBesideItASenatorAlone) {
  Copy copy("Otieno, leader of the Reed Party, and Ames, senator of the Assembly, met.");
  const int otieno = copy.AddActor("Otieno", kPerson), ames = copy.AddActor("Ames", kPerson),
            party = copy.AddActor("the Reed Party", ActorKind::kOrg), house = copy.AddActor("the Assembly", kOrg);
  copy.AddOffice(otieno, "leader", party);
  copy.AddOffice(ames, "senator", house);
  const Ledger ledger = copy.Build();
  EXPECT_EQ(HoldersOf(ledger, {otieno}, -1), (std::vector<int>{otieno, party}));
  EXPECT_EQ(HoldersOf(ledger, {ames}, -1), std::vector<int>{ames});
}

TEST(Holders, AnEnvoyAndAMediatorStandBesideWhoSentThem) {
  Copy copy("Otieno, mediator of the Reed Bank, met Ames, envoy of the Reed Bank.");
  const int otieno = copy.AddActor("Otieno", kPerson), bank = copy.AddActor("the Reed Bank", kOrg),
            ames = copy.AddActor("Ames", kPerson);
  copy.AddOffice(otieno, "mediator", bank);
  copy.AddOffice(ames, "envoy", bank);
  const Ledger ledger = copy.Build();
  EXPECT_EQ(HoldersOf(ledger, {otieno}, -1), (std::vector<int>{otieno, bank}));
  EXPECT_EQ(HoldersOf(ledger, {ames}, -1), (std::vector<int>{ames, bank}));
}

TEST(Holders, ABodyInTheSpeakersOwnWordingStandsBesideHim) {
  Copy copy("A Reed Party official said the toll must go.");
  const int official = copy.AddActor("A Reed Party official", ActorKind::kPerson);
  const int party = copy.AddActor("Reed Party", kOrg);
  copy.Add("said", "the toll must go", official, Stance::kOppose, "the toll");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.positions.size(), 1U);
  EXPECT_EQ(ledger.positions[0].actors, (std::vector<int>{official, party}));
}

// The holders of what Otieno says with these words, which begin with `subject`; it is an actor of that kind, the
// second one.
std::vector<int> HoldersOfWords(const std::string& said, const std::string& subject, ActorKind kind,
                                const std::string& title = "") {
  Copy copy("Otieno" + (title.empty() ? "" : ", a " + title + ",") + " said " + said + ".");
  const int otieno = copy.AddActor("Otieno", kPerson), body = copy.AddActor(subject, kind);
  if (!title.empty()) copy.AddOffice(otieno, title, body);
  copy.Add("said", said, otieno, Stance::kReject, "lend");
  const Ledger ledger = copy.Build();
  return ledger.positions.size() == 1 ? ledger.positions[0].actors : std::vector<int>{};
}

TEST(Holders, WhoSaysWhatABodyWillDoSpeaksForIt) {
  EXPECT_EQ(HoldersOfWords("the bank would not lend", "the bank", kOrg), (std::vector<int>{0, 1}));
  EXPECT_EQ(HoldersOfWords("that Kenya will not lend", "Kenya", kState), (std::vector<int>{0, 1}));
  EXPECT_EQ(HoldersOfWords("the bank was right to lend", "the bank", kOrg), std::vector<int>{0});
  EXPECT_EQ(HoldersOfWords("farmers would not lend", "farmers", ActorKind::kGroup), std::vector<int>{0});
}

TEST(Holders, WhoSaysWhatHisOwnBodyDoesSpeaksForIt) {
  EXPECT_EQ(HoldersOfWords("his party never did lend", "his party", kOrg), (std::vector<int>{0, 1}));
  EXPECT_EQ(HoldersOfWords("the bank never did lend", "the bank", kOrg, "clerk"), (std::vector<int>{0, 1}));
  EXPECT_EQ(HoldersOfWords("the bank never did lend", "the bank", kOrg, "spokesman"), std::vector<int>{1});
}

TEST(Holders, WhoSaysWhatABodyMustDoSpeaksForHimself) {
  EXPECT_EQ(HoldersOfWords("the bank must lend", "the bank", kOrg, "clerk"), std::vector<int>{0});
}

TEST(Holders, AMinistryStandsBesideItsState) {
  Copy copy("The Foreign Ministry of Kenya met the Harbour Union.");
  const int ministry = copy.AddActor("The Foreign Ministry", ActorKind::kOrg), kenya = copy.AddActor("Kenya", kState),
            harbour = copy.AddActor("the Harbour Union", ActorKind::kOrg);
  copy.resolved.actors[static_cast<size_t>(ministry)].member_of = {kenya};
  const Ledger ledger = copy.Build();
  EXPECT_EQ(HoldersOf(ledger, {ministry}, -1), (std::vector<int>{ministry, kenya}));
  EXPECT_EQ(HoldersOf(ledger, {harbour}, -1), std::vector<int>{harbour});
}

std::string TopicOf(const std::string& issue) {
  const Segments segments = Segment(issue);
  Topics topics(issue, segments);
  return topics.Name(topics.Of({0, static_cast<uint32_t>(segments.words.size())}));
}

TEST(Topics, AreAFewWordsInSmallLetters) {
  EXPECT_EQ(TopicOf("to the Opening of the border"), "opening of the border");
  EXPECT_EQ(TopicOf("a new law that would tax every truck"), "new law");
  EXPECT_EQ(TopicOf("the mayor's plan, at last"), "mayor's plan");
  EXPECT_EQ(TopicOf("one two three four five six seven eight"), "one two three four five six");
  EXPECT_EQ(TopicOf("It"), "it");
}

TEST(Topics, KeepHyphensAndEndWithAPhrase) {
  EXPECT_EQ(TopicOf("a two-day strike"), "two-day strike");
  EXPECT_EQ(TopicOf("a no-fly zone"), "no-fly zone");
  EXPECT_EQ(TopicOf("a review after two years"), "review after two years");
  EXPECT_EQ(TopicOf("a new harbour law to mandate reporting oil spills"), "new harbour law");
}

TEST(Topics, HoldNoFiniteVerb) {
  EXPECT_EQ(TopicOf("the sea route would carry grain"), "sea route");
  EXPECT_EQ(TopicOf("it would boycott the ceremony"), "boycott the ceremony");
  EXPECT_EQ(TopicOf("they need a second pilot"), "second pilot");
}

TEST(Topics, TellWhatAnActorWillDoWithoutHim) {
  const std::string text = "Kenya will sell the harbour. ";
  const Segments segments = Segment(text);
  FoundMention kenya;
  kenya.words = kenya.name = {0, 1};
  const std::vector<FoundMention> mentions = {kenya};
  Topics topics(text, segments, mentions);
  EXPECT_EQ(topics.Name(topics.Of({0, 5})), "sell the harbour");
}

TEST(Topics, AreTheSameForIssuesOfTheSameWords) {
  const std::string text = "sanctions on Mali. the Mali sanctions. fishing rights";
  const Segments segments = Segment(text);
  Topics topics(text, segments);
  const uint32_t first = topics.Of({0, 3});
  EXPECT_EQ(topics.Of({4, 7}), first);
  EXPECT_NE(topics.Of({8, 10}), first);
}

bool TellsAShift(const std::string& sentence) {
  const Segments segments = Segment(sentence);
  return ShiftCueIn(sentence, segments, segments.sentences.at(0)).has_value();
}

TEST(ShiftCues, AreFoundWhereAChangeIsTold) {
  EXPECT_TRUE(TellsAShift("As late as Friday Lind had called the plan dead."));
  EXPECT_TRUE(TellsAShift("Kenya dropped its old demand for a port."));
  EXPECT_TRUE(TellsAShift("Until last week the union had refused to talk."));
  EXPECT_TRUE(TellsAShift("In May she had told the council that it would never sell."));
  EXPECT_TRUE(TellsAShift("Its stance has since hardened."));
  EXPECT_TRUE(TellsAShift("The mayor changed her mind."));
  EXPECT_TRUE(TellsAShift("Oslo no longer opposes the pipeline."));
}

TEST(ShiftCues, AreNoneInPlainReports) {
  EXPECT_FALSE(TellsAShift("The mayor said she would sell the port."));
  EXPECT_FALSE(TellsAShift("In May the council sold the port."));
  EXPECT_FALSE(TellsAShift("The bus dropped two passengers at the school."));
  EXPECT_FALSE(TellsAShift("The talks will last until Friday."));
  EXPECT_FALSE(TellsAShift("What changes is the price."));
}

TEST(Shifts, ToldOnesNameTheOldAndTheNewPosition) {
  Copy copy("Until last week Oslo had refused any pipeline. On Friday it agreed to the pipeline.");
  const int oslo = copy.AddActor("Oslo", kState);
  copy.Add("refused", "any pipeline", oslo, Stance::kReject, "any pipeline", true);
  copy.Add("agreed", "the pipeline", oslo, Stance::kSupport, "the pipeline");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.shifts.size(), 1U);
  const Shift& shift = ledger.shifts[0];
  EXPECT_FALSE(shift.inferred);
  EXPECT_EQ(shift.actors, std::vector<int>{oslo});
  EXPECT_EQ(shift.topic, "pipeline");
  EXPECT_EQ(shift.from, 0);
  EXPECT_EQ(shift.to, 1);
  EXPECT_EQ(shift.when, "last week");
  ASSERT_EQ(shift.basis.size(), 1U);
  EXPECT_EQ(shift.basis[0].In(ledger.text), "Until last week Oslo had refused any pipeline");
}

TEST(Shifts, OfSomebodyWithoutAPositionAreNotTold) {
  Copy copy("Oslo opposed the pipeline. Lind changed her mind.");
  copy.Add("opposed", "the pipeline", copy.AddActor("Oslo", kState), Stance::kOppose, "the pipeline");
  copy.AddActor("Lind", kPerson);
  EXPECT_TRUE(copy.Build().shifts.empty());
}

TEST(Shifts, AreNotOfThoseWhoWelcomeTheChangeOfAnother) {
  Copy copy("Lind opposed the pipeline. Lind welcomed the change of course.");
  copy.Add("opposed", "the pipeline", copy.AddActor("Lind", kPerson), Stance::kOppose, "the pipeline");
  const auto mention = static_cast<uint32_t>(copy.annotations.mentions.size());
  copy.annotations.mentions.push_back({.words = copy.Words("Lind welcomed")});
  copy.annotations.mentions.back().words.end -= 1;
  copy.resolved.actors[0].mentions.push_back(mention);
  copy.resolved.actor_of_mention.push_back(0);
  EXPECT_TRUE(copy.Build().shifts.empty());
}

TEST(Shifts, FollowFromOppositeSidesAtDifferentTimes) {
  Copy copy("Oslo opposed the pipeline. Oslo backed the northern pipeline.");
  const int oslo = copy.AddActor("Oslo", kState);
  copy.Add("opposed", "the pipeline", oslo, Stance::kOppose, "the pipeline", true);
  copy.Add("backed", "the northern pipeline", oslo, Stance::kSupport, "the northern pipeline");
  const Ledger ledger = copy.Build();
  ASSERT_EQ(ledger.shifts.size(), 1U);
  EXPECT_TRUE(ledger.shifts[0].inferred);
  EXPECT_EQ(ledger.shifts[0].from, 0);
  EXPECT_EQ(ledger.shifts[0].to, 1);
  copy.annotations.stands[0].former = false;
  EXPECT_TRUE(copy.Build().shifts.empty());
  copy.annotations.stands[1].stance = Stance::kReject;
  EXPECT_TRUE(copy.Build().shifts.empty());
}

}  // namespace
}  // namespace dateline
