// Nouns from the last to the first: English puts the head behind its modifiers.
#include "actors/sector_words.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace dateline {
namespace {

struct NamedSector {
  std::string_view name, code;
};
constexpr NamedSector kAgents[] = {
#include "actors/agents.inc"
};
constexpr ActorNoun kNouns[] = {
#include "actors/nouns.inc"
};

bool Find(const std::string& key, ActorNoun* noun) {
  if (const ActorNoun* own = ListedNoun(key)) {
    *noun = *own;
    return true;
  }
  const auto* agent = std::lower_bound(std::begin(kAgents), std::end(kAgents), key,
                                       [](const NamedSector& entry, std::string_view k) { return entry.name < k; });
  if (agent == std::end(kAgents) || agent->name != key) return false;
  *noun = {agent->name, agent->code, NounKind::kAgent};
  return true;
}

struct Ending {
  std::string_view plural, singular;
};
constexpr Ending kPlurals[] = {{"ies", "y"}, {"men", "man"}, {"ches", "ch"}, {"sses", "ss"}, {"s", ""}};

bool FindAnyNumber(const std::string& key, ActorNoun* noun) {
  if (Find(key, noun)) return true;
  if (key.size() < 4 || key.ends_with("ss")) return false;
  for (const Ending& ending : kPlurals) {
    if (!key.ends_with(ending.plural)) continue;
    std::string singular = key.substr(0, key.size() - ending.plural.size());
    if (Find(singular.append(ending.singular), noun)) return true;
  }
  return false;
}

}  // namespace

const ActorNoun* ListedNoun(std::string_view noun) {
  const auto* own = std::lower_bound(std::begin(kNouns), std::end(kNouns), noun,
                                     [](const ActorNoun& entry, std::string_view key) { return entry.noun < key; });
  return own != std::end(kNouns) && own->noun == noun ? own : nullptr;
}

NounFound NounBefore(std::span<const PhraseWord> words, size_t first, size_t end) {
  NounFound found;
  for (size_t n = std::min(kMostNounWords, end - first); n > 0; --n) {
    if (FindAnyNumber(KeyOf(words.subspan(end - n, n), true), &found.noun)) {
      found.words = n;
      return found;
    }
  }
  return found;
}

SectorReading SectorOfWords(std::span<const PhraseWord> words, size_t first, size_t end) {
  SectorReading reading;
  std::string_view folk, role, adjective;
  for (size_t at = end; at > first;) {
    const auto [noun, n] = NounBefore(words, first, at);
    if (n == 0) {
      --at;
      continue;
    }
    at -= n;
    reading.begin = at;
    switch (noun.kind) {
      case NounKind::kAgent:
        if (reading.sectors.empty()) reading.sectors = noun.sectors;
        break;
      case NounKind::kWord:
        if (noun.sectors == "OPP" && (!reading.sectors.empty() || !role.empty()))
          reading.second = noun.sectors;
        else if (adjective.empty())
          adjective = noun.sectors;
        break;
      case NounKind::kRole:
        if (!reading.noun) reading.open = true;
        if (role.empty()) role = noun.sectors;
        break;
      case NounKind::kGroup:
        if (!reading.noun) reading.open = true;
        if (folk.empty()) folk = noun.sectors;
        continue;
      case NounKind::kKin:
        reading.kin = reading.kin || !reading.noun;
        [[fallthrough]];
      case NounKind::kFolk:
        if (!reading.noun) reading.open = reading.kin;
        if (folk.empty() && (!reading.noun || noun.kind == NounKind::kKin)) folk = noun.sectors;
        break;
      case NounKind::kThing:
        continue;
    }
    reading.noun = true;
  }
  if (!reading.sectors.empty() && !reading.kin) {
    reading.open = false;
    return reading;
  }
  if (!adjective.empty() && reading.sectors.empty()) {
    reading.sectors = adjective;
    reading.open = reading.kin;
    return reading;
  }
  if (reading.sectors.empty()) reading.sectors = role.empty() ? folk : role;
  return reading;
}

}  // namespace dateline
