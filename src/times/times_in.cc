// TimesIn: runs of words of time, matched by the rules, then placed.
#include <algorithm>
#include <span>

#include "base/one_of.h"
#include "dateline/times.h"
#include "times/civil_days.h"
#include "times/find.h"
#include "times/lexer.h"
#include "times/place.h"
#include "times/rules.h"

namespace dateline {
namespace {

using timex::Bound;
using timex::Form;
using timex::Found;
using timex::Grain;
using timex::Lexeme;
using timex::Tense;

constexpr size_t kMonthSize = 7;  // of YYYY-MM
constexpr std::string_view kMiddle = "-15";
constexpr size_t kUsualLexemes = 512;  // of a paragraph
constexpr size_t kUsualFound = 32;     // of a text
constexpr uint32_t kTenseReach = 24;   // lexemes to the verb
constexpr uint32_t kUntilReach = 8;
constexpr uint32_t kDenialReach = 3;  // lexemes from "could" to "be"
constexpr uint64_t kAnyOfTime = ~uint64_t{timex::kPast | timex::kFuture | timex::kStop};
constexpr int32_t kSunday = 6, kMarch = 3, kMay = 5, kPlainYearFrom = 1900, kPlainYearTo = 2100, kHundred = 100;

// Verbs that lead to the day that something was moved to: by them a weekday behind "to" lies ahead.
constexpr std::string_view kMoves[] = {"postponed", "postpone",  "put",         "puts",    "moved",   "move",
                                       "pushed",    "brought",   "bring",       "push",    "delayed", "delay",
                                       "deferred",  "defer",     "rescheduled", "shifted", "slid",    "slipped",
                                       "adjourn",   "adjourned", "switched"};
constexpr uint32_t kMoveReach = 6;  // lexemes back from "to"

bool IsSmall(std::string_view text, const Lexeme& word) { return text[word.begin] >= 'a' && text[word.begin] <= 'z'; }

// The times of one paragraph.
class Finder {
 public:
  Finder(std::string_view text, uint32_t paragraph, std::span<const Lexeme> lexemes, const WordFormAt& forms,
         std::vector<Found>* found)
      : text_(text), paragraph_(paragraph), lexemes_(lexemes), forms_(forms), found_(*found) {}

  void Run() {
    const auto size = static_cast<uint32_t>(lexemes_.size());
    uint32_t done = 0;
    for (uint32_t at = 0; at < size;) {
      if (!lexemes_[at].Is(timex::kCore)) {
        ++at;
        continue;
      }
      // A run of words of time is about one of the core.
      uint32_t begin = at, end = at;
      uint64_t classes = 0;
      for (; begin > done && lexemes_[begin - 1].Is(kAnyOfTime); --begin) classes |= lexemes_[begin - 1].classes;
      for (; end < size && lexemes_[end].Is(kAnyOfTime); ++end) classes |= lexemes_[end].classes;
      InRun(begin, end, classes);
      at = done = end;
    }
  }

 private:
  void InRun(uint32_t begin, uint32_t end, uint64_t classes) {
    uint32_t free = begin;  // from where words before an expression may be taken
    const timex::RuleSet rules = timex::RulesFor(classes);
    for (uint32_t at = begin; at < end;) {
      std::optional<Bound> bound = timex::MatchAt(lexemes_, at, end, rules);
      if (bound && bound->form == Form::kRate && lexemes_[bound->first].Is(timex::kA) && !IsAfterAmount(bound->first))
        bound->form = Form::kDuration;
      if (bound) ReadFourDigits(&*bound);
      if (!bound || !IsMeant(*bound)) {
        ++at;
        continue;
      }
      at = bound->end;
      timex::Extend(lexemes_, free, &*bound);
      if (!Join(*bound, free)) Add(*bound);
      free = at;
    }
  }

  // "1200" of "1200 GMT": the minute of the day.
  void ReadFourDigits(Bound* bound) const {
    constexpr int32_t kHour = 60, kHours = 24;
    if (bound->form != Form::kTimeOfDay || bound->minutes >= 0 || bound->meridian >= 0) return;
    const Lexeme& first = lexemes_[bound->first];
    if (first.end - first.begin != 4 || !first.Is(timex::kNumber)) return;
    const int32_t value = first.number;
    if (value % kHundred < kHour && value / kHundred <= kHours)
      bound->minutes = value / kHundred * kHour + value % kHundred;
    bound->year = 0;
    bound->tenths = -1;
  }

  void Add(const Bound& bound) {
    Found found;
    found.bound = bound;
    found.span = {lexemes_[bound.first].begin, lexemes_[bound.end - 1].end};
    if (NeedsTense(bound)) found.tense = TenseOf(bound);
    if (bound.form == Form::kNear && lexemes_[bound.first].Is(timex::kPart) && TenseOf(bound) == Tense::kFuture)
      found.bound.near = 0;  // "will go on overnight": the night to come
    found.paragraph = paragraph_;
    found.aside = IsAside(bound);
    found_.push_back(found);
  }

  // The year at the end of a range or in brackets.
  bool IsAside(const Bound& b) const {
    const Lexeme* before = Before(b.first);
    if (b.form != Form::kCalendar || b.month != 0 || before == nullptr) return false;
    return before->classes == timex::kDash || text_[before->begin] == '(';
  }

  static bool IsDay(const Bound& b) {
    return b.form == Form::kWeekday || b.form == Form::kNear || (b.form == Form::kCalendar && b.day != 0);
  }
  static bool IsClock(const Bound& b) { return b.form == Form::kTimeOfDay; }

  // "10 p.m. Wednesday", "5 p.m., Nov. 6" and "May 8 1:00 a.m." are one; so are "Monday, Oct. 26".
  bool Join(const Bound& bound, uint32_t free) {
    if (found_.empty() || free == 0 || found_.back().paragraph != paragraph_) return false;
    Found& last = found_.back();
    if (last.bound.end != free) return false;
    uint32_t next = free;
    if (next < bound.first && lexemes_[next].Is(timex::kComma)) ++next;
    if (next != bound.first) return false;
    const bool clock_first = IsClock(last.bound) && IsDay(bound);
    const bool day_first = IsDay(last.bound) && IsClock(bound) && next == free;
    if (!clock_first && !day_first) return false;
    Bound joined = clock_first ? bound : last.bound;
    const Bound& clock = clock_first ? last.bound : bound;
    joined.minutes = clock.minutes >= 0 ? clock.minutes : clock.tenths >= 0 ? clock.tenths / 10 * 60 : -1;
    joined.meridian = clock.meridian;
    joined.zone = clock.zone;
    if (clock.part != timex::DayPart::kNone) joined.part = clock.part;
    joined.first = last.bound.first;
    joined.end = bound.end;
    last.bound = joined;
    last.span.end = lexemes_[bound.end - 1].end;
    if (clock_first) last.tense = TenseOf(joined);
    return true;
  }

  const Lexeme* Before(uint32_t at) const { return at > 0 ? &lexemes_[at - 1] : nullptr; }
  const Lexeme* After(uint32_t end) const { return end < lexemes_.size() ? &lexemes_[end] : nullptr; }

  // Words that have another meaning stand for a time only beside others.
  bool IsMeant(const Bound& b) const {
    const Lexeme& first = lexemes_[b.first];
    const bool alone = b.size() == 1;
    if (b.form == Form::kCalendar && alone && first.Is(timex::kMonth)) return IsMonth(b, first);
    if (b.form == Form::kCalendar && alone && first.Is(timex::kYear)) return IsYear(b, first);
    if (b.form == Form::kCalendar && alone && first.Is(timex::kTwoDigits) &&
        b.first >= 2) {  // "1915-17", not "2023-02"
      const Lexeme& from = lexemes_[b.first - 2];
      return !from.Is(timex::kYear) || first.number > from.number % kHundred;
    }
    if (b.form == Form::kDecade && alone && first.Is(timex::kGlue)) return false;
    if (b.form == Form::kUnit) return b.unit >= Grain::kWeekend && b.unit <= Grain::kYear;
    if (b.form == Form::kTimeOfDay && alone && (b.minutes < 0 || !IsSmall(text_, first)) &&
        first.Is(timex::kPart | timex::kPoint))
      return IsSmall(text_, first) && (!first.Is(timex::kPart) || (first.Is(timex::kPoint) && EndsPhrase(b.end)));
    if (b.form == Form::kTimeOfDay && b.minutes < 0 && b.meridian < 0 && !first.Is(timex::kPart)) return false;
    if (b.form == Form::kNear && alone && first.Is(timex::kPart)) return EndsPhrase(b.end);  // not "overnight raids"
    if (b.form == Form::kTowardRef && lexemes_[b.end - 1].IsGlue(timex::kTimeWord) && first.Is(timex::kToward)) {
      const Lexeme* before = Before(b.first);  // "at this time", not "won, this time"
      return before != nullptr && before->Is(timex::kIn | timex::kOn | timex::kOf) && b.toward == 0;
    }
    if (b.form == Form::kTowardRef && lexemes_[b.end - 1].Is(timex::kPeriod))
      return !first.Is(timex::kThe) && (b.has_toward ? b.toward == 0 : first.number == 0);
    if (b.form == Form::kDayOnly) return lexemes_[b.first + 1].Is(timex::kOrdinal) && !IsCapital(After(b.end));
    if (b.form == Form::kTimeOfDay && alone && first.Is(timex::kClock) && (IsNumbered(b) || IsRaceTime(b)))
      return false;
    if (b.form == Form::kWeekday && alone && b.weekday == kSunday && text_[first.end - 1] == '.')
      return !IsCapital(Before(b.first));  // "the Baltimore Sun."
    if (b.form == Form::kReference && first.Is(timex::kThe)) return b.reference == timex::Reference::kFuture;
    if (b.form == Form::kSeason && first.Is(timex::kThe) && b.size() == 2) return EndsPhrase(b.end);
    if (b.form == Form::kDuration) return !IsAge(b.end) && !IsShare(b);
    return true;
  }

  // "$3 million a year", "12 hours a day", "once a week", "interviews a day".
  bool IsAfterAmount(uint32_t first) const {
    const Lexeme* before = Before(first);
    if (before == nullptr) return false;
    if (before->Is(timex::kNumber | timex::kUnits | timex::kSum) || before->IsGlue(timex::kOnce)) return true;
    const char last = text_[before->end - 1];
    return before->classes == 0 && (last == '%' || (last == 's' && IsSmall(text_, *before)));
  }

  // "a quarter of them", "three quarters of it", "in some quarters".
  bool IsShare(const Bound& b) const {
    if (b.unit != Grain::kQuarter) return false;
    const Lexeme* after = After(b.end);
    return lexemes_[b.first].Is(timex::kA) || b.vague || (after != nullptr && after->Is(timex::kOf));
  }

  // "the 20th Engineers"
  bool IsCapital(const Lexeme* word) const {
    return word != nullptr && word->classes == 0 && text_[word->begin] >= 'A' && text_[word->begin] <= 'Z';
  }

  // "won in 2:14:04"; "at 2:14:04" is a time of day.
  bool IsRaceTime(const Bound& b) const {
    constexpr uint32_t kWithSeconds = 7;
    const Lexeme& clock = lexemes_[b.first];
    return clock.end - clock.begin >= kWithSeconds && b.first > 0 && lexemes_[b.first - 1].Is(timex::kIn | timex::kOf);
  }

  // "No. 3:16-cv-3134"
  bool IsNumbered(const Bound& b) const {
    const Lexeme* dash = After(b.end);
    const Lexeme* letters = After(b.end + 1);
    return dash != nullptr && letters != nullptr && dash->classes == timex::kDash && letters->classes == 0 &&
           letters->begin == lexemes_[b.end - 1].end + 1;
  }

  // "the summer offensive": the season alone.
  bool EndsPhrase(uint32_t end) const {
    const Lexeme* after = After(end);
    return after == nullptr || after->classes != 0;
  }

  // "a 6-year-old boy", "55 years old": no durations.
  bool IsAge(uint32_t end) const {
    if (lexemes_[end - 1].IsGlue(timex::kAged)) return true;
    const uint32_t next = end < lexemes_.size() && lexemes_[end].Is(timex::kDash) ? end + 1 : end;
    return next < lexemes_.size() && lexemes_[next].IsGlue(timex::kAged);
  }

  bool IsMonth(const Bound& b, const Lexeme& first) const {
    const bool other_word = first.number == kMay || first.number == kMarch;
    if (other_word && IsAmongTimes(b)) return true;
    const bool cut = first.end - first.begin == 3 && text_[first.end - 1] != '.' && first.number != kMay;
    if (cut) return false;
    if (!other_word) return !IsName(b);
    const Lexeme* before = Before(b.first);
    if (before != nullptr && before->Is(timex::kDash) && b.first > 1 && lexemes_[b.first - 2].Is(timex::kMod))
      return true;  // "mid-March"
    return before != nullptr && before->Is(timex::kIn | timex::kOf | timex::kOn | timex::kMod | timex::kToward |
                                           timex::kAnd | timex::kTo | timex::kThe | timex::kEdge);
  }

  // "mid-March", "May-August", "March's".
  bool IsAmongTimes(const Bound& b) const {
    const Lexeme *before = Before(b.first), *after = After(b.end);
    if (before != nullptr && before->classes == timex::kDash && b.first > 1 &&
        lexemes_[b.first - 2].Is(timex::kMod | timex::kMonth))
      return true;
    if (after == nullptr) return false;
    if (after->Is(timex::kPossessive)) return true;
    return after->Is(timex::kDash | timex::kTo | timex::kAnd) && b.end + 1 < lexemes_.size() &&
           lexemes_[b.end + 1].Is(timex::kMonth);
  }

  // "April Smith": nothing leads to the month, and a capitalised word follows.
  bool IsName(const Bound& b) const {
    const Lexeme* before = Before(b.first);
    const Lexeme* after = After(b.end);
    if (!IsCapital(after)) return false;
    constexpr uint64_t kLeads = timex::kIn | timex::kOf | timex::kOn | timex::kMod | timex::kToward | timex::kAnd |
                                timex::kThe | timex::kEdge | timex::kComma;
    return before == nullptr || !before->Is(kLeads);
  }

  // "2023-02-30" is no date, nor is its year.
  bool IsBrokenDate(uint32_t at) const {
    return at + 2 < lexemes_.size() && lexemes_[at].classes == timex::kDash && lexemes_[at + 1].Is(timex::kTwoDigits) &&
           lexemes_[at + 2].classes == timex::kDash && lexemes_[at + 2].end - lexemes_[at].begin == 4;
  }

  // "over 1400 feet", "about 1900 houses": a number with what it counts.
  bool IsAmount(const Bound& b, int32_t number) const {
    const Lexeme *before = Before(b.first), *after = After(b.end);
    if (before == nullptr || !before->Is(timex::kApprox)) return false;
    if (after == nullptr || after->classes != 0 || !IsSmall(text_, *after)) return false;
    if (number >= kPlainYearFrom && number % kHundred != 0) return false;  // "up over 2022 sales"
    return text_[after->end - 1] == 's' || before->Is(timex::kSpan);
  }

  bool IsYear(const Bound& b, const Lexeme& first) const {
    if (first.begin > 0 && std::string_view("$#.-/").find(text_[first.begin - 1]) != std::string_view::npos &&
        !(Before(b.first) != nullptr && Before(b.first)->Is(timex::kDash) && b.first > 1 &&
          lexemes_[b.first - 2].Is(timex::kYear | timex::kMonth | timex::kMod)))
      return false;
    const Lexeme* before = Before(b.first);
    const Lexeme* after = After(b.end);
    if (after != nullptr && after->Is(timex::kUnits | timex::kSum | timex::kZone)) return false;
    if (IsBrokenDate(b.end) || IsAmount(b, first.number)) return false;
    constexpr int32_t kSureFrom = 1600;
    const bool crowd = before != nullptr && before->Is(timex::kOf) && first.number < kSureFrom;  // "of 1200"
    const bool led =
        before != nullptr && !crowd &&
        (before->Is(timex::kIn | timex::kOf | timex::kMod | timex::kTo | timex::kAnd) || before->IsGlue(timex::kAs));
    if (first.number >= kPlainYearFrom && first.number <= kPlainYearTo) {
      const bool round = first.number % kHundred == 0;
      return !round || led || after == nullptr || !IsSmall(text_, *after);
    }
    if (first.number >= kSureFrom && first.number < kPlainYearFrom && before != nullptr &&
        (before->Is(timex::kThe | timex::kComma) || after == nullptr || !IsSmall(text_, *after)))
      return !before->Is(timex::kComma) || after == nullptr || after->classes != 0 || !IsSmall(text_, *after) ||
             text_[after->end - 1] != 's';  // "1885 aftershocks"
    return led || (before != nullptr && before->Is(timex::kStop | timex::kDash));
  }

  // Does the tense decide which days are meant?
  static bool NeedsTense(const Bound& b) {
    switch (b.form) {
      case Form::kCalendar:
      case Form::kEndedOn:
        return b.year == 0;
      case Form::kWeekday:
      case Form::kNthWeekday:
      case Form::kSeason:
      case Form::kQuarter:
      case Form::kHalf:
      case Form::kFeast:
      case Form::kToward:
      case Form::kUnit:
      case Form::kWeekOf:
      case Form::kStretchOf:
      case Form::kTimeOfDay:
      case Form::kThatPart:
        return true;
      default:
        return false;
    }
  }

  // The verb nearest before the expression in its sentence, else the nearest behind.
  Tense TenseOf(const Bound& bound) const {
    if (const Tense tense = LedTense(bound); tense != Tense::kUnknown) return tense;
    bool infinitive = false;
    for (uint32_t at = bound.first, left = kTenseReach; at > 0 && left > 0; --left) {
      if (lexemes_[--at].Is(timex::kStop)) break;
      if (const Tense tense = TenseAt(at, bound.first); tense != Tense::kUnknown) return tense;
      infinitive =
          infinitive || (lexemes_[at].Is(timex::kTo) && at > 0 && !lexemes_[at + 1].Is(~uint64_t{timex::kFuture}) &&
                         IsSmall(text_, lexemes_[at + 1]) && IsCapital(&lexemes_[at - 1]));
    }
    if (infinitive) return Tense::kFuture;  // "Rivals to meet on Sunday"
    const Lexeme* after = After(bound.end);
    const bool possessive = after != nullptr && after->Is(timex::kPossessive), inside = IsInside(bound);
    const uint32_t end = std::min<uint32_t>(static_cast<uint32_t>(lexemes_.size()), bound.end + kTenseReach);
    for (uint32_t at = bound.end; at < end; ++at) {
      const Lexeme& word = lexemes_[at];
      if (word.Is(timex::kStop)) break;
      if (word.Is(timex::kPast) && word.Is(timex::kFuture)) return Tense::kPast;  // "on Monday vowed to go"
      const bool maybe = word.IsGlue(timex::kCould) || (word.Is(timex::kFuture) && word.number == timex::kMaybe);
      if (possessive && maybe) continue;
      const Tense tense = TenseAt(at, bound.first);
      if (tense == Tense::kFuture && inside) return Tense::kUnknown;
      if (tense != Tense::kUnknown) return tense;
    }
    return Tense::kUnknown;
  }

  // "The court, split since his death in February, could rule": the verb behind is another clause's.
  bool IsInside(const Bound& bound) const {
    constexpr uint32_t kFewWords = 4;
    const Lexeme* after = After(bound.end);
    if (after == nullptr || after->classes != timex::kComma || bound.first < kFewWords) return false;
    for (uint32_t at = bound.first - kFewWords; at < bound.first; ++at)
      if (lexemes_[at].Is(timex::kStop)) return false;
    return true;
  }

  // "was postponed to Sunday", "moved the vote to Monday"; not "put it to Monday's meeting".
  bool IsMovedTo(const Bound& bound) const {
    const Lexeme* after = After(bound.end);
    if (after != nullptr && after->Is(timex::kPossessive)) return false;
    for (uint32_t at = bound.first - 1, left = kMoveReach; at > 0 && left > 0; --left) {
      const Lexeme& word = lexemes_[--at];
      if (word.Is(timex::kStop)) return false;
      if (IsOneOf(text_.substr(word.begin, word.end - word.begin), kMoves)) return true;
    }
    return false;
  }

  // What the words right before it tell: "as early as", "as of", "until", "for".
  Tense LedTense(const Bound& bound) const {
    const Lexeme* before = Before(bound.first);
    const Lexeme* verb = bound.form == Form::kEndedOn ? After(bound.end) : before;  // of "the year ending June 30"
    if (verb != nullptr && verb->IsGlue(timex::kEnded)) return verb->Is(timex::kPast) ? Tense::kPast : Tense::kFuture;
    if (before == nullptr) return Tense::kUnknown;
    if (before->IsGlue(timex::kAs)) return Tense::kFuture;
    if (before->Is(timex::kOf) && bound.first > 1 && lexemes_[bound.first - 2].IsGlue(timex::kAs)) return Tense::kPast;
    if (before->Is(timex::kTo) && bound.form == Form::kWeekday && IsMovedTo(bound)) return Tense::kFuture;
    if (!before->Is(timex::kIn)) return Tense::kUnknown;
    const Lexeme* after = After(bound.end);
    const bool possessive = after != nullptr && after->Is(timex::kPossessive);
    if (before->number == timex::kFor && bound.form == Form::kWeekday && !possessive) return Tense::kFuture;
    if (before->number != timex::kUntil || bound.first < 2 || lexemes_[bound.first - 2].Is(timex::kStop))
      return Tense::kUnknown;
    // "postponed until Monday", "will not be heard until Monday"; not "did not speak until Monday", "had waited until".
    bool be = false;
    for (uint32_t at = bound.first, left = kUntilReach; at > 0 && left > 0; --left) {
      const Lexeme& word = lexemes_[--at];
      if (word.Is(timex::kStop)) break;
      be = be || word.IsGlue(timex::kBe);
      if ((word.IsGlue(timex::kNo) && !be) || (word.Is(timex::kPast) && word.number == timex::kToHave))
        return Tense::kPast;
    }
    return Tense::kFuture;
  }

  bool IsToBe(uint32_t at) const {
    const Lexeme& word = lexemes_[at];
    return word.IsGlue(timex::kIs) || (word.Is(timex::kPast) && word.number == timex::kToBe);
  }

  // Is the expression at `first` there, or behind one "on"?
  bool IsBefore(uint32_t at, uint32_t first) const {
    return at == first || (at + 1 == first && lexemes_[at].Is(timex::kOn));
  }

  // What one word tells.
  Tense TenseAt(uint32_t at, uint32_t first) const {
    const Lexeme& word = lexemes_[at];
    if (forms_)
      if (const std::optional<Tense> tense = TenseByForm(at)) return *tense;
    if (word.Is(timex::kTo)) return at > 0 && IsToBe(at - 1) ? Tense::kFuture : Tense::kUnknown;  // "are to meet"
    if (word.Is(timex::kFuture) && IsAhead(at)) return Tense::kFuture;
    if (word.IsGlue(timex::kIs) && IsBefore(at + 1, first)) return Tense::kFuture;  // "the vote is on Sunday"
    if (word.IsGlue(timex::kCould)) {  // "could close a deal by June", not "could not reach him on Friday"
      const Lexeme* after = After(at + 1);
      return after != nullptr && after->IsGlue(timex::kNo) ? Tense::kPast : Tense::kFuture;
    }
    if (word.IsGlue(timex::kBe) && at > 1 && lexemes_[at - 1].Is(timex::kTo)) {  // "is to be chosen", "had to be moved"
      const Lexeme& verb = lexemes_[at - 2];
      const bool had = verb.Is(timex::kPast) && verb.number == timex::kToHave;
      return had ? Tense::kPast : Tense::kFuture;
    }
    if (word.Is(timex::kPast) && word.number == timex::kParticiple && !IsLed(After(at + 1)))
      return Tense::kUnknown;  // "written advice", unlike "written in May"
    if (word.Is(timex::kPast)) {
      const Lexeme* before = Before(at);  // "to hit", "U.S.-backed", "the planned" are no verbs of the clause
      constexpr uint64_t kOfNouns = timex::kTo | timex::kThe | timex::kA | timex::kPossessive;
      if (before != nullptr && (before->Is(kOfNouns) || before->classes == timex::kDash)) return Tense::kUnknown;
      if (word.number == timex::kWont && IsApostrophe(word.end)) return Tense::kFuture;  // "won't"
      const bool led = before != nullptr && before->Is(timex::kFuture);
      if (led && (before->number == timex::kAnywhere || before->number == timex::kMaybe))
        return Tense::kFuture;                                                                        // "will hit"
      if (at > 0 && lexemes_[at - 1].IsGlue(timex::kBe) && !IsDenied(at - 1)) return Tense::kFuture;  // "to be paid"
      return Tense::kPast;
    }
    return Tense::kUnknown;
  }

  // What the form of a word tells; nullopt: the word itself is to tell.
  std::optional<Tense> TenseByForm(uint32_t at) const {
    const Lexeme& word = lexemes_[at];
    if (!IsOpen(word)) return std::nullopt;
    const bool past = word.Is(timex::kPast);
    const auto no_verb = past ? std::optional(Tense::kUnknown) : std::nullopt;
    switch (forms_(word.begin)) {
      case WordForm::kPast:
        return past ? std::nullopt : std::optional(Tense::kPast);  // "wrung"
      case WordForm::kModal:
        return Tense::kFuture;  // "should"
      case WordForm::kParticiple:
        return IsBeforeNoun(at) ? no_verb : std::nullopt;
      case WordForm::kNoun:  // "a meet", "a cut"
        return word.Is(timex::kFuture) ? std::optional(Tense::kUnknown) : no_verb;
      case WordForm::kPresent:  // "they cut", "we need"
      case WordForm::kBase:     // of "will not cut": the modal tells
      case WordForm::kOther:
        return no_verb;
      default:
        return std::nullopt;
    }
  }

  // A word that may be of several forms: "cut", "docked", "resume"; not "said", "was", "will".
  bool IsOpen(const Lexeme& word) const {
    const auto letter = static_cast<char>(text_[word.begin] | ('a' - 'A'));
    if (letter < 'a' || letter > 'z' || word.Is(~uint64_t{timex::kPast | timex::kFuture})) return false;
    if (word.Is(timex::kFuture)) return word.number == timex::kAsVerb;
    if (word.Is(timex::kPast))
      return word.number == timex::kAlike || word.number == timex::kParticiple ||
             text_.substr(word.begin, word.end - word.begin).ends_with("ed");
    return true;
  }

  // "the hotly disputed case", not "the case was disputed".
  bool IsBeforeNoun(uint32_t at) const {
    const Lexeme* before = Before(at);
    if (before != nullptr && (before->Is(timex::kPast) || before->IsGlue(timex::kIs) || before->IsGlue(timex::kBe)))
      return false;
    const Lexeme* after = After(at + 1);
    return after != nullptr && IsOpen(*after) && forms_(after->begin) == WordForm::kNoun;
  }

  static bool IsLed(const Lexeme* word) {
    return word != nullptr &&
           word->Is(timex::kIn | timex::kOf | timex::kOn | timex::kSpan | timex::kWeekday | timex::kNear);
  }

  bool IsApostrophe(uint32_t byte) const {
    constexpr std::string_view kApostrophes[] = {"'", "\u2019"};
    return std::any_of(std::begin(kApostrophes), std::end(kApostrophes),
                       [&](std::string_view sign) { return text_.substr(byte).starts_with(sign); });
  }

  // "could not be reached", "had to be moved"
  bool IsDenied(uint32_t be) const {
    if (be > 1 && lexemes_[be - 1].Is(timex::kTo) && lexemes_[be - 2].number == timex::kToHave &&
        lexemes_[be - 2].Is(timex::kPast))
      return true;
    bool no = false;
    for (uint32_t at = be, left = kDenialReach; at > 0 && left > 0; --left) {
      if (lexemes_[--at].IsGlue(timex::kCould)) return no || IsNegated(at);
      no = no || lexemes_[at].IsGlue(timex::kNo);
    }
    return false;
  }

  // "neither he nor his aides could"
  bool IsNegated(uint32_t at) const {
    for (uint32_t left = kUntilReach; at > 0 && left > 0 && !lexemes_[at].Is(timex::kStop); --left)
      if (lexemes_[--at].IsGlue(timex::kNo)) return true;
    return false;
  }

  bool IsAhead(uint32_t at) const {
    const Lexeme* before = Before(at);
    const Lexeme* after = After(at + 1);
    const bool to = after != nullptr && after->Is(timex::kTo);
    switch (lexemes_[at].number) {
      case timex::kBeforeTo:
        return to || (after != nullptr && after->Is(timex::kSpan) && at > 0 && IsToBe(at - 1));
      case timex::kMaybe:
        return after == nullptr || after->classes != timex::kDash;  // not "would-be"
      case timex::kDue:
        return !to || (at > 0 && IsToBe(at - 1));
      case timex::kAsVerb: {
        if (before == nullptr || before->Is(timex::kTo | timex::kThe | timex::kA | timex::kPossessive | timex::kOn) ||
            !IsSmall(text_, lexemes_[at]))
          return false;
        for (uint32_t back = at, left = kDenialReach; back > 0 && left > 0; --left)
          if (const Lexeme& word = lexemes_[--back]; word.Is(timex::kPast) && word.number == timex::kToDo) return false;
        return true;
      }
      default:
        return true;
    }
  }

  std::string_view text_;
  uint32_t paragraph_;
  std::span<const Lexeme> lexemes_;
  const WordFormAt& forms_;
  std::vector<Found>& found_;
};

}  // namespace

namespace timex {

Published PublishedOn(std::string_view date) {
  Published published;
  published.month_only = date.size() == kMonthSize;
  const auto day = ParseCivilDate(std::string(date) + std::string(published.month_only ? kMiddle : ""));
  if (day) published.day = DayOf(*day);
  return published;
}

std::vector<Found> FindIn(std::string_view text, const WordFormAt& forms, Watch* watch) {
  std::vector<Found> found;
  Lexemes lexemes;
  found.reserve(kUsualFound);
  lexemes.room.resize(kUsualLexemes);
  uint32_t paragraph = 0;
  for (uint32_t at = 0; at < text.size(); ++paragraph) {
    at = ReadParagraph(text, at, &lexemes, watch);
    if ((lexemes.classes & (kCore | kNumber)) == 0) continue;  // numbers may make a year
    JoinNumbers(&lexemes);
    Finder(text, paragraph, lexemes.Read(), forms, &found).Run();
  }
  return found;
}

std::vector<TimeSpan> TimesIn(std::string_view text, std::string_view date, const WordFormAt& forms) {
  const std::vector<Found> found = FindIn(text, forms);
  const Published published = PublishedOn(date);
  return Place(found, published, IsHistory(found, published));
}

}  // namespace timex

std::vector<TimeSpan> TimesIn(std::string_view text, std::string_view date) { return timex::TimesIn(text, date, {}); }

}  // namespace dateline
