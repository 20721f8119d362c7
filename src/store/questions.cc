// One table of fragments for all kinds of entries.
#include "store/questions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "ledger/schedule.h"
#include "store/asked_columns.h"
#include "store/entry_rows.h"
#include "store/filters.h"
#include "store/over_questions.h"
#include "store/tellings.h"

namespace dateline {
namespace {

using What = Question::What;

// How entries of one kind are asked for.
struct Form {
  What what;
  const char* from;         // after FROM: entry, story, and the kind's own table as `own`
  const char* kind;         // of `entry`
  const char* type;         // column that --type asks
  const char* status;       // column that --status asks, or null
  std::string_view by, to;  // roles
  const char* also;         // what else must hold
  const char* order;
};

constexpr double kDearer = 2;          // to fetch and sort an entry than to pass it over
constexpr int64_t kLeastAtOnce = 256;  // rows, where some fold away

constexpr char kNewestFirst[] = " ORDER BY entry.first_day DESC, story.published DESC, story.id, entry.number";
constexpr char kOldestFirst[] = " ORDER BY entry.first_day, story.published, story.id, entry.number";
constexpr char kNextFirst[] =
    " ORDER BY entry.last_day, entry.first_day DESC, story.published DESC, story.id, entry.number";
constexpr char kToCome[] =
    " AND (own.status = 'planned' OR (entry.date <> '' AND own.status IN ('possible', 'threatened', 'called_for')))";
// A shift that a story tells of is not said twice.
constexpr char kUntold[] =
    " AND NOT EXISTS (SELECT 1 FROM entry AS other JOIN shift ON shift.entry = other.n WHERE other.story = entry.story "
    "AND other.shown = 1 AND shift.to_position = entry.n)";

constexpr Form kForms[] = {
    {What::kSaid, "entry JOIN story ON story.n = entry.story JOIN statement AS own ON own.entry = entry.n", "statement",
     "own.act", nullptr, "speaker", "to", "", kNewestFirst},
    {What::kEvents, "entry JOIN story ON story.n = entry.story JOIN event AS own ON own.entry = entry.n", "event",
     "own.type", "own.status", "actor", "recipient", "", kNewestFirst},
    {What::kFigures, "entry JOIN story ON story.n = entry.story JOIN figure AS own ON own.entry = entry.n", "figure",
     "own.counted", nullptr, "source", "", "", kNewestFirst},
    {What::kPositions, "entry JOIN story ON story.n = entry.story JOIN position AS own ON own.entry = entry.n",
     "position", "own.stance", "own.former", "actor", "", "", kNewestFirst},
    {What::kShifts, "entry JOIN story ON story.n = entry.story JOIN shift AS own ON own.entry = entry.n", "shift",
     nullptr, nullptr, "actor", "", "", kNewestFirst},
    {What::kNext, "entry JOIN story ON story.n = entry.story JOIN event AS own ON own.entry = entry.n", "event",
     "own.type", "own.status", "actor", "recipient", kToCome, kNextFirst},
};
constexpr Form kTurns = {
    What::kShifts,
    "turn AS own CROSS JOIN entry ON entry.n = own.to_position JOIN story ON story.n = entry.story",
    "position",
    nullptr,
    nullptr,
    "actor",
    "",
    kUntold,
    kNewestFirst};

bool Folds(What what) {
  return what == What::kEvents || what == What::kNext || what == What::kFigures || what == What::kPositions;
}

// Entries that an index finds, and the same as a condition on one entry.
struct Set {
  std::string all, one;
  bool cheap = false;  // to look at in every entry
};

class Asker {
 public:
  Asker(const Question& question, const Form& form, Database* database, Tellings* tellings)
      : question_(question), form_(form), db_(*database), tellings_(*tellings) {}

  Result<bool> Prepare() {
    if (const Result<bool> sound = Bind(); !sound.ok()) return sound.error();
    MakeSets();
    folds_ = Folds(form_.what) && !question_.tellings;
    page_ = question_.limit == 0 ? -1 : static_cast<int64_t>(question_.limit);
    if (page_ > 0 && (folds_ || !question_.fate.empty())) page_ = std::max(4 * page_, kLeastAtOnce);
    find_ = db_.Prepare(SqlOf(Lead(), false) + " LIMIT :limit OFFSET :offset");
    if (!find_) return db_.TakeFailure();
    Rewind();
    return true;
  }

  // To the next row of the answer; false at the end.
  bool Step() {
    for (;;) {
      while (find_->Step()) {
        ++read_;
        if (Stands(*find_)) return true;
      }
      if (page_ < 0 || read_ < offset_ + page_ || !db_.ok()) return false;
      offset_ = read_;  // all of a page folded away, or more is wanted
      page_ *= 4;
      Rewind();
    }
  }
  const Query& row() const { return *find_; }

 private:
  Result<bool> Bind() {
    const Question& q = question_;
    Result<bool> sound = true;
    if (!(q.min_confidence >= 0 && q.min_confidence <= 1)) return Wrong("--min-confidence: no number from 0 to 1");
    if (!q.by.empty()) sound = bindings_.AskWho(":by", "--by", q.by, &db_);
    if (sound.ok() && !q.to.empty()) {
      if (form_.to.empty()) return Wrong("--to means nothing here");
      sound = bindings_.AskWho(":to", "--to", q.to, &db_);
    }
    if (sound.ok() && !q.where.empty()) sound = bindings_.AskWho(":where", "--where", q.where, &db_);
    if (sound.ok() && !q.where.empty()) bindings_.Add(":where_line", q.where);
    if (sound.ok() && !q.about.empty()) sound = bindings_.AskAbout(q.about, &db_);
    if (sound.ok() && !q.since.empty()) sound = bindings_.Add(":since", DayOf("--since", q.since, false));
    if (sound.ok() && !q.until.empty()) sound = bindings_.Add(":until", DayOf("--until", q.until, true));
    if (sound.ok() && !q.type.empty()) sound = bindings_.Add(":type", TypeOf(q));
    if (sound.ok() && !q.status.empty()) {
      if (form_.status == nullptr) return Wrong("--status means nothing here");
      sound = bindings_.Add(":status", StatusOf(q));
    }
    if (sound.ok() && !q.fate.empty()) {
      if (form_.what != What::kNext && form_.what != What::kEvents) return Wrong("--fate means nothing here");
      const Result<std::string> fate = FateLabelOf(q);
      if (!fate.ok()) return fate.error();
      fate_ = *fate;
    }
    if (sound.ok() && !q.source.empty()) bindings_.Add(":source", Like(q.source));
    if (sound.ok() && form_.what == What::kNext && q.since.empty()) {
      const std::string newest = db_.Prepared("SELECT max(published) FROM story").With().OneText();
      bindings_.Add(":since", DaysOf(newest).first);
    }
    return sound;
  }

  // What names, words or a type ask for.
  void MakeSets() {
    const Question& q = question_;
    const auto part = [&](std::string_view role, const std::string& name, std::string_view place) {
      const std::string from = "SELECT entry FROM part WHERE role = '" + std::string(role) + "' AND who IN ";
      // Looked up once, not for each group of tellings.
      const std::unique_ptr<Query> rows =
          db_.Prepare("SELECT json_group_array(n) FROM (SELECT n FROM who WHERE n IN " + WhoSql(name, place) + ")");
      if (rows) bindings_.BindAll(rows.get());
      const std::string bound = std::string(place) + "_rows";
      bindings_.Add(bound, rows ? rows->OneText() : "[]");
      sets_.push_back({from + WhoSql(name, place),
                       "EXISTS (" + from + "(SELECT value FROM json_each(" + bound + ")) AND part.entry = entry.n)"});
    };
    if (!q.by.empty()) part(form_.by, q.by, ":by");
    if (!q.to.empty()) part(form_.to, q.to, ":to");
    if (!q.about.empty()) {
      const std::string all = AboutSql(q.about);
      sets_.push_back({all, IsAboutId(q.about) ? "entry.n IN (" + all + ")"
                                               : "EXISTS (" + all + " AND entry_words.rowid = entry.n)"});
    }
    if (!q.where.empty()) {
      part("place", q.where, ":where");
      Set& where = sets_.back();
      where.all = "SELECT entry FROM (" + where.all +
                  " UNION ALL SELECT n FROM entry WHERE story IN (SELECT n FROM story WHERE dateline = :where_line "
                  "COLLATE NOCASE))";
      where.one = "(story.dateline = :where_line COLLATE NOCASE OR " + where.one + ")";
    }
    if (!q.type.empty() && form_.what == What::kEvents)
      sets_.push_back({std::string("SELECT entry FROM event WHERE type = :type") +
                           (q.status.empty() ? "" : " AND status = :status"),
                       "+own.type = :type", true});
  }

  // Whether the sets lead, sorted by day, or the days, with a look at the set until there are enough rows. The first
  // reads as many entries as the set has, the second all entries for each of the set's, times the rows wanted.
  bool Lead() const {
    const Question& q = question_;
    if (sets_.size() != 1 || q.limit == 0 || !q.source.empty() || q.min_confidence > 0) return !sets_.empty();
    const bool typed = !q.type.empty() && q.what == What::kEvents;
    if (!typed && (!q.type.empty() || !q.status.empty())) return true;
    return IsFew(sets_[0].all, q.limit, bindings_, &db_);
  }

  // Where names or words lead, the day must not, hence the + before columns that have an index. `among` the entries of
  // :group, which lead then.
  std::string SqlOf(bool led, bool among) const {
    const Question& q = question_;
    const std::string_view plus = led || among ? "+" : "";
    std::string sql = std::string("SELECT ") + kFound + " FROM " + form_.from + " WHERE ";
    sql.append(plus).append("entry.kind = '").append(form_.kind).append("' AND entry.shown = 1").append(form_.also);
    if (among) sql.append(" AND entry.n IN (SELECT value FROM json_each(:group))");
    for (const Set& set : sets_)
      sql.append(" AND ").append(
          among || (set.cheap && !led) ? set.one : (led ? "entry.n IN (" : "+entry.n IN (") + set.all + ")");
    if (!q.since.empty() || form_.what == What::kNext)
      sql.append(form_.what == What::kNext ? " AND entry.last_day >= :since" : " AND +entry.last_day >= :since");
    if (!q.until.empty()) sql.append(" AND entry.first_day <= :until AND entry.first_day <> ''");
    if (!q.type.empty()) sql.append(" AND +").append(form_.type).append(" = :type");
    if (!q.status.empty()) sql.append(" AND +").append(form_.status).append(" = CAST(:status AS ");
    if (!q.status.empty()) sql.append(q.what == What::kPositions ? "INTEGER)" : "TEXT)");
    if (!q.source.empty()) sql.append(" AND story.source LIKE :source ESCAPE '\\'");
    if (q.min_confidence > 0) sql.append(" AND entry.confidence >= :confidence");
    if (among) return sql;
    return sql.append(InTime() ? kOldestFirst : form_.order);
  }

  // What tells of one thread is read from its beginning.
  bool InTime() const { return IsAboutId(question_.about) && form_.what != What::kNext; }

  void BindAll(Query* query) const {
    query->Reset();
    bindings_.BindAll(query);
    query->BindNamed(":confidence", question_.min_confidence);
  }
  void Rewind() {
    BindAll(find_.get());
    find_->BindNamed(":limit", page_);
    find_->BindNamed(":offset", offset_);
  }

  // Whether the row is one of the answer: of those that tell one thing and match the question, one stands for all.
  bool Stands(const Query& row) {
    const int64_t n = row.Int(0);
    if (!fate_.empty()) {
      const std::optional<Fate> fate = tellings_.FateOf(n);
      if (!fate || (fate->fate != fate_ && !(fate_ == "open" && fate->IsOpen()))) return false;
    }
    if (!folds_) return true;
    const std::vector<ToldEntry> group = GroupOf(n);
    if (group.size() < 2) return true;
    const int64_t key = group.front().entry;
    auto known = stands_for_.find(key);
    if (known == stands_for_.end()) known = stands_for_.emplace(key, Best(group, n)).first;
    return known->second == n;
  }

  std::vector<ToldEntry> GroupOf(int64_t n) {
    if (form_.what == What::kFigures) {
      const Claim* claim = tellings_.ClaimOf(n);
      return claim == nullptr ? std::vector<ToldEntry>{} : claim->tellings;
    }
    if (form_.what == What::kPositions) {
      const Stand* stand = tellings_.StandOf(n);
      return stand == nullptr ? std::vector<ToldEntry>{} : stand->tellings;
    }
    return tellings_.Of(n);
  }

  // Of claims and stands the first telling that matches, of events the best one.
  int64_t Best(const std::vector<ToldEntry>& group, int64_t otherwise) {
    std::string list = "[";
    for (const ToldEntry& t : group) list.append(list.size() > 1 ? "," : "").append(std::to_string(t.entry));
    if (!among_) among_ = db_.Prepare(SqlOf(true, true));
    if (!among_) return otherwise;
    BindAll(among_.get());
    among_->BindNamed(":group", std::string_view(list.append("]")));
    const bool events = form_.what == What::kEvents || form_.what == What::kNext;
    constexpr int kStatus = 16;
    std::map<int64_t, Fact> matching;
    while (among_->Step()) matching[among_->Int(0)] = events ? FactOf(among_->Text(kStatus)) : Fact::kDone;
    among_->Reset();
    if (events) {
      const ToldEntry* best = BestOf(group, matching);
      return best == nullptr ? otherwise : best->entry;
    }
    for (const ToldEntry& t : group)
      if (matching.contains(t.entry)) return t.entry;
    return otherwise;
  }

  const Question& question_;
  const Form& form_;
  Database& db_;
  Tellings& tellings_;
  Bindings bindings_;
  std::vector<Set> sets_;
  std::unique_ptr<Query> find_, among_;
  std::string fate_;
  bool folds_ = false;
  int64_t page_ = -1, offset_ = 0, read_ = 0;
  std::map<int64_t, int64_t> stands_for_;  // by the first telling of a group
};

// Whether a row comes before another in an answer in which both stand, newest first.
bool Before(const Query& a, const Query& b, bool oldest_first) {
  const int days = a.Text(3).compare(b.Text(3)) != 0 ? a.Text(3).compare(b.Text(3)) : a.Text(13).compare(b.Text(13));
  if (days != 0) return oldest_first ? days < 0 : days > 0;
  return a.Text(9) <= b.Text(9);
}

Result<std::vector<Column>> AskEntries(const Question& question, const Form& form, Database* database,
                                       const EachRow& each) {
  const std::vector<Column> columns = ColumnsOf(question.what);
  Tellings tellings(database);
  Asker told(question, form, database, &tellings), turned(question, kTurns, database, &tellings);
  if (const Result<bool> sound = told.Prepare(); !sound.ok()) return sound.error();
  bool more = told.Step(), turns = false;
  if (form.what == What::kShifts) {
    if (const Result<bool> sound = turned.Prepare(); !sound.ok()) return sound.error();
    turns = turned.Step();
  }
  EntryRows rows(question.what, database, &tellings);
  for (uint64_t given = 0; (more || turns) && (question.limit == 0 || given < question.limit); ++given) {
    const bool turn = turns && (!more || !Before(told.row(), turned.row(), IsAboutId(question.about)));
    if (!each(columns, turn ? rows.OfTurn(turned.row()) : rows.Of(told.row()))) break;
    (turn ? turns : more) = turn ? turned.Step() : told.Step();
  }
  if (!database->ok()) return database->TakeFailure();
  return columns;
}

}  // namespace

bool IsFew(const std::string& set, uint64_t limit, const Bindings& bindings, Database* database) {
  const int64_t entries = std::max(database->Prepared("SELECT max(n) FROM entry").With().OneInt(), int64_t{0});
  const double balanced = std::sqrt(static_cast<double>(limit) * static_cast<double>(entries) / kDearer);
  const auto few = static_cast<int64_t>(std::min(balanced, 1e9));
  const std::unique_ptr<Query> count =
      database->Prepare("SELECT count(*) FROM (SELECT 1 FROM (" + set + ") LIMIT " + std::to_string(few + 1) + ")");
  if (!count) return true;  // told when the question itself is asked
  bindings.BindAll(count.get());
  return count->OneInt() <= few;
}

std::vector<std::string> ChangedBy(int64_t story, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT what || ': ' || was || ' → ' || became FROM change WHERE story = ?1 AND NOT EXISTS (SELECT 1 FROM ruling "
      "WHERE verb = 'reject' AND id IN (was_id, became_id)) ORDER BY place");
  for (find.With(story); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

Result<std::vector<Column>> AskQuestion(const Question& question, Database* database, const EachRow& each) {
  if (question.what == What::kWho) return AskWho(question, database, each);
  if (question.what == What::kStories) return AskStories(question, database, each);
  for (const Form& form : kForms)
    if (form.what == question.what) return AskEntries(question, form, database, each);
  return Wrong("no such question");
}

}  // namespace dateline
