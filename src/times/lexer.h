// The lexemes of a text: its words, figures and signs, with what they may mean of time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "times/lexicon.h"

namespace dateline::timex {

// Cuts the paragraph that begins at `at` into lexemes and returns where the next one begins. A paragraph is at most
// kMostLexemes long. Any bytes. Linear.
uint32_t ReadParagraph(std::string_view text, uint32_t at, std::vector<Lexeme>* lexemes);

// Makes one number of those written in several words ("twenty-four", "two and a half", "a hundred"), one year of
// "nineteen ninety-six"; the lexemes [first, end) of a paragraph. Linear.
void JoinNumbers(std::vector<Lexeme>* lexemes);

inline constexpr size_t kMostLexemes = 4096;

}  // namespace dateline::timex
