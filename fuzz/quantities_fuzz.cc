// Fuzzes quantities: those of any text are sorted, lie in one sentence each, and their numbers are finite and in order.
#include "quantities/quantities.h"

#include <cmath>

#include "valid_text.h"

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
    for (const std::optional<double>& number : {q.low, q.value, q.high}) Require(!number || std::isfinite(*number));
    Require(!q.low || !q.high || *q.low <= *q.high);
    Require(!q.qualifier.empty());
  }
  return 0;
}
