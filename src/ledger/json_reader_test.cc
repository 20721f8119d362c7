// The exchange form read back, and read from others.
#include <gtest/gtest.h>

#include <random>

#include "dateline/parse.h"
#include "dateline/write.h"
#include "ledger/ledger_fault.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

// A small ledger of another program, with entries of every kind; `change` replaces `with`.
std::string Foreign(std::string_view change = "", std::string_view with = "") {
  std::string line =
      R"({"id":"x","licence":"CC0","text":"É Ida Holm, mayor of Orra, said she would visit 40 farms.",)"
      R"("published":"2024-03-22","actors":[{"id":"a","kind":"PERSON","name":"Ida Holm","mentions":[[2,10],[32,35]],)"
      R"("offices":[{"title":"mayor","of":"o","former":false,"span":[[12,17]]}],"member_of":["o"]},)"
      R"({"id":"o","kind":"PLACE","name":"Orra","mentions":[[21,25]]}],)"
      R"("statements":[{"id":"s","speaker":["a"],"cue":[[27,31]],"content":[[32,57]],"mode":"indirect","act":"promise"}],)"
      R"("events":[{"id":"v","trigger":[[42,47]],"type":"CONSULT","status":"planned","actors":["a"],"within":"s"}],)"
      R"("figures":[{"id":"f","span":[[48,50]],"value":40,"what":"other","of_event":"v"}],)"
      R"("positions":[{"id":"p","actor":["a"],"stance":"pledge","issue":[[42,56]],"basis":["s","v"],"state":"current"}],)"
      R"("shifts":[{"id":"h","actor":["a"],"from":null,"to":"p","basis":[[32,57]]}]})";
  if (!change.empty()) line.replace(line.find(change), change.size(), with);
  return line;
}

std::string FaultOfLine(const std::string& line) {
  const Result<Ledger> ledger = LedgerFromJson(line);
  return ledger.ok() ? "" : ledger.error().message;
}

TEST(LedgerFromJson, ReadsBackWhatToJsonWrote) {
  for (const Ledger& ledger : {samples::Harbour(), samples::Dam()}) {
    const std::string line = ToJson(ledger);
    const Result<Ledger> read = LedgerFromJson(line);
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(ToJson(*read), line);
  }
}

TEST(LedgerFromJson, ReadsBackPlacesAndCodes) {
  Ledger ledger = samples::Dam();
  ledger.actors[0].place = ActorPlace{360630, 30.0626, -31.2497, "EG", "11", "city", 0.75F};
  ledger.actors[0].code = ActorTableCode{"EGY", {"GOV", "MIL"}, "Cairo", 85, 360630};
  ledger.actors[1].place = ActorPlace{0, -0.5, 12, "", "", "water", 1.0F};
  ledger.actors[1].code = ActorTableCode{"", {}, "Orra", 0, 7};
  const std::string line = ToJson(ledger);
  EXPECT_NE(line.find(R"("place":{"geonameid":360630,"lat":30.0626,"lon":-31.2497,"country":"EG","admin1":"11",)"
                      R"("precision":"city","confidence":0.75},"code":{"country":"EGY","sectors":["GOV","MIL"],)"
                      R"("name":"Cairo","ids":{"wikidata":"Q85","geonames":360630}})"),
            std::string::npos)
      << line;
  EXPECT_EQ(ToJson(*LedgerFromJson(line)), line);
}

TEST(LedgerFromJson, TakesCoordinatesOfNoWorldForNoPlace) {
  Ledger ledger = samples::Dam();
  ledger.actors[0].place = ActorPlace{1, 91, 0, "EG", "", "city", 1.0F};
  EXPECT_FALSE(LedgerFromJson(ToJson(ledger))->actors[0].place.has_value());
}

TEST(LedgerFromJson, KeepsTheOrderOfShiftsToldAndInferred) {
  Ledger ledger = samples::Dam();
  while (ledger.shifts.size() < 12) ledger.shifts.push_back(ledger.shifts[0]);
  ledger.shifts[1].inferred = ledger.shifts[9].inferred = true;
  const std::string line = ToJson(ledger);
  EXPECT_EQ(ToJson(*LedgerFromJson(line)), line);
}

TEST(LedgerFromJson, ReadsLedgersOfOthers) {
  const Result<Ledger> read = LedgerFromJson(Foreign());
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(FaultOf(*read), "");
  const Actor& ida = read->actors[0];
  EXPECT_EQ(ida.mentions[0].name.In(read->text), "Ida Holm");
  EXPECT_EQ(ida.mentions[1].level, MentionLevel::kPronoun);
  EXPECT_EQ(ida.offices[0].of, 1);
  EXPECT_EQ(read->statements[0].content[0].In(read->text), "she would visit 40 farms.");
  EXPECT_EQ(read->events[0].within, 0);
  EXPECT_EQ(read->positions[0].events, std::vector<int>{0});
  EXPECT_EQ(read->shifts[0].to, 0);
}

TEST(LedgerFromJson, RefusesWhatDoesNotHangTogether) {
  EXPECT_EQ(FaultOfLine(Foreign(R"("speaker":["a"])", R"("speaker":["zz"])")),
            "statements[0]: names what the ledger does not have");
  EXPECT_EQ(FaultOfLine(Foreign("[[42,47]]", "[[42,470]]")), "events[0]: a span that is no pair of places in the text");
  EXPECT_NE(FaultOfLine(Foreign("[[42,47]]", "[[47,42]]")), "");
  EXPECT_NE(FaultOfLine(Foreign("[[42,47]]", "[[42]]")), "");
  EXPECT_NE(FaultOfLine(Foreign(R"({"id":"o")", R"({"id":"a")")), "");
  EXPECT_NE(FaultOfLine(Foreign(R"({"id":"o",)", R"({)")), "");
  EXPECT_EQ(FaultOfLine(Foreign("PERSON", "HORSE")), "actors[0]: a value that is no label: HORSE");
  EXPECT_NE(FaultOfLine(Foreign(R"("mode")", R"("within":"s","mode")")), "");
  EXPECT_NE(FaultOfLine("[]"), "");
  EXPECT_NE(FaultOfLine("{}"), "");
  EXPECT_NE(FaultOfLine(R"({"id":"x","text":"A story, and no ledger of one."})"), "");
  EXPECT_NE(FaultOfLine(std::string(100000, '[')), "");
}

TEST(LedgerFromJson, ShowsANulAsABrokenCharacter) {
  const Result<Ledger> read = LedgerFromJson(Foreign("É", "\\u0000"));
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->text.starts_with("\uFFFD Ida"));
  EXPECT_EQ(read->actors[0].mentions[0].span.In(read->text), "Ida Holm");
}

TEST(LedgerFromJson, TakesAnotherDateForUnknownWithANotice) {
  const Result<Ledger> read = LedgerFromJson(Foreign("2024-03-22", "22 March"));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->published, "");
  EXPECT_EQ(read->notices[0].code, NoticeCode::kBadDate);
}

TEST(LedgerFromJson, NeverCrashesOnBrokenBytes) {
  std::mt19937 random(5);
  const std::string lines[] = {Foreign(), ToJson(samples::Harbour()), ToJson(samples::Dam())};
  for (int round = 0; round < 3000; ++round) {
    std::string line = lines[round % 3];
    for (unsigned n = 0; n < 1 + random() % 4; ++n)
      line[random() % line.size()] = "0123456789[]{},:\"aAQ\\u"[random() % 23];
    if (const Result<Ledger> read = LedgerFromJson(line); read.ok()) EXPECT_FALSE(ToJson(*read).empty());
  }
}

}  // namespace
}  // namespace dateline
