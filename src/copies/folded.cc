// Folds the words of a story; the tables say which words tell little and which are numbers.
#include "copies/folded.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "read/form.h"
#include "segment/segments.h"

namespace dateline::copies {
namespace {

constexpr std::string_view kFunctionWords[] = {
    "a",       "an",      "the",       "this",     "that",   "these",    "those",  "of",        "in",    "on",
    "at",      "by",      "for",       "from",     "to",     "with",     "as",     "into",      "over",  "after",
    "before",  "about",   "between",   "during",   "since",  "until",    "under",  "against",   "and",   "or",
    "but",     "nor",     "if",        "when",     "while",  "where",    "than",   "is",        "are",   "was",
    "were",    "be",      "been",      "being",    "has",    "have",     "had",    "do",        "does",  "did",
    "will",    "would",   "can",       "could",    "may",    "might",    "must",   "should",    "not",   "no",
    "he",      "she",     "it",        "they",     "we",     "i",        "you",    "him",       "her",   "them",
    "us",      "his",     "hers",      "its",      "their",  "our",      "your",   "my",        "who",   "whom",
    "whose",   "which",   "what",      "there",    "here",   "also",     "only",   "more",      "most",  "some",
    "any",     "all",     "other",     "said",     "says",   "say",      "saying", "told",      "added", "according",
    "monday",  "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow",
    "earlier", "late",    "later",     "early",    "one",    "s",        "t",      "so",        "up",    "out"};

struct Spelled {
  std::string_view word, figures;
};
constexpr Spelled kNumberWords[] = {{"two", "2"},       {"three", "3"},     {"four", "4"},     {"five", "5"},
                                    {"six", "6"},       {"seven", "7"},     {"eight", "8"},    {"nine", "9"},
                                    {"ten", "10"},      {"eleven", "11"},   {"twelve", "12"},  {"thirteen", "13"},
                                    {"fourteen", "14"}, {"fifteen", "15"},  {"sixteen", "16"}, {"seventeen", "17"},
                                    {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"},  {"thirty", "30"},
                                    {"forty", "40"},    {"fifty", "50"},    {"sixty", "60"},   {"seventy", "70"},
                                    {"eighty", "80"},   {"ninety", "90"},   {"hundred", "100"}};

constexpr size_t kMaxWordBytes = 64;  // what a longer word holds beyond them is not told apart

uint32_t HashOf(std::string_view folded) {
  return static_cast<uint32_t>(XXH3_64bits(folded.data(), folded.size()) >> 32);
}

// The tables by hash, sorted.
struct Known {
  std::vector<uint32_t> function;
  std::vector<std::pair<uint32_t, uint32_t>> numbers;  // spelled -> in figures
  Known() {
    for (const std::string_view word : kFunctionWords) function.push_back(HashOf(word));
    for (const Spelled& s : kNumberWords) numbers.emplace_back(HashOf(s.word), HashOf(s.figures));
    std::sort(function.begin(), function.end());
    std::sort(numbers.begin(), numbers.end());
  }
};

const Known& KnownWords() {
  static const Known known;
  return known;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// Walks a text and hands out its words.
class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {}

  // The next word that begins before `end`.
  std::optional<FoldedWord> Next(uint32_t end) {
    while (at_ < end) {
      const Utf8Char c = CharAt(at_);
      if (IsAlnum(c.code)) {
        const FoldedWord word = Read(c.code);
        if (size_ > 0) return word;  // else marks alone, which fold to nothing
      } else {
        at_ += c.size;
      }
    }
    return std::nullopt;
  }

 private:
  Utf8Char CharAt(uint32_t at) const {
    const auto byte = static_cast<uint8_t>(text_[at]);
    return byte < 0x80 ? Utf8Char{byte, 1, true} : DecodeUtf8(text_, at);
  }

  FoldedWord Read(char32_t first) {
    FoldedWord word;
    word.span.begin = at_;
    word.capital = IsUpper(first);
    size_ = 0;
    Utf8Char c = CharAt(at_);
    while (true) {
      Append(c.code);
      last_ = c.code;
      at_ += c.size;
      if (at_ >= text_.size()) break;
      c = CharAt(at_);
      if (IsAlnum(c.code)) continue;
      if (!Joins(c)) break;
      if (c.code == '.') Append(c.code);
      at_ += c.size;
      c = CharAt(at_);
    }
    word.span.end = at_;
    word.hash = HashOf({buffer_.data(), size_});
    word.kind = KindOf(first, &word.hash);
    return word;
  }

  // An apostrophe between letters, a stop or comma between figures.
  bool Joins(Utf8Char c) const {
    if (at_ + c.size >= text_.size()) return false;
    const char32_t next = CharAt(at_ + c.size).code;
    if (IsApostrophe(c.code)) return IsAlnum(next);
    return (c.code == '.' || c.code == ',') && IsDigit(last_) && IsDigit(next);
  }

  void Append(char32_t c) {
    if (c < 0x80) {
      if (size_ < kMaxWordBytes) buffer_[size_++] = static_cast<char>(ToLower(c));
      return;
    }
    std::array<utf8proc_int32_t, 18> parts{};
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                                        UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                           static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    for (int i = 0; i < std::min<int>(static_cast<int>(n), static_cast<int>(parts.size())); ++i) {
      if (size_ + 4 > kMaxWordBytes) return;
      size_ += static_cast<size_t>(
          utf8proc_encode_char(parts[static_cast<size_t>(i)], reinterpret_cast<utf8proc_uint8_t*>(&buffer_[size_])));
    }
  }

  static WordKind KindOf(char32_t first, uint32_t* hash) {
    if (IsDigit(first)) return WordKind::kNumber;
    const Known& known = KnownWords();
    if (std::binary_search(known.function.begin(), known.function.end(), *hash)) return WordKind::kFunction;
    const auto number = std::lower_bound(known.numbers.begin(), known.numbers.end(), std::pair{*hash, uint32_t{0}});
    if (number == known.numbers.end() || number->first != *hash) return WordKind::kContent;
    *hash = number->second;
    return WordKind::kNumber;
  }

  std::string_view text_;
  uint32_t at_ = 0;
  char32_t last_ = 0;
  std::array<char, kMaxWordBytes + 4> buffer_{};
  size_t size_ = 0;
};

}  // namespace

std::vector<FoldedWord> FoldWords(std::string_view text) {
  const DatelineLine dateline = FindDateline(text);
  std::vector<std::pair<Span, Part>> parts;
  for (const Span byline : FindBylines(text, dateline)) parts.emplace_back(byline, Part::kByline);
  for (const Span credit : FindCredits(text)) parts.emplace_back(credit, Part::kCredit);
  if (!dateline.span.empty()) parts.emplace_back(dateline.span, Part::kDateline);
  std::sort(parts.begin(), parts.end());

  std::vector<FoldedWord> words;
  words.reserve(text.size() / 6);
  Folder folder(text);
  const auto read_to = [&](uint32_t end, Part part) {
    while (auto word = folder.Next(end)) {
      word->part = part;
      words.push_back(*word);
    }
  };
  for (const auto& [span, part] : parts) {
    read_to(span.begin, Part::kBody);
    read_to(span.end, part);
  }
  read_to(static_cast<uint32_t>(text.size()), Part::kBody);
  return words;
}

uint64_t WholeHash(const std::vector<FoldedWord>& words, bool bylines, bool credits) {
  std::vector<uint32_t> all;
  all.reserve(words.size());
  for (const FoldedWord& word : words)
    if ((word.part != Part::kByline || bylines) && (word.part != Part::kCredit || credits)) all.push_back(word.hash);
  return all.empty() ? 0 : std::max<uint64_t>(1, XXH3_64bits(all.data(), all.size() * sizeof(uint32_t)));
}

FoldedStory Fold(std::string_view text) {
  FoldedStory story{FoldWords(text), {}, {}};
  for (unsigned i = 0; i < story.whole.size(); ++i) story.whole[i] = WholeHash(story.words, i & 1, i & 2);
  std::erase_if(story.words, [](const FoldedWord& w) { return w.part == Part::kByline || w.part == Part::kCredit; });
  uint32_t at = 0;
  const auto count = static_cast<uint32_t>(story.words.size());
  for (const Sentence& sentence : Segment(text).sentences) {
    const uint32_t first = at;
    while (at < count && story.words[at].span.begin < sentence.span.end) ++at;
    if (at > first) story.sentences.push_back({sentence.span, first, at});
  }
  return story;
}

}  // namespace dateline::copies
