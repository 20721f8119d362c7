// StoryWords: the text cut into words once, then looked at by binary search.
#include "coding/story_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kMostWords = 400;  // looked at for one entry

}  // namespace

StoryWords::StoryWords(std::string_view text) : segments_(Segment(text)) {
  words_.reserve(segments_.words.size());
  for (const Word& word : segments_.words) words_.push_back(Lowered(word.span.In(text)));
}

uint32_t StoryWords::FirstWord(uint32_t at) const {
  const auto found = std::partition_point(segments_.words.begin(), segments_.words.end(),
                                          [at](const Word& word) { return word.span.end <= at; });
  return static_cast<uint32_t>(found - segments_.words.begin());
}

const Sentence* StoryWords::SentenceAt(uint32_t at) const {
  const uint32_t word = FirstWord(at);
  return word < segments_.words.size() ? &segments_.sentences[segments_.words[word].sentence] : nullptr;
}

Span StoryWords::SentenceOf(Span span) const {
  const Sentence* sentence = SentenceAt(span.begin);
  return sentence ? sentence->span : Span{};
}

std::string StoryWords::Joined(uint32_t first, uint32_t end) const {
  std::string joined = " ";
  for (uint32_t w = first; w < std::min(end, first + kMostWords); ++w) joined.append(words_[w]).push_back(' ');
  return joined;
}

std::string StoryWords::In(Span span) const {
  const uint32_t first = FirstWord(span.begin);
  uint32_t end = first;
  while (end < words_.size() && segments_.words[end].span.begin < span.end && end - first < kMostWords) ++end;
  return Joined(first, end);
}

std::string StoryWords::Around(Span span, uint32_t before, uint32_t after) const {
  const Sentence* sentence = SentenceAt(span.begin);
  if (!sentence) return " ";
  const uint32_t first = FirstWord(span.begin);
  uint32_t end = first;
  while (end < sentence->end_word && segments_.words[end].span.begin < span.end) ++end;
  const uint32_t begin = first - std::min(before, first - sentence->first_word);
  return Joined(begin, std::min(end + after, sentence->end_word));
}

}  // namespace dateline
