// A sentence at a time: the word of the move, then the prepositions that lead its times.
#include "ledger/moved_days.h"

#include <string>
#include <utility>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kMoves[] = {"postponed", "postpone",   "postpones",  "postponing",
                                       "deferred",  "reschedule", "rescheduled"};
struct Pair {
  std::string_view word, next;
};
constexpr Pair kMovesOfTwo[] = {{"put", "off"},  {"puts", "off"},        {"putting", "off"},
                                {"moved", "to"}, {"moved", "from"},      {"pushed", "back"},
                                {"moved", "up"}, {"brought", "forward"}, {"delayed", "until"}};
constexpr std::string_view kBefore[] = {"originally", "initially", "previously"};
constexpr std::string_view kArranged[] = {"scheduled", "planned", "due", "set", "slated", "expected", "called"};
constexpr std::string_view kToWords[] = {"until", "till", "to", "for"}, kHeldWords[] = {"on", "in", "until", "to"};

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kReach = 14, kForReach = 3, kBeforeReach = 5;  // words

class Reader {
 public:
  Reader(std::string_view text, const Segments& segments, const std::vector<TimeExpression>& times)
      : text_(text), segments_(segments), times_(times), moves_(times.size()) {}

  std::vector<DayMove> Run() && {
    for (size_t begin = 0, end = 0; begin < times_.size(); begin = end) {
      const uint32_t sentence = SentenceOf(times_[begin]);
      while (end < times_.size() && SentenceOf(times_[end]) == sentence) ++end;
      Read(segments_.sentences[sentence], begin, end);
    }
    return std::move(moves_);
  }

 private:
  uint32_t SentenceOf(const TimeExpression& time) const { return segments_.words[time.first_word].sentence; }
  std::string WordAt(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }

  void Read(const Sentence& sentence, size_t begin, size_t end) {
    uint32_t move = kNone, before = kNone;
    for (uint32_t w = sentence.first_word; w < sentence.end_word; ++w) {
      const std::string word = WordAt(w), next = w + 1 < sentence.end_word ? WordAt(w + 1) : std::string();
      if (IsOneOf(word, kBefore) && IsOneOf(next, kArranged)) before = w;
      bool moves = IsOneOf(word, kMoves);
      for (const Pair& pair : kMovesOfTwo) moves = moves || (pair.word == word && pair.next == next);
      if (moves && move == kNone) move = w;
    }
    if (move == kNone && before == kNone) return;
    bool moved = false;
    for (size_t t = begin; t < end; ++t) {
      moves_[t] = MoveOf(times_[t], sentence, move, before);
      moved = moved || moves_[t] == DayMove::kTo;
    }
    for (size_t t = begin; t < end && !moved; ++t) moves_[t] = DayMove::kNone;
  }

  DayMove MoveOf(const TimeExpression& time, const Sentence& sentence, uint32_t move, uint32_t before) const {
    const uint32_t at = time.first_word;
    const std::string lead = at > sentence.first_word ? WordAt(at - 1) : std::string();
    if (before != kNone && before < at && at - before <= kBeforeReach) return DayMove::kFrom;
    if (move != kNone && move < at && at - move <= kReach) {
      const bool near = lead != "for" || at - move <= kForReach;
      if (near && IsOneOf(lead, kToWords)) return DayMove::kTo;
    }
    return before != kNone && IsOneOf(lead, kHeldWords) ? DayMove::kTo : DayMove::kNone;
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<TimeExpression>& times_;
  std::vector<DayMove> moves_;
};

}  // namespace

std::vector<DayMove> MovedDays(std::string_view text, const Segments& segments,
                               const std::vector<TimeExpression>& times) {
  return Reader(text, segments, times).Run();
}

}  // namespace dateline
