// The run: where stories become ledgers on many threads and lines on one.
#include "run.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "dateline/coding.h"
#include "dateline/in_order.h"
#include "record_id.h"
#include "stop.h"
#include "terminal.h"

namespace dateline {
namespace {

OutputForm FormOf(const ReadArguments& arguments, bool to_terminal) {
  if (arguments.form != OutputForm::kUnasked) return arguments.form;
  if (EndsIn(arguments.output, {".html", ".htm"})) return OutputForm::kHtml;
  if (EndsIn(arguments.output, {".ics"})) return OutputForm::kCalendar;
  return to_terminal ? OutputForm::kTable : OutputForm::kJson;
}

// Whether each line is a JSON object.
bool InJsonLines(OutputForm form) {
  return form == OutputForm::kJson || form == OutputForm::kPlover || form == OutputForm::kCameo;
}

// What the signs of the tables above it mean, and what made them.
std::string Footer(const std::string& description, const TableOptions& table) {
  constexpr int kLegendWidth = 64;
  std::string out = table.colour ? "\x1b[2m" : "";
  out.append("│ quoted · ╎ partly quoted · ┊ reported")
      .append(table.width < kLegendWidth ? "\n" : " · ")
      .append("3× mentions · ? unsure\nread by ")
      .append(description);
  return out.append(table.colour ? "\x1b[0m\n" : "\n");
}

std::string CountOf(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

}  // namespace

void Say(const std::string& message) { std::fprintf(stderr, "dateline: %s\n", message.c_str()); }

int Refused(const Error& error) {
  Say(error.message);
  return error.code == ErrorCode::kUsage ? kUsage : kFailed;
}

bool IsFolderName(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || std::filesystem::is_directory(path, error);
}

Run::Run(const ReadArguments& arguments, const Engine& engine)
    : arguments_(arguments), engine_(engine), pages_(arguments.output) {
  const bool to_terminal = arguments.output.empty() && isatty(STDOUT_FILENO);
  form_ = FormOf(arguments, to_terminal);
  table_ = TerminalOptions(to_terminal);
  options_.published = arguments.published;
  options_.title = arguments.title;
  options_.fold_white_space = arguments.fold_space;
  const bool watched = isatty(STDERR_FILENO) && !to_terminal;  // a table scrolls by: that is progress enough
  progress_ = std::make_unique<Progress>(watched, watched ? Stories::SizeOf(arguments.files) : 0);
}

int Run::ExitCode() {
  const std::vector<std::string>& files = arguments_.files;
  folder_ = form_ == OutputForm::kHtml && !arguments_.output.empty() &&
            (files.size() > 1 || HoldsRecords(files.front(), arguments_.format) || IsFolderName(arguments_.output));
  if (form_ == OutputForm::kHtml && !folder_ && files.size() > 1) return NeedsFolder();
  if (!folder_) {
    Result<Output> output = Output::Open(arguments_.output);
    if (!output.ok()) return Fail(output.error().message);
    output_ = std::make_unique<Output>(std::move(output).value());
  }
  const bool whole = ReadAll();
  progress_->Clear();
  if (folder_ && pages_.pages() > 0)
    Say("wrote " + CountOf(pages_.pages(), "page", "pages") + ", one a story, into the folder " + arguments_.output);
  if (StopAsked()) return Interrupted();
  if (!whole) return exit_;
  if (begun_ && !Write(Ending())) return exit_;
  if (output_ && !output_->Close()) return Fail(output_->failure());
  return exit_;
}

// What stands below all stories.
std::string Run::Ending() const {
  return form_ == OutputForm::kCalendar ? CalendarEnd() : "\n" + Footer(engine_.Description(), table_);
}

int Run::Interrupted() {
  if (begun_ && form_ == OutputForm::kCalendar) Write(Ending());
  const std::string left = output_ ? output_->Leave() : "";
  const std::string count = CountOf(stories_, "story", "stories");
  if (left.empty())
    Say("interrupted; what was read is written, " + count);
  else
    Say("interrupted; " + arguments_.output + " is as it was, what was read is in " + left + ", " + count);
  return exit_;
}

bool Run::ReadAll() {
  Stories stories(arguments_);
  bool whole = true;
  InOrderSteps<Story> steps;
  steps.take = [&](Story* story) { return stories.Next(story); };
  steps.work = [this](Story* story) { Read(story); };
  steps.give = [&](Story* story) { return whole = Deliver(*story); };
  steps.weigh = [](const Story& story) { return story.bytes.size() + story.out.size(); };
  RunInOrder({.workers = arguments_.workers}, steps);
  return whole;
}

void Run::Read(Story* story) const {
  if (story->kind == Story::Kind::kFileEnd) return;
  const bool record = story->kind == Story::Kind::kRecord;
  if (record && form_ == OutputForm::kHtml && !folder_) return;  // is told when it is delivered
  if (!story->failure) {
    ReadOptions options = options_;
    const std::string& path = arguments_.files[story->file];
    if (!record) options.id = NamedId(path);
    Result<Ledger> ledger =
        record ? engine_.ReadRecord(story->bytes, story->offset, options) : engine_.Read(story->bytes, options);
    if (ledger.ok()) {
      if (ledger->id.empty())
        ledger->id = NamedId(path) + "-" + std::to_string(story->record ? story->record : story->line);
      Render(*ledger, story);
    } else {
      story->failure = ledger.error();
    }
  }
  if (record && story->failure && InJsonLines(form_)) story->out = ErrorRecord(*story, *story->failure);
  std::string().swap(story->bytes);
}

void Run::Render(const Ledger& ledger, Story* story) const {
  story->id = ledger.id;
  for (const Notice& notice : ledger.notices)
    if (notice.code == NoticeCode::kLongDocument) story->cut = notice.span.begin;
  if (form_ == OutputForm::kHtml)
    story->out = ToHtml(ledger);
  else if (form_ == OutputForm::kTable)
    story->out = ToTable(ledger, table_);
  else if (form_ == OutputForm::kPlover)
    story->out = ToPloverJson(ledger);
  else if (form_ == OutputForm::kCameo)
    story->out = ToCameoJson(ledger);
  else if (form_ == OutputForm::kCalendar)
    story->out = ToCalendarEvents(ledger);
  else
    story->out = ToJson(ledger) + "\n";
}

// In JSON Lines the error takes the record's place, so that no story vanishes.
std::string Run::ErrorRecord(const Story& story, const Error& failure) const {
  std::string out = "{\"id\":" + RecordId(story.bytes) + ",\"error\":{\"code\":";
  AppendJsonString(NameOf(failure.code), &out);
  out.append(",\"message\":");
  AppendJsonString(failure.message, &out);
  out.append(",\"file\":");
  AppendJsonString(arguments_.files[story.file], &out);
  out.append(",\"line\":").append(std::to_string(story.line));
  if (story.record) out.append(",\"record\":").append(std::to_string(story.record));
  return out.append("}}\n");
}

bool Run::Deliver(const Story& story) {
  if (story.kind == Story::Kind::kFileEnd) return DeliverFileEnd(story);
  const bool record = story.kind == Story::Kind::kRecord;
  if (record && form_ == OutputForm::kHtml && !folder_) {
    NeedsFolder();
    return false;
  }
  ++stories_;
  records_ += record;
  broken_ += record && story.failure;
  progress_->Step(story.read_to);
  if (story.failure) return DeliverFailure(story);
  if (story.cut)
    Tell(story.id + ": read up to byte " + std::to_string(*story.cut) + " of its text, the rest is too long");
  if (folder_) return DeliverPage(story);
  if (form_ != OutputForm::kTable && form_ != OutputForm::kCalendar) return Write(story.out);
  const bool first = !std::exchange(begun_, true);
  if (form_ == OutputForm::kCalendar) return Write(first ? CalendarBegin() + story.out : story.out);
  return Write(first ? story.out : "\n\n" + story.out);
}

bool Run::DeliverFailure(const Story& story) {
  exit_ = std::max(exit_, kFailed);
  if (!story.out.empty()) return Write(story.out);
  if (story.failure) Tell(Place(story) + ": " + story.failure->message);
  return true;
}

bool Run::DeliverFileEnd(const Story& story) {
  const uint64_t records = std::exchange(records_, 0), broken = std::exchange(broken_, 0);
  if (broken > 0 && InJsonLines(form_))
    Tell(ShownName(arguments_.files[story.file]) + ": " + std::to_string(broken) + " of " + std::to_string(records) +
         " records could not be read");
  return true;
}

bool Run::DeliverPage(const Story& story) {
  const Result<std::string> path = pages_.PathFor(story.id);
  Result<Output> page = path.ok() ? Output::Open(path.value()) : Result<Output>(path.error());
  if (!page.ok()) {
    Fail(page.error().message);
    return false;
  }
  if (page->Write(story.out) && page->Close()) return true;
  Fail(page->failure());
  return false;
}

bool Run::Write(const std::string& text) {
  if (!output_) return false;
  if (output_->Write(text)) return true;
  if (!output_->unread()) Fail(output_->failure());
  return false;
}

std::string Run::Place(const Story& story) const {
  std::string name = ShownName(arguments_.files[story.file]);
  if (story.kind != Story::Kind::kRecord) return name;
  const std::string place = name + ":" + std::to_string(story.line);
  return story.record ? place + ", record " + std::to_string(story.record) : place;
}

void Run::Tell(const std::string& message) {
  progress_->Clear();
  Say(message);
}

int Run::Fail(const std::string& message) {
  Tell(message);
  exit_ = std::max(exit_, kFailed);
  return exit_;
}

int Run::NeedsFolder() {
  Tell("--html writes one page a story: name a folder for them by -o FOLDER/");
  return exit_ = kUsage;
}

}  // namespace dateline
