// WordTable, WordFilter: find short words by tables of hashes that are made when the program is compiled.
#pragma once

#include <array>
#include <cstdint>

#include "base/packed_word.h"

namespace dateline {

// kPlaces is a power of two, some four times the rows: most words of a text are in no row and meet an empty place.
template <size_t kRows, size_t kPlaces>
class WordTable {
 public:
  static constexpr size_t kNone = SIZE_MAX;

  // `key_of` gives the key of a row, of at most kMostPacked bytes. Rows may share one.
  template <class KeyOf>
  constexpr explicit WordTable(KeyOf key_of) {
    static_assert((kPlaces & (kPlaces - 1)) == 0 && kRows * 2 < kPlaces && kRows < UINT16_MAX);
    for (size_t i = kRows; i-- > 0;) {
      keys_[i] = PackKey(key_of(i));
      size_t place = PlaceOf(keys_[i]);
      while (places_[place] != 0 && keys_[places_[place] - 1] != keys_[i]) place = (place + 1) % kPlaces;
      next_[i] = places_[place];
      places_[place] = static_cast<uint16_t>(i + 1);
    }
  }

  // The first row of the word, or kNone. Constant time.
  constexpr size_t Find(const PackedWord& word) const {
    for (size_t place = PlaceOf(word); places_[place] != 0; place = (place + 1) % kPlaces)
      if (const size_t row = places_[place] - size_t{1}; keys_[row] == word) return row;
    return kNone;
  }

  // The next row with the key of this one, or kNone.
  constexpr size_t Next(size_t row) const { return next_[row] == 0 ? kNone : next_[row] - size_t{1}; }

 private:
  static constexpr size_t PlaceOf(const PackedWord& word) { return (HashOf(word) >> 40) % kPlaces; }

  std::array<PackedWord, kRows> keys_ = {};
  std::array<uint16_t, kRows> next_ = {};  // a row and one; 0: none
  std::array<uint16_t, kPlaces> places_ = {};
};

// WordFilter: some words by one bit of their hash each: a word whose bit is not set is none of them.
class WordFilter {
 public:
  constexpr void Add(const PackedWord& word) { bits_[PlaceOf(word) / 64] |= uint64_t{1} << (PlaceOf(word) % 64); }
  bool MayHave(const PackedWord& word) const { return (bits_[PlaceOf(word) / 64] >> (PlaceOf(word) % 64) & 1) != 0; }

 private:
  static constexpr size_t kBits = 8192;
  static constexpr size_t PlaceOf(const PackedWord& word) { return (HashOf(word) >> 40) % kBits; }
  std::array<uint64_t, kBits / 64> bits_ = {};
};

}  // namespace dateline
