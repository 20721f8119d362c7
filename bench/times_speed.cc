// times_speed: how fast times are found, for bench/times.py. JSON Lines {"text", "reference_date"} in; prints seconds
// of CPU for one reading of all texts, the median of several.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dateline/times.h"

int main() {
  constexpr int kRuns = 7;
  std::vector<std::pair<std::string, std::string>> texts;
  for (std::string line; std::getline(std::cin, line);) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("text")) continue;
    texts.emplace_back(in["text"].get<std::string>(), in.value("reference_date", std::string()).substr(0, 10));
  }
  std::vector<double> seconds;
  size_t found = 0;
  for (int run = 0; run < kRuns; ++run) {
    const std::clock_t begin = std::clock();
    for (const auto& [text, date] : texts) found += dateline::TimesIn(text, date).size();
    seconds.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::nth_element(seconds.begin(), seconds.begin() + kRuns / 2, seconds.end());
  std::cout << seconds[kRuns / 2] << ' ' << found / kRuns << '\n';
}
