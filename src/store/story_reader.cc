// From rows to a ledger. The file may come from anywhere, so every number is checked before it is an index.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "dateline/write.h"
#include "ledger/labels.h"
#include "store/story_rows.h"

namespace dateline {
namespace {

namespace json = simdjson::dom;

// The numbers of a JSON array of arrays, each of `size`; false for anything else.
template <size_t size, class Each>
bool ReadArrays(std::string_view text, Each each) {
  json::parser parser;
  json::array all;
  if (parser.parse(simdjson::padded_string(text)).get(all)) return false;
  for (const json::element element : all) {
    json::array list;
    std::array<uint64_t, size> numbers{};
    if (element.get(list) || list.size() != size) return false;
    size_t i = 0;
    for (const json::element number : list)
      if (number.get(numbers[i++])) return false;
    if (!each(numbers)) return false;
  }
  return true;
}

class StoryReader {
 public:
  StoryReader(int64_t story, Database* database) : story_(story), db_(*database) {}

  Result<Ledger> Read() {
    Query& find = db_.Prepared(
        "SELECT record, title, source, published, dateline, text, runs, notices, engine FROM story JOIN reading ON "
        "reading.n = story.reading WHERE story.n = ?1");
    if (!find.With(story_).Step()) return db_.ok() ? Broken("no such row") : db_.TakeFailure();
    ledger_.id = find.Text(0);
    ledger_.title = find.Text(1);
    ledger_.source = find.Text(2);
    ledger_.published = find.Text(3);
    ledger_.dateline = find.Text(4);
    ledger_.text = find.Text(5);
    const std::string runs(find.Text(6)), notices(find.Text(7));
    ledger_.engine = find.Text(8);
    find.Reset();
    bytes_ = ByteIndex(ledger_.text);
    if (!ReadRuns(runs)) return Broken("runs");
    ReadNotices(notices);
    ReadActors();
    ReadEntries();
    if (!db_.ok()) return db_.TakeFailure();
    if (fault_ != nullptr) return Broken(fault_);
    return std::move(ledger_);
  }

 private:
  Error Broken(const char* what) const {
    return {ErrorCode::kFormat, "story " + std::to_string(story_) + " of the ledger file is damaged: " + what};
  }
  void Fault(const char* what) {
    if (fault_ == nullptr) fault_ = what;
  }

  bool ReadRuns(const std::string& runs) {
    uint32_t reached = 0;
    return ReadArrays<5>(runs, [&](const std::array<uint64_t, 5>& n) {
      const bool sound = n[0] == reached && n[0] <= n[1] && n[1] <= ledger_.text.size() && n[3] > 0 &&
                         n[3] <= UINT32_MAX && n[4] <= UINT32_MAX && n[2] < uint64_t{1} << 62;
      if (!sound) return false;
      reached = static_cast<uint32_t>(n[1]);
      ledger_.runs.push_back(
          {{static_cast<uint32_t>(n[0]), reached}, n[2], static_cast<uint32_t>(n[3]), static_cast<uint32_t>(n[4])});
      return true;
    });
  }

  void ReadNotices(const std::string& notices) {
    json::parser parser;
    json::array all;
    if (parser.parse(simdjson::padded_string(notices)).get(all)) return Fault("notices");
    for (const json::element element : all) {
      std::string_view code, detail;
      json::array spans, pair;
      uint64_t numbers[2] = {};
      size_t i = 0;
      if (element["code"].get(code) || element["detail"].get(detail) || element["span"].get(spans))
        return Fault("notices");
      for (const json::element span : spans)
        if (span.get(pair)) return Fault("notices");
      for (const json::element number : pair) {
        if (i == 2 || number.get(numbers[i])) return Fault("notices");
        ++i;
      }
      for (int k = 1; k <= static_cast<int>(NoticeCode::kContradiction); ++k)
        if (code == NameOf(static_cast<NoticeCode>(k)))
          ledger_.notices.push_back({static_cast<NoticeCode>(k),
                                     SpanOf(static_cast<int64_t>(numbers[0]), static_cast<int64_t>(numbers[1])),
                                     std::string(detail)});
    }
  }

  Span SpanOf(int64_t begin, int64_t end) {
    if (begin < 0 || begin > end || end > bytes_.size()) {
      Fault("a span");
      return {};
    }
    return {bytes_.At(static_cast<uint32_t>(begin)), bytes_.At(static_cast<uint32_t>(end))};
  }
  Span SpanOf(const Query& row, int column) { return SpanOf(row.Int(column), row.Int(column + 1)); }

  template <class Label, size_t N>
  Label LabelOf(std::string_view name, const std::array<const char*, N>& names) {
    if (const auto label = LabelNamed<Label>(name, names)) return *label;
    Fault("a label");
    return {};
  }

  int ActorOf(int64_t row) {
    const auto found = actors_.find(row);
    if (found != actors_.end()) return found->second;
    Fault("an actor");
    return -1;
  }

  void ReadActors() {
    Query& find = db_.Prepared("SELECT n, kind, name, confidence, number FROM actor WHERE story = ?1 ORDER BY number");
    for (find.With(story_); find.Step();) {
      if (find.Int(4) != static_cast<int64_t>(ledger_.actors.size()) + 1) return Fault("the numbers of actors");
      actors_.emplace(find.Int(0), static_cast<int>(ledger_.actors.size()));
      Actor actor;
      actor.kind = LabelOf<ActorKind>(find.Text(1), kActorKindNames);
      actor.name = find.Text(2);
      actor.confidence = static_cast<float>(find.Real(3));
      ledger_.actors.push_back(std::move(actor));
    }
    for (const auto& [row, index] : actors_) ReadDetails(row, &ledger_.actors[static_cast<size_t>(index)]);
  }

  void ReadDetails(int64_t row, Actor* actor) {
    Query& mentions = db_.Prepared(
        "SELECT begin, \"end\", name_begin, name_end, level, confidence FROM mention WHERE actor = ?1 ORDER BY place");
    for (mentions.With(row); mentions.Step();)
      actor->mentions.push_back({SpanOf(mentions, 0), SpanOf(mentions, 2),
                                 LabelOf<MentionLevel>(mentions.Text(4), kMentionLevelNames),
                                 static_cast<float>(mentions.Real(5))});
    Query& offices = db_.Prepared(
        "SELECT title, of_actor, former, begin, \"end\", confidence FROM office WHERE actor = ?1 ORDER BY place");
    for (offices.With(row); offices.Step();)
      actor->offices.push_back({std::string(offices.Text(0)), offices.IsNull(1) ? -1 : ActorOf(offices.Int(1)),
                                offices.Int(2) != 0, SpanOf(offices, 3), static_cast<float>(offices.Real(5))});
    Query& bodies = db_.Prepared("SELECT of_actor FROM membership WHERE actor = ?1 ORDER BY place");
    for (bodies.With(row); bodies.Step();) actor->member_of.push_back(ActorOf(bodies.Int(0)));
    ReadPlaceAndCode(row, actor);
  }

  void ReadPlaceAndCode(int64_t row, Actor* actor) {
    Query& located = db_.Prepared(
        "SELECT geonameid, latitude, longitude, country, admin1, precision, confidence FROM located WHERE actor = ?1");
    for (located.With(row); located.Step();)
      actor->place = ActorPlace{located.Int(0),
                                located.Real(1),
                                located.Real(2),
                                std::string(located.Text(3)),
                                std::string(located.Text(4)),
                                std::string(located.Text(5)),
                                static_cast<float>(located.Real(6))};
    Query& coded = db_.Prepared("SELECT country, sectors, name, wikidata, geonames FROM coded WHERE actor = ?1");
    for (coded.With(row); coded.Step();) {
      ActorTableCode code{.country = std::string(coded.Text(0)), .sectors = {}, .name = std::string(coded.Text(2))};
      const std::string sectors(coded.Text(1));
      for (size_t at = 0; at < sectors.size();) {
        const size_t end = std::min(sectors.find(' ', at), sectors.size());
        if (end > at) code.sectors.push_back(sectors.substr(at, end - at));
        at = end + 1;
      }
      code.wikidata = static_cast<uint32_t>(coded.Int(3));
      code.geonames = static_cast<uint32_t>(coded.Int(4));
      actor->code = std::move(code);
    }
  }

  struct EntryRow {
    int64_t n = 0, within = 0;
    std::string date;
    float confidence = 0;
  };

  void ReadEntries() {
    std::map<std::string, std::vector<EntryRow>, std::less<>> rows;
    Query& find = db_.Prepared(
        "SELECT kind, n, number, date, within, confidence FROM entry WHERE story = ?1 ORDER BY kind, number");
    for (find.With(story_); find.Step();) {
      std::vector<EntryRow>& list = rows[std::string(find.Text(0))];
      if (find.Int(2) != static_cast<int64_t>(list.size()) + 1) return Fault("the numbers of entries");
      entries_.emplace(find.Int(1), std::pair(find.Text(0).substr(0, 2) == "st" ? 'q' : find.Text(0).front(),
                                              static_cast<int>(list.size())));
      list.push_back(
          {find.Int(1), find.IsNull(4) ? 0 : find.Int(4), std::string(find.Text(3)), static_cast<float>(find.Real(5))});
    }
    for (const EntryRow& row : rows["statement"]) ReadStatement(row);
    for (const EntryRow& row : rows["event"]) ReadEvent(row);
    for (const EntryRow& row : rows["figure"]) ReadFigure(row);
    for (const EntryRow& row : rows["position"]) ReadPosition(row);
    for (const EntryRow& row : rows["shift"]) ReadShift(row);
  }

  // An entry of the story by its row, 0 being none; `letter` is that of its kind.
  int EntryOf(int64_t row, char letter) {
    if (row == 0) return -1;
    const auto found = entries_.find(row);
    if (found != entries_.end() && found->second.first == letter) return found->second.second;
    Fault("an entry that another names");
    return -1;
  }

  std::vector<int> Parts(int64_t entry, std::string_view role) {
    std::vector<int> actors;
    Query& find = db_.Prepared("SELECT actor FROM part WHERE entry = ?1 AND role = ?2 ORDER BY place");
    for (find.With(entry, role); find.Step();) actors.push_back(ActorOf(find.Int(0)));
    return actors;
  }

  std::map<std::string, std::vector<Span>, std::less<>> Spans(int64_t entry) {
    std::map<std::string, std::vector<Span>, std::less<>> spans;
    Query& find = db_.Prepared("SELECT role, begin, \"end\" FROM span WHERE entry = ?1 ORDER BY role, place");
    for (find.With(entry); find.Step();) spans[std::string(find.Text(0))].push_back(SpanOf(find, 1));
    return spans;
  }
  using SpansByRole = std::map<std::string, std::vector<Span>, std::less<>>;
  static Span One(const SpansByRole& spans, std::string_view role) {
    const auto found = spans.find(role);
    return found == spans.end() ? Span{} : found->second.front();
  }
  static std::vector<Span> All(const SpansByRole& spans, std::string_view role) {
    const auto found = spans.find(role);
    return found == spans.end() ? std::vector<Span>{} : found->second;
  }

  // The kind's own row; null, with a fault, where it is missing.
  Query* Own(const char* sql, int64_t entry) {
    Query& find = db_.Prepared(sql);
    if (find.With(entry).Step()) return &find;
    Fault("an entry without its row");
    return nullptr;
  }

  void ReadStatement(const EntryRow& row) {
    Statement s;
    Query* own = Own("SELECT mode, act, denied FROM statement WHERE entry = ?1", row.n);
    if (own == nullptr) return;
    s.mode = LabelOf<StatementMode>(own->Text(0), kStatementModeNames);
    s.act = LabelOf<StatementAct>(own->Text(1), kStatementActNames);
    s.denied = own->Int(2) != 0;
    own->Reset();
    s.speakers = Parts(row.n, "speaker");
    s.to = Parts(row.n, "to");
    s.via = Parts(row.n, "via");
    const SpansByRole spans = Spans(row.n);
    s.source = One(spans, "source");
    s.cue = One(spans, "cue");
    s.content = All(spans, "content");
    s.venue = One(spans, "venue");
    s.date = row.date;
    s.within = EntryOf(row.within, 'q');
    s.confidence = row.confidence;
    ledger_.statements.push_back(std::move(s));
  }

  void ReadEvent(const EntryRow& row) {
    Event e;
    Query* own = Own("SELECT type, status, same_as FROM event WHERE entry = ?1", row.n);
    if (own == nullptr) return;
    e.type = LabelOf<EventType>(own->Text(0), kEventTypeNames);
    e.status = LabelOf<EventStatus>(own->Text(1), kEventStatusNames);
    e.same_as = EntryOf(own->IsNull(2) ? 0 : own->Int(2), 'e');
    own->Reset();
    e.actors = Parts(row.n, "actor");
    e.recipients = Parts(row.n, "recipient");
    e.places = Parts(row.n, "place");
    const SpansByRole spans = Spans(row.n);
    e.trigger = One(spans, "trigger");
    e.evidence = One(spans, "evidence");
    e.date = row.date;
    e.within = EntryOf(row.within, 'q');
    e.confidence = row.confidence;
    ledger_.events.push_back(std::move(e));
  }

  static std::optional<double> Number(const Query& row, int column) {
    if (row.IsNull(column)) return std::nullopt;
    return row.Real(column);
  }

  void ReadFigure(const EntryRow& row) {
    Figure f;
    Query* own =
        Own("SELECT low, high, value, qualifier, counted, unit, of_event, rival FROM figure WHERE entry = ?1", row.n);
    if (own == nullptr) return;
    f.low = Number(*own, 0);
    f.high = Number(*own, 1);
    f.value = Number(*own, 2);
    f.qualifier = own->Text(3);
    f.counted = LabelOf<Counted>(own->Text(4), kCountedNames);
    f.unit = own->Text(5);
    f.of_event = EntryOf(own->IsNull(6) ? 0 : own->Int(6), 'e');
    f.rival = EntryOf(own->IsNull(7) ? 0 : own->Int(7), 'f');
    own->Reset();
    f.places = Parts(row.n, "place");
    f.sources = Parts(row.n, "source");
    const SpansByRole spans = Spans(row.n);
    f.span = One(spans, "figure");
    f.period = One(spans, "period");
    f.date = row.date;
    f.within = EntryOf(row.within, 'q');
    f.confidence = row.confidence;
    ledger_.figures.push_back(std::move(f));
  }

  void ReadPosition(const EntryRow& row) {
    Position p;
    Query* own = Own("SELECT stance, topic, former FROM position WHERE entry = ?1", row.n);
    if (own == nullptr) return;
    p.stance = LabelOf<Stance>(own->Text(0), kStanceNames);
    p.topic = own->Text(1);
    p.former = own->Int(2) != 0;
    own->Reset();
    p.actors = Parts(row.n, "actor");
    const SpansByRole spans = Spans(row.n);
    p.issue = One(spans, "issue");
    p.condition = One(spans, "condition");
    Query& basis = db_.Prepared("SELECT on_entry FROM basis WHERE entry = ?1 ORDER BY place");
    for (basis.With(row.n); basis.Step();) {
      const auto found = entries_.find(basis.Int(0));
      if (found != entries_.end() && found->second.first == 'q')
        p.statements.push_back(found->second.second);
      else
        p.events.push_back(EntryOf(basis.Int(0), 'e'));
    }
    p.date = row.date;
    p.confidence = row.confidence;
    ledger_.positions.push_back(std::move(p));
  }

  void ReadShift(const EntryRow& row) {
    Shift s;
    Query* own = Own("SELECT topic, from_position, to_position, \"when\", inferred FROM shift WHERE entry = ?1", row.n);
    if (own == nullptr) return;
    s.topic = own->Text(0);
    s.from = EntryOf(own->IsNull(1) ? 0 : own->Int(1), 'p');
    s.to = EntryOf(own->IsNull(2) ? 0 : own->Int(2), 'p');
    s.when = own->Text(3);
    s.inferred = own->Int(4) != 0;
    own->Reset();
    s.actors = Parts(row.n, "actor");
    s.basis = All(Spans(row.n), "basis");
    s.confidence = row.confidence;
    ledger_.shifts.push_back(std::move(s));
  }

  const int64_t story_;
  Database& db_;
  Ledger ledger_;
  ByteIndex bytes_{{}};                              // of the text
  std::map<int64_t, int> actors_;                    // by row
  std::map<int64_t, std::pair<char, int>> entries_;  // kind letter and index, by row
  const char* fault_ = nullptr;
};

}  // namespace

Result<Ledger> ReadStory(int64_t story, Database* database) { return StoryReader(story, database).Read(); }

}  // namespace dateline
