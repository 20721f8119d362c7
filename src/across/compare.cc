#include "across/compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "across/stems.h"

namespace dateline::across {
namespace {

// Signs of each kind. training/across.py fits the points to the pairs that dateline-across prints.
enum EventSign : size_t {
  kBase,
  kSameType,
  kOtherType,
  kSameWord,
  kSameGroup,
  kSameDay,
  kDaysMeet,
  kNextDay,
  kOtherDay,
  kNoDayOfOne,
  kSamePlace,
  kOtherPlace,
  kSameActor,
  kOtherActor,
  kSameRecipient,
  kOtherRecipient,
  kSharedWords,
  kSecondOfOne,
  kSameValue,
  kSameStatus,
  kSameSetting,
  kEventCast,
  kEventNoCast,
  kMonthsApart,
  kEventSigns
};
constexpr std::array<std::string_view, kEventSigns> kEventNames = {"base",
                                                                   "same type",
                                                                   "other type",
                                                                   "same word",
                                                                   "same group",
                                                                   "same day",
                                                                   "days meet",
                                                                   "next day",
                                                                   "other day",
                                                                   "no day of one",
                                                                   "same place",
                                                                   "other place",
                                                                   "same actor",
                                                                   "other actor",
                                                                   "same recipient",
                                                                   "other recipient",
                                                                   "shared words",
                                                                   "second of one",
                                                                   "same value",
                                                                   "same status",
                                                                   "same day, type and party",
                                                                   "shared cast",
                                                                   "no shared cast",
                                                                   "months apart"};

enum FigureSign : size_t {
  kFigureBase,
  kToll,
  kSameEvent,
  kOtherEvent,
  kNoEventOfOne,
  kSameUnit,
  kOtherUnit,
  kFigureWords,
  kSameClaimant,
  kSameNumber,
  kPartOfOne,
  kFigurePlace,
  kFigureCast,
  kFigureNoCast,
  kFigureMonthsApart,
  kFigureSigns
};
constexpr std::array<std::string_view, kFigureSigns> kFigureNames = {
    "base",        "toll",       "same event",   "other event",    "no event of one",
    "same unit",   "other unit", "shared words", "same claimant",  "same number",
    "part of one", "same place", "shared cast",  "no shared cast", "months apart"};

enum PositionSign : size_t {
  kPositionBase,
  kSameTopic,
  kTopicWords,
  kIssueWords,
  kAllWords,
  kTopicGroup,
  kPositionWords,
  kSurelySameActor,
  kOtherPerson,
  kPositionCast,
  kPositionNoCast,
  kLongApart,
  kPositionSigns
};
constexpr std::array<std::string_view, kPositionSigns> kPositionNames = {
    "base",         "same topic",        "topic words",  "issue words", "all words",      "same group",
    "shared words", "surely same actor", "other person", "shared cast", "no shared cast", "long apart"};

struct Point {
  std::string_view name;
  double points;
};
constexpr Point kEventPoints[] = {
#include "across/event_points.inc"
};
constexpr Point kFigurePoints[] = {
#include "across/figure_points.inc"
};
constexpr Point kPositionPoints[] = {
#include "across/position_points.inc"
};
static_assert(std::size(kEventPoints) == kEventSigns && std::size(kFigurePoints) == kFigureSigns &&
              std::size(kPositionPoints) == kPositionSigns);

constexpr double kFewestWords = 6;  // below, sharing one word is no great share
constexpr double kPaleWeight = 0.35;
constexpr double kNever = -9;

using Strings = std::vector<std::string>;

// Of two sorted lists.
Strings Shared(const Strings& a, const Strings& b) {
  Strings out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

double ShareOfWords(const Unit& a, const Unit& b) {
  const auto shared = static_cast<double>(Shared(a.words, b.words).size());
  const auto size = [](const Unit& unit) { return std::max(kFewestWords, static_cast<double>(unit.words.size())); };
  return shared / std::sqrt(size(a) * size(b));
}

// What two stories name that is the same; three names are as good as all, and two in a story that names no more.
void SetCast(const Unit& a, const Unit& b, size_t shared, size_t none, std::vector<double>* signs) {
  const size_t enough = std::clamp(std::min(a.cast.size(), b.cast.size()), size_t{2}, size_t{3});
  const size_t both = std::min(Shared(a.cast, b.cast).size(), enough);
  (*signs)[shared] = static_cast<double>(both) / static_cast<double>(enough);
  if (both == 0) (*signs)[none] = 1;
}

// REQUIRES: both have days.
int64_t DaysBetween(const Unit& a, const Unit& b) {
  return std::max({int64_t{0}, int64_t{a.first_day} - b.last_day, int64_t{b.first_day} - a.last_day});
}

constexpr int64_t kMonths = 60;

// Where not both have a day, that of publication stands for it: nearly all that is told without a day is of late.
bool MonthsApart(const Unit& a, const Unit& b) {
  const auto first = [](const Unit& unit) { return unit.first_day != kNoDay ? unit.first_day : unit.published; };
  const auto last = [](const Unit& unit) { return unit.first_day != kNoDay ? unit.last_day : unit.published; };
  if (a.first_day != kNoDay && b.first_day != kNoDay) return false;
  if (first(a) == kNoDay || first(b) == kNoDay) return false;
  return std::max(int64_t{first(a)} - last(b), int64_t{first(b)} - last(a)) > kMonths;
}

void SetDaySigns(const Unit& a, const Unit& b, std::vector<double>* signs) {
  const bool dated_a = a.first_day != kNoDay, dated_b = b.first_day != kNoDay;
  size_t sign = kNoDayOfOne;
  if (dated_a && dated_b) {
    const int64_t gap = DaysBetween(a, b);
    const bool same = a.first_day == b.first_day && a.last_day == b.last_day;
    sign = same ? kSameDay : gap == 0 ? kDaysMeet : gap == 1 ? kNextDay : kOtherDay;
  } else if (dated_a || dated_b) {
    // What has happened when a story tells it cannot be of a later day.
    const Unit &dated = dated_a ? a : b, &other = dated_a ? b : a;
    const auto status = static_cast<EventStatus>(other.status);
    const bool over = status == EventStatus::kHappened || status == EventStatus::kFailed;
    if (over && other.published != kNoDay && int64_t{dated.first_day} > int64_t{other.published} + 1) sign = kOtherDay;
  }
  (*signs)[sign] = 1;
  if (MonthsApart(a, b)) (*signs)[kMonthsApart] = 1;
}

void SetParties(const std::vector<Party>& a, const std::vector<Party>& b, size_t same, size_t other,
                std::vector<double>* signs) {
  if (a.empty() || b.empty()) return;
  (*signs)[Alike(a, b) >= kSameParty ? same : other] = 1;
}

std::vector<double> EventSigns(const Unit& a, const Unit& b) {
  std::vector<double> signs(kEventSigns);
  signs[kBase] = 1;
  constexpr auto kOtherOfAll = static_cast<uint8_t>(EventType::kOther);
  if (a.type == b.type)
    signs[kSameType] = 1;
  else if (a.type != kOtherOfAll && b.type != kOtherOfAll)
    signs[kOtherType] = 1;
  const Strings same_words = Shared(a.stems, b.stems);
  if (!same_words.empty())
    signs[kSameWord] = 1;
  else if (InOneGroup(a.stems, b.stems))
    signs[kSameGroup] = 1;
  SetDaySigns(a, b, &signs);
  SetParties(a.places, b.places, kSamePlace, kOtherPlace, &signs);
  SetParties(a.actors, b.actors, kSameActor, kOtherActor, &signs);
  SetParties(a.recipients, b.recipients, kSameRecipient, kOtherRecipient, &signs);
  const auto beside = static_cast<double>(Shared(same_words, a.words).size());
  const auto size = [](const Unit& unit) { return std::max(kFewestWords, static_cast<double>(unit.words.size())); };
  signs[kSharedWords] = (static_cast<double>(Shared(a.words, b.words).size()) - beside) / std::sqrt(size(a) * size(b));
  if (a.second != b.second) signs[kSecondOfOne] = 1;
  if (!Shared(a.values, b.values).empty()) signs[kSameValue] = 1;
  if (a.status == b.status) signs[kSameStatus] = 1;
  SetCast(a, b, kEventCast, kEventNoCast, &signs);
  const bool party = signs[kSamePlace] + signs[kSameActor] + signs[kSameRecipient] > 0;
  if (signs[kSameType] > 0 && signs[kSameDay] > 0 && party) signs[kSameSetting] = 1;
  return signs;
}

Likelihood CompareBySigns(const Unit& a, const Unit& b, std::span<const Point> points);

// Whether day or place tell that two events are not one. Of the dying alone a text often gives another place, or the
// day on which it was told.
bool AtOdds(const Unit& a, const Unit& b) {
  const bool vague = IsVague(a) || IsVague(b);
  const int64_t most_apart = vague ? 3 : 1;
  if (a.first_day != kNoDay && b.first_day != kNoDay && DaysBetween(a, b) > most_apart) return true;
  const bool same_days = a.first_day != kNoDay && a.first_day == b.first_day && a.last_day == b.last_day;
  const bool placed = !a.places.empty() && !b.places.empty();
  return placed && !vague && !same_days && Alike(a.places, b.places) < kSameParty;
}

void SetEventsOfFigure(const Unit& a, const Unit& b, std::vector<double>* signs) {
  if (a.events.empty() || b.events.empty()) {
    (*signs)[kNoEventOfOne] = 1;
    return;
  }
  bool same = false, same_day = false, at_odds = true;
  for (const Unit& one : a.events)
    for (const Unit& other : b.events) {
      const bool one_event = CompareBySigns(one, other, kEventPoints).score > 0;
      same = same || one_event;
      same_day = same_day || (one_event && one.first_day != kNoDay && one.first_day == other.first_day);
      at_odds = at_odds && AtOdds(one, other);
      if (Alike(one.places, other.places) >= kSameParty) (*signs)[kFigurePlace] = 1;
    }
  if (same) (*signs)[kSameEvent] = 1;
  if (!same && at_odds) (*signs)[kOtherEvent] = 1;
  if (same_day) (*signs)[kFigureMonthsApart] = 0;
}

std::vector<double> FigureSigns(const Unit& a, const Unit& b) {
  std::vector<double> signs(kFigureSigns);
  signs[kFigureBase] = 1;
  const bool toll = IsToll(a);
  if (toll) signs[kToll] = 1;
  if (MonthsApart(a, b)) signs[kFigureMonthsApart] = 1;
  SetEventsOfFigure(a, b, &signs);
  const auto tells = [toll, &a](const std::string& stem) {
    if (toll) return !IsPeople(stem);
    const bool code = static_cast<Counted>(a.type) == Counted::kMoney && stem.size() == 3;  // of a currency
    return !code && !IsPale(stem);
  };
  const Strings shared = Shared(a.stems, b.stems);
  const bool both =
      std::any_of(a.stems.begin(), a.stems.end(), tells) && std::any_of(b.stems.begin(), b.stems.end(), tells);
  if (std::any_of(shared.begin(), shared.end(), tells))
    signs[kSameUnit] = 1;
  else if (both)
    signs[kOtherUnit] = 1;
  signs[kFigureWords] = ShareOfWords(a, b);
  if (Alike(a.actors, b.actors) >= kSameParty) signs[kSameClaimant] = 1;
  if (!Shared(a.values, b.values).empty()) signs[kSameNumber] = 1;
  if (a.part != b.part) signs[kPartOfOne] = 1;
  SetCast(a, b, kFigureCast, kFigureNoCast, &signs);
  return signs;
}

double WeightOf(const Strings& stems) {
  double sum = 0;
  for (const std::string& stem : stems) sum += IsPale(stem) ? kPaleWeight : 1;
  return sum;
}

Strings Merged(const Strings& a, const Strings& b) {
  Strings out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

std::vector<double> PositionSigns(const Unit& a, const Unit& b) {
  std::vector<double> signs(kPositionSigns);
  signs[kPositionBase] = 1;
  if (!a.stems.empty() && a.stems == b.stems) signs[kSameTopic] = 1;
  const auto share_of_less = [](const Strings& x, const Strings& y) {
    const double less = std::min(WeightOf(x), WeightOf(y));
    return less == 0 ? 0 : WeightOf(Shared(x, y)) / less;
  };
  signs[kTopicWords] = share_of_less(a.stems, b.stems);
  signs[kIssueWords] = share_of_less(a.more, b.more);
  const Strings all_a = Merged(a.stems, a.more), all_b = Merged(b.stems, b.more);
  const double size = std::sqrt(WeightOf(all_a) * WeightOf(all_b));
  signs[kAllWords] = size == 0 ? 0 : WeightOf(Shared(all_a, all_b)) / size;
  if (InOneGroup(a.stems.empty() ? a.more : a.stems, b.stems.empty() ? b.more : b.stems)) signs[kTopicGroup] = 1;
  signs[kPositionWords] = ShareOfWords(a, b);
  if (Alike(a.actors, b.actors) >= kSurelySame) signs[kSurelySameActor] = 1;
  if (OtherPersons(a.actors, b.actors)) signs[kOtherPerson] = 1;  // of one state, say
  SetCast(a, b, kPositionCast, kPositionNoCast, &signs);
  const bool dated = a.published != kNoDay && b.published != kNoDay;
  if (dated && std::abs(int64_t{a.published} - b.published) > kMonths) signs[kLongApart] = 1;
  return signs;
}

std::vector<double> SignsOfKind(const Unit& a, const Unit& b) {
  if (a.kind == UnitKind::kEvent) return EventSigns(a, b);
  return a.kind == UnitKind::kFigure ? FigureSigns(a, b) : PositionSigns(a, b);
}

Likelihood CompareBySigns(const Unit& a, const Unit& b, std::span<const Point> points) {
  const std::vector<double> signs = SignsOfKind(a, b);
  Likelihood out;
  for (size_t i = 0; i < signs.size(); ++i) out.score += signs[i] * points[i].points;
  return out;
}

// The signs that speak for it, in words.
std::string ReasonOf(std::span<const std::string_view> names, const std::vector<double>& signs,
                     std::span<const Point> points) {
  constexpr double kWorthTelling = 0.4;
  std::string reason;
  for (size_t i = 1; i < signs.size(); ++i)
    if (signs[i] * points[i].points >= kWorthTelling) reason.append(reason.empty() ? "" : ", ").append(names[i]);
  return reason;
}

std::span<const Point> PointsOf(UnitKind kind) {
  if (kind == UnitKind::kEvent) return kEventPoints;
  if (kind == UnitKind::kFigure) return kFigurePoints;
  return kPositionPoints;
}

// What can never be one, whatever else they share.
bool Excluded(const Unit& a, const Unit& b) {
  if (a.kind == UnitKind::kFigure) return a.type != b.type;
  return a.kind == UnitKind::kPosition && Alike(a.actors, b.actors) < kSameParty;
}

}  // namespace

std::span<const std::string_view> SignNames(UnitKind kind) {
  if (kind == UnitKind::kEvent) return kEventNames;
  if (kind == UnitKind::kFigure) return kFigureNames;
  return kPositionNames;
}

std::vector<double> SignsOf(const Unit& a, const Unit& b) {
  return Excluded(a, b) ? std::vector<double>{} : SignsOfKind(a, b);
}

Likelihood Compare(const Unit& a, const Unit& b) {
  if (Excluded(a, b)) return {kNever, {}};
  const auto points = PointsOf(a.kind);
  const std::vector<double> signs = SignsOfKind(a, b);
  Likelihood out;
  for (size_t i = 0; i < signs.size(); ++i) out.score += signs[i] * points[i].points;
  if (out.score > 0) out.reason = ReasonOf(SignNames(a.kind), signs, points);
  return out;
}

}  // namespace dateline::across
