// Rows and error records as they are written, and the way through the files.
#include "row_output.h"

#include <unistd.h>

#include <utility>

#include "dateline/read_options.h"
#include "dateline/write.h"
#include "record_id.h"
#include "run.h"
#include "stories.h"
#include "terminal.h"

namespace dateline {

std::string OneLine(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, nlohmann::ordered_json::error_handler_t::replace);
}

Value TextOrNothing(std::string text) { return text.empty() ? Value() : Value(std::move(text)); }

Value PlainId(const std::string& json) {
  const auto id = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  return id.is_string() ? Value(id.get<std::string>()) : id.is_number() ? Value(json) : Value();
}

RowOutput::RowOutput(AnswerForm asked) : form_(asked), output_(std::move(Output::Open("")).value()) {
  if (form_ == AnswerForm::kUnasked) form_ = isatty(STDOUT_FILENO) != 0 ? AnswerForm::kTable : AnswerForm::kJson;
}

bool RowOutput::Put(const std::vector<Column>& columns, Row row) {
  if (form_ == AnswerForm::kCsv) return WriteHeader(columns) && output_.Write(ToCsvLine(columns, row));
  rows_.push_back(std::move(row));
  return true;
}

bool RowOutput::Fail(const std::string& place, const std::string& id, const Error& error) {
  failed_ = true;
  Say(place + ": " + error.message);
  if (form_ != AnswerForm::kJson) return true;
  const nlohmann::ordered_json message = {{"code", NameOf(error.code)}, {"message", error.message}};
  return output_.Write("{\"id\":" + id + ",\"error\":" + OneLine(message) + "}\n");
}

int RowOutput::End(const std::vector<Column>& columns) {
  if (form_ == AnswerForm::kTable && !rows_.empty())
    output_.Write(ToTable(columns, rows_, TerminalOptions(isatty(STDOUT_FILENO) != 0)));
  if (form_ == AnswerForm::kCsv) WriteHeader(columns);
  const bool lost = !output_.failure().empty() && !output_.unread();
  if (lost) Say(output_.failure());
  return failed_ || lost ? kFailed : 0;
}

bool RowOutput::WriteHeader(const std::vector<Column>& columns) {
  return std::exchange(headed_, true) || output_.Write(ToCsvHeader(columns));
}

void EachInput(const std::vector<std::string>& files, InputFormat format, const InputSteps& steps, RowOutput* output) {
  ReadArguments arguments;
  arguments.files = files;
  arguments.format = format;
  Stories stories(arguments);
  for (Story story; stories.Next(&story); story = {}) {
    if (story.kind == Story::Kind::kFileEnd) continue;
    const std::string& file = files[story.file];
    const bool record = story.kind == Story::Kind::kRecord;
    if (!record && !story.failure) {
      if (!steps.text(file, story.bytes)) return;
      continue;
    }
    const Result<bool> taken = story.failure ? Result<bool>(*story.failure) : steps.record(story.bytes);
    const std::string place = ShownName(file) + (record ? ":" + std::to_string(story.line) : "");
    if (taken.ok() ? !*taken : !output->Fail(place, record ? RecordId(story.bytes) : "null", taken.error())) return;
  }
}

bool IsDateAsked(const std::string& date) {
  if (date.empty() || IsPublication(date)) return true;
  Say("--date " + date + ": no day YYYY-MM-DD and no month YYYY-MM");
  return false;
}

}  // namespace dateline
