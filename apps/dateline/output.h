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
  // An empty path is standard output. What stands in the file is kept until the first Write, and a file that is new and
  // never written to goes again at Close: a run in which nothing could be read destroys nothing.
  static Result<Output> Open(const std::string& path);

  // Writes and flushes. After a failure it does nothing and fails again.
  bool Write(std::string_view text);
  bool Close();
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
  Output(std::FILE* file, std::string name, bool fresh) : file_(file), name_(std::move(name)), fresh_(fresh) {}
  bool Fail();

  std::unique_ptr<std::FILE, Closer> file_;
  std::string name_, failure_;
  bool fresh_ = false;    // made by Open
  bool started_ = false;  // written to
  bool unread_ = false;
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
