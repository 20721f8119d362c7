// Topics: a few words that name an issue, the same for the same issue throughout a story.
#include "ledger/topics.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "annotate/function_words.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kStem = 6;        // bytes of a word that tell it from others
constexpr size_t kMostStems = 24;  // of an issue
constexpr uint32_t kTopicWords = 6;

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

std::string Topics::NameOf(WordRange issue) const {
  std::vector<std::string> words;
  size_t kept = 0;  // up to the last word that is no function word
  for (uint32_t w = issue.begin; w < issue.end && words.size() < kTopicWords; ++w) {
    std::string word = Lowered(segments_.words[w].span.In(text_));
    const bool empty = IsFunctionWord(word), speaks = HasLetterOrDigit(word);
    if (kept == 0 && (empty || !speaks)) continue;
    if (!speaks || EndsName(word)) {
      if (kept > 1) break;
      continue;
    }
    words.push_back(std::move(word));
    if (!empty) kept = words.size();
  }
  if (kept == 0 && issue.size() > 0) return Lowered(segments_.words[issue.begin].span.In(text_));
  std::string name;
  for (size_t i = 0; i < kept; ++i) {
    const bool ending = words[i].starts_with('\'') || words[i].starts_with("\u2019");
    if (i > 0 && !ending) name += ' ';
    name += words[i];
  }
  return name;
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
