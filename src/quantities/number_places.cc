// NumberPlaces: looks a second time at what one bit of a hash let through, and at the dates.
#include "quantities/number_places.h"

#include <algorithm>

#include "quantities/tables.h"

namespace dateline::quantities {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsBlank(char c) { return c == ' ' || c == '\n'; }

// Letters with a sign or a blank behind them that are no word of a number. What an apostrophe or other letters than
// those of ASCII stand in may be one.
bool IsOtherWord(std::string_view text, uint32_t at, const NumberWords& words) {
  PackedWord word;
  const size_t size = LettersAt(text, at, &word);
  if (size == 0) return false;
  const char behind = at + size < text.size() ? text[at + size] : ' ';
  if (behind == '\'' || behind == '`' || static_cast<uint8_t>(behind) >= 0x80) return false;
  return size > kMostPacked || words.index.Find(word) == 0;
}

// Does a word end right before the blank before `at` that is no sign of money?
bool IsBehindWord(std::string_view text, uint32_t at) {
  if (at < 2 || !IsBlank(text[at - 1])) return false;
  uint32_t begin = at - 1;
  while (begin > 0 && at - 1 - begin <= kMostPacked && IsLetter(text[begin - 1])) --begin;
  const uint32_t size = at - 1 - begin;
  return size > 0 && size <= kMostPacked && !kSignWords.MayHave(Pack(text, begin, size));
}

// "5 May 1989", "May 5, 1989", "in 1989": its figures are no quantity, whatever stands beside. A date in words may be
// taken for a stretch, a year behind "Rs" is money, and a sentence may end at a line end or behind "of'Feb."
bool IsDate(std::string_view text, const timex::Found& time) {
  if (time.bound.form != timex::Form::kCalendar) return false;
  const std::string_view date = time.span.In(text);
  const bool apart = time.span.begin == 0 || IsBlank(text[time.span.begin - 1]);
  if (!apart || date.find('\n') != date.npos) return false;
  if (IsLetter(date.front())) return time.bound.month != 0 && IsDigit(date.back());
  return std::all_of(date.begin(), date.end(), IsDigit) && IsBehindWord(text, time.span.begin);
}

}  // namespace

timex::Watch WatchForNumbers(bool ordinals) {
  constexpr size_t kUsualPlaces = 64;
  timex::Watch watch = {&NumberWordsOf(!ordinals).filter, {}};
  watch.places.reserve(kUsualPlaces);
  return watch;
}

std::vector<uint32_t> NumberPlaces(std::string_view text, const std::vector<timex::Found>& times,
                                   std::vector<uint32_t> watched, bool ordinals) {
  const NumberWords& words = NumberWordsOf(!ordinals);
  auto time = times.begin();
  std::erase_if(watched, [&](uint32_t at) {
    while (time != times.end() && time->span.end <= at) ++time;
    if (!IsDigit(text[at])) return IsOtherWord(text, at, words);
    return time != times.end() && time->span.begin <= at && IsDate(text, *time);
  });
  return watched;
}

}  // namespace dateline::quantities
