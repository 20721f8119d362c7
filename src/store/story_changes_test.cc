// What an update changes.
#include "store/story_changes.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

StoryVersion Version(const std::string& text, const std::vector<std::pair<std::string, double>>& killed,
                     const std::string& stance = {}) {
  StoryVersion version;
  version.text = text;
  size_t from = 0;
  for (const auto& [words, value] : killed) {
    from = text.find(words, from);
    const auto begin = static_cast<uint32_t>(from);
    const auto end = static_cast<uint32_t>(from + words.size());
    version.figures.push_back({"f" + words, {begin, end}, "killed", {std::nullopt, std::nullopt, value}});
    from += words.size();
  }
  if (!stance.empty()) version.positions.push_back({"p" + stance, {0, 3}, "Mayor Ida Holm", "Flood wall", stance});
  return version;
}

std::string Told(const StoryVersion& before, const StoryVersion& after) {
  std::string out;
  for (const StoryChange& change : ChangesOf(before, after))
    out += change.what + ": " + change.was + " > " + change.became + "; ";
  return out;
}

constexpr char kFirst[] =
    "The bridge over the Tarn fell at dawn, killing four people. Two trucks are missing in the river. Rain is "
    "forecast.";

TEST(StoryChanges, AFigureOfTheSameSentenceHasChanged) {
  EXPECT_EQ(
      Told(Version(kFirst, {{"four", 4}}),
           Version("The bridge over the Tarn fell at dawn, killing seven people. Rain is forecast.", {{"seven", 7}})),
      "killed: four > seven; ");
}

TEST(StoryChanges, TheOldFigureMayStandBesideTheNewOne) {
  EXPECT_EQ(Told(Version(kFirst, {{"four", 4}}),
                 Version("The bridge over the Tarn fell at dawn, killing seven people, up from four. Rain is forecast.",
                         {{"seven", 7}, {"four", 4}})),
            "killed: four > seven; ");
}

TEST(StoryChanges, TheFirstSentenceIsComparedHoweverItIsWorded) {
  EXPECT_EQ(
      Told(Version(kFirst, {{"four", 4}}),
           Version("Divers have found three more dead, which brings the toll to seven, police said on Friday. Two "
                   "trucks are missing in the river. Rain is forecast.",
                   {{"seven", 7}})),
      "killed: four > seven; ");
}

TEST(StoryChanges, WhatIsTheSameOrNewIsNoChange) {
  EXPECT_EQ(Told(Version(kFirst, {{"four", 4}}), Version(kFirst, {{"four", 4}})), "");
  EXPECT_EQ(
      Told(Version(kFirst, {{"four", 4}}),
           Version(std::string(kFirst) + " A similar fall killed nine people in 1998.", {{"four", 4}, {"nine", 9}})),
      "");
}

TEST(StoryChanges, APositionHasChangedWhereTheSameActorTakesAnotherStance) {
  EXPECT_EQ(Told(Version(kFirst, {}, "oppose"), Version(kFirst, {}, "support")),
            "Mayor Ida Holm on Flood wall: oppose > support; ");
  EXPECT_EQ(Told(Version(kFirst, {}, "oppose"), Version(kFirst, {}, "oppose")), "");
}

}  // namespace
}  // namespace dateline
