// Tellings of one event, claims on one quantity, stands on one issue: a function of the rows, in a fixed order.
#include "store/tellings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "base/one_of.h"
#include "base/utf8.h"
#include "dateline/ledger.h"
#include "ledger/former_figures.h"
#include "ledger/labels.h"
#include "ledger/outline.h"
#include "ledger/wording.h"
#include "store/filters.h"

namespace dateline {
namespace {

constexpr size_t kMostKept = 4096;    // threads whose tellings are kept for the next row
constexpr size_t kLongestWords = 40;  // bytes of a figure
constexpr size_t kMostRivals = 8, kMostTolls = 6;

auto Order(const ToldEntry& t) { return std::tie(t.published, t.story_id, t.number); }

// As of which day: that which the copy gives, but none after publication for a span of days that reaches beyond it.
std::string AsOf(const ToldEntry& t) {
  if (t.date.empty()) return t.first_day;
  return t.first_day <= t.published && t.last_day > t.published ? t.published : t.last_day;
}

// Of people, votes and shares the unit is a word that says nothing more ("people", "dead").
std::string UnitOf(std::string_view counted, std::string_view unit) {
  static constexpr std::array kOfUnits = {"money", "weapons", "goods", "other"};
  return std::find(kOfUnits.begin(), kOfUnits.end(), counted) == kOfUnits.end() ? std::string() : std::string(unit);
}

// Whole numbers without a point.
std::string NumberText(double number) {
  char digits[40];
  const double rounded = std::round(number * 1000) / 1000;
  const auto end = std::to_chars(digits, digits + sizeof digits, rounded, std::chars_format::fixed).ptr;
  return {digits, end};
}

// Rows of a claimant's claims as they come, in order of day.
class ClaimRuns {
 public:
  // The claim that a figure belongs to: the last one of its claimant while the number stays, an earlier one where a
  // text without a day or a "from" looks back, else a new one. A former one is replaced only where no other is.
  void Take(Claim one) {
    Run& run = of_[one.claimants];
    if (!run.claims.empty() && !one.claimants.empty()) one.claimant = claims_[run.claims.front()].claimant;
    const bool back = one.former || one.tellings[0].date.empty();
    for (auto at = run.claims.rbegin(); at != run.claims.rend(); ++at) {
      Claim& before = claims_[*at];
      if ((!back && static_cast<int>(*at) != run.last) || before.Number() != one.Number() || before.unit != one.unit)
        continue;
      before.tellings.push_back(one.tellings[0]);
      return;
    }
    if (!one.former) one.before = run.last;
    if (!one.former || run.last < 0 || claims_[static_cast<size_t>(run.last)].former)
      run.last = static_cast<int>(claims_.size());
    run.claims.push_back(claims_.size());
    claims_.push_back(std::move(one));
  }

  std::vector<Claim> Finish() && {
    for (size_t begin = 0, end = 0; begin < claims_.size(); begin = end) {
      for (; end < claims_.size() && claims_[end].day == claims_[begin].day; ++end)
        if (!claims_[end].former) current_[claims_[end].claimants] = end;
      for (size_t i = begin; i < end; ++i)
        if (!claims_[i].former) SetRivals(i);
    }
    for (Claim& claim : claims_)
      if (claim.claimants.empty()) claim.claimant = Joined(OutletsOf(claim.tellings), ", ");
    return std::move(claims_);
  }

 private:
  void SetRivals(size_t i) {
    for (const auto& [claimants, other] : current_) {
      if (claimants == claims_[i].claimants || claims_[i].rivals.size() == kMostRivals) continue;
      if (claims_[other].unit == claims_[i].unit && claims_[other].Number() != claims_[i].Number())
        claims_[i].rivals.push_back(static_cast<int>(other));
    }
    std::sort(claims_[i].rivals.begin(), claims_[i].rivals.end());
  }

  struct Run {
    std::vector<size_t> claims;
    int last = -1;  // what the next one replaces
  };

  std::vector<Claim> claims_;
  std::map<std::vector<int64_t>, Run> of_;
  std::map<std::vector<int64_t>, size_t> current_;  // the claim of each one on the day
};

// By day; of one story and day what stood before comes first, and is of no later day than what its claimant claims.
void SortClaims(std::vector<Claim>* claims) {
  std::map<std::pair<int64_t, std::vector<int64_t>>, std::string> days;
  for (const Claim& claim : *claims) {
    if (claim.former) continue;
    const auto [at, fresh] = days.try_emplace({claim.tellings[0].story, claim.claimants}, claim.day);
    if (!fresh) at->second = std::min(at->second, claim.day);
  }
  for (Claim& claim : *claims) {
    if (!claim.former) continue;
    const auto day = days.find({claim.tellings[0].story, claim.claimants});
    if (day != days.end()) claim.day = std::min(claim.day, day->second);
  }
  const auto key = [](const Claim& c) {
    return std::tuple(std::string_view(c.day), std::string_view(c.tellings[0].published),
                      std::string_view(c.tellings[0].story_id), !c.former);
  };
  std::stable_sort(claims->begin(), claims->end(), [&](const Claim& a, const Claim& b) { return key(a) < key(b); });
}

}  // namespace

int64_t Tellings::First(int64_t entry) {
  return db_.Prepared("SELECT same_as FROM event WHERE entry = ?1 AND same_as IS NOT NULL").With(entry).OneInt(entry);
}

int64_t Tellings::ThreadOf(int64_t entry) {
  return db_.Prepared("SELECT thread FROM told WHERE entry = ?1").With(First(entry)).OneInt();
}

std::string Tellings::ThreadId(int64_t thread) {
  if (thread == 0) return {};
  return db_.Prepared("SELECT id FROM thread WHERE n = ?1").With(thread).OneText();
}

int64_t Tellings::KeyOf(int64_t entry) {
  if (events_.size() > kMostKept) events_.clear();
  if (claims_.size() > kMostKept) claims_.clear();
  if (stands_.size() > kMostKept) stands_.clear();
  const int64_t thread = ThreadOf(entry);
  return thread != 0 ? -thread : First(entry);
}

std::vector<int64_t> Tellings::EntriesOf(int64_t thread) {
  std::vector<int64_t> entries;
  Query& find = db_.Prepared("SELECT entry FROM told WHERE thread = ?1");
  for (find.With(thread); find.Step();) entries.push_back(find.Int(0));
  return entries;
}

std::vector<ToldEntry> Tellings::Read(const std::vector<int64_t>& entries) {
  std::vector<ToldEntry> out;
  Query& find = db_.Prepared(
      "SELECT entry.story, number, entry.id, date, first_day, last_day, published, story.id, source FROM entry JOIN "
      "story ON story.n = entry.story WHERE entry.n = ?1 AND shown = 1");
  for (const int64_t entry : entries) {
    if (!find.With(entry).Step()) continue;
    ToldEntry t;
    t.entry = entry;
    t.story = find.Int(0);
    t.number = static_cast<int>(find.Int(1));
    for (const auto& [column, field] : {std::pair{2, &t.id},
                                        {3, &t.date},
                                        {4, &t.first_day},
                                        {5, &t.last_day},
                                        {6, &t.published},
                                        {7, &t.story_id},
                                        {8, &t.outlet}})
      *field = find.Text(column);
    out.push_back(std::move(t));
  }
  find.Reset();
  std::sort(out.begin(), out.end(), [](const ToldEntry& a, const ToldEntry& b) { return Order(a) < Order(b); });
  return out;
}

const std::vector<ToldEntry>& Tellings::Of(int64_t entry) {
  const int64_t key = KeyOf(entry);
  if (const auto kept = events_.find(key); kept != events_.end()) return kept->second;
  std::vector<int64_t> heads = key < 0 ? EntriesOf(-key) : std::vector{key}, all = heads;
  Query& again = db_.Prepared("SELECT entry FROM event WHERE same_as = ?1");
  for (const int64_t head : heads)
    for (again.With(head); again.Step();) all.push_back(again.Int(0));
  return events_[key] = Read(all);
}

// Nearly no sentence has the words; the text of a story is read only where one has.
bool Tellings::IsFormer(int64_t figure) {
  Query& find = db_.Prepared(
      "SELECT substr(text, max(begin - ?2, 0) + 1, min(begin, ?2)), substr(text, \"end\" + 1, ?2) FROM entry JOIN "
      "story ON story.n = entry.story WHERE entry.n = ?1 AND (words LIKE '%from%' OR words LIKE '%compared%')");
  const bool former =
      find.With(figure, static_cast<int64_t>(kFormerContext)).Step() && IsFormerNumber(find.Text(0), find.Text(1));
  find.Reset();
  return former;
}

std::vector<Claim> Tellings::MakeClaims(const std::vector<ToldEntry>& figures) {
  std::vector<Claim> ones;
  Query& find = db_.Prepared("SELECT low, high, value, counted, unit FROM figure WHERE entry = ?1");
  Query& sources = db_.Prepared(
      "SELECT DISTINCT who.n, coalesce(renamed, name), kind = 'PERSON' AND named FROM part JOIN who ON who.n = "
      "part.who "
      "WHERE entry = ?1 AND role = 'source' ORDER BY who.n");
  std::map<std::string, int64_t> by_name;  // those of which only the case differs are one; persons of one name are not
  for (const ToldEntry& t : figures) {
    if (!find.With(t.entry).Step()) continue;
    Claim one;
    const auto number = [&](int column) {
      return find.IsNull(column) ? std::nullopt : std::optional(find.Real(column));
    };
    one.low = number(0);
    one.high = number(1);
    one.value = number(2);
    one.counted = find.Text(3);
    one.unit = UnitOf(find.Text(3), find.Text(4));
    find.Reset();
    for (sources.With(t.entry); sources.Step();)
      one.claimants.push_back(sources.Int(2) != 0
                                  ? sources.Int(0)
                                  : by_name.emplace(Lowered(sources.Text(1)), sources.Int(0)).first->second);
    std::sort(one.claimants.begin(), one.claimants.end());
    one.claimants.erase(std::unique(one.claimants.begin(), one.claimants.end()), one.claimants.end());
    one.claimant = Joined(NamesInRole(t.entry, "source", &db_), ", ");
    one.words = Shortened(Joined(WordsInRole(t.entry, "figure", &db_), " "), kLongestWords);
    one.day = AsOf(t);
    one.former = IsFormer(t.entry);
    one.tellings = {t};
    ones.push_back(std::move(one));
  }
  SortClaims(&ones);
  ClaimRuns runs;
  for (Claim& one : ones) runs.Take(std::move(one));
  return std::move(runs).Finish();
}

const std::vector<Claim>& Tellings::ClaimsWith(int64_t figure) {
  const int64_t key = KeyOf(figure);
  if (const auto kept = claims_.find(key); kept != claims_.end()) return kept->second;
  return claims_[key] = MakeClaims(Read(key < 0 ? EntriesOf(-key) : std::vector{key}));
}

const Claim* Tellings::ClaimOf(int64_t figure) {
  for (const Claim& claim : ClaimsWith(figure))
    for (const ToldEntry& telling : claim.tellings)
      if (telling.entry == figure) return &claim;
  return nullptr;
}

std::vector<std::string> Tellings::TollsOf(int64_t event) {
  std::vector<int64_t> figures;
  Query& find = db_.Prepared("SELECT entry FROM figure WHERE of_event = ?1");
  for (const ToldEntry& telling : Of(event))
    for (find.With(telling.entry); find.Step();) figures.push_back(find.Int(0));
  std::map<std::pair<size_t, std::string>, std::vector<ToldEntry>> kinds;
  Query& kind = db_.Prepared("SELECT counted, unit FROM figure WHERE entry = ?1");
  for (ToldEntry& figure : Read(figures)) {
    if (!kind.With(figure.entry).Step()) continue;
    const auto counted = LabelNamed<Counted>(kind.Text(0), kCountedNames);
    if (!counted || !CountsHarmed(*counted)) continue;
    kinds[{static_cast<size_t>(*counted), UnitOf(kind.Text(0), kind.Text(1))}].push_back(std::move(figure));
  }
  kind.Reset();
  std::vector<std::string> out;
  for (const auto& [what, tellings] : kinds) {
    const std::vector<Claim> claims = MakeClaims(tellings);
    std::set<int> replaced;
    for (const Claim& claim : claims) replaced.insert(claim.before);
    std::string line;
    size_t shown = 0;
    for (size_t i = 0; i < claims.size() && shown < kMostTolls; ++i) {
      if (claims[i].former || replaced.contains(static_cast<int>(i))) continue;
      line.append(shown++ == 0 ? "" : "; ").append(claims[i].words);
      if (!claims[i].claimant.empty()) line.append(" (").append(claims[i].claimant).append(")");
    }
    if (shown > 0) out.push_back(std::string(kCountedNames[what.first]) + ": " + line);
  }
  return out;
}

std::vector<Stand> Tellings::MakeStands(const std::vector<ToldEntry>& positions) {
  std::vector<Stand> ones, stands;
  Query& find = db_.Prepared("SELECT stance, topic, former FROM position WHERE entry = ?1");
  for (const ToldEntry& t : positions) {
    if (!find.With(t.entry).Step()) continue;
    ones.push_back({std::string(find.Text(0)), std::string(find.Text(1)), AsOf(t), find.Int(2) != 0, {t}});
  }
  find.Reset();
  std::stable_sort(ones.begin(), ones.end(), [](const Stand& a, const Stand& b) { return a.day < b.day; });
  int last = -1;
  for (Stand& one : ones) {
    auto same = stands.end();
    if (one.former)
      same = std::find_if(stands.begin(), stands.end(),
                          [&](const Stand& s) { return s.former && s.stance == one.stance; });
    else if (last >= 0 && stands[static_cast<size_t>(last)].stance == one.stance)
      same = stands.begin() + last;
    if (same != stands.end()) {
      same->tellings.push_back(one.tellings[0]);
      continue;
    }
    if (!one.former) one.before = std::exchange(last, static_cast<int>(stands.size()));
    stands.push_back(std::move(one));
  }
  return stands;
}

const std::vector<Stand>& Tellings::StandsWith(int64_t position) {
  const int64_t key = KeyOf(position);
  if (const auto kept = stands_.find(key); kept != stands_.end()) return kept->second;
  return stands_[key] = MakeStands(Read(key < 0 ? EntriesOf(-key) : std::vector{key}));
}

const Stand* Tellings::StandOf(int64_t position) {
  for (const Stand& stand : StandsWith(position))
    for (const ToldEntry& telling : stand.tellings)
      if (telling.entry == position) return &stand;
  return nullptr;
}

const std::string& Tellings::Newest() {
  if (newest_.empty()) newest_ = db_.Prepared("SELECT max(published) FROM story").With().OneText();
  return newest_;
}

std::optional<Fate> Tellings::FateOf(int64_t event) {
  Query& known = db_.Prepared(
      "SELECT fate, reason, by_entry, (SELECT id FROM entry WHERE n = by_entry) FROM fate WHERE planned IN (?1, ?2) "
      "ORDER BY planned = ?2 LIMIT 1");
  if (known.With(event, First(event)).Step()) {
    Fate fate = {std::string(known.Text(0)), std::string(known.Text(1)), known.Int(2), std::string(known.Text(3))};
    known.Reset();
    return fate;
  }
  // The day that it was moved from, by which telling.
  Query& from = db_.Prepared(
      "SELECT date FROM fate JOIN entry ON entry.n = planned WHERE by_entry IN (?1, ?2) AND fate = 'moved' ORDER BY "
      "planned LIMIT 1");
  const std::string first_day = from.With(event, First(event)).OneText();
  Query& plan = db_.Prepared(
      "SELECT date <> '' AND last_day < ?2 FROM event JOIN entry ON entry.n = event.entry WHERE event.entry = ?1 AND "
      "(status IN ('planned', 'possible', 'threatened', 'called_for') OR ?3 <> '')");
  const int64_t passed = plan.With(event, Newest(), first_day).OneInt(-1);
  if (passed < 0) return std::nullopt;
  if (passed > 0)
    return Fate{"passed", "its day was over when the newest story was published, and no story tells of it", 0, {}};
  if (first_day.empty()) return Fate{"open", {}, 0, {}};
  return Fate{"moved", "first told for " + first_day, 0, {}};
}

Fact FactOf(std::string_view status) {
  if (status == "happened" || status == "ongoing") return Fact::kDone;
  if (status == "planned" || status == "possible") return Fact::kAhead;
  return status == "denied" || status == "failed" ? Fact::kUndone : Fact::kPressed;
}

const ToldEntry* BestOf(const std::vector<ToldEntry>& group, const std::map<int64_t, Fact>& matching) {
  std::map<std::string, int> days;
  std::optional<Fact> last;
  for (const ToldEntry& t : group) {
    const auto at = matching.find(t.entry);
    if (at == matching.end()) continue;
    last = at->second;
    if (!t.date.empty()) ++days[t.date];
  }
  const bool done = last == Fact::kDone;
  const auto rank = [&](const ToldEntry& t) { return t.date.empty() ? 0 : done ? days[t.date] : 1; };
  const ToldEntry* best = nullptr;
  for (const ToldEntry& t : group) {
    const auto at = matching.find(t.entry);
    if (at == matching.end() || !last || at->second != *last) continue;
    if (best == nullptr || rank(t) > rank(*best) || (!done && rank(t) == rank(*best))) best = &t;
  }
  return best;
}

std::vector<std::string> OutletsOf(const std::vector<ToldEntry>& tellings) {
  std::vector<std::string> out;
  for (const ToldEntry& t : tellings)
    if (!t.outlet.empty() && std::find(out.begin(), out.end(), t.outlet) == out.end()) out.push_back(t.outlet);
  return out;
}

int64_t StoriesOf(const std::vector<ToldEntry>& tellings) {
  std::set<int64_t> stories;
  for (const ToldEntry& t : tellings) stories.insert(t.story);
  return static_cast<int64_t>(stories.size());
}

std::string DatesOf(const std::vector<ToldEntry>& tellings) {
  std::string first, last;
  for (const ToldEntry& t : tellings) {
    if (t.date.empty()) continue;
    if (first.empty() || t.first_day < first) first = t.first_day;
    last = std::max(last, t.last_day);
  }
  return first == last ? first : first + "/" + last;
}

std::string ChangeOf(const Claim& claim, const Claim& before) {
  if (claim.unit != before.unit) return {};
  const double difference = claim.Number() - before.Number();
  return (difference > 0 ? "+" : "") + NumberText(difference);
}

}  // namespace dateline
