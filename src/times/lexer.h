// The lexemes of a text: its words, figures and signs, with what they may mean of time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "times/lexicon.h"

namespace dateline::timex {

// The lexemes of a paragraph; the room for them is kept from one paragraph to the next.
struct Lexemes {
  std::vector<Lexeme> room;
  size_t size = 0;
  uint64_t classes = 0;  // of any of them
  std::span<const Lexeme> Read() const { return {room.data(), size}; }
};

// What somebody else wants to know of the text that is read, so that it is not read twice: where a figure or a word of
// his begins (or one that is mistaken for it, now and then).
struct Watch {
  const WordFilter* words = nullptr;
  std::vector<uint32_t> places;  // in order
};

// Cuts the paragraph that begins at `at` into lexemes and returns where the next one begins. A paragraph is at most
// kMostLexemes long. `watch` may be nullptr. Any bytes. Linear.
uint32_t ReadParagraph(std::string_view text, uint32_t at, Lexemes* lexemes, Watch* watch);

// Makes one number of those written in several words ("twenty-four", "two and a half", "a hundred"), one year of
// "nineteen ninety-six". Linear.
void JoinNumbers(Lexemes* lexemes);

inline constexpr size_t kMostLexemes = 4096;

}  // namespace dateline::timex
