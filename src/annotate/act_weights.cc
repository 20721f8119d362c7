// WeighActs: a sum of points for each act.
#include "annotate/act_weights.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "annotate/act_signs.h"

namespace dateline {
namespace {

constexpr size_t kActs = kStatementActNames.size();
using Points = std::array<int16_t, kActs>;  // in hundredths
using Sums = std::array<float, kActs>;

struct Row {
  std::string_view sign;
  Points points;
};
#include "annotate/act_points.inc"

constexpr std::string_view kAlways = "always";

const Points* PointsOf(const std::string& sign) {
  static const std::unordered_map<std::string_view, const Points*> rows = [] {
    std::unordered_map<std::string_view, const Points*> made;
    for (const Row& row : kRows) made.emplace(row.sign, &row.points);
    return made;
  }();
  const auto at = rows.find(sign);
  return at == rows.end() ? nullptr : at->second;
}

void Add(const std::string& sign, Sums* sums) {
  const Points* points = PointsOf(sign);
  if (points == nullptr) return;
  for (size_t act = 0; act < kActs; ++act) (*sums)[act] += static_cast<float>((*points)[act]);
}

}  // namespace

void WeighActs(std::string_view text, const Segments& segments, const std::vector<FoundMention>& mentions,
               const std::vector<float>& logits, std::vector<FoundStatement>* statements) {
  if (statements->empty()) return;
  const ActSignReader reader(text, segments, mentions);
  for (size_t i = 0; i < statements->size(); ++i) {
    FoundStatement& statement = (*statements)[i];
    Sums sums{};
    for (size_t act = 0; act < kActs; ++act) sums[act] = kModel * logits[i * kActs + act];
    Add(std::string(kAlways), &sums);
    const ActSigns signs = reader.SignsOf(statement);
    const std::string with = std::string(signs.cue) + ": ";
    for (const std::string& sign : signs.signs) {
      Add(sign, &sums);
      Add(with + sign, &sums);
    }
    statement.act = static_cast<StatementAct>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  }
}

}  // namespace dateline
