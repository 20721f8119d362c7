// A pipe to oneself: the only thing that a signal handler and poll(2) share.
#include "stop.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace dateline {
namespace {

std::atomic<int> came = 0;
std::atomic<int> to_self = -1;
int from_self = -1;

void OnSignal(int signal) {
  const int kept = errno;
  came.store(signal);
  [[maybe_unused]] const ssize_t written = ::write(to_self.load(), "", 1);
  errno = kept;
}

}  // namespace

void AskOnSignals() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;  // then the signals end the program as they do by themselves
  from_self = ends[0];
  to_self.store(ends[1]);
  struct sigaction action{};
  action.sa_handler = OnSignal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction before{};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);  // nohup and the like keep their say
  }
}

bool StopAsked() { return came.load() != 0; }

int StopFile() { return from_self; }

void EndBySignal() {
  const int signal = came.load();
  if (signal == 0) return;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace dateline
