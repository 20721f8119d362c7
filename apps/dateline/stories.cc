// Opening the files in turn, and telling stories from records.
#include "stories.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "stop.h"

namespace dateline {
namespace {

// The name without the ending that compression gave it.
std::string_view UnpackedName(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst"})
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

bool IsBlank(std::string_view record) { return record.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

std::string ShownName(const std::string& path) { return path == "-" ? "standard input" : path; }

std::string NamedId(const std::string& path) {
  return path == "-" ? "stdin" : std::filesystem::path(UnpackedName(path)).stem().string();
}

bool EndsIn(const std::string& path, std::initializer_list<std::string_view> endings) {
  const std::string_view name = UnpackedName(path);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool HoldsRecords(const std::string& path, InputFormat asked) {
  if (asked != InputFormat::kAuto) return asked != InputFormat::kText;
  return EndsIn(path, {".json", ".jsonl", ".ndjson"});
}

uint64_t Stories::SizeOf(const std::vector<std::string>& files) {
  uint64_t size = 0;
  for (const std::string& file : files) {
    struct stat status{};
    if (file == "-" || ::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    size += static_cast<uint64_t>(status.st_size);
  }
  return size;
}

bool Stories::Next(Story* story) {
  while (!StopAsked()) {
    if (records_ && NextRecord(story)) return !StopAsked();
    if (records_) {
      story->kind = Story::Kind::kFileEnd;
      story->file = next_file_ - 1;
      story->read_to = read_before_ += records_->read();
      records_.reset();
      return true;
    }
    if (next_file_ == arguments_.files.size()) return false;
    OpenNext(story);
    if (!records_) return !StopAsked();
  }
  return false;
}

// Opens the next file; one that holds no records is read whole into the story.
void Stories::OpenNext(Story* story) {
  const std::string& path = arguments_.files[next_file_];
  story->kind = Story::Kind::kText;
  story->file = next_file_++;
  Result<Input> opened = Input::Open(path);
  if (!opened.ok()) {
    story->failure = opened.error();
    return;
  }
  Input input = std::move(opened).value();
  const InputFormat asked = arguments_.format;
  const Input::Look look = asked == InputFormat::kAuto ? input.LooksLike() : Input::Look::kText;
  if (look != Input::Look::kText || HoldsRecords(path, asked)) {
    const bool by_name = asked == InputFormat::kJsonl || (asked == InputFormat::kAuto && !EndsIn(path, {".json"}));
    in_lines_ = look == Input::Look::kText ? by_name : look == Input::Look::kLines;
    record_ = 0;
    records_ = std::make_unique<Input>(std::move(input));
    return;
  }
  Result<std::string> bytes = input.ReadAll();
  story->read_to = read_before_ += input.read();
  if (bytes.ok())
    story->bytes = std::move(bytes).value();
  else
    story->failure = bytes.error();
}

Result<bool> Stories::NextPiece(Input::Line* line) {
  if (records_->LooksLikeUtf16()) {
    line->number = 1;
    return Error{ErrorCode::kFormat, "records in UTF-16; convert them to UTF-8 with iconv -f UTF-16 -t UTF-8"};
  }
  return in_lines_ ? records_->NextLine(line) : records_->NextValue(line);
}

// The next record that is not blank; false at the end of the file. An error in reading ends the file, after a record
// that says so.
bool Stories::NextRecord(Story* story) {
  Input::Line line;
  for (;;) {
    const Result<bool> more = failed_ ? Result<bool>(false) : NextPiece(&line);
    failed_ = !more.ok();
    if (more.ok() && !more.value()) return false;
    story->kind = Story::Kind::kRecord;
    story->file = next_file_ - 1;
    story->line = line.number;
    story->record = in_lines_ ? 0 : ++record_;
    story->read_to = read_before_ + records_->read();
    if (failed_) {
      story->failure = more.error();
      return true;
    }
    if (line.too_long) {
      story->failure = Error{ErrorCode::kLimit, "a record longer than 64 MiB"};
      return true;
    }
    const bool marked = in_lines_ && line.number == 1 && line.text.starts_with("\xEF\xBB\xBF");
    if (marked) line.text.erase(0, 3);
    if (IsBlank(line.text)) continue;
    story->offset = line.offset + (marked ? 3 : 0);
    story->bytes = std::move(line.text);
    return true;
  }
}

}  // namespace dateline
