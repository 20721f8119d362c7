// GeoJSON, Web Annotation, FollowTheMoney, memory and the calendar.
#include <gtest/gtest.h>

#include "exports/export_samples.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

using samples::Exported;

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Geojson, APlaceWithoutCoordinatesHasNoGeometry) {
  const std::string out = Exported("geojson", {{samples::Dam(), {.id = "s1"}}});
  EXPECT_TRUE(
      out.starts_with("{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":\"s1/E1\","
                      "\"geometry\":null,\"properties\":{\"place\":\"Orra\",\"place_kind\":\"PLACE\""))
      << out;
  EXPECT_TRUE(out.ends_with("}}\n]}\n"));
  EXPECT_TRUE(Has(out, "\"id\":\"s1/F1\""));
}

TEST(Geojson, CoordinatesOfThePlacesActorAreAPointLongitudeFirst) {
  const ExportStory story = {.actors = {{.id = "w1", .name = "Orra", .at = Coordinates{-12.5, 30.25}}}};
  EXPECT_TRUE(Has(Exported("geojson", {{samples::Dam(), story}}),
                  "\"geometry\":{\"type\":\"Point\",\"coordinates\":[30.25,-12.5]}"));
}

TEST(Geojson, ElseThoseOfTheLedgerAre) {
  Ledger ledger = samples::Dam();
  for (Actor& actor : ledger.actors) actor.place = ActorPlace{7, 1.5, 2.5, "EG", "11", "city", 1.0F};
  EXPECT_TRUE(Has(Exported("geojson", {{ledger, {}}}), "\"coordinates\":[2.5,1.5]"));
  const ExportStory story = {.actors = {{.id = "w1", .name = "Orra", .at = Coordinates{-12.5, 30.25}}}};
  EXPECT_TRUE(Has(Exported("geojson", {{ledger, story}}), "\"coordinates\":[30.25,-12.5]"));
}

TEST(Geojson, TheVenueOfAStatementStandsWithoutItsPreposition) {
  Ledger ledger;
  ledger.text = "The ferry is safe, he said in Tarrow Bay.";
  Statement statement;
  statement.content = {{0, 17}};
  statement.venue = {27, 40};
  ledger.statements = {statement};
  EXPECT_TRUE(Has(Exported("geojson", {{ledger, {}}}), "\"place\":\"Tarrow Bay\""));
  ledger.statements[0].venue = {27, 29};
  EXPECT_EQ(Exported("geojson", {{ledger, {}}}), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
  Actor bay;
  bay.kind = ActorKind::kPlace;
  bay.name = "Tarrow Bay";
  bay.mentions = {{{30, 40}, {30, 40}, MentionLevel::kName, 1.0F}};
  ledger.actors = {bay};
  EXPECT_TRUE(Has(Exported("geojson", {{ledger, {}}}), "\"place\":\"Tarrow Bay\",\"place_kind\":\"PLACE\""));
}

TEST(Geojson, NoStoryIsAnEmptyCollection) {
  EXPECT_EQ(Exported("geojson", {}), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

TEST(Webanno, AnEntryIsFoundByPlaceAndByWords) {
  const std::string out = Exported("webanno", {{samples::Harbour(), {.id = "s1"}}});
  EXPECT_TRUE(Has(out, "{\"type\":\"TextPositionSelector\",\"start\":11,\"end\":29}")) << out;
  EXPECT_TRUE(Has(out,
                  "{\"type\":\"TextQuoteSelector\",\"exact\":\"The strike is over\",\"prefix\":\"MALMÖ — 🚢 "
                  "“\",\"suffix\":\",” Mayor"));
  EXPECT_TRUE(Has(out, "\"source\":\"urn:dateline:s1\""));
  EXPECT_TRUE(Has(out, "\"value\":\"Åsa Lind: announce, 2024-03-21\""));
  EXPECT_TRUE(out.ends_with("\n]},\"total\":3}\n")) << out;
}

TEST(Ftm, AnActorKnownOverAllStoriesIsOneEntity) {
  const ExportStory story = {.id = "s1", .actors = {{}, {}, {.id = "w7", .name = "Ida M. Holm"}}};
  const std::string out = Exported("ftm", {{samples::Dam(), story}});
  EXPECT_TRUE(
      Has(out, "{\"id\":\"w7\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ida M. Holm\",\"Ida Holm\"],"));
  EXPECT_TRUE(Has(
      out,
      "{\"id\":\"s1-A3-mention\",\"schema\":\"Mention\",\"properties\":{\"document\":[\"s1\"],\"resolved\":[\"w7\"]"));
  EXPECT_TRUE(Has(out, "{\"id\":\"s1-A1\",\"schema\":\"Address\",\"properties\":{\"full\":[\"Orra\"]"));
  EXPECT_TRUE(Has(out, "\"schema\":\"Occupancy\""));
}

TEST(Ftm, MentionsOfOneEventAreOneEntity) {
  const std::string out = Exported("ftm", {{samples::Dam(), {.id = "s1"}}});
  EXPECT_FALSE(Has(out, "\"s1-E2\""));
  EXPECT_TRUE(Has(out, "\"recordId\":[\"E2\"]"));
}

TEST(Memory, LinksComeOneAfterTheOther) {
  ExportOptions options;
  options.name = "s2";
  options.links.copies = [](const auto& each) {
    for (const char* copy : {"dam-2", "dam-3"}) each({"dam-1", copy, "near"});
  };
  options.links.actors = [](const auto& each) { each({"Orra", ActorKind::kPlace, {{"dam-1", 0}, {"dam-2", 4}}}); };
  options.links.fates = [](const auto& each) { each({{"dam-1", 2}, "happened", std::nullopt}); };
  EXPECT_EQ(
      Exported("memory", {{samples::Dam(), {.id = "s1"}}}, options),
      "{\"saga\":\"s2\",\"stories\":[\"dam-1\"],\"copies\":[{\"of\":\"dam-1\",\"copy\":\"dam-2\",\"kind\":\"near\"},"
      "{\"of\":\"dam-1\",\"copy\":\"dam-3\",\"kind\":\"near\"}],\"actors\":[{\"name\":\"Orra\",\"kind\":\"PLACE\","
      "\"in\":[[\"dam-1\",\"A1\"],[\"dam-2\",\"A5\"]]}],\"events\":[],\"figures\":[],\"positions\":[],\"shifts\":[],"
      "\"fates\":[{\"planned\":[\"dam-1\",\"E3\"],\"fate\":\"happened\",\"by\":null}]}\n");
}

TEST(Ics, StoriesOfOneIdHaveUidsOfTheirOwn) {
  const auto uid = [](const std::string& out) { return out.substr(out.find("UID:"), 30); };
  const std::string a = Exported("ics", {{samples::Dam(), {.id = "s1"}}}),
                    b = Exported("ics", {{samples::Dam(), {.id = "s2"}}});
  EXPECT_NE(uid(a), uid(b));
  EXPECT_EQ(uid(a), uid(Exported("ics", {{samples::Harbour(), {}}, {samples::Dam(), {.id = "s1"}}})));
  EXPECT_TRUE(b.ends_with("END:VCALENDAR\r\n"));
}

}  // namespace
}  // namespace dateline
