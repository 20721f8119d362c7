#include "store/story_place.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "times/civil_days.h"

namespace dateline {
namespace {

constexpr int kIdBits = 40;

}  // namespace

int64_t PlaceOfStory(std::string_view published, std::string_view id) {
  constexpr int32_t kDaysBefore = 1000000;  // so that a known day is above 0
  const std::optional<CivilDate> date = ParseCivilDate(published);
  const int64_t day = date ? int64_t{DayOf(*date)} + kDaysBefore : 0;
  const std::string digits(id.substr(std::min<size_t>(1, id.size()), kIdBits / 4));
  return day << kIdBits | static_cast<int64_t>(std::strtoull(digits.c_str(), nullptr, 16));
}

int64_t PlaceOfStory(int64_t story, Database* database) {
  Query& find = database->Prepared("SELECT published, id FROM story WHERE n = ?1");
  const int64_t place = find.With(story).Step() ? PlaceOfStory(find.Text(0), find.Text(1)) : 0;
  find.Reset();
  return place;
}

bool WithinDays(int64_t place, int64_t other, int32_t days) {
  const int64_t a = place >> kIdBits, b = other >> kIdBits;
  return a > 0 && b > 0 && std::abs(a - b) <= days;
}

}  // namespace dateline
