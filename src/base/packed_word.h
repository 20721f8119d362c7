// PackedWord: a short word in small letters as two numbers, so that it is compared and looked up without a loop.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

struct PackedWord {
  uint64_t head = 0, tail = 0;  // bytes 0 to 7 and 8 to 15, the first one lowest; behind the word 0
  friend constexpr bool operator==(const PackedWord&, const PackedWord&) = default;
  // Are all of its bytes letters of ASCII, or of the few signs beside them ("@", "_"), and is there one?
  constexpr bool IsLetters() const;
  constexpr bool IsAscii() const { return ((head | tail) & 0x8080808080808080) == 0; }
  constexpr bool HasDigit() const;
  constexpr bool Has(char c) const;
};
inline constexpr size_t kMostPacked = 16;  // bytes of a word

// Of its 64 bits the upper ones are the best mixed.
constexpr uint64_t HashOf(const PackedWord& word) {
  constexpr uint64_t kMixer = 0x9E3779B97F4A7C15, kOther = 0xC2B2AE3D27D4EB4F;
  return (word.head ^ word.tail * kOther) * kMixer;
}

namespace packed {

inline constexpr uint64_t kOnes = 0x0101010101010101;
inline constexpr uint64_t kHigh = 0x80 * kOnes, kLow = 0x7F * kOnes, kCaseBits = 0x20 * kOnes;

// In each of these the high bit of every byte that is so; bytes past ASCII never are.
constexpr uint64_t Between(uint64_t bytes, uint8_t first, uint8_t last) {
  const uint64_t low = bytes & kLow;
  return (low + (0x80u - first) * kOnes) & ~(low + (0x7Fu - last) * kOnes) & ~bytes & kHigh;
}
constexpr uint64_t Letters(uint64_t bytes) { return Between(bytes | kCaseBits, 'a', 'z'); }
constexpr uint64_t Small(uint64_t bytes) { return bytes | Between(bytes, 'A', 'Z') >> 2; }

// The first `count` bytes, the others 0.
constexpr uint64_t First(uint64_t bytes, size_t count) {
  return count >= 8 ? bytes : bytes & ((uint64_t{1} << (8 * count)) - 1);
}

inline uint64_t LoadWhole(const char* eight) {
  uint64_t bytes;
  std::memcpy(&bytes, eight, 8);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

// The eight bytes at `at`; 0 behind the text.
inline uint64_t Load(std::string_view text, size_t at) {
  if (at + 8 <= text.size()) return LoadWhole(text.data() + at);
  uint64_t bytes = 0;
  for (size_t i = text.size(); i > at; --i) bytes = bytes << 8 | static_cast<uint8_t>(text[i - 1]);
  return bytes;
}

}  // namespace packed

constexpr bool PackedWord::HasDigit() const {
  return (packed::Between(head, '0', '9') | packed::Between(tail, '0', '9')) != 0;
}
constexpr bool PackedWord::IsLetters() const {
  const auto others = [](uint64_t bytes) {  // that are no letters and not 0, which has none of the bits
    const uint64_t filled = (bytes & packed::kLow) + packed::kLow;
    return (bytes | (filled & ~(bytes << 1))) & packed::kHigh;
  };
  return (head != 0) & ((others(head) | others(tail)) == 0);
}
constexpr bool PackedWord::Has(char c) const {
  const auto byte = static_cast<uint8_t>(c);
  return (packed::Between(head, byte, byte) | packed::Between(tail, byte, byte)) != 0;
}

// Of a word that stands in a table. REQUIRES: at most kMostPacked bytes.
constexpr PackedWord PackKey(std::string_view word) {
  PackedWord key;
  for (size_t i = 0; i < word.size(); ++i)
    (i < 8 ? key.head : key.tail) |= uint64_t{static_cast<uint8_t>(word[i])} << (8 * (i % 8));
  return {packed::Small(key.head), packed::Small(key.tail)};
}

// Of the `size` bytes of text at `at`, in small letters. REQUIRES: size <= kMostPacked.
inline PackedWord Pack(std::string_view text, size_t at, size_t size) {
  PackedWord word;
  word.head = packed::Small(packed::First(packed::Load(text, at), size));
  if (size > 8) word.tail = packed::Small(packed::First(packed::Load(text, at + 8), size - 8));
  return word;
}

namespace packed {

// Of a size the bytes that belong to a word.
inline constexpr auto kBytesOf = [] {
  std::array<PackedWord, kMostPacked + 1> bytes = {};
  for (size_t size = 0; size <= kMostPacked; ++size)
    bytes[size] = {First(~uint64_t{0}, size), size > 8 ? First(~uint64_t{0}, size - 8) : 0};
  return bytes;
}();

}  // namespace packed

// The same of letters only, without a branch that depends on the size. REQUIRES: 16 bytes can be read.
inline PackedWord PackLetters(const char* letters, size_t size) {
  const PackedWord& bytes = packed::kBytesOf[size];
  return {(packed::LoadWhole(letters) | packed::kCaseBits) & bytes.head,
          (packed::LoadWhole(letters + 8) | packed::kCaseBits) & bytes.tail};
}

// How many letters of ASCII stand at `at`; fills `word` with them, with the first kMostPacked if there are more.
inline size_t LettersAt(std::string_view text, size_t at, PackedWord* word) {
  const uint64_t bytes = packed::Load(text, at);
  if (const uint64_t others = packed::Letters(bytes) ^ packed::kHigh; others != 0) {
    const auto size = static_cast<size_t>(std::countr_zero(others)) / 8;
    *word = {packed::First(bytes | packed::kCaseBits, size), 0};
    return size;
  }
  word->head = bytes | packed::kCaseBits;
  word->tail = 0;
  for (size_t size = 8;; size += 8) {
    const uint64_t more = packed::Load(text, at + size);
    const uint64_t others = packed::Letters(more) ^ packed::kHigh;
    const size_t rest = others == 0 ? 8 : static_cast<size_t>(std::countr_zero(others)) / 8;
    if (size == 8) word->tail = packed::First(more | packed::kCaseBits, rest);
    if (rest < 8) return size + rest;
  }
}

}  // namespace dateline
