// Which days a match means.
#include "times/points.h"

#include <algorithm>
#include <cstdlib>

#include "times/feasts.h"
#include "times/values.h"

namespace dateline::timex {
namespace {

constexpr int32_t kWeek = 7, kQuarterMonths = 3, kHalfMonths = 6, kHundred = 100, kTenths = 10, kMostCount = 9999;
constexpr int32_t kLongAhead = 92;                          // days
constexpr int32_t kDayAgainstTense = 3, kAgainstTense = 6;  // how much farther away is what the tense speaks against

}  // namespace

void Points::Remember(const Bound& b, Point point) {
  earlier_.Add(point);
  const bool to_come = tense_ == Tense::kFuture && now_ && point.days.end > *now_;
  if (b.form == Form::kQuarter && !to_come) quarter_ = point;
}

// What only a day of publication places, not a month.
bool Points::NeedsDay(const Bound& b) {
  switch (b.form) {
    case Form::kWeekday:
    case Form::kWeekdayOf:
    case Form::kNear:
    case Form::kPart:
      return true;
    case Form::kToward:
    case Form::kUnit:
      return b.unit < Grain::kMonth;
    default:
      return false;
  }
}

std::optional<Point> Points::PointOf(const Bound& b) {
  if (month_only_ && !history_ && NeedsDay(b)) return std::nullopt;
  switch (b.form) {
    case Form::kCalendar:
      return Calendar(b);
    case Form::kThatYear:
      return InYear(b, ThatYear());
    case Form::kTowardYear:
      return InYear(b, TowardYear(b));
    case Form::kDayOnly:
      return DayOnly(b);
    case Form::kNthWeekday:
      return NthWeekday(b);
    case Form::kIso:
      return Point{{b.iso_day, b.iso_day + 1}, Grain::kDay};
    case Form::kDecade:
      return At(DayOf({b.decade, 1, 1}), Grain::kDecade);
    case Form::kCentury:
      return Century(b);
    case Form::kSeason:
      return Season(b);
    case Form::kQuarter:
      return PartOfYear(b, kQuarterMonths, Grain::kQuarter);
    case Form::kHalf:
      return PartOfYear(b, kHalfMonths, Grain::kHalf);
    case Form::kFeast:
      return Feast(b);
    default:
      return Near(b);
  }
}

// Those that need a day to count from.
std::optional<Point> Points::Near(const Bound& b) {
  switch (b.form) {
    case Form::kLatest:
      return Latest();
    case Form::kYearAgo:
      return YearAgo();
    case Form::kWeekday:
      return Weekday(b);
    case Form::kWeekdayOf:
      return DayOfWeek(b);
    case Form::kNear:
      return Moved(Base(), Grain::kDay, b.near + b.beside);
    case Form::kPart:
      return Part(b);
    case Form::kToward:
      return Toward(b);
    case Form::kUnit:
      return Unit(b);
    case Form::kWeekOf:
      return WeekOf(b);
    case Form::kThat:
      return That(b);
    default:
      return std::nullopt;
  }
}

// --- Days to count from ---

// Today; in a history the day spoken of.
std::optional<int32_t> Points::Base() const {
  if (history_)
    if (const auto last = earlier_.Last()) return last->days.begin;
  return now_;
}

std::optional<Point> Points::At(std::optional<int32_t> day, Grain grain) {
  if (!day) return std::nullopt;
  return Point{AroundGrain(grain, *day), grain};
}

std::optional<Point> Points::Moved(std::optional<int32_t> day, Grain grain, int32_t count) {
  if (!day) return std::nullopt;
  return Shift(Point{AroundGrain(grain, *day), grain}, grain, count);
}

std::optional<Point> Points::Shift(Point point, Grain unit, int64_t count) {
  const int64_t years = unit == Grain::kMillennium ? 1000
                        : unit == Grain::kCentury  ? 100
                        : unit == Grain::kDecade   ? 10
                                                   : 1;
  if (std::abs(count) * years > kMostCount) return std::nullopt;
  if (!IsWritable(point.days)) return std::nullopt;
  point.days = MovedBy(point.days, unit, static_cast<int32_t>(count));
  return point;
}

// Of candidates the nearest to the base; farther are those that the tense speaks against.
template <class Candidate>
std::optional<DayRange> Points::Nearest(Candidate in_year, int32_t base) const {
  const int32_t year = DateOf(base).year;
  std::optional<DayRange> best;
  int64_t least = INT64_MAX;
  for (int32_t y : {year, year - 1, year + 1, year - 2, year + 2, year - 3, year + 3, year - 4, year + 4}) {
    if (y < kFirstYear || y > kLastYear) continue;
    const std::optional<DayRange> days = in_year(y);
    if (!days) continue;
    const int64_t cost = Cost(*days, base);
    if (cost < least) {
      least = cost;
      best = days;
    }
  }
  return best;
}

int64_t Points::Cost(DayRange days, int32_t base) const {
  if (days.Has(base)) return 0;
  const bool ahead = days.begin > base;
  const int64_t way = ahead ? days.begin - base : base - (days.end - 1);
  if (history_) return ahead ? way : way * 3 / 2;
  const int32_t against = days.size() == 1 ? kDayAgainstTense : kAgainstTense;
  if (ahead) return tense_ == Tense::kFuture ? way : tense_ == Tense::kPast ? way * against : way * 3 / 2;
  return tense_ == Tense::kFuture ? way * against : way;
}

// --- Dates of the calendar ---

Grain Points::GrainOf(const Bound& b) { return b.day != 0 ? Grain::kDay : b.month != 0 ? Grain::kMonth : Grain::kYear; }

// nullopt: the calendar has no such day.
std::optional<DayRange> Points::DaysOf(int32_t year, int32_t month, int32_t day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (month == 0) return DayRange{DayOf({year, 1, 1}), DayOf({year + 1, 1, 1})};
  const int32_t days = DaysIn(year, month);
  if (day > days) return std::nullopt;
  const int32_t begin = DayOf({year, month, std::max(day, 1)});
  return DayRange{begin, begin + (day == 0 ? days : 1)};
}

std::optional<Point> Points::InYear(const Bound& b, std::optional<int32_t> year) const {
  if (!year) return std::nullopt;
  const auto days = DaysOf(*year, b.month, b.day);
  if (!days) return std::nullopt;
  return Point{*days, GrainOf(b)};
}

std::optional<Point> Points::Calendar(const Bound& b) {
  if (b.era < 0) return std::nullopt;
  const int32_t year = b.year != 0 ? b.year : b.era > 0 ? b.tenths / kTenths : 0;
  if (year != 0) return InYear(b, year);
  if (b.month == 0) return std::nullopt;
  if (b.has_toward) return TowardMonth(b);
  const std::optional<int32_t> base = Base();
  if (!base) return std::nullopt;
  if (history_) {  // a year alone is spoken of: of that year
    const auto last = earlier_.Last();
    if (last && last->grain >= Grain::kYear && last->grain < Grain::kDecade)
      return InYear(b, DateOf(last->days.begin).year);
  }
  const auto days = Nearest([&](int32_t y) { return DaysOf(y, b.month, b.day); }, *base);
  if (!days) return std::nullopt;
  return Point{*days, GrainOf(b)};
}

// "last May" is over, "next May" not begun.
std::optional<Point> Points::TowardMonth(const Bound& b) const {
  const std::optional<int32_t> base = Base();
  if (!base) return std::nullopt;
  const int32_t year = DateOf(*base).year;
  for (int32_t y : {year + 1, year, year - 1}) {
    const int32_t at = b.toward > 0 ? 2 * year - y : y;
    const auto days = DaysOf(at, b.month, b.day);
    if (!days) continue;
    const bool fits = b.toward < 0 ? days->end <= *base : b.toward > 0 ? days->begin > *base : at == year;
    if (fits) return Point{*days, GrainOf(b)};
  }
  return std::nullopt;
}

std::optional<int32_t> Points::ThatYear() const {
  const auto last = earlier_.Within(Grain::kYear);
  if (!last) return std::nullopt;
  return DateOf(last->days.begin).year;
}

std::optional<int32_t> Points::TowardYear(const Bound& b) const {
  const auto base = Base();
  if (!base) return std::nullopt;
  return DateOf(*base).year + b.toward;
}

// "the 20th": of the month spoken of.
std::optional<Point> Points::DayOnly(const Bound& b) const {
  const auto last = earlier_.Within(Grain::kMonth);
  const std::optional<int32_t> base = last ? std::optional(last->days.begin) : now_;
  if (!base || b.day < 1) return std::nullopt;
  const CivilDate date = DateOf(*base);
  const auto days = DaysOf(date.year, date.month, b.day);
  if (!days) return std::nullopt;
  return Point{*days, Grain::kDay};
}

std::optional<Point> Points::Century(const Bound& b) {
  if (b.ordinal < 1 || b.ordinal > 99 || b.era < 0) return std::nullopt;
  const int32_t first = std::max((b.ordinal - 1) * kHundred, kFirstYear);
  return At(DayOf({first, 1, 1}), Grain::kCentury);
}

DayRange Points::SeasonDays(int32_t year, int32_t first_month) {
  return AroundGrain(Grain::kSeason, DayOf({year, first_month, 1}));
}

std::optional<Point> Points::Season(const Bound& b) const {
  if (b.era < 0) return std::nullopt;
  if (b.year != 0) return Point{SeasonDays(b.year, b.season), Grain::kSeason};
  const auto base = Base();
  if (!base) return std::nullopt;
  const auto in_year = [&](int32_t y) { return std::optional(SeasonDays(y, b.season)); };
  if (!b.has_toward) {
    if (history_) return Point{SeasonDays(DateOf(*base).year, b.season), Grain::kSeason};
    const auto days = Nearest(in_year, *base);
    return days ? std::optional(Point{*days, Grain::kSeason}) : std::nullopt;
  }
  const int32_t year = DateOf(*base).year;
  if (b.toward == 0) return Point{SeasonDays(year, b.season), Grain::kSeason};
  if (b.has_unit) return Point{SeasonDays(year + b.toward, b.season), Grain::kSeason};
  for (int32_t step : {0, 1, 2}) {
    const DayRange days = SeasonDays(year + (b.toward > 0 ? step : 1 - step), b.season);
    if (b.toward > 0 ? days.begin > *base : days.end <= *base) return Point{days, Grain::kSeason};
  }
  return std::nullopt;
}

// A quarter or half by its number: of the year named, else the last begun, or the next to come.
std::optional<Point> Points::PartOfYear(const Bound& b, int32_t months, Grain grain) const {
  if (b.ordinal < 1 || b.ordinal > 12 / months) return std::nullopt;
  const auto in_year = [&](int32_t y) { return AroundGrain(grain, DayOf({y, (b.ordinal - 1) * months + 1, 1})); };
  if (b.year != 0) return Point{in_year(b.year), grain};
  const auto base = Base();
  if (!base) return std::nullopt;
  int32_t year = DateOf(*base).year;
  if (b.has_toward) return Point{in_year(year + b.toward), grain};
  if (b.unit == Grain::kYear) {  // "of the year": of this one, unless that is long to come and spoken of as past
    const bool over = tense_ == Tense::kPast && in_year(year).begin > *base + kLongAhead;
    return Point{in_year(over ? year - 1 : year), grain};
  }
  // A quarter that has just ended is still to be reported.
  const bool ahead = tense_ == Tense::kFuture && in_year(year).end + kLongAhead <= *base;
  const bool to_come = tense_ == Tense::kFuture && in_year(year - 1).end + kLongAhead <= *base;
  if (!history_ && !ahead && !to_come && in_year(year).begin > *base + kWeek * 5) --year;
  return Point{in_year(year + (ahead ? 1 : 0)), grain};
}

std::optional<Point> Points::Feast(const Bound& b) const {
  const auto in_year = [&](int32_t y) { return FeastDays(b.feast, y); };
  const Grain grain = b.has_unit ? b.unit : Grain::kDay;
  std::optional<DayRange> days;
  if (b.year != 0) {
    days = in_year(b.year);
  } else if (const auto base = Base(); !base) {
    return std::nullopt;
  } else if (b.has_toward && b.toward != 0) {
    const int32_t year = DateOf(*base).year;
    for (int32_t y : {year - 1, year, year + 1}) {
      const auto now = in_year(y);
      if (!now) continue;
      if (b.toward < 0 && now->end <= *base) days = now;
      if (b.toward > 0 && now->begin > *base && !days) days = now;
    }
  } else {
    days = Nearest(in_year, *base);
  }
  if (!days) return std::nullopt;
  if (grain != Grain::kDay) return At(days->begin, grain);
  return Point{*days, Grain::kDay};
}

// --- Counted from the day of publication, or from what was named before ---

std::optional<Point> Points::Weekday(const Bound& b) const {
  const auto base = Base();
  if (!base) return std::nullopt;
  const int32_t monday = *base - WeekdayOf(*base);
  int32_t day = monday + b.weekday;
  if (b.beside != 0) {
    day += b.beside < 0 && day >= *base ? -kWeek : b.beside > 0 && day <= *base ? kWeek : 0;
  } else if (b.has_toward && b.toward == 0) {
    day += 0;
  } else if (b.toward > 0) {
    day += day <= *base ? kWeek : 0;
  } else if (b.toward < 0) {
    day -= day >= *base ? kWeek : 0;
  } else if (tense_ == Tense::kFuture || history_) {
    day += day < *base ? kWeek : 0;
  } else {
    day -= day > *base ? kWeek : 0;
  }
  return Point{{day, day + 1}, Grain::kDay};
}

// The month or year that a stretch is part of: "the last week of [August 2016]".
std::optional<Point> Points::Whole(const Bound& b) {
  Bound whole = b;
  whole.day = 0;
  whole.has_toward = false;
  if (b.form == Form::kNthWeekday && b.ordinal > 0 && b.has_toward) return InYear(whole, TowardYear(b));
  return Calendar(whole);
}

std::optional<Point> Points::NthWeekday(const Bound& b) {
  const auto month = Whole(b);
  if (!month || !IsWritable(month->days)) return std::nullopt;
  int32_t day = 0;
  if (b.ordinal > 0) {
    const int32_t first = month->days.begin;
    day = first + (b.weekday - WeekdayOf(first) + kWeek) % kWeek + (std::min(b.ordinal, kWeek) - 1) * kWeek;
  } else if (b.toward < 0) {
    const int32_t last = month->days.end - 1;
    day = last - (WeekdayOf(last) - b.weekday + kWeek) % kWeek;
  }
  if (!month->days.Has(day)) return std::nullopt;
  return Point{{day, day + 1}, Grain::kDay};
}

std::optional<Point> Points::DayOfWeek(const Bound& b) const {
  const auto base = Base();
  if (!base) return std::nullopt;
  const int32_t monday = *base - WeekdayOf(*base);
  const int32_t day = monday + b.weekday + b.toward * (b.unit == Grain::kWeek ? kWeek : 0);
  return Point{{day, day + 1}, Grain::kDay};
}

std::optional<Point> Points::Part(const Bound& b) {
  if (b.beside != 0 && !b.has_toward) {
    const auto last = earlier_.Within(Grain::kDay);
    return last ? Shift(*last, Grain::kDay, b.beside) : Moved(now_, Grain::kDay, b.beside);
  }
  return Moved(Base(), Grain::kDay, b.toward + b.beside);
}

std::optional<Point> Points::Toward(const Bound& b) {
  const auto base = Base();
  if (!base) return std::nullopt;
  if (b.unit < Grain::kDay) return Point{{*base, *base + 1}, Grain::kDay};
  if (b.unit == Grain::kWeekend) return Weekend(*base, b);
  return Moved(base, b.unit, b.toward + b.beside);
}

std::optional<Point> Points::Weekend(int32_t base, const Bound& b) const {
  const DayRange days = AroundGrain(Grain::kWeekend, base);
  int32_t step = 0;
  if (days.begin > base && b.toward <= 0 && (tense_ != Tense::kFuture || b.toward < 0)) step = -1;
  if (days.begin <= base && b.toward < 0) step = -1;
  if (b.has_toward && b.toward == 0) step = 0;
  if (b.toward > 0 && days.begin <= base) step = 1;
  return Shift(Point{days, Grain::kWeekend}, Grain::kWeekend, step + b.beside);
}

// "the quarter", "the year": the one spoken of, else that of now.
std::optional<Point> Points::Unit(const Bound& b) const {
  if (b.unit < Grain::kDay) return std::nullopt;
  if (b.unit == Grain::kQuarter && quarter_) return quarter_;
  if (history_)
    if (const auto last = earlier_.Within(b.unit); last) return At(last->days.begin, b.unit);
  const auto base = Base();
  if (!base) return std::nullopt;
  return b.unit == Grain::kWeekend ? Weekend(*base, b) : At(base, b.unit);
}

std::optional<Point> Points::Latest() const {
  if (quarter_) return quarter_;
  return now_ ? Moved(now_, Grain::kQuarter, -1) : std::nullopt;
}

// The quarter spoken of, a year before; else the year before.
std::optional<Point> Points::YearAgo() const {
  if (quarter_) return Shift(*quarter_, Grain::kYear, -1);
  return Moved(Base(), Grain::kYear, -1);
}

std::optional<Point> Points::WeekOf(const Bound& b) {
  const auto day = Calendar(b);
  return day ? At(day->days.begin, b.unit) : std::nullopt;
}

std::optional<Point> Points::That(const Bound& b) const {
  const auto last = earlier_.Within(b.unit);
  if (!last || b.unit < Grain::kDay) return std::nullopt;
  return At(last->days.begin, b.unit);
}

}  // namespace dateline::timex
