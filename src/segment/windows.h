// Windows: stretches of word pieces that the encoder reads at once, with context on both sides.
#pragma once

#include <cstdint>
#include <vector>

#include "segment/segments.h"
#include "segment/word_pieces.h"

namespace dateline {

inline constexpr uint32_t kWindowPieces = 384;       // with [CLS] and [SEP]
inline constexpr uint32_t kWindowCorePieces = 320;   // at most
inline constexpr uint32_t kWindowContextPieces = 8;  // on each side, at most

// Pieces [begin, end) are read; the vectors of words whose first piece lies in [core_begin, core_end) are kept.
struct Window {
  uint32_t begin = 0, end = 0;
  uint32_t core_begin = 0, core_end = 0;
};

// The cores tile the pieces. A document of up to kWindowPieces - 2 pieces is one window; a longer one is cut into cores
// of about equal size at paragraph ends where it can, else at sentence ends, else between words. Context is filled
// evenly from both sides up to kWindowPieces - 2 pieces, cut between words. Deterministic, linear.
std::vector<Window> CutWindows(const Segments& segments, const std::vector<Piece>& pieces);

}  // namespace dateline
