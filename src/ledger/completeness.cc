// Notices of quotations that no statement holds, and of entries that contradict each other.
#include "ledger/completeness.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWords = 3;
constexpr size_t kLongWord = 4;  // bytes; shorter ones are small letters in titles too

bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<uint8_t>(c) >= 0xC3;
}

bool IsWord(std::string_view word) { return std::any_of(word.begin(), word.end(), IsLetterByte); }

class GapFinder {
 public:
  GapFinder(const Story& story, Ledger* ledger) : story_(story), ledger_(*ledger) {}

  void Run() {
    NoteQuotations();
    NoteEvents();
    NoteFigures();
  }

 private:
  void Note(NoticeCode code, Span span, std::string detail) {
    if (noted_[code]++ < kMostOfEach) ledger_.notices.push_back({code, span, std::move(detail)});
  }

  // Ranges that statements hold, overlapping ones joined; sorted.
  std::vector<Span> Held() const {
    std::vector<Span> pieces, joined;
    for (const Statement& statement : ledger_.statements)
      pieces.insert(pieces.end(), statement.content.begin(), statement.content.end());
    std::sort(pieces.begin(), pieces.end());
    for (const Span piece : pieces) {
      if (!joined.empty() && piece.begin <= joined.back().end)
        joined.back().end = std::max(joined.back().end, piece.end);
      else
        joined.push_back(piece);
    }
    return joined;
  }

  // From the first word to the last one of letters or digits; nothing when the quotation has too few, or is a title.
  std::optional<Span> SaidIn(const Quotation& quotation) const {
    Span said;
    uint32_t words = 0;
    bool title = true;
    for (uint32_t w = quotation.first_word; w < quotation.end_word; ++w) {
      const Span span = story_.segments.words[w].span;
      const std::string_view word = span.In(ledger_.text);
      if (!IsWord(word)) continue;
      said = words++ == 0 ? span : Span{said.begin, span.end};
      title = title && (word.size() < kLongWord || word[0] < 'a' || word[0] > 'z');
    }
    if (words < kFewestWords || title) return {};
    return said;
  }

  void NoteQuotations() {
    const std::vector<Span> held = Held();
    for (const Quotation& quotation : story_.annotations.quotations.all) {
      if (quotation.parent >= 0) continue;
      const std::optional<Span> said = SaidIn(quotation);
      if (!said) continue;
      const auto behind = std::upper_bound(held.begin(), held.end(), said->begin,
                                           [](uint32_t at, Span piece) { return at < piece.begin; });
      if (behind == held.begin() || !std::prev(behind)->Contains(*said))
        Note(NoticeCode::kUnheldQuotation, quotation.inside, "");
    }
  }

  // Whose words an event's mention is in; empty: the article's.
  std::vector<int> VoiceOf(const Event& event) const {
    if (event.within < 0) return {};
    std::vector<int> speakers = ledger_.statements[event.within].speakers;
    if (speakers.empty()) speakers.push_back(-1 - event.within);  // an unknown one, like no other
    std::sort(speakers.begin(), speakers.end());
    return speakers;
  }

  void NoteEvents() {
    const std::vector<Event>& events = ledger_.events;
    std::vector<int> first(events.size());
    std::vector<int> denied(events.size(), -1), done(events.size(), -1);  // of each first mention: one of each kind
    std::vector<int> pairs(events.size(), 0);
    for (size_t i = 0; i < events.size(); ++i) {
      const Event& event = events[i];
      const bool again = event.same_as >= 0 && static_cast<size_t>(event.same_as) < i;
      const int root = first[i] = again ? first[event.same_as] : static_cast<int>(i);
      const bool is_done = event.status == EventStatus::kHappened || event.status == EventStatus::kOngoing;
      if (!is_done && event.status != EventStatus::kDenied) continue;
      int& own = is_done ? done[root] : denied[root];
      const int other = is_done ? denied[root] : done[root];
      if (own < 0) own = static_cast<int>(i);
      if (other < 0 || pairs[root] > 0 || VoiceOf(event) == VoiceOf(events[other])) continue;
      ++pairs[root];
      const int no = is_done ? other : static_cast<int>(i), yes = is_done ? static_cast<int>(i) : other;
      Note(NoticeCode::kContradiction, events[no].trigger,
           Told(no) + " denied, " + Told(yes) + " " + kEventStatusNames[static_cast<size_t>(events[yes].status)]);
    }
  }

  // "E3 (Q2)"
  std::string Told(int event) const {
    const int within = ledger_.events[event].within;
    return "E" + std::to_string(event + 1) + (within < 0 ? "" : " (Q" + std::to_string(within + 1) + ")");
  }

  static bool Differ(const Figure& a, const Figure& b) {
    return a.value != b.value || a.low != b.low || a.high != b.high;
  }

  void NoteFigures() {
    const auto count = static_cast<int>(ledger_.figures.size());
    for (int i = 0; i < count; ++i) {
      const Figure& figure = ledger_.figures[i];
      if (figure.rival < 0 || figure.rival >= count || figure.date.empty() || figure.sources.empty()) continue;
      const Figure& rival = ledger_.figures[figure.rival];
      if (figure.sources != rival.sources || figure.date != rival.date || !Differ(figure, rival)) continue;
      Note(NoticeCode::kContradiction, figure.span,
           "F" + std::to_string(figure.rival + 1) + " and F" + std::to_string(i + 1) + " of one claimant and day");
    }
  }

  const Story& story_;
  Ledger& ledger_;
  std::map<NoticeCode, int> noted_;
};

}  // namespace

void NoteGaps(const Story& story, Ledger* ledger) { GapFinder(story, ledger).Run(); }

}  // namespace dateline
