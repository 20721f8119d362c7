// Tests of the sequence decoder: equal to trying every sequence.
#include "annotate/viterbi.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace dateline {
namespace {

constexpr float kForbidden = -std::numeric_limits<float>::infinity();

// Which state may follow which, and which may come first.
struct Rules {
  uint32_t states = 0;
  std::vector<bool> follow, start;
  bool MayFollow(uint32_t from, uint32_t to) const { return follow[from * states + to]; }
};

std::vector<uint8_t> Decode(const Rules& rules, const std::vector<float>& scores) {
  return BestSequence(
      scores, rules.states, [&](uint32_t from, uint32_t to) { return rules.MayFollow(from, to); },
      [&](uint32_t to) { return static_cast<bool>(rules.start[to]); });
}

// The sum of a sequence's scores; nothing when the rules or a forbidden score rule it out.
std::optional<double> SumOf(const Rules& rules, const std::vector<float>& scores,
                            const std::vector<uint8_t>& sequence) {
  double sum = 0;
  for (size_t t = 0; t < sequence.size(); ++t) {
    const float score = scores[t * rules.states + sequence[t]];
    const bool allowed = t == 0 ? rules.start[sequence[0]] : rules.MayFollow(sequence[t - 1], sequence[t]);
    if (!allowed || std::isinf(score)) return std::nullopt;
    sum += score;
  }
  return sum;
}

std::optional<double> BestSum(const Rules& rules, const std::vector<float>& scores) {
  const size_t steps = scores.size() / rules.states;
  std::vector<uint8_t> sequence(steps, 0);
  std::optional<double> best;
  while (true) {
    const std::optional<double> sum = SumOf(rules, scores, sequence);
    if (sum && (!best || *sum > *best)) best = sum;
    size_t t = 0;
    while (t < steps && ++sequence[t] == rules.states) sequence[t++] = 0;
    if (t == steps) return best;
  }
}

TEST(BestSequence, IsTheBestOfAllThatTheRulesAllow) {
  std::mt19937 random(7);
  int impossible = 0;
  for (int round = 0; round < 3000; ++round) {
    Rules rules;
    rules.states = 1 + random() % 4;
    const uint32_t steps = 1 + random() % 5;
    for (uint32_t i = 0; i < rules.states * rules.states; ++i) rules.follow.push_back(random() % 3 != 0);
    for (uint32_t i = 0; i < rules.states; ++i) rules.start.push_back(random() % 3 != 0);
    std::vector<float> scores;
    for (uint32_t i = 0; i < steps * rules.states; ++i)
      scores.push_back(random() % 8 == 0 ? kForbidden : static_cast<float>(random() % 1000) / -64.0f);
    const std::optional<double> best = BestSum(rules, scores);
    const std::vector<uint8_t> sequence = Decode(rules, scores);
    ASSERT_EQ(sequence.empty(), !best) << round;
    impossible += !best;
    if (!best) continue;
    ASSERT_EQ(sequence.size(), steps);
    const std::optional<double> sum = SumOf(rules, scores, sequence);
    ASSERT_TRUE(sum) << round;
    ASSERT_EQ(*sum, *best) << round;
  }
  EXPECT_GT(impossible, 100);
  EXPECT_LT(impossible, 2000);
}

TEST(BestSequence, OfNothingIsNothing) { EXPECT_TRUE(Decode({2, {true, true, true, true}, {true, true}}, {}).empty()); }

TEST(BestSequence, OfEqualOnesIsAlwaysTheSame) {
  const Rules free = {3, std::vector<bool>(9, true), std::vector<bool>(3, true)};
  EXPECT_EQ(Decode(free, std::vector<float>(12, -1.0f)), std::vector<uint8_t>(4, 0));
}

}  // namespace
}  // namespace dateline
