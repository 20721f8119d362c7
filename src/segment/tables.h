// Tables of short words that decide where words and sentences end. All are asked in any letter case.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace dateline::segment {

// What the stop after an abbreviation may mean.
enum class Abbreviation : uint8_t {
  kNone,
  kTitle,     // "Mr.", "Gen.": a name follows, no sentence ends here
  kName,      // "Inc.", "Jr.", "St.": part of a name, a sentence may end
  kMonth,     // "Jan.", also "Tues."
  kDate,      // "Mar.", "Sat.": as kMonth, but only before a number or a comma
  kNumbered,  // "No.", "p.": only before a number
  kPlain,     // "etc.", "vs."
};

// `word` is without its last stop; what kAbbreviations has not is none.
Abbreviation AbbreviationOf(std::string_view word);
extern const WordFilter kAbbreviations;

bool IsSentenceStarter(std::string_view word);  // "The", "He": capital only because a sentence begins
bool IsSpeechVerb(std::string_view word);       // "said", "asked"
bool IsKeptPrefix(std::string_view word);       // "non" of "non-profit": no cut at the hyphen
bool IsKeptSuffix(std::string_view word);       // "esque"
bool IsUnit(std::string_view word);             // "km" of "5km": cut from its number
bool IsDomainOrFile(std::string_view word);     // "com", "doc" after a stop: no cut
bool IsElision(std::string_view word);          // "em" of "'em": the apostrophe stays on

// Where a word is cut that is two ("can|not"), or 0; a word that kFusedWords has not is cut nowhere.
uint32_t FusedCut(std::string_view word);
uint32_t FusedCut(const PackedWord& word);
extern const WordFilter kFusedWords;

}  // namespace dateline::segment
