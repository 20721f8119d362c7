// Chains: from pairs of like stories to one link for each copy, whatever the order in which the pairs were found.
#include <algorithm>
#include <cstdint>

#include "copies/copies.h"

namespace dateline::copies {
namespace {

constexpr uint32_t kNobody = UINT32_MAX;

struct Candidate {
  CopyKind kind = CopyKind::kNone;
  double strength = 0;
  uint32_t earlier = 0;
};

// The better one first: an exact copy, then the stronger, then the older.
bool IsBetter(const Candidate& a, const Candidate& b) {
  const bool exact = a.kind == CopyKind::kExact;
  if (exact != (b.kind == CopyKind::kExact)) return exact;
  if (a.strength != b.strength) return a.strength > b.strength;
  return a.earlier < b.earlier;
}

// Stories by number in the order of their keys.
class Chainer {
 public:
  explicit Chainer(const std::vector<CopyPair>& pairs) {
    for (const CopyPair& pair : pairs) {
      keys_.push_back(pair.earlier);
      keys_.push_back(pair.later);
    }
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    candidates_.resize(keys_.size());
    for (const CopyPair& pair : pairs)
      candidates_[NumberOf(pair.later)].push_back({pair.kind, pair.strength, NumberOf(pair.earlier)});
    text_.resize(keys_.size());
    kind_.assign(keys_.size(), CopyKind::kNone);
    version_.assign(keys_.size(), kNobody);
  }

  std::vector<CopyLink> Links() {
    for (uint32_t story = 0; story < keys_.size(); ++story) FindText(story);
    FindVersions();
    std::vector<CopyLink> links;
    for (uint32_t story = 0; story < keys_.size(); ++story) {
      if (text_[story] != story) {
        links.push_back({keys_[text_[story]].id, keys_[story].id, kind_[story]});
      } else if (version_[story] != story) {
        links.push_back({keys_[version_[story]].id, keys_[story].id, CopyKind::kUpdate});
      }
    }
    return links;
  }

 private:
  uint32_t NumberOf(const StoryKey& key) const {
    return static_cast<uint32_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
  }

  // The first story of which this one is a copy; itself, if it is none. REQUIRES: those of all earlier stories are
  // found.
  void FindText(uint32_t story) {
    text_[story] = story;
    const Candidate* best = nullptr;
    std::vector<uint32_t> updated;  // texts that it is an update of, by its outlet: it is no reprint of these
    for (const Candidate& c : candidates_[story])
      if (c.kind == CopyKind::kUpdate) updated.push_back(text_[c.earlier]);
    std::sort(updated.begin(), updated.end());
    for (const Candidate& c : candidates_[story]) {
      if (c.kind == CopyKind::kUpdate || c.kind == CopyKind::kNone) continue;
      if (c.kind == CopyKind::kNear && std::binary_search(updated.begin(), updated.end(), text_[c.earlier])) continue;
      if (best == nullptr || IsBetter(c, *best)) best = &c;
    }
    if (best == nullptr) return;
    const uint32_t from = best->earlier;
    text_[story] = text_[from];
    const bool exact = best->kind == CopyKind::kExact && (text_[from] == from || kind_[from] == CopyKind::kExact);
    kind_[story] = exact ? CopyKind::kExact : CopyKind::kNear;
  }

  // The first version of each text: what holds of a copy holds of its text.
  void FindVersions() {
    std::vector<std::vector<Candidate>> earlier(keys_.size());
    for (uint32_t story = 0; story < keys_.size(); ++story) {
      for (const Candidate& c : candidates_[story]) {
        const uint32_t from = text_[c.earlier], to = text_[story];
        if (c.kind == CopyKind::kUpdate && from < to) earlier[to].push_back({c.kind, c.strength, from});
      }
    }
    for (uint32_t text = 0; text < keys_.size(); ++text) {
      version_[text] = text;
      const auto best = std::min_element(earlier[text].begin(), earlier[text].end(), IsBetter);
      if (best != earlier[text].end()) version_[text] = version_[best->earlier];
    }
  }

  std::vector<StoryKey> keys_;
  std::vector<std::vector<Candidate>> candidates_;  // of each story, the earlier ones it is like
  std::vector<uint32_t> text_;                      // the first story of the same text
  std::vector<CopyKind> kind_;                      // of the copy
  std::vector<uint32_t> version_;                   // of a text, the first version
};

}  // namespace

std::vector<CopyLink> Chain(std::vector<CopyPair> pairs) {
  std::erase_if(pairs, [](const CopyPair& p) { return p.kind == CopyKind::kNone || !(p.earlier < p.later); });
  std::sort(pairs.begin(), pairs.end(), [](const CopyPair& a, const CopyPair& b) { return (a <=> b) < 0; });
  return Chainer(pairs).Links();
}

}  // namespace dateline::copies
