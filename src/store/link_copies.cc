// Candidates by bands, verified, and chained anew where a new pair touches.
#include "store/link_copies.h"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "copies/copies.h"
#include "store/link_entries.h"
#include "store/story_changes.h"
#include "store/story_place.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

copies::Story StoryOf(int64_t story, Database* database) {
  copies::Story out;
  Query& find = database->Prepared("SELECT id, published, source, text FROM story WHERE n = ?1");
  if (find.With(story).Step())
    out = {std::string(find.Text(0)), std::string(find.Text(1)), std::string(find.Text(2)), std::string(find.Text(3))};
  find.Reset();
  return out;
}

// Days apart up to which few shared keys are enough. A series of alike stories goes on for years, and each one would be
// compared with all before it.
constexpr int32_t kNearDays = 31;

// Stories of one key that are compared with all others of it.
constexpr size_t kFirstOfKey = 16;

std::optional<int32_t> DayOfStory(int64_t story, Database* database) {
  const std::string published = database->Prepared("SELECT published FROM story WHERE n = ?1").With(story).OneText();
  const std::optional<CivilDate> date = ParseCivilDate(published);
  if (!date) return std::nullopt;
  return DayOf(*date);
}

struct Key {
  int64_t band, place, story;
  friend auto operator<=>(const Key&, const Key&) = default;
};

void AddKeys(int64_t story, Database* database, std::vector<Key>* keys) {
  const copies::Story text = StoryOf(story, database);
  const int64_t place = PlaceOfStory(text.published, text.id);
  for (const uint64_t band : copies::Bands(copies::FingerprintOf(text.text)))
    keys->push_back({static_cast<int64_t>(band), place, story});
}

// In the order of the table, so that neighbours are written together.
void WriteKeys(std::vector<Key> keys, Database* database) {
  std::sort(keys.begin(), keys.end());
  Query& note = database->Prepared("INSERT INTO band (band, place, story) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
  for (const Key& key : keys) note.With(key.band, key.place, key.story).Run();
}

// Finds the stories that share enough keys with one. Which pairs these are depends on the stories of the file alone.
class CandidateFinder {
 public:
  // `fresh`: stories that came new, sorted.
  CandidateFinder(const std::vector<int64_t>& fresh, Database* database) : fresh_(fresh), database_(*database) {}

  std::set<int64_t> Of(int64_t story) {
    std::vector<Key> keys;
    AddKeys(story, &database_, &keys);
    std::map<int64_t, size_t> shared;
    std::set<int64_t> out;
    for (size_t i = 0; i < keys.size(); ++i) {
      for (const int64_t other : PairedBy(keys[i])) {
        ++shared[other];
        if (i == 0) out.insert(other);  // all words in order
      }
    }
    const auto day = DayOfStory(story, &database_);
    for (const auto& [other, count] : shared) {
      if (count < copies::kMinSharedBands) continue;
      const auto other_day = DayOfStory(other, &database_);
      const bool near = !day || !other_day || std::abs(*day - *other_day) <= kNearDays;
      if (near || count >= keys.size() / 3) out.insert(other);
    }
    return out;
  }

  // Older stories that were among the first of a key and are no more.
  const std::set<int64_t>& displaced() const { return displaced_; }

 private:
  // Others of a key that make a pair with the story: the first ones, or all when it is one of these.
  std::vector<int64_t> PairedBy(const Key& key) {
    std::vector<int64_t> others;
    bool among_first = false;
    size_t at = 0, fresh_before = 0;
    Query& find = database_.Prepared("SELECT story FROM band WHERE band = ?1 ORDER BY place, story");
    for (find.With(key.band); find.Step(); ++at) {
      if (at == kFirstOfKey && !among_first) break;
      const int64_t other = find.Int(0);
      const bool is_fresh = std::binary_search(fresh_.begin(), fresh_.end(), other);
      if (!is_fresh && at >= kFirstOfKey && at - fresh_before < kFirstOfKey) displaced_.insert(other);
      fresh_before += is_fresh;
      if (other == key.story)
        among_first = true;
      else
        others.push_back(other);
    }
    find.Reset();
    return others;
  }

  const std::vector<int64_t>& fresh_;
  Database& database_;
  std::set<int64_t> displaced_;
};

copies::CopyKind KindOf(std::string_view name) {
  for (const auto kind : {copies::CopyKind::kExact, copies::CopyKind::kNear, copies::CopyKind::kUpdate})
    if (name == copies::NameOf(kind)) return kind;
  return copies::CopyKind::kNone;
}

// A story and all that are alike with it, over any number of steps.
class Family {
 public:
  Family(int64_t story, Database* database) : database_(*database) {
    std::vector<int64_t> open = {story};
    members_.insert(story);
    while (!open.empty() && database_.ok()) {
      const int64_t at = open.back();
      open.pop_back();
      Query& find = database_.Prepared(
          "SELECT later FROM alike WHERE earlier = ?1 UNION SELECT earlier FROM alike WHERE later = ?1");
      for (find.With(at); find.Step();)
        if (members_.insert(find.Int(0)).second) open.push_back(find.Int(0));
    }
  }

  const std::set<int64_t>& members() const { return members_; }

  void Renew() {
    std::map<std::string, std::pair<std::string, std::string_view>> links;
    for (const copies::CopyLink& link : copies::Chain(Pairs())) links[link.copy] = {link.of, copies::NameOf(link.kind)};
    for (const int64_t member : members_) {
      const auto link = links.find(KeyOf(member).id);
      Query& update = database_.Prepared(
          "UPDATE story SET copy_of = ?2, copy_kind = ?3 WHERE n = ?1 AND (copy_of IS NOT ?2 OR copy_kind IS NOT ?3) "
          "RETURNING 1");
      update.With(member, SqlNull{}, SqlNull{});
      if (link != links.end()) {
        update.Bind(2, link->second.first);
        update.Bind(3, link->second.second);
      }
      if (update.OneInt() == 0) continue;
      RenewShown(member, &database_);
      MarkStale(member, &database_);
    }
    RenewVersions(members_, &database_);
  }

 private:
  const copies::StoryKey& KeyOf(int64_t story) {
    const auto [at, unknown] = keys_.try_emplace(story);
    if (!unknown) return at->second;
    return at->second = copies::KeyOf(StoryOf(story, &database_));
  }

  std::vector<copies::CopyPair> Pairs() {
    std::vector<copies::CopyPair> pairs;
    for (const int64_t member : members_) {
      Query& find = database_.Prepared("SELECT later, kind, strength FROM alike WHERE earlier = ?1");
      std::vector<std::pair<int64_t, copies::CopyPair>> found;
      for (find.With(member); find.Step();)
        found.push_back({find.Int(0), {{}, {}, KindOf(find.Text(1)), find.Real(2)}});
      for (auto& [later, pair] : found) {
        pair.earlier = KeyOf(member);
        pair.later = KeyOf(later);
        if (pair.kind != copies::CopyKind::kNone) pairs.push_back(std::move(pair));
      }
    }
    return pairs;
  }

  Database& database_;
  std::set<int64_t> members_;
  std::map<int64_t, copies::StoryKey> keys_;
};

// Links of all stories that hang together with some.
void RenewFamilies(const std::set<int64_t>& stories, Database* database) {
  std::set<int64_t> renewed;
  for (const int64_t story : stories) {
    if (renewed.contains(story) || !database->ok()) continue;
    Family family(story, database);
    family.Renew();
    renewed.insert(family.members().begin(), family.members().end());
  }
}

// Notes whether two stories are alike.
bool Compare(const copies::Story& fresh, int64_t story, int64_t other, Database* database) {
  const copies::Story old = StoryOf(other, database);
  const copies::Likeness likeness = copies::Compare(fresh, old);
  if (likeness.kind == copies::CopyKind::kNone) return false;
  const copies::CopyPair pair = copies::PairOf(fresh, old, likeness);
  const bool first = pair.earlier.id == fresh.id;
  database
      ->Prepared("INSERT INTO alike (earlier, later, kind, strength) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
      .With(first ? story : other, first ? other : story, copies::NameOf(pair.kind), pair.strength)
      .Run();
  return true;
}

// Takes the pairs of a story out that are none any more, and adds their stories to `touched`.
void DropPairs(int64_t story, const std::set<int64_t>& candidates, Database* database, std::set<int64_t>* touched) {
  std::vector<int64_t> lost;
  Query& find =
      database->Prepared("SELECT later FROM alike WHERE earlier = ?1 UNION SELECT earlier FROM alike WHERE later = ?1");
  for (find.With(story); find.Step();)
    if (!candidates.contains(find.Int(0))) lost.push_back(find.Int(0));
  for (const int64_t other : lost) {
    database->Prepared("DELETE FROM alike WHERE (earlier = ?1 AND later = ?2) OR (earlier = ?2 AND later = ?1)")
        .With(story, other)
        .Run();
    touched->insert({story, other});
  }
}

}  // namespace

void LinkCopies(std::vector<int64_t> stories, Database* database) {
  std::sort(stories.begin(), stories.end());
  std::vector<Key> keys;
  for (const int64_t story : stories) AddKeys(story, database, &keys);
  WriteKeys(std::move(keys), database);
  CandidateFinder finder(stories, database);
  std::set<int64_t> touched;
  for (const int64_t story : stories) {
    const copies::Story fresh = StoryOf(story, database);
    for (const int64_t other : finder.Of(story)) {
      const bool done = other < story && std::binary_search(stories.begin(), stories.end(), other);
      if (!done && Compare(fresh, story, other, database)) touched.insert(story);
      if (!database->ok()) return;
    }
  }
  const std::set<int64_t> displaced = finder.displaced();
  for (const int64_t story : displaced) DropPairs(story, finder.Of(story), database, &touched);
  RenewFamilies(touched, database);
}

void RelinkCopies(Database* database) {
  std::set<int64_t> linked, touched;
  std::vector<Key> keys;
  constexpr size_t kKeysAtOnce = 1000000;
  Query& all = database->Prepared("SELECT n FROM story ORDER BY n");
  for (all.With(); all.Step();) {
    AddKeys(all.Int(0), database, &keys);
    if (keys.size() > kKeysAtOnce) WriteKeys(std::exchange(keys, {}), database);
  }
  WriteKeys(std::move(keys), database);
  Query& find = database->Prepared("SELECT earlier FROM alike UNION SELECT later FROM alike");
  for (find.With(); find.Step();) linked.insert(find.Int(0));
  const std::vector<int64_t> none;
  CandidateFinder finder(none, database);
  for (const int64_t story : linked) DropPairs(story, finder.Of(story), database, &touched);
  RenewFamilies(touched, database);
}

void RenewShown(int64_t story, Database* database) {
  const bool copy =
      database->Prepared("SELECT 1 FROM story WHERE n = ?1 AND copy_kind IN ('exact', 'near')").With(story).OneInt() !=
      0;
  database
      ->Prepared(
          "UPDATE entry SET shown = 1 - shown WHERE story = ?1 AND shown <> (?2 AND NOT EXISTS (SELECT 1 FROM ruling "
          "WHERE ruling.id = entry.id AND verb = 'reject'))")
      .With(story, !copy)
      .Run();
}

}  // namespace dateline
