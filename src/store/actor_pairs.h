// PairFinder: keys and pairs of actors and of rows of names that are alike.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "across/actors.h"
#include "store/database.h"

namespace dateline {

// What came and went since links were last made.
struct ActorChanges {
  std::set<int64_t> nodes;     // rows of names whose traits are to be taken again
  std::vector<int64_t> fresh;  // actors whose pairs are to be found
  std::set<int64_t> touched;   // rows of `who` whose groups may be others
};

class PairFinder {
 public:
  PairFinder(Database* database, ActorChanges* changes) : database_(*database), changes_(*changes) {}

  // Puts an actor's keys in, or takes them and its pairs out; it must be there as it is in the file until then.
  void Enter(int64_t actor);
  void Remove(int64_t actor);
  // Finds the pairs of all that came or that others came or went beside.
  void FindAll();
  // What was read of actors, stories and rows.
  void Forget();

 private:
  struct Story {
    across::Setting setting;
    int64_t place = 0;
  };
  struct One {
    int64_t story = 0, node = 0;
    int64_t row_key = 0;  // of its row of a name; 0: that is not named
    across::ActorTraits traits;
    std::optional<std::vector<int64_t>> keys;  // when asked for
  };
  struct Row {
    std::string id;
    across::NodeTraits names;                 // without settings
    std::optional<across::NodeTraits> whole;  // when asked for
  };
  using NameSlots = std::vector<std::pair<int64_t, int64_t>>;  // keys and places

  const Story& StoryOf(int64_t story);
  One& Of(int64_t actor);
  Row& RowOf(int64_t who);
  const std::vector<int64_t>& KeysOf(One* one);
  void NoteIfFirst(const One& one, int64_t place, int64_t actor);
  void ErasePairsOf(int64_t actor);
  void PairsOf(int64_t actor);
  across::ActorAlike Alike(int64_t actor, int64_t other);
  across::ActorAlike RowsAlike(int64_t who, int64_t other);
  void RenewNodes();
  NameSlots RenewKeys(int64_t who, std::vector<int64_t>* open);
  void RenewPairs(int64_t who, const NameSlots& slots);

  Database& database_;
  ActorChanges& changes_;
  std::map<int64_t, One> actors_;
  std::map<int64_t, Story> stories_;
  std::map<int64_t, Row> rows_;
};

// A row of a name with what its first stories say of it; their settings only where it is to be whole.
across::NodeTraits ReadNode(int64_t who, bool whole, Database* database);

}  // namespace dateline
