// EventRoles: a sum of points for each actor and role.
#include "ledger/event_roles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "ledger/event_patterns.h"

namespace dateline {
namespace {

using Points = std::array<int, kArgumentRoles>;
using Roles = std::array<float, kArgumentRoles>;

// Points of doer, recipient and place, fitted as log-odds in hundredths on the dev stories and, less heavily, on the
// training stories.
constexpr Points kAlways = {-123, -104, -159};
// For each of the model's log-odds of doer, recipient and place: from mentions near this mention of the event,
constexpr Points kHere[kArgumentRoles] = {{63, 1, 0}, {-1, 60, -15}, {-1, -1, 53}};
// and from those near the other mentions of it.
constexpr Points kThere[kArgumentRoles] = {{22, -4, -13}, {-9, 30, 5}, {1, -4, 23}};
constexpr Points kNotThere = {-15, -32, -33};
constexpr Points kOften = {31, 21, 8};  // times the logarithm of 1 and the number of mentions
constexpr int kPlaceMargin = 17;        // times the log-odds of being the place over the next best's
constexpr float kLeastOdds = -8, kMostOdds = 6, kMostMargin = 5;

constexpr std::array<Points, kEventTypeNames.size()> kOfType = {{
    {-8, -71, -9},   // AGREE
    {8, -49, -51},   // CONSULT
    {25, -2, -31},   // COOPERATE
    {3, 20, -13},    // AID
    {5, 14, -15},    // RETREAT
    {0, 1, 3},       // PROTEST
    {13, 34, -72},   // SANCTION
    {14, -70, 14},   // MOBILIZE
    {15, -1, 8},     // COERCE
    {3, 20, 13},     // ASSAULT
    {-9, 13, -14},   // LEGAL
    {-11, 1, -16},   // VOTE
    {-218, 35, 13},  // DISASTER
    {9, 25, -9},     // ECONOMY
    {5, -51, 9},     // MOVE
    {5, 12, -11},    // OTHER
}};

constexpr std::array<Points, kEventPatterns> kOfPattern = {{
    {-8, -14, -4},    // kElsewhere, when no mention of the actor is in the sentence
    {-45, -49, 3},    // kNestedBefore
    {-47, -17, -14},  // kNestedAfter
    {88, -54, 45},    // kBeside
    {87, -84, -33},   // kHelped
    {-37, 99, 19},    // kPassive
    {-40, -50, -13},  // kAfter
    {-68, -25, 94},   // kAfterWord
    {186, -82, -9},   // kBy
    {98, -23, -3},    // kByFurther
    {58, 47, -48},    // kFrom
    {27, 13, 147},    // kIn
    {28, 13, 87},     // kInFurther
    {46, -15, 11},    // kOf
    {-87, 71, 69},    // kOn
    {-63, 105, 82},   // kTo
    {-18, 87, 5},     // kToFurther
    {124, -21, -28},  // kWith
    {95, 23, -2},     // kWithFurther
    {0, 0, 0},        // kOther
}};

// What is known of an actor near one mention of an event.
struct Near {
  Roles odds{};           // of its mentions together
  uint32_t patterns = 0;  // a bit for each that one of its mentions has
};
using Nears = std::map<int, Near>;

constexpr uint32_t Bit(size_t pattern) { return 1U << pattern; }
constexpr uint32_t kElsewhereBit = Bit(static_cast<size_t>(EventPattern::kElsewhere));
static_assert(kEventPatterns <= 32);

// The best of each role over the mentions of one event, and the best of the rest.
struct Tops {
  struct Top {
    float best = -INFINITY, next = -INFINITY;
    size_t from = 0;
  };
  std::array<Top, kArgumentRoles> roles;

  void Add(size_t event, const Roles& odds) {
    for (size_t r = 0; r < kArgumentRoles; ++r) {
      Top& top = roles[r];
      if (odds[r] > top.best) {
        top = {odds[r], top.best, event};
      } else {
        top.next = std::max(top.next, odds[r]);
      }
    }
  }

  // The best of other mentions of the event; infinitely little where there is none.
  float Beside(size_t event, size_t role) const {
    const Top& top = roles[role];
    return top.from == event ? top.next : top.best;
  }
};

float Cut(float odds) { return std::clamp(odds, kLeastOdds, kMostOdds); }

bool IsPlace(ActorKind kind) { return kind == ActorKind::kPlace || kind == ActorKind::kState; }

Nears NearsOf(const FoundEvent& event, const std::vector<EventPattern>& patterns,
              const std::vector<int>& actor_of_mention) {
  Nears nears;
  for (size_t i = 0; i < event.arguments.size(); ++i) {
    const FoundEvent::Argument& a = event.arguments[i];
    const int actor = actor_of_mention[a.mention];
    if (actor < 0) continue;
    const auto [at, fresh] = nears.emplace(actor, Near{a.roles, 0});
    Near& near = at->second;
    near.patterns |= Bit(static_cast<size_t>(patterns[i]));
    for (size_t r = 0; !fresh && r < kArgumentRoles; ++r) {
      const float top = std::max(near.odds[r], a.roles[r]);
      near.odds[r] = top + std::log1p(std::exp(std::min(near.odds[r], a.roles[r]) - top));
    }
  }
  for (auto& [actor, near] : nears)
    if (near.patterns != kElsewhereBit) near.patterns &= ~kElsewhereBit;
  return nears;
}

// The two highest log-odds of being the place.
std::pair<float, float> BestPlaces(const Nears& nears, const std::vector<Actor>& actors) {
  float best = kLeastOdds, next = kLeastOdds;
  for (const auto& [actor, near] : nears) {
    if (!IsPlace(actors[static_cast<size_t>(actor)].kind)) continue;
    const float odds = Cut(near.odds[kPlaceRole]);
    next = std::max(next, std::min(best, odds));
    best = std::max(best, odds);
  }
  return {best, next};
}

class Weigher {
 public:
  explicit Weigher(Roles* sums) : sums_(*sums) {}
  void Add(const Points& points, float times = 1) {
    for (size_t r = 0; r < kArgumentRoles; ++r) sums_[r] += static_cast<float>(points[r]) * times / 100;
  }

 private:
  Roles& sums_;
};

}  // namespace

std::vector<std::vector<ActorRoles>> EventRoles(const Story& story, const Ledger& ledger,
                                                const std::vector<int>& first) {
  const std::vector<FoundEvent>& events = story.annotations.events;
  if (events.empty()) return {};
  const std::vector<int>& actor_of_mention = story.resolved.actor_of_mention;
  std::vector<int> mentions(ledger.actors.size());
  for (int actor : actor_of_mention)
    if (actor >= 0) ++mentions[static_cast<size_t>(actor)];
  const EventPatternReader reader(ledger.text, story.segments, story.annotations.mentions);
  std::vector<Nears> nears(events.size());
  std::map<std::pair<int, int>, Tops> tops;  // by the event's first mention and actor
  for (size_t i = 0; i < events.size(); ++i) {
    nears[i] = NearsOf(events[i], reader.PatternsOf(events[i]), actor_of_mention);
    for (const auto& [actor, near] : nears[i]) tops[{first[i], actor}].Add(i, near.odds);
  }
  std::vector<std::vector<ActorRoles>> roles(events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    const auto [best, next] = BestPlaces(nears[i], ledger.actors);
    for (const auto& [actor, near] : nears[i]) {
      ActorRoles entry;
      entry.actor = actor;
      Weigher weigher(&entry.odds);
      weigher.Add(kAlways);
      weigher.Add(kOfType[static_cast<size_t>(events[i].type)]);
      weigher.Add(kOften, std::log1p(static_cast<float>(mentions[static_cast<size_t>(actor)])));
      const Tops& beside = tops.at({first[i], actor});
      const bool there = std::isfinite(beside.Beside(i, kDoerRole));
      if (!there) weigher.Add(kNotThere);
      for (size_t r = 0; r < kArgumentRoles; ++r) {
        weigher.Add(kHere[r], Cut(near.odds[r]));
        if (there) weigher.Add(kThere[r], Cut(beside.Beside(i, r)));
      }
      for (size_t p = 0; p < kEventPatterns; ++p)
        if ((near.patterns & Bit(p)) != 0) weigher.Add(kOfPattern[p]);
      const float place = Cut(near.odds[kPlaceRole]), margin = place - (place < best ? best : next);
      weigher.Add({0, 0, kPlaceMargin}, std::clamp(margin, -kMostMargin, kMostMargin));
      roles[i].push_back(entry);
    }
  }
  return roles;
}

}  // namespace dateline
