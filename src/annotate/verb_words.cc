// Verb words: what stands around the verb of a cue: auxiliaries and adverbs, by tables.
#include "annotate/verb_words.h"

#include "base/one_of.h"

namespace dateline {
namespace {

constexpr std::string_view kToBe[] = {"is", "are", "was", "were", "be", "been", "being"};
constexpr std::string_view kAuxiliaries[] = {"has",  "have", "had", "will",  "would", "shall", "should", "did",
                                             "does", "do",   "may", "might", "must",  "can",   "could"};
constexpr std::string_view kAdverbs[] = {"not",  "n't",   "never", "also",  "now",   "still",     "already", "even",
                                         "just", "first", "then",  "again", "later", "yesterday", "today",   "too"};
constexpr std::string_view kNoReporting[] = {"reportedly", "allegedly"};

}  // namespace

bool IsToBe(std::string_view word) { return IsOneOf(word, kToBe); }

bool IsAuxiliary(std::string_view word) { return IsToBe(word) || IsOneOf(word, kAuxiliaries); }

bool IsAdverb(std::string_view word) {
  return IsOneOf(word, kAdverbs) || (word.size() > 4 && word.ends_with("ly") && !IsOneOf(word, kNoReporting));
}

}  // namespace dateline
