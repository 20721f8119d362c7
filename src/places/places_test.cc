// Tests of places found and resolved, with the cases of tests/data/places/cases.tsv.
#include "dateline/places.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "places/places_samples.h"

namespace dateline {
namespace {

class PlacesTest : public testing::Test {
 protected:
  SampleGazetteer sample_;
  Places places_{sample_.Parsed().value()};
};

std::string Told(const std::string& text, const std::vector<PlaceSpan>& places) {
  std::string told;
  for (const PlaceSpan& place : places) {
    if (!told.empty()) told += "; ";
    told += std::string(place.span.In(text)) + "=" + place.country;
    if (!place.admin1.empty()) told += "." + place.admin1;
  }
  return told;
}

TEST_F(PlacesTest, FindsWhatTheTableOfCasesSays) {
  std::ifstream cases(DATELINE_SOURCE_DIR "/tests/data/places/cases.tsv");
  size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with('#')) continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const std::string text = line.substr(0, tab);
    EXPECT_EQ(Told(text, places_.In(text)), line.substr(tab + 1)) << text;
    ++count;
  }
  EXPECT_GE(count, 20U);
}

TEST_F(PlacesTest, GivesCoordinatesIdsAndPrecision) {
  const auto places = places_.In("Egyptian envoys met in Cairo.");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_TRUE(places[0].demonym);
  EXPECT_EQ(places[0].name, "Egypt");
  EXPECT_EQ(places[0].precision, "country");
  EXPECT_FALSE(places[1].demonym);
  EXPECT_EQ(places[1].geonameid, 360630);
  EXPECT_EQ(places[1].precision, "city");
  EXPECT_NEAR(places[1].latitude, 30.06, 0.01);
  EXPECT_GT(places[1].confidence, 0.5);
  EXPECT_LE(places[1].confidence, 1);
}

TEST_F(PlacesTest, ACapitalThatActsIsAGovernment) {
  const auto places = places_.In("Cairo accused the rebels on Monday. In Cairo two men were held.");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_TRUE(places[0].government);
  EXPECT_FALSE(places[1].government);
}

TEST_F(PlacesTest, LeavesDemonymsOutWhenAsked) {
  const auto places = places_.In("Egyptian envoys met in Cairo.", {.demonyms = false});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "Cairo");
}

TEST_F(PlacesTest, TellsTwoPlacesOfOneNameApartByTheirUnits) {
  const std::string text = "A man from Athens, Ohio, was held in Athens, Ga., police said.";
  const auto places = places_.In(text);
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(places[0].admin1, "OH");
  EXPECT_EQ(places[2].admin1, "GA");
}

TEST_F(PlacesTest, LocatesGivenSpans) {
  const std::string text = "The mill on Elm Road in Athens, Ohio, burned.";
  const auto at = [&](const char* words) {
    const auto begin = static_cast<uint32_t>(text.find(words));
    return Span{begin, begin + static_cast<uint32_t>(std::string_view(words).size())};
  };
  const auto places = places_.At(text, {at("Elm Road"), at("Athens"), {9000, 9001}});
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].precision, "near");
  EXPECT_EQ(places[0].admin1, "OH");
  EXPECT_EQ(places[1].geonameid, 4505542);
  EXPECT_TRUE(places[2].name.empty());
}

TEST_F(PlacesTest, NamesAPlaceByItself) {
  const auto places = places_.Named("Paris");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].country, "FR");
  EXPECT_TRUE(places_.Named("Nowhere").empty());
}

TEST_F(PlacesTest, AnyTextIsRead) {
  for (const char* text :
       {"", " ", "\xff\xfeParis\xc3", "PARIS", "Paris, , , Texas", "((((Paris", "Paris's's", "\n\n\n"}) {
    uint32_t at = 0;
    for (const PlaceSpan& place : places_.In(text)) {
      EXPECT_GE(place.span.begin, at);
      EXPECT_LT(place.span.begin, place.span.end);
      at = place.span.end;
    }
  }
  std::string long_list;
  for (int i = 0; i < 20000; ++i) long_list += "Paris, Texas, Athens and Jackson counties; ";
  EXPECT_GT(places_.In(long_list).size(), 10000U);
}

TEST(PlacesFile, OfNoGazetteerIsAnError) { EXPECT_FALSE(Places::Open("/nowhere.dlg").ok()); }

TEST(PlacesFile, OfTheRepositoryIsSmallAndKnowsTheWorld) {
  const std::filesystem::path path = DATELINE_SOURCE_DIR "/data/places.dlg";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "data/build_places.py was not run";
  EXPECT_LT(std::filesystem::file_size(path), 12000000U);
  const auto places = Places::Open(path);
  ASSERT_TRUE(places.ok()) << places.error().message;
  const std::pair<const char*, const char*> names[] = {{"Kiev", "Kyiv"},
                                                       {"Rangoon", "Yangon"},
                                                       {"Egyptians", "Egypt"},
                                                       {"W.Va.", "West Virginia"},
                                                       {"Persian Gulf", "Persian Gulf"},
                                                       {"Hodeidah", "Al Ḩudaydah"},
                                                       {"Raqqa", "Ar Raqqah"},
                                                       {"Port-au-Prince", "Port-au-Prince"},
                                                       {"White House", "White House"},
                                                       {"Vuhledar", "Vuhledar"}};
  for (const auto& [name, meant] : names) {
    const auto found = places->Named(name);
    ASSERT_FALSE(found.empty()) << name;
    EXPECT_EQ(found[0].name, meant);
  }
  const std::string text = "WASHINGTON -- Shells fell on the southern Gaza town of Rafah, and rain on Paris, Texas.";
  EXPECT_EQ(Told(text, places->In(text)), "WASHINGTON=US.DC; Gaza=PS.GZ; Rafah=PS.GZ; Paris=US.TX; Texas=US.TX");
  const std::pair<const char*, const char*> told[] = {
      {"Rebels left Saada and Deir ez-Zor.", "Saada=YE.15; Deir ez-Zor=SY.07"},
      {"Gangs burned a market in Port-au-Prince.", "Port-au-Prince=HT.11"},
      {"Ships in the Red Sea were hit.", "Red Sea="},
      {"Troops crossed the Litani River.", "Litani River=LB"},
      {"The Boston Globe, the New York Times and Agence France-Presse had it.", ""},
      {"The mayor of St. Louis spoke on Monday.", "St. Louis=US.MO"},
      {"Boats left St. Louis, north of Dakar, Senegal.", "St. Louis=SN.14; Dakar=SN.01; Senegal=SN"},
      {"The German government paid US$5 million.", "German=DE"}};
  for (const auto& [copy, places_of] : told) EXPECT_EQ(Told(copy, places->In(copy)), places_of) << copy;
}

}  // namespace
}  // namespace dateline
