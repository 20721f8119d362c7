// copy_dump: what the copies room makes of pairs of stories, for bench/copies.py. JSON Lines {"a","b"} in, each story
// {"id","published","outlet","text"}; out {"kind","swapped","bands" (shared keys), ...} a line.
// --links: stories in, one a line; out {"links":[{"of","copy","kind"}..],"compared"}. --speed: stories in, out how many
// fingerprints are made in a second of CPU time.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <map>
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
  const std::clock_t begin = std::clock();  // CPU time: others may run
  size_t rounds = 0, bytes = 0;
  uint64_t sum = 0;
  double seconds = 0;
  for (; seconds < 3; ++rounds, seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC)
    for (const Story& story : stories) sum += FingerprintOf(story.text).words, bytes += story.text.size();
  std::cout << json{{"stories_per_second", static_cast<double>(rounds * stories.size()) / seconds},
                    {"megabytes_per_second", static_cast<double>(bytes) / 1e6 / seconds},
                    {"sum", sum}}
                   .dump()
            << '\n';
  return 0;
}

// As a program with an index would go about it.
int Links(const std::vector<Story>& stories) {
  std::map<uint64_t, std::vector<uint32_t>> index;
  std::vector<CopyPair> pairs;
  size_t compared = 0;
  for (uint32_t s = 0; s < stories.size(); ++s) {
    const std::vector<uint64_t> bands = Bands(FingerprintOf(stories[s].text));
    std::map<uint32_t, size_t> shared;
    for (size_t i = 0; i < bands.size(); ++i) {
      std::vector<uint32_t>& posted = index[bands[i]];
      for (const uint32_t other : posted) shared[other] += i == 0 ? kMinSharedBands : 1;
      posted.push_back(s);
    }
    for (const auto& [other, count] : shared) {
      if (count < kMinSharedBands) continue;
      ++compared;
      pairs.push_back(PairOf(stories[other], stories[s], Compare(stories[other], stories[s])));
    }
  }
  json links = json::array();
  for (const CopyLink& link : Chain(pairs))
    links.push_back({{"of", link.of}, {"copy", link.copy}, {"kind", NameOf(link.kind)}});
  std::cout << json{{"links", links}, {"compared", compared}}.dump() << '\n';
  return 0;
}

json DumpOf(const Story& a, const Story& b) {
  const Likeness l = Compare(a, b);
  return {{"kind", NameOf(l.kind)},
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
          {"lead_names", {l.lead_names_gone, l.lead_names_new}},
          {"bands", SharedBands(a, b)}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  std::vector<Story> stories;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line, nullptr, false);
    if (!in.is_object() || (mode.empty() && !(in.contains("a") && in.contains("b")))) {
      std::cerr << "copy_dump: a line is no " << (mode.empty() ? "{\"a\", \"b\"}" : "story") << '\n';
      return 2;
    }
    if (mode.empty()) {
      std::cout << DumpOf(StoryOf(in["a"]), StoryOf(in["b"])).dump() << '\n';
    } else {
      stories.push_back(StoryOf(in));
    }
  }
  if (mode == "--links") return Links(stories);
  return mode == "--speed" ? Speed(stories) : 0;
}
