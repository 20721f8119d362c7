// Stories become ledgers on many threads and rows on one at a time; what was committed is not read again.
#include "add_command.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "dateline/engine.h"
#include "dateline/in_order.h"
#include "dateline/ledger_file.h"
#include "dateline/parse.h"
#include "dateline/read_options.h"
#include "model_path.h"
#include "progress.h"
#include "record_id.h"
#include "run.h"
#include "stop.h"
#include "stories.h"

namespace dateline {
namespace {

// A transaction writes each page that it touches once, so long ones write less; a run that is killed loses the last
// one. They grow from the shortest wait to the longest, or until so much is waiting.
constexpr auto kFirstWait = std::chrono::milliseconds(250), kLongestWait = std::chrono::milliseconds(5000);
constexpr size_t kMostWaiting = size_t{256} << 20;  // bytes of ledgers
constexpr size_t kLedgerShare = 12;                 // bytes of a ledger for one of its story, about

// Whether it was read without its date, or not to its end.
bool IsHarmed(const Ledger& ledger) {
  return std::any_of(ledger.notices.begin(), ledger.notices.end(), [](const Notice& notice) {
    return notice.code == NoticeCode::kBadDate || notice.code == NoticeCode::kLongDocument;
  });
}

// FNV-1a of 64 bits: only to know a record again.
uint64_t Mix(uint64_t hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3;
  return hash ^ (hash >> 32);
}

struct Item {
  Story story;
  uint64_t record = 0;  // under which it is known
  bool seen = false;    // and needs no reading
  std::unique_ptr<Ledger> ledger;
  size_t weight = 0;
};

class Adder {
 public:
  // `file`: none where there is no such file yet; it is made for the first story that could be read.
  Adder(const AddArguments& arguments, const Engine* engine, std::optional<LedgerFile> file)
      : arguments_(arguments), engine_(engine), file_(std::move(file)), stories_(arguments.read) {
    const bool watched = isatty(STDERR_FILENO);
    progress_ = std::make_unique<Progress>(watched, watched ? Stories::SizeOf(arguments.read.files) : 0);
    options_.published = arguments.read.published;
    options_.title = arguments.read.title;
    options_.fold_white_space = arguments.read.fold_space;
  }

  int ExitCode() {
    InOrderSteps<Item> steps;
    steps.take = [this](Item* item) { return Take(item); };
    steps.work = [this](Item* item) { Read(item); };
    steps.give = [this](Item* item) { return Give(item); };
    steps.weigh = [](const Item& item) { return item.story.bytes.size() + item.weight; };
    RunInOrder({.workers = arguments_.read.workers}, steps);
    if (!fatal_) Commit();
    progress_->Clear();
    if (!fatal_) Say(Summary());
    if (mistaken_) return kUsage;
    return failed_ > 0 || fatal_ ? kFailed : 0;
  }

 private:
  bool Take(Item* item) {
    if (fatal_ || !stories_.Next(&item->story)) return false;
    const Story& story = item->story;
    if (story.kind == Story::Kind::kFileEnd || story.failure) return true;
    item->record = RecordHash(story);
    if (arguments_.reread) return true;
    const std::lock_guard lock(mutex_);
    if (!file_) return true;
    const Result<bool> seen = file_->WasSeen(item->record);
    if (!seen.ok()) return !Fatal(seen.error());
    item->seen = *seen;
    return true;
  }

  // What makes the same ledger: the bytes, where they stand, and what is known beside them.
  uint64_t RecordHash(const Story& story) const {
    uint64_t hash = Mix(0xCBF29CE484222325, arguments_.ledgers ? "ledger" : "story");
    const bool named = story.kind == Story::Kind::kText;
    const std::string& path = arguments_.read.files[story.file];
    for (const std::string& part :
         {std::to_string(story.offset), named ? NamedId(path) : std::string(), options_.published, options_.title,
          std::string(options_.fold_white_space ? "fold" : "")})
      hash = Mix(hash, part + "\n");
    hash = Mix(hash, story.bytes);
    return hash == 0 ? 1 : hash;
  }

  void Read(Item* item) const {
    Story& story = item->story;
    if (story.kind == Story::Kind::kFileEnd || story.failure || item->seen) return;
    Result<Ledger> ledger = Made(story);
    if (ledger.ok()) {
      if (ledger->id.empty())
        ledger->id =
            NamedId(arguments_.read.files[story.file]) + "-" + std::to_string(story.record ? story.record : story.line);
      item->weight = kLedgerShare * (story.bytes.size() + 1000);
      item->ledger = std::make_unique<Ledger>(std::move(ledger).value());
      std::string().swap(story.bytes);
    } else {
      story.failure = ledger.error();
    }
  }

  Result<Ledger> Made(const Story& story) const {
    if (arguments_.ledgers) return LedgerFromJson(story.bytes);
    if (story.kind == Story::Kind::kRecord && IsLedgerRecord(story.bytes))
      return Error{ErrorCode::kUsage, "a ledger in exchange form, not a story: add such files with --ledgers"};
    if (story.kind == Story::Kind::kRecord) return engine_->ReadRecord(story.bytes, story.offset, options_);
    ReadOptions options = options_;
    options.id = NamedId(arguments_.read.files[story.file]);
    return engine_->Read(story.bytes, options);
  }

  bool Give(Item* item) {
    const std::lock_guard lock(mutex_);
    if (fatal_) return false;
    Story& story = item->story;
    if (story.kind == Story::Kind::kFileEnd) return true;
    progress_->Step(story.read_to);
    if (story.failure && story.failure->code == ErrorCode::kUsage) return !Mistaken(story);
    if (story.failure) return Refuse(story);
    if (item->seen) {
      ++known_;
      return true;
    }
    const std::string& path = arguments_.read.files[story.file];
    if (!file_ && !MakeFile()) return false;
    const Result<Added> added = file_->Add(
        *item->ledger, {.file = path == "-" ? "" : path, .record = item->record, .replace = arguments_.reread});
    if (!added.ok()) return !Fatal(added.error());
    if (*added != Added::kKept && IsHarmed(*item->ledger)) ++harmed_;
    ++(*added == Added::kNew ? new_ : *added == Added::kReplaced ? replaced_ : known_);
    waiting_ += item->weight;
    const auto now = std::chrono::steady_clock::now();
    if (waiting_ < kMostWaiting && now - committed_ < wait_) return true;
    wait_ = std::min(2 * wait_, kLongestWait);
    return Commit();
  }

  bool Commit() {
    if (!file_) return true;
    const Result<bool> committed = file_->Commit();
    if (!committed.ok()) return !Fatal(committed.error());
    waiting_ = 0;
    committed_ = std::chrono::steady_clock::now();
    return true;
  }

  // An error record for a program, on standard error: nothing else is written.
  bool Refuse(const Story& story) {
    ++failed_;
    const Error failure = story.failure.value_or(Error{});
    std::string line = "{\"id\":" + (story.bytes.empty() ? "null" : RecordId(story.bytes)) + ",\"error\":{\"code\":";
    AppendJsonString(NameOf(failure.code), &line);
    line.append(",\"message\":");
    AppendJsonString(failure.message, &line);
    line.append(",\"file\":");
    AppendJsonString(ShownName(arguments_.read.files[story.file]), &line);
    line.append(",\"line\":").append(std::to_string(story.line)).append("}}");
    progress_->Clear();
    std::fprintf(stderr, "%s\n", line.c_str());
    return true;
  }

  bool MakeFile() {
    Result<LedgerFile> made = LedgerFile::Open(arguments_.ledger_file, LedgerFile::Access::kWrite);
    if (!made.ok()) {
      mistaken_ = true;
      return !Fatal(made.error());
    }
    file_ = std::move(made).value();
    return true;
  }

  // The files are not what the command line says. Always true.
  bool Mistaken(const Story& story) {
    mistaken_ = true;
    return Fatal({ErrorCode::kUsage, ShownName(arguments_.read.files[story.file]) + ":" + std::to_string(story.line) +
                                         ": " + story.failure.value_or(Error{}).message});
  }

  // Always true.
  bool Fatal(const Error& error) {
    progress_->Clear();
    if (!fatal_) Say(error.message);
    return fatal_ = true;
  }

  std::string Summary() const {
    std::string out = StopAsked() ? "interrupted; what was read is in the file, " : "";
    out.append(std::to_string(new_)).append(" added");
    if (replaced_ > 0) out.append(", ").append(std::to_string(replaced_)).append(" replaced");
    if (known_ > 0) out.append(", ").append(std::to_string(known_)).append(" there already");
    if (harmed_ > 0)
      out.append(", ").append(std::to_string(harmed_)).append(" of them undated or cut (see their notices)");
    if (failed_ > 0) out.append(", ").append(std::to_string(failed_)).append(" could not be read");
    if (!file_) return out.append("; ").append(arguments_.ledger_file).append(" was not made");
    const Result<uint64_t> count = file_->StoryCount();
    if (count.ok()) out.append("; ").append(arguments_.ledger_file).append(" holds ").append(std::to_string(*count));
    return out.append(count.ok() && *count == 1 ? " story" : " stories");
  }

  const AddArguments& arguments_;
  const Engine* engine_;  // null for ledgers
  std::optional<LedgerFile> file_;
  Stories stories_;
  ReadOptions options_;
  std::unique_ptr<Progress> progress_;
  std::mutex mutex_;  // of the file and what follows
  std::atomic<bool> fatal_ = false;
  bool mistaken_ = false;  // the command line, not the stories
  uint64_t new_ = 0, replaced_ = 0, known_ = 0, failed_ = 0, harmed_ = 0;
  size_t waiting_ = 0;  // not yet committed
  std::chrono::milliseconds wait_ = kFirstWait;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

std::optional<std::string> Fault(const AddArguments& arguments) {
  const ReadArguments& read = arguments.read;
  if (!read.published.empty() && !IsPublication(read.published))
    return "--published " + read.published + ": no day YYYY-MM-DD and no month YYYY-MM";
  if (!read.title.empty() && read.files.size() > 1) return "--title names one story, but there are several files";
  std::error_code error;
  for (const std::string& file : read.files)
    if (file != "-" && std::filesystem::equivalent(file, arguments.ledger_file, error))
      return file + " is the ledger file itself";
  return std::nullopt;
}

bool CanMake(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0;
}

int Refused(const std::string& message) {
  Say(message);
  return kUsage;
}

}  // namespace

int AddCommand(const AddArguments& arguments) {
  if (const std::optional<std::string> fault = Fault(arguments)) return Refused(*fault);
  std::optional<Engine> engine;
  if (!arguments.ledgers) {
    const ReadArguments& read = arguments.read;
    const Result<std::filesystem::path> model = ModelPath(read.model);
    if (!model.ok()) return Refused(model.error().message);
    Result<Engine> opened =
        Engine::Open(model.value(), {.precision = read.precision, .isa = read.isa, .gazetteer = GazetteerIfAny()});
    if (!opened.ok()) return Refused(opened.error().message);
    engine.emplace(std::move(opened).value());
  }
  std::optional<LedgerFile> file;
  std::error_code error;
  if (std::filesystem::exists(arguments.ledger_file, error)) {
    Result<LedgerFile> opened = LedgerFile::Open(arguments.ledger_file, LedgerFile::Access::kWrite);
    if (!opened.ok()) return Refused(opened.error().message);
    file = std::move(opened).value();
    if (!file->Migrated().empty()) Say(file->Migrated());
  } else if (!CanMake(arguments.ledger_file)) {
    return Refused(arguments.ledger_file + ": cannot be made there");
  }
  return Adder(arguments, engine ? &*engine : nullptr, std::move(file)).ExitCode();
}

int MigrateCommand(const std::string& ledger_file) {
  const Result<LedgerFile> file = LedgerFile::Open(ledger_file, LedgerFile::Access::kChange);
  if (!file.ok()) return Refused(file.error());
  Say(file->Migrated().empty() ? ledger_file + ": of this dateline's schema already" : file->Migrated());
  return 0;
}

int MergeCommand(const MergeArguments& arguments) {
  for (const std::string& other : arguments.others)  // before a file is made for nothing
    if (const Result<LedgerFile> sound = LedgerFile::Open(other, LedgerFile::Access::kRead); !sound.ok())
      return Refused(sound.error());
  Result<LedgerFile> file = LedgerFile::Open(arguments.ledger_file, LedgerFile::Access::kWrite);
  if (!file.ok()) return Refused(file.error().message);
  if (!file->Migrated().empty()) Say(file->Migrated());
  file->SetStop(StopAsked);
  for (const std::string& other : arguments.others) {
    std::error_code error;
    if (std::filesystem::equivalent(other, arguments.ledger_file, error))
      return Refused(other + " is the ledger file itself");
    const Result<LedgerFile::Merged> added = file->Merge(other);
    if (!added.ok()) {
      Say(added.error().message);
      return kFailed;
    }
    const auto [stories, decisions] = *added;
    Say(other + ": " + std::to_string(stories) + (stories == 1 ? " story" : " stories") + " added or replaced, " +
        std::to_string(decisions) + (decisions == 1 ? " decision" : " decisions") + " added");
  }
  return 0;
}

}  // namespace dateline
