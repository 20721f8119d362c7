// XXH3 over the parts with their sizes.
#include "store/ids.h"

#include <xxhash.h>

#include <algorithm>

namespace dateline {

std::string HexOf(uint64_t hash) {
  std::string out(16, '0');
  for (size_t i = 16; i-- > 0; hash >>= 4) out[i] = "0123456789abcdef"[hash & 15];
  return out;
}

uint64_t HashOf(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

uint64_t HashOf(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) all.append(std::to_string(part.size())).append(":").append(part);
  return HashOf(all);
}

std::string EntryId(char letter, std::string_view text_hash, Span anchor, int which) {
  const std::string kind(1, letter);
  return kind + HexOf(HashOf({text_hash, kind, std::to_string(anchor.begin), std::to_string(anchor.end),
                              std::to_string(which)}));
}

bool LooksLikeId(std::string_view text) {
  if (text.size() < 2 || text.size() > 17 || std::string_view("sqefphawdt").find(text[0]) == std::string_view::npos)
    return false;
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace dateline
