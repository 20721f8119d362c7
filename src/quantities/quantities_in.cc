// The quantities of a text as its readers see them.
#include "dateline/quantities.h"

#include <algorithm>
#include <utility>

#include "base/packed_word.h"
#include "base/utf8.h"
#include "quantities/lexemes.h"
#include "quantities/quantities.h"
#include "times/find.h"

namespace dateline {
namespace {

constexpr std::string_view kKindNames[] = {"count",    "money", "percent", "measure",
                                           "duration", "age",   "ordinal", "score"};
constexpr std::string_view kMoves[] = {"", "up", "down"};
constexpr std::string_view kExactly = "=", kNear = "~", kLess = "<", kMore = ">";
constexpr size_t kCodeLetters = 3;

// The text, or a copy in which each ill-formed byte is a mark, so that places stay.
std::string_view WellFormed(std::string_view text, std::string* copy) {
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      at += (packed::Load(text, at) & packed::kHigh) == 0 ? 8 : 1;
      continue;
    }
    const Utf8Char c = DecodeUtf8(text, at);
    if (!c.valid) {
      if (copy->empty()) *copy = text;
      std::fill_n(copy->begin() + static_cast<std::ptrdiff_t>(at), c.size, '?');
    }
    at += c.size;
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

QuantitySpan SpanOf(const Segments& segments, Quantity&& q) {
  QuantitySpan s;
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
  return s;
}

// Of well-formed text, in which these times were found.
std::vector<QuantitySpan> SpansIn(std::string_view text, const std::vector<timex::Found>& times,
                                  const QuantitiesAlso& also) {
  Segments segments = Segment(text);
  std::erase_if(segments.sentences, [&](const Sentence& s) { return !quantities::MayHoldNumber(segments, s); });
  const QuantityOptions options = {
      .alone = true, .durations = true, .ages = also.ages, .ordinals = also.ordinals, .scores = also.scores};
  std::vector<Quantity> found = FindQuantities(text, segments, FindTimes(text, segments, {}, times), options);
  std::vector<QuantitySpan> spans;
  spans.reserve(found.size());
  for (Quantity& q : found) spans.push_back(SpanOf(segments, std::move(q)));
  return spans;
}

}  // namespace

std::vector<QuantitySpan> QuantitiesIn(std::string_view text, const QuantitiesAlso& also) {
  std::string copy;
  text = WellFormed(text, &copy);
  return SpansIn(text, timex::FindIn(text), also);
}

TimesAndQuantities TimesAndQuantitiesIn(std::string_view text, std::string_view date, const QuantitiesAlso& also) {
  const std::vector<timex::Found> found = timex::FindIn(text);
  const timex::Published published = timex::PublishedOn(date);
  TimesAndQuantities all;
  all.times = timex::Place(found, published, timex::IsHistory(found, published));
  std::string copy;
  const std::string_view formed = WellFormed(text, &copy);
  all.quantities = SpansIn(formed, copy.empty() ? found : timex::FindIn(formed), also);
  return all;
}

}  // namespace dateline
