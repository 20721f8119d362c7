// WordForms: what each word of a text is by its grammar, where something that has read the text can tell.
#pragma once

#include <cstdint>
#include <functional>

namespace dateline {

enum class WordForm : uint8_t {
  kUnknown,
  kOther,       // no verb
  kNoun,        // also a name
  kPast,        // finite: "docked", "cut" of "the bank cut rates"
  kParticiple,  // "docked", "cut" of "has cut", "was cut", "the cut rates"
  kPresent,     // finite
  kBase,        // "cut" of "to cut", "will cut"
  kIng,
  kModal
};

// The form of the word that the byte belongs to; empty: nothing can tell. Times asks only where the tense decides.
using WordFormAt = std::function<WordForm(uint32_t byte)>;

}  // namespace dateline
