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

constexpr size_t kMostSigns = kEventSigns;
static_assert(kFigureSigns <= kMostSigns && kPositionSigns <= kMostSigns);
using Signs = std::array<double, kMostSigns>;

using Strings = std::vector<std::string>;

// Of two sorted lists.
Strings Shared(const Strings& a, const Strings& b) {
  Strings out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

size_t CountShared(const Strings& a, const Strings& b) {
  size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const int order = x->compare(*y);
    count += order == 0;
    if (order <= 0) ++x;
    if (order >= 0) ++y;
  }
  return count;
}

double ShareOfWords(const Unit& a, const Unit& b) {
  const auto shared = static_cast<double>(CountShared(a.words, b.words));
  const auto size = [](const Unit& unit) { return std::max(kFewestWords, static_cast<double>(unit.words.size())); };
  return shared / std::sqrt(size(a) * size(b));
}

// What two stories name that is the same; three names are as good as all, and two in a story that names no more.
void SetCast(const Unit& a, const Unit& b, size_t shared, size_t none, Signs* signs) {
  const size_t enough = std::clamp(std::min(a.cast.size(), b.cast.size()), size_t{2}, size_t{3});
  const size_t both = std::min(CountShared(a.cast, b.cast), enough);
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

// Whether the later story says that it moved the event to another day than the earlier one gives.
bool WasMoved(const Unit& a, const Unit& b) {
  return (a.moved && a.published >= b.published) || (b.moved && b.published >= a.published);
}

void SetDaySigns(const Unit& a, const Unit& b, Signs* signs) {
  const bool dated_a = a.first_day != kNoDay, dated_b = b.first_day != kNoDay;
  size_t sign = kNoDayOfOne;
  if (dated_a && dated_b) {
    const int64_t gap = DaysBetween(a, b);
    const bool same = a.first_day == b.first_day && a.last_day == b.last_day;
    sign = same ? kSameDay : gap == 0 ? kDaysMeet : gap == 1 ? kNextDay : WasMoved(a, b) ? kNoDayOfOne : kOtherDay;
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

void SetParties(const std::vector<Party>& a, const std::vector<Party>& b, size_t same, size_t other, Signs* signs) {
  if (a.empty() || b.empty()) return;
  (*signs)[Alike(a, b) >= kSameParty ? same : other] = 1;
}

void SeeEvents(const Unit& a, const Unit& b, Signs* out) {
  Signs& signs = *out;
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
  const auto beside = static_cast<double>(CountShared(same_words, a.words));
  const auto size = [](const Unit& unit) { return std::max(kFewestWords, static_cast<double>(unit.words.size())); };
  signs[kSharedWords] = (static_cast<double>(CountShared(a.words, b.words)) - beside) / std::sqrt(size(a) * size(b));
  if (a.second != b.second) signs[kSecondOfOne] = 1;
  if (CountShared(a.values, b.values) > 0) signs[kSameValue] = 1;
  if (a.status == b.status) signs[kSameStatus] = 1;
  SetCast(a, b, kEventCast, kEventNoCast, &signs);
}

void SeePartiesOfEvents(const Unit& a, const Unit& b, Signs* out) {
  Signs& signs = *out;
  SetParties(a.places, b.places, kSamePlace, kOtherPlace, &signs);
  SetParties(a.actors, b.actors, kSameActor, kOtherActor, &signs);
  SetParties(a.recipients, b.recipients, kSameRecipient, kOtherRecipient, &signs);
  const bool party = signs[kSamePlace] + signs[kSameActor] + signs[kSameRecipient] > 0;
  if (signs[kSameType] > 0 && signs[kSameDay] > 0 && party) signs[kSameSetting] = 1;
}

bool AreOne(const Unit& a, const Unit& b);

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

void SetEventsOfFigure(const Unit& a, const Unit& b, Signs* signs) {
  if (a.events.empty() || b.events.empty()) return;
  bool same = false, same_day = false, at_odds = true;
  for (const Unit& one : a.events)
    for (const Unit& other : b.events) {
      const bool one_event = AreOne(one, other);
      same = same || one_event;
      same_day = same_day || (one_event && one.first_day != kNoDay && one.first_day == other.first_day);
      at_odds = at_odds && AtOdds(one, other);
      if (Alike(one.places, other.places) >= kSameParty) (*signs)[kFigurePlace] = 1;
    }
  if (same) (*signs)[kSameEvent] = 1;
  if (!same && at_odds) (*signs)[kOtherEvent] = 1;
  if (same_day) (*signs)[kFigureMonthsApart] = 0;
}

void SeeFigures(const Unit& a, const Unit& b, Signs* out) {
  Signs& signs = *out;
  signs[kFigureBase] = 1;
  const bool toll = IsToll(a);
  if (toll) signs[kToll] = 1;
  if (MonthsApart(a, b)) signs[kFigureMonthsApart] = 1;
  if (a.events.empty() || b.events.empty()) signs[kNoEventOfOne] = 1;
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
  if (CountShared(a.values, b.values) > 0) signs[kSameNumber] = 1;
  if (a.part != b.part) signs[kPartOfOne] = 1;
  SetCast(a, b, kFigureCast, kFigureNoCast, &signs);
}

void SeePartiesOfFigures(const Unit& a, const Unit& b, Signs* signs) {
  if (Alike(a.actors, b.actors) >= kSameParty) (*signs)[kSameClaimant] = 1;
  SetEventsOfFigure(a, b, signs);
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

void SeePositions(const Unit& a, const Unit& b, Signs* out) {
  Signs& signs = *out;
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
  SetCast(a, b, kPositionCast, kPositionNoCast, &signs);
  const bool dated = a.published != kNoDay && b.published != kNoDay;
  if (dated && std::abs(int64_t{a.published} - b.published) > kMonths) signs[kLongApart] = 1;
}

void SeePartiesOfPositions(const Unit& a, const Unit& b, Signs* signs) {
  if (Alike(a.actors, b.actors) >= kSurelySame) (*signs)[kSurelySameActor] = 1;
  if (OtherPersons(a.actors, b.actors)) (*signs)[kOtherPerson] = 1;  // of one state, say
}

// How units of a kind are compared: what is quickly seen first, then names, which most pairs cannot be one by.
struct Way {
  std::span<const std::string_view> names;
  std::span<const Point> points;
  void (*see)(const Unit&, const Unit&, Signs*);
  void (*see_parties)(const Unit&, const Unit&, Signs*);
  double most_by_parties;  // points that see_parties adds at most
};

constexpr double Gain(const Point& sign) { return sign.points > 0 ? sign.points : 0; }
constexpr double Loss(const Point& sign) { return sign.points < 0 ? -sign.points : 0; }

constexpr Way kWays[] = {
    {kEventNames, kEventPoints, SeeEvents, SeePartiesOfEvents,
     Gain(kEventPoints[kSamePlace]) + Gain(kEventPoints[kOtherPlace]) + Gain(kEventPoints[kSameActor]) +
         Gain(kEventPoints[kOtherActor]) + Gain(kEventPoints[kSameRecipient]) + Gain(kEventPoints[kOtherRecipient]) +
         Gain(kEventPoints[kSameSetting])},
    {kFigureNames, kFigurePoints, SeeFigures, SeePartiesOfFigures,
     Gain(kFigurePoints[kSameClaimant]) + Gain(kFigurePoints[kSameEvent]) + Gain(kFigurePoints[kOtherEvent]) +
         Gain(kFigurePoints[kFigurePlace]) + Loss(kFigurePoints[kFigureMonthsApart])},
    {kPositionNames, kPositionPoints, SeePositions, SeePartiesOfPositions,
     Gain(kPositionPoints[kSurelySameActor]) + Gain(kPositionPoints[kOtherPerson])}};

const Way& WayOf(const Unit& unit) { return kWays[static_cast<size_t>(unit.kind)]; }

double ScoreOf(const Signs& signs, std::span<const Point> points) {
  double score = 0;
  for (size_t i = 0; i < points.size(); ++i) score += signs[i] * points[i].points;
  return score;
}

// Sees all signs. Stops, with the most that could come of it, where that is not above 0.
double See(const Unit& a, const Unit& b, Signs* signs) {
  constexpr double kRounding = 1e-9;
  const Way& way = WayOf(a);
  way.see(a, b, signs);
  const double most = ScoreOf(*signs, way.points) + way.most_by_parties;
  if (most < -kRounding) return most;
  way.see_parties(a, b, signs);
  return ScoreOf(*signs, way.points);
}

bool AreOne(const Unit& a, const Unit& b) {
  Signs signs{};
  return See(a, b, &signs) > 0;
}

// The signs that speak for it, in words.
std::string ReasonOf(const Signs& signs, const Way& way) {
  constexpr double kWorthTelling = 0.4;
  std::string reason;
  for (size_t i = 1; i < way.points.size(); ++i)
    if (signs[i] * way.points[i].points >= kWorthTelling)
      reason.append(reason.empty() ? "" : ", ").append(way.names[i]);
  return reason;
}

// What can never be one, whatever else they share.
bool Excluded(const Unit& a, const Unit& b) {
  if (a.kind == UnitKind::kFigure) return a.type != b.type;
  return a.kind == UnitKind::kPosition && Alike(a.actors, b.actors) < kSameParty;
}

}  // namespace

std::span<const std::string_view> SignNames(UnitKind kind) { return kWays[static_cast<size_t>(kind)].names; }

std::vector<double> SignsOf(const Unit& a, const Unit& b) {
  if (Excluded(a, b)) return {};
  const Way& way = WayOf(a);
  Signs signs{};
  way.see(a, b, &signs);
  way.see_parties(a, b, &signs);
  return {signs.begin(), signs.begin() + static_cast<std::ptrdiff_t>(way.points.size())};
}

Likelihood Compare(const Unit& a, const Unit& b) {
  Signs signs{};
  Likelihood out{See(a, b, &signs), {}};
  if (out.score > 0 && Excluded(a, b)) out.score = kNever;
  if (out.score > 0) out.reason = ReasonOf(signs, WayOf(a));
  return out;
}

}  // namespace dateline::across
