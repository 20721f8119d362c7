// Keys of a unit, from the particular to the general: what its words and its parties, places and day have in common.
#include <xxhash.h>

#include <algorithm>
#include <set>

#include "across/stems.h"
#include "across/units.h"

namespace dateline::across {
namespace {

constexpr size_t kMostKeys = 24, kMostWordsOfBody = 5;

// Keys that have the same lead lie side by side in an index, so that those of a story lie on few of its pages.
class Keys {
 public:
  explicit Keys(std::string prefix) : prefix_(std::move(prefix)) {}

  void Add(std::string_view lead, std::string_view what, std::string_view with) {
    constexpr uint64_t kLead = uint64_t{0xFFFFFF} << 40;
    std::string key = prefix_;
    key.append(what).append("\n").append(with);
    const uint64_t hash =
        (XXH3_64bits(lead.data(), lead.size()) & kLead) | (XXH3_64bits(key.data(), key.size()) & ~kLead);
    if (hashes_.size() < kMostKeys && std::find(hashes_.begin(), hashes_.end(), hash) == hashes_.end())
      hashes_.push_back(hash);
  }

  std::vector<uint64_t> Take() { return std::move(hashes_); }

 private:
  std::string prefix_;
  std::vector<uint64_t> hashes_;
};

// What its triggers are of: groups of words, and stems that are in none.
std::vector<std::string> Matters(const Unit& event) {
  std::set<std::string> matters;
  for (const std::string& stem : event.stems) {
    const auto groups = GroupsOf(stem);
    for (const uint16_t group : groups) matters.insert("#" + std::to_string(group));
    if (groups.empty()) matters.insert(stem);
  }
  std::vector<std::string> out(matters.begin(), matters.end());
  if (out.size() > 3) out.resize(3);
  return out;
}

std::vector<std::string> PartyKeys(const Unit& unit) {
  std::vector<std::string> keys;
  for (const auto* parties : {&unit.places, &unit.actors, &unit.recipients})
    for (const Party& party : *parties) {
      for (std::string key : {KeyOf(party), party.alias})
        if (keys.size() < 5 && !key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
          keys.push_back(std::move(key));
    }
  return keys;
}

// Any word of a body's name: "the ECOWAS Commission" is told of as ECOWAS.
std::vector<std::string> WordsOfBodies(const std::vector<Party>& parties) {
  std::vector<std::string> words;
  for (const Party& party : parties) {
    if (party.kind == ActorKind::kPerson) continue;
    for (std::string& stem : Stems(party.name, kMostWordsOfBody))
      if (!IsPale(stem)) words.push_back(std::move(stem));
  }
  return words;
}

void AddEventKeys(const Unit& event, Keys* keys) {
  const auto matters = Matters(event);
  const auto parties = PartyKeys(event);
  const std::string day = event.first_day == kNoDay ? std::string() : std::to_string(event.first_day);
  for (const std::string& matter : matters)
    for (const std::string& party : parties) keys->Add(party, matter, party);
  if (!day.empty()) {
    for (const std::string& matter : matters) keys->Add(matter, matter, day);
    for (const std::string& party : parties) keys->Add(party, day + " " + std::to_string(event.type), party);
  }
  for (const std::string& matter : matters) keys->Add(matter, matter, "");
}

}  // namespace

std::vector<uint64_t> KeysOf(const Unit& unit) {
  Keys keys(std::string(NameOf(unit.kind)) + " ");
  if (unit.kind == UnitKind::kEvent) {
    AddEventKeys(unit, &keys);
  } else if (unit.kind == UnitKind::kFigure) {
    Keys of(std::string(NameOf(unit.kind)) + " " + std::to_string(unit.type) + " ");
    for (const std::string& value : unit.values) of.Add(value, "=", value);
    for (const std::string& stem : unit.stems)
      if (!IsPeople(stem)) of.Add(stem, "unit", stem);
    for (const Unit& event : unit.events) AddEventKeys(event, &of);
    return of.Take();
  } else {
    std::vector<std::string> words = unit.stems;
    words.insert(words.end(), unit.more.begin(), unit.more.end());
    std::erase_if(words, [](const std::string& stem) { return IsPale(stem); });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() > 8) words.resize(8);
    const auto parties = PartyKeys(unit);
    for (const std::string& party : parties)
      for (const std::string& word : words) keys.Add(party, party, word);
    for (const std::string& party : parties) keys.Add(party, party, "");
    for (const std::string& word : WordsOfBodies(unit.actors)) keys.Add(word, word, "");
  }
  return keys.Take();
}

}  // namespace dateline::across
