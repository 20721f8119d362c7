// Function words: words that name nothing by themselves.
#include "annotate/function_words.h"

#include <unordered_set>

namespace dateline {

bool IsFunctionWord(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "a",     "an",     "the",   "to",    "of",     "in",      "on",    "for",   "and",   "or",    "nor",  "with",
      "by",    "at",     "from",  "as",    "into",   "over",    "under", "up",    "out",   "about", "than", "be",
      "is",    "are",    "was",   "were",  "been",   "being",   "am",    "has",   "have",  "had",   "do",   "does",
      "did",   "will",   "would", "shall", "should", "may",     "might", "must",  "can",   "could", "not",  "no",
      "any",   "all",    "some",  "such",  "this",   "that",    "these", "those", "it",    "its",   "he",   "his",
      "him",   "she",    "her",   "they",  "their",  "them",    "we",    "our",   "us",    "i",     "my",   "me",
      "you",   "your",   "who",   "which", "what",   "there",   "both",  "each",  "other", "own",   "more", "most",
      "if",    "unless", "until", "when",  "while",  "because", "so",    "but",   "also",  "only",  "even", "yet",
      "never", "ever",   "again", "n't",   "'s",     "\u2019s", "'",     "\u2019"};
  return words.contains(word);
}

}  // namespace dateline
