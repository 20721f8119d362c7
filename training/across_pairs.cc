// dateline-across-pairs: the signs of each pair of units that share a key, for training/across.py.
//   dateline-across-pairs < ledgers.jsonl
// A line each: kind, story, entries ("E1,E4" or "F2"), story, entries, then the signs, parted by tabs. First a line for
// each kind with the names of its signs.
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include "across/compare.h"
#include "across/units.h"
#include "dateline/parse.h"

namespace {

using dateline::across::UnitKind;

struct Row {
  std::string story;
  dateline::across::UnitOf of;
};

std::string EntriesOf(const Row& row) {
  constexpr char kLetters[] = {'E', 'F', 'P'};
  std::string out;
  for (const int entry : row.of.entries) {
    out.append(out.empty() ? "" : ",").push_back(kLetters[static_cast<size_t>(row.of.unit.kind)]);
    out.append(std::to_string(entry + 1));
  }
  return out;
}

void Print(const Row& a, const Row& b) {
  const auto signs = dateline::across::SignsOf(a.of.unit, b.of.unit);
  if (signs.empty()) return;
  std::printf("%s\t%s\t%s\t%s\t%s", std::string(NameOf(a.of.unit.kind)).c_str(), a.story.c_str(), EntriesOf(a).c_str(),
              b.story.c_str(), EntriesOf(b).c_str());
  for (const double sign : signs) std::printf("\t%.4f", sign);
  std::printf("\n");
}

}  // namespace

int main() {
  for (const UnitKind kind : {UnitKind::kEvent, UnitKind::kFigure, UnitKind::kPosition}) {
    std::printf("names\t%s", std::string(NameOf(kind)).c_str());
    for (const std::string_view name : dateline::across::SignNames(kind))
      std::printf("\t%s", std::string(name).c_str());
    std::printf("\n");
  }
  std::vector<Row> rows;
  std::unordered_map<uint64_t, std::vector<size_t>> by_key;
  for (std::string line; std::getline(std::cin, line);) {
    const auto ledger = dateline::LedgerFromJson(line);
    if (!ledger.ok()) return 1;
    for (auto& of : dateline::across::UnitsOf(*ledger)) rows.push_back({ledger->id, std::move(of)});
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    std::vector<char> seen(i, 0);
    for (const uint64_t key : dateline::across::KeysOf(rows[i].of.unit)) {
      for (const size_t other : by_key[key])
        if (!seen[other] && rows[other].story != rows[i].story) {
          seen[other] = 1;
          Print(rows[other], rows[i]);
        }
      by_key[key].push_back(i);
    }
  }
  return 0;
}
