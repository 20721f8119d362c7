// Copies: which story is the same as another again, reprinted, or brought up to date. Knows no database: texts and days
// in, links out.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dateline/span.h"

namespace dateline::copies {

enum class CopyKind : uint8_t {
  kNone,
  kExact,   // the same words, whatever the headline; white space, paragraphs, bylines and credits aside
  kNear,    // a reprint: cut, lightly reworded, with another dateline, its paragraphs merged
  kUpdate,  // a later version of a story by its own outlet: much kept, something changed or new
};
std::string_view NameOf(CopyKind kind);  // "exact"; empty for kNone

// ---- Candidates ----

inline constexpr size_t kMinima = 64;

// What an index of stories keeps of a text: the least hashes of its shingles, which are three words in a row that are
// not function words. Two fingerprints agree at a place with the probability of the share of shingles in common.
struct Fingerprint {
  uint64_t words = 0;     // hash of all words, in order: equal for exact copies
  uint32_t shingles = 0;  // how many words open one
  std::array<uint32_t, kMinima> minima{};
};

// REQUIRES: text shorter than 4 GiB. Linear.
Fingerprint FingerprintOf(std::string_view text);

// Keys for an index that the caller keeps, none for a text without words. Stories that share kMinSharedBands keys, or
// the first one, are candidates for Compare(). A key is taken with its place in the list, so all may lie in one index.
std::vector<uint64_t> Bands(const Fingerprint& fingerprint);
inline constexpr size_t kMinSharedBands = 3;

// ---- Verifying ----

struct Story {
  std::string id;
  std::string published;  // YYYY-MM-DD; else its day is not known
  std::string outlet;     // who published it; may be empty: not known
  std::string text;       // valid UTF-8
};

// What two stories have in common, the earlier one called first. Shares are of words, from 0 to 1.
struct Likeness {
  CopyKind kind = CopyKind::kNone;
  bool swapped = false;                                // the second argument of Compare() is the earlier story
  bool same_outlet = false;                            // or both are not known
  int days_apart = -1;                                 // -1: not known
  double shingles = 0;                                 // shared shingles of all
  double kept_of_first = 0, kept_of_second = 0;        // words in runs of four that both have
  double lead_of_first = 0, lead_of_second = 0;        // the same, of the opening sentences
  double aligned_of_first = 0, aligned_of_second = 0;  // words of sentences that stand in the other, perhaps reworded
  uint32_t aligned = 0;                                // sentences of the second that do
  double order = 0;                                    // of those, how many follow the one before them in the first too
  uint32_t same_figures = 0, changed_figures = 0;      // numbers of aligned sentences
  uint32_t same_names = 0, changed_names = 0;          // words with a capital, likewise
  uint32_t lead_names_gone = 0, lead_names_new = 0;    // of the first sentence, that are nowhere in the other story
  uint32_t words = 0;                                  // of the shorter one
};

// Nothing is a copy of a story without words. REQUIRES: texts shorter than 4 GiB. Linear, but for sorting.
Likeness Compare(const Story& a, const Story& b);

// ---- Linking ----

// Whose a story is, by the agency that its dateline names: the outlet's own, or another's.
enum class Origin : uint8_t { kOwn, kUntold, kForeign };

// Where a story stands among all: by day of publication, those of no known day first; of one day what its outlet wrote
// itself comes before what it may have from another; then by id.
struct StoryKey {
  std::string published;  // empty: not known
  std::string id;
  Origin origin = Origin::kUntold;
  friend bool operator==(const StoryKey&, const StoryKey&) = default;
  friend auto operator<=>(const StoryKey& a, const StoryKey& b) {
    return std::tie(a.published, a.origin, a.id) <=> std::tie(b.published, b.origin, b.id);
  }
};
StoryKey KeyOf(const Story& story);

struct CopyPair {
  StoryKey earlier, later;
  CopyKind kind = CopyKind::kNone;
  double strength = 0;  // of two stories that one may be a copy of, the stronger is
  friend auto operator<=>(const CopyPair&, const CopyPair&) = default;
};
CopyPair PairOf(const Story& a, const Story& b, const Likeness& likeness);

struct CopyLink {
  std::string of, copy;
  CopyKind kind = CopyKind::kNone;
  friend bool operator==(const CopyLink&, const CopyLink&) = default;
};

// Links of all verified pairs, by the copies' keys; a function of the set of pairs, whatever their order. Each story is
// a copy or update of one other at most. A copy points at the first story of its text, an update at the first version,
// and neither of these is a copy itself: the reprint of an update points at the update, the second update at the story.
// An update that is known only by a copy that came before it is that copy. REQUIRES: one pair of keys has one kind.
std::vector<CopyLink> Chain(std::vector<CopyPair> pairs);

// ---- What changed ----

enum class ChangeKind : uint8_t { kSame, kChanged, kNew, kGone };

struct SentenceChange {
  ChangeKind kind = ChangeKind::kSame;
  Span before, after;  // in the earlier and the later text; a new sentence has no before, one that is gone no after
  friend bool operator==(const SentenceChange&, const SentenceChange&) = default;
};

// The later text's sentences in order, those that are gone where they stood. Case, accents, punctuation, datelines,
// bylines and credits are no change. Of two sentences that
// have become one, the one it has more of is its before, and neither is gone. REQUIRES: as Compare().
std::vector<SentenceChange> Changes(std::string_view earlier, std::string_view later);

}  // namespace dateline::copies
