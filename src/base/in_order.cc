// RunInOrder: workers that take, work and give by turns; nobody waits but for room.
#include "dateline/in_order.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <thread>

namespace dateline {
namespace {

unsigned WorkersOf(const InOrderOptions& options) {
  return options.workers > 0 ? options.workers : std::max(1u, std::thread::hardware_concurrency());
}

// Things are numbered as they are taken; number n lies in slot n % slots. The lock is held for moments only, three
// times a thing, and never during a step.
class Line {
 public:
  Line(const InOrderOptions& options, const InOrderSlots& steps)
      : steps_(steps), most_weight_(options.most_weight), slots_(SlotsOf(options)) {}

  void Work() {
    for (size_t slot = 0; Take(&slot);) {
      steps_.work(slot);
      Give(slot);
    }
  }

 private:
  struct Slot {
    size_t weight = 0;
    bool worked = false;
  };
  using Lock = std::unique_lock<std::mutex>;

  bool HasRoom() const { return taken_ == given_ || (taken_ - given_ < slots_.size() && weight_ < most_weight_); }

  // Waits for room; false when there is nothing more to do.
  bool Take(size_t* slot) {
    Lock lock(mutex_);
    room_.wait(lock, [this] { return ended_ || (!taking_ && HasRoom()); });
    if (ended_) return false;
    taking_ = true;
    *slot = taken_ % slots_.size();
    lock.unlock();
    const bool got = steps_.take(*slot);
    const size_t weight = got ? Weigh(*slot) : 0;
    lock.lock();
    taking_ = false;
    if (!got) return End();
    ++taken_;
    SetWeight(*slot, weight);
    room_.notify_one();
    return true;
  }

  // Hands on what is next and worked; one worker does so for all.
  void Give(size_t slot) {
    const size_t weight = Weigh(slot);
    Lock lock(mutex_);
    slots_[slot].worked = true;
    SetWeight(slot, weight);
    if (giving_) return;
    giving_ = true;
    while (given_ < taken_ && !stopped_) {
      const size_t next = given_ % slots_.size();
      if (!slots_[next].worked) break;
      lock.unlock();
      const bool more = steps_.give(next);
      lock.lock();
      slots_[next].worked = false;
      SetWeight(next, 0);
      ++given_;
      if (!more) stopped_ = !End();
      room_.notify_one();
    }
    giving_ = false;
  }

  bool End() {
    ended_ = true;
    room_.notify_all();
    return false;
  }

  size_t Weigh(size_t slot) const { return steps_.weigh ? steps_.weigh(slot) : 0; }
  void SetWeight(size_t slot, size_t weight) {
    weight_ += weight - slots_[slot].weight;
    slots_[slot].weight = weight;
  }

  const InOrderSlots& steps_;
  const size_t most_weight_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::vector<Slot> slots_;
  uint64_t taken_ = 0, given_ = 0;
  size_t weight_ = 0;  // of all slots
  bool taking_ = false, giving_ = false;
  bool ended_ = false;    // nothing more is taken
  bool stopped_ = false;  // nothing more is given
};

}  // namespace

size_t SlotsOf(const InOrderOptions& options) { return size_t{WorkersOf(options)} * std::max(1u, options.window); }

void RunInOrder(const InOrderOptions& options, const InOrderSlots& steps) {
  Line line(options, steps);
  std::vector<std::thread> threads;
  try {
    for (unsigned i = 1; i < WorkersOf(options); ++i) threads.emplace_back([&line] { line.Work(); });
  } catch (const std::system_error&) {  // NOLINT(bugprone-empty-catch): the threads that there are do the work
  }
  line.Work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace dateline
