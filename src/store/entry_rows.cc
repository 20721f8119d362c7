// The values of a row, in the order of store/asked_columns.cc.
#include "store/entry_rows.h"

#include <utility>

#include "store/filters.h"

namespace dateline {
namespace {

using What = Question::What;
using Strings = std::vector<std::string>;

constexpr int kOwn = 14;  // where the kind's own columns begin

Value Own(const Query& found, int column) { return TextOrNothing(found.Text(kOwn + column)); }
Value Flag(const Query& found, int column) { return Value(found.Int(kOwn + column) != 0); }

}  // namespace

Strings EntryRows::NamesIn(int64_t entry, std::string_view role) { return NamesInRole(entry, role, &db_); }
Value EntryRows::Words(int64_t entry, std::string_view role) {
  return TextOrNothing(Joined(WordsInRole(entry, role, &db_), " … "));
}
Value EntryRows::StanceOf(int64_t position) {
  return TextOrNothing(db_.Prepared("SELECT stance FROM position WHERE entry = ?1").With(position).OneText());
}
Value EntryRows::IdOf(int64_t entry) {
  return TextOrNothing(db_.Prepared("SELECT id FROM entry WHERE n = ?1").With(entry).OneText());
}

void EntryRows::AddTold(const std::vector<ToldEntry>& tellings, Row* row) const {
  row->emplace_back(StoriesOf(tellings));
  row->emplace_back(OutletsOf(tellings));
}

void EntryRows::AddTail(const Query& found, int64_t thread_of, Row* row) {
  row->emplace_back(found.Real(4));
  for (const int column : {11, 12, 13, 10, 9}) row->push_back(TextOrNothing(found.Text(column)));
  for (const int column : {6, 7}) row->emplace_back(found.Int(column));
  if (what_ != What::kSaid) row->push_back(TextOrNothing(tellings_.ThreadId(tellings_.ThreadOf(thread_of))));
  row->push_back(TextOrNothing(found.Text(1)));
}

void EntryRows::AddStatement(int64_t n, const Query& found, Row* row) {
  row->push_back(Names(n, "speaker"));
  row->push_back(Own(found, 2));
  row->push_back(Words(n, "content"));
  row->push_back(Names(n, "to"));
  row->push_back(Names(n, "via"));
  row->push_back(Own(found, 1));
  row->push_back(Flag(found, 3));
  row->push_back(Words(n, "venue"));
  row->push_back(TextOrNothing(found.Text(5)));
}

void EntryRows::AddEvent(int64_t n, const Query& found, Row* row) {
  const std::optional<Fate> fate = tellings_.FateOf(n);
  row->push_back(Own(found, 2));
  row->push_back(fate ? TextOrNothing(fate->fate) : Value());
  row->push_back(Own(found, 1));
  row->push_back(Words(n, "trigger"));
  const std::vector<ToldEntry> tellings = tellings_.Of(n);
  row->emplace_back(StoriesOf(tellings));
  for (const char* role : {"actor", "recipient", "place"}) row->push_back(Names(n, role));
  row->push_back(found.IsNull(8) ? Value(Strings{}) : Names(found.Int(8), "speaker"));
  row->emplace_back(tellings_.TollsOf(n));
  row->emplace_back(OutletsOf(tellings));
  row->push_back(TextOrNothing(DatesOf(tellings)));
  row->push_back(TextOrNothing(found.Text(5)));
  row->push_back(fate ? TextOrNothing(fate->reason) : Value());
  row->push_back(fate ? TextOrNothing(fate->by_id) : Value());
}

void EntryRows::AddFigure(int64_t n, const Query& found, Row* row) {
  const std::vector<Claim>& claims = tellings_.ClaimsWith(n);
  const Claim* claim = tellings_.ClaimOf(n);
  Strings rivals;
  std::string change;
  if (claim != nullptr && claim->before >= 0) change = ChangeOf(*claim, claims[static_cast<size_t>(claim->before)]);
  if (claim != nullptr)
    for (const int r : claim->rivals) {
      const Claim& rival = claims[static_cast<size_t>(r)];
      rivals.push_back(rival.words + (rival.claimant.empty() ? "" : " (" + rival.claimant + ")"));
    }
  if (rivals.empty() && !found.IsNull(kOwn + 8)) {  // told by its own story alone
    const int64_t rival = found.Int(kOwn + 8);
    const std::string claimant = Joined(NamesIn(rival, "source"), ", ");
    rivals.push_back(Joined(WordsInRole(rival, "figure", &db_), " ") + (claimant.empty() ? "" : " (" + claimant + ")"));
  }
  row->push_back(Own(found, 5));
  row->push_back(Words(n, "figure"));
  row->push_back(TextOrNothing(change));
  row->push_back(Names(n, "source"));
  row->emplace_back(std::move(rivals));
  const std::vector<ToldEntry> tellings = claim == nullptr ? std::vector<ToldEntry>{} : claim->tellings;
  row->emplace_back(StoriesOf(tellings));
  row->push_back(Own(found, 6));
  for (int i = 1; i <= 3; ++i) row->push_back(NumberOrNothing(found, kOwn + i));
  row->push_back(Own(found, 4));
  row->push_back(found.IsNull(kOwn + 7) ? Value() : Words(found.Int(kOwn + 7), "trigger"));
  row->push_back(Names(n, "place"));
  row->emplace_back(OutletsOf(tellings));
  row->push_back(Words(n, "period"));
  row->push_back(TextOrNothing(found.Text(5)));
}

void EntryRows::AddPosition(int64_t n, const Query& found, Row* row) {
  const std::vector<Stand>& stands = tellings_.StandsWith(n);
  const Stand* stand = tellings_.StandOf(n);
  row->push_back(Names(n, "actor"));
  row->push_back(Own(found, 1));
  row->push_back(stand == nullptr || stand->before < 0 ? Value()
                                                       : Value(stands[static_cast<size_t>(stand->before)].stance));
  row->push_back(Own(found, 2));
  row->push_back(Words(n, "issue"));
  row->emplace_back(std::string(found.Int(kOwn + 3) != 0 ? "former" : "current"));
  row->push_back(Words(n, "condition"));
  AddTold(stand == nullptr ? std::vector<ToldEntry>{} : stand->tellings, row);
  row->push_back(TextOrNothing(found.Text(5)));
}

void EntryRows::AddShift(int64_t n, const Query& found, Row* row) {
  const int64_t to = found.Int(kOwn + 3);
  const bool told = found.Int(kOwn + 5) == 0;
  int64_t from = found.Int(kOwn + 2);
  if (from == 0 && to != 0)
    from = db_.Prepared("SELECT from_position FROM turn WHERE to_position = ?1 ORDER BY 1 LIMIT 1").With(to).OneInt();
  row->push_back(Names(n, "actor"));
  row->push_back(Own(found, 1));
  row->push_back(StanceOf(from));
  row->push_back(StanceOf(to));
  row->push_back(Own(found, 4));
  row->emplace_back(std::string(told ? "told" : "inferred"));
  row->emplace_back(!told);
  row->push_back(TextOrNothing(found.Text(5)));
  row->push_back(IdOf(from));
  row->push_back(IdOf(to));
}

Row EntryRows::Of(const Query& found) {
  const int64_t n = found.Int(0);
  Row row = {TextOrNothing(found.Text(2).empty() ? found.Text(3) : found.Text(2))};
  int64_t thread_of = n;
  switch (what_) {
    case What::kSaid:
      AddStatement(n, found, &row);
      break;
    case What::kEvents:
    case What::kNext:
      AddEvent(n, found, &row);
      break;
    case What::kFigures:
      AddFigure(n, found, &row);
      break;
    case What::kPositions:
      AddPosition(n, found, &row);
      break;
    default:
      AddShift(n, found, &row);
      thread_of = found.Int(kOwn + 3) != 0 ? found.Int(kOwn + 3) : found.Int(kOwn + 2);
      break;
  }
  AddTail(found, thread_of, &row);
  return row;
}

Row EntryRows::OfTurn(const Query& found) {
  const int64_t from = found.Int(kOwn), to = found.Int(kOwn + 1);
  Row row = {TextOrNothing(found.Text(2).empty() ? found.Text(3) : found.Text(2))};
  row.push_back(Names(to, "actor"));
  row.push_back(TextOrNothing(db_.Prepared("SELECT topic FROM position WHERE entry = ?1").With(to).OneText()));
  row.push_back(StanceOf(from));
  row.push_back(StanceOf(to));
  row.emplace_back();
  row.emplace_back(std::string("inferred, over stories"));
  row.emplace_back(true);
  row.push_back(TextOrNothing(found.Text(5)));
  row.push_back(IdOf(from));
  row.push_back(IdOf(to));
  AddTail(found, to, &row);
  return row;
}

}  // namespace dateline
