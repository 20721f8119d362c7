// Candidates by keys, compared, matched between two stories, and threaded anew where a tie came or went.
#include "store/link_entries.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "across/compare.h"
#include "across/threads.h"
#include "across/units.h"
#include "store/story_place.h"
#include "store/story_rows.h"
#include "store/threads.h"
#include "store/unit_rows.h"

namespace dateline {
namespace {

// Of ties that follow from one story or from a reprint; no likelihood comes near.
constexpr double kCertain = 99;

constexpr size_t kMostAtHand = 20000;  // units, with those of the story that passes it

struct StoryRow {
  int64_t place = 0, original = 0;  // original: of a reprint; else 0
};

StoryRow RowOf(int64_t story, Database* database) {
  StoryRow row;
  row.place = PlaceOfStory(story, database);
  row.original = database
                     ->Prepared(
                         "SELECT original.n FROM story JOIN story AS original ON original.id = story.copy_of WHERE "
                         "story.n = ?1 AND "
                         "story.copy_kind IN ('exact', 'near')")
                     .With(story)
                     .OneInt();
  return row;
}

// What people decided of a story's entries and actors.
across::UnitOptions OptionsOf(int64_t story, Database* database) {
  std::set<std::pair<across::UnitKind, int>> rejected;
  Query& find = database->Prepared(
      "SELECT kind, number FROM entry WHERE story = ?1 AND EXISTS (SELECT 1 FROM ruling WHERE ruling.id = entry.id "
      "AND "
      "verb = 'reject')");
  for (find.With(story); find.Step();)
    for (const auto kind : {across::UnitKind::kEvent, across::UnitKind::kFigure, across::UnitKind::kPosition})
      if (find.Text(0) == across::NameOf(kind)) rejected.insert({kind, static_cast<int>(find.Int(1)) - 1});
  across::UnitOptions options;
  options.left_out = [rejected](across::UnitKind kind, int i) { return rejected.contains({kind, i}); };
  Query& decided = database->Prepared(
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM ruling WHERE ruling.id IN (actor.id, who.id) AND verb = 'split') THEN "
      "who.id ELSE coalesce((SELECT reason FROM alike_who WHERE a = who.n AND key = 0), (SELECT reason FROM "
      "alike_who "
      "WHERE b = who.n AND key = 0), '') END FROM actor JOIN who ON who.n = actor.node WHERE story = ?1 ORDER BY "
      "number");
  for (decided.With(story); decided.Step();) options.aliases.emplace_back(decided.Text(0));
  return options;
}

class Linker {
 public:
  Linker(UnitsAtHand* at_hand, Database* database) : at_hand_(*at_hand), db_(*database), rows_(database) {}

  // Takes a story's units, their keys and ties out.
  void Remove(int64_t story) {
    const std::vector<int64_t> entries = rows_.EntriesOf(story);
    for (const int64_t entry : entries) {
      const UnitRow* row = rows_.Of(entry);
      if (row == nullptr) return;
      const int64_t place = row->place;
      for (const int64_t key : rows_.KeysOf(entry)) {
        NoteDrawnTogether(key, place, entry);
        rows_.RemoveKey(key, place, entry);
      }
    }
    std::vector<int64_t> tied;
    Query& find = db_.Prepared(
        "SELECT n FROM entry WHERE story = ?1 AND (EXISTS (SELECT 1 FROM tie WHERE earlier = n) OR EXISTS (SELECT 1 "
        "FROM tie WHERE later = n))");
    for (find.With(story); find.Step();) tied.push_back(find.Int(0));
    for (const int64_t entry : tied) {
      touched_.insert(entry);
      for (const int64_t other : rows_.TiedWith(entry)) touched_.insert(other);
      db_.Prepared("DELETE FROM tie WHERE earlier = ?1").With(entry).Run();
      db_.Prepared("DELETE FROM tie WHERE later = ?1").With(entry).Run();
    }
    for (const int64_t entry : entries) rows_.Remove(entry);
    std::erase_if(again_, [story](const auto& pair) { return pair.first == story || pair.second == story; });
    MatchAgain();
  }

  void Add(int64_t story) {
    const StoryRow row = RowOf(story, &db_);
    if (row.original != 0) {
      AddTwins(story, row.original);
      return;
    }
    std::map<int64_t, std::vector<across::Pair>> pairs;  // other story -> pairs with it
    const std::vector<Fresh> units = AddUnits(story, row.place, UnitsOf(story));
    for (const Fresh& unit : units) {
      rows_.Trim();
      for (const int64_t other : Met(unit, row.place, units))
        if (auto pair = PairOf(unit.entry, other)) pairs[rows_.StoryOf(other)].push_back(std::move(*pair));
    }
    for (auto& [other, with] : pairs) Tie(std::move(with));
    for (const auto& [a, b] : parted_) NoteIfParted(a, b);
    parted_.clear();
    MatchAgain();
  }

  void Finish() { RenewThreads(touched_, &db_); }

 private:
  // Pairs of others that no longer have as many between them as part them.
  void NoteDrawnTogether(int64_t key, int64_t place, int64_t entry) {
    const auto before = rows_.Before(key, place, entry), after = rows_.After(key, place, entry);
    for (size_t i = 0; i < before.size(); ++i) {
      const size_t j = kNeighbours - 1 - i;
      if (j >= after.size()) continue;
      rows_.Trim();
      if (PairOf(before[i], after[j])) NoteAgain(rows_.StoryOf(before[i]), rows_.StoryOf(after[j]));
    }
  }

  void NoteAgain(int64_t story, int64_t other) {
    if (story != other) again_.insert({std::min(story, other), std::max(story, other)});
  }

  // A unit that is new, with its keys.
  struct Fresh {
    int64_t entry = 0;
    std::vector<uint64_t> keys;
  };
  static bool Has(const std::vector<Fresh>& units, int64_t entry) {
    const auto at = std::lower_bound(units.begin(), units.end(), entry,
                                     [](const Fresh& unit, int64_t n) { return unit.entry < n; });
    return at != units.end() && at->entry == entry;
  }

  // Others of other stories that make a pair with it, each once. REQUIRES: all keys of its story's units are there.
  std::vector<int64_t> Met(const Fresh& unit, int64_t place, const std::vector<Fresh>& units) {
    std::vector<int64_t> met;
    for (const uint64_t hash : unit.keys) {
      const auto key = static_cast<int64_t>(hash);
      const auto before = rows_.Before(key, place, unit.entry), after = rows_.After(key, place, unit.entry);
      if (!before.empty() && !after.empty() && !Has(units, before.front()))
        NoteParted(key, place, before, after, units);
      met.insert(met.end(), before.begin(), before.end());
      met.insert(met.end(), after.begin(), after.end());
    }
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    std::erase_if(met, [&units](int64_t other) { return Has(units, other); });
    return met;
  }

  // Pairs of others that the story's units of a key lie between, of which there is one or, side by side, more. `after`:
  // the first one's.
  void NoteParted(int64_t key, int64_t place, const std::vector<int64_t>& before, const std::vector<int64_t>& after,
                  const std::vector<Fresh>& units) {
    size_t more = 0;
    while (more < after.size() && Has(units, after[more])) ++more;
    const auto beyond = more == 0 ? after : rows_.After(key, place, units.back().entry);
    for (size_t i = 0; i < before.size(); ++i) {
      for (size_t j = kNeighbours - 1 - std::min(kNeighbours - 1, i + more); i + j < kNeighbours && j < beyond.size();
           ++j)
        if (rows_.IsTied(before[i], beyond[j])) parted_.insert({before[i], beyond[j]});
    }
  }

  void NoteIfParted(int64_t a, int64_t b) {
    rows_.Trim();
    const UnitRow *first = rows_.Of(a), *second = rows_.Of(b);
    if (first != nullptr && second != nullptr && !rows_.ArePair(a, first->place, b))
      NoteAgain(rows_.StoryOf(a), rows_.StoryOf(b));
  }

  std::vector<int64_t> RowsOfKind(int64_t story, across::UnitKind kind) {
    std::vector<int64_t> out;
    Query& find = db_.Prepared("SELECT n FROM entry WHERE story = ?1 AND kind = ?2 ORDER BY number");
    for (find.With(story, across::NameOf(kind)); find.Step();) out.push_back(find.Int(0));
    return out;
  }

  std::map<across::UnitKind, std::vector<int64_t>> RowsOf(int64_t story) {
    std::map<across::UnitKind, std::vector<int64_t>> rows;
    for (const auto kind : {across::UnitKind::kEvent, across::UnitKind::kFigure, across::UnitKind::kPosition})
      rows[kind] = RowsOfKind(story, kind);
    return rows;
  }

  // Nothing, and a failure, for what cannot be read.
  std::optional<Ledger> Read(int64_t story) {
    Result<Ledger> ledger = ReadStory(story, &db_);
    if (ledger.ok()) return std::move(ledger).value();
    db_.Fail(ledger.error().code, ledger.error().message);
    return std::nullopt;
  }

  std::vector<across::UnitOf> UnitsOf(int64_t story) {
    if (auto made = at_hand_.Take(story)) return std::move(*made);
    const auto ledger = Read(story);
    if (!ledger) return {};
    return across::UnitsOf(*ledger, OptionsOf(story, &db_));
  }

  // Writes units and their keys, and returns them in the order of their entries.
  std::vector<Fresh> AddUnits(int64_t story, int64_t place, std::vector<across::UnitOf> made) {
    auto rows = RowsOf(story);
    std::vector<Fresh> units;
    for (across::UnitOf& of : made) {
      const std::vector<int64_t>& entries = rows[of.unit.kind];
      const auto row_of = [&entries](int i) {
        return static_cast<size_t>(i) < entries.size() ? entries[static_cast<size_t>(i)] : 0;
      };
      const int64_t first = row_of(of.entries.front());
      if (first == 0) continue;
      units.push_back({first, across::KeysOf(of.unit)});
      for (const uint64_t key : units.back().keys) rows_.AddKey(static_cast<int64_t>(key), place, first);
      rows_.Add(first, {std::move(of.unit), place, story});
      for (const int other : of.entries) {
        const int64_t entry = row_of(other);
        if (entry == first || entry == 0) continue;
        rows_.AddTie(first, entry, kCertain, "told of in one story");
        touched_.insert(entry);
      }
    }
    std::sort(units.begin(), units.end(), [](const Fresh& a, const Fresh& b) { return a.entry < b.entry; });
    return units;
  }

  void AddTwins(int64_t story, int64_t original) {
    const auto ledger = Read(story), of = Read(original);
    if (!ledger || !of) return;
    auto rows = RowsOf(story), rows_of = RowsOf(original);
    for (const across::Twin& twin : across::Twins(*of, *ledger)) {
      const auto& copies = rows[twin.kind];
      const auto& firsts = rows_of[twin.kind];
      if (static_cast<size_t>(twin.copy) >= copies.size() || static_cast<size_t>(twin.of) >= firsts.size()) continue;
      const int64_t entry = copies[static_cast<size_t>(twin.copy)], first = firsts[static_cast<size_t>(twin.of)];
      if (twin.kind == across::UnitKind::kEvent && !(IsFirst(entry) && IsFirst(first))) continue;
      if (IsRejected(entry) || IsRejected(first)) continue;
      rows_.AddTie(first, entry, kCertain, "the same in a reprint");
      touched_.insert(entry);
    }
  }

  bool IsFirst(int64_t event) {
    return db_.Prepared("SELECT 1 FROM event WHERE entry = ?1 AND same_as IS NULL").With(event).OneInt() != 0;
  }
  bool IsRejected(int64_t entry) {
    return db_.Prepared("SELECT 1 FROM entry JOIN ruling ON ruling.id = entry.id WHERE n = ?1 AND verb = 'reject'")
               .With(entry)
               .OneInt() != 0;
  }

  // Two units, if they may be one. The earlier one first, so that a pair is the same from whichever story it was found.
  std::optional<across::Pair> PairOf(int64_t entry, int64_t other) {
    const UnitRow *first = rows_.Of(entry), *second = rows_.Of(other);
    if (first == nullptr || second == nullptr || first->unit.kind != second->unit.kind) return std::nullopt;
    int64_t order = first->place - second->place;
    if (order == 0) order = rows_.StoryOf(entry) - rows_.StoryOf(other);  // of one story, if not by a rare chance
    if (order == 0) return std::nullopt;
    const bool in_order = order < 0;
    across::Likelihood likelihood =
        in_order ? across::Compare(first->unit, second->unit) : across::Compare(second->unit, first->unit);
    if (likelihood.score <= 0) return std::nullopt;
    return across::Pair{static_cast<size_t>(in_order ? entry : other), static_cast<size_t>(in_order ? other : entry),
                        std::move(likelihood), first->unit.kind == across::UnitKind::kPosition};
  }

  void Tie(std::vector<across::Pair> pairs) {
    for (const across::Pair& pair : across::Matched(std::move(pairs))) {
      const auto a = static_cast<int64_t>(pair.a), b = static_cast<int64_t>(pair.b);
      rows_.AddTie(a, b, pair.likelihood.score, pair.likelihood.reason);
      touched_.insert({a, b});
    }
  }

  void MatchAgain() {
    for (const auto& [story, other] : std::exchange(again_, {})) {
      rows_.Trim();
      for (const int64_t entry : rows_.EntriesOf(story)) {
        for (const int64_t tied : rows_.TiedWith(entry)) {
          if (rows_.StoryOf(tied) != other) continue;
          rows_.RemoveTie(entry, tied);
          rows_.RemoveTie(tied, entry);
          touched_.insert({entry, tied});
        }
      }
      std::vector<across::Pair> pairs;
      for (const auto& [entry, paired] : rows_.PairsBetween(story, other))
        if (auto pair = PairOf(entry, paired)) pairs.push_back(std::move(*pair));
      Tie(std::move(pairs));
    }
  }

  UnitsAtHand& at_hand_;
  Database& db_;
  UnitRows rows_;
  std::set<int64_t> touched_;
  std::set<std::pair<int64_t, int64_t>> again_;   // stories to be matched once more, the lesser row first
  std::set<std::pair<int64_t, int64_t>> parted_;  // tied entries that are perhaps no pair any more
};

// Of the few that wait, not through all stories to these.
std::vector<int64_t> StaleStories(Database* database) {
  database->Run(
      "INSERT OR IGNORE INTO stale SELECT copy.n FROM stale CROSS JOIN story ON story.n = stale.story CROSS JOIN story "
      "AS copy ON "
      "copy.copy_of = story.id WHERE copy.copy_kind IN ('exact', 'near')");
  std::vector<int64_t> stories;
  Query& find = database->Prepared(
      "SELECT n FROM stale CROSS JOIN story ON story.n = stale.story ORDER BY coalesce(copy_kind, '') IN ('exact', "
      "'near'), "
      "n");
  for (find.With(); find.Step();) stories.push_back(find.Int(0));
  return stories;
}

}  // namespace

void UnitsAtHand::Make(int64_t story, const Ledger& ledger, Database* database) {
  of_stories_.erase(story);
  if (count_ >= kMostAtHand) return;
  auto& units = of_stories_[story] = across::UnitsOf(ledger, OptionsOf(story, database));
  count_ += units.size();
}

std::optional<std::vector<across::UnitOf>> UnitsAtHand::Take(int64_t story) {
  const auto found = of_stories_.extract(story);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void UnitsAtHand::Forget() {
  of_stories_.clear();
  count_ = 0;
}

void MarkStale(int64_t story, Database* database) {
  database->Prepared("INSERT INTO stale (story) VALUES (?1) ON CONFLICT DO NOTHING").With(story).Run();
}

void LinkEntries(UnitsAtHand* at_hand, Database* database) {
  const std::vector<int64_t> stories = StaleStories(database);
  if (stories.empty()) return;
  Linker linker(at_hand, database);
  for (const int64_t story : stories) {
    if (!database->ok()) return;
    linker.Remove(story);
    linker.Add(story);
  }
  linker.Finish();
  at_hand->Forget();
  database->Run("DELETE FROM stale");
  RenewWhatFollows(stories, database);
}

void ForgetEntryLinks(int64_t story, Database* database) {
  MarkStale(story, database);
  (void)StaleStories(database);
  UnitsAtHand none;
  Linker linker(&none, database);
  linker.Remove(story);
  linker.Finish();
}

void RenewKeys(Database* database) {
  UnitRows rows(database);
  Query& find = database->Prepared("SELECT entry, place FROM entry_trait ORDER BY entry");
  for (find.With(); find.Step();) {
    const int64_t entry = find.Int(0), place = find.Int(1);
    rows.Trim();
    for (const int64_t key : rows.KeysOf(entry)) rows.AddKey(key, place, entry);
  }
}

void RelinkEntries(Database* database) {
  database->Run("INSERT OR IGNORE INTO stale SELECT n FROM story");
  UnitsAtHand none;
  LinkEntries(&none, database);
}

}  // namespace dateline
