// times_dump MODEL [VECTORS] < texts.jsonl: the times of texts as `read` finds them, and the form of every word, for
// bench/word_forms.py. JSON Lines {"id", "text", "reference_date"} in; {"id", "spans", "words"} out, offsets in code
// points; a word is [start, end, form]. The vectors of all words are written to the file VECTORS, as f32, for
// training/fit_speech.py.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "engine/watched_engine.h"

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) return 2;
  const auto engine = dateline::Engine::Open(argv[1], {});
  if (!engine.ok()) {
    std::cerr << engine.error().message << '\n';
    return 1;
  }
  std::ofstream vectors;
  if (argc == 3) vectors.open(argv[2], std::ios::binary);
  for (std::string line; std::getline(std::cin, line);) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("text")) continue;
    const auto text = in["text"].get<std::string>();
    const dateline::CodePointIndex at(text);
    const auto out =
        dateline::WatchedEngine::TimesOf(engine.value(), text, in.value("reference_date", std::string()).substr(0, 10));
    auto spans = nlohmann::json::array(), words = nlohmann::json::array();
    for (const dateline::TimeSpan& time : out.times)
      spans.push_back({{"start", at.At(time.span.begin)},
                       {"end", at.At(time.span.end)},
                       {"type", time.type},
                       {"value", time.value}});
    for (const auto& [span, form] : out.forms)
      words.push_back({at.At(span.begin), at.At(span.end), static_cast<int>(form)});
    vectors.write(reinterpret_cast<const char*>(out.rows.data()),
                  static_cast<std::streamsize>(out.rows.size() * sizeof(float)));
    std::cout << nlohmann::json{{"id", in.value("id", "")}, {"spans", spans}, {"words", words}} << '\n';
  }
}
