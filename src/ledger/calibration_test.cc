// Tests of calibration: maps that keep order and stay within 0..1, and model files whose maps are missing or hostile.
#include "ledger/calibration.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <string>

namespace dateline {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

ConfidenceMap Bent() { return ConfidenceMap::Make({{0, 0.1}, {0.5, 0.2}, {1, 0.9}}).value(); }

TEST(ConfidenceMap, IsLinearBetweenItsKnots) {
  const ConfidenceMap map = Bent();
  EXPECT_FLOAT_EQ(map(0), 0.1F);
  EXPECT_FLOAT_EQ(map(0.25F), 0.15F);
  EXPECT_FLOAT_EQ(map(0.5F), 0.2F);
  EXPECT_FLOAT_EQ(map(0.75F), 0.55F);
  EXPECT_FLOAT_EQ(map(1), 0.9F);
}

TEST(ConfidenceMap, KeepsTheOrder) {
  const ConfidenceMap map = Bent();
  for (int i = 0; i < 1000; ++i)
    EXPECT_LT(map(static_cast<float>(i) / 1000), map(static_cast<float>(i + 1) / 1000)) << i;
}

TEST(ConfidenceMap, TakesWhatIsNoProbabilityAsTheNearerEnd) {
  const ConfidenceMap map = Bent();
  EXPECT_FLOAT_EQ(map(-1), 0.1F);
  EXPECT_FLOAT_EQ(map(2), 0.9F);
  EXPECT_FLOAT_EQ(map(kNan), 0.1F);
  EXPECT_FLOAT_EQ(map(std::numeric_limits<float>::infinity()), 0.9F);
}

TEST(ConfidenceMap, WithoutKnotsLeavesEverything) { EXPECT_EQ(ConfidenceMap()(0.3F), 0.3F); }

TEST(ConfidenceMap, BearsKnotsThatNearlyMeet) {
  const double least = std::numeric_limits<double>::denorm_min();
  const auto map = ConfidenceMap::Make({{0, 0}, {least, 0.5}, {1, 1}});
  ASSERT_TRUE(map.ok());
  const float p = (*map)(std::numeric_limits<float>::denorm_min());
  EXPECT_TRUE(p >= 0 && p <= 1);
}

TEST(ConfidenceMap, RefusesKnotsOfNoIncreasingMap) {
  const std::vector<std::vector<ConfidenceMap::Knot>> bad = {
      {},
      {{0, 0.5}},
      {{0, 0.5}, {1, 0.5}},
      {{0, 0.5}, {1, 0.4}},
      {{0, 0.1}, {0, 0.2}, {1, 0.3}},
      {{0.1, 0.1}, {1, 1}},
      {{0, 0}, {0.9, 1}},
      {{0, -0.1}, {1, 1}},
      {{0, 0}, {1, 1.5}},
      {{0, 0}, {0.5, std::nan("")}, {1, 1}},
      {{0, 0}, {std::nan(""), 0.5}, {1, 1}},
      {{0, 0}, {1, std::numeric_limits<double>::infinity()}},
  };
  for (const auto& knots : bad) {
    const auto map = ConfidenceMap::Make(knots);
    ASSERT_FALSE(map.ok()) << knots.size();
    EXPECT_EQ(map.error().code, ErrorCode::kModel);
  }
  std::vector<ConfidenceMap::Knot> many(100);
  for (size_t i = 0; i < many.size(); ++i) many[i].raw = many[i].calibrated = static_cast<double>(i) / 99;
  EXPECT_FALSE(ConfidenceMap::Make(many).ok());
}

// Calibration::Load from a model file with that meta.
Result<Calibration> LoadFrom(const std::string& meta) {
  const auto path = std::filesystem::temp_directory_path() / ("calibration_test." + std::to_string(getpid()) + ".dlm");
  EXPECT_TRUE(TensorWriter("model").Write(path, meta).ok());
  auto file = ModelFile::Open(path);
  std::filesystem::remove(path);
  EXPECT_TRUE(file.ok());
  return Calibration::Load(*file);
}

Ledger OneOfEach() {
  Ledger ledger;
  Actor actor;
  actor.confidence = 0.5F;
  Mention mention;
  mention.confidence = 0.5F;
  actor.mentions.push_back(mention);
  Office office;
  office.confidence = 0.5F;
  actor.offices.push_back(office);
  ledger.actors.push_back(actor);
  Statement statement;
  statement.confidence = 0.5F;
  ledger.statements.push_back(statement);
  ledger.events.emplace_back().confidence = 0.5F;
  ledger.figures.emplace_back().confidence = 0.5F;
  ledger.positions.emplace_back().confidence = 0.5F;
  return ledger;
}

TEST(Calibration, MapsEachKindOfEntryByItsOwnKnots) {
  const auto calibration = LoadFrom(
      R"({"calibration": {"actor": ["0 0.1", "1 0.3"], "mention": ["0 0", "0.5 0.4", "1 1"],
          "office": ["0 0", "0.5 0.6", "1 0.99"], "statement": ["0 0.05", "5e-1 0.8", "1 0.95"],
          "event": ["0 0.02", "1 0.62"], "figure": ["0 0.1", "1 0.8"], "position": ["0 0", "1 0.5"]}})");
  ASSERT_TRUE(calibration.ok()) << calibration.error().message;
  Ledger ledger = OneOfEach();
  calibration->Apply(&ledger);
  EXPECT_FLOAT_EQ(ledger.actors[0].confidence, 0.2F);
  EXPECT_FLOAT_EQ(ledger.actors[0].mentions[0].confidence, 0.4F);
  EXPECT_FLOAT_EQ(ledger.actors[0].offices[0].confidence, 0.6F);
  EXPECT_FLOAT_EQ(ledger.statements[0].confidence, 0.8F);
  EXPECT_FLOAT_EQ(ledger.events[0].confidence, 0.32F);
  EXPECT_FLOAT_EQ(ledger.figures[0].confidence, 0.45F);
  EXPECT_FLOAT_EQ(ledger.positions[0].confidence, 0.25F);
}

TEST(Calibration, LeavesKindsWithoutMapAsTheyAre) {
  for (const char* meta : {"{}", R"({"calibration": 3})", R"({"calibration": {"statement": []}})",
                           R"({"calibration": {"statement": [[0, 0.1], [1, 0.2]]}})", R"({"calibration": []})"}) {
    const auto calibration = LoadFrom(meta);
    ASSERT_TRUE(calibration.ok()) << meta;
    Ledger ledger = OneOfEach();
    calibration->Apply(&ledger);
    EXPECT_EQ(ledger.statements[0].confidence, 0.5F) << meta;
    EXPECT_EQ(ledger.actors[0].confidence, 0.5F) << meta;
    EXPECT_EQ(ledger.events[0].confidence, 0.5F) << meta;
    EXPECT_EQ(ledger.figures[0].confidence, 0.5F) << meta;
    EXPECT_EQ(ledger.positions[0].confidence, 0.5F) << meta;
  }
}

TEST(Calibration, RefusesHostileMaps) {
  for (const char* knots : {R"(["0 0"])", R"(["0 0", "1 nan"])", R"(["0 0", "1 inf"])", R"(["0 0", "1 1e999"])",
                            R"(["0 0", "1"])", R"(["0 0", "1 "])", R"(["", ""])", R"(["0 0", "1  1"])",
                            R"(["0 0", "1 1 1"])", R"(["0 0.5", "1 0.5"])", R"(["0 0", "1,1"])"}) {
    const auto calibration = LoadFrom(R"({"calibration": {"mention": )" + std::string(knots) + "}}");
    ASSERT_FALSE(calibration.ok()) << knots;
    EXPECT_EQ(calibration.error().code, ErrorCode::kModel);
    EXPECT_NE(calibration.error().message.find("calibration.mention"), std::string::npos);
  }
}

}  // namespace
}  // namespace dateline
