// quantity_dump: the quantities that the exact rules find, for bench/quantities.py. JSON Lines {"id","text"} in,
// {"id","quantities":[{"span":[begin,end],"low","high","value","qualifier","unit"}..]} out, offsets in code points.
// With --time one object instead: the seconds of CPU time that words, times and quantities take, of all texts.
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "quantities/quantities.h"
#include "times/times.h"

namespace {

double Seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Clock {
  double segment = 0, times = 0, quantities = 0;

  void Take(const std::string& text) {
    const double begin = Seconds();
    const dateline::Segments segments = dateline::Segment(text);
    const double cut = Seconds();
    const auto found = dateline::FindTimes(text, segments, {});
    const double timed = Seconds();
    dateline::FindQuantities(text, segments, found, {.alone = true, .durations = true});
    segment += cut - begin;
    times += timed - cut;
    quantities += Seconds() - timed;
  }
};

}  // namespace

int main(int argc, char** argv) {
  using nlohmann::json;
  const bool timed = argc > 1 && std::string(argv[1]) == "--time";
  Clock clock;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("id") || !in.contains("text") || !in["text"].is_string()) {
      std::cerr << "quantity_dump: a line is not {\"id\", \"text\"}\n";
      return 2;
    }
    const std::string text = in["text"];
    if (timed) {
      clock.Take(text);
      continue;
    }
    const dateline::Segments segments = dateline::Segment(text);
    const dateline::CodePointIndex index(text);
    const auto number = [](const std::optional<double>& value) { return value ? json(*value) : json(nullptr); };
    json out = {{"id", in["id"]}, {"quantities", json::array()}};
    for (const dateline::Quantity& q : dateline::FindQuantities(text, segments)) {
      const uint32_t begin = segments.words[q.first_word].span.begin, end = segments.words[q.end_word - 1].span.end;
      out["quantities"].push_back({{"span", json::array({index.At(begin), index.At(end)})},
                                   {"low", number(q.low)},
                                   {"high", number(q.high)},
                                   {"value", number(q.value)},
                                   {"qualifier", q.qualifier},
                                   {"unit", q.unit}});
    }
    std::cout << out.dump() << '\n';
  }
  if (timed)
    std::cout << json{{"segment", clock.segment}, {"times", clock.times}, {"quantities", clock.quantities}} << '\n';
}
