// The exchange form.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "dateline/write.h"
#include "ledger/ledger_samples.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

Json Written(const Ledger& ledger) { return Json::parse(ToJson(ledger)); }

// The characters of a code-point range.
std::string Slice(const std::string& text, const Json& pair) {
  std::string out;
  int at = -1;
  for (char c : text) {
    at += (c & 0xC0) != 0x80;
    if (at >= pair[0] && at < pair[1]) out.push_back(c);
  }
  return out;
}

TEST(ToJson, IsOneLineWithEveryKeyOfTheExchangeForm) {
  const std::string line = ToJson(samples::Harbour());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Json json = Json::parse(line);
  for (const char* key : {"id", "published", "dateline", "title", "source", "text", "actors", "statements", "events",
                          "figures", "positions", "shifts", "inferred_shifts", "notices", "engine"})
    EXPECT_TRUE(json.contains(key)) << key;
  EXPECT_EQ(json["text"], samples::Harbour().text);
}

TEST(ToJson, CountsOffsetsInCodePointsAndSourceBytesBesideThem) {
  const Ledger ledger = samples::Harbour();
  const Json json = Written(ledger);
  const Json& over = json["statements"][0];
  EXPECT_EQ(Slice(ledger.text, over["content"][0]), "The strike is over");
  EXPECT_EQ(Slice(ledger.text, over["content"][1]), "Ships sail tonight");
  EXPECT_EQ(Slice(ledger.text, over["source"][0]), "Mayor Åsa Lind");
  const Span first = ledger.statements[0].content[0];
  EXPECT_EQ(over["content_bytes"][0], Json({first.begin + 10, first.end + 10}));
  EXPECT_EQ(json["actors"][0]["mention_bytes"].size(), json["actors"][0]["mentions"].size());
}

TEST(ToJson, KeepsShiftsThatFollowApartFromThoseTold) {
  Ledger ledger = samples::Harbour();
  ledger.shifts.resize(3);
  ledger.shifts[1].inferred = true;
  const Json json = Written(ledger);
  ASSERT_EQ(json["shifts"].size(), 2U);
  EXPECT_EQ(json["shifts"][1]["id"], "H3");
  ASSERT_EQ(json["inferred_shifts"].size(), 1U);
  EXPECT_EQ(json["inferred_shifts"][0]["id"], "H2");
  EXPECT_EQ(json["inferred_shifts"][0]["inferred"], true);
}

TEST(ToJson, RefersByNumberFromOneAndByNullForNone) {
  const Json json = Written(samples::Harbour());
  EXPECT_EQ(json["actors"][1]["id"], "A2");
  EXPECT_EQ(json["actors"][0]["offices"][0]["of"], nullptr);
  EXPECT_EQ(json["statements"][2]["within"], "Q2");
  EXPECT_EQ(json["statements"][2]["via"], Json({"A2"}));
  EXPECT_EQ(json["statements"][0]["within"], nullptr);
  EXPECT_EQ(json["statements"][1]["date"], nullptr);
}

TEST(ToJson, GivesEachMentionItsLevelNameAndConfidence) {
  const Ledger ledger = samples::Harbour();
  const Json json = Written(ledger);
  const Json& info = json["actors"][0]["mention_info"][0];
  EXPECT_EQ(info["level"], "name");
  EXPECT_EQ(Slice(ledger.text, info["name"]), "Åsa Lind");
  EXPECT_DOUBLE_EQ(info["confidence"], 0.98);
  EXPECT_EQ(json["actors"][1]["mention_info"][0]["name"], nullptr);
}

TEST(ToJson, KeepsConfidenceBetweenNoughtAndOne) {
  Ledger ledger;
  for (float confidence : {0.0f, 0.0004f, 0.05f, 0.875f, 1.0f, 7.0f, -1.0f, std::nanf("")})
    ledger.statements.push_back({.confidence = confidence});
  std::vector<double> read;
  const Json json = Written(ledger);
  for (const Json& statement : json["statements"]) read.push_back(statement["confidence"]);
  EXPECT_EQ(read, (std::vector<double>{0, 0, 0.05, 0.875, 1, 1, 0, 0}));
}

TEST(ToJson, WritesSpansBeyondTheTextAsItsEnd) {
  Ledger ledger;
  ledger.text = "short";
  ledger.statements.push_back({.content = {{3, 99}, {50, 60}}});
  EXPECT_EQ(Written(ledger)["statements"][0]["content"], Json::parse("[[3,5],[5,5]]"));
}

TEST(ToJson, TellsNoticesWithCodeSpanAndDetail) {
  const Ledger ledger = samples::Harbour();
  const Json notice = Written(ledger)["notices"][0];
  EXPECT_EQ(notice["code"], "lone_quote");
  EXPECT_EQ(notice["detail"], "no \"partner\"");
  EXPECT_EQ(Slice(ledger.text, notice["span"][0]), "“");
}

TEST(ToJson, IsTheSameEachTime) { EXPECT_EQ(ToJson(samples::Harbour()), ToJson(samples::Harbour())); }

TEST(AppendJsonString, RoundTripsEveryAsciiCharacterAndMendsIllFormedBytes) {
  std::string all;
  for (char c = 0; c >= 0 && c < 127; ++c) all.push_back(c);
  all.append("\x7F é 漢 🚢 \u2028");
  std::string out;
  AppendJsonString(all, &out);
  EXPECT_EQ(Json::parse(out).get<std::string>(), all);
  out.clear();
  AppendJsonString("a\xFF\xE2\x82z\xC3", &out);
  EXPECT_EQ(Json::parse(out).get<std::string>(), "a\uFFFD\uFFFDz\uFFFD");
}

TEST(NameOf, KnowsEveryCode) {
  EXPECT_EQ(NameOf(NoticeCode::kInvalidUtf8), "invalid_utf8");
  EXPECT_EQ(NameOf(NoticeCode::kBadDate), "bad_date");
  EXPECT_EQ(NameOf(ErrorCode::kIo), "io");
  EXPECT_EQ(NameOf(ErrorCode::kLimit), "limit");
}

}  // namespace
}  // namespace dateline
