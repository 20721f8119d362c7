// Fuzzes TimesIn with any bytes: spans are in order and not empty, values never empty, bounds ordered days.
#include <string>

#include "check_document.h"
#include "dateline/times.h"

namespace dateline {
namespace {

constexpr const char* kPublished[] = {"", "2024-02-29", "0001-01-01", "9999-12-31", "2024-02"};

void CheckTimesIn(std::string_view text, std::string_view date) {
  uint32_t at = 0;
  for (const TimeSpan& time : TimesIn(text, date)) {
    Require(time.span.begin >= at && time.span.begin < time.span.end && time.span.end <= text.size());
    at = time.span.end;
    Require(!time.type.empty() && !time.value.empty() && !time.precision.empty());
    Require(time.begin.empty() == time.finish.empty() && (time.begin.empty() || time.begin < time.finish));
  }
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* date : dateline::kPublished) dateline::CheckTimesIn(text, date);
  return 0;
}
