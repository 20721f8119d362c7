// Aligns sentences: those that share pairs of neighbouring words are compared by their longest common subsequence.
#include "copies/alignment.h"

#include <algorithm>
#include <utility>

namespace dateline::copies {
namespace {

constexpr size_t kMaxPostings = 8;   // sentences that a pair of words points to
constexpr size_t kMaxCompared = 4;   // sentences that one is compared with
constexpr uint32_t kMaxWords = 400;  // of a sentence that are compared

using Pairs = std::vector<std::pair<uint64_t, uint32_t>>;

// Calls take(hash) for each two neighbours of the sentence's words that are not function words, its ends included.
template <typename Take>
void ForEachPair(const FoldedStory& story, const FoldedSentence& sentence, Take take) {
  uint64_t last = 1;
  for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
    if (story.words[w].kind == WordKind::kFunction) continue;
    take(Joined(last, story.words[w].hash));
    last = story.words[w].hash;
  }
  take(Joined(last, 2));
}

Pairs PairsOf(const FoldedStory& story) {
  Pairs pairs;
  for (uint32_t s = 0; s < story.sentences.size(); ++s)
    ForEachPair(story, story.sentences[s], [&](uint64_t pair) { pairs.emplace_back(pair, s); });
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// The sentences that share most pairs, the best first.
std::vector<uint32_t> LikelyOf(const FoldedStory& story, const FoldedSentence& sentence, const Pairs& pairs) {
  std::vector<uint32_t> hits;
  ForEachPair(story, sentence, [&](uint64_t pair) {
    auto at = std::lower_bound(pairs.begin(), pairs.end(), std::pair{pair, uint32_t{0}});
    for (size_t n = 0; n < kMaxPostings && at != pairs.end() && at->first == pair; ++n, ++at)
      hits.push_back(at->second);
  });
  std::sort(hits.begin(), hits.end());
  std::vector<std::pair<int32_t, uint32_t>> votes;  // fewer first
  for (const uint32_t hit : hits) {
    if (votes.empty() || votes.back().second != hit) votes.emplace_back(0, hit);
    --votes.back().first;
  }
  std::sort(votes.begin(), votes.end());
  std::vector<uint32_t> likely;
  for (size_t i = 0; i < std::min(votes.size(), kMaxCompared); ++i) likely.push_back(votes[i].second);
  return likely;
}

// Words in common in the same order.
uint32_t CommonWords(const FoldedStory& a, const FoldedSentence& x, const FoldedStory& b, const FoldedSentence& y) {
  const uint32_t end = x.first_word + std::min(x.size(), kMaxWords), width = std::min(y.size(), kMaxWords);
  std::vector<uint32_t> row(width + 1, 0);
  for (uint32_t i = x.first_word; i < end; ++i) {
    uint32_t diagonal = 0;
    for (uint32_t j = 1; j <= width; ++j) {
      const uint32_t above = row[j];
      row[j] = a.words[i].hash == b.words[y.first_word + j - 1].hash ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::vector<Aligned> Align(const FoldedStory& story, const FoldedStory& other) {
  std::vector<Aligned> aligned(story.sentences.size());
  const Pairs pairs = PairsOf(other);
  for (size_t s = 0; s < story.sentences.size(); ++s) {
    const FoldedSentence& sentence = story.sentences[s];
    for (const uint32_t o : LikelyOf(story, sentence, pairs)) {
      const FoldedSentence& candidate = other.sentences[o];
      const uint32_t common = CommonWords(story, sentence, other, candidate);
      if (common < kMinCommon * std::min(sentence.size(), candidate.size())) continue;
      // Of two that have the same words, the one that has fewer besides.
      const bool better = common > aligned[s].common ||
                          (common == aligned[s].common && aligned[s].other >= 0 &&
                           candidate.size() < other.sentences[static_cast<size_t>(aligned[s].other)].size());
      if (better) aligned[s] = {static_cast<int32_t>(o), common};
    }
  }
  return aligned;
}

std::vector<bool> KeptWords(const FoldedStory& story, const FoldedStory& other) {
  const auto runs_of = [](const FoldedStory& of) {
    std::vector<uint64_t> runs;
    for (size_t w = 0; w + kRun <= of.words.size(); ++w) {
      uint64_t run = 0;
      for (size_t i = 0; i < kRun; ++i) run = Joined(run, of.words[w + i].hash);
      runs.push_back(run);
    }
    return runs;
  };
  std::vector<uint64_t> known = runs_of(other);
  std::sort(known.begin(), known.end());
  std::vector<bool> kept(story.words.size(), false);
  const std::vector<uint64_t> runs = runs_of(story);
  for (size_t w = 0; w < runs.size(); ++w) {
    if (!std::binary_search(known.begin(), known.end(), runs[w])) continue;
    for (size_t i = 0; i < kRun; ++i) kept[w + i] = true;
  }
  return kept;
}

}  // namespace dateline::copies
