// The quantities of a text as its readers see them.
#include "dateline/quantities.h"

#include <algorithm>
#include <utility>

#include "base/packed_word.h"
#include "base/utf8.h"
#include "quantities/number_places.h"
#include "quantities/quantities.h"
#include "segment/segments.h"
#include "times/find.h"
#include "times/times.h"

namespace dateline {
namespace {

constexpr std::string_view kKindNames[] = {"count",    "money", "percent", "measure",
                                           "duration", "age",   "ordinal", "score"};
constexpr std::string_view kMoves[] = {"", "up", "down"};
constexpr std::string_view kExactly = "=", kNear = "~", kLess = "<", kMore = ">";
constexpr size_t kCodeLetters = 3;

bool IsAscii(std::string_view text) {
  uint8_t any = 0;  // of the bytes, by a loop that the compiler takes many at a time
  for (const char c : text) any |= static_cast<uint8_t>(c);
  return any < 0x80;
}

// The text, or a copy in which each ill-formed byte is a mark, so that places stay.
std::string_view WellFormed(std::string_view text, std::string* copy) {
  constexpr size_t kPart = 256;
  for (size_t at = 0; at < text.size();) {
    if (IsAscii(text.substr(at, kPart))) {
      at += kPart;
      continue;
    }
    for (const size_t end = std::min(text.size(), at + kPart); at < end;) {
      const Utf8Char c = DecodeUtf8(text, at);
      if (!c.valid) {
        if (copy->empty()) *copy = text;
        std::fill_n(copy->begin() + static_cast<std::ptrdiff_t>(at), c.size, '?');
      }
      at += c.size;
    }
  }
  return copy->empty() ? text : *copy;
}

bool IsCode(std::string_view unit) {
  return unit.size() == kCodeLetters &&
         std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view BoundOf(const Quantity& q) {
  if (q.near) return kNear;
  if (q.low && !q.high) return kMore;
  if (q.high && !q.low) return kLess;
  return q.value && q.move != Quantity::Move::kNone ? kMoves[static_cast<size_t>(q.move)] : kExactly;
}

void Fill(const Segments& segments, Quantity&& q, QuantitySpan* span) {
  QuantitySpan& s = *span;
  s.span = {segments.words[q.first_word].span.begin, segments.words[q.end_word - 1].span.end};
  s.kind = kKindNames[static_cast<size_t>(q.kind)];
  s.value = q.value;
  s.low = q.low;
  s.high = q.high;
  if (q.kind == Quantity::Kind::kMoney && IsCode(q.unit)) s.currency = q.unit;
  s.bound = BoundOf(q);
  s.unit = std::move(q.unit);
  s.per = std::move(q.per);
  s.qualifier = std::move(q.qualifier);
  s.move = kMoves[static_cast<size_t>(q.move)];
  s.from = q.from;
  if (q.from && q.value) s.change = *q.value - *q.from;
  s.further = q.further;
}

// Of well-formed text, in which these times were found and numbers watched for.
std::vector<QuantitySpan> SpansIn(std::string_view text, const std::vector<timex::Found>& times,
                                  std::vector<uint32_t> watched, const QuantitiesAlso& also) {
  const Segments segments =
      SegmentAround(text, quantities::NumberPlaces(text, times, std::move(watched), also.ordinals));
  if (segments.sentences.empty()) return {};
  const QuantityOptions options = {
      .alone = true, .durations = true, .ages = also.ages, .ordinals = also.ordinals, .scores = also.scores};
  std::vector<Quantity> found = FindQuantities(text, segments, WordsOfTimes(text, segments, times), options);
  std::vector<QuantitySpan> spans;
  spans.reserve(found.size());
  for (Quantity& q : found) Fill(segments, std::move(q), &spans.emplace_back());
  return spans;
}

}  // namespace

std::vector<QuantitySpan> QuantitiesIn(std::string_view text, const QuantitiesAlso& also) {
  std::string copy;
  text = WellFormed(text, &copy);
  timex::Watch watch = quantities::WatchForNumbers(also.ordinals);
  const std::vector<timex::Found> found = timex::FindIn(text, {}, &watch);
  return SpansIn(text, found, std::move(watch.places), also);
}

TimesAndQuantities TimesAndQuantitiesIn(std::string_view text, std::string_view date, const QuantitiesAlso& also) {
  timex::Watch watch = quantities::WatchForNumbers(also.ordinals);
  const std::vector<timex::Found> found = timex::FindIn(text, {}, &watch);
  const timex::Published published = timex::PublishedOn(date);
  TimesAndQuantities all;
  all.times = timex::Place(found, published, timex::IsHistory(found, published));
  std::string copy;
  const std::string_view formed = WellFormed(text, &copy);
  if (copy.empty()) {
    all.quantities = SpansIn(formed, found, std::move(watch.places), also);
  } else {
    watch = quantities::WatchForNumbers(also.ordinals);
    const std::vector<timex::Found> found_again = timex::FindIn(formed, {}, &watch);
    all.quantities = SpansIn(formed, found_again, std::move(watch.places), also);
  }
  return all;
}

}  // namespace dateline
