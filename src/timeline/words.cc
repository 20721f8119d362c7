#include "timeline/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "base/utf8.h"
#include "ledger/outline.h"
#include "ledger/wording.h"
#include "times/civil_days.h"

namespace dateline {
namespace {

constexpr size_t kShownId = 9, kLongestHead = 90;

// Of YYYY-MM-DD; ledger files of before may hold a 31st of every month, which is taken for the 28th.
std::optional<CivilDate> DateFrom(std::string_view day) {
  if (const auto date = ParseCivilDate(day); date || day.size() != 10) return date;
  return ParseCivilDate(std::string(day.substr(0, 8)).append("28"));
}

bool EndsMonth(std::string_view day) {
  const std::optional<CivilDate> date = DateFrom(day);
  return day.ends_with("-31") || (date && date->day == DaysIn(date->year, date->month));
}

}  // namespace

std::string_view NameOf(TimelineItem::Kind kind) {
  static constexpr std::array kNames = {"event", "planned", "statement", "figure", "position", "shift"};
  return kNames[static_cast<size_t>(kind)];
}

std::string DateOf(std::string_view first_day, std::string_view last_day) {
  if (first_day == last_day) return std::string(first_day);
  const bool days = first_day.size() == 10 && last_day.size() == 10;
  if (days && first_day.substr(0, 7) == last_day.substr(0, 7) && first_day.ends_with("-01") && EndsMonth(last_day))
    return std::string(first_day.substr(0, 7));
  if (days && first_day.substr(0, 4) == last_day.substr(0, 4) && first_day.ends_with("-01-01") &&
      last_day.ends_with("-12-31"))
    return std::string(first_day.substr(0, 4));
  return std::string(first_day).append("/").append(last_day);
}

std::string_view WeekdayOf(std::string_view day) {
  static constexpr std::array kNames = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  const std::optional<CivilDate> date = DateFrom(day);
  return date ? kNames[static_cast<size_t>(WeekdayOf(DayOf(*date)))] : std::string_view();
}

int64_t DayNumber(std::string_view day) {
  const std::optional<CivilDate> date = DateFrom(day);
  return date ? DayOf(*date) : 0;
}

std::vector<std::string> OutletsOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings) {
  std::vector<std::string> out;
  for (const TimelineTelling& telling : tellings) {
    if (telling.story < 0) continue;
    const std::string& outlet = timeline.stories[static_cast<size_t>(telling.story)].outlet;
    if (!outlet.empty() && std::find(out.begin(), out.end(), outlet) == out.end()) out.push_back(outlet);
  }
  return out;
}

size_t StoriesOf(const std::vector<TimelineTelling>& tellings) {
  std::vector<int> stories;
  stories.reserve(tellings.size());
  for (const TimelineTelling& telling : tellings) stories.push_back(telling.story);
  std::sort(stories.begin(), stories.end());
  return static_cast<size_t>(std::unique(stories.begin(), stories.end()) - stories.begin());
}

std::string SourcesOf(const Timeline& timeline, const std::vector<TimelineTelling>& tellings) {
  const size_t stories = StoriesOf(tellings);
  std::string outlets = Joined(OutletsOf(timeline, tellings), ", ");
  if (stories < 2) return outlets;
  return std::to_string(stories) + " stories" + (outlets.empty() ? "" : ": " + outlets);
}

std::string Excerpt(std::string_view sentence, std::string_view words, size_t most) {
  const size_t mark = sentence.find(") ");
  if (mark < kLongestHead) {
    for (const std::string_view dash : {"- ", "-- ", "— ", "– "}) {
      if (!sentence.substr(mark + 2).starts_with(dash)) continue;
      sentence.remove_prefix(mark + 2 + dash.size());
      break;
    }
  }
  if (sentence.size() <= most) return std::string(sentence);
  const size_t at = words.empty() ? std::string_view::npos : sentence.find(words.substr(0, words.find(" …")));
  if (at == std::string_view::npos || at + words.size() < most * 3 / 4) return Shortened(sentence, most);
  size_t begin = at - std::min(at, most / 2);
  begin = sentence.find(' ', begin);
  if (begin == std::string_view::npos || begin > at) begin = at;
  return "… " + Shortened(sentence.substr(begin == at ? at : begin + 1), most);
}

std::string FateWords(const TimelineItem& item) {
  if (item.fate_by.empty()) return item.fate;
  return item.fate + " (" + item.fate_by.substr(0, kShownId) + ")";
}

std::string_view ToneOfStance(std::string_view stance) {
  if (stance == "oppose" || stance == "demand" || stance == "reject") return "stern";
  if (stance == "support" || stance == "pledge" || stance == "offer") return "warm";
  return "plain";
}

}  // namespace dateline
