// InOrder: works on many things at once and hands them on in the order in which they came.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace dateline {

struct InOrderOptions {
  unsigned workers = 1;                   // threads, the caller's own among them; 0 is one a core
  unsigned window = 64;                   // things a worker that are taken and not yet handed on, at most
  size_t most_weight = size_t{64} << 20;  // nothing more is taken while those weigh as much
};

// The steps of every thing. `take` fills the next one, false at the end; one call at a time. `work` is called for many
// things at a time, once for each. `give` hands on, one call at a time and in the order of `take`; false ends the run,
// and what was taken is dropped. `weigh` says how many bytes a thing holds, asked after `take` and after `work`; may
// stay empty. `take` and `give` may run at the same time, on any of the threads. None may throw.
template <class Thing>
struct InOrderSteps {
  std::function<bool(Thing*)> take;
  std::function<void(Thing*)> work;
  std::function<bool(Thing*)> give;
  std::function<size_t(const Thing&)> weigh;
};

// The same of things that lie in numbered slots of the caller's, 0 up to SlotsOf(options).
struct InOrderSlots {
  std::function<bool(size_t)> take;
  std::function<void(size_t)> work;
  std::function<bool(size_t)> give;
  std::function<size_t(size_t)> weigh;
};
size_t SlotsOf(const InOrderOptions& options);
void RunInOrder(const InOrderOptions& options, const InOrderSlots& steps);

// Returns when all is handed on, or the run was ended and no step runs any more. Whatever the number of workers, `give`
// gets the same things in the same order. With one worker no thread is started. Where the system gives fewer threads
// than were asked for, those work.
template <class Thing>
void RunInOrder(const InOrderOptions& options, const InOrderSteps<Thing>& steps) {
  std::vector<Thing> things(SlotsOf(options));
  InOrderSlots slots;
  slots.take = [&](size_t i) { return steps.take(&things[i]); };
  slots.work = [&](size_t i) { steps.work(&things[i]); };
  slots.give = [&](size_t i) {
    const bool more = steps.give(&things[i]);
    things[i] = Thing{};  // gives its memory back
    return more;
  };
  if (steps.weigh) slots.weigh = [&](size_t i) { return steps.weigh(things[i]); };
  RunInOrder(options, slots);
}

}  // namespace dateline
