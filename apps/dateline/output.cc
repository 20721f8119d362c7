// Writing, with every failure kept and told.
#include "output.h"

#include <cerrno>
#include <cstring>
#include <system_error>

namespace dateline {

Result<Output> Output::Open(const std::string& path) {
  if (path.empty()) return Output(stdout, "standard output");
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  if (!file) return Error{ErrorCode::kIo, "cannot write to " + path + ": " + std::strerror(errno)};
  return Output(file, path);
}

bool Output::Fail() {
  if (failure_.empty()) failure_ = "cannot write to " + name_ + ": " + std::strerror(errno);
  return false;
}

bool Output::Write(std::string_view text) {
  if (!failure_.empty()) return false;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) return Fail();
  return std::fflush(file_.get()) == 0 || Fail();
}

bool Output::Close() {
  if (!failure_.empty() || !file_) return failure_.empty();
  std::FILE* file = file_.release();
  const bool closed = file == stdout ? std::fflush(file) == 0 : std::fclose(file) == 0;
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
