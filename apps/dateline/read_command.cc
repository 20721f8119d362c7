// dateline read: opens what is named, hands each story to the engine, writes its ledger.
#include "read_command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

#include "dateline/engine.h"
#include "dateline/write.h"
#include "input.h"
#include "model_path.h"
#include "output.h"
#include "record_id.h"

namespace dateline {
namespace {

constexpr int kFailed = 1, kUsage = 2;

void Say(const std::string& message) { std::fprintf(stderr, "dateline: %s\n", message.c_str()); }

std::string Shown(const std::string& path) { return path == "-" ? "standard input" : path; }

std::string IdOf(const std::string& path) {
  return path == "-" ? "stdin" : std::filesystem::path(path).stem().string();
}

bool EndsIn(const std::string& path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

bool IsDate(std::string_view text) {
  if (text.size() != 10) return false;
  int parts[3] = {0, 0, 0};
  for (size_t i = 0, part = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return false;
      ++part;
    } else if (text[i] < '0' || text[i] > '9') {
      return false;
    } else {
      parts[part] = parts[part] * 10 + (text[i] - '0');
    }
  }
  const auto [year, month, day] = parts;
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= days[month - 1];
}

TableOptions TerminalOptions(bool to_terminal) {
  TableOptions options;
  winsize size{};
  const char* columns = std::getenv("COLUMNS");
  if (to_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = size.ws_col;
  else if (columns && std::atoi(columns) > 0)
    options.width = std::atoi(columns);
  options.width = std::clamp(options.width, 40, 160);
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  options.colour = to_terminal && !(no_colour && *no_colour) && terminal && std::string_view(terminal) != "dumb";
  return options;
}

bool IsFolderName(const std::string& path) {
  std::error_code error;
  return path.ends_with('/') || std::filesystem::is_directory(path, error);
}

// Says what is wrong with the arguments, or nothing.
std::optional<std::string> Fault(const ReadArguments& arguments) {
  if (!arguments.published.empty() && !IsDate(arguments.published))
    return "--published " + arguments.published + ": no date of the form YYYY-MM-DD";
  if (!arguments.title.empty() && arguments.files.size() > 1)
    return "--title names one story, but there are several files";
  if (arguments.form != OutputForm::kHtml && IsFolderName(arguments.output))
    return "-o " + arguments.output + ": a folder; only --html writes one file a story";
  std::error_code error;
  for (const std::string& file : arguments.files)
    if (file != "-" && !arguments.output.empty() && std::filesystem::equivalent(file, arguments.output, error))
      return "-o " + arguments.output + ": would overwrite the story it is read from";
  return std::nullopt;
}

// One run over all files. Its parts return false when the run has to end: nothing more can be written.
class Run {
 public:
  Run(const ReadArguments& arguments, const Engine& engine)
      : arguments_(arguments), engine_(engine), pages_(arguments.output) {
    const bool to_terminal = arguments.output.empty() && isatty(STDOUT_FILENO);
    form_ = arguments.form;
    if (form_ == OutputForm::kUnasked && EndsIn(arguments.output, {".html", ".htm"})) form_ = OutputForm::kHtml;
    if (form_ == OutputForm::kUnasked) form_ = to_terminal ? OutputForm::kTable : OutputForm::kJson;
    table_ = TerminalOptions(to_terminal);
    options_.published = arguments.published;
    options_.title = arguments.title;
    options_.fold_white_space = arguments.fold_space;
  }

  int ExitCode() {
    folder_ =
        form_ == OutputForm::kHtml && !arguments_.output.empty() &&
        (arguments_.files.size() > 1 || HoldsRecords(arguments_.files.front()) || IsFolderName(arguments_.output));
    if (form_ == OutputForm::kHtml && !folder_ && arguments_.files.size() > 1) return NeedsFolder();
    if (!folder_) {
      Result<Output> output = Output::Open(arguments_.output);
      if (!output.ok()) {
        Say(output.error().message);
        return kFailed;
      }
      output_.emplace(std::move(output).value());
    }
    for (const std::string& file : arguments_.files)
      if (!ReadFile(file)) return exit_;
    if (output_ && !output_->Close()) return Fail(output_->failure());
    return exit_;
  }

 private:
  int Fail(const std::string& message) {
    Say(message);
    exit_ = std::max(exit_, kFailed);
    return exit_;
  }

  int NeedsFolder() {
    Say("--html writes one page a story: name a folder for them by -o");
    return exit_ = kUsage;
  }

  bool HoldsRecords(const std::string& path) const {
    if (arguments_.format != InputFormat::kAuto) return arguments_.format == InputFormat::kJsonl;
    return EndsIn(path, {".jsonl", ".ndjson"});
  }

  bool ReadFile(const std::string& path) {
    Result<Input> opened = Input::Open(path);
    if (!opened.ok()) {
      Fail(Shown(path) + ": " + opened.error().message);
      return true;
    }
    Input input = std::move(opened).value();
    const bool sniffed = path == "-" && arguments_.format == InputFormat::kAuto && input.LooksLikeRecords();
    return HoldsRecords(path) || sniffed ? ReadRecords(&input, path) : ReadStory(&input, path);
  }

  bool ReadStory(Input* input, const std::string& path) {
    const Result<std::string> bytes = input->ReadAll();
    if (!bytes.ok()) {
      Fail(Shown(path) + ": " + bytes.error().message);
      return true;
    }
    ReadOptions options = options_;
    options.id = IdOf(path);
    const Result<Ledger> ledger = engine_.Read(bytes.value(), options);
    if (ledger.ok()) return Deliver(ledger.value());
    Fail(Shown(path) + ": " + ledger.error().message);
    return true;
  }

  bool ReadRecords(Input* input, const std::string& path) {
    if (form_ == OutputForm::kHtml && !folder_) {
      NeedsFolder();
      return false;
    }
    uint64_t broken = 0, stories = 0;
    for (Input::Line line;;) {
      const Result<bool> more = input->NextLine(&line);
      if (!more.ok()) {
        Fail(Shown(path) + ":" + std::to_string(line.number) + ": " + more.error().message);
        break;
      }
      if (!more.value()) break;
      std::string_view record = line.text;
      if (line.number == 1 && record.starts_with("\xEF\xBB\xBF")) record.remove_prefix(3);
      if (!line.too_long && record.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      ++stories;
      const uint64_t offset = line.offset + (line.text.size() - record.size());
      Result<Ledger> ledger = line.too_long ? Result<Ledger>(Error{ErrorCode::kLimit, "a line longer than 64 MiB"})
                                            : engine_.ReadRecord(record, offset, options_);
      if (!ledger.ok()) {
        ++broken;
        if (!DeliverError(path, line.number, record, ledger.error())) return false;
        continue;
      }
      if (ledger->id.empty()) ledger->id = IdOf(path) + "-" + std::to_string(line.number);
      if (!Deliver(ledger.value())) return false;
    }
    if (broken > 0 && form_ == OutputForm::kJson)
      Say(Shown(path) + ": " + std::to_string(broken) + " of " + std::to_string(stories) +
          " records could not be read");
    return true;
  }

  bool Deliver(const Ledger& ledger) {
    for (const Notice& notice : ledger.notices)
      if (notice.code == NoticeCode::kLongDocument)
        Say(ledger.id + ": read up to byte " + std::to_string(notice.span.begin) +
            " of its text, the rest is too long");
    switch (form_) {
      case OutputForm::kHtml:
        return folder_ ? DeliverPage(ledger) : Write(ToHtml(ledger));
      case OutputForm::kTable: {
        const bool first = !std::exchange(begun_, true);
        return Write((first ? "" : "\n\n") + ToTable(ledger, table_));
      }
      default:
        return Write(ToJson(ledger) + "\n");
    }
  }

  bool DeliverPage(const Ledger& ledger) {
    const Result<std::string> path = pages_.PathFor(ledger.id);
    Result<Output> page = path.ok() ? Output::Open(path.value()) : Result<Output>(path.error());
    if (!page.ok()) {
      Fail(page.error().message);
      return false;
    }
    if (page->Write(ToHtml(ledger)) && page->Close()) return true;
    Fail(page->failure());
    return false;
  }

  // In JSON Lines the error takes the story's place, so that no story vanishes.
  bool DeliverError(const std::string& path, uint64_t line, std::string_view record, const Error& error) {
    exit_ = std::max(exit_, kFailed);
    if (form_ != OutputForm::kJson) {
      Say(Shown(path) + ":" + std::to_string(line) + ": " + error.message);
      return true;
    }
    std::string out = "{\"id\":" + RecordId(record) + ",\"error\":{\"code\":";
    AppendJsonString(NameOf(error.code), &out);
    out.append(",\"message\":");
    AppendJsonString(error.message, &out);
    out.append(",\"file\":");
    AppendJsonString(path, &out);
    out.append(",\"line\":").append(std::to_string(line)).append("}}\n");
    return Write(out);
  }

  bool Write(const std::string& text) {
    if (!output_) return false;
    if (output_->Write(text)) return true;
    Fail(output_->failure());
    return false;
  }

  const ReadArguments& arguments_;
  const Engine& engine_;
  OutputForm form_ = OutputForm::kJson;
  TableOptions table_;
  ReadOptions options_;
  PageFolder pages_;
  bool folder_ = false;  // one page a story
  bool begun_ = false;
  std::optional<Output> output_;
  int exit_ = 0;
};

}  // namespace

int ReadCommand(const ReadArguments& arguments) {
  if (const std::optional<std::string> fault = Fault(arguments)) {
    Say(*fault);
    return kUsage;
  }
  const Result<std::filesystem::path> model = ModelPath(arguments.model);
  if (!model.ok()) {
    Say(model.error().message);
    return kUsage;
  }
  const Result<Engine> engine = Engine::Open(model.value());
  if (!engine.ok()) {
    Say(engine.error().message);
    return kUsage;
  }
  return Run(arguments, engine.value()).ExitCode();
}

}  // namespace dateline
