// A few rounds: in each, every name takes the place that goes best with the places that the others took before.
#include "places/resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

constexpr int kRounds = 3;
constexpr float kNearKm = 60, kAmongKm = 250;  // half as near as can be
constexpr double kEarthKm = 6371;
constexpr float kDatelineWeight = 1;  // besides what every name has
constexpr size_t kMostUnits = 48;     // of one text, weighed
constexpr size_t kUnitsLooked = 8;
constexpr std::string_view kSaint = "Saint-";
constexpr float kForeignSaint = -1.5F;

struct Point {
  float x = 0, y = 0, z = 0;
};

Point PointOf(double latitude, double longitude) {
  constexpr double kDegree = std::numbers::pi / 180;
  const double lat = latitude * kDegree, lon = longitude * kDegree;
  return {static_cast<float>(std::cos(lat) * std::cos(lon)), static_cast<float>(std::cos(lat) * std::sin(lon)),
          static_cast<float>(std::sin(lat))};
}

// Square of the distance in kilometres, through the earth.
float SquareKm(const Point& a, const Point& b) {
  const float x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
  return (x * x + y * y + z * z) * static_cast<float>(kEarthKm * kEarthKm);
}

struct Candidate {
  uint32_t place = 0, country = 0, first_level = 0, second_level = 0;
  Point point;
  Traits traits = {};
  float fixed = 0, score = 0;
};

struct Name {
  size_t begin = 0, end = 0;  // candidates
  float weight = 0;           // as an anchor
  uint32_t uses = 0;
  double likelihood = 0;
  size_t best = 0;                      // candidate
  std::array<uint32_t, 4> listed = {};  // names that are listed with it
  uint32_t listed_count = 0;
  uint32_t first_mention = 0;
  bool is_anchor = false;
};

struct UnitWeight {
  uint32_t unit = 0;
  float named = 0, places = 0;  // how much it is named; how much lies in it
};

class Resolver {
 public:
  Resolver(const Gazetteer& gazetteer, const Mentions& mentions, double least)
      : gazetteer_(gazetteer), words_(mentions.words), mentions_(mentions.mentions), least_(least) {}

  std::vector<Located> Locate(std::vector<Considered>* considered) {
    Gather();
    for (Name& name : names_) Choose(&name, 0);
    for (int round = 1; round <= kRounds; ++round) {
      Anchor();
      for (Name& name : names_) Choose(&name, round);
    }
    std::vector<Located> located(mentions_.size());
    for (size_t m = 0; m < mentions_.size(); ++m)
      if (name_of_[m] >= 0) located[m] = Told(names_[static_cast<size_t>(name_of_[m])]);
    if (considered != nullptr) Tell(considered);
    return located;
  }

 private:
  // Mentions of one name and one unit behind it are one; those without a unit belong to the first with one.
  void Gather() {
    name_of_.assign(mentions_.size(), -1);
    std::unordered_map<uint64_t, int32_t> known;
    for (const bool in_unit : {true, false})
      for (size_t m = 0; m < mentions_.size(); ++m) {
        const PlaceMention& mention = mentions_[m];
        if (mention.likelihood < least_ || (mention.within >= 0) != in_unit) continue;
        const uint64_t bare = Chained(mention.name, mention.county ? 1 : 0);
        const uint64_t key = in_unit ? Chained(bare, mentions_[static_cast<size_t>(mention.within)].name) : bare;
        const auto [at, added] = known.try_emplace(key, static_cast<int32_t>(names_.size()));
        if (added) {
          names_.push_back({.first_mention = static_cast<uint32_t>(m)});
          AddCandidates(mention, &names_.back());
          if (in_unit) known.try_emplace(bare, at->second);
        }
        Name& name = names_[static_cast<size_t>(at->second)];
        ++name.uses;
        name.likelihood = std::max(name.likelihood, mention.likelihood);
        if (mention.Has(Sign::kDateline)) name.weight = kDatelineWeight;
        name_of_[m] = at->second;
      }
    for (size_t m = 0; m + 1 < mentions_.size(); ++m) {
      const int32_t a = name_of_[m], b = name_of_[m + 1];
      if (!mentions_[m].listed || a < 0 || b < 0 || a == b) continue;
      List(&names_[static_cast<size_t>(a)], b);
      List(&names_[static_cast<size_t>(b)], a);
    }
    for (Name& name : names_) name.weight += static_cast<float>(name.likelihood * std::log2(1.0 + name.uses));
  }

  static void List(Name* name, int32_t with) {
    if (name->listed_count < name->listed.size()) name->listed[name->listed_count++] = static_cast<uint32_t>(with);
  }

  // Countries, units of the first and of the second level, and all the rest.
  int LevelOf(uint32_t place) const { return static_cast<int>(std::min(gazetteer_.kind(place), PlaceKind::kCapital)); }

  float ListedAlike(const Name& name, uint32_t place) const {
    float alike = 0;
    for (uint32_t i = 0; i < name.listed_count; ++i) {
      const Name& other = names_[name.listed[i]];
      alike += LevelOf(candidates_[other.best].place) == LevelOf(place) ? 1.F : 0.F;
    }
    return name.listed_count == 0 ? 0 : alike / static_cast<float>(name.listed_count);
  }

  void AddCandidates(const PlaceMention& mention, Name* name) {
    name->begin = candidates_.size();
    for (size_t i = 0; i < mention.found.size(); ++i) {
      const auto [place, second] = mention.found[i];
      Candidate candidate;
      candidate.place = place;
      candidate.country = gazetteer_.Enclosing(place, PlaceKind::kCountry);
      candidate.first_level = gazetteer_.Enclosing(place, PlaceKind::kAdmin1);
      candidate.second_level = gazetteer_.Enclosing(place, PlaceKind::kAdmin2);
      candidate.point = PointOf(gazetteer_.latitude(place), gazetteer_.longitude(place));
      OfPlace(mention, second, &candidate);
      candidates_.push_back(candidate);
    }
    name->end = candidates_.size();
  }

  static float& Of(Candidate* candidate, Trait trait) { return candidate->traits[static_cast<size_t>(trait)]; }

  // What does not depend on the other names.
  void OfPlace(const PlaceMention& mention, bool second, Candidate* candidate) {
    const PlaceKind kind = gazetteer_.kind(candidate->place);
    Of(candidate, Trait::kPeople) = static_cast<float>(gazetteer_.log_people(candidate->place) / 10);
    Of(candidate, Trait::kCountry) = kind == PlaceKind::kCountry;
    Of(candidate, Trait::kFirstLevel) = kind == PlaceKind::kAdmin1;
    Of(candidate, Trait::kSecondLevel) = kind == PlaceKind::kAdmin2;
    Of(candidate, Trait::kCapital) = kind == PlaceKind::kCapital;
    Of(candidate, Trait::kSeat) = kind == PlaceKind::kSeat;
    Of(candidate, Trait::kQuarter) = kind == PlaceKind::kQuarter;
    Of(candidate, Trait::kContinent) = kind == PlaceKind::kContinent;
    Of(candidate, Trait::kRegion) = kind >= PlaceKind::kRegion;
    Of(candidate, Trait::kSecondName) = second;
    Of(candidate, Trait::kCounties) = mention.county && kind == PlaceKind::kAdmin2;
    if (mention.within >= 0) {
      const Gazetteer::Found& units = mentions_[static_cast<size_t>(mention.within)].found;
      for (size_t u = 0; u < std::min(units.size(), kUnitsLooked); ++u)
        if (units[u].place != candidate->place && gazetteer_.kind(units[u].place) <= PlaceKind::kAdmin2 &&
            gazetteer_.LiesIn(candidate->place, units[u].place))
          Of(candidate, Trait::kInUnit) = 1;
    }
    for (size_t t = 0; t < kTraits; ++t) candidate->fixed += candidate->traits[t] * kResolvePoints[t];
    if (IsForeignSaint(mention, candidate->place)) candidate->fixed += kForeignSaint;
  }

  // "St. Louis" is hardly ever Saint-Louis, which is written so.
  bool IsForeignSaint(const PlaceMention& mention, uint32_t place) const {
    return mention.end_word > mention.first_word + 1 && words_[mention.first_word + 1].gap == WordGap::kPoint &&
           gazetteer_.name(place).starts_with(kSaint);
  }

  UnitWeight* UnitOf(uint32_t unit, bool make) {
    for (UnitWeight& known : units_)
      if (known.unit == unit) return &known;
    if (!make || unit == Gazetteer::kNone || units_.size() == kMostUnits) return nullptr;
    units_.push_back({.unit = unit});
    return &units_.back();
  }

  // What the names took, for the next round.
  void Anchor() {
    anchors_.clear();
    units_.clear();
    all_ = 0;
    for (size_t n = 0; n < names_.size(); ++n)
      if (names_[n].end > names_[n].begin) anchors_.push_back(n);
    if (anchors_.size() > kMostAnchors) {
      std::nth_element(anchors_.begin(), anchors_.begin() + kMostAnchors, anchors_.end(),
                       [&](size_t a, size_t b) { return names_[a].weight > names_[b].weight; });
      anchors_.resize(kMostAnchors);
      std::sort(anchors_.begin(), anchors_.end());
    }
    for (Name& name : names_) name.is_anchor = false;
    for (const size_t n : anchors_) {
      names_[n].is_anchor = true;
      const Candidate& best = candidates_[names_[n].best];
      const float weight = names_[n].weight;
      all_ += weight;
      for (const uint32_t unit : {best.country, best.first_level, best.second_level})
        if (UnitWeight* known = UnitOf(unit, true)) {
          known->places += weight;
          if (unit == best.place) known->named += weight;
        }
    }
  }

  // The share of a unit in what the other names took, and how much they name it.
  std::pair<float, float> Share(const Name& name, uint32_t unit) {
    const UnitWeight* known = unit == Gazetteer::kNone ? nullptr : UnitOf(unit, false);
    if (known == nullptr) return {0.F, 0.F};
    float places = known->places, named = known->named, all = all_;
    if (name.is_anchor) {
      const Candidate& own = candidates_[name.best];
      all -= name.weight;
      if (own.country == unit || own.first_level == unit || own.second_level == unit) places -= name.weight;
      if (own.place == unit) named -= name.weight;
    }
    return {all > 0.01F ? std::max(places, 0.F) / all : 0.F, std::max(named, 0.F)};
  }

  // How near the nearest of the others is, and they on the whole: 1 for the same place. A larger one that holds the
  // place says nothing of where it is.
  void Nearness(size_t n, Candidate* candidate) {
    float nearest = 0, sum = 0, all = 0;
    for (const size_t a : anchors_) {
      if (a == n) continue;
      const Candidate& other = candidates_[names_[a].best];
      if (other.place == other.country) continue;
      const float square = SquareKm(candidate->point, other.point);
      nearest = std::max(nearest, std::min(names_[a].weight, 1.F) / (1 + square / (kNearKm * kNearKm)));
      sum += names_[a].weight / (1 + square / (kAmongKm * kAmongKm));
      all += names_[a].weight;
    }
    Of(candidate, Trait::kNear) = nearest;
    Of(candidate, Trait::kAmongOthers) = all > 0.01F ? sum / all : 0.F;
  }

  void Choose(Name* name, int round) {
    const auto n = static_cast<size_t>(name - names_.data());
    size_t best = name->begin;
    for (size_t c = name->begin; c < name->end; ++c) {
      Candidate* candidate = &candidates_[c];
      candidate->score = candidate->fixed;
      if (round > 0 && (name->end - name->begin > 1)) {
        const auto [country, country_named] = Share(*name, candidate->country);
        const auto [first, first_named] = Share(*name, candidate->first_level);
        const auto [second, second_named] = Share(*name, candidate->second_level);
        Of(candidate, Trait::kUnitsNamed) = std::log2(1 + first_named + second_named);
        Of(candidate, Trait::kCountryNamed) = std::log2(1 + country_named);
        Of(candidate, Trait::kSameCountry) = country;
        Of(candidate, Trait::kSameFirstLevel) = first;
        Nearness(n, candidate);
        Of(candidate, Trait::kListedAlike) = ListedAlike(*name, candidate->place);
        for (size_t t = static_cast<size_t>(Trait::kUnitsNamed); t < kTraits; ++t)
          candidate->score += candidate->traits[t] * kResolvePoints[t];
      }
      if (candidate->score > candidates_[best].score) best = c;
    }
    next_.push_back(best);
    if (n + 1 == names_.size()) {  // all have chosen from what was taken before
      for (size_t i = 0; i < names_.size(); ++i) names_[i].best = next_[i];
      next_.clear();
    }
  }

  Located Told(const Name& name) const {
    if (name.begin == name.end) return {};
    double sum = 0;
    for (size_t c = name.begin; c < name.end; ++c)
      sum += std::exp(static_cast<double>(candidates_[c].score - candidates_[name.best].score));
    return {candidates_[name.best].place, 1 / sum};
  }

  void Tell(std::vector<Considered>* considered) const {
    for (size_t m = 0; m < mentions_.size(); ++m) {
      if (name_of_[m] < 0) continue;
      const Name& name = names_[static_cast<size_t>(name_of_[m])];
      for (size_t c = name.begin; c < name.end; ++c)
        considered->push_back({static_cast<uint32_t>(m), candidates_[c].place, candidates_[c].traits});
    }
  }

  const Gazetteer& gazetteer_;
  const std::vector<NameWord>& words_;
  const std::vector<PlaceMention>& mentions_;
  double least_;
  std::vector<Candidate> candidates_;
  std::vector<Name> names_;
  std::vector<int32_t> name_of_;
  std::vector<size_t> anchors_;
  std::vector<UnitWeight> units_;
  std::vector<size_t> next_;
  float all_ = 0;
};

}  // namespace

const Traits kResolvePoints = {
#include "places/resolve_points.inc"
};

std::vector<Located> Locate(const Gazetteer& gazetteer, const Mentions& mentions, double least,
                            std::vector<Considered>* considered) {
  return Resolver(gazetteer, mentions, least).Locate(considered);
}

}  // namespace dateline
