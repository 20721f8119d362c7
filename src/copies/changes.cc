// Changes: the sentences of a later version against those of the earlier one.
#include "copies/alignment.h"
#include "copies/copies.h"

namespace dateline::copies {
namespace {

std::vector<uint32_t> BodyWords(const FoldedStory& story, const FoldedSentence& sentence) {
  std::vector<uint32_t> words;
  for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w)
    if (story.words[w].part == Part::kBody) words.push_back(story.words[w].hash);
  return words;
}

// The earlier sentences that neither stand in the later text nor are a later sentence's before.
std::vector<bool> Gone(const FoldedStory& first, const FoldedStory& second, const std::vector<Aligned>& aligned) {
  std::vector<bool> gone;
  for (const Aligned& a : Align(first, second)) gone.push_back(a.other < 0);
  for (const Aligned& a : aligned)
    if (a.other >= 0) gone[static_cast<size_t>(a.other)] = false;
  return gone;
}

}  // namespace

std::vector<SentenceChange> Changes(std::string_view earlier, std::string_view later) {
  const FoldedStory first = Fold(earlier), second = Fold(later);
  const std::vector<Aligned> aligned = Align(second, first);
  const std::vector<bool> gone = Gone(first, second, aligned);
  std::vector<SentenceChange> changes;
  size_t told = 0;  // earlier sentences
  const auto tell_gone = [&](size_t end) {
    for (; told < end; ++told)
      if (gone[told]) changes.push_back({ChangeKind::kGone, first.sentences[told].span, {}});
  };
  for (size_t s = 0; s < aligned.size(); ++s) {
    const FoldedSentence& now = second.sentences[s];
    if (aligned[s].other < 0) {
      changes.push_back({ChangeKind::kNew, {}, now.span});
      continue;
    }
    const auto other = static_cast<size_t>(aligned[s].other);
    tell_gone(other);
    const FoldedSentence& before = first.sentences[other];
    const bool same = BodyWords(second, now) == BodyWords(first, before);
    changes.push_back({same ? ChangeKind::kSame : ChangeKind::kChanged, before.span, now.span});
  }
  tell_gone(first.sentences.size());
  return changes;
}

}  // namespace dateline::copies
