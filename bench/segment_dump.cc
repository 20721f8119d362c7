// segment_dump: the sentences and words of texts, for bench/boundaries.py. JSON Lines {"id","text"} in,
// {"id","sentences":[[begin,end]..],"words":[[begin,end]..]} out, offsets in code points.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "segment/segments.h"

int main() {
  using nlohmann::json;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("id") || !in.contains("text") || !in["text"].is_string()) {
      std::cerr << "segment_dump: a line is not {\"id\", \"text\"}\n";
      return 2;
    }
    const std::string text = in["text"];
    const dateline::Segments segments = dateline::Segment(text);
    const dateline::CodePointIndex index(text);
    const auto pair = [&](dateline::Span s) { return json::array({index.At(s.begin), index.At(s.end)}); };
    json out = {
        {"id", in["id"]}, {"sentences", json::array()}, {"words", json::array()}, {"paragraphs", json::array()}};
    for (const auto& p : segments.paragraphs) out["paragraphs"].push_back(pair(p.span));
    for (const auto& s : segments.sentences) out["sentences"].push_back(pair(s.span));
    for (const auto& w : segments.words) out["words"].push_back(pair(w.span));
    std::cout << out.dump() << '\n';
  }
}
