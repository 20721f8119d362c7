// Progress: one line on a terminal's standard error that tells how far a long run is.
#pragma once

#include <chrono>
#include <cstdint>

namespace dateline {

class Progress {
 public:
  // `bytes`: of all input; 0 when unknown, then nothing is foretold.
  Progress(bool shown, uint64_t bytes) : shown_(shown), bytes_(bytes) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more story is done, and the input read up to there. Shows something from the second second on.
  void Step(uint64_t read_to);

  // Takes the line away, so that something else can be written.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  const uint64_t bytes_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_ + std::chrono::seconds(2);  // nothing is shown before
  uint64_t stories_ = 0;
  bool on_screen_ = false;
};

}  // namespace dateline
