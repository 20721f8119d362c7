// Event statuses: what the model says of each event, weighed by its type and date.
#include "ledger/event_statuses.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/one_of.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr size_t kStatuses = kEventStatusNames.size();
using Points = std::array<int, kStatuses>;

// Points of happened, ongoing, planned, possible, called for, threatened, denied and failed, fitted as log-odds in
// hundredths on the dev stories and, less heavily, on the training stories.
constexpr Points kAlways = {2, 18, 13, -3, -9, -4, -3, -13};

// For each of the model's log-probabilities,
constexpr std::array<Points, kStatuses> kOfStatus = {{
    {77, 5, 0, -6, -1, 8, 11, 6},       // happened
    {2, 83, 7, 9, 4, -1, 5, -8},        // ongoing
    {-2, 9, 79, 0, 8, 9, -10, 6},       // planned
    {-5, 3, 10, 69, 6, 2, 6, 9},        // possible
    {0, 7, -3, 10, 84, 0, 1, 0},        // called_for
    {2, 2, 2, -1, -4, 93, -5, 11},      // threatened
    {3, -12, -8, -2, 11, 11, 103, -6},  // denied
    {0, 4, 9, 1, -8, 1, 14, 77},        // failed
}};

// of the event's type,
constexpr std::array<Points, kEventTypeNames.size()> kOfType = {{
    {-2, -3, -13, 19, -6, -5, -10, 21},   // AGREE
    {28, -17, 0, -11, 4, -7, 17, -14},    // CONSULT
    {0, 5, 5, -17, 14, -3, -1, -3},       // COOPERATE
    {15, -8, 4, -10, 1, -5, -10, 13},     // AID
    {-19, -46, 48, 11, 7, -13, 22, -10},  // RETREAT
    {-2, 12, -3, -12, -3, 9, 1, -2},      // PROTEST
    {-6, 3, 7, 5, -12, 16, -9, -3},       // SANCTION
    {13, -29, 13, 11, -6, -5, 0, 4},      // MOBILIZE
    {16, 56, -32, 8, -35, -1, -8, -5},    // COERCE
    {-12, -1, 37, 22, -20, 4, -37, 7},    // ASSAULT
    {-7, 10, -20, -6, 44, -13, 10, -20},  // LEGAL
    {11, 17, -22, -26, 17, 7, -11, 9},    // VOTE
    {-22, 3, -21, 36, -4, -2, 14, -4},    // DISASTER
    {5, -11, -12, 7, -9, 2, -1, 19},      // ECONOMY
    {1, 22, 10, -33, -2, 8, 6, -12},      // MOVE
    {-17, 4, 10, -6, 1, 4, 16, -13},      // OTHER
}};

// and of the day on which it ends.
enum class When : uint8_t { kUnknown, kPast, kNow, kFuture };
constexpr std::array<Points, 4> kOfDay = {{
    {-14, 10, -10, 12, 4, 12, 3, -17},   // not known
    {41, 8, -40, 2, -5, -8, 10, -8},     // before publication
    {27, 19, -5, -9, -7, -10, -11, -4},  // that of publication
    {-52, -19, 67, -8, -1, 2, -5, 16},   // after it
}};

// Of what was moved to a day to come, which is off on the old one; set by hand.
constexpr Points kOfMoved = {0, 0, 200, 0, 0, 0, 0, -200};

// Of what a negated verb tells, which is hardly ever planned; set by hand: of 203 in the annotated stories 132 are
// denied and 3 planned.
constexpr Points kOfNegated = {-100, 0, -300, 0, 0, 0, 150, 0};
constexpr std::string_view kNot[] = {"not", "n't", "n\u2019t", "never"};
constexpr std::string_view kBeforeVerb[] = {"yet",  "be",    "been",        "have",     "also",  "even",
                                            "ever", "again", "immediately", "formally", "longer"};
constexpr uint32_t kNotReach = 4;  // words back from the trigger

constexpr float kLeastOdds = -6;

When WhenOf(std::string_view date, std::string_view published) {
  if (const size_t slash = date.find('/'); slash != std::string_view::npos) date.remove_prefix(slash + 1);
  if (date.empty() || published.empty()) return When::kUnknown;
  const size_t known = std::min(date.size(), published.size());
  const int order = date.substr(0, known).compare(published.substr(0, known));
  return order < 0 ? When::kPast : order > 0 ? When::kFuture : When::kNow;
}

// "will not travel", "has not yet been signed", "will no longer visit".
bool IsNegated(const FoundEvent& event, const Segments& segments, std::string_view text) {
  if (event.trigger.size() == 0) return false;
  const Sentence& sentence = segments.sentences[segments.words[event.trigger.begin].sentence];
  for (uint32_t w = event.trigger.begin, left = kNotReach; w > sentence.first_word && left > 0; --left) {
    const std::string word = Lowered(segments.words[--w].span.In(text));
    if (IsOneOf(word, kNot)) return true;
    if (!IsOneOf(word, kBeforeVerb)) return false;
    if (word == "longer") return w > sentence.first_word && segments.words[w - 1].span.In(text) == "no";
  }
  return false;
}

// Whether a date is the new day that the event's sentence gives.
class NewDays {
 public:
  NewDays(const Story& story, const std::vector<DayMove>& moves) : story_(story) {
    const auto& times = story.annotations.times;
    for (size_t t = 0; t < times.size(); ++t)
      if (moves[t] == DayMove::kTo && times[t].placed && IsWritable(times[t].days)) new_.push_back(&times[t]);
  }

  bool Gives(const FoundEvent& event, std::string_view date) const {
    const auto sentence = [&](uint32_t word) { return story_.segments.words[word].sentence; };
    return std::any_of(new_.begin(), new_.end(), [&](const TimeExpression* time) {
      return sentence(time->first_word) == sentence(event.trigger.begin) && Written(time->days) == date;
    });
  }

 private:
  const Story& story_;
  std::vector<const TimeExpression*> new_;
};

}  // namespace

std::vector<EventStatus> EventStatuses(const Story& story, const Ledger& ledger, const std::vector<std::string>& dates,
                                       const std::vector<DayMove>& moves) {
  std::vector<EventStatus> statuses;
  statuses.reserve(dates.size());
  const NewDays new_days(story, moves);
  for (size_t i = 0; i < dates.size(); ++i) {
    const FoundEvent& event = story.annotations.events[i];
    std::array<float, kStatuses> sums{};
    const auto add = [&](const Points& points, float times) {
      for (size_t s = 0; s < kStatuses; ++s) sums[s] += static_cast<float>(points[s]) * times / 100;
    };
    add(kAlways, 1);
    add(kOfType[static_cast<size_t>(event.type)], 1);
    const When when = WhenOf(dates[i], ledger.published);
    add(kOfDay[static_cast<size_t>(when)], 1);
    if (when == When::kFuture && new_days.Gives(event, dates[i])) add(kOfMoved, 1);
    if (IsNegated(event, story.segments, ledger.text)) add(kOfNegated, 1);
    for (size_t s = 0; s < kStatuses; ++s) add(kOfStatus[s], std::max(event.statuses[s], kLeastOdds));
    const auto best = std::max_element(sums.begin(), sums.end());
    const bool told = *std::min_element(event.statuses.begin(), event.statuses.end()) < 0;
    statuses.push_back(told ? static_cast<EventStatus>(best - sums.begin()) : event.status);
  }
  return statuses;
}

}  // namespace dateline
