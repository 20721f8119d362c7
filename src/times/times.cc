// FindTimes: lays what was found on words, joins the ends of ranges.
#include "times/times.h"

#include <algorithm>
#include <optional>

#include "base/one_of.h"
#include "base/utf8.h"
#include "times/find.h"
#include "times/place.h"
#include "times/values.h"

namespace dateline {
namespace {

using timex::Bound;
using timex::Form;
using timex::Found;
using timex::Grain;

constexpr size_t kDaySize = 10;  // of YYYY-MM-DD
constexpr std::string_view kLinks[] = {"-", "\u2013", "\u2014", "--", "to", "through", "until", "till"};
constexpr std::string_view kAnd = "and", kBetween = "between";

TimeUnit UnitOf(Grain grain) {
  switch (grain) {
    case Grain::kWeekend:
      return TimeUnit::kWeekend;
    case Grain::kWeek:
    case Grain::kFortnight:
      return TimeUnit::kWeek;
    case Grain::kMonth:
      return TimeUnit::kMonth;
    case Grain::kQuarter:
    case Grain::kSeason:
    case Grain::kHalf:
      return TimeUnit::kSeason;
    case Grain::kYear:
      return TimeUnit::kYear;
    case Grain::kDecade:
      return TimeUnit::kDecade;
    case Grain::kCentury:
    case Grain::kMillennium:
      return TimeUnit::kCentury;
    default:
      return TimeUnit::kDay;
  }
}

TimeAnchor AnchorOf(const Bound& b) {
  switch (b.form) {
    case Form::kIso:
    case Form::kDecade:
    case Form::kCentury:
      return TimeAnchor::kAbsolute;
    case Form::kThat:
    case Form::kThatPart:
    case Form::kThatYear:
    case Form::kBeside:
    case Form::kDayOnly:
      return TimeAnchor::kEarlierTime;
    default:
      return b.year != 0 || b.era != 0 ? TimeAnchor::kAbsolute : TimeAnchor::kPublication;
  }
}

// Does it name a stretch of the calendar, known or not?
bool IsPoint(Form form) {
  constexpr Form kNoPoints[] = {Form::kDuration,  Form::kEvery,     Form::kRate,
                                Form::kSomeNight, Form::kReference, Form::kTowardRef};
  return std::find(std::begin(kNoPoints), std::end(kNoPoints), form) == std::end(kNoPoints);
}

class Layer {
 public:
  // `date` is that of publication.
  Layer(std::string_view text, const Segments& segments, const std::vector<Found>& found, std::string_view date)
      : text_(text), segments_(segments), found_(found), date_(date) {}

  // With `all_days` each has its days, else only those that were asked whether they are the ends of a range.
  std::vector<TimeExpression> Run(bool all_days) && {
    times_.reserve(found_.size());
    for (const Found& found : found_) {
      TimeExpression next;
      if (!IsPoint(found.bound.form) || !Lay(found.span, &next)) continue;
      next.anchor = AnchorOf(found.bound);
      bool has_days = all_days;
      if (all_days) SetDays(found, &next);
      if (Join(found, &next, &has_days)) continue;
      times_.push_back(next);
      last_ = &found;
      last_has_days_ = has_days;
    }
    return std::move(times_);
  }

 private:
  std::string_view WordAt(uint32_t word) const { return segments_.words[word].span.In(text_); }

  // The words that the span touches, as far as they lie in one sentence; false: none are left.
  bool Lay(Span span, TimeExpression* time) {
    const auto& words = segments_.words;
    while (word_ < words.size() && words[word_].span.end <= span.begin) ++word_;
    if (word_ == words.size() || words[word_].span.begin > span.begin) return false;  // not among these words
    uint32_t end = word_ + 1;
    while (end < words.size() && words[end].span.begin < span.end && words[end].sentence == words[word_].sentence)
      ++end;
    time->first_word = word_;
    time->end_word = end;
    return true;
  }

  void SetDays(const Found& found, TimeExpression* time) {
    if (!placed_) placed_ = timex::Place(found_, timex::PublishedOn(date_), false);  // of news
    const auto begins_before = [](const TimeSpan& span, uint32_t at) { return span.span.begin < at; };
    const auto meant = std::lower_bound(placed_->begin(), placed_->end(), found.span.begin, begins_before);
    const bool known = meant != placed_->end() && meant->span.begin == found.span.begin;  // not what means nothing
    if (known && !meant->begin.empty() && found.bound.form != Form::kTimeOfDay) SetDays(*meant, time);
  }

  // Of a part of a day or a minute the day.
  static void SetDays(const TimeSpan& from, TimeExpression* time) {
    const auto day_of = [](std::string_view iso) {
      const auto date = ParseCivilDate(iso.substr(0, kDaySize));
      return date ? std::optional(DayOf(*date)) : std::nullopt;
    };
    const auto begin = day_of(from.begin), finish = day_of(from.finish);
    if (!begin || !finish) return;
    time->days = {*begin, from.begin.size() > kDaySize ? *begin + 1 : *finish};
    time->unit = UnitOf(timex::GrainOf(from.precision));
    time->placed = time->days.begin < time->days.end;
  }

  // The end of a range that the expression before it begins; what shares its words with that one is given up.
  bool Join(const Found& found, TimeExpression* next, bool* has_days) {
    if (times_.empty()) return false;
    TimeExpression& last = times_.back();
    const bool overlaps = next->first_word < last.end_word;
    if (!overlaps && !MayBeLinked(last, *next)) return false;
    if (!*has_days) SetDays(found, next);
    if (!last_has_days_) SetDays(*last_, &last);
    *has_days = last_has_days_ = true;
    if (!overlaps && !IsLinked(last, *next)) return false;
    const bool range = last.placed && next->placed && last.unit == next->unit && last.days.begin < next->days.begin;
    if (!overlaps && !range) return false;
    last.end_word = std::max(last.end_word, next->end_word);
    if (range) {
      last.days = Cover(last.days, next->days);
      if (next->anchor == TimeAnchor::kPublication) last.anchor = next->anchor;
    }
    return true;
  }

  // By the word between them alone.
  bool MayBeLinked(const TimeExpression& last, const TimeExpression& next) const {
    if (next.first_word != last.end_word + 1) return false;
    if (segments_.words[last.first_word].sentence != segments_.words[next.first_word].sentence) return false;
    const std::string link = Lowered(WordAt(last.end_word));
    return link == kAnd || IsOneOf(link, kLinks);
  }

  // REQUIRES: MayBeLinked.
  bool IsLinked(const TimeExpression& last, const TimeExpression& next) const {
    if (Lowered(WordAt(last.end_word)) != kAnd) return true;
    const bool shared = IsBareDay(last) || IsBareDay(next);
    return shared || (last.first_word > 0 && Lowered(WordAt(last.first_word - 1)) == kBetween);
  }

  // "21" of "21 and 22 November": of a month that stands once.
  bool IsBareDay(const TimeExpression& time) const {
    const std::string_view word = WordAt(time.first_word);
    return time.end_word == time.first_word + 1 && time.unit == TimeUnit::kDay && word[0] >= '0' && word[0] <= '9';
  }

  std::string_view text_;
  const Segments& segments_;
  const std::vector<Found>& found_;
  std::string_view date_;
  std::optional<std::vector<TimeSpan>> placed_;
  std::vector<TimeExpression> times_;
  const Found* last_ = nullptr;  // of times_
  bool last_has_days_ = false;
  uint32_t word_ = 0;  // none before it is looked at again
};

}  // namespace

std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments, std::string_view date,
                                      const WordFormAt& forms) {
  return FindTimes(text, segments, date, timex::FindIn(text, forms));
}

std::vector<TimeExpression> FindTimes(std::string_view text, const Segments& segments, std::string_view date,
                                      const std::vector<Found>& found) {
  return Layer(text, segments, found, date).Run(true);
}

std::vector<TimeExpression> WordsOfTimes(std::string_view text, const Segments& segments,
                                         const std::vector<Found>& found) {
  return Layer(text, segments, found, {}).Run(false);
}

}  // namespace dateline
