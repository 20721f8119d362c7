// Fingerprints: least hashes of shingles under many orders, and the keys of an index made of them.
#include <algorithm>
#include <limits>

#include "copies/copies.h"
#include "copies/folded.h"

namespace dateline::copies {
namespace {

// Orders of 32-bit hashes: odd factors and summands from one generator, fixed for good, since an index keeps what they
// make.
struct Orders {
  std::array<uint32_t, kMinima> factor{}, summand{};
  constexpr Orders() {
    uint64_t state = 0x243F6A8885A308D3u;
    for (size_t i = 0; i < kMinima; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      factor[i] = static_cast<uint32_t>(state >> 32) | 1;
      state = state * 6364136223846793005u + 1442695040888963407u;
      summand[i] = static_cast<uint32_t>(state >> 32);
    }
  }
};
constexpr Orders kOrders;

}  // namespace

Fingerprint FingerprintOf(std::string_view text) {
  Fingerprint f;
  f.minima.fill(std::numeric_limits<uint32_t>::max());
  const std::vector<FoldedWord> words = FoldWords(text);
  f.words = WholeHash(words, false, false);
  std::vector<uint32_t> content;
  content.reserve(words.size());
  for (const FoldedWord& word : words)
    if (word.kind != WordKind::kFunction && word.part == Part::kBody) content.push_back(word.hash);
  for (size_t i = 2; i < content.size(); ++i) {
    const auto shingle = static_cast<uint32_t>(Joined(Joined(content[i - 2], content[i - 1]), content[i]) >> 32);
    for (size_t k = 0; k < kMinima; ++k) {
      // Multiplication alone keeps low bits in order: the upper half is folded in first.
      const uint32_t hash = (shingle ^ (shingle >> 15)) * kOrders.factor[k] + kOrders.summand[k];
      f.minima[k] = std::min(f.minima[k], hash);
    }
    ++f.shingles;
  }
  return f;
}

std::vector<uint64_t> Bands(const Fingerprint& fingerprint) {
  std::vector<uint64_t> bands;
  if (fingerprint.words == 0) return bands;
  bands.reserve(kMinima + 1);
  bands.push_back(Joined(kMinima, fingerprint.words));
  if (fingerprint.shingles == 0) return bands;
  for (size_t k = 0; k < kMinima; ++k) bands.push_back(Joined(k, fingerprint.minima[k]));
  return bands;
}

}  // namespace dateline::copies
