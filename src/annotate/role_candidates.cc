// RoleCandidates: the mentions that may be addressee or relay of what is said at a cue.
#include "annotate/role_candidates.h"

#include <algorithm>

namespace dateline {

std::vector<uint32_t> RoleCandidates(const Segments& segments, WordRange anchor,
                                     const std::vector<WordRange>& mentions) {
  const uint32_t sentence = segments.words[anchor.begin].sentence;
  const uint32_t first = segments.sentences[sentence == 0 ? 0 : sentence - 1].first_word;
  const uint32_t last = segments.sentences[std::min<size_t>(sentence + 1, segments.sentences.size() - 1)].end_word;
  const uint32_t begin = std::max(first, anchor.begin > kRoleReach ? anchor.begin - kRoleReach : 0);
  const uint32_t end = std::min(last, anchor.end + kRoleReach);
  const auto distance = [&](uint32_t m) {
    return mentions[m].begin < anchor.begin ? anchor.begin - mentions[m].begin : mentions[m].begin - anchor.begin;
  };
  std::vector<uint32_t> found;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), begin,
                             [](const WordRange& m, uint32_t word) { return m.begin < word; });
  for (; at != mentions.end() && at->begin < end; ++at) found.push_back(static_cast<uint32_t>(at - mentions.begin()));
  if (found.size() > kMaxRoleCandidates) {
    std::stable_sort(found.begin(), found.end(), [&](uint32_t a, uint32_t b) { return distance(a) < distance(b); });
    found.resize(kMaxRoleCandidates);
    std::sort(found.begin(), found.end());
  }
  return found;
}

}  // namespace dateline
