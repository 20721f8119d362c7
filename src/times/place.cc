// The meaning of matches.
#include "times/place.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "times/feasts.h"
#include "times/values.h"

namespace dateline::timex {
namespace {

constexpr int32_t kWeek = 7, kQuarterMonths = 3, kHalfMonths = 6, kHundred = 100, kTenths = 10;
constexpr int32_t kMostCount = 9999, kMostMonths = 12 * 9999;
constexpr int32_t kAgainstTense = 6;   // how much farther away a day is that the tense speaks against
constexpr int32_t kRecentYears = 2;    // a history's dates are older
constexpr size_t kLeastDates = 3;      // of a history
constexpr std::string_view kDate = "DATE", kTime = "TIME", kDuration = "DURATION", kSet = "SET";
constexpr std::string_view kReferences[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

// A stretch of the calendar, as it is spoken of later.
struct Point {
  DayRange days;
  Grain grain = Grain::kDay;
};

// The points named so far.
class Earlier {
 public:
  void Add(Point point) {
    const auto i = static_cast<size_t>(point.grain);
    points_[i] = point;
    order_[i] = ++count_;
    last_ = point;
    any_ = true;
  }

  // Of those not longer than the grain, the one named last.
  std::optional<Point> Within(Grain grain) const {
    size_t latest = kGrains;
    for (size_t i = 0; i <= static_cast<size_t>(grain); ++i)
      if (order_[i] != 0 && (latest == kGrains || order_[i] > order_[latest])) latest = i;
    return latest == kGrains ? std::nullopt : std::optional(points_[latest]);
  }

  std::optional<Point> Last() const { return any_ ? std::optional(last_) : std::nullopt; }

 private:
  std::array<Point, kGrains> points_ = {};
  std::array<uint32_t, kGrains> order_ = {};  // 0: none yet
  uint32_t count_ = 0;
  Point last_;
  bool any_ = false;
};

bool IsInYears(DayRange days) { return IsWritable(days); }

class Placer {
 public:
  Placer(std::optional<int32_t> published, bool history) : now_(published), history_(history) {}

  std::optional<TimeSpan> Of(const Found& found) {
    tense_ = found.tense;
    if (found.paragraph != paragraph_) {
      paragraph_ = found.paragraph;
      day_here_.reset();
    }
    std::optional<TimeSpan> span = ByForm(found.bound);
    if (!span) return std::nullopt;
    span->span = found.span;
    return span;
  }

 private:
  // --- What a form makes ---

  std::optional<TimeSpan> ByForm(const Bound& b) {
    switch (b.form) {
      case Form::kDuration:
        return Duration(b);
      case Form::kStretch:
        return Stretch(b);
      case Form::kEvery:
        return Every(b);
      case Form::kRate:
        return Named(kSet, DurationValue(b.unit, kTenths, false), b.unit);
      case Form::kReference:
        return Named(kDate, std::string(kReferences[static_cast<size_t>(b.reference)]), Grain::kReference);
      case Form::kTowardRef:
        return Named(kDate, std::string(kReferences[b.has_toward && b.toward == 0 ? 1 : b.toward > 0 ? 2 : 0]),
                     Grain::kReference);
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
        return Written(b, PointOf(b));
    }
  }

  std::optional<Point> PointOf(const Bound& b) {
    switch (b.form) {
      case Form::kCalendar:
        return Calendar(b);
      case Form::kThatYear:
        return InYear(b, ThatYear());
      case Form::kTowardYear:
        return InYear(b, TowardYear(b));
      case Form::kDayOnly:
        return DayOnly(b);
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
  std::optional<Point> Near(const Bound& b) {
    switch (b.form) {
      case Form::kLatest:
        return Latest();
      case Form::kYearAgo:
        return YearAgo();
      case Form::kWeekday:
        return Weekday(b);
      case Form::kWeekdayOf:
        return WeekdayOf_(b);
      case Form::kNear:
        return Moved(Base(), Grain::kDay, b.near);
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
  std::optional<int32_t> Base() const {
    if (history_)
      if (const auto last = earlier_.Last()) return last->days.begin;
    return now_;
  }

  static std::optional<Point> At(std::optional<int32_t> day, Grain grain) {
    if (!day) return std::nullopt;
    return Point{AroundGrain(grain, *day), grain};
  }

  static std::optional<Point> Moved(std::optional<int32_t> day, Grain grain, int32_t count) {
    if (!day) return std::nullopt;
    return Shift(Point{AroundGrain(grain, *day), grain}, grain, count);
  }

  static std::optional<Point> Shift(Point point, Grain unit, int64_t count) {
    const int64_t years = unit == Grain::kMillennium ? 1000 : unit == Grain::kCentury ? 100 : unit == Grain::kDecade ? 10 : 1;
    if (std::abs(count) * years > kMostCount) return std::nullopt;
    if (!IsInYears(point.days)) return std::nullopt;
    point.days = MovedBy(point.days, unit, static_cast<int32_t>(count));
    return point;
  }

  // Of candidates the nearest to the base; farther are those that the tense speaks against.
  template <class Candidate>
  std::optional<DayRange> Nearest(Candidate in_year, int32_t base) const {
    const int32_t year = DateOf(base).year;
    std::optional<DayRange> best;
    int64_t least = INT64_MAX;
    for (int32_t y : {year, year - 1, year + 1}) {
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

  int64_t Cost(DayRange days, int32_t base) const {
    if (days.Has(base)) return 0;
    const bool ahead = days.begin > base;
    const int64_t way = ahead ? days.begin - base : base - (days.end - 1);
    if (history_) return ahead ? way : way * 3 / 2;
    if (ahead) return tense_ == Tense::kFuture ? way : tense_ == Tense::kPast ? way * kAgainstTense : way * 3 / 2;
    return tense_ == Tense::kFuture ? way * kAgainstTense : way;
  }

  // --- Dates of the calendar ---

  static Grain GrainOf(const Bound& b) {
    return b.day != 0 ? Grain::kDay : b.month != 0 ? Grain::kMonth : Grain::kYear;
  }

  // nullopt: the calendar has no such day.
  static std::optional<DayRange> DaysOf(int32_t year, int32_t month, int32_t day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    if (month == 0) return AroundGrain(Grain::kYear, DayOf({year, 1, 1}));
    if (day == 0) return AroundGrain(Grain::kMonth, DayOf({year, month, 1}));
    if (day > DaysIn(year, month)) return std::nullopt;
    return DayRange{DayOf({year, month, day}), DayOf({year, month, day}) + 1};
  }

  std::optional<Point> InYear(const Bound& b, std::optional<int32_t> year) const {
    if (!year) return std::nullopt;
    const auto days = DaysOf(*year, b.month, b.day);
    if (!days) return std::nullopt;
    return Point{*days, GrainOf(b)};
  }

  std::optional<Point> Calendar(const Bound& b) {
    if (b.era < 0) return std::nullopt;
    const int32_t year = b.year != 0 ? b.year : b.era > 0 ? b.tenths / kTenths : 0;
    if (year != 0) return InYear(b, year);
    if (b.month == 0) return std::nullopt;
    if (b.has_toward) return TowardMonth(b);
    const std::optional<int32_t> base = Base();
    if (!base) return std::nullopt;
    if (history_) {  // a year alone is spoken of: of that year
      const auto last = earlier_.Last();
      if (last && last->grain >= Grain::kYear && last->grain < Grain::kDecade) return InYear(b, DateOf(last->days.begin).year);
    }
    const auto days = Nearest([&](int32_t y) { return DaysOf(y, b.month, b.day); }, *base);
    if (!days) return std::nullopt;
    return Point{*days, GrainOf(b)};
  }

  // "last May" is over, "next May" not begun.
  std::optional<Point> TowardMonth(const Bound& b) const {
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

  std::optional<int32_t> ThatYear() const {
    const auto last = earlier_.Within(Grain::kYear);
    if (!last) return std::nullopt;
    return DateOf(last->days.begin).year;
  }

  std::optional<int32_t> TowardYear(const Bound& b) const {
    const auto base = Base();
    if (!base) return std::nullopt;
    return DateOf(*base).year + b.toward;
  }

  // "the 20th": of the month spoken of.
  std::optional<Point> DayOnly(const Bound& b) const {
    const auto last = earlier_.Within(Grain::kMonth);
    const std::optional<int32_t> base = last ? std::optional(last->days.begin) : now_;
    if (!base || b.day < 1) return std::nullopt;
    const CivilDate date = DateOf(*base);
    const auto days = DaysOf(date.year, date.month, b.day);
    if (!days) return std::nullopt;
    return Point{*days, Grain::kDay};
  }

  static std::optional<Point> Century(const Bound& b) {
    if (b.ordinal < 1 || b.ordinal > 99 || b.era < 0) return std::nullopt;
    const int32_t first = std::max((b.ordinal - 1) * kHundred, kFirstYear);
    return At(DayOf({first, 1, 1}), Grain::kCentury);
  }

  static DayRange SeasonDays(int32_t year, int32_t first_month) {
    return AroundGrain(Grain::kSeason, DayOf({year, first_month, 1}));
  }

  std::optional<Point> Season(const Bound& b) const {
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
    for (int32_t step : {0, 1, 2}) {
      const DayRange days = SeasonDays(year + (b.toward > 0 ? step : 1 - step), b.season);
      if (b.toward > 0 ? days.begin > *base : days.end <= *base) return Point{days, Grain::kSeason};
    }
    return std::nullopt;
  }

  // A quarter or half by its number: of the year named, else the last begun, or the next to come.
  std::optional<Point> PartOfYear(const Bound& b, int32_t months, Grain grain) const {
    if (b.ordinal < 1 || b.ordinal > 12 / months) return std::nullopt;
    const auto in_year = [&](int32_t y) { return AroundGrain(grain, DayOf({y, (b.ordinal - 1) * months + 1, 1})); };
    if (b.year != 0) return Point{in_year(b.year), grain};
    const auto base = Base();
    if (!base) return std::nullopt;
    int32_t year = DateOf(*base).year;
    if (b.has_toward) return Point{in_year(year + b.toward), grain};
    const bool ahead = tense_ == Tense::kFuture && in_year(year).end <= *base;
    if (!history_ && !ahead && in_year(year).begin > *base + kWeek * 5) --year;
    return Point{in_year(year + (ahead ? 1 : 0)), grain};
  }

  std::optional<Point> Feast(const Bound& b) const {
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

  std::optional<Point> Weekday(const Bound& b) const {
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

  std::optional<Point> WeekdayOf_(const Bound& b) const {
    const auto base = Base();
    if (!base) return std::nullopt;
    const int32_t monday = *base - WeekdayOf(*base);
    const int32_t day = monday + b.weekday + b.toward * (b.unit == Grain::kWeek ? kWeek : 0);
    return Point{{day, day + 1}, Grain::kDay};
  }

  std::optional<Point> Part(const Bound& b) {
    if (b.beside != 0) {
      const auto last = earlier_.Within(Grain::kDay);
      return last ? Shift(*last, Grain::kDay, b.beside) : Moved(now_, Grain::kDay, b.beside);
    }
    return Moved(Base(), Grain::kDay, b.toward > 0 ? 1 : b.toward < 0 ? -1 : 0);
  }

  std::optional<Point> Toward(const Bound& b) {
    const auto base = Base();
    if (!base) return std::nullopt;
    if (b.unit < Grain::kDay) return Point{{*base, *base + 1}, Grain::kDay};
    if (b.unit == Grain::kWeekend) return Weekend(*base, b);
    return Moved(base, b.unit, b.toward);
  }

  std::optional<Point> Weekend(int32_t base, const Bound& b) const {
    const DayRange days = AroundGrain(Grain::kWeekend, base);
    int32_t step = 0;
    if (days.begin > base && b.toward <= 0 && (tense_ != Tense::kFuture || b.toward < 0)) step = -1;
    if (days.begin <= base && b.toward < 0) step = -1;
    if (b.has_toward && b.toward == 0) step = 0;
    if (b.toward > 0 && days.begin <= base) step = 1;
    return Shift(Point{days, Grain::kWeekend}, Grain::kWeekend, step);
  }

  // "the quarter", "the year": the one spoken of, else that of now.
  std::optional<Point> Unit(const Bound& b) const {
    if (b.unit < Grain::kDay) return std::nullopt;
    if (b.unit == Grain::kQuarter && quarter_) return *quarter_;
    if (history_)
      if (const auto last = earlier_.Within(b.unit); last)
        return At(last->days.begin, b.unit);
    const auto base = Base();
    if (!base) return std::nullopt;
    return b.unit == Grain::kWeekend ? Weekend(*base, b) : At(base, b.unit);
  }

  std::optional<Point> Latest() const {
    if (quarter_) return *quarter_;
    return now_ ? Moved(now_, Grain::kQuarter, -1) : std::nullopt;
  }

  // The quarter spoken of, a year before; else the year before.
  std::optional<Point> YearAgo() const {
    if (const auto& quarter = quarter_) {
      const auto now = now_ ? DateOf(*now_).year : DateOf(quarter->days.begin).year;
      return Shift(*quarter, Grain::kYear, std::min(now - 1 - DateOf(quarter->days.begin).year, 0));
    }
    return Moved(Base(), Grain::kYear, -1);
  }

  std::optional<Point> WeekOf(const Bound& b) {
    const auto day = Calendar(b);
    return day ? At(day->days.begin, b.unit) : std::nullopt;
  }

  std::optional<Point> That(const Bound& b) const {
    const auto last = earlier_.Within(b.unit);
    if (!last || b.unit < Grain::kDay) return std::nullopt;
    return At(last->days.begin, b.unit);
  }

  // --- A count of units from a day ---

  static Grain Counted(Grain unit) { return unit == Grain::kWeek || unit == Grain::kFortnight ? Grain::kDay : unit; }

  std::optional<TimeSpan> Ago(const Bound& b) {
    const bool past = b.form == Form::kAgo;
    const auto reference = Named(kDate, std::string(kReferences[past ? 0 : 2]), Grain::kReference);
    if (b.vague || b.tenths < 0 || !now_) return reference;
    if (b.unit < Grain::kDay) return Written(b, At(now_, Grain::kDay));
    if (b.unit == Grain::kYear && b.tenths == kTenths && past)
      if (quarter_) return Written(b, YearAgo());
    const int32_t count = b.tenths / kTenths;
    const auto from = Shift(Point{{*now_, *now_ + 1}, Grain::kDay}, b.unit, past ? -count : count);
    if (!from) return reference;
    return Written(b, At(from->days.begin, Counted(b.unit)));
  }

  std::optional<TimeSpan> Beside(const Bound& b) {
    const auto reference = Named(kDate, std::string(kReferences[b.beside < 0 ? 0 : 2]), Grain::kReference);
    if (b.vague || (b.tenths < 0 && b.plural)) return reference;
    if (b.month != 0) {  // "the previous April"
      Bound toward = b;
      toward.toward = b.beside;
      toward.has_toward = true;
      const auto point = TowardMonth(toward);
      return point ? Written(b, point) : reference;
    }
    if (b.unit == Grain::kYear && b.tenths == kTenths && b.beside < 0 && !history_ && quarter_)
      return Written(b, YearAgo());
    const int32_t count = b.beside * std::max(b.tenths < 0 ? 1 : b.tenths / kTenths, 1);
    if (b.unit < Grain::kDay) return reference;
    std::optional<Point> base = earlier_.Within(b.tenths < 0 ? b.unit : std::max(b.unit, Grain::kDay));
    if (!base && now_) base = Point{{*now_, *now_ + 1}, Grain::kDay};
    if (!base) return reference;
    const Grain named = b.tenths < 0 ? b.unit : base->grain == Grain::kDay ? Counted(b.unit) : b.unit;
    const auto moved = Shift(Point{AroundGrain(named, base->days.begin), named}, b.unit, count);
    return moved ? Written(b, moved) : reference;
  }

  // --- Durations and sets ---

  std::optional<TimeSpan> Duration(const Bound& b) const {
    const Grain unit = b.has_unit ? b.unit : Grain::kReference;
    const bool vague = b.vague || !b.has_unit || (b.tenths < 0 && b.plural);
    return Named(kDuration, DurationValue(unit, b.tenths < 0 ? kTenths : b.tenths, vague), unit);
  }

  std::optional<TimeSpan> Stretch(const Bound& b) const {
    const bool vague = b.vague || (b.tenths < 0 && b.plural);
    const int32_t tenths = b.tenths < 0 ? kTenths : b.tenths;
    auto span = Named(kDuration, DurationValue(b.unit, tenths, vague), b.unit);
    const int32_t way = b.has_toward ? b.toward : b.beside;
    const auto base = Base();
    if (vague || way == 0 || !base || tenths % kTenths != 0 || b.unit < Grain::kDay) return span;
    const Point today = {{*base, *base + 1}, Grain::kDay};
    if (const auto other = Shift(today, b.unit, way * (tenths / kTenths)); other && IsInYears(other->days)) {
      const DayRange all = Cover(today.days, other->days);
      span.begin = DayValue(all.begin);
      span.finish = DayValue(all.end);
    }
    return span;
  }

  static std::optional<TimeSpan> Every(const Bound& b) {
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

  std::optional<TimeSpan> TimeOfDay(const Bound& b) {
    std::optional<int32_t> day = day_here_;
    if (!day && history_)
      if (const auto last = earlier_.Within(Grain::kDay)) day = last->days.begin;
    if (!day && b.form == Form::kThatPart)
      if (const auto last = earlier_.Within(Grain::kDay)) day = last->days.begin;
    if (!day) day = now_;
    if (day) return Written(b, At(day, Grain::kDay));
    const int32_t minutes = Minutes(b);
    if (minutes < 0 && b.part == DayPart::kNone) return std::nullopt;
    return Named(kTime, "XXXX-XX-XX" + (minutes >= 0 ? ClockValue(minutes) : std::string(PartValue(b.part))),
                 minutes >= 0 ? Grain::kMinute : Grain::kPart);
  }

  // --- Writing ---

  static TimeSpan Named(std::string_view type, std::string value, Grain grain) {
    TimeSpan span;
    span.type = type;
    span.value = std::move(value);
    span.precision = NameOf(grain);
    return span;
  }

  // nullopt: what is meant is not known, or no day of the calendar.
  std::optional<TimeSpan> Written(const Bound& b, std::optional<Point> point) {
    if (b.form == Form::kCalendar && b.era < 0) return BeforeChrist(b);
    if (!point || !IsInYears(point->days)) return Unplaced(b);
    TimeSpan span = Named(kDate, DateValue(point->days, point->grain), point->grain);
    if (point->grain == Grain::kSeason && b.year != 0) span.value = SeasonValue(b.year, b.season);
    span.begin = DayValue(point->days.begin);
    span.finish = DayValue(point->days.end);
    Remember(*point);
    if (b.form == Form::kQuarter) quarter_ = *point;
    if (point->grain == Grain::kDay && point->days.size() == 1) AddTimeOfDay(b, point->days.begin, &span);
    return span;
  }

  void Remember(Point point) {
    earlier_.Add(point);
    if (point.grain == Grain::kDay) day_here_ = point.days.begin;
  }

  static void AddTimeOfDay(const Bound& b, int32_t day, TimeSpan* span) {
    constexpr int32_t kDayMinutes = 24 * 60, kHour = 60;
    const int32_t minutes = b.minutes >= 0 || b.meridian >= 0 || b.form == Form::kTimeOfDay ? Minutes(b) : -1;
    const auto moment = [&](int32_t minute) {
      return DayValue(day + minute / kDayMinutes) + ClockValue(minute % kDayMinutes);
    };
    if (!IsWritable({day, day + 2})) return;
    if (minutes >= 0) {
      span->type = kTime;
      span->value = DayValue(day) + ClockValue(minutes);
      span->precision = NameOf(Grain::kMinute);
      span->begin = moment(minutes);
      span->finish = moment(minutes + 1);
    } else if (b.part != DayPart::kNone) {
      const Hours hours = HoursOf(b.part);
      span->type = kTime;
      span->value = DayValue(day) + std::string(PartValue(b.part));
      span->precision = NameOf(Grain::kPart);
      span->begin = moment(hours.begin * kHour);
      span->finish = moment(hours.end * kHour);
    }
  }

  static std::optional<TimeSpan> BeforeChrist(const Bound& b) {
    const int32_t year = b.year != 0 ? b.year : b.tenths / kTenths;
    if (year < 1 || year > kMostCount) return std::nullopt;
    const std::string digits = std::to_string(year);
    return Named(kDate, "BC" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits, Grain::kYear);
  }

  // Without a day to count from a date still names its month and day.
  static std::optional<TimeSpan> Unplaced(const Bound& b) {
    switch (b.form) {
      case Form::kCalendar: {
        if (b.month == 0 || b.year != 0) return std::nullopt;
        if (b.day > (b.month == 2 ? 29 : DaysIn(2000, b.month))) return std::nullopt;
        const std::string day = DayValue(DayOf({2000, b.month, std::max(b.day, 1)}));
        return Named(kDate, "XXXX" + day.substr(4, b.day != 0 ? 6 : 3), GrainOf(b));
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
        return Named(kDate, std::string(kReferences[b.toward > 0 || b.near > 0 ? 2 : b.toward == 0 ? 1 : 0]),
                     Grain::kReference);
    }
  }

  std::optional<int32_t> now_;
  bool history_;
  Tense tense_ = Tense::kUnknown;
  uint32_t paragraph_ = UINT32_MAX;
  std::optional<Point> quarter_;      // named by its number last
  std::optional<int32_t> day_here_;  // named last in this paragraph
  Earlier earlier_;
};

}  // namespace

bool IsHistory(const std::vector<Found>& found, std::optional<int32_t> published) {
  size_t old = 0, near = 0;
  const int32_t year = published ? DateOf(*published).year : kLastYear;
  for (const Found& f : found) {
    const Bound& b = f.bound;
    if (b.form == Form::kCalendar && b.year != 0) old += std::abs(year - b.year) >= kRecentYears ? 1 : 0;
    if (b.form == Form::kNear || (b.form == Form::kWeekday && b.beside == 0)) ++near;
    if (b.form == Form::kToward && b.unit <= Grain::kYear) ++near;
    if (b.form == Form::kAgo) ++near;
  }
  if (!published) return old > 0;
  return old >= kLeastDates && old > 2 * near;
}

std::vector<TimeSpan> Place(const std::vector<Found>& found, std::optional<int32_t> published) {
  std::vector<TimeSpan> spans;
  Placer placer(published, IsHistory(found, published));
  for (const Found& f : found)
    if (std::optional<TimeSpan> span = placer.Of(f)) spans.push_back(std::move(*span));
  return spans;
}

}  // namespace dateline::timex
