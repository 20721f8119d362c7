#include "ledger/actor_places.h"

#include <gtest/gtest.h>

#include <string>

#include "places/places_samples.h"

namespace dateline {
namespace {

// A story of actors, each with the mentions of its name.
class Told {
 public:
  explicit Told(std::string text) { ledger_.text = std::move(text); }

  Told& Add(ActorKind kind, const std::string& name, const std::string& wording = {}) {
    Actor actor;
    actor.kind = kind;
    actor.name = name;
    const std::string& words = wording.empty() ? name : wording;
    for (size_t at = 0; (at = ledger_.text.find(words, at)) != std::string::npos; at += words.size()) {
      const Span span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
      actor.mentions.push_back({span, span, MentionLevel::kName, 1.0F});
    }
    EXPECT_FALSE(actor.mentions.empty()) << name;
    ledger_.actors.push_back(actor);
    return *this;
  }

  // Of each actor "precision country geonameid", "-" for none.
  std::string Places() {
    static const SampleGazetteer sample;
    AddPlaces(dateline::Places(sample.Parsed().value()), {}, &ledger_);
    std::string all;
    for (const Actor& actor : ledger_.actors) {
      all.append(all.empty() ? "" : "; ");
      if (actor.place)
        all.append(actor.place->precision + " " + actor.place->country + " " + std::to_string(actor.place->geonameid));
      else
        all.append("-");
    }
    return all;
  }

  const Ledger& ledger() const { return ledger_; }

 private:
  Ledger ledger_;
};

TEST(ActorPlaces, StatesAndPlacesAreLocatedTogether) {
  Told story("Rain fell in Athens and in Columbus, officials in Ohio said.");
  story.Add(ActorKind::kPlace, "Athens").Add(ActorKind::kPlace, "Columbus").Add(ActorKind::kPlace, "Ohio");
  EXPECT_EQ(story.Places(), "city US 4505542; city US 4509177; admin1 US 5165418");
  const ActorPlace athens = story.ledger().actors[0].place.value_or(ActorPlace{});
  EXPECT_EQ(athens.admin1, "OH");
  EXPECT_NEAR(athens.latitude, 39.3292, 1e-4);
}

TEST(ActorPlaces, OthersHaveNoPlaceNorWhatTheGazetteerHasNot) {
  Told story("Paris Hall left Qarnabad for Cairo.");
  story.Add(ActorKind::kPerson, "Paris Hall").Add(ActorKind::kPlace, "Qarnabad").Add(ActorKind::kPlace, "Cairo");
  EXPECT_EQ(story.Places(), "-; -; city EG 360630");
}

TEST(ActorPlaces, APartOfAnUnknownNameIsNoPlace) {
  Told story("PARIS KESSA, Lorvania, May 2 - A ferry sank off Cairo Kessa on Thursday. Rain fell in Cairo.");
  story.Add(ActorKind::kPlace, "PARIS KESSA").Add(ActorKind::kPlace, "Cairo Kessa").Add(ActorKind::kPlace, "Lorvania");
  story.Add(ActorKind::kPlace, "Cairo", "Cairo.");
  EXPECT_EQ(story.Places(), "-; -; -; city EG 360630");
}

TEST(ActorPlaces, WordsOfDirectionBesideANameLeaveItWhereItIs) {
  Told story("Northern Ohio was flooded. A bridge near Athens, Ohio, fell.");
  story.Add(ActorKind::kPlace, "Northern Ohio").Add(ActorKind::kPlace, "Athens, Ohio");
  EXPECT_EQ(story.Places(), "admin1 US 5165418; city US 4505542");
}

TEST(ActorPlaces, AStateIsACountryWhateverElseHasItsName) {
  Told story("Atlanta is far from here; Georgia signed the treaty.");
  story.Add(ActorKind::kPlace, "Atlanta").Add(ActorKind::kState, "Georgia");
  EXPECT_EQ(story.Places(), "city US 4180439; country GE 614540");
}

TEST(ActorPlaces, AStateNamedByItsSeatOrItsPeopleIsWhereTheStateIs) {
  Told seat("Cairo accused its neighbour.");
  seat.Add(ActorKind::kState, "Cairo");
  EXPECT_EQ(seat.Places(), "country EG 357994");
  Told people("The Egyptian side left.");
  people.Add(ActorKind::kState, "Egypt", "Egyptian");
  EXPECT_EQ(people.Places(), "country EG 357994");
}

TEST(ActorPlaces, NothingInNoStory) {
  Told story("");
  EXPECT_EQ(story.Places(), "");
}

}  // namespace
}  // namespace dateline
