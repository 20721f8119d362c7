// Run: all stories of one command, read by some workers and written in their order.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "dateline/engine.h"
#include "dateline/write.h"
#include "output.h"
#include "progress.h"
#include "read_command.h"
#include "stories.h"

namespace dateline {

inline constexpr int kFailed = 1, kUsage = 2;  // exit codes

// To standard error.
void Say(const std::string& message);
// Says it; the exit code for it.
int Refused(const Error& error);

bool IsFolderName(const std::string& path);

class Run {
 public:
  Run(const ReadArguments& arguments, const Engine& engine);
  int ExitCode();

 private:
  // The worker's part: reads the story and renders it. Thread-safe for different stories.
  void Read(Story* story) const;
  void Render(const Ledger& ledger, Story* story) const;
  std::string ErrorRecord(const Story& story, const Error& failure) const;

  // The rest goes one story at a time, in input order; false when the run has to end: nothing more can be written.
  bool Deliver(const Story& story);
  bool DeliverFailure(const Story& story);
  bool DeliverFileEnd(const Story& story);
  bool DeliverPage(const Story& story);
  bool Write(const std::string& text);
  bool ReadAll();
  void Tell(const std::string& message);  // says it beside the progress line
  int Fail(const std::string& message);
  int NeedsFolder();
  std::string Ending() const;
  int Interrupted();
  std::string Place(const Story& story) const;  // "file.jsonl:7"

  const ReadArguments& arguments_;
  const Engine& engine_;
  OutputForm form_ = OutputForm::kJson;
  TableOptions table_;
  ReadOptions options_;
  PageFolder pages_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<Progress> progress_;
  bool folder_ = false;  // one page a story
  bool begun_ = false;   // a table or a calendar was written
  uint64_t stories_ = 0;
  uint64_t records_ = 0, broken_ = 0;  // of the file of records that is being delivered
  int exit_ = 0;
};

}  // namespace dateline
