// Pairs of actors and of rows of names that are alike: neighbours by key, so that which pairs these are is a function
// of the stories that are there.
#include "store/actor_pairs.h"

#include <algorithm>
#include <utility>

#include "store/ids.h"
#include "store/story_place.h"

namespace dateline {
namespace {

constexpr size_t kBeside = 8;  // neighbours on each side that one is compared with
constexpr int64_t kFirst = 6;  // stories by which a row of a name is judged

int64_t KeyOfText(std::string_view kind, std::string_view text) {
  return static_cast<int64_t>(HashOf({kind, text}) >> 1) | 1;  // never 0, which is a decision's
}

// A row of an index: its key, its place, and what it stands for.
struct Slot {
  int64_t key, place, item;
};

// An index of neighbours and the table of pairs that it serves.
struct Index {
  const char *before, *after, *insert, *erase, *erase_pair, *insert_pair;
};
constexpr Index kStories = {
    "SELECT place, actor FROM near_story WHERE key = ?1 AND (place, actor) < (?2, ?3) ORDER BY place DESC, actor DESC "
    "LIMIT ?4",
    "SELECT place, actor FROM near_story WHERE key = ?1 AND (place, actor) > (?2, ?3) ORDER BY place, actor LIMIT ?4",
    "INSERT INTO near_story (key, place, actor) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    "DELETE FROM near_story WHERE key = ?1 AND place = ?2 AND actor = ?3",
    "DELETE FROM alike_actor WHERE a = ?1 AND b = ?2 AND key = ?3 RETURNING 1",
    "INSERT INTO alike_actor (a, b, key, score, reason) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"};
constexpr Index kNames = {
    "SELECT place, near_name.who FROM near_name JOIN who ON who.n = near_name.who WHERE key = ?1 AND (place, who.id) < "
    "(?2, (SELECT id FROM who WHERE n = ?3)) ORDER BY place DESC, who.id DESC LIMIT ?4",
    "SELECT place, near_name.who FROM near_name JOIN who ON who.n = near_name.who WHERE key = ?1 AND (place, who.id) > "
    "(?2, (SELECT id FROM who WHERE n = ?3)) ORDER BY place, who.id LIMIT ?4",
    "INSERT INTO near_name (key, place, who) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    "DELETE FROM near_name WHERE key = ?1 AND place = ?2 AND who = ?3",
    "DELETE FROM alike_who WHERE a = ?1 AND b = ?2 AND key = ?3 RETURNING 1",
    "INSERT INTO alike_who (a, b, key, score, reason) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"};

std::vector<Slot> Side(const char* sql, const Slot& slot, Database* database) {
  std::vector<Slot> beside;
  Query& find = database->Prepared(sql);
  for (find.With(slot.key, slot.place, slot.item, static_cast<int64_t>(kBeside)); find.Step();)
    beside.push_back({slot.key, find.Int(0), find.Int(1)});
  return beside;
}

// Those on both sides.
std::vector<Slot> Beside(const Index& index, const Slot& slot, Database* database) {
  std::vector<Slot> beside = Side(index.before, slot, database);
  const std::vector<Slot> after = Side(index.after, slot, database);
  beside.insert(beside.end(), after.begin(), after.end());
  return beside;
}

bool ErasePair(const Index& index, int64_t a, int64_t b, int64_t key, Database* database) {
  return database->Prepared(index.erase_pair).With(std::min(a, b), std::max(a, b), key).OneInt() != 0;
}

// Puts it in; pairs over it that were the farthest apart are none any more.
template <class Each>
void Put(const Index& index, const Slot& slot, Database* database, Each each_lost) {
  database->Prepared(index.insert).With(slot.key, slot.place, slot.item).Run();
  const std::vector<Slot> after = Side(index.after, slot, database);
  if (after.empty()) return;
  const std::vector<Slot> before = Side(index.before, slot, database);
  for (size_t i = 0; i < before.size(); ++i) {
    const size_t j = kBeside - 1 - i;  // places apart: (i + 1) + (j + 1), one more than before
    if (j < after.size() && ErasePair(index, before[i].item, after[j].item, slot.key, database)) {
      each_lost(before[i].item);
      each_lost(after[j].item);
    }
  }
}

using Compared = std::map<int64_t, across::ActorAlike>;  // by the other one, which may stand beside by several keys

// Keeps the pair of an item and one beside it by a key, if they are alike. Either is compared with the other once.
template <class Compare>
bool EnterPair(const Index& index, const Slot& slot, int64_t other, Compare compare, Compared* compared,
               Database* database) {
  const auto [at, fresh] = compared->try_emplace(other);
  if (fresh) at->second = compare();
  const across::ActorAlike& alike = at->second;
  if (alike.score <= 0) return false;
  database->Prepared(index.insert_pair)
      .With(std::min(slot.item, other), std::max(slot.item, other), slot.key, alike.score, alike.reason)
      .Run();
  return true;
}

}  // namespace

void PairFinder::Enter(int64_t actor) {
  One& one = Of(actor);
  const int64_t place = StoryOf(one.story).place;
  if (one.row_key != 0) {
    database_.Prepared(kStories.insert).With(one.row_key, place, actor).Run();
    NoteIfFirst(one, place, actor);
  }
  for (const int64_t key : KeysOf(&one))
    Put(kStories, {key, place, actor}, &database_, [this](int64_t lost) { changes_.touched.insert(Of(lost).node); });
  changes_.fresh.push_back(actor);
  changes_.touched.insert(one.node);
}

void PairFinder::Remove(int64_t actor) {
  One& one = Of(actor);
  const int64_t story = one.story, place = StoryOf(story).place;
  if (one.row_key != 0) {
    NoteIfFirst(one, place, actor);
    database_.Prepared(kStories.erase).With(one.row_key, place, actor).Run();
  }
  for (const int64_t key : KeysOf(&one)) {
    const Slot slot = {key, place, actor};
    for (const Slot& other : Side(kStories.before, slot, &database_)) changes_.fresh.push_back(other.item);
    database_.Prepared(kStories.erase).With(slot.key, slot.place, slot.item).Run();
  }
  ErasePairsOf(actor);
  changes_.touched.insert(one.node);
  actors_.erase(actor);
  stories_.erase(story);
}

void PairFinder::FindAll() {
  RenewNodes();
  std::sort(changes_.fresh.begin(), changes_.fresh.end());
  changes_.fresh.erase(std::unique(changes_.fresh.begin(), changes_.fresh.end()), changes_.fresh.end());
  for (const int64_t actor : changes_.fresh)
    if (database_.ok() && Of(actor).story != 0) PairsOf(actor);
  Forget();
}

void PairFinder::Forget() {
  actors_.clear();
  stories_.clear();
  rows_.clear();
}

PairFinder::One& PairFinder::Of(int64_t actor) {
  const auto [at, unknown] = actors_.try_emplace(actor);
  One& one = at->second;
  if (!unknown) return one;
  Query& find = database_.Prepared(
      "SELECT story, node, words, CASE WHEN who.named THEN who.id ELSE '' END FROM actor JOIN actor_trait ON "
      "actor_trait.actor = actor.n JOIN who ON who.n = node WHERE actor.n = ?1");
  if (find.With(actor).Step()) {
    one.story = find.Int(0);
    one.node = find.Int(1);
    one.traits = across::TraitsFrom(find.Text(2));
    if (!find.Text(3).empty()) one.row_key = KeyOfText("row", find.Text(3));
  }
  find.Reset();
  return one;
}

const PairFinder::Story& PairFinder::StoryOf(int64_t story) {
  const auto [at, unknown] = stories_.try_emplace(story);
  if (!unknown) return at->second;
  at->second.place = PlaceOfStory(story, &database_);
  at->second.setting =
      across::SettingFrom(database_.Prepared("SELECT words FROM setting WHERE story = ?1").With(story).OneText());
  return at->second;
}

const std::vector<int64_t>& PairFinder::KeysOf(One* one) {
  if (!one->keys) {
    one->keys.emplace();
    for (const std::string& key : across::StoryKeysOf(one->traits, StoryOf(one->story).setting))
      one->keys->push_back(KeyOfText("story", key));
  }
  return *one->keys;
}

// Whether it is among the first of its row, by which the row is judged.
void PairFinder::NoteIfFirst(const One& one, int64_t place, int64_t actor) {
  Query& count = database_.Prepared(
      "SELECT count(*) FROM (SELECT 1 FROM near_story WHERE key = ?1 AND (place, actor) < (?2, ?3) LIMIT ?4)");
  if (count.With(one.row_key, place, actor, kFirst).OneInt() < kFirst) changes_.nodes.insert(one.node);
}

void PairFinder::ErasePairsOf(int64_t actor) {
  std::vector<int64_t> others;
  Query& find =
      database_.Prepared("SELECT b FROM alike_actor WHERE a = ?1 UNION ALL SELECT a FROM alike_actor WHERE b = ?1");
  for (find.With(actor); find.Step();) others.push_back(find.Int(0));
  for (const int64_t other : others) changes_.touched.insert(Of(other).node);
  if (others.empty()) return;
  database_.Prepared("DELETE FROM alike_actor WHERE a = ?1").With(actor).Run();
  database_.Prepared("DELETE FROM alike_actor WHERE b = ?1").With(actor).Run();
}

void PairFinder::PairsOf(int64_t actor) {
  One& one = Of(actor);
  ErasePairsOf(actor);
  const int64_t place = StoryOf(one.story).place;
  Compared compared;
  for (const int64_t key : KeysOf(&one)) {
    for (const Slot& other : Beside(kStories, {key, place, actor}, &database_)) {
      if (!WithinDays(place, other.place, across::kMostDaysApart)) continue;
      const One& two = Of(other.item);
      if (two.story == one.story || (one.row_key != 0 && two.row_key != 0)) continue;
      const auto compare = [&] { return Alike(actor, other.item); };
      if (EnterPair(kStories, {key, place, actor}, other.item, compare, &compared, &database_))
        changes_.touched.insert(two.node);
    }
  }
  changes_.touched.insert(one.node);
}

// The earlier one first, so that a pair is the same from whichever it was found.
across::ActorAlike PairFinder::Alike(int64_t actor, int64_t other) {
  const One &one = Of(actor), &two = Of(other);
  const Story &story = StoryOf(one.story), &of_two = StoryOf(two.story);
  return std::pair(story.place, actor) < std::pair(of_two.place, other)
             ? across::Compare(one.traits, story.setting, two.traits, of_two.setting)
             : across::Compare(two.traits, of_two.setting, one.traits, story.setting);
}

// ---- Rows of names ----

PairFinder::Row& PairFinder::RowOf(int64_t who) {
  const auto [at, unknown] = rows_.try_emplace(who);
  if (!unknown) return at->second;
  at->second.id = database_.Prepared("SELECT id FROM who WHERE n = ?1").With(who).OneText();
  at->second.names = ReadNode(who, false, &database_);
  return at->second;
}

// The lesser id first, so that a pair is the same from whichever it was found. Most names tell that they are not one.
across::ActorAlike PairFinder::RowsAlike(int64_t who, int64_t other) {
  Row *one = &RowOf(who), *two = &RowOf(other);
  if (two->id < one->id) {
    std::swap(one, two);
    std::swap(who, other);
  }
  if (!across::MayBeOne(one->names, two->names)) return {};
  if (!one->whole) one->whole = ReadNode(who, true, &database_);
  if (!two->whole) two->whole = ReadNode(other, true, &database_);
  return across::Compare(*one->whole, *two->whole);
}

void PairFinder::RenewNodes() {
  std::vector<int64_t> open(changes_.nodes.begin(), changes_.nodes.end());
  std::map<int64_t, NameSlots> slots;
  for (size_t i = 0; i < open.size() && database_.ok(); ++i) slots[open[i]] = RenewKeys(open[i], &open);
  for (const auto& [who, at] : slots) RenewPairs(who, at);
}

// Of a row whose traits are others now. Those between whom a key was taken out are added to `open`.
PairFinder::NameSlots PairFinder::RenewKeys(int64_t who, std::vector<int64_t>* open) {
  const across::NodeTraits& node = RowOf(who).names;
  std::map<std::pair<int64_t, int64_t>, bool> keys;  // whether it is wanted
  Query& find = database_.Prepared("SELECT key, place FROM near_name WHERE who = ?1");
  for (find.With(who); find.Step();) keys[{find.Int(0), find.Int(1)}] = false;
  NameSlots slots;
  if (!node.actor.name.empty() && node.actor.kind != ActorKind::kState) {
    for (const across::NameKey& key : across::NameKeysOf(node.actor)) {
      const Slot slot = {KeyOfText("name", key.key), key.place, who};
      const auto [at, unknown] = keys.try_emplace({slot.key, slot.place}, true);
      if (unknown) Put(kNames, slot, &database_, [this](int64_t lost) { changes_.touched.insert(lost); });
      at->second = true;
      slots.emplace_back(slot.key, slot.place);
    }
  }
  for (const auto& [key, wanted] : keys) {
    if (wanted) continue;
    const Slot slot = {key.first, key.second, who};
    for (const Slot& other : Side(kNames.before, slot, &database_))
      if (changes_.nodes.insert(other.item).second) open->push_back(other.item);
    database_.Prepared(kNames.erase).With(slot.key, slot.place, slot.item).Run();
  }
  return slots;
}

void PairFinder::RenewPairs(int64_t who, const NameSlots& slots) {
  std::vector<int64_t> others;
  Query& find = database_.Prepared(
      "SELECT b FROM alike_who WHERE a = ?1 AND key <> 0 UNION SELECT a FROM alike_who WHERE b = ?1 AND key <> 0");
  for (find.With(who); find.Step();) others.push_back(find.Int(0));
  changes_.touched.insert(others.begin(), others.end());
  changes_.touched.insert(who);
  database_.Prepared("DELETE FROM alike_who WHERE a = ?1 AND key <> 0").With(who).Run();
  database_.Prepared("DELETE FROM alike_who WHERE b = ?1 AND key <> 0").With(who).Run();
  Compared compared;
  for (const auto& [key, place] : slots) {
    for (const Slot& other : Beside(kNames, {key, place, who}, &database_)) {
      if (other.item == who) continue;
      const auto compare = [&] { return RowsAlike(who, other.item); };
      if (EnterPair(kNames, {key, place, who}, other.item, compare, &compared, &database_))
        changes_.touched.insert(other.item);
    }
  }
}

across::NodeTraits ReadNode(int64_t who, bool whole, Database* database) {
  std::vector<std::pair<across::ActorTraits, across::Setting>> first;
  const std::string id = database->Prepared("SELECT id FROM who WHERE n = ?1").With(who).OneText();
  Query& find = database->Prepared(
      whole ? "SELECT actor_trait.words, setting.words FROM near_story JOIN actor_trait ON actor_trait.actor = "
              "near_story.actor JOIN actor ON actor.n = near_story.actor JOIN setting ON setting.story = actor.story "
              "WHERE key = ?1 ORDER BY place, near_story.actor LIMIT ?2"
            : "SELECT words, '' FROM near_story JOIN actor_trait ON actor_trait.actor = near_story.actor WHERE key = "
              "?1 ORDER BY place, near_story.actor LIMIT ?2");
  for (find.With(KeyOfText("row", id), kFirst); find.Step();)
    first.emplace_back(across::TraitsFrom(find.Text(0)), across::SettingFrom(find.Text(1)));
  return across::NodeFrom(first);
}

}  // namespace dateline
