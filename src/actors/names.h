// PhraseWord: the words of a noun phrase, folded so that spellings of one name become one key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct PhraseWord {
  std::string folded;           // small letters without marks, points and apostrophes: "cote", "us", "lords"
  std::string bare;             // the same without a possessive ending: "lord"
  uint32_t begin = 0, end = 0;  // bytes of the phrase
  bool upper = false;           // begins with a capital
  bool all_upper = false;       // two letters or more, all of them capitals
  bool possessive = false;      // "Chile's", "rebels'"
  bool joined = false;          // a hyphen joins it to the word before
  bool after_comma = false;     // a comma, bracket, colon or dash stands before it
};

inline constexpr size_t kMostPhraseBytes = 600, kMostPhraseWords = 40;  // what lies behind is not read

// Any bytes. Linear.
std::vector<PhraseWord> WordsOfPhrase(std::string_view phrase);

// The words' folded forms with a blank between; of the last one the bare form where `bare`.
std::string KeyOf(std::span<const PhraseWord> words, bool bare);

// One form for the ways in which a name is brought over from another script: "zelenski" of Zelensky, Zelenskyy and
// Zelenskiy. `folded` as KeyOf gives it.
std::string Sounding(std::string_view folded);

// The words that tell an office apart, sorted: "Minister of Foreign Affairs" and "foreign minister" are one.
std::string OfficeKey(std::span<const PhraseWord> words);

}  // namespace dateline
