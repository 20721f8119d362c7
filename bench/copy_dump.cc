// copy_dump: what the copies room makes of pairs of stories, for bench/copies.py. JSON Lines {"a","b"} in, each story
// {"id","published","outlet","text"}; out {"kind","swapped","bands" (shared keys), ...} a line. With --speed:
// fingerprints of the stories a second, on one core.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "copies/copies.h"

namespace {

using nlohmann::json;
using namespace dateline::copies;

Story StoryOf(const json& in) {
  return {in.value("id", ""), in.value("published", ""), in.value("outlet", ""), in.value("text", "")};
}

size_t SharedBands(const Story& a, const Story& b) {
  const auto x = Bands(FingerprintOf(a.text)), y = Bands(FingerprintOf(b.text));
  if (x.empty() || y.empty()) return 0;
  if (x[0] == y[0]) return kMinima + 1;
  size_t shared = 0;
  for (size_t i = 1; i < std::min(x.size(), y.size()); ++i) shared += x[i] == y[i];
  return shared;
}

int Speed(const std::vector<Story>& stories) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  size_t rounds = 0, bytes = 0;
  uint64_t sum = 0;
  double seconds = 0;
  for (; seconds < 3; ++rounds, seconds = std::chrono::duration<double>(Clock::now() - begin).count())
    for (const Story& story : stories) sum += FingerprintOf(story.text).words, bytes += story.text.size();
  std::cout << json{{"stories_per_second", static_cast<double>(rounds * stories.size()) / seconds},
                    {"megabytes_per_second", static_cast<double>(bytes) / 1e6 / seconds},
                    {"sum", sum}}
                   .dump()
            << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool speed = argc > 1 && std::string_view(argv[1]) == "--speed";
  std::vector<Story> stories;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("a") || !in.contains("b")) {
      std::cerr << "copy_dump: a line is not {\"a\", \"b\"}\n";
      return 2;
    }
    const Story a = StoryOf(in["a"]), b = StoryOf(in["b"]);
    if (speed) {
      stories.push_back(a);
      stories.push_back(b);
      continue;
    }
    const Likeness l = Compare(a, b);
    std::cout << json{{"kind", NameOf(l.kind)},
                      {"swapped", l.swapped},
                      {"same_outlet", l.same_outlet},
                      {"days_apart", l.days_apart},
                      {"shingles", l.shingles},
                      {"kept", {l.kept_of_first, l.kept_of_second}},
                      {"aligned_words", {l.aligned_of_first, l.aligned_of_second}},
                      {"lead", {l.lead_of_first, l.lead_of_second}},
                      {"order", l.order},
                      {"aligned", l.aligned},
                      {"same_figures", l.same_figures},
                      {"changed_figures", l.changed_figures},
                      {"same_names", l.same_names},
                      {"changed_names", l.changed_names},
                      {"bands", SharedBands(a, b)}}
                     .dump()
              << '\n';
  }
  return speed ? Speed(stories) : 0;
}
