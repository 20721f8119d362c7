// Output: standard output or a file, where every write that fails is noticed.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline {

class Output {
 public:
  static Result<Output> Open(const std::string& path);  // empty: standard output

  // Writes and flushes. After a failure it does nothing and fails again.
  bool Write(std::string_view text);
  bool Close();
  // What failed: "cannot write to page.html: No space left on device".
  const std::string& failure() const { return failure_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  explicit Output(std::FILE* file, std::string name) : file_(file), name_(std::move(name)) {}
  bool Fail();

  std::unique_ptr<std::FILE, Closer> file_;
  std::string name_, failure_;
};

// A folder that gets one page a story, named after the story.
class PageFolder {
 public:
  explicit PageFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // A path not handed out before; the folder is made when it is missing. Errors: kIo.
  Result<std::string> PathFor(std::string_view id);

 private:
  std::filesystem::path folder_;
  std::set<std::string> taken_;
};

}  // namespace dateline
