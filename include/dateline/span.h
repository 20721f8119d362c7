// Span: a half-open range of bytes in a document's clean text.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

// Offsets are 32-bit and count bytes of the clean UTF-8 text, so that a span stays valid when its text moves.
// Code points (exchange form, Python) and UTF-16 units (browser) are made only at the edge.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool Contains(Span o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool Overlaps(Span o) const { return begin < o.end && o.begin < end; }
  constexpr std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace dateline
