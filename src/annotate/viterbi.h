// Viterbi: the best sequence of tags under hard constraints on which tag may follow which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// scores: steps x states log-probabilities (-inf forbids). may_follow(from, to) says whether `to` may come after
// `from`; may_start(to) whether it may come first. Time steps * states^2. Returns one state a step; empty when no
// sequence is allowed.
template <class MayFollow, class MayStart>
std::vector<uint8_t> BestSequence(std::span<const float> scores, uint32_t states, MayFollow may_follow,
                                  MayStart may_start) {
  constexpr float kNever = -1e30F;
  const uint32_t steps = static_cast<uint32_t>(scores.size() / states);
  if (steps == 0) return {};
  std::vector<float> best(states, kNever), next(states);
  std::vector<uint8_t> from(static_cast<size_t>(steps) * states, 0);
  for (uint32_t s = 0; s < states; ++s)
    if (may_start(s)) best[s] = scores[s];
  for (uint32_t t = 1; t < steps; ++t) {
    for (uint32_t to = 0; to < states; ++to) {
      float top = kNever;
      for (uint32_t f = 0; f < states; ++f) {
        if (best[f] <= top || !may_follow(f, to)) continue;
        top = best[f];
        from[size_t{t} * states + to] = static_cast<uint8_t>(f);
      }
      next[to] = top <= kNever ? kNever : top + scores[size_t{t} * states + to];
    }
    best.swap(next);
  }
  uint32_t state = 0;
  for (uint32_t s = 1; s < states; ++s)
    if (best[s] > best[state]) state = s;
  if (best[state] <= kNever) return {};
  std::vector<uint8_t> sequence(steps);
  for (uint32_t t = steps; t-- > 0;) {
    sequence[t] = static_cast<uint8_t>(state);
    state = from[size_t{t} * states + state];
  }
  return sequence;
}

}  // namespace dateline
