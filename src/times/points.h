// Points: the stretch of the calendar that a match names, counted from the day of publication or what was named before.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "times/civil_days.h"
#include "times/rules.h"

namespace dateline::timex {

// What the verb of the clause tells.
enum class Tense : uint8_t { kUnknown, kPast, kFuture };

struct Published {
  std::optional<int32_t> day;
  bool month_only = false;  // the day is but the middle of the month
};

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

class Points {
 public:
  // A history counts from the dates that it names.
  Points(Published published, bool history)
      : now_(published.day), month_only_(published.month_only), history_(history) {}

  // Of the clause of the next match.
  void SetTense(Tense tense) { tense_ = tense; }
  void Remember(const Bound& b, Point point);
  const Earlier& earlier() const { return earlier_; }
  // nullopt where but a month is known.
  std::optional<int32_t> today() const { return month_only_ ? std::nullopt : now_; }
  bool history() const { return history_; }
  const std::optional<Point>& quarter() const { return quarter_; }

  std::optional<Point> PointOf(const Bound& b);
  std::optional<Point> Whole(const Bound& b);
  std::optional<int32_t> Base() const;
  static std::optional<Point> At(std::optional<int32_t> day, Grain grain);
  static std::optional<Point> Moved(std::optional<int32_t> day, Grain grain, int32_t count);
  static std::optional<Point> Shift(Point point, Grain unit, int64_t count);
  static Grain GrainOf(const Bound& b);
  std::optional<Point> TowardMonth(const Bound& b) const;
  std::optional<Point> YearAgo() const;

 private:
  std::optional<Point> Near(const Bound& b);
  template <class Candidate>
  std::optional<DayRange> Nearest(Candidate in_year, int32_t base) const;
  int64_t Cost(DayRange days, int32_t base) const;
  static std::optional<DayRange> DaysOf(int32_t year, int32_t month, int32_t day);
  std::optional<Point> InYear(const Bound& b, std::optional<int32_t> year) const;
  std::optional<Point> Calendar(const Bound& b);
  std::optional<int32_t> ThatYear() const;
  std::optional<int32_t> TowardYear(const Bound& b) const;
  std::optional<Point> DayOnly(const Bound& b) const;
  static std::optional<Point> Century(const Bound& b);
  static DayRange SeasonDays(int32_t year, int32_t first_month);
  std::optional<Point> Season(const Bound& b) const;
  std::optional<Point> PartOfYear(const Bound& b, int32_t months, Grain grain) const;
  std::optional<Point> Feast(const Bound& b) const;
  std::optional<Point> Weekday(const Bound& b) const;
  std::optional<Point> DayOfWeek(const Bound& b) const;
  std::optional<Point> NthWeekday(const Bound& b);
  std::optional<Point> Part(const Bound& b);
  std::optional<Point> Toward(const Bound& b);
  std::optional<Point> Weekend(int32_t base, const Bound& b) const;
  std::optional<Point> Unit(const Bound& b) const;
  std::optional<Point> Latest() const;
  std::optional<Point> WeekOf(const Bound& b);
  std::optional<Point> That(const Bound& b) const;

  static bool NeedsDay(const Bound& b);

  std::optional<int32_t> now_;
  bool month_only_;
  bool history_;
  Tense tense_ = Tense::kUnknown;
  std::optional<Point> quarter_;  // named by its number last
  Earlier earlier_;
};

}  // namespace dateline::timex
