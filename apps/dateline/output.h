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
  // An empty path is standard output. What goes to a file goes to "FILE.??????.partial" beside it, which takes the
  // file's place at Close, so that there is never half a file. A device, a pipe or /dev/stdout is written as it is.
  static Result<Output> Open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  // what was not closed goes again

  // Writes and flushes. After a failure it does nothing and fails again.
  bool Write(std::string_view text);
  // The file is on the disk under its name. Nothing happens to it when nothing was written: a run in which nothing
  // could be read destroys nothing.
  bool Close();
  // Instead of Close: leaves the file as it was and what was written where it lies, and says where; empty when there is
  // no such file.
  std::string Leave();
  // What failed: "cannot write to page.html: No space left on device".
  const std::string& failure() const { return failure_; }
  // Whether it failed because whoever read the pipe went away, as `head` does: nothing to complain of.
  bool unread() const { return unread_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  Output(std::FILE* file, std::string name) : file_(file), name_(std::move(name)) {}
  bool Fail();

  std::unique_ptr<std::FILE, Closer> file_;
  std::string name_, failure_;
  std::string partial_;           // the file that is written; empty when it is the one that was named
  std::filesystem::path target_;  // what it becomes
  bool started_ = false;          // written to
  bool unread_ = false;
};

// A folder that gets one page a story, named after the story.
class PageFolder {
 public:
  explicit PageFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // A path not handed out before; the folder is made when it is missing. Errors: kIo.
  Result<std::string> PathFor(std::string_view id);
  size_t pages() const { return taken_.size(); }

 private:
  std::filesystem::path folder_;
  std::set<std::string> taken_;
};

}  // namespace dateline
