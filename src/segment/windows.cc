// CutWindows(): cores at the best ends near equal sizes, then context.
#include "segment/windows.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr uint32_t kCapacity = kWindowPieces - 2;

// How good a cut before piece `p` is: 3 a paragraph begins, 2 a sentence, 1 a word, 0 inside a word.
int CutRank(const Segments& segments, const std::vector<Piece>& pieces, uint32_t p) {
  if (p == 0 || p >= pieces.size()) return 3;
  if (!pieces[p].first) return 0;
  const Word &before = segments.words[pieces[p - 1].word], &after = segments.words[pieces[p].word];
  if (before.paragraph != after.paragraph) return 3;
  return before.sentence != after.sentence ? 2 : 1;
}

// The end of a core that begins at `begin` and should be `ideal` long: the best cut from half to one and a half of it,
// of equal ones the nearest.
uint32_t CoreEnd(const Segments& segments, const std::vector<Piece>& pieces, uint32_t begin, uint32_t ideal) {
  const uint32_t low = begin + std::max(1u, ideal / 2);
  const uint32_t high = begin + std::min(kWindowCorePieces, ideal + ideal / 2);
  const auto distance = [&](uint32_t p) { return p > begin + ideal ? p - begin - ideal : begin + ideal - p; };
  uint32_t best = begin + std::min(ideal, kWindowCorePieces);
  int best_rank = 0;
  for (uint32_t p = low; p <= high && p < pieces.size(); ++p) {
    const int rank = CutRank(segments, pieces, p);
    if (rank > best_rank || (rank == best_rank && distance(p) < distance(best))) best = p, best_rank = rank;
  }
  return best;
}

void AddContext(const Segments& segments, const std::vector<Piece>& pieces, Window* w) {
  const auto n = static_cast<uint32_t>(pieces.size());
  const uint32_t room = kCapacity - (w->core_end - w->core_begin);
  const uint32_t side = std::min(kWindowContextPieces, room / 2);
  w->begin = w->core_begin - std::min(side, w->core_begin);
  w->end = w->core_end + std::min(side, n - w->core_end);
  while (w->begin < w->core_begin && CutRank(segments, pieces, w->begin) == 0) ++w->begin;
  while (w->end > w->core_end && CutRank(segments, pieces, w->end) == 0) --w->end;
}

}  // namespace

std::vector<Window> CutWindows(const Segments& segments, const std::vector<Piece>& pieces) {
  const auto n = static_cast<uint32_t>(pieces.size());
  std::vector<Window> windows;
  if (n == 0) return windows;
  if (n <= kCapacity) return {{0, n, 0, n}};
  for (uint32_t begin = 0; begin < n;) {
    const uint32_t rest = n - begin;
    const uint32_t cores = (rest + kWindowCorePieces - 1) / kWindowCorePieces;
    const uint32_t end = cores == 1 ? n : CoreEnd(segments, pieces, begin, rest / cores);
    Window w{.core_begin = begin, .core_end = end};
    AddContext(segments, pieces, &w);
    windows.push_back(w);
    begin = end;
  }
  return windows;
}

}  // namespace dateline
