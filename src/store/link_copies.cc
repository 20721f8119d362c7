// Candidates by bands, verified, and chained anew where a new pair touches.
#include "store/link_copies.h"

#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "copies/copies.h"
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

std::optional<int32_t> DayOfStory(int64_t story, Database* database) {
  const std::string published = database->Prepared("SELECT published FROM story WHERE n = ?1").With(story).OneText();
  const std::optional<CivilDate> date = ParseCivilDate(published);
  if (!date) return std::nullopt;
  return DayOf(*date);
}

// Stories that share enough keys with this one, whose own keys are noted. Which pairs these are depends on the two
// stories alone.
std::set<int64_t> Candidates(int64_t story, const std::vector<uint64_t>& bands, Database* database) {
  std::map<int64_t, size_t> shared;
  std::set<int64_t> out;
  Query& find = database->Prepared("SELECT story FROM band WHERE band = ?1 AND story <> ?2");
  Query& note = database->Prepared("INSERT INTO band (band, story) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
  for (size_t i = 0; i < bands.size(); ++i) {
    const auto band = static_cast<int64_t>(bands[i]);
    for (find.With(band, story); find.Step();) {
      ++shared[find.Int(0)];
      if (i == 0) out.insert(find.Int(0));
    }
    note.With(band, story).Run();
  }
  const auto day = DayOfStory(story, database);
  for (const auto& [other, count] : shared) {
    if (count < copies::kMinSharedBands) continue;
    const auto other_day = DayOfStory(other, database);
    const bool near = !day || !other_day || std::abs(*day - *other_day) <= kNearDays;
    if (near || count >= bands.size() / 3) out.insert(other);
  }
  return out;
}

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
      if (update.OneInt() != 0) RenewShown(member, &database_);
    }
  }

 private:
  copies::StoryKey KeyOf(int64_t story) {
    Query& find = database_.Prepared("SELECT published, id FROM story WHERE n = ?1");
    copies::Story plain;
    if (find.With(story).Step()) {
      plain.published = find.Text(0);
      plain.id = find.Text(1);
    }
    find.Reset();
    return copies::KeyOf(plain);
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
};

}  // namespace

void LinkCopies(int64_t story, Database* database) {
  const copies::Story fresh = StoryOf(story, database);
  const std::set<int64_t> candidates = Candidates(story, copies::Bands(copies::FingerprintOf(fresh.text)), database);
  bool alike = false;
  for (const int64_t other : candidates) {
    const copies::Story old = StoryOf(other, database);
    const copies::Likeness likeness = copies::Compare(fresh, old);
    if (likeness.kind == copies::CopyKind::kNone) continue;
    const copies::CopyPair pair = copies::PairOf(fresh, old, likeness);
    const bool first = pair.earlier.id == fresh.id;
    database
        ->Prepared("INSERT INTO alike (earlier, later, kind, strength) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
        .With(first ? story : other, first ? other : story, copies::NameOf(pair.kind), pair.strength)
        .Run();
    alike = true;
  }
  if (alike) Family(story, database).Renew();
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
