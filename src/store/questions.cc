// One table of fragments for all kinds of entries. Nothing that a user wrote becomes SQL: it is bound.
#include "store/questions.h"
#include "store/link_actors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "dateline/read_options.h"
#include "ledger/outline.h"
#include "ledger/schedule.h"
#include "store/asked_columns.h"
#include "store/ids.h"

namespace dateline {
namespace {

using What = Question::What;
using Strings = std::vector<std::string>;

// How entries of one kind are asked for.
struct Form {
  What what;
  const char* from;         // the kind's own table as `own`
  const char* kind;         // of `entry`
  const char* type;         // column that --type asks
  const char* status;       // column that --status asks, or null
  std::string_view by, to;  // roles
  const char* also;         // what else must hold
  const char* order;
};

constexpr double kDearer = 2;  // to fetch and sort an entry than to pass it over

constexpr char kNewestFirst[] = " ORDER BY entry.first_day DESC, story.published DESC, story.id, entry.number";
constexpr char kNextFirst[] =
    " ORDER BY entry.last_day, entry.first_day DESC, story.published DESC, story.id, entry.number";
constexpr char kToCome[] =
    " AND (own.status = 'planned' OR (entry.date <> '' AND own.status IN ('possible', 'threatened', 'called_for')))";

constexpr Form kForms[] = {
    {What::kSaid, "statement", "statement", "own.act", nullptr, "speaker", "to", "", kNewestFirst},
    {What::kEvents, "event", "event", "own.type", "own.status", "actor", "recipient", "", kNewestFirst},
    {What::kFigures, "figure", "figure", "own.counted", nullptr, "source", "", "", kNewestFirst},
    {What::kPositions, "position", "position", "own.stance", "own.former", "actor", "", "", kNewestFirst},
    {What::kShifts, "shift", "shift", nullptr, nullptr, "actor", "", "", kNewestFirst},
    {What::kNext, "event", "event", "own.type", "own.status", "actor", "recipient", kToCome, kNextFirst},
};

// Rows of `who` by name or by the beginning of an id.
constexpr char kByName[] =
    "(SELECT coalesce(who.same, who.n) FROM who WHERE who.n IN (SELECT who FROM who_name WHERE n IN (SELECT rowid FROM "
    "names WHERE names MATCH :name)))";
constexpr char kById[] = "(SELECT coalesce(who.same, who.n) FROM who WHERE who.id >= :name AND who.id < :name || 'g')";

// The same text with another name for its value.
std::string Named(std::string_view fragment, std::string_view name) {
  std::string out(fragment);
  for (size_t at = 0; (at = out.find(":name", at)) != std::string::npos; at += name.size()) out.replace(at, 5, name);
  return out;
}

bool IsWhoId(std::string_view name) { return LooksLikeId(name) && name[0] == 'w' && name.size() >= 5; }
std::string WhoSql(std::string_view name, std::string_view place) {
  return Named(IsWhoId(name) ? kById : kByName, place);
}
std::string WhoValue(const std::string& name) { return IsWhoId(name) ? name : FullText(name); }

Error Wrong(std::string what) { return {ErrorCode::kUsage, std::move(what)}; }

template <size_t N>
std::optional<std::string> LabelIn(std::string_view given, const std::array<const char*, N>& names, std::string* all) {
  for (const char* name : names) {
    if (Lowered(name) == Lowered(given)) return name;
    all->append(all->empty() ? "" : ", ").append(Lowered(name));
  }
  return std::nullopt;
}

// The label of the kind that --type or --status names.
Result<std::string> TypeOf(const Question& question) {
  std::string all;
  std::optional<std::string> label;
  switch (question.what) {
    case What::kSaid:
      label = LabelIn(question.type, kStatementActNames, &all);
      break;
    case What::kEvents:
    case What::kNext:
      label = LabelIn(question.type, kEventTypeNames, &all);
      break;
    case What::kFigures:
      label = LabelIn(question.type, kCountedNames, &all);
      break;
    case What::kPositions:
      label = LabelIn(question.type, kStanceNames, &all);
      break;
    case What::kWho:
      label = LabelIn(question.type, kActorKindNames, &all);
      break;
    case What::kShifts:
    case What::kStories:
      return Wrong("--type means nothing here");
  }
  if (label) return *label;
  return Wrong("--type " + question.type + ": there are " + all);
}

Result<std::string> StatusOf(const Question& question) {
  std::string all;
  std::optional<std::string> label;
  constexpr std::array kStates = {"current", "former"};
  if (question.what == What::kPositions)
    label = LabelIn(question.status, kStates, &all);
  else
    label = LabelIn(question.status, kEventStatusNames, &all);
  if (!label) return Wrong("--status " + question.status + ": there are " + all);
  if (question.what == What::kPositions) return std::string(*label == "former" ? "1" : "0");
  return *label;
}

Result<std::string> DayOf(const std::string& option, const std::string& given, bool last) {
  const bool year = given.size() == 4 && given.find_first_not_of("0123456789") == std::string::npos;
  if (!year && !IsPublication(given)) return Wrong(option + " " + given + ": no day YYYY-MM-DD, month or year");
  const Days days = DaysOf(given);
  return last ? days.last : days.first;
}

std::string Like(std::string_view part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out.append("%");
}

std::string Joined(const Strings& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
  return out;
}

Value TextOrNothing(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }
Value NumberOrNothing(const Query& row, int column) { return row.IsNull(column) ? Value() : Value(row.Real(column)); }

class Asker {
 public:
  Asker(const Question& question, Database* database, const EachRow& each)
      : question_(question), db_(*database), each_(each), columns_(ColumnsOf(question.what)) {}

  Result<std::vector<Column>> Entries(const Form& form) {
    if (const Result<bool> sound = Bindings(form); !sound.ok()) return sound.error();
    const std::unique_ptr<Query> find = db_.Prepare(SqlOf(form));
    if (!find) return db_.TakeFailure();
    BindAll(find.get());
    while (find->Step())
      if (!each_(columns_, EntryRow(*find))) break;
    if (!db_.ok()) return db_.TakeFailure();
    return columns_;
  }

  Result<std::vector<Column>> Who();
  Result<std::vector<Column>> Stories();

 private:
  struct Binding {
    const char* name;
    std::string value;
  };

  // A name, checked that something can be asked by it.
  Result<bool> Ask(const char* name, const std::string& option, std::string value) {
    if (value.empty()) return Wrong(option + ": no word in it");
    bindings_.push_back({name, std::move(value)});
    return true;
  }

  Result<bool> Bindings(const Form& form) {
    const Question& q = question_;
    const auto add = [&](const char* name, const Result<std::string>& value) -> Result<bool> {
      if (!value.ok()) return value.error();
      bindings_.push_back({name, *value});
      return true;
    };
    Result<bool> sound = true;
    if (!(q.min_confidence >= 0 && q.min_confidence <= 1)) return Wrong("--min-confidence: no number from 0 to 1");
    if (!q.by.empty()) sound = Ask(":by", "--by", WhoValue(q.by));
    if (sound.ok() && !q.to.empty()) {
      if (form.to.empty()) return Wrong("--to means nothing here");
      sound = Ask(":to", "--to", WhoValue(q.to));
    }
    if (sound.ok() && !q.where.empty()) sound = Ask(":where", "--where", WhoValue(q.where));
    if (sound.ok() && !q.where.empty()) bindings_.push_back({":where_line", q.where});
    if (sound.ok() && !q.about.empty()) sound = Ask(":about", "--about", FullText(q.about));
    if (sound.ok() && !q.since.empty()) sound = add(":since", DayOf("--since", q.since, false));
    if (sound.ok() && !q.until.empty()) sound = add(":until", DayOf("--until", q.until, true));
    if (sound.ok() && !q.type.empty()) sound = add(":type", TypeOf(q));
    if (sound.ok() && !q.status.empty()) {
      if (form.status == nullptr) return Wrong("--status means nothing here");
      sound = add(":status", StatusOf(q));
    }
    if (sound.ok() && !q.source.empty()) bindings_.push_back({":source", Like(q.source)});
    if (sound.ok() && form.what == What::kNext && q.since.empty()) {
      const std::string newest = db_.Prepared("SELECT max(published) FROM story").With().OneText();
      bindings_.push_back({":since", DaysOf(newest).first});
    }
    return sound;
  }

  // The entries that names, words or a type ask for, each as a subquery that has an index.
  Strings Sets(const Form& form) const {
    const Question& q = question_;
    Strings sets;
    const auto part = [](std::string_view role, const std::string& name, std::string_view place) {
      return "SELECT entry FROM part WHERE role = '" + std::string(role) + "' AND who IN " + WhoSql(name, place);
    };
    if (!q.by.empty()) sets.push_back(part(form.by, q.by, ":by"));
    if (!q.to.empty()) sets.push_back(part(form.to, q.to, ":to"));
    if (!q.about.empty()) sets.emplace_back("SELECT rowid FROM entry_words WHERE entry_words MATCH :about");
    if (!q.where.empty())
      sets.push_back("SELECT entry FROM (" + part("place", q.where, ":where") +
                     " UNION ALL SELECT n FROM entry WHERE story IN (SELECT n FROM story WHERE dateline = :where_line "
                     "COLLATE NOCASE))");
    if (!q.type.empty() && form.what == What::kEvents)
      sets.push_back(std::string("SELECT entry FROM event WHERE type = :type") +
                     (q.status.empty() ? "" : " AND status = :status"));
    return sets;
  }

  // Whether the sets lead, sorted by day, or the days, with a look at the set until there are enough rows. The first
  // reads as many entries as the set has, the second all entries for each of the set's, times the rows wanted.
  bool Lead(const Strings& sets) const {
    const Question& q = question_;
    if (sets.size() != 1 || q.limit == 0 || q.what == What::kNext || !q.source.empty() || q.min_confidence > 0)
      return !sets.empty();
    const bool typed = !q.type.empty() && q.what == What::kEvents;
    if (!typed && (!q.type.empty() || !q.status.empty())) return true;
    return IsFew(sets[0]);
  }

  bool IsFew(const std::string& set) const {
    const int64_t entries = std::max(db_.Prepared("SELECT max(n) FROM entry").With().OneInt(), int64_t{0});
    const double balanced = std::sqrt(static_cast<double>(question_.limit) * static_cast<double>(entries) / kDearer);
    const auto few = static_cast<int64_t>(std::min(balanced, 1e9));
    const std::unique_ptr<Query> count =
        db_.Prepare("SELECT count(*) FROM (" + set + " LIMIT " + std::to_string(few + 1) + ")");
    if (!count) return true;  // told when the question itself is asked
    BindAll(count.get());
    return count->OneInt() <= few;
  }

  // Where names or words lead, the day must not, hence the + before columns that have an index.
  std::string SqlOf(const Form& form) const {
    const Question& q = question_;
    const Strings sets = Sets(form);
    const bool led = Lead(sets);
    std::string sql =
        "SELECT entry.n, entry.id, entry.date, entry.first_day, entry.confidence, entry.words, entry.begin, "
        "entry.\"end\", "
        "entry.within, story.id, story.record, story.source, story.title, story.published, own.* FROM entry JOIN story "
        "ON story.n = entry.story JOIN ";
    sql.append(form.from).append(" AS own ON own.entry = entry.n WHERE ").append(led ? "+" : "");
    sql.append("entry.kind = '").append(form.kind).append("' AND entry.shown = 1").append(form.also);
    for (const std::string& set : sets)
      sql.append(led ? " AND entry.n IN (" : " AND +entry.n IN (").append(set).append(")");
    if (!q.since.empty() || form.what == What::kNext)
      sql.append(form.what == What::kNext ? " AND entry.last_day >= :since" : " AND +entry.last_day >= :since");
    if (!q.until.empty()) sql.append(" AND entry.first_day <= :until AND entry.first_day <> ''");
    if (!q.type.empty()) sql.append(" AND +").append(form.type).append(" = :type");
    if (!q.status.empty()) sql.append(" AND +").append(form.status).append(" = CAST(:status AS ");
    if (!q.status.empty()) sql.append(q.what == What::kPositions ? "INTEGER)" : "TEXT)");
    if (!q.source.empty()) sql.append(" AND story.source LIKE :source ESCAPE '\\'");
    if (q.min_confidence > 0) sql.append(" AND entry.confidence >= :confidence");
    return sql.append(form.order).append(" LIMIT :limit");
  }

  void BindAll(Query* find) const {
    find->Reset();
    for (const Binding& binding : bindings_) find->BindNamed(binding.name, std::string_view(binding.value));
    find->BindNamed(":confidence", question_.min_confidence);
    find->BindNamed(":limit", question_.limit == 0 ? int64_t{-1} : static_cast<int64_t>(question_.limit));
  }

  Value Names(int64_t entry, std::string_view role) { return NamesInRole(entry, role, &db_); }
  Value Words(int64_t entry, std::string_view role) {
    return TextOrNothing(Joined(WordsInRole(entry, role, &db_), " … "));
  }

  Row EntryRow(const Query& found) {
    constexpr int kOwn = 14 + 1;  // behind own.entry
    const int64_t n = found.Int(0);
    const std::string sentence(found.Text(5));
    const std::string_view date = found.Text(2).empty() ? found.Text(3) : found.Text(2);
    Row row = {TextOrNothing(date)};
    const auto add = [&row](auto value) { row.emplace_back(std::move(value)); };
    const auto own = [&](int column) { return TextOrNothing(found.Text(kOwn + column)); };
    const auto own_flag = [&](int column) { return Value(found.Int(kOwn + column) != 0); };
    switch (question_.what) {
      case What::kSaid:
        add(Names(n, "speaker"));
        add(own(1));
        add(Words(n, "content"));
        add(Names(n, "to"));
        add(Names(n, "via"));
        add(own(0));
        add(own_flag(2));
        add(Words(n, "venue"));
        add(Value(sentence));
        break;
      case What::kEvents:
      case What::kNext:
        add(own(1));
        add(own(0));
        add(Words(n, "trigger"));
        add(Names(n, "actor"));
        add(Names(n, "recipient"));
        add(Names(n, "place"));
        add(found.IsNull(8) ? Value(Strings{}) : Names(found.Int(8), "speaker"));
        add(Value(sentence));
        break;
      case What::kFigures:
        add(own(4));
        add(Words(n, "figure"));
        add(own(5));
        for (int i = 0; i < 3; ++i) add(NumberOrNothing(found, kOwn + i));
        add(own(3));
        add(found.IsNull(kOwn + 6) ? Value() : Words(found.Int(kOwn + 6), "trigger"));
        add(Names(n, "place"));
        add(Names(n, "source"));
        add(Words(n, "period"));
        add(Value(sentence));
        break;
      case What::kPositions:
        add(Names(n, "actor"));
        add(own(0));
        add(own(1));
        add(Words(n, "issue"));
        add(Value(std::string(found.Int(kOwn + 2) != 0 ? "former" : "current")));
        add(Words(n, "condition"));
        add(Value(sentence));
        break;
      default:
        add(Names(n, "actor"));
        add(own(0));
        for (const int end : {1, 2}) add(found.IsNull(kOwn + end) ? Value() : StanceOf(found.Int(kOwn + end)));
        add(own(3));
        add(own_flag(4));
        add(Value(sentence));
        break;
    }
    add(Value(found.Real(4)));
    for (const int column : {11, 12, 13, 10, 9}) add(TextOrNothing(found.Text(column)));
    for (const int column : {6, 7}) add(Value(found.Int(column)));
    add(TextOrNothing(found.Text(1)));
    return row;
  }

  Value StanceOf(int64_t position) {
    return TextOrNothing(db_.Prepared("SELECT stance FROM position WHERE entry = ?1").With(position).OneText());
  }

  Strings List(const char* sql, int64_t key) {
    Strings out;
    Query& find = db_.Prepared(sql);
    for (find.With(key); find.Step();) out.emplace_back(find.Text(0));
    return out;
  }
  int64_t Count(const char* sql, int64_t key) { return db_.Prepared(sql).With(key).OneInt(); }

  const Question& question_;
  Database& db_;
  const EachRow& each_;
  std::vector<Column> columns_;
  std::vector<Binding> bindings_;
};

Result<std::vector<Column>> Asker::Who() {
  const Question& q = question_;
  std::string sql =
      "SELECT who.n, coalesce(who.renamed, who.name), who.kind, count(DISTINCT actor.story) AS stories, "
      "min(story.published), max(story.published), who.id FROM who JOIN who AS node ON node.n = who.n OR node.same = "
      "who.n "
      "JOIN actor ON actor.node = node.n JOIN story ON story.n = actor.story WHERE who.same IS NULL AND "
      "coalesce(story.copy_kind, '') NOT IN ('exact', 'near')";
  if (!q.by.empty()) {
    if (const Result<bool> sound = Ask(":by", "the name", WhoValue(q.by)); !sound.ok()) return sound.error();
    sql.append(" AND who.n IN ").append(WhoSql(q.by, ":by"));
  }
  if (!q.type.empty()) {
    const Result<std::string> type = TypeOf(q);
    if (!type.ok()) return type.error();
    bindings_.push_back({":type", *type});
    sql.append(" AND who.kind = :type");
  }
  sql.append(" GROUP BY who.n ORDER BY stories DESC, who.id LIMIT :limit");
  const std::unique_ptr<Query> find = db_.Prepare(sql);
  if (!find) return db_.TakeFailure();
  BindAll(find.get());
  while (find->Step()) {
    const int64_t n = find->Int(0);
    Row row = {Value(std::string(find->Text(1))), Value(std::string(find->Text(2)))};
    row.emplace_back(
        List("SELECT DISTINCT name FROM who_name WHERE who = ?1 OR who IN (SELECT n FROM who WHERE same = "
             "?1) ORDER BY length(name) DESC, name LIMIT 20",
             n));
    row.emplace_back(
        List("SELECT DISTINCT title FROM office JOIN actor ON actor.n = office.actor WHERE actor.node IN "
             "(SELECT n FROM who WHERE same = ?1 UNION SELECT ?1) ORDER BY title LIMIT 20",
             n));
    row.emplace_back(find->Int(3));
    row.emplace_back(
        Count("SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 "
              "AND role = 'speaker' AND shown = 1",
              n));
    row.emplace_back(
        Count("SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 "
              "AND role IN ('actor', 'recipient') AND kind = 'event' AND shown = 1",
              n));
    row.emplace_back(
        Count("SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 "
              "AND role = 'actor' AND kind = 'position' AND shown = 1",
              n));
    row.emplace_back(
        Count("SELECT count(DISTINCT entry) FROM part JOIN entry ON entry.n = part.entry WHERE part.who = ?1 "
              "AND role = 'source' AND shown = 1",
              n));
    row.emplace_back(List(kLinksOfWho, n));
    for (const int column : {4, 5, 6}) row.push_back(TextOrNothing(find->Text(column)));
    if (!each_(columns_, row)) break;
  }
  if (!db_.ok()) return db_.TakeFailure();
  return columns_;
}

Result<std::vector<Column>> Asker::Stories() {
  const Question& q = question_;
  std::string sql =
      "SELECT story.n, published, source, title, dateline, copy_kind, copy_of, record, file, engine, story.id "
      "FROM story JOIN reading ON reading.n = story.reading WHERE 1";
  const auto day = [&](const char* name, const char* option, const std::string& given, bool last,
                       const char* fragment) -> Result<bool> {
    if (given.empty()) return true;
    const Result<std::string> value = DayOf(option, given, last);
    if (!value.ok()) return value.error();
    bindings_.push_back({name, *value});
    sql.append(fragment);
    return true;
  };
  Result<bool> sound =
      day(":since", "--since", q.since, false, " AND published >= substr(:since, 1, length(published))");
  if (sound.ok()) sound = day(":until", "--until", q.until, true, " AND published <= :until AND published <> ''");
  if (sound.ok() && !q.about.empty()) {
    sound = Ask(":about", "--about", FullText(q.about));
    const std::string set = "SELECT rowid FROM entry_words WHERE entry_words MATCH :about";
    const bool led = q.limit == 0 || !q.by.empty() || !q.source.empty() || !q.where.empty() || IsFew(set);
    sql.append(led ? " AND story.n IN (SELECT story FROM entry WHERE n IN ("
                   : " AND EXISTS (SELECT 1 FROM entry WHERE entry.story = story.n AND +entry.n IN (");
    sql.append(set).append("))");
  }
  if (sound.ok() && !q.by.empty()) {
    sound = Ask(":by", "--by", WhoValue(q.by));
    const std::string who = WhoSql(q.by, ":by");
    sql.append(" AND story.n IN (SELECT story FROM actor WHERE node IN (SELECT n FROM who WHERE n IN ").append(who);
    sql.append(" UNION ALL SELECT n FROM who WHERE same IN ").append(who).append("))");
  }
  if (!sound.ok()) return sound.error();
  if (!q.source.empty()) bindings_.push_back({":source", Like(q.source)});
  if (!q.source.empty()) sql.append(" AND source LIKE :source ESCAPE '\\'");
  if (!q.where.empty()) bindings_.push_back({":where", q.where});
  if (!q.where.empty()) sql.append(" AND dateline = :where COLLATE NOCASE");
  if (q.status == "copies") sql.append(" AND copy_kind IS NOT NULL");
  if (q.status == "changed") sql.append(" AND story.n IN (SELECT story FROM change)");
  if (!q.status.empty() && q.status != "copies" && q.status != "changed")
    return Wrong("--status " + q.status + ": there are copies, changed");
  sql.append(" ORDER BY published DESC, story.id LIMIT :limit");
  const std::unique_ptr<Query> find = db_.Prepare(sql);
  if (!find) return db_.TakeFailure();
  BindAll(find.get());
  while (find->Step()) {
    Row row;
    for (const int column : {1, 2, 3, 4}) row.push_back(TextOrNothing(find->Text(column)));
    for (const char* kind : {"statement", "event", "figure", "position", "shift"})
      row.emplace_back(db_.Prepared("SELECT count(*) FROM entry WHERE story = ?1 AND +kind = ?2")
                           .With(find->Int(0), std::string_view(kind))
                           .OneInt());
    for (const int column : {5, 6}) row.push_back(TextOrNothing(find->Text(column)));
    row.emplace_back(ChangedBy(find->Int(0), &db_));
    for (const int column : {7, 8, 9, 10}) row.push_back(TextOrNothing(find->Text(column)));
    if (!each_(columns_, row)) break;
  }
  if (!db_.ok()) return db_.TakeFailure();
  return columns_;
}

}  // namespace

std::string FullText(std::string_view words) {
  std::string out;
  for (size_t at = 0; at < words.size();) {
    std::string word;
    for (; at < words.size();) {
      const Utf8Char c = DecodeUtf8(words, at);
      if (!IsAlnum(c.code)) break;
      word.append(words.substr(at, c.size));
      at += c.size;
    }
    const bool beginning = at < words.size() && words[at] == '*';
    if (!word.empty()) out.append(out.empty() ? "\"" : " \"").append(word).append(beginning ? "\"*" : "\"");
    if (at < words.size()) at += DecodeUtf8(words, at).size;
  }
  return out;
}

std::vector<std::string> ChangedBy(int64_t story, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT what || ': ' || was || ' → ' || became FROM change WHERE story = ?1 AND NOT EXISTS (SELECT 1 FROM ruling "
      "WHERE verb = 'reject' AND id IN (was_id, became_id)) ORDER BY place");
  for (find.With(story); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

std::vector<std::string> NamesInRole(int64_t entry, std::string_view role, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT coalesce(renamed, name) FROM part JOIN who ON who.n = part.who WHERE entry = ?1 AND role = ?2 ORDER BY "
      "place");
  for (find.With(entry, role); find.Step();) out.emplace_back(find.Text(0));
  return out;
}

std::vector<std::string> WordsInRole(int64_t entry, std::string_view role, Database* database) {
  std::vector<std::string> out;
  Query& find = database->Prepared(
      "SELECT substr(text, span.begin + 1, span.\"end\" - span.begin) FROM span JOIN entry ON entry.n = span.entry "
      "JOIN "
      "story ON story.n = entry.story WHERE span.entry = ?1 AND role = ?2 ORDER BY place");
  for (find.With(entry, role); find.Step();) {
    const std::string_view words = find.Text(0);
    out.push_back(WordsOf(words, {0, static_cast<uint32_t>(words.size())}));
  }
  return out;
}

Result<std::vector<Column>> AskQuestion(const Question& question, Database* database, const EachRow& each) {
  Asker asker(question, database, each);
  if (question.what == What::kWho) return asker.Who();
  if (question.what == What::kStories) return asker.Stories();
  for (const Form& form : kForms)
    if (form.what == question.what) return asker.Entries(form);
  return Wrong("no such question");
}

}  // namespace dateline
