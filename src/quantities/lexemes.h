// Lexemes: the words of a sentence as a reader of numbers sees them. A fixed phrase is one, a glued word ("$5m")
// several.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quantities/tables.h"
#include "segment/segments.h"

namespace dateline::quantities {

struct Lexeme {
  uint64_t classes = 0;
  double mantissa = 0;
  int exponent = 0;
  std::string_view text = {};  // of its row, which lives for ever
  uint32_t first_word = 0, end_word = 0;
  bool glued = false;    // no white space before
  bool grouped = false;  // a figure with a comma or a point in it
  uint8_t digits = 0;    // of a figure, before the point
  bool capital = false;  // begins with a capital letter
  bool letters = false;  // begins with a letter
  bool adverb = false;   // "sharply"
  bool time = false;     // inside an expression of time

  bool Is(uint64_t any) const { return (classes & any) != 0; }
};

// Fills `lexemes` and gives all their classes. Linear in the words of the sentence.
uint64_t ReadLexemes(std::string_view text, const Segments& segments, const Sentence& sentence,
                     std::vector<Lexeme>* lexemes);

}  // namespace dateline::quantities
