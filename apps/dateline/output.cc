// Writing, with every failure kept and told.
#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

namespace dateline {
namespace {

constexpr std::string_view kEnding = ".partial";

// What the system calls files, but which stand for what was opened elsewhere.
bool IsOpenElsewhere(std::string_view path) {
  return path.starts_with("/dev/std") || path.starts_with("/dev/fd/") || path.starts_with("/proc/");
}

Error CannotWrite(const std::string& path) {
  return {ErrorCode::kIo, "cannot write to " + path + ": " + std::strerror(errno)};
}

// The rights that a new file gets.
mode_t FreshMode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// A ledger file holds what cannot be read again: decisions. No output takes its place.
bool IsDatabase(const std::string& path) {
  constexpr std::string_view kHeader = "SQLite format 3";
  std::array<char, kHeader.size()> head{};
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), head.size()) && std::string_view(head.data(), head.size()) == kHeader;
}

// So that a crash of the machine after the renaming does not undo it. Not every file system can.
void SyncFolder(const std::filesystem::path& folder) {
  const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

Result<Output> Output::Open(const std::string& path) {
  if (path.empty()) return Output(stdout, "standard output");
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (IsOpenElsewhere(path) || (there && !S_ISREG(status.st_mode))) {
    std::FILE* file = std::fopen(path.c_str(), "abe");
    if (!file) return CannotWrite(path);
    return Output(file, path);
  }
  if (there && ::access(path.c_str(), W_OK) != 0) return CannotWrite(path);
  if (there && IsDatabase(path)) return Error{ErrorCode::kUsage, "-o " + path + ": would overwrite a ledger file"};
  std::error_code error;
  std::filesystem::path target = there ? std::filesystem::canonical(path, error) : std::filesystem::path(path);
  if (error) return Error{ErrorCode::kIo, "cannot write to " + path + ": " + error.message()};
  std::string partial = target.string() + ".XXXXXX" + std::string(kEnding);
  const int made = ::mkostemps(partial.data(), static_cast<int>(kEnding.size()), O_CLOEXEC);
  if (made < 0) return CannotWrite(path);
  std::FILE* file = ::fchmod(made, there ? status.st_mode & 07777 : FreshMode()) == 0 ? ::fdopen(made, "wb") : nullptr;
  if (!file) {
    const Error failed = CannotWrite(path);
    ::close(made);
    ::unlink(partial.c_str());
    return failed;
  }
  Output output(file, path);
  output.partial_ = std::move(partial);
  output.target_ = std::move(target);
  return output;
}

Output::Output(Output&& other) noexcept
    : file_(std::move(other.file_)),
      name_(std::move(other.name_)),
      failure_(std::move(other.failure_)),
      partial_(std::exchange(other.partial_, {})),
      target_(std::move(other.target_)),
      started_(other.started_),
      unread_(other.unread_) {}

Output::~Output() {
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

bool Output::Fail() {
  if (failure_.empty()) unread_ = errno == EPIPE;
  if (failure_.empty()) failure_ = "cannot write to " + name_ + ": " + std::strerror(errno);
  return false;
}

bool Output::Write(std::string_view text) {
  if (!failure_.empty()) return false;
  started_ = true;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) return Fail();
  return std::fflush(file_.get()) == 0 || Fail();
}

bool Output::Close() {
  if (!failure_.empty() || !file_) return failure_.empty();
  std::FILE* file = file_.release();
  if (partial_.empty()) return (file == stdout ? std::fflush(file) : std::fclose(file)) == 0 || Fail();
  const bool synced = !started_ || (std::fflush(file) == 0 && ::fsync(fileno(file)) == 0) || Fail();
  if (std::fclose(file) != 0) Fail();
  if (!synced || !failure_.empty()) return false;
  if (!started_) return true;
  if (std::rename(partial_.c_str(), target_.c_str()) != 0) return Fail();
  partial_.clear();
  SyncFolder(target_.parent_path());
  return true;
}

std::string Output::Leave() { return started_ && failure_.empty() ? std::exchange(partial_, {}) : std::string(); }

Result<std::string> PageFolder::PathFor(std::string_view id) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return Error{ErrorCode::kIo, "cannot make the folder " + folder_.string() + ": " + error.message()};
  std::string name;
  for (char c : id.substr(0, 120)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || (c == '.' && !name.empty());
    name.push_back(plain ? c : '_');
  }
  if (name.empty()) name = "story";
  std::string unique = name;
  for (int i = 2; !taken_.insert(unique).second; ++i) unique = name + "-" + std::to_string(i);
  return (folder_ / (unique + ".html")).string();
}

}  // namespace dateline
