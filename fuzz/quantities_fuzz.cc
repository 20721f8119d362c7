// Fuzzes quantities: those of any text are sorted, lie in one sentence each, and their numbers are finite and in order;
// what the public header hands on lies in the text, whatever its bytes, and is all of it.
#include "quantities/quantities.h"

#include <cmath>

#include "dateline/quantities.h"
#include "valid_text.h"

namespace dateline {
namespace {

void CheckNumbers(const std::optional<double>& low, const std::optional<double>& value,
                  const std::optional<double>& high) {
  for (const std::optional<double>& number : {low, value, high}) Require(!number || std::isfinite(*number));
  Require(!low || !high || *low <= *high);
}

void CheckSpans(std::string_view text, const QuantitiesAlso& also) {
  uint32_t at = 0;
  for (const QuantitySpan& q : QuantitiesIn(text, also)) {
    Require(q.span.begin >= at && q.span.begin < q.span.end && q.span.end <= text.size());
    at = q.span.end;
    CheckNumbers(q.low, q.value, q.high);
    Require(!q.kind.empty() && !q.bound.empty() && (!q.change || std::isfinite(*q.change)));
  }
}

// Sentences that are passed over hold none.
void CheckPassedOver(std::string_view text, const Segments& segments) {
  const QuantityOptions options = {.alone = true, .durations = true, .ages = true, .ordinals = true, .scores = true};
  const std::vector<QuantitySpan> found = QuantitiesIn(text, {.ages = true, .ordinals = true, .scores = true});
  size_t n = 0;
  for (const Quantity& q : FindQuantities(text, segments, FindTimes(text, segments, {}), options)) {
    const Span span = {segments.words[q.first_word].span.begin, segments.words[q.end_word - 1].span.end};
    Require(n < found.size() && found[n++].span == span);
  }
  Require(n == found.size());
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using dateline::Require;
  const std::string text = dateline::ValidText({reinterpret_cast<const char*>(data), size});
  const dateline::Segments s = dateline::Segment(text);
  uint32_t at = 0;
  for (const dateline::Quantity& q : dateline::FindQuantities(text, s)) {
    Require(q.first_word >= at && q.first_word <= q.number_word && q.number_word < q.end_word);
    Require(q.end_word <= s.words.size());
    Require(s.words[q.first_word].sentence == s.words[q.end_word - 1].sentence);
    at = q.end_word;
    dateline::CheckNumbers(q.low, q.value, q.high);
    Require(!q.qualifier.empty());
  }
  dateline::CheckSpans({reinterpret_cast<const char*>(data), size}, {});
  dateline::CheckSpans(text, {.ages = true, .ordinals = true, .scores = true});
  dateline::CheckPassedOver(text, s);
  return 0;
}
