// Ids out of hashes of anchors, never of labels.
#include "store/anchors.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "ledger/outline.h"
#include "store/ids.h"

namespace dateline {
namespace {

constexpr uint32_t kMostSentenceBytes = 4000;

// Counts the entries of one kind at each anchor.
class IdMaker {
 public:
  IdMaker(const Ledger& ledger, std::string_view text_hash)
      : code_points_(ledger.text), size_(static_cast<uint32_t>(ledger.text.size())), text_hash_(text_hash) {}

  template <class Entry>
  std::vector<std::string> Of(char letter, const std::vector<Entry>& entries) {
    std::map<Span, int> seen;
    std::vector<std::string> ids;
    ids.reserve(entries.size());
    for (const Entry& entry : entries) {
      const Span bytes = AnchorOf(entry);
      const uint32_t end = std::min(bytes.end, size_);
      const Span anchor = {code_points_.At(std::min(bytes.begin, end)), code_points_.At(end)};
      ids.push_back(EntryId(letter, text_hash_, anchor, seen[anchor]++));
    }
    return ids;
  }

 private:
  CodePointIndex code_points_;
  uint32_t size_;
  std::string_view text_hash_;
};

}  // namespace

Span AnchorOf(const Actor& actor) { return actor.mentions.empty() ? Span{} : actor.mentions.front().span; }
Span AnchorOf(const Statement& s) {
  if (!s.cue.empty()) return s.cue;
  return s.content.empty() ? s.source : s.content.front();
}
Span AnchorOf(const Event& event) { return event.trigger; }
Span AnchorOf(const Figure& figure) { return figure.span; }
Span AnchorOf(const Position& position) { return position.issue; }
Span AnchorOf(const Shift& shift) { return shift.basis.empty() ? Span{} : shift.basis.front(); }

LedgerIds IdsOf(const Ledger& ledger) {
  LedgerIds ids;
  ids.text_hash = HexOf(HashOf(ledger.text));
  ids.story = "s" + HexOf(HashOf({ids.text_hash, ledger.source, ledger.published, ledger.title}));
  IdMaker maker(ledger, ids.text_hash);
  ids.actors = maker.Of('a', ledger.actors);
  ids.statements = maker.Of('q', ledger.statements);
  ids.events = maker.Of('e', ledger.events);
  ids.figures = maker.Of('f', ledger.figures);
  ids.positions = maker.Of('p', ledger.positions);
  ids.shifts = maker.Of('h', ledger.shifts);
  return ids;
}

std::string SentencesOver(std::string_view text, const Segments& segments, Span all) {
  if (all.empty()) return {};
  all.end = std::min(all.end, all.begin + kMostSentenceBytes);
  Span over = all;
  const Sentence* const last = segments.sentences.data() + segments.sentences.size();
  for (const Sentence* at = SentenceAt(segments, all.begin); at != nullptr && at != last && at->span.begin < all.end;
       ++at) {
    if (at->span.size() > kMostSentenceBytes) continue;
    over = {std::min(over.begin, at->span.begin), std::max(over.end, at->span.end)};
  }
  return WordsOf(text, Clamped(over, text));
}

}  // namespace dateline
