// WordPieces: the uncased BERT word pieces of words, each with the letter case and shape that lower-casing takes away.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/segments.h"

namespace dateline {

// Letter case and shape of the characters behind a piece. The order is part of the model format.
enum class PieceShape : uint8_t {
  kSpecial = 0,    // [CLS], [SEP], [UNK]
  kLower,          // "said"
  kTitle,          // "Cairo"
  kUpper,          // "NATO", "U" of more than one letter
  kInitial,        // one capital letter: "A", "U" of "U.S."
  kMixed,          // "McDonald"
  kDigits,         // "2024"
  kDigitsLetters,  // "5th"
  kPunctuation,    // ","
  kQuote,          // any quotation mark
  kOther,          // symbols, scripts without case
};
inline constexpr int kPieceShapes = 11;

struct Piece {
  int32_t id = 0;
  uint32_t word = 0;  // index into Segments::words
  PieceShape shape = PieceShape::kOther;
  bool first = false;  // the first piece of its word
};

// Thread-compatible and immutable after construction. Holds copies of the vocabulary's words.
class WordPieces {
 public:
  // `vocabulary`: one piece a line, in order of id, as in BERT's vocab.txt; must hold [CLS], [SEP], [UNK], [PAD].
  // A vocabulary that lacks them leaves ok() false.
  explicit WordPieces(std::string_view vocabulary);
  bool ok() const { return ok_; }
  size_t size() const { return size_; }
  int32_t cls() const { return cls_; }
  int32_t sep() const { return sep_; }

  // Pieces of all words, in order; every word gets at least one ([UNK] if nothing fits, or if the word has over 100
  // characters). Equal to BERT's uncased BasicTokenizer + WordPiece applied to each word alone (control characters,
  // accents taken off by NFD, CJK and punctuation split).
  std::vector<Piece> Encode(std::string_view text, const std::vector<Word>& words) const;

  struct Normal;  // a word as BERT sees it

 private:
  struct Slot {  // of an open-addressed table
    uint32_t hash = 0, begin = 0, size = 0;
    int32_t id = -1;  // -1: empty
  };
  void Insert(std::string_view piece, int32_t id);
  int32_t Find(const char* piece, size_t size) const;  // -1: none. REQUIRES: 8 bytes readable after the piece
  bool AppendStretch(std::string_view word, uint32_t begin, uint32_t end, uint32_t index, Normal* normal,
                     std::vector<Piece>* pieces) const;

  std::string bytes_;  // the pieces, end to end
  std::vector<Slot> slots_;
  size_t size_ = 0, longest_ = 0;  // pieces; bytes of the longest
  int32_t cls_ = -1, sep_ = -1, unk_ = -1;
  bool ok_ = false;
};

}  // namespace dateline
