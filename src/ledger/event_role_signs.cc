// EventRoleSigns: two looks, the second at what the first makes of the whole story.
#include "ledger/event_role_signs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "annotate/numbers.h"
#include "ledger/event_roles.h"

namespace dateline {
namespace {

using Roles = std::array<float, kArgumentRoles>;
using Points = RolePoints;
#include "ledger/first_look_points.inc"
static_assert(std::size(kFirstLook) == kRivalSigns);

constexpr float kLeastOdds = -8, kMostOdds = 6;
constexpr uint32_t kPlaceReach = 2;  // sentences to places side by side

// What is known of an actor near one mention of an event.
struct Near {
  Roles odds{};           // of its mentions together
  uint32_t patterns = 0;  // a bit for each that one of its mentions has
};
using Nears = std::map<int, Near>;

constexpr uint32_t Bit(size_t pattern) { return 1U << pattern; }
constexpr uint32_t kElsewhereBit = Bit(static_cast<size_t>(EventPattern::kElsewhere));
static_assert(kEventPatterns <= 32);

// The best of each role over several events, and the best over those that another event is the first mention of.
class Tops {
 public:
  void Add(int event, const Roles& values) {
    for (size_t r = 0; r < kArgumentRoles; ++r) {
      Top& top = roles_[r];
      if (event == top.from) {
        top.best = std::max(top.best, values[r]);
      } else if (values[r] > top.best) {
        top = {values[r], top.best, event};
      } else {
        top.next = std::max(top.next, values[r]);
      }
    }
  }
  // Infinitely little where there is no other.
  float Beside(int event, size_t role) const {
    const Top& top = roles_[role];
    return top.from == event ? top.next : top.best;
  }

 private:
  struct Top {
    float best = -INFINITY, next = -INFINITY;
    int from = -1;
  };
  std::array<Top, kArgumentRoles> roles_;
};

float Cut(float odds) { return std::clamp(odds, kLeastOdds, kMostOdds); }

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

class SignReader {
 public:
  SignReader(const Story& story, const Ledger& ledger, const std::vector<int>& first)
      : story_(story), ledger_(ledger), first_(first), events_(story.annotations.events) {}

  std::vector<std::vector<RoleSigns>> Read() {
    FirstLook();
    FindPlacesSideBySide();
    std::map<std::pair<EventType, int>, Tops> of_type;
    for (size_t i = 0; i < events_.size(); ++i)
      for (size_t k = 0; k < signs_[i].size(); ++k)
        of_type[{events_[i].type, signs_[i][k].actor}].Add(first_[i], chances_[i][k]);
    for (size_t i = 0; i < events_.size(); ++i) {
      AddRivals(i);
      for (RoleSigns& s : signs_[i]) {
        const Tops& tops = of_type.at({events_[i].type, s.actor});
        for (size_t r = 0; r < kArgumentRoles; ++r)
          s.values[kElsewhereSigns + r] = std::max(0.0F, tops.Beside(first_[i], r));
      }
      AddPlaces(i);
    }
    return std::move(signs_);
  }

 private:
  void FirstLook() {
    const EventPatternReader reader(ledger_.text, story_.segments, story_.annotations.mentions);
    std::vector<int> mentions(ledger_.actors.size());
    for (int actor : story_.resolved.actor_of_mention)
      if (actor >= 0) ++mentions[static_cast<size_t>(actor)];
    std::vector<Nears> nears(events_.size());
    std::map<std::pair<int, int>, Tops> of_event;  // by the event's first mention and the actor; from: one mention
    for (size_t i = 0; i < events_.size(); ++i) {
      nears[i] = NearsOf(events_[i], reader.PatternsOf(events_[i]), story_.resolved.actor_of_mention);
      for (const auto& [actor, near] : nears[i]) of_event[{first_[i], actor}].Add(static_cast<int>(i), near.odds);
    }
    signs_.resize(events_.size());
    chances_.resize(events_.size());
    for (size_t i = 0; i < events_.size(); ++i)
      for (const auto& [actor, near] : nears[i]) {
        RoleSigns s;
        s.actor = actor;
        const Tops& there = of_event.at({first_[i], actor});
        s.values[kAlwaysSign] = 1;
        s.values[kThereSign] = std::isfinite(there.Beside(static_cast<int>(i), 0)) ? 1 : 0;
        for (size_t r = 0; r < kArgumentRoles; ++r) {
          s.values[kHereSigns + r] = Cut(near.odds[r]);
          if (s.values[kThereSign] > 0) s.values[kThereSigns + r] = Cut(there.Beside(static_cast<int>(i), r));
        }
        s.values[kOftenSign] = std::log1p(static_cast<float>(mentions[static_cast<size_t>(actor)]));
        for (size_t p = 0; p < kEventPatterns; ++p)
          if ((near.patterns & Bit(p)) != 0) s.values[kPatternSigns + p] = 1;
        s.values[kTypeSigns + static_cast<size_t>(events_[i].type)] = 1;
        s.values[kKindSigns + static_cast<size_t>(KindOf(actor))] = 1;
        chances_[i].push_back(ChancesOf(s));
        signs_[i].push_back(s);
      }
  }

  static Roles ChancesOf(const RoleSigns& signs) {
    Roles chances = Weighed(signs, kFirstLook);
    for (float& chance : chances) chance = Sigmoid(chance);
    return chances;
  }

  void AddRivals(size_t i) {
    Tops tops;
    for (size_t k = 0; k < signs_[i].size(); ++k) tops.Add(signs_[i][k].actor, chances_[i][k]);
    for (RoleSigns& s : signs_[i])
      for (size_t r = 0; r < kArgumentRoles; ++r) s.values[kRivalSigns + r] = std::max(0.0F, tops.Beside(s.actor, r));
  }

  // Pairs of mentions with a comma or nothing between, of which either is a place.
  void FindPlacesSideBySide() {
    const auto& mentions = story_.annotations.mentions;
    const auto place_at = [&](size_t m) {
      const int actor = story_.resolved.actor_of_mention[m];
      return actor >= 0 && IsPlace(KindOf(actor));
    };
    for (size_t left = 0; left < mentions.size(); ++left) {
      const uint32_t end = mentions[left].words.end;
      const bool comma = end < story_.segments.words.size() && story_.segments.words[end].span.In(ledger_.text) == ",";
      const uint32_t last = comma ? end + 1 : end;
      for (size_t right = left + 1; right < mentions.size() && mentions[right].words.begin <= last; ++right)
        if (mentions[right].words.begin >= end && (place_at(left) || place_at(right)) &&
            story_.resolved.actor_of_mention[left] != story_.resolved.actor_of_mention[right])
          pairs_.emplace_back(left, right);
    }
  }

  void AddPlaces(size_t i) {
    const auto& words = story_.segments.words;
    const auto& mentions = story_.annotations.mentions;
    const auto sentence_of = [&](size_t m) { return words[mentions[m].words.begin].sentence; };
    const uint32_t here = words[events_[i].trigger.begin].sentence;
    const auto look = [&](auto from, auto past) {
      for (auto pair = from; pair != pairs_.end() && !past(sentence_of(pair->first)); ++pair) {
        AddPlace(i, pair->second, pair->first, kPlaceBeforeSign);
        AddPlace(i, pair->first, pair->second, kPlaceBehindSign);
      }
    };
    const uint32_t begin = here > kPlaceReach ? here - kPlaceReach : 0;
    const auto near = std::lower_bound(pairs_.begin(), pairs_.end(), begin, [&](const auto& pair, uint32_t sentence) {
      return sentence_of(pair.first) < sentence;
    });
    look(near, [&](uint32_t sentence) { return sentence > here + kPlaceReach; });
    if (begin > 0) look(pairs_.begin(), [&](uint32_t sentence) { return sentence > 0; });
  }

  // Of the actor of one mention: a place is named at its side.
  void AddPlace(size_t i, size_t mention, size_t beside, RoleSign sign) {
    const int actor = story_.resolved.actor_of_mention[mention], place = story_.resolved.actor_of_mention[beside];
    if (place < 0 || !IsPlace(KindOf(place))) return;
    const size_t k = Find(i, actor);
    if (k == signs_[i].size()) return;
    RoleSigns& s = signs_[i][k];
    s.values[sign] = 1;
    const size_t other = Find(i, place);
    if (other == signs_[i].size()) return;
    s.values[sign + 1] = std::max(s.values[sign + 1], chances_[i][other][kPlaceRole]);
  }

  size_t Find(size_t i, int actor) const {
    const auto at = std::lower_bound(signs_[i].begin(), signs_[i].end(), actor,
                                     [](const RoleSigns& s, int wanted) { return s.actor < wanted; });
    return at != signs_[i].end() && at->actor == actor ? static_cast<size_t>(at - signs_[i].begin()) : signs_[i].size();
  }

  ActorKind KindOf(int actor) const { return ledger_.actors[static_cast<size_t>(actor)].kind; }

  const Story& story_;
  const Ledger& ledger_;
  const std::vector<int>& first_;
  const std::vector<FoundEvent>& events_;
  std::vector<std::vector<RoleSigns>> signs_;
  std::vector<std::vector<Roles>> chances_;       // at the first look, of the same actors
  std::vector<std::pair<size_t, size_t>> pairs_;  // mentions side by side, in order of the text
};

}  // namespace

std::vector<std::vector<RoleSigns>> EventRoleSigns(const Story& story, const Ledger& ledger,
                                                   const std::vector<int>& first) {
  return SignReader(story, ledger, first).Read();
}

std::vector<std::string> RoleSignNames() {
  constexpr std::array kRoleNames = {"doer", "recipient", "place"};
  std::vector<std::string> names(kRoleSigns);
  const auto name = [&names](size_t sign, const std::string& kind, const auto& of) {
    for (size_t n = 0; n < std::size(of); ++n) names[sign + n] = kind + ' ' + std::string(of[n]);
  };
  names[kAlwaysSign] = "always";
  name(kHereSigns, "here", kRoleNames);
  names[kThereSign] = "near other mentions of it";
  name(kThereSigns, "there", kRoleNames);
  names[kOftenSign] = "often";
  name(kPatternSigns, "words", kEventPatternNames);
  name(kTypeSigns, "type", kEventTypeNames);
  name(kKindSigns, "kind", kActorKindNames);
  name(kRivalSigns, "rival", kRoleNames);
  name(kElsewhereSigns, "in other events of the type", kRoleNames);
  names[kPlaceBeforeSign] = "a place before";
  names[kPlaceBeforeChance] = "which is the event's";
  names[kPlaceBehindSign] = "a place behind";
  names[kPlaceBehindChance] = "which is the event's";
  return names;
}

}  // namespace dateline
