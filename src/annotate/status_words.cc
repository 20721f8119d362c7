// StatusWords: the words before a trigger that tell whether the event happened, goes on, is planned, denied and so on.
#include "annotate/status_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kReach = 12;  // words before the trigger

constexpr uint16_t Bit(EventStatus status) { return static_cast<uint16_t>(1U << static_cast<unsigned>(status)); }
constexpr uint16_t kHappened = Bit(EventStatus::kHappened), kOngoing = Bit(EventStatus::kOngoing),
                   kPlanned = Bit(EventStatus::kPlanned), kPossible = Bit(EventStatus::kPossible),
                   kCalledFor = Bit(EventStatus::kCalledFor), kThreatened = Bit(EventStatus::kThreatened),
                   kDenied = Bit(EventStatus::kDenied), kFailed = Bit(EventStatus::kFailed);

struct StatusWord {
  std::string_view word;
  uint16_t statuses;  // that it speaks for
};

// Sorted.
constexpr StatusWord kWords[] = {
    {"abandoned", kFailed},
    {"aborted", kFailed},
    {"allegations", kPossible},
    {"alleged", kPossible},
    {"amid", kOngoing},
    {"announced", kPlanned},
    {"appeal", kCalledFor},
    {"appealed", kCalledFor},
    {"are", kOngoing},
    {"asked", kCalledFor},
    {"asking", kCalledFor},
    {"attempt", kFailed},
    {"attempted", kFailed},
    {"attempting", kFailed},
    {"attempts", kFailed},
    {"averted", kFailed},
    {"avoid", kPossible},
    {"been", kHappened | kOngoing},
    {"being", kOngoing},
    {"call", kCalledFor},
    {"called", kCalledFor | kFailed},
    {"calling", kCalledFor},
    {"calls", kCalledFor},
    {"can", kPossible},
    {"canceled", kFailed},
    {"cancelled", kFailed},
    {"cannot", kDenied},
    {"chance", kPossible},
    {"consider", kPossible},
    {"considering", kPossible},
    {"continue", kOngoing},
    {"continued", kOngoing},
    {"continues", kOngoing},
    {"continuing", kOngoing},
    {"could", kPossible | kThreatened},
    {"demand", kCalledFor},
    {"demanded", kCalledFor},
    {"demanding", kCalledFor},
    {"demands", kCalledFor},
    {"denied", kDenied},
    {"denies", kDenied},
    {"deny", kDenied},
    {"denying", kDenied},
    {"did", kHappened},
    {"due", kPlanned},
    {"during", kOngoing | kHappened},
    {"expected", kPlanned | kPossible},
    {"failed", kFailed},
    {"failing", kFailed},
    {"fails", kFailed},
    {"failure", kFailed},
    {"false", kDenied},
    {"fear", kPossible},
    {"fears", kPossible},
    {"foiled", kFailed},
    {"going", kPlanned},
    {"had", kHappened},
    {"halted", kFailed},
    {"has", kHappened | kOngoing},
    {"have", kHappened | kOngoing},
    {"if", kPossible | kThreatened},
    {"intend", kPlanned},
    {"intended", kPlanned},
    {"intends", kPlanned},
    {"intention", kPlanned},
    {"is", kOngoing},
    {"keep", kOngoing},
    {"keeps", kOngoing},
    {"kept", kOngoing},
    {"likely", kPossible},
    {"may", kPossible},
    {"might", kPossible | kThreatened},
    {"must", kCalledFor},
    {"n't", kDenied},
    {"need", kCalledFor},
    {"needs", kCalledFor},
    {"neither", kDenied},
    {"never", kDenied},
    {"next", kPlanned},
    {"no", kDenied},
    {"nobody", kDenied},
    {"none", kDenied},
    {"nor", kDenied},
    {"not", kDenied | kFailed},
    {"nothing", kDenied},
    {"n\u2019t", kDenied},
    {"offered", kPossible},
    {"ongoing", kOngoing},
    {"ordered", kCalledFor},
    {"ought", kCalledFor},
    {"pending", kPlanned},
    {"plan", kPlanned},
    {"planned", kPlanned},
    {"planning", kPlanned},
    {"plans", kPlanned},
    {"plea", kCalledFor},
    {"pledged", kPlanned},
    {"possibility", kPossible},
    {"possible", kPossible},
    {"possibly", kPossible},
    {"postponed", kFailed},
    {"potential", kPossible},
    {"prepare", kPlanned},
    {"prepared", kPlanned},
    {"prepares", kPlanned},
    {"preparing", kPlanned},
    {"prevent", kPossible},
    {"prevented", kFailed},
    {"promised", kPlanned},
    {"propose", kPossible},
    {"proposed", kPossible | kPlanned},
    {"refused", kDenied | kFailed},
    {"reject", kDenied},
    {"rejected", kDenied | kFailed},
    {"request", kCalledFor},
    {"requested", kCalledFor},
    {"require", kCalledFor},
    {"risk", kPossible},
    {"scheduled", kPlanned},
    {"set", kPlanned},
    {"shall", kPlanned},
    {"should", kCalledFor | kPossible},
    {"since", kOngoing},
    {"sought", kCalledFor | kFailed},
    {"still", kOngoing},
    {"threat", kThreatened},
    {"threaten", kThreatened},
    {"threatened", kThreatened},
    {"threatening", kThreatened},
    {"threatens", kThreatened},
    {"threats", kThreatened},
    {"thwarted", kFailed},
    {"tried", kFailed},
    {"tries", kFailed},
    {"try", kFailed},
    {"trying", kFailed | kOngoing},
    {"unable", kFailed},
    {"unless", kPossible | kThreatened},
    {"unlikely", kPossible},
    {"unsuccessful", kFailed},
    {"unsuccessfully", kFailed},
    {"upcoming", kPlanned},
    {"urge", kCalledFor},
    {"urged", kCalledFor},
    {"urges", kCalledFor},
    {"urging", kCalledFor},
    {"vowed", kPlanned | kThreatened},
    {"want", kCalledFor | kPlanned},
    {"wanted", kCalledFor | kPlanned},
    {"wants", kCalledFor | kPlanned},
    {"warned", kThreatened},
    {"was", kHappened},
    {"were", kHappened},
    {"whether", kPossible},
    {"will", kPlanned | kThreatened},
    {"without", kDenied},
    {"wo", kDenied},
    {"would", kPossible | kPlanned | kThreatened},
};

static_assert(std::is_sorted(std::begin(kWords), std::end(kWords),
                             [](const StatusWord& a, const StatusWord& b) { return a.word < b.word; }));

constexpr std::string_view kInfinitive = "to";
constexpr std::string_view kEdges[] = {",",   ";",     ":",    "--",    "\u2014", "\u2013", "(",     ")",
                                       "who", "which", "that", "where", "\"",     "\u201c", "\u201d"};

uint16_t StatusesOf(std::string_view word) {
  const auto at = std::lower_bound(std::begin(kWords), std::end(kWords), word,
                                   [](const StatusWord& entry, std::string_view w) { return entry.word < w; });
  return at != std::end(kWords) && at->word == word ? at->statuses : uint16_t{0};
}

// The statuses that acts speak for.
uint16_t StatusesOf(StatementAct act) {
  switch (act) {
    case StatementAct::kRequest:
    case StatementAct::kDemand:
      return kCalledFor;
    case StatementAct::kThreaten:
      return kThreatened;
    case StatementAct::kPromise:
    case StatementAct::kAgree:
    case StatementAct::kAnnounce:
      return kPlanned;
    case StatementAct::kOffer:
      return kPossible | kPlanned;
    case StatementAct::kWarn:
    case StatementAct::kAssess:
      return kPossible;
    case StatementAct::kDeny:
    case StatementAct::kReject:
      return kDenied;
    default:
      return 0;
  }
}

class Marker {
 public:
  Marker(std::string_view text, const Segments& segments) : text_(text), segments_(segments) {}

  std::string WordAt(uint32_t w) const { return Lowered(segments_.words[w].span.In(text_)); }

  // In words [begin, end), where the trigger follows.
  WordRange InClause(uint32_t begin, uint32_t end, uint16_t status) const {
    for (uint32_t w = end; w-- > begin;) {
      const std::string form = WordAt(w);
      if (IsOneOf(form, kEdges)) break;
      if ((StatusesOf(form) & status) == 0) continue;
      WordRange found = {w, w + 1};
      while (found.begin > begin && (StatusesOf(WordAt(found.begin - 1)) & status) != 0) --found.begin;
      if (found.end < end && WordAt(found.end) == kInfinitive) ++found.end;
      return found;
    }
    return {};
  }

 private:
  std::string_view text_;
  const Segments& segments_;
};

}  // namespace

std::vector<WordRange> StatusEvidence(std::string_view text, const Segments& segments,
                                      const std::vector<FoundStatement>& statements,
                                      const std::vector<FoundEvent>& events, const std::vector<EventStatus>& statuses) {
  const Marker marker(text, segments);
  std::vector<WordRange> evidence(events.size());
  uint32_t edge = 0;  // behind the trigger before
  for (size_t i = 0; i < events.size(); ++i) {
    const FoundEvent& event = events[i];
    const uint32_t end = event.trigger.begin;
    const uint32_t sentence = segments.sentences[segments.words[end].sentence].first_word;
    const uint16_t status = Bit(statuses[i]);
    evidence[i] = marker.InClause(std::max({sentence, edge, end > kReach ? end - kReach : 0}), end, status);
    edge = event.trigger.end;
    if (evidence[i].size() > 0 || event.statement < 0) continue;
    const FoundStatement& s = statements[static_cast<size_t>(event.statement)];
    const bool clear = s.cue.end <= event.trigger.begin || s.cue.begin >= event.trigger.end;
    if (clear && (StatusesOf(s.act) & status) != 0) evidence[i] = s.cue;
  }
  return evidence;
}

}  // namespace dateline
