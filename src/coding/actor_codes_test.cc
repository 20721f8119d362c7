#include "coding/actor_codes.h"

#include <gtest/gtest.h>

#include "coding/coding_samples.h"

namespace dateline {
namespace {

std::string CodeOf(const Ledger& ledger, size_t actor = 0) { return PloverCode(ActorCodes(ledger)[actor]); }

Ledger One(ActorKind kind, const std::string& mention, const std::string& name) {
  Ledger ledger;
  ledger.text = mention + " spoke.";
  samples::AddActor(&ledger, kind, mention, name);
  return ledger;
}

TEST(ActorCodes, AStateIsItsGovernment) {
  EXPECT_EQ(CodeOf(One(ActorKind::kState, "Egypt", "Egypt")), "EGYGOV");
  EXPECT_EQ(CodeOf(One(ActorKind::kState, "Washington", "Washington")), "USAGOV");
  EXPECT_EQ(CodeOf(One(ActorKind::kState, "the Kremlin", "Kremlin")), "RUSGOV");
}

TEST(ActorCodes, APersonHasTheCountryAndSectorOfWhatStandsBeforeTheName) {
  EXPECT_EQ(CodeOf(One(ActorKind::kPerson, "Peruvian Foreign Minister Luz Vega", "Luz Vega")), "PERGOV");
  EXPECT_EQ(CodeOf(One(ActorKind::kPerson, "Kenyan police chief Tom Jordan", "Tom Jordan")), "KENCOP");
}

TEST(ActorCodes, APersonsNameIsNoCountry) {
  EXPECT_EQ(CodeOf(One(ActorKind::kPerson, "Chad Jordan", "Chad Jordan")), "UNK");
}

TEST(ActorCodes, GroupsAndBodiesAreReadByTheirNouns) {
  EXPECT_EQ(CodeOf(One(ActorKind::kGroup, "Sudanese protesters", "Sudanese protesters")), "SDNCVL");
  EXPECT_EQ(CodeOf(One(ActorKind::kGroup, "rebels", "rebels")), "REB");
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "the Supreme Court", "Supreme Court")), "JUD");
}

TEST(ActorCodes, KnownBodiesHaveTheCodebooksCode) {
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "the United Nations", "United Nations")), "UNO");
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "the EU", "EU")), "EUR");
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "Abkhazia", "Abkhazia")), "GEOPRE");
}

TEST(ActorCodes, AnOfficeholderSpeaksForTheStateOfTheOffice) {
  Ledger ledger;
  ledger.text = "Luz Vega, the trade minister of Peru, spoke.";
  const int vega = samples::AddActor(&ledger, ActorKind::kPerson, "Luz Vega", "Luz Vega");
  const int peru = samples::AddActor(&ledger, ActorKind::kState, "Peru", "Peru");
  ledger.actors[vega].offices = {{"trade minister", peru, false, samples::Find(ledger, "trade minister"), 1.0f}};
  EXPECT_EQ(CodeOf(ledger, vega), "PERGOV");
  ledger.actors[vega].offices[0].former = true;
  EXPECT_EQ(CodeOf(ledger, vega), "PERELI");
}

TEST(ActorCodes, WhereAStateWithinAnotherIsMeantTheOfficeTells) {
  EXPECT_EQ(CodeOf(One(ActorKind::kPerson, "Georgia's governor, Alma Reed", "Alma Reed")), "USAGOV");
  EXPECT_EQ(CodeOf(One(ActorKind::kPerson, "Georgian President Alma Reed", "Alma Reed")), "GEOGOV");
  Ledger ledger;
  ledger.text = "The governor of Georgia spoke. The government of Georgia spoke.";
  const int state = samples::AddActor(&ledger, ActorKind::kState, "Georgia", "Georgia");
  EXPECT_EQ(CodeOf(ledger, state), "USAGOV");
  ledger.text = "The government of Georgia spoke.";
  ledger.actors.clear();
  samples::AddActor(&ledger, ActorKind::kState, "Georgia", "Georgia");
  EXPECT_EQ(CodeOf(ledger), "GEOGOV");
}

TEST(ActorCodes, WhoLeadsAFirmIsOfBusiness) {
  Ledger ledger = One(ActorKind::kPerson, "Mara Quint", "Mara Quint");
  ledger.actors[0].offices = {{"chief executive", -1, false, {}, 1.0f}};
  EXPECT_EQ(CodeOf(ledger), "BUS");
}

TEST(ActorCodes, TheTablesFillWhatTheStoryLeavesOpen) {
  Ledger ledger = One(ActorKind::kPerson, "Emmanuel Macron", "Emmanuel Macron");
  ledger.published = "2020-01-01";
  EXPECT_EQ(CodeOf(ledger), "FRAGOV");
  ledger = One(ActorKind::kPerson, "Ukrainian driver Emmanuel Macron", "Emmanuel Macron");
  EXPECT_EQ(CodeOf(ledger).substr(0, 3), "UKR");  // a namesake: the story has said of which state he is
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "the Riigikogu", "Riigikogu")), "ESTLEG");
}

TEST(ActorCodes, AnArmedGroupThatTheTablesKnowHasItsSector) {
  EXPECT_EQ(CodeOf(One(ActorKind::kOrg, "The M23 armed group", "M23")), "CODREB");
  EXPECT_EQ(CodeOf(One(ActorKind::kGroup, "an armed group", "an armed group")), "UAF");
}

TEST(ActorCodes, AreSetWithWhatTheTablesKnow) {
  Ledger ledger = One(ActorKind::kPerson, "French President Emmanuel Macron", "Emmanuel Macron");
  ledger.published = "2020-01-01";
  AddCodes(&ledger);
  const ActorTableCode code = ledger.actors[0].code.value_or(ActorTableCode{});
  EXPECT_EQ(code.country, "FRA");
  EXPECT_EQ(code.sectors, std::vector<std::string>{"GOV"});
  EXPECT_EQ(code.name, "Emmanuel Macron");
  EXPECT_GT(code.wikidata, 0U);
  ledger = One(ActorKind::kPerson, "Mirzo Qand", "Mirzo Qand");
  AddCodes(&ledger);
  EXPECT_FALSE(ledger.actors[0].code.has_value());
}

TEST(ActorCodes, OfALedgerThatHasThemAreThose) {
  Ledger ledger = One(ActorKind::kState, "Egypt", "Egypt");
  ledger.actors[0].code = ActorTableCode{"PER", {"LEG", "PTY"}, "", 0, 0};
  EXPECT_EQ(CodeOf(ledger), "PERLEG");
}

TEST(ActorCodes, ThePlaceOfAPlaceTellsItsCountry) {
  Ledger ledger = One(ActorKind::kPlace, "Springfeld", "Springfeld");
  ledger.actors[0].place = ActorPlace{7, 1.5, 2.5, "AT", "", "city", 1.0F};
  EXPECT_EQ(CodeOf(ledger), "AUT");
}

TEST(ActorCodes, CameoHasItsOwnWords) {
  EXPECT_EQ(CameoCode({"XKX", "JRN"}), "KSVMED");
  EXPECT_EQ(CameoCode({"UNO", ""}), "IGOUNO");
  EXPECT_EQ(CameoCode({"", ""}), "UNK");
}

TEST(ActorCodes, ReferencesThatLeadNowhereAreNotFollowed) {
  Ledger ledger = One(ActorKind::kPerson, "Luz Vega", "Luz Vega");
  ledger.actors[0].offices = {{"", 99, false, {900, 950}, 1.0f}};
  ledger.actors[0].member_of = {-1, 7, 0};
  ledger.actors[0].mentions.push_back({{800, 900}, {}, MentionLevel::kDescription, 1.0f});
  EXPECT_EQ(CodeOf(ledger), "UNK");
}

}  // namespace
}  // namespace dateline
