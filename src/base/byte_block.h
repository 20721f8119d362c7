// ByteBlock: which of 64 bytes of a text are letters and which are blanks, a bit each, so that words are found without
// looking at every byte.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/packed_word.h"

namespace dateline {

inline constexpr size_t kBlockBytes = 64;

// The bit of the first byte is the lowest. Letters are those of ASCII; `others` are neither letters nor blanks.
struct ByteBlock {
  uint64_t letters = 0, others = 0;
};

namespace byte_block {

using Flags = std::array<char, kBlockBytes>;  // 0 or 1

// One bit of each.
inline uint64_t Gather(const Flags& flags) {
  constexpr uint64_t kEach = 0x0102040810204080;  // times eight flags: their bits side by side in the highest byte
  uint64_t bits = 0;
  for (size_t i = 0; i < kBlockBytes; i += 8) bits |= (packed::LoadWhole(flags.data() + i) * kEach >> 56) << i;
  return bits;
}

}  // namespace byte_block

// The block at `at` of a text, and kSpare bytes that can be read behind it; behind the text stand blanks.
class PaddedBlock {
 public:
  static constexpr size_t kSpare = 16;
  PaddedBlock(std::string_view text, size_t at) : bytes(text.data() + at) {
    if (text.size() - at >= kBlockBytes + kSpare) return;
    copy_.fill(' ');
    std::memcpy(copy_.data(), bytes, std::min(text.size() - at, copy_.size()));
    bytes = copy_.data();
  }
  PaddedBlock(const PaddedBlock&) = delete;
  PaddedBlock& operator=(const PaddedBlock&) = delete;

  const char* bytes;

 private:
  std::array<char, kBlockBytes + kSpare> copy_;
};

inline ByteBlock BlockOf(const char* bytes) {
  byte_block::Flags letters, others;
  for (size_t i = 0; i < kBlockBytes; ++i) {
    const auto byte = static_cast<uint8_t>(bytes[i]);
    letters[i] = static_cast<uint8_t>((byte | 0x20) - 'a') < 26 ? 1 : 0;
    others[i] = byte != ' ' ? 1 : 0;
  }
  const uint64_t letter_bits = byte_block::Gather(letters);
  return {letter_bits, byte_block::Gather(others) & ~letter_bits};
}

}  // namespace dateline
