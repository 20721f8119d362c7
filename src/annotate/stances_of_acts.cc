// What a statement's act tells of the stance that it takes.
#include "annotate/stances_of_acts.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr size_t kActs = kStatementActNames.size(), kKinds = kStanceNames.size();
constexpr float kFewStands = 2, kFewStances = 4;  // counted as if seen besides, so that rare acts tell little
constexpr float kMostOdds = 2.5F;

// Of the statements of an act, counted in the training ledgers.
struct Count {
  float statements = 0;
  std::array<float, kKinds> stances{};  // those on which a position rests, by its stance
};

constexpr std::array<Count, kActs> kCounts = {{
    // all, {support, oppose, demand, reject, pledge, offer, open, conditional}
    {2299, {58, 20, 12, 13, 9, 2, 15, 9}},    // assert
    {625, {40, 21, 3, 11, 2, 0, 8, 4}},       // assess
    {363, {5, 34, 3, 5, 0, 0, 1, 0}},         // accuse
    {405, {15, 142, 15, 17, 0, 0, 1, 0}},     // criticise
    {114, {20, 1, 0, 0, 0, 0, 1, 0}},         // praise
    {190, {141, 4, 4, 0, 0, 0, 4, 7}},        // support
    {142, {3, 112, 3, 4, 0, 0, 1, 1}},        // oppose
    {509, {51, 30, 236, 1, 0, 0, 3, 4}},      // request
    {333, {5, 13, 240, 7, 1, 0, 0, 67}},      // demand
    {338, {23, 18, 10, 11, 144, 0, 14, 32}},  // promise
    {224, {24, 0, 11, 1, 0, 91, 14, 51}},     // offer
    {122, {54, 0, 2, 2, 11, 1, 6, 12}},       // agree
    {330, {5, 3, 9, 202, 0, 1, 1, 17}},       // reject
    {294, {1, 4, 0, 22, 0, 0, 1, 0}},         // deny
    {166, {3, 27, 42, 7, 20, 0, 4, 41}},      // threaten
    {109, {0, 22, 2, 1, 0, 1, 1, 3}},         // warn
    {26, {1, 1, 0, 1, 0, 0, 0, 0}},           // apologise
    {405, {64, 14, 12, 12, 30, 2, 5, 17}},    // announce
    {110, {1, 3, 1, 0, 0, 0, 0, 0}},          // ask
    {250, {11, 1, 2, 1, 0, 0, 10, 2}},        // other
}};

float Stands(const Count& count) {
  float sum = 0;
  for (const float n : count.stances) sum += n;
  return sum;
}

float Odds(float part, float all) { return std::log((part + kFewStands) / (all - part + kFewStands)); }

std::array<ActTells, kActs> AllActsTell() {
  Count total;
  for (const Count& count : kCounts) {
    total.statements += count.statements;
    for (size_t s = 0; s < kKinds; ++s) total.stances[s] += count.stances[s];
  }
  const float all = Stands(total);
  std::array<ActTells, kActs> tells;
  for (size_t act = 0; act < kActs; ++act) {
    const Count& count = kCounts[act];
    const float stands = Stands(count);
    tells[act].stand = std::min(Odds(stands, count.statements) - Odds(all, total.statements), kMostOdds);
    for (size_t s = 0; s < kKinds; ++s) {
      const float usual = total.stances[s] / all;
      tells[act].stances[s] = std::log((count.stances[s] + kFewStances * usual) / ((stands + kFewStances) * usual));
    }
  }
  return tells;
}

}  // namespace

const ActTells& TellsOf(StatementAct act) {
  static const std::array<ActTells, kActs> tells = AllActsTell();
  return tells[static_cast<size_t>(act)];
}

}  // namespace dateline
