// Sentences are aligned by src/copies; figures and positions are those of the two ledgers.
#include "store/story_changes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "across/names.h"
#include "base/utf8.h"
#include "copies/copies.h"
#include "ledger/outline.h"

namespace dateline {
namespace {

using Figures = std::vector<const StoryVersion::Figure*>;

constexpr size_t kMostInSentence = 100;  // figures that are looked at
constexpr size_t kMostChanges = 50;      // that are told of one update

// Sentences of the two versions that say the same otherwise.
std::vector<std::pair<Span, Span>> ChangedSentences(const std::string& before, const std::string& after) {
  std::vector<std::pair<Span, Span>> pairs;
  const copies::SentenceChange *gone = nullptr, *fresh = nullptr;  // the first sentence of each text, if it is alone
  bool first_before = true, first_after = true;
  const std::vector<copies::SentenceChange> changes = copies::Changes(before, after);
  for (const copies::SentenceChange& change : changes) {
    if (change.kind == copies::ChangeKind::kChanged) pairs.emplace_back(change.before, change.after);
    if (change.kind == copies::ChangeKind::kGone && first_before) gone = &change;
    if (change.kind == copies::ChangeKind::kNew && first_after) fresh = &change;
    first_before = first_before && change.before.empty();
    first_after = first_after && change.after.empty();
  }
  if (gone != nullptr && fresh != nullptr) pairs.emplace_back(gone->before, fresh->after);
  return pairs;
}

// Those that begin in a sentence, by what they count.
std::map<std::string_view, Figures> FiguresIn(const std::vector<StoryVersion::Figure>& figures, Span sentence) {
  std::map<std::string_view, Figures> out;
  const auto begins_before = [](const StoryVersion::Figure& figure, uint32_t at) { return figure.span.begin < at; };
  auto at = std::lower_bound(figures.begin(), figures.end(), sentence.begin, begins_before);
  for (size_t i = 0; at != figures.end() && at->span.begin < sentence.end && i < kMostInSentence; ++at, ++i)
    out[at->counts].push_back(&*at);
  return out;
}

// Takes out of both what has the same numbers.
void TakeSame(Figures* a, Figures* b) {
  std::erase_if(*b, [a](const StoryVersion::Figure* figure) {
    const auto same = std::find_if(a->begin(), a->end(), [&](const auto* x) { return x->numbers == figure->numbers; });
    if (same == a->end()) return false;
    a->erase(same);
    return true;
  });
}

class Comparison {
 public:
  Comparison(const StoryVersion& before, const StoryVersion& after) : before_(before), after_(after) {}

  std::vector<StoryChange> Take() {
    if (!before_.figures.empty() && !after_.figures.empty())
      for (const auto& [was, became] : ChangedSentences(before_.text, after_.text)) CompareFigures(was, became);
    ComparePositions();
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
    std::vector<StoryChange> out;
    for (Placed& placed : changes_)
      if (out.size() < kMostChanges) out.push_back(std::move(placed.change));
    return out;
  }

 private:
  struct Placed {
    uint32_t begin;
    StoryChange change;
  };

  void CompareFigures(Span sentence_before, Span sentence_after) {
    auto before = FiguresIn(before_.figures, sentence_before);
    for (auto& [counts, now] : FiguresIn(after_.figures, sentence_after)) {
      const auto found = before.find(counts);
      if (found == before.end()) continue;
      Figures then = found->second;
      const StoryVersion::Figure* first = then.front();
      TakeSame(&then, &now);
      // "Seven from four": the old figure stands beside the new one.
      if (then.empty() && !now.empty()) Tell(*first, *now.front());
      for (size_t i = 0; i < std::min(then.size(), now.size()); ++i) Tell(*then[i], *now[i]);
    }
  }

  void Tell(const StoryVersion::Figure& was, const StoryVersion::Figure& became) {
    const bool told = std::any_of(changes_.begin(), changes_.end(),
                                  [&](const Placed& placed) { return placed.change.became_id == became.id; });
    if (told || changes_.size() > kMostChanges) return;
    changes_.push_back({became.span.begin,
                        {"figure", became.counts, WordsOf(before_.text, was.span), WordsOf(after_.text, became.span),
                         was.id, became.id}});
  }

  void ComparePositions() {
    const auto key = [](const StoryVersion::Position& p) {
      return across::FoldedName(p.holder) + "\n" + Lowered(p.topic);
    };
    std::multimap<std::string, const StoryVersion::Position*> then;
    for (const auto& position : before_.positions) then.emplace(key(position), &position);
    std::set<std::pair<std::string, std::string>> told;
    for (const auto& position : after_.positions) {
      const std::string on = key(position);
      const auto [first, last] = then.equal_range(on);
      if (first == last || !told.emplace(on, position.stance).second) continue;
      if (std::any_of(first, last, [&](const auto& one) { return one.second->stance == position.stance; })) continue;
      const StoryVersion::Position& was = *first->second;
      changes_.push_back(
          {position.issue.begin,
           {"position", position.holder + " on " + position.topic, was.stance, position.stance, was.id, position.id}});
    }
  }

  const StoryVersion &before_, &after_;
  std::vector<Placed> changes_;
};

StoryVersion ReadVersion(int64_t story, Database* database) {
  StoryVersion out;
  out.text = database->Prepared("SELECT text FROM story WHERE n = ?1").With(story).OneText();
  const ByteIndex bytes(out.text);
  const auto span_of = [&bytes](const Query& row, int column) {
    const int64_t begin = row.Int(column), end = row.Int(column + 1);
    if (begin < 0 || begin > end || end > bytes.size()) return Span{};  // of a damaged file
    return Span{bytes.At(static_cast<uint32_t>(begin)), bytes.At(static_cast<uint32_t>(end))};
  };
  Query& figures = database->Prepared(
      "SELECT id, begin, \"end\", counted || CASE WHEN unit IN ('', 'people') THEN '' ELSE ' ' || unit END, low, high, "
      "value FROM entry JOIN figure ON figure.entry = entry.n WHERE story = ?1 ORDER BY begin, number");
  for (figures.With(story); figures.Step();) {
    StoryVersion::Figure figure{std::string(figures.Text(0)), span_of(figures, 1), std::string(figures.Text(3)), {}};
    for (int i = 0; i < 3; ++i)
      if (!figures.IsNull(4 + i)) figure.numbers[static_cast<size_t>(i)] = figures.Real(4 + i);
    if (!figure.span.empty()) out.figures.push_back(std::move(figure));
  }
  Query& positions = database->Prepared(
      "SELECT entry.id, begin, \"end\", actor.name, topic, stance FROM entry JOIN position ON position.entry = entry.n "
      "JOIN part ON part.entry = entry.n AND role = 'actor' JOIN actor ON actor.n = part.actor WHERE entry.story = ?1 "
      "AND former = 0 ORDER BY begin, entry.number, place");
  for (positions.With(story); positions.Step();)
    out.positions.push_back({std::string(positions.Text(0)), span_of(positions, 1), std::string(positions.Text(3)),
                             std::string(positions.Text(4)), std::string(positions.Text(5))});
  return out;
}

void Forget(int64_t story, Database* database) {
  database->Prepared("DELETE FROM change WHERE story = ?1").With(story).Run();
}

// What an update changed, found once more.
void Compare(int64_t story, int64_t of, Database* database) {
  Forget(story, database);
  int place = 0;
  for (const StoryChange& change : ChangesOf(ReadVersion(of, database), ReadVersion(story, database)))
    database->Prepared("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .With(story, place++, change.kind, change.what, change.was, change.became, change.was_id, change.became_id)
        .Run();
}

// The last of the versions before an update, as their days and ids go; 0 for what is no update.
int64_t VersionBefore(int64_t story, Database* database) {
  const std::string first =
      database->Prepared("SELECT copy_of FROM story WHERE n = ?1 AND copy_kind = 'update'").With(story).OneText();
  if (first.empty()) return 0;
  Query& find = database->Prepared(
      "WITH line (n, day, id) AS (SELECT n, CASE length(published) WHEN 10 THEN published ELSE '' END, id FROM story "
      "WHERE id = ?2 OR (copy_of = ?2 AND copy_kind = 'update')) SELECT n FROM line WHERE (day, id) < (SELECT day, id "
      "FROM line WHERE n = ?1) ORDER BY day DESC, id DESC LIMIT 1");
  const int64_t before = find.With(story, first).OneInt();
  if (before != 0) return before;
  return database->Prepared("SELECT n FROM story WHERE id = ?1").With(first).OneInt();
}

}  // namespace

std::vector<StoryChange> ChangesOf(const StoryVersion& before, const StoryVersion& after) {
  return Comparison(before, after).Take();
}

void RenewVersions(const std::set<int64_t>& stories, Database* database) {
  for (const int64_t story : stories) {
    const int64_t was = database->Prepared("SELECT of_story FROM version WHERE story = ?1").With(story).OneInt();
    const int64_t now = VersionBefore(story, database);
    if (now == was) continue;
    database->Prepared("DELETE FROM version WHERE story = ?1").With(story).Run();
    Forget(story, database);
    if (now == 0) continue;
    database->Prepared("INSERT INTO version (story, of_story) VALUES (?1, ?2)").With(story, now).Run();
    Compare(story, now, database);
  }
}

void RenewAllVersions(Database* database) {
  std::set<int64_t> updates;
  Query& find = database->Prepared("SELECT n FROM story WHERE copy_kind = 'update'");
  for (find.With(); find.Step();) updates.insert(find.Int(0));
  RenewVersions(updates, database);
}

void RenewChanges(int64_t story, Database* database) {
  std::vector<std::pair<int64_t, int64_t>> pairs;
  Query& find = database->Prepared("SELECT story, of_story FROM version WHERE story = ?1 OR of_story = ?1");
  for (find.With(story); find.Step();) pairs.emplace_back(find.Int(0), find.Int(1));
  for (const auto& [update, of] : pairs) Compare(update, of, database);
}

}  // namespace dateline
