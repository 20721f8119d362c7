// Answers: a table on a terminal, JSON Lines in a pipe.
#include "ask_command.h"

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "dateline/answer.h"
#include "output.h"
#include "row_output.h"
#include "run.h"
#include "stop.h"
#include "terminal.h"

namespace dateline {
namespace {

constexpr uint64_t kRowsOnTerminal = 40;  // unless asked otherwise
constexpr size_t kShownId = 9;

// For a table: what was not said does not read as if it were, what one story tells needs no counting, and beside what
// several tell stand all their outlets.
Row Shown(const std::vector<Column>& columns, Row row) {
  Value none;
  const auto at = [&](std::string_view name) -> Value& {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    return found == columns.end() ? none : row[static_cast<size_t>(found - columns.begin())];
  };
  if (auto* changes = std::get_if<std::vector<std::string>>(&at("changed")); changes != nullptr && changes->size() > 1)
    at("changed") = changes->front() + " and " + std::to_string(changes->size() - 1) + " more";
  if (auto* decided = std::get_if<std::string>(&at("verb")); decided != nullptr) {  // a decision that does not hold
    const bool *undone = std::get_if<bool>(&at("undone")), *bound = std::get_if<bool>(&at("bound"));
    if (undone != nullptr && *undone)
      decided->append(" (undone)");
    else if (bound != nullptr && !*bound)
      decided->append(" (of nothing here)");
  }
  const bool* unsaid = std::get_if<bool>(&at("denied"));
  if (auto* said = std::get_if<std::string>(&at("words")); said != nullptr && unsaid != nullptr && *unsaid)
    said->insert(0, "did not say: ");
  auto* fate = std::get_if<std::string>(&at("fate"));
  if (const auto* by = std::get_if<std::string>(&at("fate_by")); by != nullptr && fate != nullptr)
    fate->append(" ").append(by->substr(0, kShownId));
  const auto* outlets = std::get_if<std::vector<std::string>>(&at("outlets"));
  if (outlets == nullptr) return row;
  if (!outlets->empty()) at("source") = *outlets;
  if (at("stories") == Value(int64_t{1})) at("stories") = Value();
  if (at("dates") == at("date")) at("dates") = Value();
  return row;
}

// The rows of an answer; a table of theirs is for a person.
bool Take(const std::vector<Column>& columns, const Row& row, RowOutput* output) {
  return output->Put(columns, output->form() == AnswerForm::kTable ? Shown(columns, row) : row);
}

Result<LedgerFile> Opened(const std::string& path, LedgerFile::Access access) {
  Result<LedgerFile> file = LedgerFile::Open(path, access);
  if (file.ok()) file->SetStop(StopAsked);
  return file;
}

const std::vector<Column> kLogColumns = {
    {"at"},     {"verb"}, {"a", Show::kId},        {"a_name", Show::kLong}, {"b", Show::kId},
    {"b_name"}, {"text"}, {"undone", Show::kWide}, {"bound", Show::kWide},  {"id", Show::kId}};

Row RowOf(const Decision& d) {
  const auto text = [](const std::string& words) { return words.empty() ? Value() : Value(words); };
  return {text(d.at),     text(d.verb), text(d.a),       text(d.a_name), text(d.b),
          text(d.b_name), text(d.text), Value(d.undone), Value(d.bound), text(d.id)};
}

}  // namespace

int AskCommand(const AskArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  RowOutput answer(arguments.form, Pace::kBlocks);
  Question question = arguments.question;
  const bool table = answer.form() == AnswerForm::kTable, cut = table && !arguments.limited;
  if (cut) question.limit = kRowsOnTerminal + 1;
  bool more = false;
  const auto columns = file->Ask(question, [&](const std::vector<Column>& all, const Row& row) {
    more = cut && answer.count() == kRowsOnTerminal;
    return !more && Take(all, row, &answer);
  });
  if (!columns.ok()) return Refused(columns.error());
  const int code = answer.End(*columns);
  if (more) Say("there is more: --limit N for N rows, --limit 0 for all");
  if (answer.count() == 0 && table) Say("nothing in " + arguments.ledger_file + " answers this");
  return code;
}

int SqlCommand(const AskArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  RowOutput answer(arguments.form, Pace::kBlocks);
  const auto columns = file->Sql(
      arguments.words, [&](const std::vector<Column>& all, const Row& row) { return Take(all, row, &answer); });
  if (!columns.ok()) return Refused(columns.error());
  return answer.End(*columns);
}

int WhyCommand(const AskArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  const auto fields = file->Why(arguments.words);
  if (!fields.ok()) return Refused(fields.error());
  const bool to_terminal = isatty(STDOUT_FILENO) != 0;
  const bool table = arguments.form == AnswerForm::kTable || (arguments.form == AnswerForm::kUnasked && to_terminal);
  Output output = std::move(Output::Open("")).value();
  output.Write(table ? ToTable(*fields, TerminalOptions(to_terminal)) : ToJsonLine(*fields));
  if (output.failure().empty() || output.unread()) return 0;
  Say(output.failure());
  return kFailed;
}

int DecideCommand(const DecideArguments& arguments) {
  Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kChange);
  if (!file.ok()) return Refused(file.error());
  if (!file->Migrated().empty()) Say(file->Migrated());
  const Result<Decision> decision = file->Decide(arguments.verb, arguments.a, arguments.b, arguments.text);
  if (!decision.ok()) return Refused(decision.error());
  if (decision->stood) Say("stands already, since " + decision->at + "; nothing was written");
  RowOutput answer(arguments.form, Pace::kBlocks);
  Take(kLogColumns, RowOf(*decision), &answer);
  return answer.End(kLogColumns);
}

int LogCommand(const DecideArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  const auto log = file->Decisions();
  if (!log.ok()) return Refused(log.error());
  RowOutput answer(arguments.form, Pace::kBlocks);
  for (const Decision& decision : *log)
    if (!Take(kLogColumns, RowOf(decision), &answer)) break;
  return answer.End(kLogColumns);
}

}  // namespace dateline
