// Sides: whether a position is for or against the matter that its issue names.
#include "ledger/sides.h"

#include <string>

#include "base/utf8.h"

namespace dateline {
namespace {

// Words for making an end of what is there or to come, parted by blanks.
constexpr std::string_view kEnding =
    " stop stops stopped stopping halt halted halting cease ceased lift lifted lifting scrap scrapped scrapping repeal "
    "repealed repealing revoke revoked revoking rescind rescinded cancel canceled cancelled canceling cancelling "
    "abandon abandoned abandoning drop dropped dropping abolish abolished abolishing suspend suspended suspending "
    "suspension withdraw withdrawn withdrawing withdrawal pullout moratorium postpone postponed postponing "
    "postponement ended ending ";
// After these "end" is such a word, too, and no day: "an end to the siege", "must end"; not "the end of May".
constexpr std::string_view kBeforeEnd = " to must should will would an and immediate ";
constexpr std::string_view kNot =
    " not no never nor cannot oppose opposes opposed opposing reject rejects rejected rejecting refuse refuses refused "
    "refusing resist resisting veto vetoed block blocked blocking prevent prevented preventing ";
// After these, or a comma, a "not" tells what is not meant: "sanctions now, and not after the funerals".
constexpr std::string_view kContrasts = " and but or ";

bool IsAmong(std::string_view list, const std::string& word) { return list.find(" " + word + " ") != list.npos; }

struct Turns {
  bool ends = false, denies = false;
};

Turns TurnsIn(std::string_view issue) {
  Turns turns;
  std::string word, before = "to";  // at the issue's head "end" is a verb
  const auto close = [&] {
    if (word.empty()) return;
    turns.ends = turns.ends || IsAmong(kEnding, word) || (word == "end" && IsAmong(kBeforeEnd, before));
    const bool no = IsAmong(kNot, word) || word.ends_with("n't") || word.ends_with("n’t");
    turns.denies = turns.denies || (no && !IsAmong(kContrasts, before));
    before = std::move(word);
    word.clear();
  };
  const std::string lowered = Lowered(issue);
  for (size_t at = 0; at < lowered.size();) {
    const Utf8Char c = DecodeUtf8(lowered, at);
    const bool inside = !word.empty() && (c.code == '\'' || c.code == U'’' || c.code == '-');
    if (IsAlnum(c.code) || inside)
      word.append(lowered, at, c.size);
    else
      close();
    if (c.code == ',') before = "and";
    at += c.size;
  }
  close();
  return turns;
}

}  // namespace

std::optional<Side> SideOn(std::string_view issue, Stance stance, bool conditioned) {
  switch (stance) {
    case Stance::kOpen:
      return Side::kBetween;
    case Stance::kConditional:
      return conditioned ? std::optional(Side::kBetween) : std::nullopt;
    case Stance::kSupport:
    case Stance::kDemand:
    case Stance::kPledge:
    case Stance::kOffer: {
      const Turns turns = TurnsIn(issue);
      return turns.ends != turns.denies ? Side::kAgainst : Side::kFor;
    }
    case Stance::kOppose:
    case Stance::kReject:
      // What is refused is told by a "no" of the copy's own: "would impose no sanctions", "would oppose them".
      return TurnsIn(issue).ends ? Side::kFor : Side::kAgainst;
  }
  return std::nullopt;
}

}  // namespace dateline
