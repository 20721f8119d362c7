// place_dump: what bench/places.py measures places by. JSON Lines {"id", "text"} in. Modes:
//   given      with "spans": [[begin, end], ...] in code points: {"id", "spans": [{lat, lon, geonameid, ...}]}, one for
//   each signs      all that may be places: {"id", "mentions": [{start, end, signs, likelihood}]} traits     with
//   "spans": {"id", "mentions": [{start, end, places: [[geonameid, lat, lon, [traits]]]}]} time N     MB/s of the
//   finder and of its scan alone, over all texts, N times; microseconds of a look-up; then those of
//              an Aho-Corasick automaton over the names that the file of the last argument holds, one a line
#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "dateline/places.h"
#include "places/gazetteer.h"
#include "places/mentions.h"
#include "places/names.h"
#include "places/resolve.h"

namespace {

using nlohmann::json;
using namespace dateline;

// A trie in order of breadth, so that the children of a state lie side by side, with a link of failure for each.
class AhoCorasick {
 public:
  // REQUIRES: names are sorted, in small letters.
  explicit AhoCorasick(const std::vector<std::string>& names) {
    struct Range {
      size_t begin, end, depth;
    };
    std::vector<Range> ranges = {{0, names.size(), 0}};
    Add('\0');
    for (size_t at = 0; at < ranges.size(); ++at) {
      const auto [begin, end, depth] = ranges[at];
      first_[at] = static_cast<uint32_t>(ranges.size());
      for (size_t i = begin; i < end;) {
        if (names[i].size() == depth) {
          ends_[at] = 1;
          ++i;
          continue;
        }
        const size_t from = i;
        while (i < end && names[i].size() > depth && names[i][depth] == names[from][depth]) ++i;
        Add(names[from][depth]);
        ranges.push_back({from, i, depth + 1});
      }
      count_[at] = static_cast<uint8_t>(ranges.size() - first_[at]);
      if (at == 0)
        for (uint32_t c = first_[0]; c < ranges.size(); ++c) root_[static_cast<uint8_t>(of_[c])] = c;
      for (uint32_t c = first_[at]; at > 0 && c < ranges.size(); ++c) fail_[c] = Next(fail_[at], of_[c]);
    }
  }

  size_t Count(std::string_view text) const {
    size_t count = 0;
    uint32_t at = 0;
    for (const char c : text) {
      at = Next(at, c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
      count += ends_[at];
    }
    return count;
  }
  size_t size() const { return of_.size(); }

 private:
  void Add(char of) {
    of_.push_back(of);
    first_.push_back(0);
    fail_.push_back(0);
    count_.push_back(0);
    ends_.push_back(0);
  }
  uint32_t Child(uint32_t at, char of) const {
    if (at == 0) return root_[static_cast<uint8_t>(of)];
    const char* children = of_.data() + first_[at];
    const auto* found = static_cast<const char*>(std::memchr(children, of, count_[at]));
    return found == nullptr ? 0 : first_[at] + static_cast<uint32_t>(found - children);
  }
  uint32_t Next(uint32_t at, char of) const {
    for (; at != 0; at = fail_[at])
      if (const uint32_t child = Child(at, of)) return child;
    return Child(0, of);
  }
  std::vector<char> of_;
  std::vector<uint32_t> first_, fail_;
  std::vector<uint8_t> count_, ends_;
  std::array<uint32_t, 256> root_ = {};
};

std::vector<Span> SpansOf(const json& record, const std::string& text) {
  const ByteIndex bytes(text);
  std::vector<Span> spans;
  for (const json& span : record.at("spans")) spans.push_back({bytes.At(span.at(0)), bytes.At(span.at(1))});
  return spans;
}

json Given(const Places& places, const json& record, const std::string& text) {
  json out = json::array();
  for (const PlaceSpan& p : places.At(text, SpansOf(record, text)))
    out.push_back(p.name.empty() ? json(nullptr)
                                 : json{{"name", p.name},
                                        {"lat", p.latitude},
                                        {"lon", p.longitude},
                                        {"geonameid", p.geonameid},
                                        {"precision", p.precision}});
  return out;
}

json SignsOf(const Mentions& found, const std::string& text) {
  const CodePointIndex index(text);
  json out = json::array();
  for (const PlaceMention& m : found.mentions)
    out.push_back({{"start", index.At(found.words[m.first_word].begin)},
                   {"end", index.At(found.words[m.end_word - 1].end)},
                   {"signs", m.signs},
                   {"likelihood", m.likelihood}});
  return out;
}

// Traits of all mentions that lie in a given span.
json TraitsOf(const Gazetteer& gazetteer, Mentions found, const json& record, const std::string& text) {
  const std::vector<Span> spans = SpansOf(record, text);
  for (PlaceMention& m : found.mentions)
    for (const Span& span : spans)
      if (span.begin <= found.words[m.first_word].begin && found.words[m.end_word - 1].end <= span.end)
        m.likelihood = 1;
  std::vector<Considered> considered;
  Locate(gazetteer, found, 0.3, &considered);
  const CodePointIndex index(text);
  json out = json::array();
  uint32_t last = 0xFFFFFFFF;
  for (const Considered& c : considered) {
    const PlaceMention& m = found.mentions[c.mention];
    if (c.mention != last)
      out.push_back({{"start", index.At(found.words[m.first_word].begin)},
                     {"end", index.At(found.words[m.end_word - 1].end)},
                     {"places", json::array()}});
    last = c.mention;
    out.back()["places"].push_back(
        {gazetteer.geonameid(c.place), gazetteer.latitude(c.place), gazetteer.longitude(c.place), c.traits});
  }
  return out;
}

// Of the processor, so that what else runs does not count.
double Seconds(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

json Times(const std::shared_ptr<const Gazetteer>& gazetteer, const std::vector<std::string>& texts, int rounds,
           const char* names_file) {
  const Places places(gazetteer);
  size_t bytes = 0, found = 0;
  for (const std::string& text : texts) bytes += text.size();
  std::vector<std::string> names;
  std::ifstream lines(names_file);
  for (std::string line; std::getline(lines, line);) names.push_back(line);
  std::sort(names.begin(), names.end());
  const AhoCorasick automaton(names);
  std::array<double, 3> best = {1e9, 1e9, 1e9};
  for (int i = 0; i < rounds; ++i) {
    best[0] = std::min(best[0], Seconds([&] {
                         for (const std::string& text : texts) found += places.In(text).size();
                       }));
    best[1] = std::min(best[1], Seconds([&] {
                         for (const std::string& t : texts) found += FindMentions(t, *gazetteer).mentions.size();
                       }));
    best[2] = std::min(best[2], Seconds([&] {
                         for (const std::string& text : texts) found += automaton.Count(text);
                       }));
  }
  size_t sum = 0;
  const double look_up = Seconds([&] {
    for (const std::string& name : names) sum += gazetteer->Find(NameHash(name)).size();
  });
  const auto rate = [&](double seconds) { return static_cast<double>(bytes) / seconds / 1e6; };
  return {{"finder", rate(best[0])},
          {"scan", rate(best[1])},
          {"aho_corasick", rate(best[2])},
          {"states", automaton.size()},
          {"look_up_us", look_up / static_cast<double>(names.size()) * 1e6},
          {"names", names.size()},
          {"found", found + sum}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "place_dump GAZETTEER given|signs|traits|time [ROUNDS NAMES]\n";
    return 2;
  }
  const auto gazetteer = Gazetteer::Open(argv[1]);
  if (!gazetteer) {
    std::cerr << gazetteer.error().message << '\n';
    return 1;
  }
  const std::string mode = argv[2];
  std::vector<std::string> texts;
  const Places places(*gazetteer);
  for (std::string line; std::getline(std::cin, line);) {
    const json record = json::parse(line);
    const std::string text = record.at("text");
    if (mode == "time") texts.push_back(text);
    if (mode == "given") std::cout << json{{"id", record.at("id")}, {"spans", Given(places, record, text)}} << '\n';
    if (mode == "signs")
      std::cout << json{{"id", record.at("id")}, {"mentions", SignsOf(FindMentions(text, **gazetteer), text)}} << '\n';
    if (mode == "traits")
      std::cout << json{{"id", record.at("id")},
                        {"mentions", TraitsOf(**gazetteer, FindMentions(text, **gazetteer), record, text)}}
                << '\n';
  }
  if (mode == "time" && argc == 5) std::cout << Times(*gazetteer, texts, std::atoi(argv[3]), argv[4]) << '\n';
}
