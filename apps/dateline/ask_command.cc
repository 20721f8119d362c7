// Answers: a table on a terminal, JSON Lines in a pipe.
#include "ask_command.h"

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "dateline/answer.h"
#include "output.h"
#include "run.h"
#include "stop.h"
#include "terminal.h"

namespace dateline {
namespace {

constexpr uint64_t kRowsOnTerminal = 40;  // unless asked otherwise
constexpr uint64_t kMostRowsOfTable = 100000;

// For a table: what was not said does not read as if it were.
Row Shown(const std::vector<Column>& columns, Row row) {
  const auto at = [&](std::string_view name) {
    return std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; }) -
           columns.begin();
  };
  if (const auto changed = static_cast<size_t>(at("changed")); changed < row.size())
    if (auto* changes = std::get_if<std::vector<std::string>>(&row[changed]); changes != nullptr && changes->size() > 1)
      row[changed] = changes->front() + " and " + std::to_string(changes->size() - 1) + " more";
  const auto denied = static_cast<size_t>(at("denied")), words = static_cast<size_t>(at("words"));
  if (denied >= row.size() || words >= row.size()) return row;
  const bool* unsaid = std::get_if<bool>(&row[denied]);
  if (auto* said = std::get_if<std::string>(&row[words]); said != nullptr && unsaid != nullptr && *unsaid)
    said->insert(0, "did not say: ");
  return row;
}

// Writes rows in the form asked for. A table waits for its last row.
class Answer {
 public:
  explicit Answer(AnswerForm asked) : to_terminal_(isatty(STDOUT_FILENO) != 0), form_(asked) {
    if (form_ == AnswerForm::kUnasked) form_ = to_terminal_ ? AnswerForm::kTable : AnswerForm::kJson;
  }

  bool table() const { return form_ == AnswerForm::kTable; }
  uint64_t rows() const { return count_; }

  bool Take(const std::vector<Column>& columns, const Row& row) {
    ++count_;
    if (table()) {
      rows_.push_back(Shown(columns, row));
      return rows_.size() < kMostRowsOfTable && !StopAsked();
    }
    if (form_ == AnswerForm::kJson) return Write(ToJsonLine(columns, row));
    if (count_ == 1 && !Write(ToCsvHeader(columns))) return false;
    return Write(ToCsvLine(columns, row));
  }

  // The exit code. `columns` are those of an answer without rows too.
  int End(const std::vector<Column>& columns) {
    if (table()) Write(ToTable(columns, rows_, TerminalOptions(to_terminal_)));
    if (form_ == AnswerForm::kCsv && count_ == 0) Write(ToCsvHeader(columns));
    Flush();
    if (output_.failure().empty() || output_.unread()) return 0;
    Say(output_.failure());
    return kFailed;
  }

 private:
  // In blocks: a line is short.
  bool Write(std::string_view text) {
    waiting_.append(text);
    return waiting_.size() < (size_t{1} << 16) || Flush();
  }
  bool Flush() {
    const bool written = waiting_.empty() || output_.Write(waiting_);
    waiting_.clear();
    return written && !StopAsked();
  }

  bool to_terminal_;
  AnswerForm form_;
  Output output_ = std::move(Output::Open("")).value();
  std::string waiting_;
  std::vector<Row> rows_;
  uint64_t count_ = 0;
};

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
  Answer answer(arguments.form);
  Question question = arguments.question;
  const bool cut = answer.table() && !arguments.limited;
  if (cut) question.limit = kRowsOnTerminal + 1;
  bool more = false;
  const auto columns = file->Ask(question, [&](const std::vector<Column>& all, const Row& row) {
    more = cut && answer.rows() == kRowsOnTerminal;
    return !more && answer.Take(all, row);
  });
  if (!columns.ok()) return Refused(columns.error());
  const int code = answer.End(*columns);
  if (more) Say("there is more: --limit N for N rows, --limit 0 for all");
  if (answer.rows() == 0 && answer.table()) Say("nothing in " + arguments.ledger_file + " answers this");
  return code;
}

int SqlCommand(const AskArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  Answer answer(arguments.form);
  const auto columns =
      file->Sql(arguments.words, [&](const std::vector<Column>& all, const Row& row) { return answer.Take(all, row); });
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
  Answer answer(arguments.form);
  answer.Take(kLogColumns, RowOf(*decision));
  return answer.End(kLogColumns);
}

int LogCommand(const DecideArguments& arguments) {
  const Result<LedgerFile> file = Opened(arguments.ledger_file, LedgerFile::Access::kRead);
  if (!file.ok()) return Refused(file.error());
  const auto log = file->Decisions();
  if (!log.ok()) return Refused(log.error());
  Answer answer(arguments.form);
  for (const Decision& decision : *log)
    if (!answer.Take(kLogColumns, RowOf(decision))) break;
  return answer.End(kLogColumns);
}

}  // namespace dateline
