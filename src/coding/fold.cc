// Fold: each rule is a row of a table; the order of the rows is their order of precedence.
#include "coding/fold.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "coding/word_lists.h"

namespace dateline {
namespace {

constexpr float kNoScore = std::numeric_limits<float>::quiet_NaN();

struct TypeFacts {
  std::string_view type;
  int quad;
  float score;
  bool needs_recipient;
};
struct ModeFacts {
  std::string_view type, mode;
  float score;
};

constexpr TypeFacts kTypes[] = {
#include "coding/plover.inc"
};
constexpr ModeFacts kModes[] = {
#include "coding/modes.inc"
};

// What an event of each type is when its words say nothing else, in the order of EventType.
constexpr std::array<std::string_view, 16> kDeeds = {
    "AGREE",  "CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE",
    "COERCE", "ASSAULT", "ACCUSE",    "",    "",        "",        "",         ""};

struct TypeRow {
  std::string_view type, plover, of_trigger, about;
};
constexpr TypeRow kTypeWords[] = {
#include "coding/type_words.inc"
};
// Value: PLOVER's type.
constexpr WordRow kCueWords[] = {
#include "coding/cue_words.inc"
};
// Key: PLOVER's type; value: the mode.
constexpr WordRow kModeWords[] = {
#include "coding/mode_words.inc"
};
// Value: the context.
constexpr WordRow kContextWords[] = {
#include "coding/context_words.inc"
};

constexpr std::string_view kWilling =
    "willing* ready prepared offer* agree* promis* pledg* vow* intend* plan* will commit* determined invit* propos*";
constexpr std::string_view kMust = "must should has_to have_to ought";
constexpr std::string_view kRefusing =
    "refus* reject* declin* rul*_out veto* turn*_down not_welcome will_not won't would_not wouldn't oppos* unwilling";

bool IsOneOf(std::string_view type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool IsConflict(std::string_view deed) {
  return IsOneOf(deed, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"});
}
bool IsYielding(std::string_view deed) { return IsOneOf(deed, {"RETREAT", "CONCEDE"}); }
bool IsCooperation(std::string_view deed) { return IsOneOf(deed, {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"}); }

// Said by the doer of a deed that is still to come.
std::string_view Intended(std::string_view deed) {
  if (IsCooperation(deed)) return "AGREE";
  if (IsYielding(deed)) return "CONCEDE";
  return IsConflict(deed) ? "THREATEN" : "";
}

// The mode of a verbal act from the deed it speaks of.
std::string_view ModeFromDeed(std::string_view type, std::string_view deed, std::string_view deed_mode) {
  if (type == "REQUEST" || type == "REJECT") {
    if (deed == "CONSULT") return "meet";
    if (IsYielding(deed)) return deed_mode == "resign" ? "change" : "yield";
    if (IsOneOf(deed, {"AID", "COOPERATE", "SUPPORT"})) return "assist";
    return "";
  }
  if (type != "THREATEN") return "";
  if (deed == "COERCE") return deed_mode == "arrest" ? "arrest" : "restrict";
  if (deed == "SANCTION") return deed_mode == "expel" ? "expel" : "relations";
  if (deed == "PROTEST") return "restrict";
  return deed == "ASSAULT" ? "violence" : "";
}

}  // namespace

int QuadOf(std::string_view type) {
  for (const TypeFacts& facts : kTypes)
    if (facts.type == type) return facts.quad;
  return 0;
}

std::optional<float> ScoreOf(std::string_view type, std::string_view mode) {
  for (const ModeFacts& facts : kModes)
    if (facts.type == type && facts.mode == mode && facts.score == facts.score) return facts.score;
  for (const TypeFacts& facts : kTypes)
    if (facts.type == type) return facts.score;
  return std::nullopt;
}

std::string_view DeedType(EventType type, std::string_view trigger, std::string_view about) {
  const auto fits = [](std::string_view list, std::string_view words) { return list.empty() || AnyOf(list, words); };
  const std::string_view name = kEventTypeNames[static_cast<size_t>(type)];
  for (const TypeRow& row : kTypeWords)
    if (row.type == name && fits(row.of_trigger, trigger) && fits(row.about, about))
      return row.plover == "-" ? std::string_view{} : row.plover;
  return kDeeds[static_cast<size_t>(type)];
}

std::string_view Folded(std::string_view deed, EventStatus status, std::string_view words) {
  if (deed.empty()) return "";
  switch (status) {
    case EventStatus::kHappened:
    case EventStatus::kOngoing:
      return deed;
    case EventStatus::kPlanned:
      return AnyOf(kMust, words) ? "REQUEST" : Intended(deed);
    case EventStatus::kPossible:
      if (AnyOf(kMust, words)) return "REQUEST";
      return AnyOf(kWilling, words) ? Intended(deed) : "";
    case EventStatus::kCalledFor:
      return "REQUEST";
    case EventStatus::kThreatened:
      return "THREATEN";
    case EventStatus::kDenied:
      return AnyOf(kRefusing, words) ? "REJECT" : "";
    case EventStatus::kFailed:
      if (IsCooperation(deed) || IsYielding(deed)) return "REJECT";
      return deed == "ASSAULT" ? deed : "";
  }
  return "";
}

std::string_view ActType(StatementAct act, std::string_view cue, std::string_view deed, bool addressed) {
  for (const WordRow& row : kCueWords)
    if (AnyOf(row.list, cue)) return row.value;
  switch (act) {
    case StatementAct::kAccuse:
    case StatementAct::kCriticise:
    case StatementAct::kOppose:
      return "ACCUSE";
    case StatementAct::kPraise:
    case StatementAct::kSupport:
      return "SUPPORT";
    case StatementAct::kRequest:
    case StatementAct::kDemand:
      return "REQUEST";
    case StatementAct::kPromise:
    case StatementAct::kOffer:
    case StatementAct::kAgree: {
      const std::string_view intended = Intended(deed);
      return intended.empty() ? "AGREE" : intended;
    }
    case StatementAct::kReject:
      return "REJECT";
    case StatementAct::kThreaten:
      return "THREATEN";
    case StatementAct::kWarn:
      return addressed ? "THREATEN" : "";
    case StatementAct::kApologise:
      return "CONCEDE";
    default:
      return "";
  }
}

bool IsContent(StatementAct act, EventStatus status) {
  using enum EventStatus;
  switch (act) {
    case StatementAct::kRequest:
    case StatementAct::kDemand:
      return status == kCalledFor;
    case StatementAct::kPromise:
    case StatementAct::kOffer:
    case StatementAct::kAgree:
      return status == kPlanned || status == kPossible;
    case StatementAct::kThreaten:
    case StatementAct::kWarn:
      return status == kThreatened || status == kPlanned || status == kPossible;
    case StatementAct::kReject:
      return status == kDenied || status == kCalledFor || status == kPossible;
    default:
      return false;
  }
}

std::string_view ModeOf(std::string_view type, std::string_view words, std::string_view deed,
                        std::string_view deed_mode) {
  const std::string_view from_deed = ModeFromDeed(type, deed, deed_mode);
  if (!from_deed.empty()) return from_deed;
  for (const WordRow& row : kModeWords)
    if (row.key == type && AnyOf(row.list, words)) return row.value;
  return "";
}

std::vector<std::string> ContextsOf(std::string_view words) {
  constexpr size_t kMost = 3;
  std::vector<std::string> contexts;
  for (const WordRow& row : kContextWords)
    if (contexts.size() < kMost && AnyOf(row.list, words)) contexts.emplace_back(row.value);
  return contexts;
}

}  // namespace dateline
