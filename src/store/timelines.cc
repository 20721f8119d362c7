// First the entries that are asked for; then what is told of them over stories; one item for each thing.
#include "store/timelines.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "ledger/outline.h"
#include "ledger/wording.h"
#include "store/filters.h"
#include "store/over_questions.h"
#include "store/tellings.h"

namespace dateline {
namespace {

using Kind = TimelineItem::Kind;
using Strings = std::vector<std::string>;

constexpr uint64_t kAll = uint64_t{1} << 40;
constexpr size_t kMostNamed = 6;
constexpr char kMoreThanTell[] =
    "SELECT 1 FROM statement JOIN entry ON entry.n = statement.entry WHERE statement.entry = ?1 AND act NOT IN "
    "('assert', 'assess', 'announce', 'ask', 'other') AND confidence >= 0.5 AND EXISTS (SELECT 1 FROM part WHERE "
    "part.entry = statement.entry AND role = 'speaker')";

// Bytes of a span of code points.
Span BytesOf(std::string_view text, int64_t begin, int64_t end) {
  Span span;
  int64_t at = 0;
  uint32_t byte = 0;
  while (byte < text.size() && at < end) {
    if (at == begin) span.begin = byte;
    byte += DecodeUtf8(text, byte).size;
    ++at;
  }
  span.end = std::max(byte, span.begin);
  return begin >= end ? Span{} : span;
}

class Gatherer {
 public:
  Gatherer(const TimelineQuestion& question, bool texts, Database* database)
      : question_(question), texts_(texts), db_(*database), tellings_(database) {}

  Result<Timeline> Gather() {
    const TimelineQuestion& q = question_;
    if (q.about.empty() && q.actor.empty()) return Wrong("timeline: --about WORDS or --actor NAME");
    if (const Result<bool> sound = Bind(); !sound.ok()) return sound.error();
    std::vector<std::pair<std::string, int64_t>> found;  // by day
    for (const char* kind : {"event", "figure", "position", "shift", "statement"})
      if (!Find(kind, &found)) return db_.TakeFailure();
    std::sort(found.begin(), found.end(), std::greater<>());
    const uint64_t most = Most();
    timeline_.more = found.size() > most;
    if (timeline_.more) found.resize(most);
    for (const auto& [day, entry] : found) Take(entry);
    for (const int64_t statement : statements_) TakeStatement(statement);
    JoinPlans();
    Finish();
    Name();
    if (!db_.ok()) return db_.TakeFailure();
    return std::move(timeline_);
  }

 private:
  uint64_t Most() const { return question_.limit == 0 ? kAll : std::min(question_.limit, kAll); }

  Result<bool> Bind() {
    const TimelineQuestion& q = question_;
    Result<bool> sound = true;
    if (!q.about.empty()) sound = bindings_.AskAbout(q.about, &db_);
    if (sound.ok() && !q.actor.empty()) sound = bindings_.AskWho(":actor", "--actor", q.actor, &db_);
    for (const auto& [name, option, given, last] :
         {std::tuple{":since", "--since", &q.since, false}, std::tuple{":until", "--until", &q.until, true}}) {
      if (!sound.ok() || given->empty()) continue;
      const Result<std::string> day = DayOf(option, *given, last);
      if (!day.ok()) return day.error();
      (last ? until_ : since_) = *day;
      bindings_.Add(name, *day);
    }
    return sound;
  }

  // The newest entries of a kind, as many as are read at most and one more.
  bool Find(const std::string& kind, std::vector<std::pair<std::string, int64_t>>* found) {
    const TimelineQuestion& q = question_;
    const uint64_t most = Most() + 1;
    Strings sets;
    if (!q.about.empty()) sets.push_back(AboutSql(q.about));
    if (!q.actor.empty())
      sets.push_back("SELECT entry FROM part WHERE role IN ('speaker', 'actor', 'recipient', 'source') AND who IN " +
                     WhoSql(q.actor, ":actor"));
    const bool led = sets.size() > 1 || IsFew(sets[0], most, bindings_, &db_);
    std::string sql =
        std::string("SELECT first_day, n FROM entry WHERE ") + (led ? "+" : "") + "kind = '" + kind + "' AND shown = 1";
    for (const std::string& set : sets) sql.append(led ? " AND n IN (" : " AND +n IN (").append(set).append(")");
    if (!since_.empty()) sql.append(" AND +last_day >= :since");
    if (!until_.empty()) sql.append(" AND first_day <= :until AND first_day <> ''");
    sql.append(" ORDER BY first_day DESC LIMIT ").append(std::to_string(most));
    const std::unique_ptr<Query> find = db_.Prepare(sql);
    if (!find) return false;
    bindings_.BindAll(find.get());
    while (find->Step()) found->emplace_back(find->Text(0), find->Int(1));
    return db_.ok();
  }

  void Take(int64_t entry) {
    const std::string kind = db_.Prepared("SELECT kind FROM entry WHERE n = ?1").With(entry).OneText();
    if (kind == "event") TakeEvent(entry);
    if (kind == "figure") TakeClaims(entry);
    if (kind == "position") TakeStands(entry);
    if (kind == "shift") TakeShift(entry);
    if (kind == "statement") statements_.push_back(entry);
  }

  // Asked about a matter, all that is told of it over time is shown, with whatever words.
  bool Whole() const { return !question_.about.empty(); }

  int StoryOf(int64_t story) {
    const auto [at, fresh] = stories_.emplace(story, static_cast<int>(timeline_.stories.size()));
    if (!fresh) return at->second;
    Query& find = db_.Prepared("SELECT id, source, published, title, dateline, text FROM story WHERE n = ?1");
    TimelineStory one;
    if (find.With(story).Step()) {
      one.id = find.Text(0);
      one.outlet = find.Text(1);
      one.published = find.Text(2);
      one.title = find.Text(3);
      one.dateline = find.Text(4);
      if (texts_) one.text = find.Text(5);
    }
    find.Reset();
    timeline_.stories.push_back(std::move(one));
    return at->second;
  }

  TimelineTelling Told(const ToldEntry& t) {
    TimelineTelling out;
    out.id = t.id;
    out.story = StoryOf(t.story);
    out.number = t.number;
    out.date = t.date;
    Query& find = db_.Prepared(
        "SELECT words, begin, \"end\", (SELECT status FROM event WHERE event.entry = entry.n) FROM entry WHERE n = ?1");
    if (find.With(t.entry).Step()) {
      out.sentence = find.Text(0);
      out.status = find.Text(3);
      if (texts_) out.span = BytesOf(timeline_.stories[static_cast<size_t>(out.story)].text, find.Int(1), find.Int(2));
    }
    find.Reset();
    return out;
  }
  std::vector<TimelineTelling> Told(const std::vector<ToldEntry>& tellings) {
    std::vector<TimelineTelling> out;
    for (const ToldEntry& t : tellings) out.push_back(Told(t));
    return out;
  }

  // Of an item what its entry tells.
  TimelineItem Begin(Kind kind, const ToldEntry& t, std::string_view role) {
    TimelineItem item;
    item.kind = kind;
    item.id = t.id;
    item.first_day = t.first_day;
    item.last_day = t.last_day;
    item.thread = tellings_.ThreadId(tellings_.ThreadOf(t.entry));
    item.who = NamesInRole(t.entry, role, &db_);
    item.places = NamesInRole(t.entry, "place", &db_);
    item.sentence = db_.Prepared("SELECT words FROM entry WHERE n = ?1").With(t.entry).OneText();
    return item;
  }
  std::string Words(int64_t entry, std::string_view role) { return Joined(WordsInRole(entry, role, &db_), " … "); }

  void TakeEvent(int64_t entry) {
    const std::vector<ToldEntry> group = tellings_.Of(entry);
    if (group.empty() || !seen_.insert(group.front().entry).second) return;
    std::map<int64_t, Fact> facts;
    Query& find = db_.Prepared("SELECT status, type FROM event WHERE entry = ?1");
    for (const ToldEntry& t : group)
      if (find.With(t.entry).Step()) facts[t.entry] = FactOf(find.Text(0));
    find.Reset();
    const ToldEntry* best = BestOf(group, facts);
    if (best == nullptr) return;
    const Fact fact = facts[best->entry];
    const bool ahead = fact == Fact::kAhead || fact == Fact::kPressed;
    TimelineItem item = Begin(ahead ? Kind::kPlan : Kind::kEvent, *best, "actor");
    if (find.With(best->entry).Step()) {
      item.status = find.Text(0);
      item.label = find.Text(1);
    }
    find.Reset();
    item.to = NamesInRole(best->entry, "recipient", &db_);
    item.what = Words(best->entry, "trigger");
    item.rivals = tellings_.TollsOf(best->entry);
    item.dates = DatesOf(group);
    if (item.dates == (best->first_day == best->last_day ? best->first_day : best->first_day + "/" + best->last_day))
      item.dates.clear();
    for (const ToldEntry& t : group)
      if (!ahead && item.planned.empty() && facts[t.entry] == Fact::kAhead) item.planned = PlannedBy(t);
    if (const auto fate = ahead ? tellings_.FateOf(best->entry) : std::nullopt) {
      item.fate = fate->fate;
      item.fate_by = fate->by_id;
      if (fate->by != 0)
        if (const std::vector<ToldEntry>& by = tellings_.Of(fate->by); !by.empty())
          plans_.emplace_back(timeline_.items.size(), by.front().entry);
    }
    item.tellings = Told(group);
    items_[group.front().entry] = timeline_.items.size();
    timeline_.items.push_back(std::move(item));
  }

  std::string PlannedBy(const ToldEntry& t) const {
    return t.date + (t.date.empty() ? "told " : ", told ") + t.published + (t.outlet.empty() ? "" : ", ") + t.outlet;
  }

  // A plan of which an event of the timeline tells what became is part of that event's line.
  void JoinPlans() {
    std::set<size_t> gone;
    for (const auto& [plan, by] : plans_) {
      const auto at = items_.find(by);
      if (at == items_.end() || at->second == plan) continue;
      TimelineItem &from = timeline_.items[plan], &to = timeline_.items[at->second];
      if (to.kind != Kind::kEvent) continue;
      const TimelineStory& story = timeline_.stories[static_cast<size_t>(from.tellings.front().story)];
      if (to.planned.empty())
        to.planned = from.tellings.front().date + (from.tellings.front().date.empty() ? "told " : ", told ") +
                     story.published + (story.outlet.empty() ? "" : ", ") + story.outlet;
      gone.insert(plan);
    }
    std::vector<TimelineItem> kept;
    for (size_t i = 0; i < timeline_.items.size(); ++i)
      if (!gone.contains(i)) kept.push_back(std::move(timeline_.items[i]));
    timeline_.items = std::move(kept);
  }

  void TakeClaims(int64_t entry) {
    const std::vector<Claim> claims = tellings_.ClaimsWith(entry);
    const int64_t thread = tellings_.ThreadOf(entry);
    if (claims.empty()) return;
    if (thread != 0 && seen_threads_.insert(thread).second && claims.size() > 1) AddQuantity(thread, claims);
    for (const Claim& claim : claims) {
      const bool asked = std::any_of(claim.tellings.begin(), claim.tellings.end(),
                                     [&](const ToldEntry& t) { return t.entry == entry; });
      if ((!asked && !Whole()) || !seen_.insert(claim.tellings.front().entry).second) continue;
      const ToldEntry& first = claim.tellings.front();
      TimelineItem item = Begin(Kind::kFigure, first, "source");
      item.first_day = item.last_day = claim.day;
      item.label = claim.counted;
      item.what = claim.words;
      if (claim.before >= 0) item.was = ChangeOf(claim, claims[static_cast<size_t>(claim.before)]);
      for (const int r : claim.rivals) item.rivals.push_back(Claimed(claims[static_cast<size_t>(r)]));
      item.tellings = Told(claim.tellings);
      timeline_.items.push_back(std::move(item));
    }
  }
  static std::string Claimed(const Claim& claim) {
    return claim.words + (claim.claimant.empty() ? "" : " (" + claim.claimant + ")");
  }

  void AddQuantity(int64_t thread, const std::vector<Claim>& claims) {
    TimelineQuantity quantity;
    quantity.thread = tellings_.ThreadId(thread);
    quantity.name = db_.Prepared("SELECT name FROM thread WHERE n = ?1").With(thread).OneText();
    quantity.counted = claims.front().counted;
    quantity.unit = claims.front().unit;
    for (const Claim& claim : claims) {
      if (claim.unit != quantity.unit) continue;
      TimelineClaim one = {claim.claimant, claim.words, claim.day, claim.Number(), claim.low, claim.high, {}, {}, {}};
      if (claim.before >= 0) one.change = ChangeOf(claim, claims[static_cast<size_t>(claim.before)]);
      for (const int r : claim.rivals) one.rivals.push_back(Claimed(claims[static_cast<size_t>(r)]));
      one.tellings = Told(claim.tellings);
      quantity.claims.push_back(std::move(one));
    }
    if (quantity.claims.size() > 1) timeline_.quantities.push_back(std::move(quantity));
  }

  void TakeStands(int64_t entry) {
    const std::vector<Stand> stands = tellings_.StandsWith(entry);
    const int64_t thread = tellings_.ThreadOf(entry);
    if (stands.empty()) return;
    const int64_t key = thread != 0 ? -thread : entry;
    if (seen_issues_.insert(key).second) AddIssue(thread, stands);
    for (const Stand& stand : stands) {
      const bool asked = std::any_of(stand.tellings.begin(), stand.tellings.end(),
                                     [&](const ToldEntry& t) { return t.entry == entry; });
      if ((!asked && !Whole()) || !seen_.insert(stand.tellings.front().entry).second) continue;
      const ToldEntry& first = stand.tellings.front();
      TimelineItem item = Begin(Kind::kPosition, first, "actor");
      item.first_day = item.last_day = stand.day;
      item.label = stand.stance;
      item.what = stand.topic.empty() ? Words(first.entry, "issue") : stand.topic;
      if (stand.former) item.status = "former";
      if (stand.before >= 0) item.was = stands[static_cast<size_t>(stand.before)].stance;
      item.tellings = Told(stand.tellings);
      for (const ToldEntry& t : stand.tellings) NoteBasis(t.entry);
      if (TakeTurn(stand)) item.was.clear();
      timeline_.items.push_back(std::move(item));
    }
  }

  void AddIssue(int64_t thread, const std::vector<Stand>& stands) {
    TimelineIssue issue;
    issue.thread = tellings_.ThreadId(thread);
    issue.actor = Joined(NamesInRole(stands.front().tellings.front().entry, "actor", &db_), ", ");
    issue.topic = stands.front().topic;
    if (issue.topic.empty()) issue.topic = Words(stands.front().tellings.front().entry, "issue");
    for (const Stand& stand : stands)
      issue.stands.push_back({stand.stance, stand.day, stand.former, Told(stand.tellings)});
    timeline_.issues.push_back(std::move(issue));
  }

  // A position tells more than the statement it rests on.
  void NoteBasis(int64_t position) {
    Query& find = db_.Prepared("SELECT on_entry FROM basis WHERE entry = ?1");
    for (find.With(position); find.Step();) bases_.insert(find.Int(0));
  }

  // The change to a stand, where no story tells it.
  bool TakeTurn(const Stand& stand) {
    Query& find = db_.Prepared(
        "SELECT (SELECT stance FROM position WHERE entry = from_position), EXISTS (SELECT 1 FROM entry AS other JOIN "
        "shift ON shift.entry = other.n WHERE other.story = ?2 AND other.shown = 1 AND shift.to_position = ?1) FROM "
        "turn WHERE to_position = ?1 ORDER BY from_position LIMIT 1");
    for (const ToldEntry& t : stand.tellings) {
      if (!find.With(t.entry, t.story).Step()) continue;
      const std::string was(find.Text(0));
      const bool told = find.Int(1) != 0;
      find.Reset();
      if (told) return false;
      TimelineItem item = Begin(Kind::kShift, t, "actor");
      item.first_day = item.last_day = stand.day;
      item.was = was;
      item.label = stand.stance;
      item.what = stand.topic;
      item.inferred = true;
      item.tellings = {Told(t)};
      timeline_.items.push_back(std::move(item));
      return true;
    }
    find.Reset();
    return false;
  }

  void TakeShift(int64_t entry) {
    const std::vector<ToldEntry> group = tellings_.Of(entry);
    if (group.empty() || !seen_.insert(entry).second) return;
    TimelineItem item = Begin(Kind::kShift, group.front(), "actor");
    Query& find = db_.Prepared(
        "SELECT topic, (SELECT stance FROM position WHERE entry = coalesce(from_position, (SELECT turn.from_position "
        "FROM turn WHERE turn.to_position = shift.to_position ORDER BY 1 LIMIT 1))), (SELECT stance FROM position "
        "WHERE "
        "entry = to_position), inferred FROM shift WHERE entry = ?1");
    if (find.With(entry).Step()) {
      item.what = find.Text(0);
      item.was = find.Text(1);
      item.label = find.Text(2);
      item.inferred = find.Int(3) != 0;
    }
    find.Reset();
    item.tellings = Told(group);
    timeline_.items.push_back(std::move(item));
  }

  void TakeStatement(int64_t entry) {
    if (bases_.contains(entry)) return;
    if (!question_.every_statement && db_.Prepared(kMoreThanTell).With(entry).OneInt() == 0) return;
    const std::vector<ToldEntry> group = tellings_.Of(entry);
    if (group.empty()) return;
    TimelineItem item = Begin(Kind::kStatement, group.front(), "speaker");
    item.to = NamesInRole(entry, "to", &db_);
    item.label = db_.Prepared("SELECT act FROM statement WHERE entry = ?1").With(entry).OneText();
    if (db_.Prepared("SELECT denied FROM statement WHERE entry = ?1").With(entry).OneInt() != 0)
      item.label.insert(0, std::string(kNeverSaid) + ": ");
    item.what = Words(entry, "content");
    item.tellings = Told(group);
    timeline_.items.push_back(std::move(item));
  }

  void Finish() {
    std::erase_if(timeline_.items, [&](const TimelineItem& item) {
      return (!since_.empty() && item.last_day < since_) || (!until_.empty() && item.first_day > until_);
    });
    SortStories();
    const auto key = [](const TimelineItem& i) {
      return std::tuple_cat(std::tie(i.first_day, i.last_day, i.kind),
                            std::tuple(i.tellings.empty() ? std::pair(0, 0) : Place(i.tellings.front())),
                            std::tie(i.id));
    };
    std::sort(timeline_.items.begin(), timeline_.items.end(),
              [&](const TimelineItem& a, const TimelineItem& b) { return key(a) < key(b); });
    const auto most = [](const TimelineQuantity& a, const TimelineQuantity& b) {
      return std::pair(b.claims.size(), a.thread) < std::pair(a.claims.size(), b.thread);
    };
    std::sort(timeline_.quantities.begin(), timeline_.quantities.end(), most);
    std::sort(timeline_.issues.begin(), timeline_.issues.end(), [](const TimelineIssue& a, const TimelineIssue& b) {
      return std::tie(a.topic, a.actor, a.stands.front().day, a.thread) <
             std::tie(b.topic, b.actor, b.stands.front().day, b.thread);
    });
  }

  static std::pair<int, int> Place(const TimelineTelling& telling) { return {telling.story, telling.number}; }

  void SortStories() {
    std::vector<int> order(timeline_.stories.size()), place(order.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    const auto key = [&](int i) {
      const TimelineStory& story = timeline_.stories[static_cast<size_t>(i)];
      return std::tie(story.published, story.id);
    };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
    std::vector<TimelineStory> sorted;
    for (const int i : order) {
      place[static_cast<size_t>(i)] = static_cast<int>(sorted.size());
      sorted.push_back(std::move(timeline_.stories[static_cast<size_t>(i)]));
    }
    timeline_.stories = std::move(sorted);
    const auto move = [&](std::vector<TimelineTelling>* tellings) {
      for (TimelineTelling& t : *tellings) t.story = place[static_cast<size_t>(t.story)];
    };
    for (TimelineItem& item : timeline_.items) move(&item.tellings);
    for (TimelineQuantity& quantity : timeline_.quantities)
      for (TimelineClaim& claim : quantity.claims) move(&claim.tellings);
    for (TimelineIssue& issue : timeline_.issues)
      for (TimelineStand& stand : issue.stands) move(&stand.tellings);
  }

  // What was asked, in words.
  void Name() {
    timeline_.about = question_.about;
    if (IsAboutId(question_.about)) {
      const std::string name =
          db_.Prepared(
                 "SELECT name FROM (SELECT 0, name FROM thread WHERE id >= ?1 AND id < ?1 || 'g' UNION ALL SELECT 1, "
                 "thread.name FROM entry JOIN told ON told.entry = entry.n JOIN thread ON thread.n = told.thread WHERE "
                 "entry.id >= ?1 AND entry.id < ?1 || 'g' UNION ALL SELECT 2, words FROM entry WHERE id >= ?1 AND id < "
                 "?1 "
                 "|| 'g') ORDER BY 1 LIMIT 1")
              .With(question_.about)
              .OneText();
      if (!name.empty()) timeline_.about = name;
    }
    timeline_.actor = question_.actor;
    if (question_.actor.empty()) return;
    const std::unique_ptr<Query> find = db_.Prepare(
        "SELECT coalesce(renamed, name), (SELECT count(*) FROM part WHERE part.who = who.n) AS parts FROM "
        "who WHERE n IN " +
        WhoSql(question_.actor, ":actor") + " ORDER BY parts DESC, id");
    if (!find) return;
    bindings_.BindAll(find.get());
    Strings names;  // of those that have a part in something, or of one that has none
    size_t all = 0;
    while (find->Step()) {
      if (all > 0 && find->Int(1) == 0) break;
      ++all;
      if (std::string name(find->Text(0)); std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
    if (all == 0) return;
    if (names.size() == 1) {
      timeline_.actor = names[0];
      return;
    }
    const size_t shown = std::min(names.size(), kMostNamed);
    const std::string more = shown < names.size() ? " and " + std::to_string(names.size() - shown) + " more" : "";
    names.resize(shown);
    timeline_.actor.append(" (").append(Joined(names, ", ")).append(more).append(")");
  }

  const TimelineQuestion& question_;
  bool texts_;
  Database& db_;
  Tellings tellings_;
  Bindings bindings_;
  std::string since_, until_;
  Timeline timeline_;
  std::map<int64_t, int> stories_;  // their place
  std::set<int64_t> seen_, seen_threads_, seen_issues_, bases_;
  std::vector<int64_t> statements_;
  std::map<int64_t, size_t> items_;                // of events, by the first telling
  std::vector<std::pair<size_t, int64_t>> plans_;  // an item, and the first telling of the event that tells its fate
};

}  // namespace

Result<Timeline> GatherTimeline(const TimelineQuestion& question, bool texts, Database* database) {
  return Gatherer(question, texts, database).Gather();
}

}  // namespace dateline
