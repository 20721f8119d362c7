// The meaning of matches.
#include "times/place.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "times/points.h"
#include "times/values.h"

namespace dateline::timex {
namespace {

constexpr int32_t kTenths = 10, kMostCount = 9999;
constexpr int32_t kRecentDays = 7;
constexpr int32_t kRecentYears = 2;  // a history's dates are older
constexpr size_t kLeastDates = 3;    // of a history
constexpr size_t kFullDate = 2;      // counts as so many years alone
constexpr std::string_view kDate = "DATE", kTime = "TIME", kDuration = "DURATION", kSet = "SET";
constexpr std::string_view kMods[] = {"",          "START",     "MID",           "END",          "APPROX",
                                      "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"};
constexpr std::string_view kReferences[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

// A TimeSpan in the making, that is cheaper to hand on.
struct Draft {
  Span span;
  std::string_view type, mod, precision;
  std::string value, begin, finish;
};

class Placer {
 public:
  Placer(Published published, bool history) : points_(published, history) {}

  std::optional<Draft> Of(const Found& found) {
    points_.SetTense(found.tense);
    tense_ = found.tense;
    aside_ = found.aside;
    if (found.paragraph != paragraph_) {
      paragraph_ = found.paragraph;
      day_here_.reset();
    }
    std::optional<Draft> span = ByForm(found.bound);
    if (!span) return std::nullopt;
    span->span = found.span;
    span->mod = kMods[static_cast<size_t>(found.bound.mod)];
    return span;
  }

 private:
  // --- What a form makes ---

  std::optional<Draft> ByForm(const Bound& b) {
    switch (b.form) {
      case Form::kDuration:
        return Duration(b);
      case Form::kStretch:
        return Stretch(b);
      case Form::kStretchOf:
        return StretchOf(b);
      case Form::kEndedOn:
        return EndedOn(b);
      case Form::kEvery:
        return Every(b);
      case Form::kRate:
        return Named(kSet, DurationValue(b.unit, kTenths, false), b.unit);
      case Form::kReference: {  // "one day" is to come, "these days" are now
        const bool some_day = b.has_unit && !b.plural;
        return Named(kDate, ReferenceOf(some_day ? Reference::kFuture : b.reference), Grain::kReference);
      }
      case Form::kTowardRef:
        return Named(kDate, ReferenceOf(Way(b)), Grain::kReference);
      case Form::kSomeNight:
        return Named(kTime, "XXXX-XX-XX" + std::string(PartValue(b.part)), Grain::kPart);
      case Form::kTimeOfDay:
      case Form::kThatPart:
        return TimeOfDay(b);
      case Form::kAgo:
      case Form::kHence:
        return Ago(b);
      case Form::kBeside:
        return Beside(b);
      default:
        return Written(b, points_.PointOf(b));
    }
  }

  // --- A count of units from a day ---

  static Grain Counted(Grain unit) { return unit == Grain::kWeek || unit == Grain::kFortnight ? Grain::kDay : unit; }

  std::optional<Draft> Ago(const Bound& b) {
    const bool past = b.form == Form::kAgo;
    Draft reference = Named(kDate, ReferenceOf(past ? Reference::kPast : Reference::kFuture), Grain::kReference);
    const std::optional<int32_t> from_day = points_.Base();
    if (b.vague || b.tenths < 0 || !from_day) return reference;
    if (b.unit < Grain::kMonth && !points_.history() && !points_.today()) return reference;
    const int32_t base = *from_day;
    if (b.unit < Grain::kDay) return Written(b, Points::At(base, Grain::kDay));
    if (b.unit == Grain::kYear && b.tenths == kTenths && past)
      if (points_.quarter()) return Written(b, points_.YearAgo());
    const int32_t count = b.tenths / kTenths;
    const auto from = Points::Shift(Point{{base, base + 1}, Grain::kDay}, b.unit, past ? -count : count);
    if (!from) return reference;
    return Written(b, Points::At(from->days.begin, Counted(b.unit)));
  }

  std::optional<Draft> Beside(const Bound& b) {
    Draft reference =
        Named(kDate, ReferenceOf(b.beside < 0 ? Reference::kPast : Reference::kFuture), Grain::kReference);
    if (b.vague || (b.tenths < 0 && b.plural)) return reference;
    if (b.month != 0) {  // "the previous April"
      Bound toward = b;
      toward.toward = b.beside;
      toward.has_toward = true;
      const auto point = points_.TowardMonth(toward);
      return point ? Written(b, point) : reference;
    }
    if (b.unit == Grain::kYear && b.tenths == kTenths && b.beside < 0 && !points_.history() && points_.quarter())
      return Written(b, points_.YearAgo());
    const int32_t count = b.beside * std::max(b.tenths < 0 ? 1 : b.tenths / kTenths, 1);
    if (b.unit < Grain::kDay) return reference;
    std::optional<Point> base = points_.earlier().Within(b.tenths < 0 ? b.unit : std::max(b.unit, Grain::kDay));
    if (!base) base = Points::At(points_.today(), Grain::kDay);
    if (!base) return reference;
    const Grain named = b.tenths < 0 ? b.unit : base->grain == Grain::kDay ? Counted(b.unit) : b.unit;
    const auto moved = Points::Shift(Point{AroundGrain(named, base->days.begin), named}, b.unit, count);
    return moved ? Written(b, moved) : reference;
  }

  // --- Durations and sets ---

  std::optional<Draft> Duration(const Bound& b) const {
    const Grain unit = b.has_unit ? b.unit : Grain::kReference;
    const bool vague = b.vague || !b.has_unit || (b.tenths < 0 && b.plural);
    return Named(kDuration, DurationValue(unit, b.tenths < 0 ? kTenths : b.tenths, vague), unit);
  }

  std::optional<Draft> Stretch(const Bound& b) const {
    const bool vague = b.vague || (b.tenths < 0 && b.plural);
    const int32_t tenths = b.tenths < 0 ? kTenths : b.tenths;
    auto span = Named(kDuration, DurationValue(b.unit, tenths, vague), b.unit);
    const int32_t way = b.has_toward ? b.toward : b.beside;
    const auto base = points_.Base();
    if (vague || way == 0 || !base || tenths % kTenths != 0 || b.unit < Grain::kDay) return span;
    const Point today = {{*base, *base + 1}, Grain::kDay};
    if (const auto other = Points::Shift(today, b.unit, way * (tenths / kTenths)); other && IsWritable(other->days)) {
      const DayRange all = Cover(today.days, other->days);
      SetDays(all, &span);
    }
    return span;
  }

  // The first or last units of a month or year; one day is a date.
  std::optional<Draft> StretchOf(const Bound& b) {
    const int32_t tenths = b.tenths < 0 ? kTenths : b.tenths;
    Draft span = Named(kDuration, DurationValue(b.unit, tenths, false), b.unit);
    const auto whole = points_.Whole(b);
    const bool last = b.ordinal == 0;
    if (!whole || !IsWritable(whole->days) || b.unit < Grain::kDay || tenths % kTenths != 0 || (last && b.toward >= 0))
      return span;
    const auto day_from = [&](int32_t day, int32_t count) {
      const auto moved = Points::Shift(Point{{day, day + 1}, Grain::kDay}, b.unit, count);
      return moved ? moved->days.begin : whole->days.begin - 1;  // outside: said to be unknown below
    };
    const int32_t count = tenths / kTenths;
    const int32_t before = b.tenths < 0 && !last ? b.ordinal - 1 : 0;  // "the third week"
    const DayRange days =
        last ? DayRange{day_from(whole->days.end, -count), whole->days.end}
             : DayRange{day_from(whole->days.begin, before), day_from(whole->days.begin, before + count)};
    if (!IsWritable(days) || days.begin < whole->days.begin || days.end > whole->days.end) return span;
    if (b.unit == Grain::kDay && b.tenths < 0) return Written(b, Point{days, Grain::kDay});
    SetDays(days, &span);
    points_.Remember(b, *whole);
    return span;
  }

  // The units up to a day.
  std::optional<Draft> EndedOn(const Bound& b) {
    const int32_t tenths = b.tenths < 0 ? kTenths : b.tenths;
    Draft span = Named(kDuration, DurationValue(b.unit, tenths, false), b.unit);
    Bound date = b;
    date.form = Form::kCalendar;
    const auto last = points_.PointOf(date);
    if (!last || !IsWritable(last->days) || b.unit < Grain::kDay || tenths % kTenths != 0) return span;
    const Point behind = {{last->days.end, last->days.end + 1}, Grain::kDay};
    const auto first = Points::Shift(behind, b.unit, -tenths / kTenths);
    if (first && IsWritable(first->days)) SetDays({first->days.begin, last->days.end}, &span);
    return span;
  }

  static std::optional<Draft> Every(const Bound& b) {
    if (b.weekday >= 0) return Named(kSet, "XXXX-WXX-" + std::to_string(b.weekday + 1), Grain::kDay);
    if (b.month != 0) return Named(kSet, "XXXX-" + DayValue(DayOf({2000, b.month, 1})).substr(5, 2), Grain::kMonth);
    if (b.season != 0) return Named(kSet, "XXXX" + SeasonValue(2000, b.season).substr(4), Grain::kSeason);
    if (b.part != DayPart::kNone) return Named(kSet, "XXXX-XX-XX" + std::string(PartValue(b.part)), Grain::kPart);
    if (b.feast >= 0) return Named(kSet, DurationValue(Grain::kYear, kTenths, false), Grain::kYear);
    const int32_t tenths = b.tenths >= 0 ? b.tenths : b.ordinal > 0 ? b.ordinal * kTenths : kTenths;
    return Named(kSet, DurationValue(b.unit, tenths, false), b.unit);
  }

  // --- Times of day ---

  // The minute of the day that the clock names, -1: none.
  static int32_t Minutes(const Bound& b) {
    constexpr int32_t kHour = 60, kNoon = 12;
    int32_t minutes = b.minutes >= 0 ? b.minutes : b.tenths >= 0 && b.tenths <= 240 ? b.tenths / kTenths * kHour : -1;
    if (minutes < 0 || b.meridian < 0) return minutes;
    const int32_t hour = minutes / kHour;
    if (hour > kNoon) return minutes;
    return hour % kNoon * kHour + b.meridian * kHour + minutes % kHour;
  }

  std::optional<Draft> TimeOfDay(const Bound& b) {
    std::optional<int32_t> day = day_here_;
    // What is to come is not of a day that is over, nor the other way about: "Polls opened Monday; they close at 8
    // p.m."
    const std::optional<int32_t> today = points_.history() ? std::nullopt : points_.today();
    if (day && today && (tense_ == Tense::kFuture ? *day < *today : tense_ == Tense::kPast && *day > *today))
      day.reset();
    if (!day && points_.history())
      if (const auto last = points_.earlier().Within(Grain::kDay)) day = last->days.begin;
    // "Thursday ... He died at 10 p.m.": the day that was named last.
    if (!day && today && tense_ == Tense::kPast)
      if (const auto last = points_.earlier().Within(Grain::kDay);
          last && last->days.begin < *today && last->days.begin + kRecentDays >= *today)
        day = last->days.begin;
    if (!day && b.form == Form::kThatPart)
      if (const auto last = points_.earlier().Within(Grain::kDay)) day = last->days.begin;
    if (!day) day = points_.today();
    if (day) return Written(b, Points::At(day, Grain::kDay));
    const int32_t minutes = Minutes(b);
    if (minutes < 0 && b.part == DayPart::kNone) return std::nullopt;
    return Named(kTime, "XXXX-XX-XX" + (minutes >= 0 ? ClockValue(minutes) : std::string(PartValue(b.part))),
                 minutes >= 0 ? Grain::kMinute : Grain::kPart);
  }

  // --- Writing ---

  static Draft Named(std::string_view type, std::string value, Grain grain) {
    Draft span;
    span.type = type;
    span.value = std::move(value);
    span.precision = NameOf(grain);
    return span;
  }

  // The last day of all has none behind it that could be written.
  static void SetDays(DayRange days, Draft* span) {
    if (!IsWritable({days.begin, days.end + 1})) return;
    span->begin = DayValue(days.begin);
    span->finish = DayValue(days.end);
  }

  // nullopt: what is meant is not known, or no day of the calendar.
  std::optional<Draft> Written(const Bound& b, std::optional<Point> point) {
    if ((b.form == Form::kCalendar || b.form == Form::kSeason) && b.era < 0) return BeforeChrist(b);
    if (!point || !IsWritable(point->days)) return Unplaced(b);
    Draft span = Named(kDate, DateValue(point->days, point->grain), point->grain);
    if (point->grain == Grain::kSeason && b.year != 0) span.value = SeasonValue(b.year, b.season);
    SetDays(point->days, &span);
    if (!aside_) Remember(b, *point);
    if (point->grain == Grain::kDay && point->days.size() == 1) AddTimeOfDay(b, point->days.begin, &span);
    return span;
  }

  void Remember(const Bound& b, Point point) {
    points_.Remember(b, point);
    if (point.grain == Grain::kDay) day_here_ = point.days.begin;
  }

  static void AddTimeOfDay(const Bound& b, int32_t day, Draft* span) {
    constexpr int32_t kDayMinutes = 24 * 60, kHour = 60;
    const int32_t minutes = b.minutes >= 0 || b.meridian >= 0 || b.form == Form::kTimeOfDay ? Minutes(b) : -1;
    const auto moment = [&](int32_t minute) {
      return DayValue(day + minute / kDayMinutes) + ClockValue(minute % kDayMinutes);
    };
    if (!IsWritable({day, day + 3})) return;
    if (minutes >= 0) {
      span->type = kTime;
      const std::string zone = ZoneValue(b.zone, day);
      span->value = DayValue(day) + ClockValue(minutes) + zone;
      span->precision = NameOf(Grain::kMinute);
      span->begin = moment(minutes) + zone;
      span->finish = moment(minutes + 1) + zone;
    } else if (b.part != DayPart::kNone) {
      const Hours hours = HoursOf(b.part);
      span->type = kTime;
      span->value = DayValue(day) + std::string(PartValue(b.part));
      span->precision = NameOf(Grain::kPart);
      span->begin = moment(hours.begin * kHour);
      span->finish = moment(hours.end * kHour);
    }
  }

  static std::optional<Draft> BeforeChrist(const Bound& b) {
    const int32_t year = b.year != 0 ? b.year : b.tenths / kTenths;
    if (year < 1 || year > kMostCount) return std::nullopt;
    const std::string digits = std::to_string(year);
    std::string value = "BC" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    if (b.season != 0) return Named(kDate, value + SeasonValue(2000, b.season).substr(4), Grain::kSeason);
    if (b.month == 0) return Named(kDate, value, Grain::kYear);
    const std::string day = DayValue(DayOf({2000, b.month, std::max(b.day, 1)}));
    return Named(kDate, value + day.substr(4, b.day != 0 ? 6 : 3), Points::GrainOf(b));
  }

  // Whither an expression points that has no day to count from.
  static Reference Way(const Bound& b) {
    if (b.toward > 0 || b.near > 0 || b.beside > 0) return Reference::kFuture;
    const bool present = b.has_toward ? b.toward == 0 : b.form == Form::kNear && b.near == 0;
    return present ? Reference::kPresent : Reference::kPast;
  }

  static std::string ReferenceOf(Reference reference) {
    return std::string(kReferences[static_cast<size_t>(reference)]);
  }

  // Without a day to count from a date still names its month and day.
  static std::optional<Draft> Unplaced(const Bound& b) {
    switch (b.form) {
      case Form::kCalendar: {
        if (b.month == 0 || b.year != 0) return std::nullopt;
        if (b.day > (b.month == 2 ? 29 : DaysIn(2000, b.month))) return std::nullopt;
        const std::string day = DayValue(DayOf({2000, b.month, std::max(b.day, 1)}));
        return Named(kDate, "XXXX" + day.substr(4, b.day != 0 ? 6 : 3), Points::GrainOf(b));
      }
      case Form::kWeekday:
        return Named(kDate, "XXXX-WXX-" + std::to_string(b.weekday + 1), Grain::kDay);
      case Form::kSeason:
        return Named(kDate, "XXXX" + SeasonValue(2000, b.season).substr(4), Grain::kSeason);
      case Form::kDayOnly:
      case Form::kQuarter:
      case Form::kHalf:
      case Form::kCentury:
        return std::nullopt;
      default:
        return Named(kDate, ReferenceOf(Way(b)), Grain::kReference);
    }
  }

  Points points_;
  bool aside_ = false;
  Tense tense_ = Tense::kUnknown;
  uint32_t paragraph_ = UINT32_MAX;
  std::optional<int32_t> day_here_;  // named last in this paragraph
};

}  // namespace

namespace {

bool IsOfTheDay(const Bound& b) { return b.form == Form::kNear || (b.form == Form::kWeekday && b.beside == 0); }

}  // namespace

bool IsHistory(const std::vector<Found>& found, Published published) {
  constexpr size_t kLead = 2;
  size_t old = 0, near = 0;
  const int32_t year = published.day ? DateOf(*published.day).year : kLastYear;
  for (size_t i = 0; i < std::min(found.size(), kLead); ++i)  // news says first when it was
    if (IsOfTheDay(found[i].bound) && published.day) return false;
  for (const Found& f : found) {
    const Bound& b = f.bound;
    if (b.form == Form::kCalendar && b.year != 0 && std::abs(year - b.year) >= kRecentYears)
      old += b.month != 0 ? kFullDate : 1;
    if (IsOfTheDay(b)) ++near;
    if (b.form == Form::kToward && b.unit <= Grain::kYear) ++near;
    if (b.form == Form::kAgo) ++near;
  }
  if (!published.day) return old > 0;
  return old >= kLeastDates * kFullDate && old > 2 * kFullDate * near;
}

std::vector<TimeSpan> Place(const std::vector<Found>& found, Published published, bool history) {
  constexpr uint32_t kOn = 4;  // bytes of " on "
  std::vector<TimeSpan> spans;
  spans.reserve(found.size());
  const auto add = [&](std::optional<Draft> draft) {
    if (!draft) return;
    TimeSpan& span = spans.emplace_back();
    span.span = draft->span;
    span.type = draft->type;
    span.value = std::move(draft->value);
    span.begin = std::move(draft->begin);
    span.finish = std::move(draft->finish);
    span.mod = draft->mod;
    span.precision = draft->precision;
  };
  Placer placer(published, history);
  const auto is_day = [](const Bound& b) {
    return b.form == Form::kWeekday || b.form == Form::kNear || (b.form == Form::kCalendar && b.day != 0);
  };
  const auto is_clock = [&](size_t i) { return i < found.size() && found[i].bound.form == Form::kTimeOfDay; };
  const auto gap = [&](size_t i) { return found[i].span.begin - found[i - 1].span.end; };
  for (size_t i = 0; i < found.size(); ++i) {
    // "noon on Friday", "3 p.m. (1300 GMT) on Friday": the day is placed first.
    size_t at = i;
    if (is_clock(i) && is_clock(i + 1) && found[i + 1].bound.zone != kNoZone && gap(i + 1) <= kOn) ++at;
    const bool leads =
        is_clock(at) && at + 1 < found.size() && is_day(found[at + 1].bound) && gap(at + 1) <= kOn + at - i;
    if (!leads) {
      add(placer.Of(found[i]));
      continue;
    }
    std::optional<Draft> day = placer.Of(found[at + 1]);
    for (; i <= at; ++i) add(placer.Of(found[i]));
    add(std::move(day));
  }
  return spans;
}

}  // namespace dateline::timex
