// Names of states and places, looked up together.
#include "ledger/actor_places.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/one_of.h"
#include "base/utf8.h"
#include "resolve/facts.h"

namespace dateline {
namespace {

constexpr size_t kMostNames = 8;      // of an actor
constexpr double kDegreeSteps = 1e5;  // about a metre
constexpr int kOfDateline = -1;
constexpr double kLeastConfidence = 0.2;  // of a name that the finder finds by itself
constexpr std::string_view kNear = "near", kCountry = "country";
constexpr std::string_view kParting = ",()", kBetweenWords = " \t\r\n-";
// Words in capitals beside a name that leave it where it is.
constexpr std::string_view kBesideNames[] = {"the",  "northern", "southern", "eastern", "western",  "central", "city",
                                             "town", "county",   "state",    "region",  "province", "district"};

ActorPlace PlaceOf(const PlaceSpan& from) {
  const auto rounded = [](double degrees) { return std::round(degrees * kDegreeSteps) / kDegreeSteps; };
  return {from.geonameid,
          rounded(from.latitude),
          rounded(from.longitude),
          from.country,
          from.admin1,
          from.precision,
          static_cast<float>(from.confidence)};
}

class Locator {
 public:
  Locator(const Places& places, Ledger* ledger) : places_(places), ledger_(*ledger) {}

  void Run(Span dateline) {
    if (!dateline.empty()) names_.push_back({dateline, kOfDateline});
    for (size_t a = 0; a < ledger_.actors.size(); ++a) {
      const ActorKind kind = ledger_.actors[a].kind;
      if (kind == ActorKind::kState || kind == ActorKind::kPlace) AddNames(static_cast<int>(a));
    }
    DropOverlaps();
    std::vector<Span> spans;
    spans.reserve(names_.size());
    for (const auto& [span, actor] : names_) spans.push_back(span);
    PlacesInAndAt of_text = places_.InAndAt(ledger_.text, spans);
    named_ = std::move(of_text.in);
    const std::vector<PlaceSpan>& found = of_text.at;
    for (size_t i = 0; i < names_.size(); ++i)
      if (names_[i].second != kOfDateline && IsNamed(found[i]))
        Take(found[i], &ledger_.actors[static_cast<size_t>(names_[i].second)]);
    for (Actor& actor : ledger_.actors)
      if (actor.kind == ActorKind::kState) TakeState(&actor);
  }

 private:
  // A state may be told of by its people alone: "Egyptian".
  void AddNames(int index) {
    size_t left = kMostNames;
    for (const Mention& mention : ledger_.actors[static_cast<size_t>(index)].mentions) {
      if (left == 0) return;
      if (mention.name.empty()) continue;
      names_.push_back({mention.name, index});
      --left;
    }
  }

  // In order of text; of two that overlap the first and longer one stays.
  void DropOverlaps() {
    std::stable_sort(names_.begin(), names_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first.begin, b.first.end) < std::pair(b.first.begin, a.first.end);
    });
    uint32_t end = 0;
    std::erase_if(names_, [&](const auto& name) {
      const bool overlaps = name.first.begin < end;
      if (!overlaps) end = name.first.end;
      return overlaps;
    });
  }

  // Whether the finder finds it there without being told where to look: "Port" of "Port Kessa" is no place.
  bool IsNamed(const PlaceSpan& found) const {
    const auto first = std::partition_point(named_.begin(), named_.end(),
                                            [&](const PlaceSpan& place) { return place.span.end <= found.span.begin; });
    for (auto at = first; at != named_.end() && at->span.begin < found.span.end; ++at)
      if (at->confidence >= kLeastConfidence && at->geonameid == found.geonameid && at->name == found.name &&
          IsWhole(found.span, at->span))
        return true;
    return false;
  }

  // Whether what else stands in the name is no part of it: words in small letters or of direction, what a comma parts.
  bool IsWhole(Span name, Span place) const {
    const std::string_view text = ledger_.text;
    const auto part = [&](uint32_t begin, uint32_t end) {
      return begin < end ? text.substr(begin, end - begin) : std::string_view();
    };
    const std::string_view before = part(name.begin, place.begin), behind = part(place.end, name.end);
    const size_t from = before.find_last_of(kParting);
    return !HasName(before.substr(from == std::string_view::npos ? 0 : from)) &&
           !HasName(behind.substr(0, behind.find_first_of(kParting)));
  }

  static bool HasName(std::string_view words) {
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find_first_of(kBetweenWords, at), words.size());
      const std::string word = Lowered(words.substr(at, end - at));
      const bool large = word != words.substr(at, end - at);
      if (large && !IsOneOf(word, kBesideNames)) return true;
      at = end + 1;
    }
    return false;
  }

  // The first one stands; the place of a state is a country before it is anything else.
  static void Take(const PlaceSpan& found, Actor* actor) {
    if (found.name.empty() || found.precision == kNear) return;
    const bool country = actor->kind == ActorKind::kState && found.precision == kCountry;
    if (actor->place && (!country || actor->place->precision == kCountry)) return;
    actor->place = PlaceOf(found);
  }

  // Named by its seat or its people, or like another place ("Georgia"): where the state of that name is.
  void TakeState(Actor* actor) const {
    if (actor->place && actor->place->precision == kCountry) return;
    std::optional<ActorPlace> country = CountryNamed(actor->name);
    if (!country) country = CountryNamed(NameOfState(StateOfWording(Lowered(actor->name)).state));
    if (!country) return;
    if (actor->place) country->confidence = actor->place->confidence;
    actor->place = std::move(country);
  }

  std::optional<ActorPlace> CountryNamed(std::string_view name) const {
    if (name.empty()) return std::nullopt;
    for (const PlaceSpan& place : places_.Named(name))
      if (place.precision == kCountry) return PlaceOf(place);
    return std::nullopt;
  }

  const Places& places_;
  Ledger& ledger_;
  std::vector<PlaceSpan> named_;             // in order of text
  std::vector<std::pair<Span, int>> names_;  // with the actor, or kOfDateline
};

}  // namespace

void AddPlaces(const Places& places, Span dateline, Ledger* ledger) { Locator(places, ledger).Run(dateline); }

}  // namespace dateline
