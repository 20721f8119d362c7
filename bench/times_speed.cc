// times_speed: how fast times and quantities are found, for bench/times.py. JSON Lines {"text", "reference_date"} in;
// one object out: seconds of CPU of one thread for one reading of all texts by each finder and by both at once, the
// median of several.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dateline/quantities.h"
#include "dateline/times.h"

namespace {

double Seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double Median(std::vector<double> of) {
  const auto middle = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
  std::nth_element(of.begin(), middle, of.end());
  return *middle;
}

}  // namespace

int main() {
  constexpr int kRuns = 15;
  std::vector<std::pair<std::string, std::string>> texts;
  for (std::string line; std::getline(std::cin, line);) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("text")) continue;
    texts.emplace_back(in["text"].get<std::string>(), in.value("reference_date", std::string()).substr(0, 10));
  }
  std::vector<double> times, quantities, both;
  size_t found = 0;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = Seconds();
    for (const auto& [text, date] : texts) found += dateline::TimesIn(text, date).size();
    const double middle = Seconds();
    for (const auto& [text, date] : texts) found += dateline::QuantitiesIn(text).size();
    times.push_back(middle - begin);
    const double end = Seconds();
    for (const auto& [text, date] : texts) found += dateline::TimesAndQuantitiesIn(text, date).times.size();
    quantities.push_back(end - middle);
    both.push_back(Seconds() - end);
  }
  std::cout << nlohmann::json{{"times", Median(times)},
                              {"quantities", Median(quantities)},
                              {"both", Median(both)},
                              {"spans", found / kRuns}}
            << '\n';
}
