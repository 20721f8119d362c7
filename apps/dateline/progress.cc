// The progress line, renewed five times a second at most.
#include "progress.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace dateline {
namespace {

std::string Left(double seconds) {
  const auto whole = static_cast<long>(std::min(seconds, 1e9)) + 1;
  if (whole < 100) return std::to_string(whole) + " s left";
  if (whole < 100 * 60) return std::to_string(whole / 60) + " min left";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min left";
}

}  // namespace

void Progress::Step(uint64_t read_to) {
  ++stories_;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < last_) return;
  last_ = now + std::chrono::milliseconds(200);
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::fprintf(stderr, "\r\033[K%llu stories, %.1f a second", static_cast<unsigned long long>(stories_),
               static_cast<double>(stories_) / seconds);
  if (bytes_ > 0 && read_to > 0) {
    const double share = std::min(1.0, static_cast<double>(read_to) / static_cast<double>(bytes_));
    std::fprintf(stderr, ", %.0f %%, %s", 100 * share, Left(seconds * (1 - share) / share).c_str());
  }
  std::fflush(stderr);
  on_screen_ = true;
}

void Progress::Clear() {
  if (on_screen_) std::fputs("\r\033[K", stderr);
  on_screen_ = false;
}

}  // namespace dateline
