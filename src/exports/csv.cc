// CSV: one file, one row for each entry of every story.
#include <array>
#include <charconv>

#include "exports/csv_columns.h"
#include "exports/form.h"
#include "exports/story_view.h"

namespace dateline {
namespace {

constexpr std::string_view kBetween = "; ";

std::string Written(const std::optional<double>& value) {
  if (!value) return "";
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, *value).ptr;
  return {digits, end};
}

// The rows of one story.
class Rows {
 public:
  Rows(const StoryView& view, Pieces* pieces) : view_(view), pieces_(pieces) {}

  void Write(const Statement& statement, int number) {
    Begin("statement", 'Q', number, AnchorOf(statement), statement.confidence);
    row_[kType] = kStatementActNames[static_cast<size_t>(statement.act)];
    row_[kStatus] = statement.denied ? "denied" : "";
    row_[kMode] = kStatementModeNames[static_cast<size_t>(statement.mode)];
    row_[kActors] = Names(statement.speakers);
    row_[kTo] = Names(statement.to);
    row_[kVia] = Names(statement.via);
    row_[kWhere] = OneLine(view_.In(statement.venue));
    row_[kCue] = OneLine(view_.In(statement.cue));
    row_[kWords] = Words(statement.content);
    Dated(statement.date);
    Within(statement.within);
    End();
  }

  void Write(const Event& event, int number) {
    Begin("event", 'E', number, event.trigger, event.confidence);
    row_[kType] = kEventTypeNames[static_cast<size_t>(event.type)];
    row_[kStatus] = kEventStatusNames[static_cast<size_t>(event.status)];
    row_[kActors] = Names(event.actors);
    row_[kTo] = Names(event.recipients);
    row_[kWhere] = Names(event.places);
    row_[kCue] = OneLine(view_.In(event.evidence));
    Dated(event.date);
    Within(event.within);
    if (event.same_as >= 0) row_[kOf] = EntryId('E', event.same_as);
    End();
  }

  void Write(const Figure& figure, int number) {
    Begin("figure", 'F', number, figure.span, figure.confidence);
    row_[kType] = kCountedNames[static_cast<size_t>(figure.counted)];
    row_[kActors] = Names(figure.sources);
    row_[kWhere] = Names(figure.places);
    row_[kLow] = Written(figure.low);
    row_[kHigh] = Written(figure.high);
    row_[kValue] = Written(figure.value);
    row_[kQualifier] = figure.qualifier;
    row_[kUnit] = OneLine(figure.unit);
    row_[kWhen] = OneLine(view_.In(figure.period));
    Dated(figure.date);
    Within(figure.within);
    if (figure.of_event >= 0) row_[kOf] = EntryId('E', figure.of_event);
    if (figure.rival >= 0) row_[kRival] = EntryId('F', figure.rival);
    End();
  }

  void Write(const Position& position, int number) {
    Begin("position", 'P', number, position.issue, position.confidence);
    row_[kType] = kStanceNames[static_cast<size_t>(position.stance)];
    row_[kStatus] = position.former ? "former" : "current";
    row_[kActors] = Names(position.actors);
    row_[kTopic] = OneLine(position.topic);
    row_[kCondition] = OneLine(view_.In(position.condition));
    std::vector<std::string> basis;
    for (const int statement : position.statements) basis.push_back(EntryId('Q', statement));
    for (const int event : position.events) basis.push_back(EntryId('E', event));
    row_[kOf] = Joined(basis, kBetween);
    Dated(position.date);
    End();
  }

  void Write(const Shift& shift, int number) {
    Begin("shift", 'H', number, AnchorOf(shift), shift.confidence);
    row_[kStatus] = shift.inferred ? "inferred" : "told";
    row_[kActors] = Names(shift.actors);
    row_[kTopic] = OneLine(shift.topic);
    row_[kWords] = Words(shift.basis);
    row_[kWhen] = OneLine(shift.when);
    if (shift.from >= 0) row_[kFrom] = EntryId('P', shift.from);
    if (shift.to >= 0) row_[kInto] = EntryId('P', shift.to);
    End();
  }

 private:
  void Begin(std::string_view kind, char letter, int number, Span anchor, float confidence) {
    for (std::string& cell : row_) cell.clear();
    const Ledger& ledger = view_.ledger();
    row_[kStory] = view_.key();
    row_[kStoryId] = OneLine(ledger.id);
    row_[kSource] = OneLine(ledger.source);
    row_[kPublished] = ledger.published;
    row_[kCopyOf] = OneLine(view_.story().copy_of);
    row_[kEntry] = EntryId(letter, number);
    row_[kKind] = kind;
    row_[kConfidence] = Decimal(confidence, 3);
    if (anchor.empty()) return;
    const Span span = view_.Clamped(anchor);
    row_[kWords] = OneLine(view_.In(span));
    row_[kBegin] = std::to_string(view_.CodePoint(span.begin));
    row_[kEnd] = std::to_string(view_.CodePoint(span.end));
    const auto [begin, end] = ledger.SourceOf(span);
    row_[kSourceBegin] = std::to_string(begin);
    row_[kSourceEnd] = std::to_string(end);
  }

  void End() {
    AppendCsvRow(row_, &pieces_->out());
    pieces_->Flush();
  }

  std::string Names(const std::vector<int>& actors) const { return Joined(view_.NamesOf(actors), kBetween); }

  std::string Words(const std::vector<Span>& spans) const {
    std::vector<std::string> words;
    for (const Span span : spans) words.push_back(OneLine(view_.In(span)));
    return Joined(words, " ... ");
  }

  void Dated(const std::string& date) {
    row_[kDate] = date;
    const FirstAndLast days = DaysIn(date);
    row_[kFirstDay] = days.first;
    row_[kLastDay] = days.last;
  }

  void Within(int statement) {
    if (statement >= 0) row_[kWithin] = EntryId('Q', statement);
  }

  const StoryView& view_;
  Pieces* pieces_;
  CsvRow row_;
};

class Csv : public Form {
 public:
  void Begin(Pieces* pieces) override {
    CsvRow names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = kCsvColumnNames[i];
    AppendCsvRow(names, &pieces->out());
  }

  void Add(const Ledger& ledger, const ExportStory& story, Pieces* pieces) override {
    const StoryView view(ledger, story);
    Rows rows(view, pieces);
    All(ledger.statements, &rows);
    All(ledger.events, &rows);
    All(ledger.figures, &rows);
    All(ledger.positions, &rows);
    All(ledger.shifts, &rows);
  }

 private:
  template <class Entry>
  static void All(const std::vector<Entry>& entries, Rows* rows) {
    for (size_t i = 0; i < entries.size(); ++i) rows->Write(entries[i], static_cast<int>(i));
  }
};

}  // namespace

void AppendCsvRow(const CsvRow& row, std::string* out) {
  for (size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out->push_back(',');
    if (row[i].find_first_of(",\"\r\n") == std::string::npos) {
      out->append(row[i]);
      continue;
    }
    out->push_back('"');
    for (const char c : row[i]) out->append(c == '"' ? 2 : 1, c);
    out->push_back('"');
  }
  out->push_back('\n');
}

std::unique_ptr<Form> MakeCsv() { return std::make_unique<Csv>(); }

}  // namespace dateline
