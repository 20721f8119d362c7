// Writing, with every failure kept and told.
#include "output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace dateline {

Result<Output> Output::Open(const std::string& path) {
  if (path.empty()) return Output(stdout, "standard output", false);
  std::error_code error;
  const bool fresh = !std::filesystem::exists(path, error);
  std::FILE* file = std::fopen(path.c_str(), "abe");
  if (!file) return Error{ErrorCode::kIo, "cannot write to " + path + ": " + std::strerror(errno)};
  return Output(file, path, fresh);
}

bool Output::Fail() {
  if (failure_.empty()) unread_ = errno == EPIPE;
  if (failure_.empty()) failure_ = "cannot write to " + name_ + ": " + std::strerror(errno);
  return false;
}

bool Output::Write(std::string_view text) {
  if (!failure_.empty()) return false;
  struct stat status{};
  const bool regular = file_.get() != stdout && fstat(fileno(file_.get()), &status) == 0 && S_ISREG(status.st_mode);
  if (!started_ && regular && ftruncate(fileno(file_.get()), 0) != 0) return Fail();
  started_ = true;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) return Fail();
  return std::fflush(file_.get()) == 0 || Fail();
}

bool Output::Close() {
  if (!failure_.empty() || !file_) return failure_.empty();
  std::FILE* file = file_.release();
  const bool closed = file == stdout ? std::fflush(file) == 0 : std::fclose(file) == 0;
  std::error_code error;
  if (fresh_ && !started_) std::filesystem::remove(name_, error);
  return closed || Fail();
}

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
