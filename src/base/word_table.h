// WordTable, WordFilter: find short words by tables of hashes that are made when the program is compiled.
#pragma once

#include <array>
#include <cstdint>

#include "base/packed_word.h"

namespace dateline {

// Rows are counted from 1, so that 0 is none. kPlaces is a power of two, some four times the rows and more: most words
// of a text are in no row and meet an empty place.
template <size_t kRows, size_t kPlaces>
class WordTable {
 public:
  // `key_of` gives the key of each of the rows from 0 on, of at most kMostPacked bytes. Rows may share one.
  template <class KeyOf>
  constexpr explicit WordTable(KeyOf key_of) {
    static_assert((kPlaces & (kPlaces - 1)) == 0 && kRows * 2 < kPlaces && kRows < UINT16_MAX);
    keys_[0] = {UINT64_MAX, UINT64_MAX};
    for (size_t i = kRows; i > 0; --i) {
      keys_[i] = PackKey(key_of(i - 1));
      size_t place = PlaceOf(keys_[i]);
      while (places_[place] != 0 && keys_[places_[place]] != keys_[i]) place = (place + 1) % kPlaces;
      next_[i] = places_[place];
      places_[place] = static_cast<uint16_t>(i);
    }
  }

  // The first row of the word. Constant time.
  constexpr size_t Find(const PackedWord& word) const {
    const size_t place = PlaceOf(word), row = places_[place];
    const bool same = keys_[row] == word;
    if (row != 0 && !same) [[unlikely]]
      return FindBehind(word, place);
    return same ? row : 0;
  }

  // The next row with the key of this one.
  constexpr size_t Next(size_t row) const { return next_[row]; }

 private:
  static constexpr size_t PlaceOf(const PackedWord& word) { return (HashOf(word) >> 40) % kPlaces; }

  constexpr size_t FindBehind(const PackedWord& word, size_t place) const {
    do place = (place + 1) % kPlaces;
    while (places_[place] != 0 && keys_[places_[place]] != word);
    return places_[place];
  }

  std::array<PackedWord, kRows + 1> keys_ = {};  // that of 0 is no word
  std::array<uint16_t, kRows + 1> next_ = {};
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
