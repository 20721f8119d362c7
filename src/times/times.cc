// FindTimes: matches the patterns along each sentence and places what they bind.
#include "times/times.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "times/patterns.h"

namespace dateline {
namespace {

using times::Bound;
using times::Form;
using times::Lexeme;

constexpr int32_t kWeekDays = 7;
constexpr uint32_t kLookBack = 8;  // words before an expression that may look ahead

struct Placed {
  DayRange days;
  TimeUnit unit = TimeUnit::kDay;
  TimeAnchor anchor = TimeAnchor::kPublication;
};

TimeUnit UnitOf(const Bound& b, size_t i) {
  if (b.day[i] != 0) return TimeUnit::kDay;
  return b.month[i] != 0 ? TimeUnit::kMonth : TimeUnit::kYear;
}

// Day, month and year as far as they are known; nullopt for what the calendar has not.
std::optional<DayRange> Calendar(int32_t year, int32_t month, int32_t day) {
  if (month == 0) return Around(TimeUnit::kYear, DayOf({year, 1, 1}));
  if (day == 0) return Around(TimeUnit::kMonth, DayOf({year, month, 1}));
  if (day > DaysIn(year, month)) return std::nullopt;
  return Around(TimeUnit::kDay, DayOf({year, month, day}));
}

// The days named last so far, of each unit.
class EarlierTimes {
 public:
  void Add(TimeUnit unit, DayRange days) {
    const auto i = static_cast<size_t>(unit);
    last_[i] = days;
    order_[i] = ++count_;
  }

  // Of those not longer than the unit, the one named last.
  std::optional<DayRange> Within(TimeUnit unit) const {
    size_t latest = 0;
    for (size_t i = 0; i <= static_cast<size_t>(unit); ++i)
      if (order_[i] > order_[latest]) latest = i;
    return order_[latest] == 0 ? std::nullopt : std::optional(last_[latest]);
  }

 private:
  std::array<DayRange, kTimeUnits> last_ = {};
  std::array<uint32_t, kTimeUnits> order_ = {};  // 0: none yet
  uint32_t count_ = 0;
};

class Placer {
 public:
  explicit Placer(std::optional<CivilDate> published) {
    if (published) now_ = DayOf(*published);
  }

  std::optional<Placed> Place(const Bound& b, bool ahead, const EarlierTimes& earlier) const {
    switch (b.form) {
      case Form::kDate:
        return Date(b, ahead);
      case Form::kDates:
        return Dates(b, ahead);
      case Form::kSeason:
        return Season(b, ahead);
      case Form::kDecade:
        return Placed{Around(TimeUnit::kDecade, DayOf({b.decade, 1, 1})), TimeUnit::kDecade, TimeAnchor::kAbsolute};
      case Form::kThat:
        return That(b, earlier);
      case Form::kBeside:
        return Beside(b, earlier);
      default:
        return now_ ? FromNow(b, ahead, *now_) : std::nullopt;
    }
  }

 private:
  static std::optional<Placed> FromNow(const Bound& b, bool ahead, int32_t now) {
    const DayRange today = Around(TimeUnit::kDay, now);
    switch (b.form) {
      case Form::kWeekday:
        return Placed{Weekday(b, ahead, now)};
      case Form::kWeekdays:
        return Placed{Weekdays(b, ahead, now)};
      case Form::kDayOfUnit:
        return DayOfUnit(b, now);
      case Form::kNear:
        return Placed{Shifted(today, TimeUnit::kDay, b.near)};
      case Form::kPart:
        return Placed{Shifted(today, TimeUnit::kDay, b.night || b.toward > 0 ? b.toward : 0)};
      case Form::kToward:
        return Toward(b, now);
      case Form::kWeekend:
        return Placed{Weekend(ahead, now), TimeUnit::kWeekend};
      case Form::kAgo:
        return Ago(b, now);
      case Form::kStretch:
        return Stretch(b, now);
      case Form::kWithin:
        return Placed{Around(b.unit, now), b.unit};
      default:
        return std::nullopt;
    }
  }

  // The last such day, month or season begun by now; looking ahead, the first not over yet.
  template <typename InYear>
  static std::optional<DayRange> Nearest(InYear in_year, bool ahead, int32_t now) {
    const int32_t year = DateOf(now).year;
    std::optional<DayRange> past;
    for (int32_t y : {year - 1, year, year + 1}) {
      const std::optional<DayRange> days = in_year(y);
      if (!days) continue;
      if (ahead && days->end > now) return days;
      if (!ahead && days->begin <= now) past = days;
    }
    return past;
  }

  std::optional<DayRange> DateAt(const Bound& b, size_t i, int32_t year, bool ahead) const {
    if (year != 0) return Calendar(year, b.month[i], b.day[i]);
    if (!now_) return std::nullopt;
    return Nearest([&](int32_t y) { return Calendar(y, b.month[i], b.day[i]); }, ahead, *now_);
  }

  std::optional<Placed> Date(const Bound& b, bool ahead) const {
    if (b.iso_day) return Placed{Around(TimeUnit::kDay, *b.iso_day), TimeUnit::kDay, TimeAnchor::kAbsolute};
    const std::optional<DayRange> days = DateAt(b, 0, b.year[0], ahead);
    if (!days) return std::nullopt;
    return Placed{*days, UnitOf(b, 0), b.year[0] != 0 ? TimeAnchor::kAbsolute : TimeAnchor::kPublication};
  }

  // What stands once holds of both ends.
  std::optional<Placed> Dates(Bound b, bool ahead) const {
    if (b.month[1] == 0) b.month[1] = b.month[0];
    const int32_t last_year = b.year[1] != 0 ? b.year[1] : b.year[0];
    const std::optional<DayRange> last = DateAt(b, 1, last_year, ahead);
    if (!last) return std::nullopt;
    const int32_t year = b.year[1] != 0 ? b.year[0] : DateOf(last->begin).year;
    std::optional<DayRange> first = Calendar(year, b.month[0], b.day[0]);
    if (first && first->begin > last->begin) first = Calendar(year - 1, b.month[0], b.day[0]);
    if (!first || first->begin > last->begin) return std::nullopt;
    return Placed{Cover(*first, *last), UnitOf(b, 1),
                  last_year != 0 ? TimeAnchor::kAbsolute : TimeAnchor::kPublication};
  }

  static std::optional<Placed> As(std::optional<DayRange> days, TimeUnit unit,
                                  TimeAnchor anchor = TimeAnchor::kPublication) {
    if (!days) return std::nullopt;
    return Placed{*days, unit, anchor};
  }

  std::optional<Placed> Season(const Bound& b, bool ahead) const {
    const auto in_year = [&](int32_t y) -> std::optional<DayRange> {
      return Around(TimeUnit::kSeason, DayOf({y, b.season, 1}));
    };
    if (b.year[0] != 0) return As(in_year(b.year[0]), TimeUnit::kSeason, TimeAnchor::kAbsolute);
    return now_ ? As(Nearest(in_year, ahead, *now_), TimeUnit::kSeason) : std::nullopt;
  }

  static DayRange Weekday(const Bound& b, bool ahead, int32_t now) {
    const int32_t monday = now - WeekdayOf(now);
    int32_t day = monday + b.weekday[0];
    const int32_t toward = b.toward;
    if (b.has_toward && toward == 0) return Around(TimeUnit::kDay, day);
    if (toward > 0 || (toward == 0 && ahead)) {
      if (day < now + (toward > 0 ? 1 : 0)) day += kWeekDays;
    } else if (day > now - (toward < 0 ? 1 : 0)) {
      day -= kWeekDays;
    }
    return Around(TimeUnit::kDay, day);
  }

  static DayRange Weekdays(const Bound& b, bool ahead, int32_t now) {
    Bound last = b;
    last.weekday[0] = b.weekday[1];
    const DayRange end = Weekday(last, ahead, now);
    const int32_t length = (b.weekday[1] - b.weekday[0] + kWeekDays) % kWeekDays;
    return {end.begin - length, end.end};
  }

  static std::optional<Placed> DayOfUnit(const Bound& b, int32_t now) {
    const DayRange unit = Shifted(Around(b.unit, now), b.unit, b.toward);
    if (b.weekday[0] >= 0) {
      if (b.unit != TimeUnit::kWeek) return std::nullopt;
      return Placed{Around(TimeUnit::kDay, unit.begin + b.weekday[0])};
    }
    if (b.unit != TimeUnit::kYear) return std::nullopt;
    const std::optional<DayRange> days = Calendar(DateOf(unit.begin).year, b.month[0], b.day[0]);
    if (!days) return std::nullopt;
    return Placed{*days, UnitOf(b, 0)};
  }

  static std::optional<Placed> Toward(const Bound& b, int32_t now) {
    if (b.month[0] == 0 && b.season == 0) {
      if (b.unit == TimeUnit::kDay) return std::nullopt;
      return Placed{Shifted(Around(b.unit, now), StepOf(b.unit), b.toward), b.unit};
    }
    const TimeUnit unit = b.season != 0 ? TimeUnit::kSeason : TimeUnit::kMonth;
    const int32_t month = b.season != 0 ? b.season : b.month[0];
    const auto in_year = [&](int32_t y) -> std::optional<DayRange> { return Around(unit, DayOf({y, month, 1})); };
    // "last" is over, "next" not begun, whatever now is.
    const DayRange current = Around(unit, now);
    const int32_t from = b.toward < 0 ? current.begin - 1 : b.toward > 0 ? current.end : now;
    return As(Nearest(in_year, b.toward > 0, from), unit);
  }

  static TimeUnit StepOf(TimeUnit unit) { return unit == TimeUnit::kWeekend ? TimeUnit::kWeek : unit; }

  static DayRange Weekend(bool ahead, int32_t now) {
    const DayRange days = Around(TimeUnit::kWeekend, now);
    return !ahead && days.begin > now ? Shifted(days, TimeUnit::kWeek, -1) : days;
  }

  // Days and weeks are counted to the day, longer units to the month or year.
  static std::optional<Placed> Ago(const Bound& b, int32_t now) {
    const TimeUnit unit = StepOf(b.unit);
    const TimeUnit named = unit == TimeUnit::kWeek ? TimeUnit::kDay : unit;
    return Placed{Around(named == TimeUnit::kDecade || named == TimeUnit::kCentury ? TimeUnit::kYear : named,
                         Shifted(Around(TimeUnit::kDay, now), unit, -b.count).begin),
                  named};
  }

  static std::optional<Placed> Stretch(const Bound& b, int32_t now) {
    if (b.toward == 0) return std::nullopt;
    const DayRange today = Around(TimeUnit::kDay, now);
    return Placed{Cover(today, Shifted(today, StepOf(b.unit), b.toward * b.count)), b.unit};
  }

  static std::optional<Placed> That(const Bound& b, const EarlierTimes& earlier) {
    const TimeUnit unit = b.unit;
    const std::optional<DayRange> before = earlier.Within(unit);
    if (!before) return std::nullopt;
    return Placed{Around(unit, before->begin), unit, TimeAnchor::kEarlierTime};
  }

  static std::optional<Placed> Beside(const Bound& b, const EarlierTimes& earlier) {
    const TimeUnit unit = b.unit;
    const std::optional<DayRange> before = earlier.Within(unit);
    if (!before) return std::nullopt;
    if (b.has_toward && unit != TimeUnit::kDay) return std::nullopt;  // "the next week" is counted from now
    const int32_t count = b.beside * std::max(b.count, 1);
    // "a week earlier" than a day is a day.
    const bool to_the_day = b.count > 0 && unit == TimeUnit::kWeek && before->size() == 1;
    const TimeUnit named = to_the_day ? TimeUnit::kDay : unit;
    return Placed{Shifted(Around(named, before->begin), StepOf(unit), count), named, TimeAnchor::kEarlierTime};
  }

  std::optional<int32_t> now_;
};

TimeExpression Expression(const Bound& bound, const std::optional<Placed>& placed) {
  TimeExpression time;
  time.edge = static_cast<int8_t>(bound.edge);
  time.unit = bound.unit;
  if (!placed || !IsWritable(placed->days)) return time;
  time.unit = placed->unit;
  time.anchor = placed->anchor;
  time.placed = true;
  time.days = placed->days;
  return time;
}

// The lexemes of one sentence; a word like "mid-March" is two.
struct SentenceLexemes {
  std::vector<Lexeme> all;
  std::vector<uint32_t> word_of;
  uint64_t classes = 0;  // of all

  void Read(std::string_view text, const Segments& segments, const Sentence& sentence) {
    all.clear();
    word_of.clear();
    classes = 0;
    for (uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      const Span span = segments.words[i].span;
      const std::string_view word = span.In(text);
      const bool packs = word.size() <= kMostPacked;
      const PackedWord packed = packs ? Pack(text, span.begin, word.size()) : PackedWord{};
      const size_t prefix = !packs || packed.Has('-') ? times::EdgePrefix(word) : 0;
      if (prefix != 0) Add(times::LexemeOf(word.substr(0, prefix - 1)), i);
      Add(prefix != 0 ? times::LexemeOf(word.substr(prefix)) : times::LexemeOf(word, packed), i);
    }
  }

  void Add(Lexeme lexeme, uint32_t word) {
    all.push_back(lexeme);
    classes |= lexeme.classes;
    word_of.push_back(word);
  }
};

// Is the month a part of a name: "Black September Organization", "Third January Maritime"? So it is where it stands by
// itself between capitalised words that are no words of time.
bool IsInName(std::string_view text, const Segments& segments, const SentenceLexemes& words, const Bound& bound) {
  const bool bare = bound.form == times::Form::kDate && bound.size() == 1 && bound.month[0] != 0;
  if (!bare || bound.first == 0 || bound.end == words.all.size()) return false;
  const auto named = [&](uint32_t at) {
    const uint32_t first = segments.words[words.word_of[at]].span.begin;
    return words.all[at].classes == 0 && IsUpper(DecodeUtf8(text, first).code);
  };
  return named(bound.first - 1) && named(bound.end);
}

// Do the words before `first`, back to a stop or a verb of the past, look ahead?
bool LooksAhead(const std::vector<Lexeme>& words, uint32_t first) {
  constexpr uint64_t kPassed = times::kThe | times::kOn | times::kIn;
  bool near = true;
  for (uint32_t at = first, left = kLookBack; at > 0 && left > 0; --left) {
    const Lexeme word = words[--at];
    if (near && word.Is(times::kUntil)) return true;
    if (word.Is(times::kAhead)) return true;
    if (word.Is(times::kClose | times::kPast)) return false;
    near = near && word.Is(kPassed);
  }
  return false;
}

}  // namespace

std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments,
                                      std::optional<CivilDate> published) {
  std::vector<TimeExpression> found;
  const Placer placer(published);
  EarlierTimes earlier;
  SentenceLexemes lexemes;
  for (const Sentence& sentence : segments.sentences) {
    lexemes.Read(text, segments, sentence);
    const uint64_t patterns = times::PatternsFor(lexemes.classes);
    if (patterns == 0) continue;
    const auto end = static_cast<uint32_t>(lexemes.all.size());
    for (uint32_t at = 0; at < end;) {
      const std::optional<Bound> bound = times::MatchAt(lexemes.all, at, patterns);
      if (!bound || IsInName(text, segments, lexemes, *bound)) {
        ++at;
        continue;
      }
      at = bound->end;
      const bool ahead = LooksAhead(lexemes.all, bound->first);
      TimeExpression time = Expression(*bound, placer.Place(*bound, ahead, earlier));
      time.first_word = lexemes.word_of[bound->first];
      time.end_word = lexemes.word_of[bound->end - 1] + 1;
      if (time.placed) earlier.Add(time.unit, time.days);
      found.push_back(time);
    }
  }
  return found;
}

}  // namespace dateline
