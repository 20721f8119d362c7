// FindChanges: looks at the words beside each quantity and between two of them.
#include "quantities/changes.h"

#include <algorithm>

namespace dateline::quantities {
namespace {

using Move = Quantity::Move;

constexpr uint32_t kMostSteps = 6;  // back from a number to its verb
constexpr uint32_t kMostGap = 5;    // lexemes between the two numbers of a change
constexpr uint32_t kFarCue = 12;    // "raised the ceiling on loans from 29 to 34"
constexpr uint64_t kCues = kUp | kDown;
// What a row of changes.inc says of its verb: it moves money and shares, these or what "by" and "to" lead to, or only
// that and shares.
constexpr double kOfMoney = 1, kOrMoney = 2;

class Changes {
 public:
  Changes(std::span<const Lexeme> lexemes, std::span<const ReadQuantity> quantities)
      : lexemes_(lexemes), quantities_(quantities) {}

  void Run() {
    for (size_t i = 0; i < quantities_.size(); ++i) {
      const ReadQuantity& one = quantities_[i];
      one.quantity->further = one.first > 0 && lexemes_[one.first - 1].Is(kFurther);
      SetMove(&one);
      if (i == 0) continue;
      const bool over = i > 1 && IsStretch(quantities_[i - 1]) && !IsStretch(one);  // "412 in 24 hours, down from 538"
      Join(&quantities_[i - 1], &one, over ? &quantities_[i - 2] : &quantities_[i - 1]);
    }
  }

 private:
  bool Is(uint32_t at, uint64_t classes) const { return at < lexemes_.size() && lexemes_[at].Is(classes); }

  static bool IsStretch(const ReadQuantity& one) { return one.quantity->kind == Quantity::Kind::kDuration; }
  static bool IsCount(const Quantity& q) { return q.kind == Quantity::Kind::kCount; }

  void SetMove(const ReadQuantity* one) const {
    Quantity& q = *one->quantity;
    if (const Lexeme* cue = CueBefore(lexemes_, one->first); cue != nullptr && IsMove(*cue, *one)) {
      q.move = cue->Is(kUp) ? Move::kUp : Move::kDown;
      return;
    }
    if (Is(one->first, kShare)) q.move = lexemes_[one->first].Is(kUp) ? Move::kUp : Move::kDown;  // "halved"
    const uint32_t after = Is(one->end, kDash) ? one->end + 1 : one->end;
    if (!IsCount(q) && Is(after, kUpAfter | kDownAfter)) q.move = Is(after, kUpAfter) ? Move::kUp : Move::kDown;
  }

  // "dropped 500-pound bombs" and "lost 12 men" are none.
  bool IsMove(const Lexeme& cue, const ReadQuantity& one) const {
    const Quantity& q = *one.quantity;
    if (q.kind == Quantity::Kind::kMeasure && IsTied(one)) return false;
    if (cue.mantissa == kOfMoney) return !IsCount(q);
    if (cue.mantissa == 0 || q.kind == Quantity::Kind::kPercent) return true;
    const bool linked = Is(one.first - 1, kBy | kTo | kFrom);
    return linked || (cue.mantissa == kOrMoney && !IsCount(q) && !IsStretch(one));
  }

  // The "500-pound" of a noun.
  bool IsTied(const ReadQuantity& one) const {
    for (uint32_t at = one.first + 1; at < one.end; ++at)
      if (lexemes_[at].Is(kDash) && lexemes_[at].glued)
        return one.end < lexemes_.size() && lexemes_[one.end].letters && !lexemes_[one.end].Is(kStop);
    return false;
  }

  // Two quantities side by side: "to 34 from 29", "34, up from 29", "from 29 to 34", "rose 5 percent to 34".
  // `now` is what a "from" is of.
  void Join(const ReadQuantity* before, const ReadQuantity* after, const ReadQuantity* now) const {
    if (after->first < before->end || after->first - before->end > kMostGap || after->first == before->end) return;
    const uint32_t link = after->first - 1;
    const Lexeme* cue = nullptr;
    for (uint32_t at = before->end; at < link; ++at) {
      if (lexemes_[at].Is(kCues)) cue = &lexemes_[at];
      const bool passed =
          lexemes_[at].Is(kCues | kComma) || lexemes_[at].time || (lexemes_[at].letters && !lexemes_[at].Is(kStop));
      if (!passed) return;
    }
    if (Is(link, kFrom)) {
      const bool to = before->first > 0 && Is(before->first - 1, kTo);
      if (cue == nullptr && !to) return;  // "rose 5 percent from 29" is no change from 29 to 5
      SetFrom(after, now, cue);
    } else if (Is(link, kTo) && before->first > 0 && Is(before->first - 1, kFrom)) {
      cue = FarCue(before->first - 1);
      if (cue != nullptr) SetFrom(before, after, cue);
    } else if (Is(link, kTo | kOr) && after->quantity->move == Move::kNone) {  // "15 cents, or 0.2 percent, to 72.34"
      after->quantity->move = before->quantity->move;
    }
  }

  const Lexeme* FarCue(uint32_t at) const {
    for (uint32_t steps = 0; at > 0 && steps < kFarCue; ++steps)
      if (lexemes_[--at].Is(kCues)) return &lexemes_[at];
    return nullptr;
  }

  static void SetFrom(const ReadQuantity* old, const ReadQuantity* now, const Lexeme* cue) {
    Quantity& a = *old->quantity;
    Quantity& b = *now->quantity;
    if (!a.value || !b.value) return;
    TakeUnit(b, &a);
    TakeUnit(a, &b);
    if (a.kind != b.kind) return;
    b.from = a.value;
    a.move = Move::kNone;
    if (*a.value != *b.value)
      b.move = *b.value > *a.value ? Move::kUp : Move::kDown;
    else if (cue != nullptr && b.move == Move::kNone)
      b.move = cue->Is(kUp) ? Move::kUp : Move::kDown;
  }

  // "to 5.2 percent from 5".
  static void TakeUnit(const Quantity& with, Quantity* bare) {
    if (!IsCount(*bare) || !bare->unit.empty() || IsCount(with)) return;
    bare->kind = with.kind;
    bare->unit = with.unit;
  }

  std::span<const Lexeme> lexemes_;
  std::span<const ReadQuantity> quantities_;
};

}  // namespace

const Lexeme* CueBefore(std::span<const Lexeme> lexemes, uint32_t at) {
  constexpr uint64_t kPassed = kBy | kTo | kOf | kAn | kBefore | kFurther;
  for (uint32_t steps = 0; at > 0 && steps < kMostSteps; ++steps) {
    const Lexeme& lexeme = lexemes[--at];
    if (lexeme.Is(kCues)) return &lexeme;
    if (!lexeme.Is(kPassed) && !lexeme.adverb && !lexeme.time) return nullptr;
  }
  return nullptr;
}

void FindChanges(std::span<const Lexeme> lexemes, std::span<const ReadQuantity> quantities) {
  Changes(lexemes, quantities).Run();
}

}  // namespace dateline::quantities
