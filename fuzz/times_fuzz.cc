// Fuzzes times: expressions of any text are sorted, lie in one sentence each, and what is placed can be written.
#include "times/times.h"

#include "valid_text.h"

namespace dateline {
namespace {

constexpr std::string_view kPublished[] = {"2024-02-29", "0001-01-01", "9999-12-31", "2024-02"};

void CheckTimes(const std::vector<TimeExpression>& times, const Segments& s) {
  uint32_t at = 0;
  for (const TimeExpression& time : times) {
    Require(time.first_word >= at && time.first_word < time.end_word && time.end_word <= s.words.size());
    Require(s.words[time.first_word].sentence == s.words[time.end_word - 1].sentence);
    at = time.end_word;
    if (!time.placed) continue;
    Require(IsWritable(time.days) && !Written(time.days).empty());
  }
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = dateline::ValidText({reinterpret_cast<const char*>(data), size});
  const dateline::Segments segments = dateline::Segment(text);
  for (const std::string_view published : dateline::kPublished)
    dateline::CheckTimes(dateline::FindTimes(text, segments, published), segments);
  for (const dateline::TimeExpression& time : dateline::FindTimes(text, segments, {}))
    dateline::Require(!time.placed || time.anchor != dateline::TimeAnchor::kPublication);
  return 0;
}
