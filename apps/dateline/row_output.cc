// Rows and error records as they are written, and the way through the files.
#include "row_output.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "dateline/plain_text.h"
#include "dateline/read_options.h"
#include "dateline/write.h"
#include "record_id.h"
#include "run.h"
#include "stop.h"
#include "stories.h"
#include "terminal.h"

namespace dateline {
namespace {

constexpr uint64_t kMostRowsOfTable = 100000;
constexpr size_t kBlock = size_t{1} << 16;

constexpr std::string_view kEndings[] = {".txt", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".list", ".gz", ".zst"};
constexpr std::string_view kRoots[] = {"/", "./", "../", "~/"};

}  // namespace

std::string OneLine(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, nlohmann::ordered_json::error_handler_t::replace);
}

Value TextOrNothing(std::string text) { return text.empty() ? Value() : Value(std::move(text)); }

Value PlainId(const std::string& json) {
  const auto id = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  return id.is_string() ? Value(id.get<std::string>()) : id.is_number() ? Value(json) : Value();
}

RowOutput::RowOutput(AnswerForm asked, Pace pace)
    : form_(asked), pace_(pace), output_(std::move(Output::Open("")).value()) {
  if (form_ == AnswerForm::kUnasked) form_ = isatty(STDOUT_FILENO) != 0 ? AnswerForm::kTable : AnswerForm::kJson;
}

bool RowOutput::WriteLine(std::string_view line) {
  waiting_.append(line);
  return (pace_ == Pace::kBlocks && waiting_.size() < kBlock) || Flush();
}

bool RowOutput::Flush() {
  const bool written = waiting_.empty() || output_.Write(waiting_);
  waiting_.clear();
  return written && !StopAsked();
}

bool RowOutput::Put(const std::vector<Column>& columns, Row row) {
  ++count_;
  if (form_ == AnswerForm::kCsv) return WriteHeader(columns) && WriteLine(ToCsvLine(columns, row));
  if (form_ == AnswerForm::kJson) return WriteLine(ToJsonLine(columns, row));
  rows_.push_back(std::move(row));
  return rows_.size() < kMostRowsOfTable && !StopAsked();
}

bool RowOutput::Fail(const std::string& place, const std::string& id, const Error& error) {
  failed_ = true;
  Say(place + ": " + error.message);
  if (form_ != AnswerForm::kJson) return true;
  const nlohmann::ordered_json message = {{"code", NameOf(error.code)}, {"message", error.message}};
  return WriteLine("{\"id\":" + id + ",\"error\":" + OneLine(message) + "}\n");
}

int RowOutput::End(const std::vector<Column>& columns) {
  if (form_ == AnswerForm::kTable && !rows_.empty())
    WriteLine(ToTable(columns, rows_, TerminalOptions(isatty(STDOUT_FILENO) != 0)));
  if (form_ == AnswerForm::kCsv) WriteHeader(columns);
  Flush();
  const bool lost = !output_.failure().empty() && !output_.unread();
  if (lost) Say(output_.failure());
  return failed_ || lost ? kFailed : 0;
}

bool RowOutput::WriteHeader(const std::vector<Column>& columns) {
  return std::exchange(headed_, true) || WriteLine(ToCsvHeader(columns));
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
      const Result<std::string> text = PlainTextOf(story.bytes);
      if (text.ok() ? !steps.text(file, *text) : !output->Fail(ShownName(file), "null", text.error())) return;
      continue;
    }
    const Result<bool> taken = story.failure ? Result<bool>(*story.failure) : steps.record(Utf8Of(story.bytes));
    const std::string place = ShownName(file) + (record ? ":" + std::to_string(story.line) : "");
    if (taken.ok() ? !*taken : !output->Fail(place, record ? RecordId(story.bytes) : "null", taken.error())) return;
  }
}

bool MeansFile(const std::string& given, InputFormat format) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(given, error);
  if (format != InputFormat::kAuto || given == "-" || (fs::exists(status) && !fs::is_directory(status))) return true;
  const auto ends = [&](std::string_view ending) { return given.size() > ending.size() && given.ends_with(ending); };
  if (std::any_of(std::begin(kEndings), std::end(kEndings), ends)) return true;
  const auto begins = [&](std::string_view root) { return given.starts_with(root); };
  if (std::any_of(std::begin(kRoots), std::end(kRoots), begins)) return true;
  const fs::path folder = fs::path(given).parent_path();
  return !folder.empty() && fs::is_directory(folder, error);
}

bool IsDateAsked(const std::string& date) {
  if (date.empty() || IsPublication(date)) return true;
  Say("--date " + date + ": no day YYYY-MM-DD and no month YYYY-MM");
  return false;
}

}  // namespace dateline
