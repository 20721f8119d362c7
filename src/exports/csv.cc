// CSV: one file, one row for each entry of every story.
#include <cmath>

#include "dateline/answer.h"
#include "exports/csv_columns.h"
#include "exports/form.h"
#include "exports/story_view.h"
#include "store/anchors.h"

namespace dateline {
namespace {

std::vector<Column> Columns() {
  std::vector<Column> columns;
  columns.reserve(kCsvColumns);
  for (const std::string_view name : kCsvColumnNames) columns.push_back({std::string(name)});
  return columns;
}

Value Whole(uint64_t number) { return static_cast<int64_t>(number); }
Value Given(const std::optional<double>& number) { return number ? Value(*number) : Value(); }

// The rows of one story.
class Rows {
 public:
  Rows(const StoryView& view, Pieces* pieces)
      : view_(view), ids_(IdsOf(view.ledger())), pieces_(pieces), columns_(Columns()) {}

  void Write() {
    const Ledger& ledger = view_.ledger();
    All(ledger.statements, 'Q', ids_.statements);
    All(ledger.events, 'E', ids_.events);
    All(ledger.figures, 'F', ids_.figures);
    All(ledger.positions, 'P', ids_.positions);
    All(ledger.shifts, 'H', ids_.shifts);
  }

 private:
  template <class Entry>
  void All(const std::vector<Entry>& entries, char letter, const std::vector<std::string>& ids) {
    for (size_t i = 0; i < entries.size(); ++i) {
      if (view_.Rejected(letter, static_cast<int>(i))) continue;
      const Ledger& ledger = view_.ledger();
      row_.assign(kCsvColumns, Value());
      row_[kStory] = view_.key();
      row_[kStoryId] = OneLine(ledger.id);
      row_[kSource] = OneLine(ledger.source);
      row_[kPublished] = ledger.published;
      row_[kCopyOf] = OneLine(view_.story().copy_of);
      row_[kEntry] = EntryId(letter, static_cast<int>(i));
      row_[kId] = ids[i];
      row_[kConfidence] = std::round(static_cast<double>(entries[i].confidence) * 1000) / 1000;
      Fill(entries[i]);
      pieces_->out().append(ToCsvLine(columns_, row_));
      pieces_->Flush();
    }
  }

  void Fill(const Statement& statement) {
    Text(kKind, "statement");
    Text(kType, kStatementActNames[static_cast<size_t>(statement.act)]);
    if (statement.denied) Text(kStatus, "denied");
    Text(kMode, kStatementModeNames[static_cast<size_t>(statement.mode)]);
    Actors(kActors, statement.speakers);
    Actors(kTo, statement.to);
    Actors(kVia, statement.via);
    Words(kWhere, {statement.venue});
    Words(kCue, {statement.cue});
    Told(statement.content.empty() ? std::vector<Span>{WordsOf(statement)} : statement.content);
    Dated(statement.date);
    Names(kWithin, 'Q', {statement.within});
  }

  void Fill(const Event& event) {
    Text(kKind, "event");
    Text(kType, kEventTypeNames[static_cast<size_t>(event.type)]);
    Text(kStatus, kEventStatusNames[static_cast<size_t>(event.status)]);
    Actors(kActors, event.actors);
    Actors(kTo, event.recipients);
    Actors(kWhere, event.places);
    Words(kCue, {event.evidence});
    Told({event.trigger});
    Dated(event.date);
    Names(kWithin, 'Q', {event.within});
    Names(kOf, 'E', {event.same_as});
  }

  void Fill(const Figure& figure) {
    Text(kKind, "figure");
    Text(kType, kCountedNames[static_cast<size_t>(figure.counted)]);
    Actors(kActors, figure.sources);
    Actors(kWhere, figure.places);
    Told({figure.span});
    row_[kLow] = Given(figure.low);
    row_[kHigh] = Given(figure.high);
    row_[kValue] = Given(figure.value);
    Text(kQualifier, figure.qualifier);
    Text(kUnit, figure.unit);
    Words(kWhen, {figure.period});
    Dated(figure.date);
    Names(kWithin, 'Q', {figure.within});
    Names(kOf, 'E', {figure.of_event});
    Names(kRival, 'F', {figure.rival});
  }

  void Fill(const Position& position) {
    Text(kKind, "position");
    Text(kType, kStanceNames[static_cast<size_t>(position.stance)]);
    Text(kStatus, position.former ? "former" : "current");
    Actors(kActors, position.actors);
    Told({position.issue});
    Text(kTopic, position.topic);
    Words(kCondition, {position.condition});
    Names(kOf, 'Q', position.statements);
    Names(kOf, 'E', position.events);
    Dated(position.date);
  }

  void Fill(const Shift& shift) {
    Text(kKind, "shift");
    Text(kStatus, shift.inferred ? "inferred" : "told");
    Actors(kActors, shift.actors);
    Told(shift.basis);
    Text(kTopic, shift.topic);
    Text(kWhen, shift.when);
    Names(kFrom, 'P', {shift.from});
    Names(kInto, 'P', {shift.to});
  }

  void Text(CsvColumn column, std::string_view text) { row_[column] = OneLine(text); }
  void Actors(CsvColumn column, const std::vector<int>& actors) { row_[column] = view_.NamesOf(actors); }

  void Words(CsvColumn column, const std::vector<Span>& spans) {
    std::vector<std::string> words;
    words.reserve(spans.size());
    for (const Span span : spans) words.push_back(OneLine(view_.In(span)));
    row_[column] = Joined(words, " ... ");
  }

  // The entry's own words, and where the first of them stand.
  void Told(const std::vector<Span>& spans) {
    Words(kWords, spans);
    if (spans.empty() || view_.Clamped(spans.front()).empty()) return;
    const Span span = view_.Clamped(spans.front());
    row_[kBegin] = Whole(view_.CodePoint(span.begin));
    row_[kEnd] = Whole(view_.CodePoint(span.end));
    const auto [begin, end] = view_.ledger().SourceOf(span);
    row_[kSourceBegin] = Whole(begin);
    row_[kSourceEnd] = Whole(end);
  }

  void Dated(const std::string& date) {
    const FirstAndLast days = DaysIn(date);
    Text(kDate, date);
    Text(kFirstDay, days.first);
    Text(kLastDay, days.last);
  }

  // Other entries, beside those named already.
  void Names(CsvColumn column, char letter, const std::vector<int>& entries) {
    std::vector<std::string> names;
    if (const auto* before = std::get_if<std::vector<std::string>>(&row_[column])) names = *before;
    for (const int entry : entries)
      if (entry >= 0) names.push_back(EntryId(letter, entry));
    row_[column] = std::move(names);
  }

  const StoryView& view_;
  const LedgerIds ids_;
  Pieces* pieces_;
  const std::vector<Column> columns_;
  Row row_;
};

class Csv : public Form {
 public:
  void Begin(Pieces* pieces) override { pieces->out().append(ToCsvHeader(Columns())); }
  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    const StoryView view(ledger, story);
    Rows(view, pieces).Write();
  }
};

}  // namespace

std::unique_ptr<Form> MakeCsv() { return std::make_unique<Csv>(); }

}  // namespace dateline
