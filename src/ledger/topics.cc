// Topics: a few words that name an issue, the same for the same issue throughout a story.
#include "ledger/topics.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "annotate/function_words.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kStem = 6;        // bytes of a word that tell it from others
constexpr size_t kMostStems = 24;  // of an issue
constexpr uint32_t kTopicWords = 6;

// Verbs that are finite whatever stands around them.
constexpr std::string_view kFinite[] = {"is",    "are",   "was", "were",  "has", "have",  "had",  "will",
                                        "would", "shall", "can", "could", "may", "might", "must", "should",
                                        "do",    "does",  "did", "ca",    "wo",  "cannot"};
constexpr std::string_view kSubjects[] = {"i", "he", "she", "it", "we", "they", "you", "there"};
constexpr std::string_view kHyphens[] = {"-", "\u2013"};
constexpr int kVerbs = 3;  // finite verbs of an issue, passed over at most

// Words at which a name for an issue ends.
bool EndsName(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"that",   "which", "who", "if",   "unless",  "until",
                                                             "when",   "while", "so",  "but",  "because", "after",
                                                             "before", "since", "as",  "where"};
  return words.contains(word);
}

bool HasLetterOrDigit(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const Utf8Char c = DecodeUtf8(word, at);
    if (IsAlnum(c.code)) return true;
    at += c.size;
  }
  return false;
}

size_t Shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++shared, ++x, ++y;
    }
  }
  return shared;
}

}  // namespace

Topics::Stems Topics::StemsOf(WordRange words) const {
  Stems stems;
  for (uint32_t w = words.begin; w < words.end && stems.size() < kMostStems; ++w) {
    const std::string word = Lowered(segments_.words[w].span.In(text_));
    if (!HasLetterOrDigit(word) || IsFunctionWord(word)) continue;
    stems.push_back(word.substr(0, kStem));
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::string Topics::WordAt(uint32_t word) const { return Lowered(segments_.words[word].span.In(text_)); }

bool Topics::IsEmpty(uint32_t word) const {
  const std::string form = WordAt(word);
  return IsFunctionWord(form) || !HasLetterOrDigit(form);
}

bool Topics::IsActor(WordRange words) const {
  const auto at = std::lower_bound(mentions_.begin(), mentions_.end(), words.begin,
                                   [](const FoundMention& m, uint32_t word) { return m.words.begin < word; });
  return at != mentions_.end() && at->words.begin < words.end && at->words.end >= words.end &&
         at->kind() != ActorKind::kPlace;
}

WordRange Topics::WithoutVerb(WordRange issue) const {
  for (int passed = 0; passed < kVerbs; ++passed) {
    uint32_t verb = issue.begin, subject = issue.begin;
    while (verb < issue.end && !IsOneOf(WordAt(verb), kFinite) && !EndsName(WordAt(verb))) ++verb;
    while (subject < verb && IsEmpty(subject)) ++subject;
    if (verb == issue.end || !IsOneOf(WordAt(verb), kFinite)) {
      // "They sell the mill": the verb follows its subject.
      const bool bare = subject > issue.begin && subject + 1 < issue.end && IsOneOf(WordAt(subject - 1), kSubjects);
      return bare ? WordRange{subject + 1, issue.end} : issue;
    }
    const bool behind = verb + 1 < issue.end;
    uint32_t end = verb;  // of the subject
    while (end > subject && !HasLetterOrDigit(WordAt(end - 1))) --end;
    if (subject < verb && !(behind && IsActor({subject, end}))) return {issue.begin, verb};
    if (!behind) return issue;
    issue.begin = verb + 1;
  }
  return issue;
}

std::string Topics::NameOf(WordRange issue) const {
  const WordRange named = WithoutVerb(issue);
  const auto glued = [&](uint32_t w) {
    return w > named.begin && w < named.end && segments_.words[w - 1].span.end == segments_.words[w].span.begin;
  };
  const auto hyphen = [&](uint32_t w) { return glued(w) && glued(w + 1) && IsOneOf(WordAt(w), kHyphens); };
  std::string name, open;  // `open`: what follows `name`, kept only if a word that says something comes
  uint32_t words = 0, telling = 0, w = named.begin;
  size_t phrase = 0;  // where the last words between two phrases begin
  for (; w < named.end && words < kTopicWords; ++w) {
    const std::string word = WordAt(w);
    const bool speaks = HasLetterOrDigit(word),
               empty = !speaks || EndsName(word) || (IsFunctionWord(word) && !hyphen(w + 1));
    if ((name.empty() && empty) || (!name.empty() && hyphen(w))) continue;
    if ((!speaks || EndsName(word)) && words > 1) break;
    if (!speaks) continue;
    const bool ending = word.starts_with('\'') || word.starts_with("\u2019");
    if (!name.empty() && !ending) open += hyphen(w - 1) ? '-' : ' ';
    open += word;
    ++words;
    if (empty && !ending) {
      if (telling > 1) phrase = name.size();
      continue;
    }
    ++telling;
    name += open;
    open.clear();
  }
  if (words == kTopicWords && w < named.end && !IsEmpty(w) && phrase > 0) name.resize(phrase);
  return name.empty() && issue.size() > 0 ? WordAt(issue.begin) : name;
}

uint32_t Topics::Of(WordRange issue) {
  Stems stems = StemsOf(issue);
  const size_t last = stems_.size(), first = last > kTopicReach ? last - kTopicReach : 0;
  for (size_t i = last; i-- > first && !stems.empty();)
    if (2 * Shared(stems, stems_[i]) >= std::max<size_t>(1, std::min(stems.size(), stems_[i].size())))
      return static_cast<uint32_t>(i);
  names_.push_back(NameOf(issue));
  stems_.push_back(std::move(stems));
  return static_cast<uint32_t>(last);
}

bool Topics::Tells(WordRange words, uint32_t topic) const {
  const Stems& wanted = stems_[topic];
  return !wanted.empty() && 2 * Shared(StemsOf(words), wanted) >= wanted.size();
}

}  // namespace dateline
