#include "store/unit_rows.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "store/story_place.h"

namespace dateline {
namespace {

constexpr size_t kMostKnown = 20000;  // units that are kept for the next question

}  // namespace

void UnitRows::Add(int64_t entry, UnitRow row) {
  db_.Prepared("INSERT INTO entry_trait (entry, place, traits) VALUES (?1, ?2, ?3)")
      .With(entry, row.place, across::Packed(row.unit))
      .Run();
  known_.insert_or_assign(entry, std::move(row));
}

void UnitRows::Remove(int64_t entry) {
  db_.Prepared("DELETE FROM entry_trait WHERE entry = ?1").With(entry).Run();
  known_.erase(entry);
}

const UnitRow* UnitRows::Of(int64_t entry) {
  if (const auto found = known_.find(entry); found != known_.end()) return &found->second;
  Query& find = db_.Prepared("SELECT traits, place FROM entry_trait WHERE entry = ?1");
  if (!find.With(entry).Step()) return nullptr;
  std::optional<across::Unit> unit = across::Unpacked(find.Text(0));
  UnitRow row{{}, find.Int(1), 0};
  find.Reset();
  if (!unit) {
    db_.Fail(ErrorCode::kFormat, "the traits of an entry are damaged");
    return nullptr;
  }
  row.unit = std::move(*unit);
  return &(known_[entry] = std::move(row));
}

int64_t UnitRows::StoryOf(int64_t entry) {
  if (Of(entry) == nullptr) return 0;
  int64_t& story = known_[entry].story;
  if (story == 0) story = db_.Prepared("SELECT story FROM entry WHERE n = ?1").With(entry).OneInt();
  return story;
}

void UnitRows::Trim() {
  if (known_.size() >= kMostKnown) known_.clear();
}

std::vector<int64_t> UnitRows::EntriesOf(int64_t story) {
  std::vector<int64_t> entries;
  Query& find =
      db_.Prepared("SELECT n FROM entry JOIN entry_trait ON entry_trait.entry = entry.n WHERE story = ?1 ORDER BY n");
  for (find.With(story); find.Step();) entries.push_back(find.Int(0));
  return entries;
}

std::vector<int64_t> UnitRows::KeysOf(int64_t entry) {
  const UnitRow* row = Of(entry);
  if (row == nullptr) return {};
  const std::vector<uint64_t> keys = across::KeysOf(row->unit);
  return {keys.begin(), keys.end()};
}

void UnitRows::AddKey(int64_t key, int64_t place, int64_t entry) {
  db_.Prepared("INSERT INTO clue (clue, place, entry) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
      .With(key, place, entry)
      .Run();
}

void UnitRows::RemoveKey(int64_t key, int64_t place, int64_t entry) {
  db_.Prepared("DELETE FROM clue WHERE clue = ?1 AND place = ?2 AND entry = ?3").With(key, place, entry).Run();
}

std::vector<int64_t> UnitRows::Before(int64_t key, int64_t place, int64_t entry) {
  std::vector<int64_t> out;
  Query& find = db_.Prepared(
      "SELECT entry FROM clue WHERE clue = ?1 AND (place, entry) < (?2, ?3) ORDER BY place DESC, entry DESC LIMIT ?4");
  for (find.With(key, place, entry, static_cast<int64_t>(kNeighbours)); find.Step();) out.push_back(find.Int(0));
  return out;
}

std::vector<int64_t> UnitRows::After(int64_t key, int64_t place, int64_t entry) {
  std::vector<int64_t> out;
  Query& find = db_.Prepared(
      "SELECT entry FROM clue WHERE clue = ?1 AND (place, entry) > (?2, ?3) ORDER BY place, entry LIMIT ?4");
  for (find.With(key, place, entry, static_cast<int64_t>(kNeighbours)); find.Step();) out.push_back(find.Int(0));
  return out;
}

std::vector<std::pair<int64_t, int64_t>> UnitRows::PairsBetween(int64_t story, int64_t other) {
  std::unordered_map<int64_t, std::vector<int64_t>> of_other;  // by key
  for (const int64_t entry : EntriesOf(other))
    for (const int64_t key : KeysOf(entry)) of_other[key].push_back(entry);
  const int64_t place = PlaceOfStory(story, &db_);
  std::vector<std::pair<int64_t, int64_t>> pairs;
  for (const int64_t entry : EntriesOf(story)) {
    for (const int64_t key : KeysOf(entry)) {
      const auto shared = of_other.find(key);
      if (shared == of_other.end()) continue;
      for (const auto& side : {Before(key, place, entry), After(key, place, entry)})
        for (const int64_t beside : side)
          if (std::find(shared->second.begin(), shared->second.end(), beside) != shared->second.end())
            pairs.emplace_back(entry, beside);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool UnitRows::ArePair(int64_t entry, int64_t place, int64_t other) {
  for (const int64_t key : KeysOf(entry))
    for (const auto& side : {Before(key, place, entry), After(key, place, entry)})
      if (std::find(side.begin(), side.end(), other) != side.end()) return true;
  return false;
}

void UnitRows::AddTie(int64_t earlier, int64_t later, double score, std::string_view reason) {
  db_.Prepared("INSERT OR REPLACE INTO tie (earlier, later, score, reason) VALUES (?1, ?2, ?3, ?4)")
      .With(earlier, later, static_cast<double>(std::lround(score * 1000)) / 1000, reason)
      .Run();
}

void UnitRows::RemoveTie(int64_t earlier, int64_t later) {
  db_.Prepared("DELETE FROM tie WHERE earlier = ?1 AND later = ?2").With(earlier, later).Run();
}

bool UnitRows::IsTied(int64_t earlier, int64_t later) {
  return db_.Prepared("SELECT 1 FROM tie WHERE earlier = ?1 AND later = ?2").With(earlier, later).OneInt() != 0;
}

std::vector<int64_t> UnitRows::TiedWith(int64_t entry) {
  std::vector<int64_t> out;
  Query& find = db_.Prepared("SELECT later FROM tie WHERE earlier = ?1 UNION SELECT earlier FROM tie WHERE later = ?1");
  for (find.With(entry); find.Step();) out.push_back(find.Int(0));
  return out;
}

}  // namespace dateline
