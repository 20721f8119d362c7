// From a ledger to rows. Rows of one story stand side by side, since they are asked for together.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "across/actors.h"
#include "base/utf8.h"
#include "dateline/write.h"
#include "ledger/schedule.h"
#include "store/story_rows.h"

namespace dateline {
namespace {

enum Kind { kStatement, kEvent, kFigure, kPosition, kShift, kKinds };
constexpr std::array<std::string_view, kKinds> kKindNames = {"statement", "event", "figure", "position", "shift"};

std::string RunsAsJson(const std::vector<SourceRun>& runs) {
  std::string out = "[";
  for (const SourceRun& run : runs) {
    if (out.size() > 1) out.push_back(',');
    out.append("[").append(std::to_string(run.clean.begin)).append(",").append(std::to_string(run.clean.end));
    out.append(",").append(std::to_string(run.source_begin)).append(",").append(std::to_string(run.clean_unit));
    out.append(",").append(std::to_string(run.source_unit)).append("]");
  }
  return out.append("]");
}

std::string NoticesAsJson(const Ledger& ledger, const CodePointIndex& code_points) {
  std::string out = "[";
  const auto size = static_cast<uint32_t>(ledger.text.size());
  for (const Notice& notice : ledger.notices) {
    if (out.size() > 1) out.push_back(',');
    const uint32_t end = std::min(notice.span.end, size), begin = std::min(notice.span.begin, end);
    out.append("{\"code\":\"").append(NameOf(notice.code)).append("\",\"span\":[[");
    out.append(std::to_string(code_points.At(begin))).append(",").append(std::to_string(code_points.At(end)));
    out.append("]],\"detail\":");
    AppendJsonString(notice.detail, &out);
    out.push_back('}');
  }
  return out.append("]");
}

void WriteSetting(int64_t story, const across::Setting& setting, Database* database) {
  database
      ->Prepared("INSERT INTO setting (story, words) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET words = excluded.words")
      .With(story, across::ToText(setting))
      .Run();
}

void WriteTrait(int64_t actor, const across::ActorTraits& traits, Database* database) {
  database->Prepared("INSERT INTO actor_trait (actor, words) VALUES (?1, ?2)")
      .With(actor, across::ToText(traits))
      .Run();
}

class StoryWriter {
 public:
  StoryWriter(const Ledger& ledger, const LedgerIds& ids, Database* database, ActorLinks* links, WordIndex* words)
      : ledger_(ledger),
        ids_(ids),
        db_(*database),
        links_(*links),
        words_(*words),
        code_points_(ledger.text),
        segments_(Segment(ledger.text)) {}

  int64_t Write(const StoryOrigin& origin) {
    story_ = WriteStoryRow(origin);
    WriteActors();
    int64_t next = db_.Prepared("SELECT max(n) FROM entry").With().OneInt() + 1;
    const std::array sizes = {ledger_.statements.size(), ledger_.events.size(), ledger_.figures.size(),
                              ledger_.positions.size(), ledger_.shifts.size()};
    for (size_t kind = 0; kind < kKinds; ++kind) {
      first_[kind] = next;
      count_[kind] = static_cast<int>(sizes[kind]);
      next += static_cast<int64_t>(sizes[kind]);
    }
    for (size_t i = 0; i < ledger_.statements.size(); ++i) Write(ledger_.statements[i], i);
    for (size_t i = 0; i < ledger_.events.size(); ++i) Write(ledger_.events[i], i);
    for (size_t i = 0; i < ledger_.figures.size(); ++i) Write(ledger_.figures[i], i);
    for (size_t i = 0; i < ledger_.positions.size(); ++i) Write(ledger_.positions[i], i);
    for (size_t i = 0; i < ledger_.shifts.size(); ++i) Write(ledger_.shifts[i], i);
    return story_;
  }

 private:
  // A span as it stands in rows.
  struct Places {
    int64_t begin, end, source_begin, source_end;
  };
  Places PlacesOf(Span span) const {
    const auto size = static_cast<uint32_t>(ledger_.text.size());
    const uint32_t end = std::min(span.end, size), begin = std::min(span.begin, end);
    const auto [from, to] = ledger_.SourceOf({begin, end});
    return {code_points_.At(begin), code_points_.At(end), static_cast<int64_t>(from), static_cast<int64_t>(to)};
  }

  // Of a story that is there, what the text and its publication do not determine is written over.
  int64_t WriteStoryRow(const StoryOrigin& origin) {
    db_.Prepared("INSERT INTO reading (engine) VALUES (?1) ON CONFLICT DO NOTHING").With(ledger_.engine).Run();
    const int64_t reading = db_.Prepared("SELECT n FROM reading WHERE engine = ?1").With(ledger_.engine).OneInt();
    Query& insert = db_.Prepared(
        "INSERT INTO story (id, text_hash, ledger_hash, record, source, title, published, dateline, text, runs, "
        "notices, "
        "reading, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (id) DO UPDATE SET "
        "ledger_hash = excluded.ledger_hash, record = excluded.record, dateline = excluded.dateline, runs = "
        "excluded.runs, notices = excluded.notices, reading = excluded.reading, file = excluded.file RETURNING n");
    return insert
        .With(ids_.story, ids_.text_hash, origin.ledger_hash, ledger_.id, ledger_.source, ledger_.title,
              ledger_.published, ledger_.dateline, ledger_.text, RunsAsJson(ledger_.runs),
              NoticesAsJson(ledger_, code_points_), reading, origin.file)
        .OneInt();
  }

  void WriteActors() {
    const across::Setting setting = across::SettingOf(ledger_);
    const std::vector<across::ActorTraits> traits = across::TraitsOf(ledger_, setting);
    WriteSetting(story_, setting, &db_);
    const int64_t first = db_.Prepared("SELECT max(n) FROM actor").With().OneInt() + 1;
    for (size_t i = 0; i < ledger_.actors.size(); ++i) {
      const Actor& actor = ledger_.actors[i];
      const ActorLinks::Link link = links_.Of(traits[i], actor.name, ids_.actors[i]);
      links_.AddNames(link.node, NamesOfActor(ledger_, actor));
      actors_.push_back({first + static_cast<int64_t>(i), link.who});
      db_.Prepared(
             "INSERT INTO actor (n, id, story, number, kind, name, confidence, node, who) VALUES (?1, ?2, ?3, ?4, "
             "?5, ?6, ?7, ?8, ?9)")
          .With(actors_.back().n, ids_.actors[i], story_, static_cast<int64_t>(i) + 1,
                std::string_view(kActorKindNames[static_cast<size_t>(actor.kind)]), actor.name,
                Rounded(actor.confidence), link.node, link.who)
          .Run();
      WriteTrait(actors_.back().n, traits[i], &db_);
    }
    for (size_t i = 0; i < ledger_.actors.size(); ++i) WriteDetails(ledger_.actors[i], actors_[i].n);
  }

  void WriteDetails(const Actor& actor, int64_t row) {
    int place = 0;
    for (const Mention& mention : actor.mentions) {
      const Places at = PlacesOf(mention.span), name = PlacesOf(mention.name);
      const bool named = !mention.name.empty();
      db_.Prepared("INSERT INTO mention VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
          .With(row, place++, at.begin, at.end,
                std::string_view(kMentionLevelNames[static_cast<size_t>(mention.level)]), named ? name.begin : 0,
                named ? name.end : 0, Rounded(mention.confidence), at.source_begin, at.source_end)
          .Run();
    }
    place = 0;
    for (const Office& office : actor.offices) {
      const Places at = PlacesOf(office.span);
      Query& insert = db_.Prepared("INSERT INTO office VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
      insert.With(row, place++, office.title, SqlNull{}, office.former, at.begin, at.end, Rounded(office.confidence));
      if (Known(office.of)) insert.Bind(4, actors_[static_cast<size_t>(office.of)].n);
      insert.Run();
    }
    place = 0;
    for (const int body : actor.member_of)
      if (Known(body))
        db_.Prepared("INSERT INTO membership VALUES (?1, ?2, ?3)")
            .With(row, place++, actors_[static_cast<size_t>(body)].n)
            .Run();
    if (const auto& at = actor.place)
      db_.Prepared("INSERT INTO located VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
          .With(row, at->geonameid, at->latitude, at->longitude, at->country, at->admin1, at->precision,
                Rounded(at->confidence))
          .Run();
    if (const auto& code = actor.code)
      db_.Prepared("INSERT INTO coded VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
          .With(row, code->country, WithBlanks(code->sectors), code->name, static_cast<int64_t>(code->wikidata),
                static_cast<int64_t>(code->geonames))
          .Run();
  }

  static std::string WithBlanks(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all.append(all.empty() ? "" : " ").append(word);
    return all;
  }

  bool Known(int actor) const { return actor >= 0 && actor < static_cast<int>(actors_.size()); }

  void BindEntry(Query* query, int at, Kind kind, int index) const {
    if (index >= 0 && index < count_[kind]) query->Bind(at, first_[kind] + index);
  }

  // The row that all kinds have, and the spans and parts of it.
  struct Common {
    Kind kind;
    size_t index;
    const std::string& id;
    Span anchor;
    std::string_view date;
    int within;
    float confidence;
    Span over;              // whose sentences it is found by
    std::string_view tags;  // likewise
  };
  int64_t WriteEntry(const Common& common) {
    const int64_t n = first_[common.kind] + static_cast<int64_t>(common.index);
    Days days = DaysOf(common.date);
    if (days.first.empty()) days = DaysOf(ledger_.published);
    const std::string words = SentencesOver(ledger_.text, segments_, common.over);
    const Places at = PlacesOf(common.anchor);
    Query& insert = db_.Prepared(
        "INSERT INTO entry (n, id, story, kind, number, begin, \"end\", date, first_day, last_day, within, confidence, "
        "shown, words, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13, ?14)");
    insert.With(n, common.id, story_, kKindNames[common.kind], static_cast<int64_t>(common.index) + 1, at.begin, at.end,
                common.date, days.first, days.last, SqlNull{}, Rounded(common.confidence), words, common.tags);
    BindEntry(&insert, 11, kStatement, common.within);
    insert.Run();
    words_.EntryCame(n);
    return n;
  }

  void WriteParts(int64_t entry, std::string_view role, const std::vector<int>& actors) {
    int place = 0;
    for (const int actor : actors) {
      if (!Known(actor)) continue;
      const auto& row = actors_[static_cast<size_t>(actor)];
      db_.Prepared("INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5)").With(entry, role, place++, row.n, row.who).Run();
    }
  }

  void WriteSpan(int64_t entry, std::string_view role, int place, Span span) {
    if (span.empty()) return;
    const Places at = PlacesOf(span);
    db_.Prepared("INSERT INTO span VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .With(entry, role, place, at.begin, at.end, at.source_begin, at.source_end)
        .Run();
  }
  void WriteSpans(int64_t entry, std::string_view role, const std::vector<Span>& spans) {
    int place = 0;
    for (const Span span : spans) WriteSpan(entry, role, place++, span);
  }

  static Span Hull(Span a, Span b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
  }

  void Write(const Statement& s, size_t i) {
    Span over = Hull(AnchorOf(s), s.source);
    for (const Span piece : s.content) over = Hull(over, piece);
    const int64_t n =
        WriteEntry({kStatement, i, ids_.statements[i], AnchorOf(s), s.date, s.within, s.confidence, over, {}});
    db_.Prepared("INSERT INTO statement VALUES (?1, ?2, ?3, ?4)")
        .With(n, std::string_view(kStatementModeNames[static_cast<size_t>(s.mode)]),
              std::string_view(kStatementActNames[static_cast<size_t>(s.act)]), s.denied)
        .Run();
    WriteParts(n, "speaker", s.speakers);
    WriteParts(n, "to", s.to);
    WriteParts(n, "via", s.via);
    WriteSpan(n, "source", 0, s.source);
    WriteSpan(n, "cue", 0, s.cue);
    WriteSpans(n, "content", s.content);
    WriteSpan(n, "venue", 0, s.venue);
  }

  void Write(const Event& e, size_t i) {
    const int64_t n = WriteEntry({kEvent, i, ids_.events[i], e.trigger, e.date, e.within, e.confidence, e.trigger, {}});
    Query& insert = db_.Prepared("INSERT INTO event VALUES (?1, ?2, ?3, ?4)");
    insert.With(n, std::string_view(kEventTypeNames[static_cast<size_t>(e.type)]),
                std::string_view(kEventStatusNames[static_cast<size_t>(e.status)]), SqlNull{});
    BindEntry(&insert, 4, kEvent, e.same_as);
    insert.Run();
    WriteParts(n, "actor", e.actors);
    WriteParts(n, "recipient", e.recipients);
    WriteParts(n, "place", e.places);
    WriteSpan(n, "trigger", 0, e.trigger);
    WriteSpan(n, "evidence", 0, e.evidence);
  }

  static void BindNumber(Query* query, int at, const std::optional<double>& number) {
    if (number) query->Bind(at, *number);
  }

  void Write(const Figure& f, size_t i) {
    const int64_t n = WriteEntry({kFigure, i, ids_.figures[i], f.span, f.date, f.within, f.confidence, f.span, f.unit});
    Query& insert = db_.Prepared("INSERT INTO figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    insert.With(n, SqlNull{}, SqlNull{}, SqlNull{}, f.qualifier,
                std::string_view(kCountedNames[static_cast<size_t>(f.counted)]), f.unit);
    BindNumber(&insert, 2, f.low);
    BindNumber(&insert, 3, f.high);
    BindNumber(&insert, 4, f.value);
    BindEntry(&insert, 8, kEvent, f.of_event);
    BindEntry(&insert, 9, kFigure, f.rival);
    insert.Run();
    WriteParts(n, "place", f.places);
    WriteParts(n, "source", f.sources);
    WriteSpan(n, "figure", 0, f.span);
    WriteSpan(n, "period", 0, f.period);
  }

  void Write(const Position& p, size_t i) {
    const int64_t n =
        WriteEntry({kPosition, i, ids_.positions[i], p.issue, p.date, -1, p.confidence, p.issue, p.topic});
    db_.Prepared("INSERT INTO position VALUES (?1, ?2, ?3, ?4)")
        .With(n, std::string_view(kStanceNames[static_cast<size_t>(p.stance)]), p.topic, p.former)
        .Run();
    WriteParts(n, "actor", p.actors);
    WriteSpan(n, "issue", 0, p.issue);
    WriteSpan(n, "condition", 0, p.condition);
    int place = 0;
    const auto rests_on = [&](Kind kind, const std::vector<int>& entries) {
      for (const int entry : entries) {
        if (entry < 0 || entry >= count_[kind]) continue;
        db_.Prepared("INSERT INTO basis VALUES (?1, ?2, ?3)").With(n, place++, first_[kind] + entry).Run();
      }
    };
    rests_on(kStatement, p.statements);
    rests_on(kEvent, p.events);
  }

  void Write(const Shift& s, size_t i) {
    Span over;
    for (const Span piece : s.basis) over = Hull(over, piece);
    const int64_t n = WriteEntry({kShift, i, ids_.shifts[i], AnchorOf(s),
                                  s.to >= 0 && s.to < count_[kPosition]
                                      ? std::string_view(ledger_.positions[static_cast<size_t>(s.to)].date)
                                      : std::string_view(),
                                  -1, s.confidence, over, s.topic});
    Query& insert = db_.Prepared("INSERT INTO shift VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.With(n, s.topic, SqlNull{}, SqlNull{}, s.when, s.inferred);
    BindEntry(&insert, 3, kPosition, s.from);
    BindEntry(&insert, 4, kPosition, s.to);
    insert.Run();
    WriteParts(n, "actor", s.actors);
    WriteSpans(n, "basis", s.basis);
  }

  const Ledger& ledger_;
  const LedgerIds& ids_;
  Database& db_;
  ActorLinks& links_;
  WordIndex& words_;
  const CodePointIndex code_points_;
  const Segments segments_;
  struct ActorRow {
    int64_t n, who;
  };
  std::vector<ActorRow> actors_;
  int64_t story_ = 0;
  std::array<int64_t, kKinds> first_{};
  std::array<int, kKinds> count_{};
};

}  // namespace

double Rounded(float confidence) {
  const float bounded = confidence > 0 ? std::min(confidence, 1.0f) : 0.0f;
  return static_cast<double>(std::lround(bounded * 1000)) / 1000;
}

int64_t WriteStory(const Ledger& ledger, const LedgerIds& ids, const StoryOrigin& origin, Database* database,
                   ActorLinks* links, WordIndex* words) {
  return StoryWriter(ledger, ids, database, links, words).Write(origin);
}

std::vector<int64_t> WriteTraits(int64_t story, const Ledger& ledger, Database* database, ActorLinks* links) {
  const across::Setting setting = across::SettingOf(ledger);
  const std::vector<across::ActorTraits> traits = across::TraitsOf(ledger, setting);
  WriteSetting(story, setting, database);
  std::vector<std::pair<int64_t, std::string>> rows;
  Query& find = database->Prepared("SELECT n, id FROM actor WHERE story = ?1 ORDER BY number");
  for (find.With(story); find.Step();) rows.emplace_back(find.Int(0), find.Text(1));
  std::vector<int64_t> actors;
  for (size_t i = 0; i < rows.size() && i < traits.size(); ++i) {
    const ActorLinks::Link link = links->Of(traits[i], ledger.actors[i].name, rows[i].second);
    links->AddNames(link.node, NamesOfActor(ledger, ledger.actors[i]));
    database->Prepared("UPDATE actor SET node = ?2, who = ?3 WHERE n = ?1")
        .With(rows[i].first, link.node, link.who)
        .Run();
    WriteTrait(rows[i].first, traits[i], database);
    actors.push_back(rows[i].first);
  }
  return actors;
}

std::vector<int64_t> EraseEntries(int64_t story, Database* database) {
  std::vector<int64_t> nodes;
  Query& find = database->Prepared("SELECT DISTINCT node FROM actor WHERE story = ?1");
  for (find.With(story); find.Step();) nodes.push_back(find.Int(0));
  static constexpr char kForgetWords[] =
      "INSERT INTO entry_words (entry_words, rowid, words, tags) SELECT 'delete', n, words, tags FROM entry WHERE "
      "story = ?1";
  constexpr const char* kErase[] = {
      kForgetWords,
      "DELETE FROM statement WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM event WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM figure WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM position WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM shift WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM part WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM span WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM basis WHERE entry IN (SELECT n FROM entry WHERE story = ?1)",
      "DELETE FROM entry WHERE story = ?1",
      "DELETE FROM mention WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM office WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM membership WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM actor_trait WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM located WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM coded WHERE actor IN (SELECT n FROM actor WHERE story = ?1)",
      "DELETE FROM actor WHERE story = ?1",
  };
  for (const char* sql : kErase) database->Prepared(sql).With(story).Run();
  return nodes;
}

}  // namespace dateline
