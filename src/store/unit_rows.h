// UnitRows: the rows of what is compared over stories: traits, keys and ties.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "across/units.h"
#include "store/database.h"

namespace dateline {

// Others of a key that make a pair with an entry: so many before it and so many after it.
inline constexpr size_t kNeighbours = 8;

struct UnitRow {
  across::Unit unit;
  int64_t place = 0;
  int64_t story = 0;  // 0: not asked for yet
};

class UnitRows {
 public:
  explicit UnitRows(Database* database) : db_(*database) {}

  void Add(int64_t entry, UnitRow row);
  void Remove(int64_t entry);  // its keys must be gone
  // Nothing for what has no traits. Valid until the next Trim().
  const UnitRow* Of(int64_t entry);
  int64_t StoryOf(int64_t entry);                 // of a unit; most are told apart by their place alone
  void Trim();                                    // forgets units where it knows many
  std::vector<int64_t> EntriesOf(int64_t story);  // in their order

  std::vector<int64_t> KeysOf(int64_t entry);
  void AddKey(int64_t key, int64_t place, int64_t entry);
  void RemoveKey(int64_t key, int64_t place, int64_t entry);
  // The nearest first, kNeighbours at most.
  std::vector<int64_t> Before(int64_t key, int64_t place, int64_t entry);
  std::vector<int64_t> After(int64_t key, int64_t place, int64_t entry);
  // Entries of two stories that make a pair by one key or another; sorted.
  std::vector<std::pair<int64_t, int64_t>> PairsBetween(int64_t story, int64_t other);
  bool ArePair(int64_t entry, int64_t place, int64_t other);

  void AddTie(int64_t earlier, int64_t later, double score, std::string_view reason);
  void RemoveTie(int64_t earlier, int64_t later);
  bool IsTied(int64_t earlier, int64_t later);
  std::vector<int64_t> TiedWith(int64_t entry);

 private:
  Database& db_;
  std::unordered_map<int64_t, UnitRow> known_;
};

}  // namespace dateline
