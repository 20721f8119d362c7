// Pairs of actors and of rows of names that are alike: neighbours by key, so that which pairs these are is a function
// of the stories that are there.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "store/ids.h"
#include "store/link_actors.h"
#include "store/story_place.h"

namespace dateline {
namespace {

constexpr size_t kBeside = 8;  // neighbours on each side that one is compared with
constexpr int64_t kFirst = 6;  // stories by which a row of a name is judged

int64_t KeyOfText(std::string_view kind, std::string_view text) {
  return static_cast<int64_t>(HashOf({kind, text}) >> 1) | 1;  // never 0, which is a decision's
}

// An index of neighbours and the table of pairs that it serves.
struct Index {
  const char *before, *after, *insert, *erase, *erase_pair, *insert_pair;
};
constexpr Index kStories = {
    "SELECT actor FROM near_story WHERE key = ?1 AND (place, actor) < (?2, ?3) ORDER BY place DESC, actor DESC LIMIT "
    "?4",
    "SELECT actor FROM near_story WHERE key = ?1 AND (place, actor) > (?2, ?3) ORDER BY place, actor LIMIT ?4",
    "INSERT INTO near_story (key, place, actor) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    "DELETE FROM near_story WHERE key = ?1 AND place = ?2 AND actor = ?3",
    "DELETE FROM alike_actor WHERE a = ?1 AND b = ?2 AND key = ?3 RETURNING 1",
    "INSERT INTO alike_actor (a, b, key, score, reason) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"};
constexpr Index kNames = {
    "SELECT near_name.who FROM near_name JOIN who ON who.n = near_name.who WHERE key = ?1 AND (place, who.id) < (?2, "
    "(SELECT id FROM who WHERE n = ?3)) ORDER BY place DESC, who.id DESC LIMIT ?4",
    "SELECT near_name.who FROM near_name JOIN who ON who.n = near_name.who WHERE key = ?1 AND (place, who.id) > (?2, "
    "(SELECT id FROM who WHERE n = ?3)) ORDER BY place, who.id LIMIT ?4",
    "INSERT INTO near_name (key, place, who) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    "DELETE FROM near_name WHERE key = ?1 AND place = ?2 AND who = ?3",
    "DELETE FROM alike_who WHERE a = ?1 AND b = ?2 AND key = ?3 RETURNING 1",
    "INSERT INTO alike_who (a, b, key, score, reason) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"};

struct Slot {
  int64_t key, place, item;
};

std::vector<int64_t> Side(const char* sql, const Slot& slot, Database* database) {
  std::vector<int64_t> items;
  Query& find = database->Prepared(sql);
  for (find.With(slot.key, slot.place, slot.item, static_cast<int64_t>(kBeside)); find.Step();)
    items.push_back(find.Int(0));
  return items;
}

// Those on both sides.
std::vector<int64_t> Beside(const Index& index, const Slot& slot, Database* database) {
  std::vector<int64_t> items = Side(index.before, slot, database);
  const std::vector<int64_t> after = Side(index.after, slot, database);
  items.insert(items.end(), after.begin(), after.end());
  return items;
}

bool ErasePair(const Index& index, int64_t a, int64_t b, int64_t key, Database* database) {
  return database->Prepared(index.erase_pair).With(std::min(a, b), std::max(a, b), key).OneInt() != 0;
}

// Puts it in; pairs over it that were the farthest apart are none any more.
template <class Each>
void Enter(const Index& index, const Slot& slot, Database* database, Each each_lost) {
  database->Prepared(index.insert).With(slot.key, slot.place, slot.item).Run();
  const std::vector<int64_t> after = Side(index.after, slot, database);
  if (after.empty()) return;
  const std::vector<int64_t> before = Side(index.before, slot, database);
  for (size_t i = 0; i < before.size(); ++i) {
    const size_t j = kBeside - 1 - i;  // places apart: (i + 1) + (j + 1), one more than before
    if (j < after.size() && ErasePair(index, before[i], after[j], slot.key, database)) {
      each_lost(before[i]);
      each_lost(after[j]);
    }
  }
}

struct Story {
  across::Setting setting;
  int64_t place = 0;
};

struct One {
  int64_t story = 0, node = 0;
  across::ActorTraits traits;
  bool named = false;
};

class PairFinder {
 public:
  PairFinder(Database* database, ActorChanges* changes) : database_(*database), changes_(*changes) {}

  void Enter(int64_t actor) {
    const One& one = Of(actor);
    const Story& story = StoryOf(one.story);
    if (one.named) {
      const Slot slot = RowSlot(one, actor);
      database_.Prepared(kStories.insert).With(slot.key, slot.place, slot.item).Run();
      NoteIfFirst(one, slot);
    }
    for (const std::string& key : across::StoryKeysOf(one.traits, story.setting))
      dateline::Enter(kStories, {KeyOfText("story", key), story.place, actor}, &database_,
                      [this](int64_t lost) { changes_.touched.insert(Of(lost).node); });
    changes_.fresh.push_back(actor);
    changes_.touched.insert(one.node);
  }

  void Remove(int64_t actor) {
    const One one = Of(actor);
    const Story& story = StoryOf(one.story);
    if (one.named) {
      const Slot slot = RowSlot(one, actor);
      NoteIfFirst(one, slot);
      database_.Prepared(kStories.erase).With(slot.key, slot.place, slot.item).Run();
    }
    for (const std::string& key : across::StoryKeysOf(one.traits, story.setting)) {
      const Slot slot = {KeyOfText("story", key), story.place, actor};
      for (const int64_t other : Side(kStories.before, slot, &database_)) changes_.fresh.push_back(other);
      database_.Prepared(kStories.erase).With(slot.key, slot.place, slot.item).Run();
    }
    ErasePairsOf(actor);
    changes_.touched.insert(one.node);
  }

  void FindAll() {
    RenewNodes();
    std::sort(changes_.fresh.begin(), changes_.fresh.end());
    changes_.fresh.erase(std::unique(changes_.fresh.begin(), changes_.fresh.end()), changes_.fresh.end());
    for (const int64_t actor : changes_.fresh)
      if (database_.ok() && Of(actor).story != 0) PairsOf(actor);
  }

 private:
  const One& Of(int64_t actor) {
    const auto [at, unknown] = actors_.try_emplace(actor);
    if (!unknown) return at->second;
    Query& find = database_.Prepared(
        "SELECT story, node, words, who.named FROM actor JOIN actor_trait ON actor_trait.actor = actor.n JOIN who ON "
        "who.n = node "
        "WHERE actor.n = ?1");
    if (find.With(actor).Step()) {
      One& one = at->second;
      one.story = find.Int(0);
      one.node = find.Int(1);
      one.traits = across::TraitsFrom(find.Text(2));
      one.named = find.Int(3) != 0;
    }
    find.Reset();
    return at->second;
  }

  const Story& StoryOf(int64_t story) {
    const auto [at, unknown] = stories_.try_emplace(story);
    if (!unknown) return at->second;
    at->second.place = PlaceOfStory(story, &database_);
    at->second.setting =
        across::SettingFrom(database_.Prepared("SELECT words FROM setting WHERE story = ?1").With(story).OneText());
    return at->second;
  }

  Slot RowSlot(const One& one, int64_t actor) {
    const std::string id = database_.Prepared("SELECT id FROM who WHERE n = ?1").With(one.node).OneText();
    return {KeyOfText("row", id), StoryOf(one.story).place, actor};
  }

  // Whether it is among the first of its row, by which the row is judged.
  void NoteIfFirst(const One& one, const Slot& slot) {
    Query& count = database_.Prepared(
        "SELECT count(*) FROM (SELECT 1 FROM near_story WHERE key = ?1 AND (place, actor) < (?2, ?3) LIMIT ?4)");
    if (count.With(slot.key, slot.place, slot.item, kFirst).OneInt() < kFirst) changes_.nodes.insert(one.node);
  }

  void ErasePairsOf(int64_t actor) {
    std::vector<int64_t> others;
    Query& find =
        database_.Prepared("SELECT b FROM alike_actor WHERE a = ?1 UNION SELECT a FROM alike_actor WHERE b = ?1");
    for (find.With(actor); find.Step();) others.push_back(find.Int(0));
    for (const int64_t other : others) changes_.touched.insert(Of(other).node);
    if (others.empty()) return;
    database_.Prepared("DELETE FROM alike_actor WHERE a = ?1").With(actor).Run();
    database_.Prepared("DELETE FROM alike_actor WHERE b = ?1").With(actor).Run();
  }

  void PairsOf(int64_t actor) {
    const One& one = Of(actor);
    ErasePairsOf(actor);
    const Story& story = StoryOf(one.story);
    std::map<int64_t, across::ActorAlike> compared;  // one may stand beside it by several keys
    for (const std::string& key : across::StoryKeysOf(one.traits, story.setting)) {
      const Slot slot = {KeyOfText("story", key), story.place, actor};
      for (const int64_t other : Beside(kStories, slot, &database_)) {
        const One& two = Of(other);
        if (two.story == one.story || (one.named && two.named)) continue;
        const auto [at, fresh] = compared.try_emplace(other);
        if (fresh) at->second = Alike(actor, other);
        const across::ActorAlike& alike = at->second;
        if (alike.score <= 0) continue;
        database_.Prepared(kStories.insert_pair)
            .With(std::min(actor, other), std::max(actor, other), slot.key, alike.score, alike.reason)
            .Run();
        changes_.touched.insert(two.node);
      }
    }
    changes_.touched.insert(one.node);
  }

  // The earlier one first, so that a pair is the same from whichever it was found.
  across::ActorAlike Alike(int64_t actor, int64_t other) {
    const One &one = Of(actor), &two = Of(other);
    const Story &story = StoryOf(one.story), &of_two = StoryOf(two.story);
    return std::pair(story.place, actor) < std::pair(of_two.place, other)
               ? across::Compare(one.traits, story.setting, two.traits, of_two.setting)
               : across::Compare(two.traits, of_two.setting, one.traits, story.setting);
  }

  // ---- Rows of names ----

  const across::NodeTraits& NodeOf(int64_t who) {
    const auto [at, unknown] = nodes_.try_emplace(who);
    if (unknown) at->second = ReadNode(who, &database_);
    return at->second;
  }

  void RenewNodes() {
    std::vector<int64_t> open(changes_.nodes.begin(), changes_.nodes.end());
    std::map<int64_t, std::vector<Slot>> slots;
    for (size_t i = 0; i < open.size() && database_.ok(); ++i) {
      const int64_t who = open[i];
      slots[who] = RenewKeys(who, [&](int64_t other) {
        if (changes_.nodes.insert(other).second) open.push_back(other);
      });
    }
    for (const auto& [who, at] : slots) RenewPairs(who, at);
  }

  // Of a row whose traits are others now. `gap`: those between whom a key was taken out.
  template <class Gap>
  std::vector<Slot> RenewKeys(int64_t who, Gap gap) {
    const across::NodeTraits& node = NodeOf(who);
    std::map<std::pair<int64_t, int64_t>, bool> keys;  // whether it is wanted
    Query& find = database_.Prepared("SELECT key, place FROM near_name WHERE who = ?1");
    for (find.With(who); find.Step();) keys[{find.Int(0), find.Int(1)}] = false;
    std::vector<Slot> slots;
    if (!node.actor.name.empty() && node.actor.kind != ActorKind::kState) {
      for (const across::NameKey& key : across::NameKeysOf(node.actor)) {
        const Slot slot = {KeyOfText("name", key.key), key.place, who};
        const auto [at, unknown] = keys.try_emplace({slot.key, slot.place}, true);
        if (unknown) dateline::Enter(kNames, slot, &database_, [this](int64_t lost) { changes_.touched.insert(lost); });
        at->second = true;
        slots.push_back(slot);
      }
    }
    for (const auto& [key, wanted] : keys) {
      if (wanted) continue;
      const Slot slot = {key.first, key.second, who};
      for (const int64_t other : Side(kNames.before, slot, &database_)) gap(other);
      database_.Prepared(kNames.erase).With(slot.key, slot.place, slot.item).Run();
    }
    return slots;
  }

  void RenewPairs(int64_t who, const std::vector<Slot>& slots) {
    std::vector<int64_t> others;
    Query& find = database_.Prepared(
        "SELECT b FROM alike_who WHERE a = ?1 AND key <> 0 UNION SELECT a FROM alike_who WHERE b = ?1 AND key <> 0");
    for (find.With(who); find.Step();) others.push_back(find.Int(0));
    changes_.touched.insert(others.begin(), others.end());
    changes_.touched.insert(who);
    database_.Prepared("DELETE FROM alike_who WHERE a = ?1 AND key <> 0").With(who).Run();
    database_.Prepared("DELETE FROM alike_who WHERE b = ?1 AND key <> 0").With(who).Run();
    std::map<int64_t, across::ActorAlike> compared;
    for (const Slot& slot : slots) {
      for (const int64_t other : Beside(kNames, slot, &database_)) {
        if (other == who) continue;
        const auto [at, fresh] = compared.try_emplace(other);
        if (fresh) at->second = across::Compare(NodeOf(who), NodeOf(other));
        const across::ActorAlike& alike = at->second;
        if (alike.score <= 0) continue;
        database_.Prepared(kNames.insert_pair)
            .With(std::min(who, other), std::max(who, other), slot.key, alike.score, alike.reason)
            .Run();
        changes_.touched.insert(other);
      }
    }
  }

  Database& database_;
  ActorChanges& changes_;
  std::map<int64_t, One> actors_;
  std::map<int64_t, Story> stories_;
  std::map<int64_t, across::NodeTraits> nodes_;
};

}  // namespace

across::NodeTraits ReadNode(int64_t who, Database* database) {
  std::vector<std::pair<across::ActorTraits, across::Setting>> first;
  const std::string id = database->Prepared("SELECT id FROM who WHERE n = ?1").With(who).OneText();
  Query& find = database->Prepared(
      "SELECT actor_trait.words, setting.words FROM near_story JOIN actor_trait ON actor_trait.actor = "
      "near_story.actor JOIN actor ON "
      "actor.n = near_story.actor JOIN setting ON setting.story = actor.story WHERE key = ?1 ORDER BY place, "
      "near_story.actor LIMIT ?2");
  for (find.With(KeyOfText("row", id), kFirst); find.Step();)
    first.emplace_back(across::TraitsFrom(find.Text(0)), across::SettingFrom(find.Text(1)));
  return across::NodeFrom(first);
}

void EnterActors(const std::vector<int64_t>& actors, Database* database, ActorChanges* changes) {
  PairFinder finder(database, changes);
  for (const int64_t actor : actors) finder.Enter(actor);
}
void RemoveActors(const std::vector<int64_t>& actors, Database* database, ActorChanges* changes) {
  PairFinder finder(database, changes);
  for (const int64_t actor : actors) finder.Remove(actor);
}
void FindPairs(Database* database, ActorChanges* changes) { PairFinder(database, changes).FindAll(); }

}  // namespace dateline
