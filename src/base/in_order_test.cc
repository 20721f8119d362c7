// Many things worked on at once, handed on in their order.
#include "dateline/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

namespace dateline {
namespace {

struct Thing {
  int number = -1;
  int worked = 0;
  size_t bytes = 0;
};

// Numbers 0..count-1 through the line; what was given, in the order of giving.
struct Numbers {
  explicit Numbers(int n) : count(n) {}

  InOrderSteps<Thing> Steps() {
    InOrderSteps<Thing> steps;
    steps.take = [this](Thing* thing) {
      EXPECT_EQ(takers.fetch_add(1), 0);
      EXPECT_EQ(thing->number, -1);
      const bool more = next < count;
      if (more) thing->number = next++;
      --takers;
      return more;
    };
    steps.work = [](Thing* thing) {
      for (int spin = thing->number * 7919 % 97 * 100; spin > 0; --spin)
        std::atomic_signal_fence(std::memory_order_seq_cst);
      ++thing->worked;
    };
    steps.give = [this](Thing* thing) {
      EXPECT_EQ(givers.fetch_add(1), 0);
      EXPECT_EQ(thing->worked, 1);
      given.push_back(thing->number);
      --givers;
      return thing->number != stop_at;
    };
    return steps;
  }

  int count, next = 0, stop_at = -1;
  std::atomic<int> takers = 0, givers = 0;
  std::vector<int> given;
};

std::vector<int> UpTo(int n) {
  std::vector<int> all(static_cast<size_t>(n));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

TEST(InOrder, GivesEverythingOnceInTheOrderOfTaking) {
  for (const unsigned workers : {1u, 2u, 3u, 8u, 0u}) {
    for (const unsigned window : {0u, 1u, 2u, 64u}) {
      for (const int count : {0, 1, 2, 500}) {
        Numbers numbers(count);
        RunInOrder({.workers = workers, .window = window}, numbers.Steps());
        EXPECT_EQ(numbers.given, UpTo(count)) << workers << " workers, window " << window;
      }
    }
  }
}

TEST(InOrder, WorksInTheCallersThreadWhenThereIsOneWorker) {
  Numbers numbers(20);
  auto steps = numbers.Steps();
  const auto caller = std::this_thread::get_id();
  steps.work = [&](Thing* thing) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(thing->number, static_cast<int>(numbers.given.size()));  // each is given before the next is taken
    ++thing->worked;
  };
  RunInOrder({.workers = 1}, steps);
  EXPECT_EQ(numbers.given, UpTo(20));
}

TEST(InOrder, EndsSoonWhenNothingMoreIsWanted) {
  for (const unsigned workers : {1u, 2u, 5u}) {
    Numbers numbers(100000);
    numbers.stop_at = 10;
    RunInOrder({.workers = workers, .window = 4}, numbers.Steps());
    EXPECT_EQ(numbers.given, UpTo(11));
    EXPECT_LE(numbers.next, 11 + 4 * static_cast<int>(workers));
  }
}

// The first thing is worked on until all others that there is room for have been taken.
struct Stuck {
  explicit Stuck(int n, size_t weight) : numbers(n), bytes(weight) {}

  InOrderSteps<Thing> Steps(int room) {
    InOrderSteps<Thing> steps = numbers.Steps();
    steps.take = [this, take = steps.take](Thing* thing) {
      const bool more = take(thing);
      thing->bytes = bytes;
      const std::lock_guard lock(mutex);
      taken += more;
      full.notify_all();
      return more;
    };
    steps.work = [this, room](Thing* thing) {
      ++thing->worked;
      if (thing->number > 0) return;
      std::unique_lock lock(mutex);
      full.wait(lock, [&] { return taken == room; });
      full.wait_for(lock, std::chrono::milliseconds(20), [&] { return taken > room; });
      EXPECT_EQ(taken, room);
    };
    steps.weigh = [](const Thing& thing) { return thing.bytes; };
    return steps;
  }

  Numbers numbers;
  size_t bytes;
  std::mutex mutex;
  std::condition_variable full;
  int taken = 0;
};

TEST(InOrder, TakesNoMoreThanTheWindowAheadOfWhatIsGiven) {
  Stuck stuck(100, 0);
  RunInOrder({.workers = 3, .window = 4}, stuck.Steps(12));
  EXPECT_EQ(stuck.numbers.given, UpTo(100));
}

TEST(InOrder, TakesNoMoreWhileWhatItHoldsIsHeavy) {
  Stuck stuck(100, 30);
  RunInOrder({.workers = 3, .window = 4, .most_weight = 100}, stuck.Steps(4));
  EXPECT_EQ(stuck.numbers.given, UpTo(100));
}

TEST(InOrder, LetsAThingThroughThatIsHeavierThanAllRoom) {
  Numbers numbers(5);
  auto steps = numbers.Steps();
  steps.weigh = [](const Thing&) { return size_t{1000}; };
  RunInOrder({.workers = 2, .most_weight = 10}, steps);
  EXPECT_EQ(numbers.given, UpTo(5));
}

}  // namespace
}  // namespace dateline
