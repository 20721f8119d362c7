// quantity_dump: the quantities that the exact rules find, for bench/quantities.py. JSON Lines {"id","text"} in,
// {"id","quantities":[{"span":[begin,end],"low","high","value","qualifier","unit"}..]} out, offsets in code points.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "quantities/quantities.h"

int main() {
  using nlohmann::json;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("id") || !in.contains("text") || !in["text"].is_string()) {
      std::cerr << "quantity_dump: a line is not {\"id\", \"text\"}\n";
      return 2;
    }
    const std::string text = in["text"];
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
}
