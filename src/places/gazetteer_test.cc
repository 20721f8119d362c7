// Tests of packing, reading and refusing gazetteers.
#include "places/gazetteer.h"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <cstdio>
#include <fstream>

#include "places/names.h"
#include "places/places_samples.h"

namespace dateline {
namespace {

std::string Packed() { return PackGazetteer(SampleRows(), SampleWords()).value(); }

// With the checksum put right, so that what is behind it is tried.
std::string Summed(std::string bytes) {
  if (bytes.size() < 64) return bytes;
  const uint64_t size = bytes.size();
  std::memcpy(bytes.data() + 16, &size, sizeof size);
  const uint64_t sum = XXH64(bytes.data() + 32, bytes.size() - 32, 0);
  std::memcpy(bytes.data() + 24, &sum, sizeof sum);
  return bytes;
}

TEST(Gazetteer, FindsAPlaceByEachOfItsNames) {
  const SampleGazetteer sample;
  const auto gazetteer = sample.Parsed();
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.error().message;
  const Gazetteer& g = **gazetteer;
  for (const char* name : {"Cairo", "CAIRO", "le caire"}) {
    const auto found = g.Find(NameHash(name));
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_EQ(g.name(found[0].place), "Cairo");
    EXPECT_EQ(g.geonameid(found[0].place), 360630U);
    EXPECT_NEAR(g.latitude(found[0].place), 30.0626, 0.0001);
    EXPECT_NEAR(g.longitude(found[0].place), 31.2497, 0.0001);
    EXPECT_EQ(g.code(g.Enclosing(found[0].place, PlaceKind::kCountry)), "EG");
  }
  EXPECT_EQ(g.Find(NameHash("Nowhere")).size(), 0U);
}

TEST(Gazetteer, GivesTheMostPopulousPlaceOfANameFirst) {
  const SampleGazetteer sample;
  const auto gazetteer = sample.Parsed().value();
  const auto found = gazetteer->Find(NameHash("Paris"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(gazetteer->kind(found[0].place), PlaceKind::kCapital);
  EXPECT_TRUE(found.flags & kGivenName);
  EXPECT_EQ(gazetteer->code(gazetteer->Enclosing(found[1].place, PlaceKind::kAdmin1)), "TX");
}

TEST(Gazetteer, KnowsWhatLiesInWhat) {
  const SampleGazetteer sample;
  const auto gazetteer = sample.Parsed().value();
  const uint32_t rafah = gazetteer->Find(NameHash("Rafah"))[0].place,
                 gaza = gazetteer->Find(NameHash("Gaza Strip"))[0].place;
  EXPECT_TRUE(gazetteer->LiesIn(rafah, gaza));
  EXPECT_TRUE(gazetteer->LiesIn(rafah, gazetteer->unit(gaza)));
  EXPECT_FALSE(gazetteer->LiesIn(gaza, rafah));
  EXPECT_FALSE(gazetteer->LiesIn(rafah, gazetteer->Find(NameHash("Texas"))[0].place));
  EXPECT_EQ(gazetteer->unit(gazetteer->Find(NameHash("Black Sea"))[0].place), Gazetteer::kNone);
}

TEST(Gazetteer, RefusesEveryChangedByte) {
  const std::string bytes = Packed();
  for (size_t i = 0; i < bytes.size(); i += 7) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x40);
    EXPECT_FALSE(SampleGazetteer(changed).Parsed().ok()) << i;
  }
  for (const size_t size : {size_t{0}, size_t{8}, size_t{63}, size_t{64}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(SampleGazetteer(bytes.substr(0, size)).Parsed().ok()) << size;
}

TEST(Gazetteer, StaysWithinItsBytesWhateverTheyAreUnderARightChecksum) {
  const std::string bytes = Packed();
  for (size_t i = 32; i < bytes.size(); ++i)
    for (const int with : {0x01, 0x80, 0xFF}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ with);
      const SampleGazetteer sample(Summed(changed));
      const auto gazetteer = sample.Parsed();
      if (!gazetteer) continue;
      for (const PlaceRow& row : SampleRows()) {
        const auto found = (*gazetteer)->Find(NameHash(row.name));
        for (size_t j = 0; j < found.size(); ++j) {
          const uint32_t place = found[j].place;
          EXPECT_LE((*gazetteer)->name(place).size(), 255U);
          (*gazetteer)->code(place);
          (*gazetteer)->Enclosing(place, PlaceKind::kCountry);
        }
      }
    }
}

TEST(Gazetteer, OpensFilesAndSaysWhyItCannot) {
  EXPECT_EQ(Gazetteer::Open("/nowhere/places.dlg").error().code, ErrorCode::kIo);
  const std::string path = testing::TempDir() + "gazetteer_test.dlg";
  std::ofstream(path, std::ios::binary) << Packed();
  EXPECT_TRUE(Gazetteer::Open(path).ok());
  std::ofstream(path, std::ios::binary) << "short";
  EXPECT_EQ(Gazetteer::Open(path).error().code, ErrorCode::kModel);
  EXPECT_FALSE(Gazetteer::Open(testing::TempDir()).ok());
  std::remove(path.c_str());
}

TEST(Pack, RefusesUnitsBehindWhatLiesInThem) {
  EXPECT_FALSE(PackGazetteer({{PlaceKind::kCity, 1, 0, 0, -1, 5, "", "Hamlet", {}},
                              {PlaceKind::kCountry, 2, 0, 0, -1, 5, "XX", "Exland", {}}},
                             {})
                   .ok());
  EXPECT_FALSE(PackGazetteer({{PlaceKind::kCity, 1, 0, 0, 3, 5, "", "Hamlet", {}}}, {}).ok());
}

TEST(Pack, ReadsTheRowsOfTheBuilderAndNamesTheLineThatIsNone) {
  EXPECT_TRUE(PackRows("P\tcountry\t2\t1.5\t-2\t-1\t5\tXX\tExland\t^Exlandic|~Ex\nW\tcg\tmay\n").ok());
  const auto wrong = PackRows("W\tc\tmay\nP\tplanet\t2\t1\t2\t-1\t5\tXX\tExland\t\n");
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace dateline
