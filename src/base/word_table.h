// WordTable, WordFilter: find short words by tables of hashes that are made when the program is compiled.
#pragma once

#include <array>
#include <cstdint>

#include "base/packed_word.h"

namespace dateline {

// How a table is looked into; by itself for loops in files that do not see the table.
struct WordIndex {
  static constexpr uint16_t kBehind = 0x8000;  // of a place: a word whose place it is stands behind it

  const PackedWord* keys = nullptr;  // of the rows from 1 on; that of 0 is no word
  const uint16_t* places = nullptr;  // rows, 0: empty
  size_t last_place = 0;

  constexpr size_t PlaceOf(const PackedWord& word) const { return (HashOf(word) >> 40) & last_place; }
  constexpr size_t RowAt(size_t place) const { return places[place] & (kBehind - 1u); }

  // The first row of the word, 0: none. Constant time.
  constexpr size_t Find(const PackedWord& word) const {
    const size_t place = PlaceOf(word), row = RowAt(place);
    const bool same = ((keys[row].head ^ word.head) | (keys[row].tail ^ word.tail)) == 0;
    if (!same & ((places[place] & kBehind) != 0)) [[unlikely]]  // one branch, as rarely taken
      return FindBehind(word, place);
    return row & (size_t{0} - same);
  }

 private:
  constexpr size_t FindBehind(const PackedWord& word, size_t place) const {
    do place = (place + 1) & last_place;
    while (places[place] != 0 && keys[RowAt(place)] != word);
    return RowAt(place);
  }
};

// Rows are counted from 1, so that 0 is none. kPlaces is a power of two, some four times the rows and more: most words
// of a text are in no row and meet an empty place.
template <size_t kRows, size_t kPlaces>
class WordTable {
 public:
  // `key_of` gives the key of each of the rows from 0 on, of at most kMostPacked bytes. Rows may share one.
  template <class KeyOf>
  constexpr explicit WordTable(KeyOf key_of) {
    static_assert((kPlaces & (kPlaces - 1)) == 0 && kRows * 2 < kPlaces && kRows < WordIndex::kBehind);
    keys_[0] = {UINT64_MAX, UINT64_MAX};
    const WordIndex index = Index();
    for (size_t i = kRows; i > 0; --i) {
      keys_[i] = PackKey(key_of(i - 1));
      const size_t home = index.PlaceOf(keys_[i]);
      size_t place = home;
      while (places_[place] != 0 && keys_[index.RowAt(place)] != keys_[i]) place = (place + 1) % kPlaces;
      next_[i] = static_cast<uint16_t>(index.RowAt(place));
      places_[place] = static_cast<uint16_t>((places_[place] & WordIndex::kBehind) | i);
      if (place != home) places_[home] |= WordIndex::kBehind;
    }
  }

  constexpr WordIndex Index() const { return {keys_.data(), places_.data(), kPlaces - 1}; }

  // The first row of the word. Constant time.
  constexpr size_t Find(const PackedWord& word) const { return Index().Find(word); }

  // The next row with the key of this one.
  constexpr size_t Next(size_t row) const { return next_[row]; }

 private:
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
