// Sources and mentions: a statement's source is a mention of an actor, so each mends the bounds of the other.
#include "annotate/source_mentions.h"

#include <algorithm>

#include "annotate/labels.h"
#include "base/utf8.h"

namespace dateline {
namespace {

// The first mention that begins at or after a word.
std::vector<FoundMention>::const_iterator From(uint32_t word, const std::vector<FoundMention>& mentions) {
  return std::lower_bound(mentions.begin(), mentions.end(), word,
                          [](const FoundMention& m, uint32_t w) { return m.words.begin < w; });
}

// No mark, and no possessive ending.
bool IsWordProper(std::string_view word) { return IsAlnum(DecodeUtf8(word, 0).code); }

bool MeetsAny(WordRange words, const std::vector<FoundMention>& mentions) {
  auto m = From(words.begin > kMaxMentionWords ? words.begin - kMaxMentionWords : 0, mentions);
  for (; m != mentions.end() && m->words.begin < words.end; ++m)
    if (m->words.end > words.begin) return true;
  return false;
}

}  // namespace

void FitSources(const std::vector<FoundMention>& mentions, std::vector<FoundStatement>* statements) {
  for (FoundStatement& s : *statements) {
    if (s.source.size() == 0) continue;
    WordRange fit;
    for (auto m = From(s.source.begin, mentions); m != mentions.end() && m->words.begin == s.source.begin; ++m)
      if (m->words.end >= s.source.end) fit = m->words;  // the shortest comes last
    const bool clear = fit.end <= s.anchor.begin || fit.begin >= s.anchor.end;
    if (fit.size() > 0 && clear) s.source = fit;
  }
}

bool AddSourceMentions(std::string_view text, const Segments& segments, const std::vector<FoundStatement>& statements,
                       std::vector<FoundMention>* mentions) {
  std::vector<FoundMention> added;
  for (const FoundStatement& s : statements) {
    FoundMention m;
    m.words = s.source;
    const auto last = [&] { return segments.words[m.words.end - 1]; };
    while (m.words.size() > 0 && !IsWordProper(last().span.In(text))) --m.words.end;
    while (m.words.size() > 0 && !IsWordProper(segments.words[m.words.begin].span.In(text))) ++m.words.begin;
    if (m.words.size() == 0 || m.words.size() > kMaxMentionWords || MeetsAny(m.words, *mentions)) continue;
    if (segments.words[m.words.begin].sentence != last().sentence) continue;
    m.confidence = 0.5F * s.confidence;
    added.push_back(m);
  }
  std::sort(added.begin(), added.end(), InTextOrder);
  const auto meets = [](const FoundMention& a, const FoundMention& b) { return b.words.begin < a.words.end; };
  added.erase(std::unique(added.begin(), added.end(), meets), added.end());
  mentions->insert(mentions->end(), added.begin(), added.end());
  std::sort(mentions->begin(), mentions->end(), InTextOrder);
  return !added.empty();
}

}  // namespace dateline
