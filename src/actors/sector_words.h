// SectorReading: the PLOVER sectors that the common nouns of a phrase tell.
#pragma once

#include <span>
#include <string_view>

#include "actors/names.h"

namespace dateline {

enum class NounKind : uint8_t { kAgent, kRole, kWord, kGroup, kFolk, kKin, kThing };

struct ActorNoun {
  std::string_view noun, sectors;
  NounKind kind = NounKind::kAgent;
};

// The row of a noun in the list by hand, which goes before PLOVER's dictionary; null: none. One word form, small
// letters.
const ActorNoun* ListedNoun(std::string_view noun);

// The longest noun that ends before word `end` and begins at `first` or later; its number of words. An empty noun and
// 0: there is none. A plural counts as its noun. At most kMostNounWords look-ups of 12 comparisons.
struct NounFound {
  ActorNoun noun;
  size_t words = 0;
};
NounFound NounBefore(std::span<const PhraseWord> words, size_t first, size_t end);

inline constexpr size_t kMostNounWords = 4;

struct SectorReading {
  std::string_view sectors;  // "GOV MIL"; empty: none told
  std::string_view second;   // "OPP" of an opposition lawmaker
  bool open = false;         // what stands after "of" may tell better ("head", "group"); `sectors` are a fallback
  bool kin = false;          // relatives of whom the rest names
  bool noun = false;         // there is a noun of a person or a body at all
  size_t begin = 0;          // the first word of what told it
};

// Of the words [first, end): the last noun tells it; a role takes what stands before it.
SectorReading SectorOfWords(std::span<const PhraseWord> words, size_t first, size_t end);

}  // namespace dateline
