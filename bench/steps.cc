// steps MODEL PRECISION ISA < texts.jsonl: CPU time and allocations of each step of the flow, as JSON lines.
//
// Reads JSON Lines with "text", once to warm up and twice to measure (the faster counts), in one thread. A line a step:
// {"what":"step","step":"encode","seconds":..,"allocations":..}; then
// {"what":"whole","engine":..,"words":..,"texts":..}. A word is what stands between white space. `operator new` and
// `malloc` through it are counted, nothing else.
#include <ctime>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "dateline/write.h"
#include "engine/watched_engine.h"

namespace {

uint64_t allocations = 0;

}  // namespace

void* operator new(size_t size) {
  ++allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, size_t) noexcept { std::free(p); }

namespace {

using dateline::Step;

constexpr size_t kSteps = dateline::kStepNames.size() + 1;  // and writing JSON

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Round {
  std::array<double, kSteps> seconds{};
  std::array<uint64_t, kSteps> allocations{};
  size_t written = 0;  // bytes of JSON
  double Whole() const {
    double sum = 0;
    for (const double s : seconds) sum += s;
    return sum;
  }
};

Round Measure(const dateline::Engine& engine, const std::vector<std::string>& texts) {
  Round round;
  double last = 0;
  uint64_t before = 0;
  const auto ended = [&](size_t step) {
    const double now = CpuSeconds();
    round.seconds[step] += now - last;
    round.allocations[step] += allocations - before;
    last = CpuSeconds();
    before = allocations;
  };
  for (const std::string& text : texts) {
    last = CpuSeconds();
    before = allocations;
    const auto ledger =
        dateline::WatchedEngine::Read(engine, text, {}, [&](Step step) { ended(static_cast<size_t>(step)); });
    if (!ledger.ok()) continue;
    last = CpuSeconds();
    before = allocations;
    round.written += dateline::ToJson(*ledger).size();
    ended(kSteps - 1);
  }
  return round;
}

template <class Value, size_t n>
Value Named(const char* given, const std::array<const char*, n>& names) {
  for (size_t i = 0; i < n; ++i)
    if (std::string(given) == names[i]) return static_cast<Value>(i);
  std::fprintf(stderr, "steps: no such choice: %s\n", given);
  std::exit(2);
}

void Print(const Round& best, const std::string& engine, size_t words, size_t texts) {
  for (size_t i = 0; i < kSteps; ++i)
    std::printf("{\"what\":\"step\",\"step\":\"%s\",\"seconds\":%.6f,\"allocations\":%llu}\n",
                i + 1 < kSteps ? dateline::kStepNames[i] : "json", best.seconds[i],
                static_cast<unsigned long long>(best.allocations[i]));
  std::printf("{\"what\":\"whole\",\"engine\":\"%s\",\"words\":%zu,\"texts\":%zu,\"seconds\":%.6f}\n", engine.c_str(),
              words, texts, best.Whole());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("steps MODEL PRECISION ISA < texts.jsonl\n", stderr);
    return 2;
  }
  dateline::EngineOptions options;
  options.precision = Named<dateline::Precision>(argv[2], std::array{"auto", "f32", "bf16", "int8"});
  options.isa = Named<dateline::Isa>(argv[3], std::array{"auto", "scalar", "avx2", "avx512"});
  const auto engine = dateline::Engine::Open(argv[1], options);
  if (!engine.ok()) {
    std::fprintf(stderr, "steps: %s\n", engine.error().message.c_str());
    return engine.error().code == dateline::ErrorCode::kUsage ? 3 : 2;
  }
  std::vector<std::string> texts;
  size_t words = 0;
  for (std::string line, word; std::getline(std::cin, line);) {
    texts.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
    for (std::istringstream in(texts.back()); in >> word;) ++words;
  }
  const std::string warm = texts.empty() ? "" : *std::max_element(texts.begin(), texts.end(), [](auto& a, auto& b) {
    return a.size() < b.size();
  });
  Measure(*engine, {warm});
  Round best = Measure(*engine, texts);
  const Round again = Measure(*engine, texts);
  if (again.Whole() < best.Whole()) best = again;
  Print(best, engine->Description(), words, texts.size());
  return 0;
}
